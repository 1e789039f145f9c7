"""Datelines in the forms that press offices of many countries write them in."""

import pytest

from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.openings import read_opening


@pytest.mark.parametrize(
    ("language", "text", "dateline", "lead"),
    [
        ("es", "(Valderoble, 3 de mayo de 2024).- El Ayuntamiento abre.", "Valderoble, 3 de mayo de 2024", "El Ayuntamiento abre."),
        ("es", "Madrid, a 3 de mayo de 2024. El Ayuntamiento abre.", "Madrid, a 3 de mayo de 2024", "El Ayuntamiento abre."),
        ("en", "MIAMI, Florida : Northern Tramways today announced its new line.", "MIAMI, Florida", "Northern Tramways today announced its new line."),
        ("en", "3 May 2024, London – Northern opens.", "3 May 2024, London", "Northern opens."),
        ("en", "(BRUSSELS, 3 May 2024) Northern opens.", "BRUSSELS, 3 May 2024", "Northern opens."),
        ("en", "NEW YORK (May 3, 2024) -- Northern opens.", "NEW YORK (May 3, 2024)", "Northern opens."),
        ("en", "LEEDS, England – Tram Fair – 3 May 2024 – Northern opens.", "LEEDS, England – Tram Fair – 3 May 2024", "Northern opens."),
        ("de", "HANNOVER – Bahnmesse 2024 – 3. Mai 2024 – Der Hafen öffnet.", "HANNOVER – Bahnmesse 2024 – 3. Mai 2024", "Der Hafen öffnet."),
        ("en", "LEEDS, England, 3 May 2024 \u200b– Northern opens.", "LEEDS, England, 3 May 2024", "Northern opens."),
        ("fr", "PARIS, le 3 mai 2024 – La régie ouvre.", "PARIS, le 3 mai 2024", "La régie ouvre."),
        ("en", "Geneva, Switzerland — The council opens its new house to everybody who wants to see how it works.", "Geneva, Switzerland", "The council opens its new house to everybody who wants to see how it works."),
        ("es", "Valderoble, La Rioja – El Ayuntamiento ha abierto la nueva estación depuradora junto al río esta mañana.", "Valderoble, La Rioja", "El Ayuntamiento ha abierto la nueva estación depuradora junto al río esta mañana."),
        ("de", "Erfurt – Die neue Brücke über die Gera ist seit heute Morgen für den ganzen Verkehr frei.", "Erfurt", "Die neue Brücke über die Gera ist seit heute Morgen für den ganzen Verkehr frei."),
        ("de", "Berlin/Hamburg, 3. Mai 2024. Der Hafen öffnet.", "Berlin/Hamburg, 3. Mai 2024", "Der Hafen öffnet."),
        ("de", "Berlin, 3. Mai 2024 | Der Hafen öffnet.", "Berlin, 3. Mai 2024", "Der Hafen öffnet."),
        ("de", "Pressemitteilung vom 3. Mai 2024 | Berlin – Der Hafen öffnet.", "3. Mai 2024 | Berlin", "Der Hafen öffnet."),
        ("en", "Press release of 3 May 2024, London – Northern opens.", "3 May 2024, London", "Northern opens."),
        ("pl", "Warszawa, 3 maja 2024 r. – Spółka otwiera.", "Warszawa, 3 maja 2024 r.", "Spółka otwiera."),
        ("pt", "São Paulo, maio de 2024 – A obra abre.", "São Paulo, maio de 2024", "A obra abre."),
        ("ru", "3 мая 2024 года, Москва. – Компания открыла.", "3 мая 2024 года, Москва", "Компания открыла."),
        ("ru", "г. Москва, 3 мая 2024 – Компания открыла.", "г. Москва, 3 мая 2024", "Компания открыла."),
        ("uk", "Київ, 3 травня 2024 року – Компанія відкрила.", "Київ, 3 травня 2024 року", "Компанія відкрила."),
        ("hu", "Budapest, 2024. május 3. – A cég nyit.", "Budapest, 2024. május 3.", "A cég nyit."),
        ("vi", "Hà Nội, ngày 3 tháng 5 năm 2024 – Công ty mở.", "Hà Nội, ngày 3 tháng 5 năm 2024", "Công ty mở."),
        ("ar", "3 مايو 2024 - دبي: أعلنت الشركة.", "3 مايو 2024 - دبي", "أعلنت الشركة."),
        ("ar", "القاهرة في 3 مايو 2024 – أعلنت الشركة.", "القاهرة في 3 مايو 2024", "أعلنت الشركة."),
        ("he", "תל אביב, 3 במאי 2024 – החברה פתחה.", "תל אביב, 3 במאי 2024", "החברה פתחה."),
        ("ja", "【東京，2024年5月3日】当社は開業します。", "東京，2024年5月3日", "当社は開業します。"),
        ("ja", "（東京　2024年5月3日）当社は開業します。", "東京\u30002024年5月3日", "当社は開業します。"),
        ("zh", "2024年5月3日，北京——公司今天开业。", "2024年5月3日，北京", "公司今天开业。"),
        ("zh", "（北京）2024年5月3日 - 公司今天开业。", "（北京）2024年5月3日", "公司今天开业。"),
        ("ko", "(서울=항만전철) 새 노선을 연다.", "서울", "새 노선을 연다."),
    ],
)  # fmt: skip
def test_a_dateline_is_cut_off_the_lead(language: str, text: str, dateline: str, lead: str) -> None:
    """The lead begins with its own first word, and the dateline stays as it was written."""
    found = read_opening(text, language=language)
    assert found
    assert (found.text, text[found.end :]) == (dateline, lead)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 3 May 2024, London opened: a new era began."),
        ("en", "NOTE: this is a text that only begins in capitals."),
        (
            "en",
            "Ann Lee, mayor of the town – A good day for trams, she said, and for all the people who use them daily.",
        ),
        ("fr", "Paris, Lyon – et après ? La métropole ouvre trente logements au bord de la Vilaine, dit-elle."),
        ("de", "Bern, Basel, Genf – Drei Städte, ein Ziel: Der Verband der Städte – er hat 130 Mitglieder – tagt."),
        ("de", "Pressemitteilung vom 3. Mai 2024: Der Hafen öffnet."),
        ("de", "Die Pressemitteilung vom 3. Mai 2024, Berlin – so die Stadt – gilt."),
        ("fr", "Depuis le 3 mai 2024, Lyon. La suite est connue."),
        ("fr", "Le 3 mai 2024, Paris a vécu – enfin – un beau jour."),
        ("ru", "3 мая 2024 года Москва встретила – как всегда – праздник."),
        ("ar", "3 مايو 2024، قال الوزير: سنعمل معا."),
        ("ko", "(단위=원) 표는 다음과 같다."),
    ],
)
def test_a_sentence_that_begins_with_a_date_keeps_it(language: str, text: str) -> None:
    """Only a place or a dash makes a dateline of a date."""
    assert read_opening(text, language=language) is None


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "le 3 mai 2024, à Rennes", "Rennes"),
        ("en", "May 3, 2024, London", "London"),
        ("de", "03.05.2024 | Berlin", "Berlin"),
        ("cs", "V Praze dne 3. května 2024", "Praze"),
        ("bg", "София, 3 май 2024 г.", "София"),
        ("hr", "Zagreb, 3. svibnja 2024.", "Zagreb"),
        ("uk", "Київ, 3 травня 2024 року", "Київ"),
        ("lt", "2024 m. gegužės 3 d.", ""),
        ("lv", "2024. gada 3. maijā", ""),
        ("ko", "2024. 5. 3.(금)", ""),
        ("ru", "3 мая 2024 года", ""),
    ],
)
def test_a_line_of_a_date_is_read_whatever_its_order(language: str, text: str, place: str) -> None:
    """The year may stand first or be called so, and the place behind."""
    found = read_line(text, language=language)
    assert found
    assert found.mention
    assert (found.place, found.mention.date and f"{found.mention.date:%Y-%m-%d}") == (place, "2024-05-03")


