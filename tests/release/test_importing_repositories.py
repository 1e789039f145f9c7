"""Releases that organisations keep as Markdown in a repository: records below the title, components, texts set apart as a whole."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

LEAD = "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children."
MORE = "The work took two years and cost two million euros, of which the region paid half."


def kept(text: str, *keys: str, language: str = "en") -> Imported:
    """Import a Markdown file with a title, a date and more keys."""
    front = "\n".join(("title: Elmton opens three libraries", "date: 2016-05-04", *keys))
    return brought(f"---\n{front}\n---\n\n{text}", "2016-05-04-libraries.md", room=language)


@pytest.mark.parametrize("label", ["**Subhead**:", "**Subtítulo:**", "Untertitel:", "**Sous-titre** :", "**부제:**"])
def test_a_field_below_the_title_says_the_subhead(label: str) -> None:
    """Where the front matter has the title, a line of the text may name what it holds."""
    found = kept(f"{label} Open in the evening too\n\n{LEAD}\n\n{MORE}\n")
    assert values(found.document)["subhead"] == "Open in the evening too"
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"


def test_the_headlines_own_field_and_the_name_of_a_summary_are_no_text() -> None:
    """The headline stands there once more; what the summary says is the lead."""
    found = kept(f"**Title:** Elmton opens three libraries\n\n**Summary:** {LEAD}\n\n{MORE}\n")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    assert "Title: Elmton opens three libraries" in listed(found, "left out")


@pytest.mark.parametrize(
    "record",
    [
        "**Published**: 4 May 2016\n**Updated**: 5 May 2016\n**Place**: Elmton",
        "**Publicado em:** 04/05/2016 10h40\n**Local:** Elmton",
        "__Veröffentlicht am__: 4. Mai 2016\n__Ort__: Elmton",
    ],
)
def test_a_record_of_when_and_where_a_text_was_published_is_no_lead(record: str) -> None:
    """Its lines stand below each other without a break, and each begins with a name in bold."""
    found = kept(f"{record}\n\n{LEAD}\n\n{MORE}\n")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    assert any(value.endswith("Elmton") for value in listed(found, "left out"))


def test_when_and_where_something_happens_stay() -> None:
    """An event's day and place are not those of publishing."""
    found = kept(f"**When**: 4 June 2016\n**Where**: Elm Square\n\n{LEAD}\n\n{MORE}\n")
    assert "Elm Square" in body(found.document)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("**（2016年5月4日 ニレ合同会社）**", "ja"),
        ("(4 May 2016, Elm Ltd)", "en"),
        ("2016年5月4日　株式会社ニレ", "ja"),
    ],
)
def test_a_day_and_who_issues_the_text_are_no_lead(line: str, language: str) -> None:
    """They stand in brackets, or a kind of company says who it is."""
    found = kept(f"{line}\n\n{LEAD}\n\n{MORE}\n", language=language)
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"


def test_a_title_without_case_is_in_no_capitals() -> None:
    """The few letters that have case stay as they are written: `AI`, `RAG`."""
    found = kept(f"## 〜社内の文書をAIとRAGとMCPとSOCで探せる新しい図書館〜\n\n{LEAD}\n", language="ja")
    assert values(found.document)["subhead"] == "〜社内の文書をAIとRAGとMCPとSOCで探せる新しい図書館〜"


def test_a_link_below_the_first_words_is_text() -> None:
    """Also where those end without a full stop, and where the link leads to what follows."""
    lead = "At the fourth congress of libraries that opens at Elmton we meet a *famous* guest **Ann Lee**"
    found = kept(f"{lead}\n\n[According to what the congress tells:](https://elm.example/a)\n\n{MORE}\n")
    assert "[According to what the congress tells:](https://elm.example/a)" in body(found.document)


def test_a_release_set_apart_as_a_whole_is_no_quotation() -> None:
    """A site that passes a release on may write all of it as a quotation."""
    quoted = "\n>\n".join(f"> {paragraph}" for paragraph in (LEAD, MORE, MORE.replace("two", "three")))
    found = kept(f"{quoted}\n\nWe thank the town.\n")
    assert body(found.document).startswith(f"{LEAD}\n\n{MORE}\n")


