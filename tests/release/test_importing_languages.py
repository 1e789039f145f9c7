"""Releases in the languages press offices write, in the forms they have them: wires, agencies, web pages, mails."""

import pytest

from pressctl.release.levelling import level
from pressctl.release.lexicon import lexicons, names, phrases
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.openings import read_opening
from tests.release.texts import imported, kept_words, listed, reading, release_of, sample, values, words

# Sample, language, headline ("" is asked), how the lead begins, dateline, contacts, speakers.
RELEASES = [
    ("ar-bank", "ar", "بنك الواحة يطلق منصة رقمية للشركات الصغيرة", "أعلن بنك الواحة اليوم", "دبي، الإمارات العربية المتحدة، 6 نوفمبر 2024", ["سارة حداد"], ["أحمد المنصوري"]),
    ("ar-khatt", "ar", "وزارة الثقافة تفتتح معرض الخط العربي في الرياض", "افتتحت وزارة الثقافة", "الرياض – ٦ نوفمبر ٢٠٢٤", [], []),
    ("da-havn", "da", "Havnen får nyt badeanlæg ved Refshaleøen", "Københavns Kommune åbner", "København, 6. november 2024", ["Mette Holm"], []),
    ("de-ots", "de", "Stadtwerke Hamm nehmen größte Wärmepumpe in Betrieb", "Die Stadtwerke Hamm haben", "Hamm", ["Jonas Weber"], ["Geschäftsführerin Maria Müller"]),
    ("de-sperrfrist", "de", "ABC fordert neue Buslinie für München", "Die ABC-Fraktion", "München, 06.11.2024", ["Anna Huber"], ["Stadträtin Anna Huber"]),
    ("en-hospital", "en", "Hospital waiting lists fall for first time since 2019, says Northtown study", "Hospital waiting lists in England", "", ["Rebecca Hill"], ["Ann Bell"]),
    ("en-results", "en", "Acme Robotics Reports Third Quarter 2024 Financial Results", "Acme Robotics Inc. (NASDAQ", "BOSTON, Nov. 06, 2024", ["Tom Jones", "Ann Lee"], ["Jane Smith"]),
    ("es-lectura", "es", "Presenta Secretaría de Cultura programa de lectura para zonas rurales", "La Secretaría de Cultura presentó", "Ciudad de México, a 6 de noviembre de 2024", [], ["Lucía Mena"]),
    ("fr-resultats", "fr", "Durand Industries : chiffre d’affaires en hausse de 12 % au troisième trimestre 2024", "Durand Industries (Euronext", "Paris, le 6 novembre 2024", ["Hélène Petit", "Marc Olivier"], ["Claire Durand"]),
    ("it-comune", "it", "Biblioteca comunale, dal 10 febbraio orario prolungato fino alle 22", "Da lunedì 10 febbraio", "", [], ["Elena Rossi"]),
    ("it-fabbrica", "it", "Bardini investe 20 milioni nello stabilimento di Parma", "Bardini annuncia", "Parma, 6 novembre 2024", ["Laura Bianchi"], ["Paolo Conti"]),
    ("ja-kenkyujo", "ja", "サンプル、大阪に新しい研究所を開設", "株式会社サンプル（本社", "", ["株式会社サンプル 広報部 佐藤"], ["代表取締役社長の山田太郎"]),
    ("nl-haven", "nl", "Haven Rotterdam opent eerste waterstofterminal", "De haven van Rotterdam heeft", "Rotterdam, 6 november 2024", ["Sanne Bakker"], ["Jan de Groot"]),
    ("pl-tramwaj", "pl", "Nowa linia tramwajowa połączy Wolę z Wilanowem", "Tramwaje Warszawskie uruchomiły", "Warszawa, 6 listopada 2024 r.", ["Anna Kowalska"], ["Jan Nowak"]),
    ("pt-fabrica", "pt", "", "A Petróleo Verde, líder", "São Paulo, 6 de novembro de 2024", ["Ana Lima"], ["João Pereira"]),
    ("pt-passe", "pt", "Câmara de Lisboa lança passe gratuito para estudantes até aos 23 anos", "A Câmara Municipal", "Lisboa, 6 de novembro de 2024", ["Rita Sousa"], ["Carlos Almeida"]),
    ("sv-solpark", "sv", "Nordkraft bygger Sveriges största solpark i Skåne", "Nordkraft har i dag", "Stockholm den 6 november 2024", ["Erik Holm"], ["Karin Lindgren"]),
    ("zh-tushuguan", "zh", "台北市立圖書館推出夜間借閱服務", "台北市立圖書館今天宣布", "", [""], ["館長陳美玲"]),
    ("zh-yanfa", "zh", "", "示例科技有限公司今天宣布", "北京，2024年11月6日", [""], ["示例科技首席执行官王伟"]),
]  # fmt: skip
# Forms that stand around a release, and the lead that is found below them.
AROUND = [
    ("en-mail", "Harbour wall to be rebuilt by spring", "The harbour wall at Whitby"),
    ("en-page", "Charity opens new shelter in Leeds", "A charity has opened"),
    ("fr-page", "Rénovation thermique : la Région double ses aides", "La Région Bretagne double"),
    ("fr-lettre", "L’université de Nantes ouvre une licence de breton", "L’université de Nantes ouvrira"),
    ("en-american", "City of Springfield Approves New Library", "The city council approved"),
]


