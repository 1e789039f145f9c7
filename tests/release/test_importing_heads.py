"""The top of a release in thirty languages: where headline, lead and text begin, whatever stands around them."""

from collections.abc import Iterator

import pytest

from pressctl.release.importing import Imported
from pressctl.release.sentences import width_of
from tests.release.foreign import brought
from tests.release.texts import body, imported, values
from tests.release.towns import MAIL, TOWNS, Town

UNSPACED = ("ja", "zh")
HOME, NAV = "<header><a href=/>{0}</a><nav><a href=/a>A</a></nav></header>", "<footer>© {0} 2024</footer>"
HOUSES = {"en": "City of Elmton", "fr": "Ville d'Orme", "sv": "Almstads kommun", "fi": "Jalavalan kaupunki", "uk": "Берестівська міська рада"}  # fmt: skip


def begins(found: Imported, town: Town, headline: str = "") -> None:
    """See that headline and text are where they belong, and that the text has nothing above its lead."""
    text = body(found.document).replace("**", "")
    assert found.headline == (headline or town.headline)
    assert text in {f"{town.lead}\n\n{town.more}\n", f"{town.more}\n"}, text
    assert town.lead in text or values(found.document)["lead"].strip("*") == town.lead


def shortened(text: str) -> str:
    """Return the beginning of a text as pages show it in their lists."""
    return f"{text[: len(text) * 7 // 10].rstrip()}…"


def page(town: Town, article: str, title: str) -> str:
    """Return a page of a house, which its headings name too."""
    house = f"Elm {town.city}"
    return f"<!doctype html><html><head><title>{title or house}</title></head><body>{HOME.format(house)}<main>{article}</main>{NAV.format(house)}</body></html>"


def plain_forms(town: Town) -> Iterator[str]:
    """Yield it as plain text."""
    text = f"{town.lead}\n\n{town.more}\n"
    yield f"{town.headline}\n\n{town.date}\n\n{shortened(town.lead)}\n\n{text}"
    yield f"{town.label}\n\n**{town.headline}**\n\n{town.date}\n\n{text}"
    yield f"{town.label.upper()}: {town.headline}\n{town.subhead}\n\n{town.city}, {town.date}: {text}"
    yield f"{town.date}, {town.city}\n\n{town.headline}\n\n{text}"


def page_forms(town: Town) -> Iterator[str]:
    """Yield it as pages whose main heading is none, or above whose text something else stands."""
    text = f"<p>{town.lead}</p><p>{town.more}</p>"
    dated = f"<p>{town.date}</p>"
    house = f"Elm {town.city}"
    yield page(town, f"<h1>{house}</h1><article><h2>{town.headline}</h2>{dated}{text}</article>", "")
    yield page(town, f"<h1>{town.label}</h1><div><span>{town.date}</span><h3>{town.headline}</h3>{text}</div>", "")
    yield page(town, f"<h1>{house}</h1><h1>{town.headline}</h1>{dated}{text}", "")
    yield page(town, f"<h1>{town.headline}</h1>{dated}<p class=teaser>{shortened(town.lead)}</p>{text}", town.headline)
    yield page(town, f"<h1>{town.headline}</h1><h2>{town.lead}</h2>{dated}<div><p>{town.more}</p></div>", town.headline)


@pytest.mark.parametrize("language", TOWNS)
@pytest.mark.usefixtures("untraced")
def test_plain_text_in_any_language(language: str) -> None:
    """Its beginning as a teaser above it, a headline in asterisks, one behind its label above a subhead, a day before a town."""
    for form in plain_forms(TOWNS[language]):
        begins(imported(form, room=language), TOWNS[language])


@pytest.mark.parametrize("language", TOWNS)
@pytest.mark.usefixtures("untraced")
def test_pages_in_any_language(language: str) -> None:
    """The house or the label is the main heading, a teaser or a standfirst in several sentences stands above the text."""
    for form in page_forms(TOWNS[language]):
        begins(brought(form, room=language), TOWNS[language])


