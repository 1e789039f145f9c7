"""A headline in capitals is written as its own text writes those words; any other is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.release.folding import bare
from pressctl.release.languages import detect, function_words, primary
from pressctl.release.recasing import is_capitals, is_title_case, recase
from tests.release.texts import imported, listed, sample, values

WORD = st.sampled_from(
    [
        "Élu",
        "élu",
        "ELU",
        "la",
        "La",
        "SNCF",
        "iPhone",
        "États",
        "a",
        "à",
        "l’eau",
        "«",
        "»",
        ".",
        "!",
        ":",
        "COP29",
        "Straße",
        "M.",
    ]
)


@pytest.mark.parametrize(
    ("headline", "text", "language", "expected"),
    [
        ("LE MAIRE DE TOURS OUVRE L’ÉCOLE", "À Tours, le maire de la ville ouvre l’école.", "fr", "Le maire de Tours ouvre l’école"),
        ("GREVE A LA SNCF", "On parle de grève à la SNCF.", "fr", "Grève à la SNCF"),
        ("LES ELUS FACE A L'ETAT", "Tous les élus, face à l'État.", "fr", "Les élus face à l'État"),
        ("ANNE MARTIN DÉFEND LE PLFSS", "Anne Martin défend le texte. Le PLFSS est là.", "fr", "Anne Martin défend le PLFSS"),
        ("RENNES : L’ÉCOLE OUVRE", "Que dit-on ? À Rennes, on ouvre. L’école aussi.", "fr", "Rennes : l’école ouvre"),
        ("UN ACCORD AVEC SAINT-ÉTIENNE", "Un accord avec Saint-Étienne.", "fr", "Un accord avec Saint-Étienne"),
        ("NEW YORK OFFICE OPENS IN A NEW STREET", "The New York office opens in a new street.", "en", "New York office opens in a new street"),
        ("EIN TAG FÜR DIE STRASSE", "Es ist ein Tag für die Straße.", "de", "Ein Tag für die Straße"),
        ("L’EAU : « C’EST VITAL ! » DIT-ELLE. ET APRÈS ?", "de l’eau, c’est vital, dit-elle et après.", "fr", "L’eau : « C’est vital ! » dit-elle. Et après ?"),
        ("M. DURAND ET LE MAIRE", "le maire et M. Durand", "fr", "M. Durand et le maire"),
        ('HE SAID "NEVER AGAIN"', "he said so, never, and again", "en", 'He said "Never again"'),
        ("SKP TRAŽI ISPRIKU ZBOG SMRTI I ZRAK", "SKP je rekao.", "hr", "SKP traži ispriku zbog smrti i zrak"),
        ("SMRT NA TRŽNICI", "Policija je stigla.", "sl", "Smrt na tržnici"),
        ("FIVE YEARS OF OPENOFFICE.ORG", "The people of OpenOffice.org look back on five years.", "en", "Five years of OpenOffice.org"),
        ("ALL OF IT AT ELM.EXAMPLE", "The house has all of it at elm.example.", "en", "All of it at elm.example"),
        ("IPHONE ET IPAD", "un iPhone et un iPad", "fr", "iPhone et iPad"),
    ],
)  # fmt: skip
def test_words_are_written_as_the_text_writes_them(headline: str, text: str, language: str, expected: str) -> None:
    """Names, acronyms, accents and the first word of a quotation come out as in the text."""
    assert recase(headline, [text], language=language).text == expected


def test_unseen_words_are_small_and_listed() -> None:
    """What the text never has is lower-cased, and named."""
    found = recase("LE MAIRE INAUGURE LE GYMNASE", ["Dans la ville, le maire."], language="fr")
    assert found.text == "Le maire inaugure le gymnase"
    assert found.unseen == ("inaugure", "gymnase")


@pytest.mark.parametrize(
    ("headline", "language", "expected"),
    [
        ("LE TGV ET LA CGT AU XXIE SIÈCLE", "fr", "Le TGV et la CGT au XXIe siècle"),
        ("LOUIS XIV ET LA VIE", "fr", "Louis XIV et la vie"),
        ("LA 5G, LA COP29 ET LE 2E TOUR À 20H", "fr", "La 5G, la COP29 et le 2e tour à 20h"),
        ("OUVERTURE DU 1ER BUREAU DE MME RIOU", "fr", "Ouverture du 1er bureau de Mme riou"),
        ("WHAT I SAW ON MONDAY IN JUNE", "en", "What I saw on Monday in June"),
        ("THE U.S. SENATE VOTES", "en", "The U.S. senate votes"),
        ("SPEECH OF THE DIRECTOR JOHN H. AUTEN", "en", "Speech of the director John H. Auten"),
        ("REDE VON J. EDGAR ZU DEN U.S. ZÖLLEN", "de", "Rede von J. Edgar zu den U.S. zöllen"),
    ],
)
def test_unseen_acronyms_numerals_and_titles_keep_their_form(headline: str, language: str, expected: str) -> None:
    """Without evidence, the form of a word still tells an acronym, a numeral, a title."""
    assert recase(headline, [], language=language).text == expected


def test_a_name_seen_only_at_the_start_of_a_sentence_is_kept_and_doubted() -> None:
    """A capital there says little, but a name must not be destroyed."""
    found = recase("LA VILLE DE VANNES ET POURTANT", ["Vannes a voté. Et pourtant."], language="fr")
    assert found.text == "La ville de Vannes et pourtant"
    assert found.doubtful == ("Vannes",)


def test_two_names_at_the_start_of_a_sentence_are_evidence() -> None:
    """`Marie Curie a dit` is a name, wherever it stands."""
    assert recase("PRIX MARIE CURIE", ["Marie Curie a dit."], language="fr").doubtful == ()


def test_neighbours_decide_between_two_spellings() -> None:
    """The same word with the same neighbour says more than the more frequent spelling."""
    text = "le conseil, un conseil, tout conseil, mais le Conseil départemental du Finistère"
    found = recase("LE CONSEIL DÉPARTEMENTAL ET LE CONSEIL DE CLASSE", [text], language="fr")
    assert found.text == "Le Conseil départemental et le conseil de classe"


def test_accents_in_a_headline_are_believed() -> None:
    """In a headline with accents, a word without them is not given any that would make it another."""
    found = recase("DÉBAT SUR LA PLACE", ["Bien sûr, on est là, place à la danse, sur la place."], language="fr")
    assert (found.text, found.accented) == ("Débat sur la place", ())


def test_headings_in_capitals_and_in_title_case_are_no_evidence() -> None:
    """Their capitals say nothing about a word."""
    text = ["UN CONSTAT SANS APPEL", "A Clear Case For Better Schools", "it is a clear case for better schools"]
    assert (
        recase("CLEAR CASE FOR SCHOOLS, UN CONSTAT", text, language="en").text == "Clear case for schools, un constat"
    )


@given(st.lists(WORD, min_size=1, max_size=8), st.lists(WORD, max_size=30))
def test_only_case_and_accents_change(headline: list[str], text: list[str]) -> None:
    """Whatever the text says, the re-cased headline has the same letters."""
    capitals = " ".join(headline).upper()
    assert bare(recase(capitals, [" ".join(text)], language="fr").text) == bare(capitals)


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("SNCF", False), ("GRÈVE SNCF", True), ("Grève SNCF", False), ("GRÈVE À la SNCF ET DANS LA RATP", True), ("2024 – 2025", False)],
)  # fmt: skip
def test_capitals_are_at_least_eight_letters_and_nine_in_ten(text: str, capitals: bool) -> None:  # noqa: FBT001  (a column)
    """A short acronym is no headline in capitals; one small word among many does not count."""
    assert is_capitals(text) is capitals


def test_title_case_needs_four_longer_words() -> None:
    """Two names are no title case."""
    assert is_title_case("Acme Opens Its First European Workshop in Lyon")
    assert not is_title_case("Anne Martin")


@pytest.mark.parametrize("headline", ["La SNCF et Le Mans : « OUI ! »", "iPhone and NATO", "Acme Opens In Lyon"])
def test_a_headline_not_in_capitals_is_left_alone(headline: str) -> None:
    """Its author wrote it so."""
    found = imported(f"{headline}\n\n6 novembre 2024\n\nDu texte sur la sncf, iphone et nato.\n")
    assert found.headline == headline
    assert listed(found, "headline") == [headline]


def test_headlines_on_several_lines() -> None:
    """Lines of the same capitals, and lines that go on in small letters or after a comma, are one headline."""
    for text, headline in (
        ("GRÈVE À LA SNCF :\nLES ÉLUS RÉAGISSENT\n\n", "Grève à la SNCF : les élus réagissent"),
        ("GRÈVE À LA SNCF :\n\nLES ÉLUS RÉAGISSENT\n\n", "Grève à la SNCF : les élus réagissent"),
        ("La mairie ouvre une école\nqui attend 200 élèves\n\n", "La mairie ouvre une école qui attend 200 élèves"),
        ("La mairie ouvre une école à\nVilleneuve\n\n", "La mairie ouvre une école à Villeneuve"),
        ("Acme Opens Its First Workshop\nNear Lyon With Twelve Machines\n\n", "Acme Opens Its First Workshop Near Lyon With Twelve Machines"),
    ):  # fmt: skip
        found = imported(f"{text}Du texte : grève à la SNCF, les élus réagissent, 6 novembre 2024.\n")
        assert found.headline == headline
        assert "subhead" not in values(found.document)


def test_a_headline_in_capitals_above_a_subhead() -> None:
    """A line in other case below the headline, above text, is the subhead; one in capitals is re-cased too."""
    found = imported("GRÈVE À LA SNCF\nLes élus réagissent\n\nDu texte : grève à la SNCF.\n")
    assert (found.headline, values(found.document)["subhead"]) == ("Grève à la SNCF", "Les élus réagissent")
    found = imported("GRÈVE À LA SNCF\n\nLES ÉLUS BRETONS ÉCRIVENT\n\nDu texte : grève à la SNCF, les élus bretons.\n")
    assert values(found.document)["subhead"] == "Les élus bretons écrivent"


def test_letterhead_labels_and_numbers_stand_above_the_headline() -> None:
    """Who issues it, that it is a release, its number and date are put aside, as comments and keys."""
    text = (
        "VILLE DE RENNES\n\nCOMMUNIQUÉ DE PRESSE\nN° 12\nRennes, le 6 novembre 2024\n\nLa piscine rouvre\n\nDu texte.\n"
    )
    found = imported(text)
    assert found.headline == "La piscine rouvre"
    assert listed(found, "left out") == ["VILLE DE RENNES", "COMMUNIQUÉ DE PRESSE", "N° 12"]
    assert values(found.document)["dateline"] == "Rennes, le 6 novembre 2024"


def test_a_headline_above_the_words_press_release_stays_the_headline() -> None:
    """Only short lines are a letterhead, and only where a headline stands below."""
    text = (
        "La piscine de Rennes rouvre lundi avec un toit neuf\n\nCommuniqué de presse\n\nDu texte, et encore du texte.\n"
    )
    assert imported(text).headline == "La piscine de Rennes rouvre lundi avec un toit neuf"
    text = "La piscine rouvre\n\nCommuniqué de presse\n\nDu texte, et encore du texte. Il y en a.\n"
    assert imported(text).headline == "La piscine rouvre"
    text = f"{'x' * 90}\n\nCommuniqué de presse\n\nLa piscine rouvre\n\nDu texte.\n"
    assert imported(text).headline == "x" * 90


def test_a_louder_headline_below_makes_a_long_letterhead() -> None:
    """Capitals below, none above: the line above is who issues it, however long its name."""
    text = "La ville de Rennes et son agglomération\n\nCommuniqué de presse\n\nLA PISCINE ROUVRE\n\nDu texte sur la piscine.\n"
    assert imported(text).headline == "La piscine rouvre"


def test_a_headline_in_the_label_itself() -> None:
    """`Press release: …` carries the headline where no line below does."""
    found = imported("Press release: Acme opens a workshop in Lyon\n\nThe site is in Lyon. It will open in May.\n")
    assert found.headline == "Acme opens a workshop in Lyon"
    found = imported("Communiqué de presse – Acme\n\nUn atelier ouvre à Lyon\n\nLe site est à Lyon.\n")
    assert found.headline == "Un atelier ouvre à Lyon"


@pytest.mark.parametrize(
    ("label", "kind"),
    [("MEDIA ADVISORY", "advisory"), ("Invitation presse", "advisory"), ("PRESS STATEMENT", "statement")],
)
def test_the_label_tells_the_kind(label: str, kind: str) -> None:
    """An advisory and a statement say so above the headline."""
    assert values(imported(f"{label}\n\nUn titre\n\nDu texte.\n").document)["kind"] == kind


def test_the_evidence_of_a_recased_headline_names_what_to_look_at() -> None:
    """Unseen, doubtful and accented words are named in the document, above the headline."""
    found = imported(sample("fr-greve"))
    (evidence,) = [inference.evidence for inference in found.inferred if inference.key == "headline"]
    assert "given their accents: grève, à, élus" in evidence
    assert f"# inferred from line 5: {evidence}\nheadline:" in found.document


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le maire et les élus de la ville ont voté pour une école dans le centre, avec un préau et des arbres.", "fr"),
        ("The mayor and the members of the council have voted for a school in the centre, with a yard and trees.", "en"),
        ("Der Rat und die Bürger der Stadt haben für eine Schule in der Mitte gestimmt, mit einem Hof und Bäumen.", "de"),
        ("El alcalde y los vecinos de la ciudad han votado por una escuela en el centro, con un patio y con árboles.", "es"),
        ("Il sindaco e i cittadini della città hanno votato per una scuola nel centro, con un cortile e con gli alberi.", "it"),
        ("De burgemeester en de raad van de stad hebben voor een school in het centrum gestemd, met een plein en bomen.", "nl"),
        ("O prefeito e os vizinhos da cidade votaram por uma escola no centro, com um pátio e com as árvores da praça.", "pt"),
        ("فرضت المملكة المتحدة اليوم عقوبات على الحوثيين", "ar"),
        ("دولت امروز قانون جدیدی برای آب اعلام کرد و گفت", "fa"),
        ("حکومت نے آج پانی کے لیے ایک نئے قانون کا اعلان کیا ہے", "ur"),
        ("הממשלה הודיעה היום על צעדים חדשים בתחום המים", "he"),
        ("Η κυβέρνηση ανακοίνωσε σήμερα νέα μέτρα για το νερό", "el"),
        ("Мы приняли новый закон о воде, и это хорошо для всех", "ru"),
        ("Ми прийняли закон про воду, і він діє для всіх їхніх громад", "uk"),
        ("Мы прынялі новы закон аб вадзе, і ён добры для ўсіх", "be"),
        ("本日、東京で新しい法律が発表されました。皆様のご協力を", "ja"),
        ("今天北京发布了新的法律请大家合作支持水资源保护计划", "zh"),
        ("오늘 서울에서 새로운 법이 발표되었습니다 여러분의 협조", "ko"),
        ("Правителството обяви днес нови мерки за водата и парка, които ще влязат в сила от понеделник, като част от плана за града.", "bg"),
        ("নয়াদিল্লিতে আজ মন্ত্রী দায়িত্বভার গ্রহণ করেছেন", "bn"),
        ("मंत्री ने आज नई दिल्ली में पदभार ग्रहण किया", "hi"),
        ("მთავრობამ დღეს ახალი კანონი გამოაქვეყნა", "ka"),
        ("Belediye, kentin merkezinde bahçeli ve ağaçlı yeni bir okul için karar aldı; inşaat bu yıl başlayacak ve iki yıl sürecek.", "tr"),
        ("Rådet og innbyggerne har stemt for en ny skole i sentrum av byen, og skolen blir bygd av kommunen etter at rådet fikk pengene fra staten.", "nb"),
        ("Mestno svetništvo je danes odločilo, da bo v središču mesta nova šola z vrtom, ki bo odprta tudi za starejše in ne le za otroke.", "sl"),
        ("Mestské zastupiteľstvo dnes rozhodlo, že v centre mesta bude nová škola so záhradou, ktorá je aj pre starších, nie len pre deti.", "sk"),
        ("Miesto taryba šiandien nusprendė, kad miesto centre bus nauja mokykla su sodu, kuris yra ir vyresniems, ne tik vaikams, ir bus atidarytas po dviejų metų.", "lt"),
        ("Linnavolikogu otsustas täna, et kesklinna tuleb uus kool koos aiaga, mis on avatud ka eakatele ja mitte ainult lastele, ning selle eest maksab riik kuni sügiseni.", "et"),
        ("O concello decidiu hoxe que no centro da cidade haxa unha nova escola cun xardín, que é tamén para os maiores e non só para os nenos.", "gl"),
        ("Trop court pour le dire", ""),
        ("Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore magna aliqua enim veniam quis", ""),
    ],
)  # fmt: skip
def test_the_language_is_told_by_function_words_or_its_script(text: str, language: str) -> None:
    """Those of the lexicon in a sentence or two, others by their letters; the rest is left to the newsroom."""
    assert detect(text)[0] == language


def test_function_words_of_an_unknown_language_are_those_of_all() -> None:
    """Better a small word too many than one too few."""
    assert {"les", "the", "der"} <= function_words("xx")
    assert primary("pt_BR") == primary("PT-br") == "pt"


def test_a_line_of_the_text_that_repeats_a_headline_says_how_it_is_written() -> None:
    """Not word by word, and whatever the case of the language's letters."""
    once = "Şehrin Işıkları Yeniden Yanıyor Artık"
    text = f"Belediye bugün ışıkları açtı.\n\n{once}\n\nSokaklar iki yıl sonra yeniden aydınlık ve güvenli."
    assert recase("ŞEHRİN IŞIKLARI YENİDEN YANIYOR ARTIK", [text], language="tr").text == once