@pytest.mark.parametrize(("name", "language", "headline", "lead", "dateline", "contacts", "speakers"), RELEASES)
def test_a_release_in_each_language(
    name: str, language: str, headline: str, lead: str, dateline: str, contacts: list[str], speakers: list[str]
) -> None:
    """Its language, headline, lead, dateline, contacts and speakers are its own; what it does not say is asked."""
    found = imported(sample(name), room="en")
    release = reading(found).release
    assert release
    asked = [question.key for question in found.open]
    assert (release.language, "" if "headline" in asked else release.headline) == (language, headline)
    assert release.lead.startswith(lead)
    assert release.dateline == dateline
    assert release.published
    assert [contact.name for contact in release.contacts] == contacts
    assert [quote.speaker for quote in release.quotes] == speakers


@pytest.mark.parametrize(("name", "headline", "lead"), AROUND)
def test_what_stands_around_a_release_is_not_in_it(name: str, headline: str, lead: str) -> None:
    """A mail's header, navigation, a covering letter, share buttons, a date that means two days."""
    found = imported(sample(name), room="en")
    release = reading(found).release
    assert release
    assert release.headline == headline
    assert release.lead.startswith(lead)
    for word in (
        "Subject:",
        "Share this",
        "Partager sur",
        "Veuillez trouver",
        "Mentions légales",
        "Next Post",
        "11/6/2024",
    ):
        assert word not in release.body


def test_the_title_a_page_repeats_is_the_headline() -> None:
    """The site's name behind it, the navigation and the date above it are no part of the headline or the text."""
    text = (
        "Council opens a third swimming pool in the north - Council of Northtown\nHOME\nGET HELP\nSkip to content\n"
        "FOR IMMEDIATE RELEASE\nWednesday, November 6, 2024\nCouncil opens a third swimming pool\nin the north\n"
        "Residents have waited for it for eleven years\n"
        "The council has opened a third swimming pool in the north of the town today, and it will be free for all residents until the end of the year.\n"
        "#####\nFor further information, please contact Ed Hill, Press Officer, at\n(555) 010-0199\nRelated Posts\nMan found\nMay 13, 2026\nRead More\n"
    )
    found = imported(text, room="en")
    release = reading(found).release
    assert release
    assert release.headline == "Council opens a third swimming pool in the north"
    assert release.subhead == "Residents have waited for it for eleven years"
    assert release.body.strip("\n") == release.lead
    assert (release.contacts[0].name, release.contacts[0].phone) == ("Ed Hill", "(555) 010-0199")
    assert values(found.document)["date"] == "2024-11-06"
    assert not words(text) - kept_words(found.document)