@pytest.mark.parametrize(
    ("component", "words"),
    [
        ('<EmailLink email="press@elm.example" />', "press@elm.example"),
        ('<Button label="Read the plan" href="https://elm.example/plan" />', "[Read the plan](https://elm.example/plan)"),
        ('<Mail to="mailto:press@elm.example"/>', "press@elm.example"),
    ],
)  # fmt: skip
def test_what_a_component_shows_is_kept(component: str, words: str) -> None:
    """MDX has an address or a button's words in the attributes of one tag."""
    found = kept(f"{LEAD}\n\nThe plan: {component} has all of it, and more than that.\n\n{MORE}\n")
    assert words in body(found.document)


def test_a_component_without_words_is_listed() -> None:
    """Nothing that stands in the file goes without being told."""
    found = kept(f'{LEAD}\n\n<Chart data={{{{ a: 1 }}}} />\n\n<Divider size="4" />\n\n{MORE}\n')
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    assert any("<Divider" in value for value in listed(found, "left out"))


def test_a_components_style_is_no_gap() -> None:
    """Braces in a tag are no value that a site fills in."""
    found = kept(f"{LEAD}\n\n<div style={{{{ textAlign: 'right' }}}}>\n\nAnn Lee, mayor\n\n</div>\n\n{MORE}\n")
    assert not any(finding.code == "template-gap" for finding in found.findings)


@pytest.mark.parametrize("address", ["press at elm dot example", "presse at ulme punkt example", "prensa arroba olmo punto example"])  # fmt: skip
def test_an_address_in_words_is_one_to_write_to(address: str) -> None:
    """Pages hide addresses from programs so, without brackets too."""
    found = kept(f"{LEAD}\n\n{MORE}\n\n### Press contact\n\n{address}\n")
    local, _, *_, last = address.split(" ")
    assert values(found.document)["contacts"][0]["email"].startswith(f"{local}@")
    assert values(found.document)["contacts"][0]["email"].endswith(f".{last}")


def test_no_circumstance_is_who_speaks() -> None:
    """Neither the word before who speaks, nor to whom somebody speaks."""
    said = "“The rooms are larger than those that we had, and they are open on Sundays too.”"
    found = kept(f"{LEAD}\n\nAs Ann Lee said, {said}\n\n{MORE}\n")
    assert values(found.document)["quotes"][0]["speaker"] == "Ann Lee"
    spanish = "La biblioteca abre el domingo. El alcalde está contento.\n\nDijo a este diario: «Las salas son más grandes que las de antes, y abren también el domingo.»"
    found = kept(f"{spanish}\n", language="es")
    assert all(quote.get("speaker") != "a este diario" for quote in values(found.document).get("quotes", ()))


@pytest.mark.parametrize(
    "record",
    [
        "Published: 4 May 2016\nPlace: Elmton, Elmland",
        "**Date:** 2016-05-04 (of the page)\n**Publisher:** Elmton town hall\n**URL:** https://elm.example/a-page-of-it",
        "> Embargo: until 5 May 2016\n> Issued by: Elmton town hall\n> Office: the mayor",
    ],
)
def test_a_record_of_an_export_is_no_text(record: str) -> None:
    """Its lines are told one by one, whether in bold, plain or set apart as a quotation."""
    found = kept(f"# Elmton opens three libraries\n\n{record}\n\n{LEAD}\n\n{MORE}\n")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    assert "subhead" not in values(found.document)


def test_a_records_numbers_are_whom_to_ask() -> None:
    """Who issues a text, and whom to call there, stand in one field in Korea."""
    record = "> 보도일시: 2016. 5. 4.(수) 10:00\n> 발표기관: 느릅시청 (공보관 김은하, 02-555-0100)\n> 담당과: 도서관과"
    found = kept(
        f"{record}\n\n느릅시(시장 김은하)는 오는 5월부터 도서관 3곳을 새로 연다고 4일 밝혔다.\n", language="ko"
    )
    assert values(found.document)["contacts"] == [{"name": "공보관 김은하", "role": "느릅시청", "phone": "02-555-0100"}]


