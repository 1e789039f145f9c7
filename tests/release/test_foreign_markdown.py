"""Markdown of Jekyll, Hugo and others becomes a release: keys with evidence, the text whole, the rest listed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from pressctl.errors import Invalid
from pressctl.model import Contact, Media
from tests.release.foreign import brought
from tests.release.markdowns import JEKYLL, TEXT, matter, release
from tests.release.texts import body, listed, values


def test_a_jekyll_release() -> None:
    """Every key that has a place is written with its line as evidence, every other is listed with its value."""
    found = brought(JEKYLL, "2019-04-19-pont.markdown")
    read = release(found)
    assert read.headline == "Le pont rouvre : « trois mois plus tôt »"
    assert read.published == datetime(2019, 4, 19, 11, 44, tzinfo=timezone(timedelta(hours=2)))
    assert (read.language, read.status) == ("fr", "usable")
    assert read.categories == ("Communiqué de presse",)
    assert read.keywords == ("Pont", "Vélo, bus")
    assert read.lead == "Deux ans de travaux s’achèvent."
    assert read.contacts == (
        Contact(name="Anne Martin", role="attachée de presse", email="presse@ville.example", phone="01 02 03 04 05"),
    )
    assert read.body == (
        "Le pont **rouvre** [lundi](https://ville.example/pont).\n\n## Ce qui change\n\n- Le tram\n  - la ligne 4\n- suit\n"
    )
    assert set(listed(found, "left out")) == {
        "layout: communique",
        "author: Anne Martin",
        "permalink: /presse/pont/",
        "image: /uploads/pont.jpg",
        "draft: false",
        "{: .chapo}",
        "{#change}",
        "{{ site.title }}",
        "{% include share.html %}",
        '{{< figure src="pont.jpg" >}}',
    }
    assert [(one.line, one.code) for one in found.findings] == [(28, "template-gap")]
    (date,) = [one for one in found.inferred if one.key == "date"]
    assert (date.line, "“date” in the front matter" in date.evidence) == (4, True)


def test_a_hugo_release_in_toml() -> None:
    """TOML is read with its times and tables; its page's parameters count as keys."""
    text = (
        '+++\ntitle = "Le pont rouvre"\nsubtitle = "Trois mois plus tôt"\ndate = 2024-11-06T10:00:00+01:00\n'
        'draft = true\n[taxonomies]\ntags = ["Pont"]\n[params]\nlayout = "presse"\n'
        '[[params.contacts]]\nname = "Anne Martin"\ntelephone = "01 02 03 04 05"\n+++\n\n' + TEXT
    )
    found = brought(text, "pont.md")
    read = release(found)
    assert (read.headline, read.subhead, read.status) == ("Le pont rouvre", "Trois mois plus tôt", "withheld")
    assert read.published == datetime(2024, 11, 6, 9, tzinfo=UTC)
    assert read.keywords == ("Pont",)
    assert read.contacts == (Contact(name="Anne Martin", phone="01 02 03 04 05"),)
    assert listed(found, "left out") == ["layout: presse"]
    assert [one.line for one in found.inferred if one.key in {"headline", "status"}] == [2, 5]


def test_front_matter_in_json() -> None:
    """JSON above the text is read too."""
    found = brought('{\n  "title": "Le pont rouvre",\n  "date": "2024-11-06",\n  "weight": 3\n}\n\n' + TEXT, "pont.md")
    read = release(found)
    assert (read.headline, f"{read.published:%Y-%m-%d}") == ("Le pont rouvre", "2024-11-06")
    assert listed(found, "left out") == ["weight: 3"]
    assert [one.line for one in found.inferred if one.key == "date"] == [3]


def test_markdown_without_front_matter() -> None:
    """The one main heading is the headline; what the text says of date and contact is recognised as in any text."""
    text = f"# Le pont rouvre\n\nTours, le 6 novembre 2024 – {TEXT}\n## Contact presse\n\nAnne Martin, [presse@ville.example](mailto:presse@ville.example)\n"
    read = release(brought(text, "pont.md"))
    assert (read.headline, read.dateline) == ("Le pont rouvre", "Tours, le 6 novembre 2024")
    assert read.body == TEXT
    assert read.contacts == (Contact(name="Anne Martin", email="presse@ville.example"),)


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("2024-11-06", "2024-11-06T00:00+01:00"),
        ("2024-11-06 10:30", "2024-11-06T10:30+01:00"),
        ('"2024-11-06T10:30:15"', "2024-11-06T10:30+01:00"),
        ("2024-11-06 10:30:00 +0200", "2024-11-06T10:30+02:00"),
        ("2024-11-06T09:30:00.000Z", "2024-11-06T09:30+00:00"),
        ("2024-11-06T00:00:00+00:00", "2024-11-06T00:00+01:00"),
    ],
)
def test_dates_as_site_generators_write_them(written: str, hour: str) -> None:
    """With hour or without, with zone or in the newsroom's; midnight says the day alone."""
    read = release(matter("title: Le pont rouvre", f"date: {written}"))
    assert read.published == datetime.fromisoformat(hour)
    assert read.dated_only == hour.endswith("T00:00+01:00")