def test_a_page_printed_without_lines_between_its_paragraphs() -> None:
    """Short lines end paragraphs, a label's headline runs on, the page's foot is taken out, columns are apart."""
    foot = "Court Building • 133 N. Riverfront Blvd. • Northtown 75207 • 214/555-0100\n"
    text = (
        "June 2, 2022    Contact: Claire Stone\nCounty Attorney’s Office\n214-555-0100 (Office)\n"
        "For Immediate Release: County Attorney moves to close the last of the open cases of\nthe old office\n"
        "(NORTHTOWN) - The county attorney’s office is closing the last of the cases that the old\n"
        "office had left open when it moved to the new building on the river, four years ago in\nthe spring.\n"
        + foot
        + "Nobody had looked at them since. Some are older than the people who are working on them,\n"
        "and the files are kept in boxes that nobody had opened.\n" + foot + "More will follow.\n" + foot
    )
    found = imported(text, room="en")
    release = reading(found).release
    assert release
    assert release.headline == "County Attorney moves to close the last of the open cases of the old office"
    assert release.dateline == "NORTHTOWN"
    assert release.body.count("\n\n") == 2
    assert "Riverfront" not in release.body
    assert listed(found, "left out").count(foot.strip()) == 3
    assert release.contacts[0].name == "Claire Stone"
    assert values(found.document)["date"] == "2022-06-02"


@pytest.mark.parametrize("gap", ["  ", "\t", "          "])
def test_a_day_at_the_right_edge_of_the_headline(gap: str) -> None:
    """It is when, and no word of the headline, also where blanks were doubled within that."""
    text = "The new line of the harbour opens to all of the town this morning, after two years of works."
    found = imported(f"New line to the  harbour opens{gap}Thursday, 17 February 2011\n\n{text}\n\n{text}\n", room="en")
    assert found.headline == "New line to the harbour opens"
    assert values(found.document)["date"] == "2011-02-17"


def test_marks_of_direction_do_not_hide_a_label() -> None:
    """Arabic lines pasted from a mail begin with marks that say nothing; the words stay."""
    text = "\u200fبيان صحفي\n\n\u200fوزارة الصحة تطلق حملة\n\n\u202bأعلنت وزارة الصحة اليوم 6 نوفمبر 2024 إطلاق حملة في كل المحافظات.\u202c\n"
    release = reading(imported(text, room="fr")).release
    assert release
    assert (release.headline, release.lead[:5]) == ("وزارة الصحة تطلق حملة", "أعلنت")
    assert f"{release.published:%Y-%m-%d}" == "2024-11-06"


def test_two_columns_at_the_head_are_read_one_after_the_other() -> None:
    """Label and date on the left, whom to call on the right, as American offices write."""
    text = (
        "FOR IMMEDIATE RELEASE               CONTACT: Sarah Lee\nMarch 11, 2025                      (202) 555-0147\n\n"
        "Coalition urges council to keep its libraries\n\nWASHINGTON — The coalition today urged the council to keep its libraries.\n"
    )
    release = reading(imported(text, room="en")).release
    assert release
    assert (release.headline, release.dateline) == ("Coalition urges council to keep its libraries", "WASHINGTON")
    assert [(one.name, one.phone) for one in release.contacts] == [("Sarah Lee", "(202) 555-0147")]
    assert f"{release.published:%Y-%m-%d}" == "2025-03-11"


def test_points_between_the_headline_and_the_dateline() -> None:
    """Companies put their figures above the lead: they stay there, and the dateline is still taken."""
    text = (
        "#Umsatz #Bilanz\n\nPRESSEMITTEILUNG\n\nMusterfirma steigert ihren Umsatz um 7 Prozent\n\n- Umsatz wächst auf 1,2 Mrd. Euro\n"
        "- Dividende steigt\n\nStuttgart, 11. März 2025 – Die Musterfirma hat im Jahr 2024 ihren Umsatz um 7 Prozent gesteigert.\n"
    )
    release = reading(imported(text, room="de")).release
    assert release
    assert (release.headline, release.dateline) == (
        "Musterfirma steigert ihren Umsatz um 7 Prozent",
        "Stuttgart, 11. März 2025",
    )
    assert release.lead == "Die Musterfirma hat im Jahr 2024 ihren Umsatz um 7 Prozent gesteigert."
    assert release.body.startswith("- Umsatz wächst")