def test_a_sentence_full_of_names_is_evidence() -> None:
    """Nearly all its longer words have capitals, as in a heading; its full stop tells that it is none."""
    said = "Norte toma parte en el Primer Concurso Nacional de Buenas Prácticas, de la Presidencia del Consejo."
    found = recase("NORTE EN EL PRIMER CONCURSO NACIONAL DE BUENAS PRÁCTICAS", [said], language="es")
    assert found.text == "Norte en el Primer Concurso Nacional de Buenas Prácticas"
    assert (
        recase("THE NEW BRIDGE", ["Why This New Bridge Over Our River Matters Now"], language="en").text
        == "The new bridge"
    )


def test_a_genitive_of_the_text_makes_no_letter_of_initials_small() -> None:
    """Those with full stops stay as they are."""
    found = recase(
        "MAYOR WINS PERMANENT U.S. RESIDENCY", ["It was the mayor's own wish and the town's."], language="en"
    )
    assert found.text == "Mayor wins permanent U.S. residency"


def test_a_genitive_and_what_nobody_can_say_keep_their_form() -> None:
    """The U.S. of a text makes no S of a council's; letters that begin no word are an acronym's."""
    found = recase("TVA PRAISES COUNCIL'S PLAN FOR NCAA GAMES IN ABQ", ["The U.S. council met."], language="en")
    assert found.text == "TVA praises council's plan for NCAA games in ABQ"
    assert {"NCAA", "ABQ"} <= set(found.doubtful)
    words = "three spring zwei schmal vlak wrzos trzy fjord pneu tsar sve dnes jste skis stroj psi"
    assert recase(f"NEWS OF {words.upper()}", [], language="en").text == f"News of {words}"


