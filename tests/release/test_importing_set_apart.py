"""What stands around a text or is set apart within it: end marks in brackets, images' small print, boxes over a page, a site's own words."""

import pytest

from tests.release.foreign import brought, page
from tests.release.texts import body, imported, listed, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works by Elm Works."
MORE = "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."
LAST = "The old piers stay where they are, and become a place for birds and for those who watch them."
TITLED = "---\ntitle: The bridge reopens after two years\ndate: 2024-11-06\n---\n\n"


@pytest.mark.parametrize(
    "mark",
    ["<end>", "[ends]", "(fin)", "<ende>", "{slut}", "</end>", "[ENDE]", "< fine >", "(fin del comunicado)", "【完】"],
)
def test_an_end_mark_in_brackets_ends_the_text(mark: str) -> None:
    """Whatever the brackets are; below it stands what is no part of the release."""
    found = imported(
        f"Bridge reopens\n\n6 November 2024\n\n{TEXT}\n\n{MORE}\n\n{mark}\n\nelm-key 1024 A07C\n", room="en"
    )
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert {mark, "elm-key 1024 A07C"} <= set(listed(found, "left out"))


@pytest.mark.parametrize("mark", ["<end>", "[ends]", "(fin)"])
def test_an_end_mark_in_brackets_behind_the_last_sentence(mark: str) -> None:
    """It is none of its words, in Markdown neither, which takes the first for HTML."""
    found = imported(f"Bridge reopens\n\n6 November 2024\n\n{TEXT}\n\n{MORE} {mark}\n", room="en")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    found = brought(f"{TITLED}{TEXT}\n\n{MORE}\n\n{mark}\n", "a.md", room="en")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert mark in listed(found, "left out")


@pytest.mark.parametrize("words", ["(sic)", "[email]", "(weekends)", "the end of it"])
def test_other_words_in_brackets_stay(words: str) -> None:
    """They end nothing."""
    found = imported(f"Bridge reopens\n\n6 November 2024\n\n{TEXT}\n\n{MORE} {words}\n\n{LAST}\n", room="en")
    assert words.strip("[]") in body(found.document)
    assert body(found.document).endswith(f"{LAST}\n")


def test_a_sentence_goes_on_between_addresses_set_apart() -> None:
    """A short line in small letters within it heads nothing."""
    text = (
        f'{TEXT}\n\nThe council wrote to the owners:\n\n  "Under the following addresses in the net:\n\n       http://www.elm.example/154/\n\n'
        f'  and by the link on page\n\n       http://www.oak.example/bridge.htm\n\n  one finds the plans of the bridge."\n\n{LAST}\n'
    )
    found = imported(f"Bridge reopens\n\n6 November 2024\n\n{text}", room="en")
    assert "\n\nand by the link on page\n\n" in body(found.document)
    assert "#" not in body(found.document)


def test_a_heading_in_small_letters_below_a_whole_sentence_stays_one() -> None:
    """Some write all their headings so."""
    found = imported(
        f"Bridge reopens\n\n6 November 2024\n\n{TEXT}\n\nthe trams and the ferry\n\n{MORE}\n\n{LAST}\n", room="en"
    )
    assert "\n\n## the trams and the ferry\n\n" in body(found.document)


CREDIT = (
    "<small>[Picture by Ann Lee](https://pictures.example/1) under [CC BY 2.0](https://licences.example/by)</small>"
)


@pytest.mark.parametrize(
    "image",
    [
        f'<em class="small left">\n![The bridge at dawn](%s)\n{CREDIT}\n</em>',
        f"<span>\n![The bridge at dawn](%s)\n{CREDIT}\n</span>",
        f"![The bridge at dawn](%s)\n{CREDIT}",
        "<small>\n![The bridge at dawn](%s)\nPicture by Ann Lee under CC BY 2.0\n</small>",
        "<em>![The bridge at dawn](%s) Picture by Ann Lee under CC BY 2.0</em>",
    ],
)
def test_an_image_and_its_small_print_above_the_text(image: str) -> None:
    """They are the release's media where its address is whole, and listed where it is not: never the lead."""
    whole = brought(f"{TITLED}{image % 'https://elm.example/dawn.jpg'}\n\n{TEXT}\n\n{MORE}\n", "a.md", room="en")
    assert body(whole.document) == f"{TEXT}\n\n{MORE}\n"
    (media,) = values(whole.document)["media"]
    assert media == {
        "url": "https://elm.example/dawn.jpg",
        "alt": "The bridge at dawn",
        "caption": "Picture by Ann Lee under CC BY 2.0",
    }
    found = brought(f"{TITLED}{image % '/dawn.jpg'}\n\n{TEXT}\n\n{MORE}\n", "a.md", room="en")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert {"Picture by Ann Lee under CC BY 2.0", "The bridge at dawn /dawn.jpg"} <= set(listed(found, "left out"))


def test_words_of_the_text_beside_an_image_stay() -> None:
    """An image may stand in a paragraph, and a sentence in emphasis below it."""
    beside = f"![The bridge](https://elm.example/dawn.jpg) {TEXT}\n\n![The bridge](https://elm.example/2.jpg)\n*{MORE}*"
    found = brought(f"{TITLED}{beside}\n\n{LAST}\n", "a.md", room="en")
    assert body(found.document) == f"{TEXT}\n\n*{MORE}*\n\n{LAST}\n"