@pytest.mark.parametrize("language", TOWNS)
@pytest.mark.usefixtures("untraced")
def test_the_same_release_in_another_language_below(language: str) -> None:
    """Both are text: the lower headline heads the other one, and no word is a letterhead's."""
    town, other = TOWNS[language], TOWNS["sv" if language == "en" else "en"]
    parts = (
        f"{one.label}\n\n{one.headline}\n\n{one.city}, {one.date} – {one.lead}\n\n{one.more}" for one in (town, other)
    )
    found = imported("\n\n".join(parts), room=language)
    assert found.headline == town.headline
    for part in (town.lead, town.more, other.headline, other.lead, other.more):
        assert part in body(found.document)


@pytest.mark.parametrize("language", HOUSES)
def test_a_house_and_a_person_on_one_line(language: str) -> None:
    """They head no text."""
    town = TOWNS[language]
    begins(imported(f"{HOUSES[language]} | Anna Elm\n\n{town.headline}\n\n{town.date}\n\n{town.lead}\n\n{town.more}\n", room=language), town)  # fmt: skip


@pytest.mark.parametrize("language", UNSPACED)
def test_lines_as_wide_as_a_screen_are_one_paragraph(language: str) -> None:
    """A sign of China or Japan takes two columns; lines of a paragraph are full, and the last one ends its sentence."""
    town = TOWNS[language]
    lines = [""]
    for sign in (town.lead + town.more) * 2:
        lines += [""] if width_of(lines[-1] + sign) > 60 else []
        lines[-1] += sign
    wrapped = "\n".join(lines)
    found = imported(f"{town.headline}\n\n{town.date}\n\n{wrapped}\n\n{town.more}\n", room=language)
    assert body(found.document) == f"{(town.lead + town.more) * 2}\n\n{town.more}\n"


def test_a_word_said_twice_has_no_blank_where_its_line_ends() -> None:
    """As plurals are made in Indonesia."""
    town = TOWNS["id"]
    more = f"{town.more} Setiap sore, perpustakaan itu juga menjadi tempat bermain untuk anak-\nanak dari seluruh wilayah kota dan sekitarnya yang lebih jauh lagi."
    found = imported(f"{town.headline}\n\n{town.date}\n\n{town.lead}\n\n{more}\n", room="id")
    assert "anak-anak dari seluruh" in body(found.document)


def test_who_wrote_a_text_stands_below_its_summary() -> None:
    """It is no paragraph."""
    town = TOWNS["en"]
    text = f"<h1>{town.headline}</h1><p>{town.lead}</p><p>By Anna Elm, City of Elmton</p><p>{town.more}</p>"
    begins(brought(page(town, text, town.headline), room="en"), town)


def test_the_way_to_a_page_ends_with_its_headline() -> None:
    """However long it is, it is no paragraph."""
    town = TOWNS["fr"]
    way = f"<div><a href=/x>{town.city}</a> » <a href=/y>Toutes les actualités de la ville</a> » {town.headline}</div>"
    begins(
        brought(page(town, f"{way}<h2>{town.headline}</h2><p>{town.lead}</p><p>{town.more}</p>", town.headline)), town
    )


def test_a_teaser_that_is_all_there_is_stays() -> None:
    """A headline may break off and begin the text: without another one it stays what it is."""
    town = TOWNS["en"]
    found = imported(f"{shortened(town.lead)}\n\n{town.lead}\n\n{town.more}\n", room="en")
    assert town.lead in body(found.document)
    assert town.more in body(found.document)


def test_mails_are_addressed() -> None:
    """A headline in asterisks among other lines keeps its own words."""
    town = TOWNS["en"]
    text = f"**{town.label}**\n\n**{town.headline}**\n\n{town.lead}\n\n{town.more} Write to {MAIL} **now**, or **never**.\n"
    found = imported(text, room="en")
    assert found.headline == town.headline
    assert "**" not in body(found.document).replace("\\*\\*", "")


