"""A text ends where its author's words do, also where no label says so: below a rule, and by the form of what stands there, in seventeen languages."""

import re
from itertools import product

import pytest

from pressctl.release.importing import Imported
from tests.release.ends import ENDS
from tests.release.foreign import brought, page
from tests.release.texts import body, imported, listed, values
from tests.release.towns import TOWNS

ELM = "https://elm.example/"
SOURCES = f"[1] {ELM}one\n[2] {ELM}two"


def house(language: str) -> str:
    """Return what the town is called at the beginning of the words on it."""
    said = ENDS[language].does
    return said.partition("は")[0] if language == "ja" else " ".join(said.split(" ", 2)[:2])


def tails(language: str) -> dict[str, tuple[list[str], str]]:
    """Return what may stand below a text, by name: its paragraphs, and the key that has them, "" where a page may have them too."""
    end = ENDS[language]
    return {
        "who below a rule": (["---", end.who], "boilerplate"),
        "what it does below a rule": (["---", end.does], "boilerplate"),
        "who and pictures below a rule": (["---", end.who, end.pictures], "boilerplate"),
        "who, then whom to ask, below a rule": (["---", end.does, "press@elm.example"], "boilerplate"),
        "sources, then who": ([SOURCES, end.who], "boilerplate"),
        "who, then where it is followed": ([end.who, end.pictures], "boilerplate"),
        "who, then its site": ([end.who, "www.elm.example"], "boilerplate"),
        "who, then whom to call": ([end.who, end.person], "boilerplate"),
        "who below its name": ([f"**{house(language)}**", end.does], "boilerplate"),
        "sources": ([SOURCES], "notes"),
        "sources, each a paragraph": ([f"[1] {ELM}one", f"[2] {ELM}two"], "notes"),
        "sources of paper": (["[1] Lee, A. (2019): The river. Elm Press.", "[2] Oak, B.: The town, p. 12."], "notes"),
        "sources below a rule": (["---", SOURCES], "notes"),
        "where it is followed": ([end.pictures], ""),
        "what to give": ([end.gift], "notes"),
        "a note in italics": ([f"*{end.note}*"], "notes"),
        "a note in brackets": ([f"({end.note})"], "notes"),
        "a note in italics below a rule": (["---", f"*{end.note}*"], "notes"),
        "links below a rule": (["---", f"## {end.links}", f"[A]({ELM}one)"], "notes"),
        "whom to call": ([end.person], "contacts"),
    }


def came_of(language: str, tail: list[str], form: str) -> Imported:
    """Import a release of the town with this at its end, as Markdown, as plain text or as a page."""
    town = TOWNS[language]
    if form == "a.txt":
        plain = [one.replace("*", "").replace("## ", "") for one in tail]
        top = [town.label, town.headline, f"{town.city}, {town.date}", town.lead, town.more]
        return imported("\n\n".join([*top, *plain]) + "\n", room=language)
    if form == "a.md":
        marked = [re.sub(r"\[(?=\d)", r"\\[", one).replace("\n", "\\\n") for one in tail]
        front = f'---\ntitle: "{town.headline}"\ndate: 2024-03-12\n---\n\n'
        return brought(front + "\n\n".join([town.lead, town.more, *marked]) + "\n", form, room=language)
    text = f"<p>{town.lead}</p><p>{town.more}</p>" + "".join(map(as_html, tail))
    return brought(page(f"<h1>{town.headline}</h1>{text}"), form, room=language)


def as_html(said: str) -> str:
    """Return one of these paragraphs as a page has it."""
    if said == "---":
        return "<hr>"
    if said.startswith("## "):
        return f"<h2>{said[3:]}</h2>"
    linked = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', said)
    emphasised = re.sub(r"\*(.+)\*", r"<em>\1</em>", re.sub(r"\*\*(.+)\*\*", r"<b>\1</b>", linked))
    return f"<p>{emphasised.replace(chr(10), '<br>')}</p>"


@pytest.mark.parametrize(("language", "form"), [*product(ENDS, ["a.md", "a.txt", "a.html"])])
def test_what_stands_below_a_text_is_no_part_of_it(language: str, form: str) -> None:
    """Each in its key, and no word of it is lost; plain text has no italics."""
    town = TOWNS[language]
    for name, (tail, key) in tails(language).items():
        if form == "a.txt" and "italics" in name:
            continue
        found = came_of(language, tail, form)
        assert body(found.document) == f"{town.lead}\n\n{town.more}\n", name
        assert not key or values(found.document).get(key), name
        words = {word for one in tail for word in re.findall(r"\w{4,}", one)}
        assert [word for word in words if word not in found.document] == [], name