@pytest.mark.parametrize("name", ["U.S. Senator Daniel K. Oak", "Dr. J. Á. Oak", "Senator Oak of the U.S. Senate"])
def test_what_stands_for_a_headline_does_not_end_with_an_initial(name: str) -> None:
    """Its point ends no sentence."""
    said = f"{name} spoke on the bridge today."
    found = imported(
        f"{said} He said that it is open again to all, after two years of works on its piers, and was glad of that.\n",
        room="en",
    )
    assert values(found.document)["headline"] == said


@pytest.mark.parametrize(
    ("headline", "text", "language", "expected"),
    [
        (
            "MARCHA POR LOS DERECHOS DE LAS VÍCTIMAS", "La Marcha por los Derechos de las Víctimas fue hoy. Muchas víctimas y sus familias hablaron a otras víctimas.",
            "es", "Marcha por los Derechos de las Víctimas",
        ),
        (
            "FUNDS FOR ELM FIREFIGHTERS", "The Assistance to Firefighters Grant Program pays for Elm. Elm has firefighters who need it.",
            "en", "Funds for Elm firefighters",
        ),
    ],
)  # fmt: skip
def test_names_beyond_small_words_decide(headline: str, text: str, language: str, expected: str) -> None:
    """Up to the next word that is none; a part of a longer name says no more than the word elsewhere."""
    assert recase(headline, [text], language=language).text == expected


def test_a_name_of_several_words_is_written_as_a_whole() -> None:
    """Though the text has its words in small letters more often; another way of writing it as long says nothing."""
    headline = "ANN LEE LEAVES THE PRIVACY AND CIVIL LIBERTIES OVERSIGHT BOARD"
    named = "The independent Privacy and Civil Liberties Oversight Board (PCLOB) was told so on Monday."
    small = "It protects privacy and civil liberties. Its privacy and civil liberties reports are read by all."
    found = recase(headline, [named, small], language="en")
    assert found.text.endswith("the Privacy and Civil Liberties Oversight Board")
    other = "The old privacy and civil liberties oversight board was told so too, and its privacy and civil liberties."
    assert recase(headline, [named, small, other], language="en").text.endswith("liberties oversight board")