def test_a_date_that_is_none_is_asked() -> None:
    """What cannot be read is listed, and the release is withheld until somebody says the day."""
    found = matter("title: Le pont rouvre", "date: bientôt")
    assert [question.key for question in found.open] == ["date"]
    assert release(found).status == "withheld"
    assert "bientôt" in listed(found, "left out")


def test_a_date_ahead_asks_for_its_hour() -> None:
    """A release dated ahead without an hour is withheld."""
    found = matter("title: Le pont rouvre", "date: 2030-01-02")
    assert [question.key for question in found.open] == ["date"]


def test_a_date_that_the_text_contradicts_is_advised() -> None:
    """The stated one is written, and a person is told of the other."""
    found = matter("title: Le pont rouvre", "date: 2024-11-07", text=f"Tours, le 6 novembre 2024 – {TEXT}")
    assert [one.code for one in found.findings] == ["date-differs"]
    assert f"{release(found).published:%Y-%m-%d}" == "2024-11-07"


def test_answers_outweigh_the_front_matter() -> None:
    """What is given by --assume is written; the stated headline stays as a comment."""
    found = matter("title: Le pont rouvre", "date: 2024-11-06", headline="Le pont", date="2024-11-08", language="en")
    read = release(found)
    assert (read.headline, f"{read.published:%d}", read.language) == ("Le pont", "08", "en")
    assert "Le pont rouvre" in listed(found, "left out")


@pytest.mark.parametrize(
    ("lines", "contacts"),
    [
        (["contact: Anne Martin, presse@ville.example"], [Contact(name="Anne Martin", email="presse@ville.example")]),
        (["contacts:", "- name: Anne", "  mail: a@ville.example", "- Jean Petit, 01 02 03 04 05"],
         [Contact(name="Anne", email="a@ville.example"), Contact(name="Jean Petit", phone="01 02 03 04 05")]),
        (["presse_contact: null"], []),
        (["presse_contact: ~"], []),
        (["contact:", "  presse:", "    nom: Anne", "    tel: 01 02 03 04 05"], [Contact(name="Anne", phone="01 02 03 04 05")]),
    ],
)  # fmt: skip
def test_contacts_in_every_shape(lines: list[str], contacts: list[Contact]) -> None:
    """A text, a table, a list of either, tables in a table, or nothing."""
    read = release(matter("title: Le pont rouvre", "date: 2024-11-06", *lines))
    assert list(read.contacts) == contacts


@pytest.mark.parametrize(
    ("line", "listing", "why"),
    [
        ("contact: equipe-presse", "contact: equipe-presse", "elsewhere"),
        ("contact: {name: Anne, email: pas une adresse}", "contact: name: Anne, email: pas une adresse", "could not be read"),
        ("contact: {name: Anne, bureau: 12}", "contact: bureau: 12", "does not have there"),
        ("image: {src: https://ville.example/pont.jpg}", "image: https://ville.example/pont.jpg", "no words describe"),
        ("image: pont.jpg", "image: pont.jpg", "not whole"),
        ("slug: Le Pont", "slug: Le Pont", "does not have"),
        ("lang: klingon", "lang: klingon", "does not have"),
        ("tags: {a: b}", "tags: a: b", "does not have"),
        ("title: encore", "title: encore", "does not have"),
    ],
)  # fmt: skip
def test_what_has_no_place_is_listed_with_the_reason(line: str, listing: str, why: str) -> None:
    """Nothing of a front matter is lost in silence."""
    found = matter("title: Le pont rouvre", "date: 2024-11-06", line)
    release(found)
    (left,) = [one for one in found.inferred if one.key == "left out"]
    assert why in left.evidence
    assert (left.value, left.line) == (listing, 4)


def test_an_image_with_words_is_media() -> None:
    """From a key or from the text: its whole address, what it shows, its caption."""
    found = matter(
        "title: Le pont rouvre",
        "date: 2024-11-06",
        "image: {src: https://ville.example/pont.jpg, alt: Le pont, legende: Le soir}",
        text=f"![Le tram](https://ville.example/tram.png)\n\n{TEXT}",
    )
    assert release(found).media == (
        Media(url="https://ville.example/pont.jpg", alt="Le pont", caption="Le soir", type="image/jpeg"),
        Media(url="https://ville.example/tram.png", alt="Le tram", type="image/png"),
    )
    assert body(found.document) == TEXT