@pytest.mark.parametrize(("language", "form"), [*product(ENDS, ["a.md", "a.txt", "a.html"])])
def test_the_last_words_of_a_text_stay_in_it(language: str, form: str) -> None:
    """News that begin with the town's name, also below a rule; what somebody says, in italics; a plain note."""
    town, end = TOWNS[language], ENDS[language]
    said = f"*“{end.note}”*"
    for tail in (
        [end.news],
        ["---", end.news],
        ["---", end.who, end.news],
        [end.note],
        [said],
        ["---", end.note, end.news],
    ):
        kept = body(came_of(language, tail, form).document).replace("\\", "")
        assert town.more in kept
        assert [one for one in tail if one != "---" and one.strip("*") not in kept] == []


@pytest.mark.parametrize(
    "tail",
    [
        "*“We are glad that all of it is done,” the mayor said.*",
        "*All of the rooms are open now.*\n\nOthers will follow.\n\n*So will the gardens.*",
        "The town has two of them [1] and wants a third.",
        "See you (in the large hall, that is).",
        "The library of the town writes its own paper, on Instagram too.",
        "Die Bücher stehen alle in der Stadt.\n\n## Wie es weitergeht\n\nDie Gärten folgen im Herbst, und die Kinder freuen sich schon darauf.",
        "Los jardines siguen en otoño.\n\n---\n\nLos niños ya se alegran de ello, y con ellos todos los vecinos.",
        "- Mail: books\n- Hours: ten to six",
        "Les tarifs :\n\n- 12 euros pour les grands\n- 6 euros pour les petits",
        "Elmton\n\nThe mayor of Elmton opens the doors, and the children of all schools are there to see it.",
    ],
)
def test_what_only_looks_alike_stays(tail: str) -> None:
    """A quotation in italics, paragraphs of a text in italics in turn, brackets within, a rule between two parts of a text."""
    town = TOWNS["en"]
    front = f'---\ntitle: "{town.headline}"\ndate: 2024-03-12\n---\n\n'
    found = brought(f"{front}{town.lead}\n\n{town.more}\n\n{tail}\n", "a.md", room="en")
    kept = body(found.document).replace("\\", "")
    assert [one for one in tail.split("\n\n") if one != "---" and one not in kept] == []


@pytest.mark.parametrize("form", ["a.md", "a.txt", "a.html"])
def test_titles_of_others_with_their_days_are_listed(form: str) -> None:
    """As a page has its latest below each of its texts."""
    tail = [
        "Trams at night again",
        "6 March 2024",
        "Mayor opens the school",
        "2 March 2024",
        "New benches",
        "1 March 2024",
    ]
    found = came_of("en", tail, form)
    assert body(found.document) == f"{TOWNS['en'].lead}\n\n{TOWNS['en'].more}\n"
    assert "Mayor opens the school" in " / ".join(listed(found, "left out"))


@pytest.mark.parametrize(
    "tail", ["Read the other releases on it:", "**Lesen Sie dazu auch:**", "Pour en savoir plus :", "詳細はこちら："]
)
def test_a_line_that_leads_to_what_is_gone_is_listed(tail: str) -> None:
    """What stood below it was a page's."""
    found = came_of("en", [tail], "a.html")
    assert body(found.document) == f"{TOWNS['en'].lead}\n\n{TOWNS['en'].more}\n"
    assert tail.strip("*") in " / ".join(listed(found, "left out"))


def test_a_file_alone_is_listed() -> None:
    """By its kind."""
    found = came_of("en", [f"[PDF]({ELM}release.pdf)"], "a.md")
    assert body(found.document) == f"{TOWNS['en'].lead}\n\n{TOWNS['en'].more}\n"
    assert "release.pdf" in " / ".join(listed(found, "left out"))


@pytest.mark.parametrize(("sign", "points"), [("*", True), ("†", True), ("²", True), ("*", False)])
def test_a_note_to_a_word_above(sign: str, *, points: bool) -> None:
    """The sign stands behind that word; without one it is text."""
    town = TOWNS["en"]
    lead = town.lead.replace("books", f"books{sign}") if points else town.lead
    note = f"{sign} Of these some are on loan from the city of Ashton."
    found = imported(
        f"{town.label}\n\n{town.headline}\n\n{town.city}, {town.date}\n\n{lead}\n\n{town.more}\n\n{note}\n"
    )
    assert ("on loan" in body(found.document)) is not points
    assert ("on loan" in values(found.document).get("notes", "")) is points