def test_a_main_heading_that_is_the_rest_of_its_pages_title() -> None:
    """The page says what its headline is, and a lesser heading says so too."""
    town = TOWNS["es"]
    said = f'<meta property="og:title" content="{town.headline}">'
    title = f"{town.headline} - Gaceta de Olmeda - Diario de los vecinos"
    text = (
        f"<h1>Gaceta de Olmeda - Diario de los vecinos</h1><h2>{town.headline}</h2><p>{town.lead}</p><p>{town.more}</p>"
    )
    begins(brought(f"<html><head><title>{title}</title>{said}</head><body>{text}</body></html>", room="es"), town)


def test_a_title_that_nothing_of_its_page_says_again() -> None:
    """Others that are alike tell the headline."""
    town = TOWNS["es"]
    said = f'<meta name="dc.title" content="Gaceta de Olmeda en la red"><meta property="og:title" content="{town.headline}">'
    text = f"<div class=a><p>{town.lead}</p><p>{town.more}</p></div>"
    begins(brought(f"<html><head>{said}<title>{town.headline} - La ciudad</title></head><body>{text}</body></html>", room="es"), town)  # fmt: skip


COPY = "Home\nNews\nElm\nOak\nAsh\n{above}{headline}\n{below}\n\n{lead}\n\n{more}\n\n{lead2}\n\nElm\nOak\nAsh\nFir\nYew\nHolly\nMaple\nWillow\nBirch\nBeech\nPine\nCedar\nLarch\n"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Town and country life\n", "12 March 2024"),
        ("Libraries :: Town\n", "12 March 2024, 10:15"),
        ("> Children of the region\n", "By Anna Elm"),
        ("Three more libraries in the region open their doors on 11 March 2024\nCulture\n", "12 March 2024"),
        ("Tuesday 12/3/2024, 10:15 (GMT+7)\n", "By Anna Elm"),
    ],
)
def test_what_stands_above_the_headline_of_a_copied_page(above: str, below: str) -> None:
    """What it is filed under, a step of the way to it, another text's title, a day with its hour: none is the headline."""
    town = TOWNS["en"]
    lead2 = (
        "Children from the whole region, town and country, may read there until eight in the evening, said Anna Elm."
    )
    text = COPY.format(above=above, headline=town.headline, below=below, lead=town.lead, more=town.more, lead2=lead2)
    found = imported(text, room="en")
    assert found.headline == town.headline
    assert body(found.document).startswith(f"{town.lead}\n\n{town.more}\n\n{lead2}\n")


def test_the_way_to_a_copied_page_of_a_short_frame() -> None:
    """It ends with the headline, so what stands above is the page's."""
    town = TOWNS["fr"]
    text = f"Les amis des livres\n\nAccueil du site > Livres > {town.headline}\n\n{town.headline}\n\nmardi 12 mars 2024, par anna\n\n{town.lead}\n\n{town.more}\n\n{town.subhead}, et le samedi aussi, de neuf heures à midi.\n"
    found = imported(
        f"{text}\nRubriques\n\nLivres\n\nFilms\n\nDisques\n\nJeux\n\nRadio\n\nVideo\n\nPhotos\n\nLiens\n\nAmis\n",
        room="fr",
    )
    assert found.headline == town.headline


def test_words_of_india_and_thailand_are_heard_in_the_text() -> None:
    """A copied page's headline is told by its words, whatever script they are in."""
    menu = "होम\nखेल\nशहर\nराज्य\nदेश\nविदेश\nमौसम\nयात्रा\nकला\nफिल्म\nसेहत\nबाज़ार\n"
    headline = "शहर ने बच्चों के लिए तीन नए पुस्तकालय खोले"
    text = (
        "शहर ने सोमवार को बच्चों के लिए तीन नए पुस्तकालय खोले। हर पुस्तकालय में दस हज़ार किताबें और बच्चों के लिए एक बड़ा कमरा है। "
        "काम में दो साल लगे और बीस लाख यूरो खर्च हुए, महापौर ने गुरुवार को नगर भवन में कहा।"
    )
    found = imported(
        f"{menu}\n{headline}\n\nहमारे साथ जुड़ें और हर दिन की सूचना पाएँ\n\n{text}\n\n{text[:90]}।\n\n{menu}", room="en"
    )
    assert found.headline == headline