def test_a_tag_alone_above_other_lines_stays_html() -> None:
    """Only Markdown's own links are read in it."""
    found = brought(f"{TITLED}{TEXT}\n\n<em>\n{MORE}\n</em>\n\n{LAST}\n", "a.md", room="en")
    assert body(found.document) == f"{TEXT}\n\n*{MORE}*\n\n{LAST}\n"


def test_the_first_of_two_sections_is_headed_by_whom_it_is_about() -> None:
    """A heading that has another of its level further down is no line of who issues the text."""
    article = (
        f"<h1>Teachers turn the offer down</h1><h2>Elm Union</h2><p>{TEXT} The Elm Union voted today.</p><p>{MORE}</p>"
    )
    found = brought(page(f"{article}<h2>In the schools</h2><p>{LAST}</p>"), room="en", date="2024-11-06")
    text = body(found.document)
    assert text.startswith(f"## Elm Union\n\n{TEXT}")
    assert f"## In the schools\n\n{LAST}" in text
    alone = brought(page(f"{article}<p>{LAST}</p>"), room="en", date="2024-11-06")
    assert "Elm Union" in listed(alone, "left out")


PROFILE = "<h1>ELM WORKS</h1><p>{0}</p><p>{0}</p>"


def _of_popups(link: str, box: str) -> str:
    """Return a page with profiles in two languages above its article."""
    profiles = "".join(
        f'<li><a href="/x.html#{at}-popup" {link}>{at.upper()}</a><div id="{at}-popup" class="{box}">{PROFILE.format(said)}</div></li>'
        for at, said in (("en", "Elm Works builds bridges over the rivers of the north, and does so with great care. " * 3),
                         ("fr", "Elm Works construit des ponts sur les fleuves du nord, et le fait avec grand soin. " * 3))
    )  # fmt: skip
    text = f"<p>{TEXT}</p><p>{MORE}</p><p>{LAST}</p><p>{MORE}</p><p>{LAST}</p><p>{TEXT}</p>"
    return (
        "<!doctype html><html lang=en><head><title>The bridge reopens after two years</title></head><body>"
        f"<div class=top><ul>{profiles}</ul></div><div class=block><div class=title><p>The bridge reopens after two years</p></div>"
        f"<div class=date><p>05/07/2016</p></div><div class=content>{text}</div></div></body></html>"
    )


def test_boxes_that_links_lay_over_a_page_are_listed() -> None:
    """And the day between headline and text is its day, no lead."""
    found = brought(_of_popups('data-rel="lightcase"', "language-popup"), room="en", date="2016-07-05")
    assert body(found.document).startswith(f"{TEXT}\n\n{MORE}\n")
    assert values(found.document)["headline"] == "The bridge reopens after two years"
    left = " ".join(listed(found, "left out"))
    assert "construit des ponts" in left
    assert "builds bridges" in left


def test_a_release_that_a_link_lays_over_its_page_is_read() -> None:
    """What is most of a page is its text, and so is what has the page's title."""
    box = f"<div id=r class=modal><h2>The bridge reopens after two years</h2><p>{TEXT}</p><p>{MORE}</p></div>"
    found = brought(
        "<!doctype html><html lang=en><head><title>The bridge reopens after two years</title></head><body>"
        f'<p><a href="#r" data-rel="lightbox">Open</a></p>{box}</body></html>',
        room="en",
        date="2016-07-05",
    )
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"


ANNOUNCED = {
    "it": "In data 6 novembre 2024 è stato inviato il seguente comunicato stampa a tutte le redazioni della provincia:",
    "en": "On 6 November 2024 the committee sent the following press release to all the newspapers of the town:",
    "fr": "Le 6 novembre 2024, le comité a envoyé le communiqué de presse suivant à tous les journaux de la ville :",
    "de": "Am 6. November 2024 hat das Komitee die folgende Pressemitteilung an alle Zeitungen der Stadt verschickt:",
}


@pytest.mark.parametrize("said", ANNOUNCED.values(), ids=ANNOUNCED)
def test_what_a_site_says_above_the_release_it_shows(said: str) -> None:
    """Neither lead nor subhead, in its front matter neither; nor is the heading of a file that does not come along."""
    matter = f"---\ntitle: \"Press release: 'Works'\"\ndescription: {said.rstrip(' :')!r}\ndate: 2024-11-06\n---\n\n"
    end = "## Here is the document as it was sent\n[Press release.pdf](/static/works.pdf)\n"
    found = brought(
        f"{matter}{said}\n\n## The bridge reopens after two years\n\n{TEXT}\n\n{MORE}\n\n{end}", "a.md", room="en"
    )
    assert values(found.document)["headline"] == "The bridge reopens after two years"
    assert "subhead" not in values(found.document)
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert {said, "Here is the document as it was sent"} <= set(listed(found, "left out"))


def test_a_text_that_a_colon_parts_from_its_headings_stays() -> None:
    """What speaks of no release is the text's own, and a heading with words below it heads them."""
    said = (
        "On 6 November 2024 the committee told all the newspapers of the town what it is that the works have brought:"
    )
    found = brought(
        f"---\ntitle: Press release\ndate: 2024-11-06\n---\n\n{said}\n\n## The bridge reopens after two years\n\n{TEXT}\n\n## The works\n\n{MORE}\n",
        "a.md",
        room="en",
    )
    assert said in body(found.document)
    assert f"## The works\n\n{MORE}" in body(found.document)
