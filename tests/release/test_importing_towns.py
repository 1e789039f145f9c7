"""The same release in thirty languages and in the forms that press offices give it: headline, lead and text are right in each."""

from collections.abc import Iterator

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, imported, values
from tests.release.towns import MAIL, PHONE, TOWNS, Town


def plain_forms(town: Town) -> Iterator[str]:
    """Yield it as plain text, with the contact below."""
    label, date, head = town.label, town.date, town.headline
    text = f"{town.lead}\n\n{town.more}"
    contact = f"\n\n{town.contact}\nAnna Elm\n{MAIL}\n{PHONE}\n"
    asked = f"\n\n{town.contact}: Anna Elm, {PHONE}, {MAIL}\n"
    yield f"{label}\n\n{date}\n\n{head}\n\n{text}{contact}"
    yield f"{label} – {town.city}, {date}\n\n{head}\n\n{text}{contact}"
    yield f"{label}: {head}\n\n{date}\n\n{text}{contact}"
    yield f"{label.upper()}\n\n{head}\n\n{town.subhead}\n\n{town.city}, {date} – {text}{contact}"
    yield f"{town.immediate.upper()}\n\n{town.contact}: Anna Elm, {MAIL}, {PHONE}\n\n{head}\n\n{town.city}, {date} – {text}\n"
    yield f"{town.immediate}: {date}\n\n{head}\n\n{text}{asked}"
    yield f"{head}\n\n({town.city}, {date}) {text}{contact}"
    yield f"{head}\n\n{label}\n\n{date}\n\n{text}{asked}"
    yield f"{label} Nr. 12/2024 | {date}\n\n{head}\n\n{text}{asked}"
    yield f"Subject: {label}: {head}\nFrom: Anna Elm <{MAIL}>\nDate: Tue, 12 Mar 2024 09:00:00 +0100\n\n{text}{contact}"


def marked_forms(town: Town) -> Iterator[str]:
    """Yield it as Markdown of other tools."""
    label, date, head = town.label, town.date, town.headline
    text = f"{town.lead}\n\n{town.more}"
    asked = f"**{town.contact}:** Anna Elm, {MAIL}, {PHONE}\n"
    yield f'---\nlayout: post\ntitle: "{label}: {head}"\ndate: 2024-03-12\n---\n\n**{town.lead}**\n\n{town.more}\n\n## {town.contact}\n\nAnna Elm, {MAIL}, {PHONE}\n'
    yield f"# {label}\n\n## {head}\n\n*{town.city}, {date}*\n\n{text}\n\n{asked}"
    yield f"**{label.upper()}**\n\n**{head}**\n\n_{town.subhead}_\n\n**{town.city}, {date}** — {text}\n\n{asked}"
    yield f"---\ntitle: {label}\ndate: 2024-03-12\n---\n\n## {head}\n\n{text}\n\n{asked}"


def has_all(found: Imported, town: Town) -> None:
    """See that each part is where it belongs, and nothing else is in the text."""
    document = values(found.document)
    text = body(found.document).replace("**", "")
    assert found.headline == town.headline
    assert text in {f"{town.lead}\n\n{town.more}\n", f"{town.more}\n"}, text
    assert town.lead in text or document["lead"].strip("*") == town.lead
    assert str(document["date"]).startswith("2024-03-12")
    assert document["contacts"][0]["email"] == MAIL
    assert document.get("subhead", town.subhead) == town.subhead


@pytest.mark.parametrize("language", TOWNS)
@pytest.mark.usefixtures("untraced")
def test_plain_text_in_any_language(language: str) -> None:
    """With its label, its day and its town in whatever order."""
    for form in plain_forms(TOWNS[language]):
        has_all(imported(form, room=language), TOWNS[language])


@pytest.mark.parametrize("language", TOWNS)
@pytest.mark.usefixtures("untraced")
def test_markdown_in_any_language(language: str) -> None:
    """With the label in its title, its heading or above it."""
    for form in marked_forms(TOWNS[language]):
        has_all(brought(form, "a.md", room=language), TOWNS[language])


@pytest.mark.parametrize("language", TOWNS)
@pytest.mark.usefixtures("untraced")
def test_notes_below_the_text_in_any_language(language: str) -> None:
    """They are no text, nor is who the town is."""
    town = TOWNS[language]
    page = f"<p>{town.lead}</p>\n<p>{town.more}</p>\n<h2>{town.notes}</h2>\n<p>{town.subhead}.</p>"
    head = f"title: {town.headline}\nlocale: {language}\nfirst_published_at: 2024-03-12T09:35:00.000+00:00\nimage: null\n---\n"
    found = brought(f'{head}<div class="govspeak">{page}</div>\n', "a.html.txt", room=language)
    assert body(found.document) == f"{town.lead}\n\n{town.more}\n"
    assert town.subhead in values(found.document)["notes"]


def test_capitals_with_their_accents_are_no_other_word() -> None:
    """`MỚI` is new and `mỗi` is each, `BA` three and `bà` a lady: only the case of a headline changes."""
    town = TOWNS["vi"]
    more = f"{town.more} Bà Elm rất vui mừng."
    found = imported(f"{town.headline.upper()}\n\n{town.lead}\n\n{more}\n", room="vi")
    assert found.headline == town.headline


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_lines_of_a_script_without_blanks_are_joined_without_one(language: str) -> None:
    """A long paragraph that was wrapped, in a text of others."""
    town = TOWNS[language]
    long = (town.lead + town.more) * 3
    lines = [long[at : at + 44] for at in range(0, len(long), 44)]
    found = imported("\n".join((town.headline, "", *lines, "", town.more)) + "\n", room=language)
    assert body(found.document) == f"{long}\n\n{town.more}\n"


@pytest.mark.parametrize(
    ("language", "above", "below"),
    [
        ("fi", "Etusivu\nUutiset\n\n{head}\n\nJaa sivu: Facebook | X | LinkedIn", "Avainsanat: kirjasto, lapset\n\nTakaisin uutisiin"),
        ("tr", "Anasayfa\nHaberler\n\n{head}", "Etiketler: kütüphane, çocuk\n\nListeye dön"),
        ("zh", "{head} - Elm\n首页 > 新闻 > {head}\n{head}", "分享\n打印\n返回列表"),
        ("ja", "{head} - Elm\nホーム > ニュース > {head}\n{head}", "シェアする\n印刷\n一覧へ戻る"),
    ],
)  # fmt: skip
def test_a_page_around_it(language: str, above: str, below: str) -> None:
    """The way to it, where to share it, and what it is filed under."""
    town = TOWNS[language]
    text = f"{above.format(head=town.headline)}\n\n{town.lead}\n\n{town.more}\n\n{below}\n"
    found = imported(text, room=language)
    assert (found.headline, body(found.document)) == (town.headline, f"{town.lead}\n\n{town.more}\n")
