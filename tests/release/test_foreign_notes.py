"""Signs and notes within Markdown: marks of footnotes, arrows back to them, pictures that end a line, an annex below the end."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works."
MORE = "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."


def noted(text: str) -> Imported:
    """Import a Markdown file with a title and this text."""
    return brought(f"---\ntitle: The bridge reopens\ndate: 2024-11-06\n---\n\n{text}\n", "a.md", room="en")


@pytest.mark.parametrize(
    ("mark", "written"),
    [
        ('<sup><a href="#fn2" id="ref2">2</a></sup>', "²"),
        ('<sup id="a1">[12](#f1)</sup>', "¹²"),
        ('<a href="#fn2"><sup>2</sup></a>', "²"),
        ("<sup>3</sup>", "³"),
        ("10<sup>th</sup>", "10th"),
        ('<sup><a href="https://elm.example/n">2</a></sup>', "[²](https://elm.example/n)"),
    ],
)
def test_a_mark_in_a_link_is_raised_too(mark: str, written: str) -> None:
    """Else its figure would be part of the word before it."""
    assert body(noted(f"It holds{mark}, they say.").document) == f"It holds{written}, they say.\n"


@pytest.mark.parametrize("arrow", ["↩", "↩&#xfe0e;", "[↑]", "^"])
def test_an_arrow_back_to_its_mark_is_no_word_of_a_note(arrow: str) -> None:
    """It is listed; an arrow that leads elsewhere stays."""
    found = noted(f'{TEXT}\n\n{MORE}\n\n<p id="fn1">See the report of the town. <a href="#ref1">{arrow}</a></p>')
    assert body(found.document).endswith("\n\nSee the report of the town.\n")
    assert any(one in listed(found, "left out") for one in ("↩", "↩\ufe0e", "[↑]", "^"))
    assert "→ plan" in body(noted(f"{TEXT}\n\n[→ plan](#plan)\n\n{MORE}").document)


def test_notes_in_brackets_below_raised_marks_are_notes() -> None:
    """Not words on who speaks, though they begin with a name that the text has."""
    found = noted(
        f"{TEXT} The ABC¹ helped.\n\n{MORE} So did the XYZ².\n\n---\n\n[1]ABC stands for all of it and is read so by everybody.\n\n[2]XYZ is a house of its own and helps the towns of the county."
    )
    assert values(found.document)["notes"].startswith("[1]ABC")
    assert "boilerplate" not in values(found.document)


def test_an_annex_below_the_end_mark_is_for_editors() -> None:
    """With its headings and lists; who speaks stays apart from it."""
    end = "**About Elm**\n\nElm is a town by the river and its port.\n\n**About Oak Post (Oak)**\n\nOak Post is a house for letters in Elm and helps."
    annex = "**ANNEX A – Tickets**\n\nDay ticket\n\n- one map\n\nThe price is four crowns for all who come to us at the bridge."
    found = values(noted(f"{TEXT}\n\n{MORE}\n\n**END**\n\n{end}\n\n{annex}").document)
    assert found["boilerplate"].count("**About") == 2
    assert [line for line in found["notes"].split("\n") if line][:3] == ["ANNEX A – Tickets", "Day ticket", "- one map"]


def test_lines_without_a_paragraph_below_the_end_mark_are_a_sites() -> None:
    """Nobody wrote them for editors."""
    found = noted(f"{TEXT}\n\n{MORE}\n\n**END**\n\nBack to top\n\nAll news")
    assert "notes" not in values(found.document)


def test_one_word_that_is_no_name_says_not_who_speaks() -> None:
    """`Now is the time`, below a text that knows the letters of that word; a name does."""
    now = "Now is the time for towns to lead with bridges, and for all who know them to act as they should."
    above = f"{TEXT} We know and knew it.\n\n{MORE} Act now."
    assert "boilerplate" not in values(noted(f"{above}\n\n{now}").document)
    acme = "Acme is a maker of bridges in the county, with two works in Elm and many people who build them."
    assert values(noted(f"{above} Acme built it.\n\n{acme}").document)["boilerplate"] == acme


@pytest.mark.parametrize("end", ["! 🎉", " 🤝✨", "！", " 👏\ufe0f"])
def test_a_line_that_ends_with_a_picture_is_no_subhead(end: str) -> None:
    """It stands for a full stop, or behind one."""
    found = brought(
        f"---\ntitle: The bridge reopens\n---\n\nThe town has opened the old bridge to all{end}\n\n{TEXT}\n",
        "a.md",
        room="en",
    )
    assert "subhead" not in values(found.document)


VERSION = '<section data-lang="{0}" class="content" markdown="1">\n\n{1}\n\n</section>\n\n'
SAID = {"de": "Die Brücke ist offen.", "en": "The bridge is open.", "ua": "Міст відкрито."}


@pytest.mark.parametrize(("keys", "kept"), [("", "de"), ("lang: en\n", "en"), ("lang: fr\n", "de")])
def test_one_of_several_versions_in_a_file(keys: str, kept: str) -> None:
    """That in the language the file states, else the first; the others are listed."""
    text = "".join(VERSION.format(tag, said) for tag, said in SAID.items())
    found = brought(f"---\ntitle: Bridge\n{keys}date: 2024-11-06\n---\n\n{text}", "a.md", room="en")
    assert body(found.document) == f"{SAID[kept]}\n"
    gone = [one for one in listed(found, "left out") if one[:2] in SAID]
    assert len(gone) == 2


@pytest.mark.parametrize("tags", [("en", "en"), ("en",)])
def test_parts_of_one_language_are_no_versions(tags: tuple[str, ...]) -> None:
    """A text may say in which language it is, also of each of its parts."""
    text = "".join(VERSION.format(tag, f"{TEXT} {at}.") for at, tag in enumerate(tags))
    assert body(noted(text).document).count(TEXT) == len(tags)


def test_a_headed_paragraph_below_a_rule_is_the_texts() -> None:
    """Though it begins with a name; a heading with that name heads who speaks."""
    above = f"{TEXT} Elm pays for it.\n\n{MORE} Elm runs them.\n\n---"
    said = "Elm, as others do, works to bring its people to the river and over it on foot."
    found = noted(f"{above}\n\n**What comes next**\n\n{said}")
    assert body(found.document).endswith(f"## What comes next\n\n{said}\n")
    assert "boilerplate" in values(noted(f"{above}\n\n**Elm by the river**\n\n{said}").document)


def test_what_somebody_says_of_their_mailbox_is_the_texts() -> None:
    """Though it begins with where to write; without that it is for editors."""
    asks = "For more information on the bridge and its buses please write to bridge@elm.example."
    said = f"{asks} “We cannot answer each of you,” Ms Lee went on, “but we read all of it before the summer.”"
    assert body(noted(f"{TEXT}\n\n{MORE}\n\n{said}").document).endswith("before the summer.”\n")
    assert "bridge@elm.example" not in body(noted(f"{TEXT}\n\n{MORE}\n\n{asks}").document)


def test_a_rule_below_a_keys_words_is_none_of_them() -> None:
    """Some editors of sites write one there."""
    found = brought(
        f"---\ntitle: Bridge\nintro: |-\n  {TEXT} {MORE}\n\n\n  - - -\n---\n\nBuses too.\n", "a.md", room="en"
    )
    assert values(found.document)["lead"] == f"{TEXT} {MORE}"