def test_background_below_the_end_is_for_editors() -> None:
    """Sentences below the end mark are notes; what is no sentence there is left out."""
    background = "L’association existe depuis 1983 et réunit trois cents communes de la région, petites et grandes."
    found = release_of(
        f"Un paragraphe qui est assez long pour être le texte d’un communiqué.\n\nFIN\n\n{background}\n\nmenu bas"
    )
    assert values(found.document)["notes"].startswith(background)


def test_a_mails_subject_is_the_headline_where_there_is_no_other() -> None:
    """Its label is left away, and its evidence says where it comes from."""
    text = (
        "From: Press <press@example.org>\nTo: news@example.com\nSubject: PRESS RELEASE: Harbour wall to be rebuilt\n\n"
        "The harbour wall will be rebuilt by the spring, the council said today (6 November 2024). It fell in the winter and nobody was hurt."
    )
    found = imported(text, room="en")
    assert found.headline == "Harbour wall to be rebuilt"
    (told,) = [inference for inference in found.inferred if inference.key == "headline"]
    assert str(told) == "line 3: the mail's subject"
    assert values(found.document)["date"] == "2024-11-06"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("P R E S S E M I T T E I L U N G", "press"),
        ("Medienmitteilung", "press"),
        ("Comunicato stampa n. 45 del 3 febbraio 2025", "press"),
        ("PERSBERICHT", "press"),
        ("NOTA À IMPRENSA", "press"),
        ("COMUNICADO DE IMPRENSA", "press"),
        ("PRESSMEDDELANDE", "press"),
        ("Informacja prasowa", "press"),
        ("بيان صحفي", "press"),
        ("【プレスリリース】", "press"),
        ("新聞稿", "press"),
        ("보도자료", "press"),
        ("COMMUNIQUÉ DE L’ASSOCIATION", "press"),
        ("Commission européenne - Communiqué de presse", "press"),
        ("*** Pressemitteilung *** Pressemitteilung ***", "press"),
        ("Pressmeddelande från Socialdepartementet", "press"),
        ("FOR IMMEDIATE RELEASE – November 6, 2024", "immediate"),
        ("للنشر الفوري", "immediate"),
        ("Frei ab sofort", "immediate"),
        ("Frei ab 7. November 2024, 6 Uhr", "embargo"),
        ("Embargo hasta el 7 de noviembre", "embargo"),
        ("Onder embargo tot 7 november", "embargo"),
        ("Pressekontakt", "contact"),
        ("Contacto de prensa:", "contact"),
        ("Ufficio stampa", "contact"),
        ("Perscontact:", "contact"),
        ("Voor meer informatie kunt u contact opnemen met:", "contact"),
        ("Contactos para a comunicação social:", "contact"),
        ("للتواصل الإعلامي:", "contact"),
        ("【本件に関するお問い合わせ先】", "contact"),
        ("媒体联系人：李娜", "contact"),
        ("Informazioni su Bardini", "about"),
        ("Over Havenbedrijf", "about"),
        ("Over dit jaar wordt gesproken", ""),
        ("Om Nordkraft", "about"),
        ("Om det regnar", ""),
        ("O Tramwajach", "about"),
        ("نبذة عن البنك", "about"),
        ("【株式会社サンプルについて】", "about"),
        ("关于示例科技", "about"),
        ("Noot voor de redactie (niet voor publicatie)", "notes"),
        ("Hinweise für die Redaktion:", "notes"),
        ("Nota a los editores: hay fotos", "notes"),
        ("-انتهى-", "end"),
        ("- Ende -", "end"),
        ("--ooOoo--", "end"),
        ("EINDE PERSBERICHT", "end"),
        ("以上", "end"),
        ("© 2024 Ville de Rennes", "web"),
        ("Accueil » Actualités » Communiqués", "web"),
        ("Click to share on Facebook (Opens in new window)", "web"),
        ("SOURCE Acme", "web"),
        ("Artículos relacionados", "related"),
    ],
)  # fmt: skip
def test_labels_of_each_language(line: str, kind: str) -> None:
    """Accents, case, full-width signs, brackets and letter-spacing do not count; sentences that begin so are text."""
    assert read_label(line).kind == kind