def test_a_record_above_the_text_tells_the_title() -> None:
    """Where the front matter has none, and no heading says it."""
    record = "**URL:** https://elm.example/a\n**Title:** Elmton opens three libraries\n**Language:** en"
    found = brought(
        f"---\nlanguage: en\ningest_date: 2024-02-01\n---\n\n{record}\n\n---\n\n{LEAD}\n\n{MORE}\n", "a.md", room="en"
    )
    assert values(found.document)["headline"] == "Elmton opens three libraries"
    assert "date" not in values(found.document)  # the day on which a tool read it is not the release's
    assert LEAD in body(found.document)


def test_a_standfirst_set_apart_is_the_lead() -> None:
    """One paragraph at the top that nobody says."""
    found = kept(f"**Elmton – 4 May 2016**\n\n> {LEAD}\n\n{MORE}\n")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    assert listed(found, "lead")[0].startswith("The town of Elmton opens")


@pytest.mark.parametrize(
    ("quoted", "below"),
    [(f"“{LEAD}”", MORE), (LEAD, f"Ann Lee, the mayor, said this on Monday. {MORE}"), (f"{LEAD}\n> — Ann Lee", MORE)],
)
def test_words_that_somebody_says_stay_a_quotation(quoted: str, below: str) -> None:
    """By their marks, or by who says them."""
    assert body(kept(f"> {quoted}\n\n{below}\n").document).startswith("> ")


@pytest.mark.parametrize("day", ["Wo 04.05.2016", "Mi., 4. Mai 2016", "mer. 04/05/2016", "St 4. 5. 2016"])
def test_a_weekday_cut_short_is_no_place(day: str) -> None:
    """It stands before its day as a town does."""
    found = kept(f"{day}\n\n{LEAD}\n\n{MORE}\n")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"
    assert "dateline" not in values(found.document)


def test_links_below_whom_to_ask_are_no_text() -> None:
    """Buttons of a page stand above the headline once more, one below the other."""
    top = "Media Contact  \nAnn Lee  \nPress officer of the town of Elmton  \nann@elm.example\n\n[View on a wire](https://wire.example/a)<br>\n[Get the kit](/kit.zip)"
    found = kept(f"{top}\n\n##### Elmton opens three libraries\n\n{LEAD}\n\n{MORE}\n")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"


def test_a_heading_as_long_as_a_paragraph_heads_nothing() -> None:
    """With a link glued to its end it ends as no sentence does."""
    said = f"{LEAD} {MORE} The mayor cuts the ribbons at noon and reads to the children of all three schools, as long as they like.[The programme](p.pdf)"
    found = kept(f"### {said}\n\n{LEAD}\n\n{MORE}\n")
    assert body(found.document).startswith(LEAD)
    assert "#" not in body(found.document)


@pytest.mark.parametrize("day", ["2016-05-04", "2016/05/04", "2016.05.04"])
def test_a_day_is_no_number_to_call(day: str) -> None:
    """Neither in a list of what a tool knows of a text."""
    found = kept(
        f"{LEAD}\n\n{MORE}\n\n## Press release metadata\n\n- **Date**: {day} (Wednesday)\n- **Topic**: Libraries\n"
    )
    assert "contacts" not in values(found.document)
    assert day in body(found.document)


def test_hours_from_when_until_when_stay() -> None:
    """What lasts is an event, also at the end of a text."""
    found = kept(f"{LEAD}\n\n{MORE}\n\n**Dato:** 14. mars kl 18:00-21:00\n")
    assert "18:00-21:00" in body(found.document)