def test_a_description_of_the_texts_own_words_is_no_lead() -> None:
    """Even cut short; it is listed. Another one is the lead, or in few words the subhead."""
    own = matter("title: Le pont rouvre", "date: 2024-11-06", "description: Le pont rouvre aux vélos et aux b…")
    assert "lead" not in values(own.document)
    assert listed(own, "left out") == ["Le pont rouvre aux vélos et aux b…"]
    said = "Deux ans de travaux sont finis, et les bus reprennent leur ligne lundi."
    other = matter("title: Le pont rouvre", "date: 2024-11-06", f"description: {said}")
    assert release(other).lead == said
    assert not release(other).lead_in_body
    assert listed(other, "lead") == [said]
    few = matter("title: Le pont rouvre", "date: 2024-11-06", "description: Deux ans de travaux.")
    assert release(few).subhead == "Deux ans de travaux."


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("slug: le-pont", "id", "le-pont"),
        ("permalink: https://ville.example/pont", "url", "https://ville.example/pont"),
        ("canonical_url: https://ville.example/pont", "url", "https://ville.example/pont"),
        ("guid: 'https://ville.example/?p=12'", "feed_id", "https://ville.example/?p=12"),
        ("published: false", "status", "withheld"),
        ("locale: fr_CA", "language", "fr-CA"),
        ("embargo: 2024-11-06T10:00+01:00", "embargo", "2024-11-06T10:00+01:00"),
    ],
)
def test_keys_by_their_evidence(line: str, key: str, value: str) -> None:
    """A slug is the id, a whole address the url, a guid the id in feeds."""
    found = matter("title: Le pont rouvre", "date: 2024-11-06", line)
    release(found)
    assert values(found.document)[key] == value
    assert listed(found, key) == [value]


def test_an_embargo_without_zone_is_asked() -> None:
    """It is no moment, so the release is withheld."""
    found = matter("title: Le pont rouvre", "date: 2024-11-06", "embargo: 2024-11-06 10:00")
    assert [(one.key, one.suggestion) for one in found.open] == [("embargo", "2024-11-06T10:00+01:00")]
    assert release(found).status == "withheld"


def test_a_stated_language_that_the_text_contradicts_is_doubted() -> None:
    """A theme's lang: en above a French text is not believed."""
    text = "Le maire a dit que les habitants et les élus de la ville ont pu voir dans le pont ce qui est à eux et pour tous."
    found = matter("title: Le pont rouvre", "date: 2024-11-06", "lang: en", text=text)
    assert [one.code for one in found.findings] == ["language-doubted"]
    assert release(found).language == "fr"


def test_keys_above_a_rule_that_nothing_opens() -> None:
    """As some exports have them, with HTML below."""
    text = "title: The bridge reopens\nlocale: en\nfirst_published_at: 2014-03-27T09:35:00.000+00:00\nwithdrawn: {}\nsummary: Two years of works end.\n---\n<div><p>Today the bridge reopened.</p>\n\n<p>It is a bridge.</p></div>"
    found = brought(text, "a.html.txt", room="en")
    read = release(found)
    assert (read.headline, read.lead, read.language) == ("The bridge reopens", "Two years of works end.", "en")
    assert read.body == "Today the bridge reopened.\n\nIt is a bridge.\n"
    assert listed(found, "left out") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: [Un\n---\nTexte.", r"a\.md:3:\d+: this front matter cannot be read"),
        ("---\ntitle: x\nTexte.\n", "never closed"),
        ("---\na: &x [1]\nb: *x\n---\nTexte.", "cannot be read"),
        ("+++\ntitle = \n+++\nTexte.", "TOML"),
        ('{"title": \n\nTexte.', "JSON"),
        ('---\nheadline: "x"\nlanguage: fr\n---\n\nTexte.', "is a release already"),
        ("---\ntitle: x\n---\n", "headline at most|is empty"),
        ("---\ntitle: x\n---\n" + "{% x %}" * 3000, "template"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_at_its_place(text: str, message: str) -> None:
    """With what to do about it."""
    with pytest.raises(Invalid, match=message) as refused:
        brought(text, "a.md")
    assert refused.value.hint


def test_a_description_with_markup_is_its_words() -> None:
    """A lead is plain text; Jekyll and Hugo render descriptions."""
    found = matter(
        "title: Le pont rouvre", "date: 2024-11-06", 'chapo: "**Deux ans** de [travaux](/x) <br>s’achèvent."'
    )
    assert release(found).lead == "Deux ans de travaux s’achèvent."


def test_a_blank_line_may_open_front_matter() -> None:
    """Some editors leave one below the three hyphens."""
    found = brought(
        "---\n\nauthor: A. Petit\ntitle: Le pont rouvre\ndate: 2024-11-06\n\n---\n\nLe pont rouvre lundi.\n", "a.md"
    )
    assert found.headline == "Le pont rouvre"


def test_a_greeting_below_the_headline_is_no_lead() -> None:
    """Set as a heading or not."""
    for greeting in ("### Queridos vecinos:", "Querida vecina:"):
        found = brought(
            f"---\ntitle: El puente reabre\n---\n\n{greeting}\n\nEl puente está abierto para todos desde esta mañana.\n\nVengan.\n",
            "a.md",
            room="es",
        )
        assert body(found.document) == "El puente está abierto para todos desde esta mañana.\n\nVengan.\n"
