"""Which language a text is in, told by its function words: enough to ask, never to insist."""

import re
from collections import Counter

from pressctl.release.folding import bare

# The commonest function words, folded (no case, no accents); articles, prepositions, pronouns, conjunctions.
_WORDS = {
    "fr": """le la les l un une des du de d au aux et ou mais donc car ni que qui quoi dont ce cet cette ces c s j n m
        se sa son ses leur leurs nous vous ils elles il elle on ne pas plus par pour dans sur sous avec sans entre vers chez
        est sont ete etre a ont avait afin ainsi comme lors depuis apres avant pendant tres tout tous toute toutes aussi
        en y notre nos votre vos je tu qu si quand face selon contre bien deja encore""",
    "en": """the a an and or but nor of to in on at by for with from as into over under about after before between through
        is are was were be been being has have had will would can could should may this that these those it its their his
        her our your my we they he she you who which what when where not no all more than also if while during both each
        up out new there so such against""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber auch nicht kein keine mit von vom zu zum
        zur im in an am auf aus bei beim nach seit uber unter vor fur durch gegen ohne um ist sind war waren wird werden
        wurde wurden hat haben hatte kann konnen soll sich sie er es wir ihr ihre sein seine dass als wie wenn mehr noch so
        nur bis""",
    "es": """el la los las un una unos unas lo al del de y e o u pero que quien cual como cuando donde en con por para sin
        sobre entre hasta desde hacia ante bajo contra segun durante es son fue ser ha han habia esta este estos estas
        eso su sus se no si mas muy tambien ya le les nos tras""",
    "it": """il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel
        nella nei con su sul sulla per tra fra e ed o ma che chi cui come quando dove non piu anche si ha hanno sono stato
        essere questo questa questi suo sua loro""",
    "nl": """de het een en of maar van in op aan met voor door bij naar uit over onder tussen tegen zonder om te is zijn was
        waren wordt worden werd heeft hebben had kan kunnen zal zullen niet geen ook meer dan als dat die dit deze zich
        hij zij we wij hun""",
    "pt": """o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sobre entre ate e ou mas
        que quem qual como quando onde se nao mais tambem ja foi ser sao tem ter ha este esta estes estas isso seu sua
        seus suas ao aos""",
}
FUNCTION_WORDS = {language: frozenset(re.findall(r"[a-z]+", words)) for language, words in _WORDS.items()}
# Scripts that one language nearly always means, the telling ones first: ranges of letters, and their least share.
_SCRIPTS = (
    ("ja", (("\u3040", "\u30ff"),), 0.1),
    ("ko", (("\uac00", "\ud7a3"),), 0.5),
    ("zh", (("\u4e00", "\u9fff"),), 0.5),
    ("ur", (("ٹ", "ٹ"), ("ڈ", "ڈ"), ("ڑ", "ڑ"), ("ے", "ے")), 0.02),
    ("fa", (("پ", "پ"), ("چ", "چ"), ("ژ", "ژ"), ("گ", "گ"), ("ی", "ی")), 0.03),
    ("ar", (("\u0621", "\u064a"),), 0.5),
    ("he", (("\u05d0", "\u05ea"),), 0.5),
    ("el", (("\u0391", "\u03c9"),), 0.5),
    ("be", (("ў", "ў"),), 0.003),
    ("uk", (("і", "ї"), ("є", "є"), ("ґ", "ґ")), 0.02),
    ("ru", (("ы", "ы"), ("э", "э")), 0.01),
    ("th", (("\u0e01", "\u0e46"),), 0.5),
)
_WORD = re.compile(r"[^\W\d_]+")
# Fewer words than this say nothing; the best language must show itself this much more than the next.
_FEWEST, _LEAD, _SHARE = 20, 1.25, 0.2
_SAMPLE = 20_000


def detect(text: str) -> tuple[str, str]:
    """Return the language of a text and what tells it; both empty where it does not show."""
    script = _script(text[:_SAMPLE])
    words = [bare(word) for word in _WORD.findall(text[:_SAMPLE])]
    if script or len(words) < _FEWEST:
        return script, "its script" if script else ""
    counts = Counter(words)
    shares = sorted(
        ((sum(counts[word] for word in known), language) for language, known in FUNCTION_WORDS.items()),
        reverse=True,
    )
    (most, language), (second, _) = shares[0], shares[1]
    if most < _SHARE * len(words) or most < _LEAD * second:
        return "", ""
    telling = [word for word, _ in counts.most_common() if word in FUNCTION_WORDS[language]]
    return language, f"its words: {', '.join(telling[:3])}"


def _script(text: str) -> str:
    """Return the language that a text's letters alone tell; "" for Latin and for scripts of several languages."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) < _FEWEST:
        return ""
    for language, ranges, share in _SCRIPTS:
        found = sum(any(first <= letter <= last for first, last in ranges) for letter in letters)
        if found > share * len(letters):
            return language
    return ""


def primary(tag: str) -> str:
    """Return the language of a BCP 47 tag without region or script: `fr` of `fr-CA`."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def function_words(language: str) -> frozenset[str]:
    """Return a language's function words without accents; those of all known ones where it is unknown."""
    known = FUNCTION_WORDS.get(language)
    return known if known is not None else frozenset().union(*FUNCTION_WORDS.values())