@pytest.mark.parametrize(
    "text",
    [
        "Aber – Die new bridge over the river has been open to all traffic since this morning, the town said.",
        "News – The new bridge over the river has been open to all traffic since this morning, the town said.",
        "Erfurt – zwei Jahre nach dem Beginn der Arbeiten ist die neue Brücke seit heute Morgen für den Verkehr frei.",
        "Erfurt – Die Brücke – seit heute frei – verbindet die Stadtteile auf beiden Seiten des Flusses miteinander.",
    ],
)
def test_a_word_before_a_dash_is_no_town(text: str) -> None:
    """A word of sentences, a label, a sentence that goes on, or one set between dashes."""
    assert read_opening(text, language="en") is None


def test_today_is_no_place() -> None:
    """`Today (27 March 2014) the government …` begins a sentence."""
    for text in ("Today (27 March 2014) the city opens its bridge.", "Today (27 March 2014) Ann Lee opens the bridge."):
        assert read_opening(text, language="en") is None
    found = read_opening("Ulm, (27 March 2014). The city opens its bridge.", language="en")
    assert found
    assert found.place == "Ulm"


def test_a_region_and_a_town_in_another_script() -> None:
    """As China's releases write towns abroad."""
    opening = read_opening(
        "马里兰州 Forest Hill — 2012 年 10 月 18 日—由超过一百五十个项目的志愿者组成的基金会今天宣布。", language="zh"
    )
    assert opening
    assert (opening.place, bool(opening.mention)) == ("马里兰州 Forest Hill", True)
    assert read_opening("由志愿者组成的基金会主席 Lee 于 2012 年 10 月 18 日—在会上宣布。", language="zh") is None