THAI = "เทศบาลเปิดห้องสมุดใหม่สามแห่งสำหรับเด็กในเมืองเอล์ม"
THAI_TEXT = """\
เทศบาลเมืองเอล์มจะเปิดห้องสมุดสามแห่งในวันจันทร์ แต่ละแห่งมีหนังสือหนึ่งหมื่นเล่มและห้องขนาดใหญ่สำหรับเด็กซึ่งเปิดให้บริการทุกวันจนถึงเวลาสองทุ่มตลอดทั้งปีโดยไม่มีวันหยุด เพื่อให้เด็กทุกคนในเมืองและในหมู่บ้านรอบเมืองได้อ่านหนังสือที่ชอบโดยไม่ต้องเสียค่าใช้จ่ายใด ๆ

นายสมชาย เอล์ม นายกเทศมนตรีเมืองเอล์ม กล่าวว่า งานก่อสร้างใช้เวลาสองปีและใช้งบประมาณสองล้านยูโร โดยได้รับการสนับสนุนจากจังหวัดและจากประชาชนจำนวนมากที่บริจาคหนังสือให้แก่ห้องสมุดทั้งสามแห่งตั้งแต่เริ่มโครงการจนถึงวันเปิดทำการในครั้งนี้
"""


@pytest.mark.parametrize(
    ("top", "place"),
    [
        (f"ข่าวประชาสัมพันธ์\n\n12 มีนาคม 2567\n\n{THAI}\n\n", ""),
        (f"ข่าวประชาสัมพันธ์\n\n{THAI}\n\nเมืองเอล์ม, วันอังคารที่ 12 มีนาคม 2567 – ", "เมืองเอล์ม"),
        (f"{THAI}\n\n(กรุงเทพฯ 12 มี.ค. 2567) ", "กรุงเทพฯ"),
        (f"{THAI}\nเผยแพร่เมื่อ ๑๒ มีนาคม พ.ศ. ๒๕๖๗\n\n", ""),
    ],
)
def test_a_release_of_thailand(top: str, place: str) -> None:
    """Its years count from the Buddha's death, its words have no spaces between, its sentences no signs at their ends."""
    found = imported(f"{top}{THAI_TEXT}", room="th")
    assert found.headline == THAI
    assert body(found.document) == THAI_TEXT
    assert values(found.document)["date"] == "2024-03-12"
    assert values(found.document).get("dateline", "").startswith(place)


def test_a_page_of_thailand() -> None:
    """Its headline is no word, though no space stands in it."""
    first, second = THAI_TEXT.strip("\n").split("\n\n")
    text = f"<h1>ข่าวประชาสัมพันธ์</h1><h2>{THAI}</h2><p>{first}</p><p>{second}</p>"
    assert brought(f"<html><head><title>ข่าว</title></head><body>{text}</body></html>", room="th").headline == THAI


@pytest.mark.parametrize(
    "record",
    [
        "發布單位：新聞處\n發布日期：2024-03-12\n\n發稿單位：文化局\n發稿時間：113年3月12日09:55",
        "(新聞處發布)\n\n民國113年3月12日",
        "發稿單位：文化局\n發稿日期：113年3月12日",
    ],
)
def test_who_gives_out_a_text_in_taiwan_and_when(record: str) -> None:
    """Its offices say so in fields below the headline, and its years count from 1912."""
    town = TOWNS["zh"]
    found = imported(f"{town.headline}\n\n{record}\n\n{town.lead}\n\n{town.more}\n", room="zh")
    begins(found, town)
    assert values(found.document)["date"] == "2024-03-12"