def test_where_to_write_in_a_list_below_a_line_with_a_colon() -> None:
    """Whatever that line says."""
    entries = f"- Mail: info@elm.example\n- {ELM}contact\n- press@elm.example"
    found = came_of("it", ["Per ogni comunicazione si possono usare questi canali:", entries], "a.md")
    assert body(found.document) == f"{TOWNS['it'].lead}\n\n{TOWNS['it'].more}\n"
    assert "info@elm.example" in found.document


def test_links_below_who_speaks_are_for_editors() -> None:
    """Under a heading that says so."""
    links = f"- [Downloads]({ELM}1)\n- [Release notes]({ELM}2)"
    who = f"## About Elmton\n\n{ENDS['en'].who}"
    for form in ("a.md", "a.html"):
        tail = (
            [who, "## Links", links]
            if form == "a.md"
            else ["## About Elmton", ENDS["en"].who, "## Links", f"[D]({ELM}1)"]
        )
        found = came_of("en", tail, form)
        assert body(found.document) == f"{TOWNS['en'].lead}\n\n{TOWNS['en'].more}\n"
        assert f"{ELM}1" in values(found.document)["notes"]


@pytest.mark.parametrize(
    ("tail", "gone"),
    [
        (f"- The whole statement: statement.pdf\n- The statement on [elm.example]({ELM}2)", True),
        (f"- [The plan of the town]({ELM}1)\n- [The map]({ELM}2)", True),
        (f"- The town has put [a plan]({ELM}1) where all can read it, and will print it in May.\n- It has a map.", False),
        ("- ten rooms\n- one garden", False),
        (f"The plans are these:\n\n- [The plan of the town]({ELM}1)\n- [The map]({ELM}2)", False),
    ],
)  # fmt: skip
def test_a_list_of_links_below_the_last_sentence(tail: str, *, gone: bool) -> None:
    """For editors where nothing leads to it; items that say something stay."""
    found = came_of("fi", [tail], "a.md")
    assert (body(found.document) == f"{TOWNS['fi'].lead}\n\n{TOWNS['fi'].more}\n") is gone
    assert bool(values(found.document).get("notes")) is gone


@pytest.mark.parametrize(
    ("tail", "gone"),
    [
        (["*The large room*", "*The garden, in winter*"], True),
        (["*Ann Lee*", "*Bob Ray*"], False),
        (["## Pictures of the day"], True),
        (["## Come and see!"], False),
        (["---", "## Kuvitus", "- The rooms (JPG)\n- The garden (JPG)"], True),
        (["**Bring your boots!**", "*More about it can be read at the town hall.*"], False),
    ],
)
def test_what_has_lost_its_pictures(tail: list[str], *, gone: bool) -> None:
    """Captions and a heading of nothing; names, a call and what is said in bold stay."""
    found = came_of("en", tail, "a.md")
    kept = body(found.document).removeprefix(f"{TOWNS['en'].lead}\n\n{TOWNS['en'].more}\n").lstrip("\n")
    assert (kept == "") is gone
    assert gone or tail[0] in kept


def test_who_speaks_may_be_said_twice() -> None:
    """Once below its label, and once more below whom to ask, under words of its own."""
    who = f"## About Elmton\n\n{ENDS['en'].who}"
    more = "The City of Elmton is an independent town that lives on gifts, and says from whom it has them."
    found = came_of(
        "en", [who, "## Press contact", "Ann Lee, ann@elm.example", "*Where it gets its money*", more], "a.md"
    )
    assert body(found.document) == f"{TOWNS['en'].lead}\n\n{TOWNS['en'].more}\n"
    assert more in values(found.document)["boilerplate"]


@pytest.mark.parametrize(
    "number", ["DE02 1203 0000 0000 2020 51", "FR7630006000011234567890189", "NL91 ABNA 0417 1643 00"]
)
def test_the_number_of_an_account_is_none_to_call(number: str) -> None:
    """Nobody's phone is inferred from it."""
    found = came_of("en", ["## Press contact", f"Ann Lee, ann@elm.example\nIBAN {number}"], "a.txt")
    assert all("phone" not in row for row in values(found.document).get("contacts", []))
    assert number.rsplit(" ", maxsplit=1)[-1] in found.document


@pytest.mark.parametrize("form", ["a.md", "a.html"])
def test_whom_to_ask_above_a_note_in_italics(form: str) -> None:
    """In a line of its own, below words on the text: both are told once what stands below is taken off."""
    tail = ["Kontakt Elm: Ann Lee, CEO, ann@elm.example, 070-8242258", f"*{ENDS['sv'].note}*"]
    found = came_of("sv", tail, form)
    assert body(found.document) == f"{TOWNS['sv'].lead}\n\n{TOWNS['sv'].more}\n"
    assert values(found.document)["contacts"][0]["email"] == "ann@elm.example"