def test_when_papers_and_when_broadcasters_may_tell_is_no_place() -> None:
    """Korean records name both before their days."""
    record = "**느 릅 시 보도자료 — 보도시점 2016. 5. 5.(목) 조간 / 온라인·방송 2016. 5. 4.(수) 09:00**"
    found = kept(
        f"{record}\n\n느릅시(시장 김은하)는 오는 5월부터 도서관 3곳을 새로 연다고 4일 밝혔다.\n", language="ko"
    )
    assert "dateline" not in values(found.document)
    assert body(found.document).startswith("느릅시(시장")


def test_norwegian_is_told_from_danish_by_its_own_words() -> None:
    """They share nearly all their small words; `av`, `seg` are in one alone."""
    text = (
        "– Kommunen har gjort det lettere for alle å få plass i biblioteket. Samtidig er vi i en situasjon der mange er uten plass, "
        "og det er viktig for meg at de som vil lese, skal få det. For mange vil det være lite å tjene på dette, og derfor er det noe "
        "vi har vært opptatt av, sier ordføreren. Halvparten av dem som tar seg tid, kan bruke rommene av tre til klokka ni.\n"
    )
    found = brought(f"---\ntitle: Vil lette tilgangen\ndate: 2016-05-04\n---\n\n{text}", "a.md", room="en")
    assert values(found.document)["language"] == "nb"


@pytest.mark.parametrize("sign", ["|", "·", "•", "│", "/"])
def test_a_sign_alone_between_what_a_page_says_of_a_text_is_no_lead(sign: str) -> None:
    """It parts the day from the categories."""
    page = f"<html><body><article><h1>Elmton opens three libraries</h1><p>4 May 2016</p><p>{sign}</p><p>{LEAD}</p><p>{MORE}</p></article></body></html>"
    found = brought(page, "libraries.html", room="en")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"


@pytest.mark.parametrize(
    "fields",
    [
        "**Plats**: Ivern på Kommunhuset i Almby  \n**Tid**: Tisdag 23 september klockan 18:30  ",
        "**Tujuan** : Sembilan perpustakaan dibuka di Elmton\n\n**Lokasi** : Balai Kota\n\n**Hadir** :\n* Warga",
        "**Where**: The old hall of Elmton town\n\n**When**: Tuesday evening at half past six",
    ],
)
def test_a_field_among_fields_is_no_subhead(fields: str) -> None:
    """Each stays where it stands."""
    found = kept(f"{fields}\n\n{LEAD}\n\n{MORE}\n")
    assert "subhead" not in values(found.document)
    assert fields.partition(":")[0] in body(found.document)


@pytest.mark.parametrize("tag", ["strong", "b"])
def test_a_line_in_bold_is_a_paragraph_in_html_too(tag: str) -> None:
    """As it is where stars set it."""
    found = kept(f"<{tag}>{LEAD}</{tag}>\n{MORE}\n")
    assert body(found.document) == f"**{LEAD}**\n\n{MORE}\n"


def test_untuk_disebarluaskan_is_no_subhead() -> None:
    """It says in Indonesian that the text may be used at once."""
    text = "Tiga perpustakaan dibuka di kota ini pada bulan Mei, masing-masing dengan sepuluh ribu buku."
    found = kept(
        f"**Siaran Pers**\n\n*Untuk disebarluaskan*\n\nElmton, 4 Mei 2016\n\n{text}\n\n{text}\n", language="id"
    )
    assert "subhead" not in values(found.document)
    assert body(found.document).startswith(text)


def test_an_address_whose_sign_alone_is_a_word() -> None:
    """A mailbox that offices have, and a domain with its points."""
    found = kept(f"{LEAD}\n\n{MORE}\n\n## Contact\n\nAnn Miller: press at elmton.example.org\n")
    assert values(found.document)["contacts"] == [{"name": "Ann Miller", "email": "press@elmton.example.org"}]


def test_where_to_meet_is_no_address() -> None:
    """Only a mailbox that offices have makes one."""
    said = "Join us at elmton.example.org for more."
    assert said in body(kept(f"{LEAD}\n\n{said}\n\n{MORE}\n").document)