def test_a_page_in_unicode_with_a_sign_cut_in_half() -> None:
    """It is in Unicode all the same."""
    town = TOWNS["cs"]
    text = page(town, f"<h1>{town.headline}</h1><p>{town.lead}</p><p>{town.more}</p>", town.headline)
    head = b"<head><meta charset=utf-8><meta name=description content='M\xc4'>"
    begins(brought(text.encode().replace(b"<head>", head), room="cs"), town)


def test_a_headline_as_long_as_a_paragraph() -> None:
    """A copied page has its day below it, and the text below that."""
    town = TOWNS["de"]
    headline = f"{town.headline} und lädt alle, die in der Region wohnen, zu einem langen Tag der offenen Tür mit Lesungen, Musik und Führungen in allen drei Häusern ein"
    text = COPY.format(above="", headline=headline, below="12. März 2024 | Kultur", lead=town.lead, more=town.more, lead2=f"{town.subhead}, sagte sie.")  # fmt: skip
    assert imported(text, room="de").headline == headline


@pytest.mark.parametrize(
    "buttons", ["teilen\ntweeten\nmailen", "Partager\nTweeter\nEnvoyer", "Bagikan\nKirim", "Podijeli\nTweetaj"]
)
def test_buttons_below_the_day_of_a_copied_page(buttons: str) -> None:
    """They are verbs, in whatever language."""
    town = TOWNS["de"]
    text = COPY.format(above="", headline=town.headline, below=f"12. März 2024 | Kultur\n{buttons}", lead=town.lead, more=town.more, lead2=f"{town.subhead}, sagte sie am Montag in der Stadt.")  # fmt: skip
    found = imported(text, room="de")
    assert (found.headline, "subhead" in values(found.document)) == (town.headline, False)
    assert body(found.document).startswith(town.lead)


QUOTE = "“We worked for this day for two long years, and it was worth each hour of it,”"


@pytest.mark.parametrize("break_", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "who",
    [
        "{0}Elm County{1}Attorney Ann Lee said on Monday.",
        "{0}Attorney Ann Lee said on Monday.",
        " Elm County{1}Attorney Ann Lee said on Monday.",
    ],
)
def test_who_said_a_quotation_that_ends_with_its_comma(who: str, break_: str) -> None:
    """However its lines were torn: no word of it is a heading."""
    town = TOWNS["en"]
    said = who.format(break_, break_)
    text = body(
        imported(f"{town.headline}\n\n{town.date}\n\n{town.lead}\n\n{QUOTE}{said}\n\n{town.more}\n", room="en").document
    )
    assert text == f"{town.lead}\n\n{QUOTE}{said}\n\n{town.more}\n".replace(
        f"{QUOTE}{said}", f"{QUOTE}{said}".replace(break_, " ")
    )


def test_a_page_that_states_its_whole_title_as_its_sites_name() -> None:
    """Its headline is none of its house."""
    town = TOWNS["ja"]
    title = f"{town.headline} - 楡市の便り"
    said = f'<meta property="og:site_name" content="{title}"><meta property="og:title" content="{title}"><title>{title}</title>'
    text = f"<h1><a href=/x>楡市の便り</a></h1><div><p>{town.lead}</p><p>{town.more}</p></div>"
    begins(brought(f"<html><head>{said}</head><body>{text}</body></html>", room="ja"), town)


def test_a_headline_that_runs_out_of_the_line_of_its_label() -> None:
    """Its last words stand alone in the next line, in a text whose lines are all wrapped: they are no subhead."""
    text = (
        "For Immediate Release: Mayor Opens Second Bridge Over the Old Harbour\nAfter Long Delays\n"
        "(Elmford, Texas) - The mayor of Elmford opened the second bridge over the old harbour on\n"
        "Tuesday, after delays that had cost the town three years and its patience with two builders\n"
        "who are no longer there.\n\n"
        "The bridge carries trams, bicycles and people on foot, and no cars. It is open day and night,\n"
        "and nobody pays for it. The old one closes in May, when its steel is taken to be mended in\n"
        "the yards upriver.\n"
    )
    assert imported(text).headline == "Mayor Opens Second Bridge Over the Old Harbour After Long Delays"