@pytest.mark.parametrize(
    ("text", "dateline", "rest"),
    [
        ("14 settembre 2023 - Il gruppo", "14 settembre 2023", "Il gruppo"),
        ("20 SEPTEMBER 2010: De groep", "20 SEPTEMBER 2010", "De groep"),
        ("(DALLAS) - The county", "DALLAS", "The county"),
        ("(Dallas, Texas) — El condado", "Dallas, Texas", "El condado"),
        ("Hamm (ots) - Die Stadt", "Hamm", "Die Stadt"),
        ("COLUMBUS, Ohio--(BUSINESS WIRE)--Northwind", "COLUMBUS, Ohio", "Northwind"),
        ("CHICAGO and LONDON, Nov. 6, 2024 /PRNewswire/ -- Hartley", "CHICAGO and LONDON, Nov. 6, 2024", "Hartley"),
        ("Madrid, 6 de noviembre de 2024.- El museo", "Madrid, 6 de noviembre de 2024", "El museo"),
        ("北京，2024年11月6日——示例", "北京，2024年11月6日", "示例"),
        ("دبي، 6 نوفمبر 2024 – أعلن", "دبي، 6 نوفمبر 2024", "أعلن"),
    ],
)
def test_datelines_of_wires_and_other_scripts(text: str, dateline: str, rest: str) -> None:
    """A date alone, a place in brackets or before a wire, two places, places without capitals."""
    found = read_opening(text, language="fr")
    assert found
    assert (found.text, text[found.end :]) == (dateline, rest)


@pytest.mark.parametrize(
    "text",
    ["Emmanuel Dupont (LREM) - Le député", "6 novembre – Le Sénat", "أعلن بنك الواحة اليوم في دبي وفي مدن أخرى كثيرة 6 نوفمبر 2024 – ثم"],
)  # fmt: skip
def test_what_only_looks_like_a_dateline(text: str) -> None:
    """A person and a party, a day without year, a sentence in a script without capitals."""
    assert read_opening(text, language="fr") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nov. 06, 2024 08:30 ET | Source: Acme Robotics Inc.", ""),
        ("November 06, 2024 09:00 AM Eastern Standard Time", ""),
        ("06.11.2024 – 09:15", ""),
        ("Admin | June 26, 2025", ""),
        ("6 novembre 2024 / dans Communiqués / par Service de presse", ""),
        ("Zürich, 12. März 2025 / Frei ab sofort", "Zürich"),
        ("Paris, le 6 novembre 2024 – 17h45", "Paris"),
        ("發布日期：2024年11月6日", ""),
        ("الرياض – ٦ نوفمبر ٢٠٢٤", "الرياض"),
    ],
)
def test_date_lines_of_wires_and_blogs(text: str, place: str) -> None:
    """An hour, an author, a section or a source beside the date."""
    found = read_line(text, language="fr")
    assert found
    assert (found.place, bool(found.mention)) == (place, True)


def test_every_lexicon_is_whole() -> None:
    """Twelve months and seven weekdays where a language has names for them; labels compile; level text has its length."""
    for tag, lexicon in lexicons().items():
        assert lexicon.press, tag
        assert lexicon.contact, tag
        for kind, count in (("months", 12), ("weekdays", 7)):
            written = [group for group in getattr(lexicon, kind).split(";") if group.strip()]
            assert len(written) in {0, count}, (tag, kind)
    assert names("months")["نوفمبر"] == 11
    for text in (phrases("press"), "ÉCOLE İstanbul ß ﬁ ５日 ٢٠٢٤ 서울 が"):
        assert len(level(text)) == len(text)


def test_a_subhead_of_chinese_ends_with_its_full_stop() -> None:
    """Above a dateline; what says where the English text is stands between them."""
    lead = "自从旧港开放以来，港口办公室今天宣布，旧吊车将在四十年后重新转动，星期日向所有人展示。"
    text = f"港口的旧吊车重新转动\n\n四十年来第一次，所有人都能看到它。\n\n英文版 请按此处。\n\n北京，2024年11月6日 - {lead}\n"
    written = values(imported(text, room="zh").document)
    assert (written["headline"], written["subhead"]) == (
        "港口的旧吊车重新转动",
        "四十年来第一次，所有人都能看到它。",
    )
    assert written["dateline"] == "北京，2024年11月6日"