def test_when_passes_are_given_out_is_nobody_s_role() -> None:
    """Days with their hours are the text's, though an address stands below them."""
    found = kept(
        f"<p>{LEAD}</p>\n<p>{MORE}</p>\n<p>Press passes are given out in the town hall at these hours:</p>\n<p>Friday 23 July 3-6 pm</p>\n"
        "<p>Monday 26 July 12-6 pm</p>\n<p>For details write to <a href='mailto:press@elmton.example'>press@elmton.example</a></p>\n"
        "<p>Contact: Ann Miller, mayor, ann@elmton.example, phone 0123 456 789</p>\n"
    )
    assert "Friday 23 July" in body(found.document)
    assert "Monday 26 July" in body(found.document)


def test_a_question_in_bold_above_whom_to_ask_heads_it() -> None:
    """As below a heading, what it heads stays below it."""
    said = "Please contact our press officer, Ann Miller, at ann@elmton.example or 0123 456 789."
    found = kept(f"{LEAD}\n\n{MORE}\n\n- Elm\n- Ash\n\n**Are you a journalist?**\n\n{said}\n")
    assert body(found.document).endswith(f"**Are you a journalist?**\n\n{said}\n")


def test_a_house_named_above_a_person_is_where_the_person_works() -> None:
    """A line of its own with a colon at its end heads who stands below it."""
    found = kept(
        f"{LEAD}\n\n{MORE}\n\n**Contact:**\n\n**Open Library Elmton:**\n\nAnn Miller\n\nEmail: <ann@elmton.example>\n\n"
        "**Friends Abroad:**\n\nPaul Smith\n\nFriends Abroad: <paul@abroad.example>\n"
    )
    assert values(found.document)["contacts"] == [
        {"name": "Ann Miller", "role": "Open Library Elmton", "email": "ann@elmton.example"},
        {"name": "Paul Smith", "role": "Friends Abroad", "email": "paul@abroad.example"},
    ]


def test_a_person_above_an_address_is_its_name() -> None:
    """Also where a colon ends the line."""
    found = kept(f"{LEAD}\n\n{MORE}\n\n## Contact\n\nAnn Miller:\n\nann@elmton.example\n")
    assert values(found.document)["contacts"] == [{"name": "Ann Miller", "email": "ann@elmton.example"}]


def test_a_break_s_own_sign_is_no_word_of_an_address() -> None:
    """Where lines of addresses get breaks, those that have one keep no sign of it."""
    found = kept(f"{LEAD}\n\n{MORE}\n\n\\\n**Contact**\\\nWrite to us at\\\npress@elmton.example\n")
    assert "\\" not in str(values(found.document)["contacts"])
    assert values(found.document)["contacts"][0]["email"] == "press@elmton.example"


@pytest.mark.parametrize("attributes", ["{:.huge .my-3}", "{:.img-fluid\n.my-4}", "{:.huge .text-center\n.my-3}"])
def test_attributes_that_a_line_s_end_breaks_are_no_words(attributes: str) -> None:
    """A tool that wraps lines wraps them too."""
    found = kept(f"![A library](https://elmton.example/a.jpg){attributes}\n\n{LEAD}  {attributes}\n\n{MORE}\n")
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"


@pytest.mark.parametrize("credit", ["Φωτογραφία από: Elm Works", "Foto av: Elm Works", "Фото от: Elm Works"])
def test_by_whom_a_picture_is_before_a_colon(credit: str) -> None:
    """With the word for by, it is a credit in italics and no subhead."""
    found = kept(f"*{credit} (a page)*\n\n{LEAD}\n\n{MORE}\n")
    assert "subhead" not in values(found.document)
    assert body(found.document) == f"{LEAD}\n\n{MORE}\n"


def test_a_number_that_its_line_broke_is_one() -> None:
    """Its code stands at the end of the line above."""
    found = kept(
        f"{LEAD}\n\n{MORE}\n\n## Contact\n\nAnn Miller\n[ann@elmton.example](mailto:ann@elmton.example) +44(0)\n7802530272\n"
    )
    assert values(found.document)["contacts"] == [
        {"name": "Ann Miller", "email": "ann@elmton.example", "phone": "+44(0) 7802530272"}
    ]
