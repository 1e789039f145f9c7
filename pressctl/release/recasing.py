"""A headline in capitals, written as its own text writes those words.

The text is the evidence: how it spells a word inside a sentence counts; at the start of one a
capital says little. What it never says is lower-cased and listed, so that a person can look.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct, field

from pressctl.release.acronyms import is_acronym
from pressctl.release.dating import english_names
from pressctl.release.folding import bare
from pressctl.release.languages import function_words, primary
from pressctl.release.levelling import level
from pressctl.release.phrasing import shared_forms

_TOKEN = re.compile(r"[^\W_]+")
_FEWEST_LETTERS, _CAPITALS, _TITLE_CASE = 8, 0.9, 0.8
# What stands before a word that a headline starts with a capital: a full stop, an opening quotation mark.
_STARTS = re.compile(r"[.!?…][ \u00a0\u202f]+$|[«“„‹][ \u00a0\u202f]?$|(?:^|[ (\u00a0])\"$|[¿¡]$")
# What stands in a text before a word whose capital says nothing: the same, lines and dashes.
_OPENS = re.compile(
    r"[.!?…][»”\"’)\u00a0\u202f ]*[ \u00a0\u202f\n]|[«“„‹\"(\[¿¡][ \u00a0\u202f]?$|\n|[–—•:-][ \u00a0\u202f]"
)
_INITIAL = re.compile(r"[^\W\d_]\.$"), re.compile(r"\.[^\W\d_]\.")  # before and behind one letter of `U.S.`
_IN_A_WORD = re.compile(r"[^\W\d_]{2}['’]$")
# Addresses are in small letters, whatever they name.
_ADDRESS = re.compile(
    r"\S*(?:@|://|www\.)\S*|(?<!\w)(?:(?![A-Z])[\w-])+(?:\.(?:(?![A-Z])[\w-])+)*\.[a-z]{2,}\b(?:/\S*)?"
)
# Numerals of I, V and X alone; an ordinal has three of them, since VIE is also a word.
_ROMAN = re.compile(r"(?=..)(X{0,3}(?:IX|IV|V?I{0,3}))")
_ROMAN_ORDINAL = re.compile(r"(?=[IVX]{3})(X{0,3}(?:IX|IV|V?I{0,3}))(ER|E|ÈME|EME)")
_ORDINAL = re.compile(r"[0-9]+(?:ER|ERE|RE|E|EME|ND|NDE|ST|RD|TH|H|KM|KG|CM|MM|HA)")
_NOUN = re.compile(
    r"[a-z]{3,}(?:ung(?:en)?|(?:heit|keit|schaft|tion|sion|ment|tat|ismus)(?:en)?)"
)  # by its ending, in German
_ARTICLE = re.compile("d(?:er|ie|as|em|en|es)|ein(?:e[nmrs]?)?|zu[mr]|im|vom|beim")
# Nouns that are no names by their endings, in most languages that do not write all nouns with capitals.
_COMMON = re.compile(r"[a-z]{4,}(?:tion|sion|ment|ship)s?")
_DOTLESS = frozenset({"tr", "az"})  # whose small I has no dot
_TITLES = {"mr": "Mr", "mrs": "Mrs", "dr": "Dr", "mme": "Mme", "mlle": "Mlle", "pr": "Pr"}
# What is shortened with a full stop that ends no sentence: before a name, `Sen. Reed`, or behind it, `Acme Inc. opens`.
_RANKS = frozenset(
    {
        "sen",
        "rep",
        "gov",
        "gen",
        "hon",
        "lt",
        "col",
        "sgt",
        "capt",
        "prof",
        "rev",
        "st",
        "mt",
        "inc",
        "ltd",
        "corp",
        "jr",
        "sr",
    }
)
_OF = frozenset(
    {"de", "del", "della", "dello", "dei", "delle", "di", "du", "des", "do", "da", "dos", "das", "dels", "of", "van"}
)
# One occurrence beside the same neighbour says more than many elsewhere.
_BESIDE, _INSIDE = 10_000, 10
_FARTHEST = 4  # words to the next one that is no small word

Token = re.Match[str]

_STRESSED = re.compile("[áéíóúý]", re.IGNORECASE)  # where Dutch stresses a word in its sentence


class Recased(Struct, frozen=True, kw_only=True):
    """A headline in ordinary case, and the words a person should look at.

    `unseen` were lower-cased without evidence, `doubtful` were decided on little, and
    `accented` were given accents that the capitals had lost; `repeated`: a line of the text has all of it.
    """

    text: str
    unseen: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    accented: tuple[str, ...] = ()
    repeated: bool = False


class _Seen(Struct, frozen=True):
    """How the text writes a word: inside sentences, at their start, within longer names, beside given words."""

    inside: Counter[str] = field(default_factory=Counter)
    initial: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    beside: dict[tuple[int, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def only(self, fits: Callable[[str], bool]) -> "_Seen":
        """Return what of it is written in forms that fit."""

        def kept(forms: Counter[str]) -> Counter[str]:
            return Counter({form: count for form, count in forms.items() if fits(form)})

        return _Seen(
            inside=kept(self.inside),
            initial=kept(self.initial),
            named=kept(self.named),
            beside=defaultdict(Counter, {near: kept(forms) for near, forms in self.beside.items()}),
        )


def is_capitals(text: str) -> bool:
    """Tell whether at least 8 letters have case, most of all letters have, and more than 90 % of those are capitals."""
    letters = [character for character in text if character.isalpha()]
    cased = [character for character in letters if character.isupper() or character.islower()]
    capitals = sum(character.isupper() for character in cased)
    return max(_FEWEST_LETTERS, len(letters) / 2) <= len(cased) and capitals > _CAPITALS * len(cased)


def is_title_case(text: str) -> bool:
    """Tell whether Nearly All Its Longer Words Have Capitals, as in English headings."""
    longer = [word for word in _TOKEN.findall(text) if len(word) > 3]  # noqa: PLR2004  (a, of, and, the stay small)
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) >= _TITLE_CASE * len(longer)  # noqa: PLR2004  (too few say nothing)


def recase(headline: str, evidence: Iterable[str], *, language: str) -> Recased:
    """Return the headline in ordinary case, by how the passages of `evidence` write its words.

    `language` is a BCP 47 tag, empty when unknown. Only letters change: their case, and accents
    that capitals had lost. A line of the text that says the whole headline again is how it is written.
    """
    evidence = list(evidence)
    again = _repeated(headline, evidence)
    if again:
        return Recased(text=again, repeated=True)
    tokens = list(_TOKEN.finditer(headline))
    names = [bare(token[0]) for token in tokens]
    small = function_words(primary(language))
    seen, said = _look(evidence, set(names), small)
    shared = shared_forms(names, said, small)
    accentless = all(bare(character) == character.lower() for character in headline if character.isalpha())
    parts: list[str] = []
    words: dict[str, list[str]] = {"unseen": [], "doubtful": [], "seen": [], "accented": []}
    end, word = 0, ""
    for index, token in enumerate(tokens):
        beside = _beside(names, index, small)
        word, certainty = _choose(
            token,
            _admitted(seen.get(names[index]), token[0], primary(language), accentless=accentless),
            beside,
            accentless=accentless,
            small=small,
            named=word[:1].isupper(),
        )
        if index in shared:
            word, certainty = shared[index], "seen"
        if certainty == "unseen":
            word, certainty = _unseen(token, primary(language), small)
            noun = primary(language) == "de" and _is_noun(index, names, small)
            if noun or (names[index] not in small and _is_by_initial(tokens, index)):
                word, certainty = word.capitalize(), "doubtful"
        gap = headline[end : token.start()]
        starts = not index or (bool(_STARTS.search(gap)) and not _abbreviates(tokens[index - 1][0], gap))
        words[certainty if not starts else "seen"].append(word)
        words["accented"] += [word] if word.lower() != token[0].lower() else []
        parts += [gap, _capitalised(word) if starts else word]
        end = token.end()
    unseen, doubtful, accented = (tuple(dict.fromkeys(words[key])) for key in ("unseen", "doubtful", "accented"))
    text = "".join([*parts, headline[end:]])
    return Recased(text=text, unseen=unseen, doubtful=doubtful, accented=accented)


def _admitted(seen: _Seen | None, word: str, language: str, *, accentless: bool) -> _Seen | None:
    """Return of how the text writes a word what its capitals can mean.

    Those that have accents have all of them, `MỚI` is no `mỗi`; one that stresses a word in a Dutch sentence, `nú`, is not restored.
    """
    if seen and not accentless and language not in _DOTLESS and (not word.isascii() or language == "vi"):
        return seen.only(lambda form: form.lower() == word.lower())
    return seen.only(lambda form: not _STRESSED.search(form)) if seen and language == "nl" else seen


def _repeated(headline: str, evidence: Iterable[str]) -> str:
    """Return the line of the text that has a headline's words in another case, "" without one."""
    wanted = level(headline)
    lines = (line for passage in evidence for line in passage.split("\n") if len(line) == len(headline))
    return next((one for one in lines if level(one) == wanted and not is_capitals(one) and one[0].isupper()), "")


def _look(
    evidence: Iterable[str], wanted: set[str], small: frozenset[str]
) -> tuple[dict[str, _Seen], list[tuple[list[str], list[str]]]]:
    """Gather how the text writes the wanted words, skipping passages whose case says nothing; with the others, word by word.

    A word that begins a sentence is written "" there.
    """
    seen: dict[str, _Seen] = defaultdict(_Seen)
    said: list[tuple[list[str], list[str]]] = []
    for passage in (_ADDRESS.sub(" ", passage) for passage in evidence):
        # A heading's capitals say nothing; a sentence may be as full of names.
        if is_capitals(passage) or (is_title_case(passage) and not passage.rstrip(" \n").endswith(".")):
            continue
        tokens = list(_TOKEN.finditer(passage))
        names = [bare(token[0]) for token in tokens]
        for index, name in enumerate(names):
            if name in wanted:
                _note(seen[name], passage, tokens, names, index, small)
        said.append(
            (names, ["" if _is_initial(passage, tokens, index) else one[0] for index, one in enumerate(tokens)])
        )
    return seen, said


def _is_initial(passage: str, tokens: Sequence[Token], index: int) -> bool:
    return not index or bool(_OPENS.search(passage[tokens[index - 1].end() : tokens[index].start()]))


def _note(
    seen: _Seen, passage: str, tokens: Sequence[Token], names: Sequence[str], index: int, small: frozenset[str]
) -> None:
    """Note one occurrence: at the start of a sentence a function word is small, and a lone capital says little."""
    form = tokens[index][0]
    if _is_initial(passage, tokens, index) and _is_plain_capital(form):
        if names[index] in small or _is_of_something(tokens, names, index, small):
            form = form.lower()
        elif not _starts_name(passage, tokens[index : index + 2], small):
            seen.initial[form] += 1
            return
    seen.inside[form] += 1
    within = _is_within_name(passage, tokens, index, small)
    if within:
        seen.named[form] += 1
    for near in _beside(names, index, small):
        # What a longer name has says nothing of a part of it: `Care of Wounded Warriors Act`.
        seen.beside[near][form] += not (within and " " in near[1])


def _is_within_name(passage: str, tokens: Sequence[Token], index: int, small: frozenset[str]) -> bool:
    """Whether a word with a capital stands directly beside another one."""
    form = tokens[index][0]
    above = index > 0 and _starts_name(passage, tokens[index - 1 : index + 1], small)
    above = above and _is_plain_capital(tokens[index - 1][0])
    return _is_plain_capital(form) and (above or _starts_name(passage, tokens[index : index + 2], small))


def _beside(names: Sequence[str], index: int, small: frozenset[str]) -> list[tuple[int, str]]:
    """Return what stands beside a word: the word on either side, and where that is a small one, all up to the next that is none.

    `Rights of the Victims` has `of the` and `rights of the` before its last word.
    """
    found: list[tuple[int, str]] = []
    for step in (-1, 1):
        end = index + step
        while 0 <= end < len(names) and names[end] in small and abs(end - index) < _FARTHEST:
            end += step
        near = [at for at in (index + step, end) if 0 <= at < len(names)]
        found += [
            (step, " ".join(names[min(at, index + step) : max(at, index + step) + 1])) for at in dict.fromkeys(near)
        ]
    return found


def _is_of_something(tokens: Sequence[Token], names: Sequence[str], index: int, small: frozenset[str]) -> bool:
    """Whether a sentence starts with a noun: `of` and a word in small letters follow, `Défense de la langue`; a name has names behind it."""
    if index + 1 >= len(names) or names[index + 1] not in _OF:
        return False
    below = next((at for at in range(index + 1, len(names)) if names[at] not in small), None)
    return below is not None and tokens[below][0].islower()


def _is_plain_capital(form: str) -> bool:
    """Whether only its first letter is a capital, as any word at the start of a sentence."""
    return form[0].isupper() and not any(character.isupper() for character in form[1:])


def _starts_name(passage: str, tokens: Sequence[Token], small: frozenset[str]) -> bool:
    """Whether a sentence starts with two capitalised words, which is a name: `Marie Curie`."""
    for first, second in pairwise(tokens):
        between = passage[first.end() : second.start()]
        return between in {" ", "-", "\u00a0"} and _is_plain_capital(second[0]) and bare(second[0]) not in small
    return False


def _choose(
    token: Token,
    seen: _Seen | None,
    beside: Sequence[tuple[int, str]],
    *,
    accentless: bool,
    small: frozenset[str],
    named: bool,
) -> tuple[str, str]:
    """Return how the text writes a word and how certain that is: "seen", "doubtful" or "unseen".

    Of two forms that say as much, the one that goes on as the word before: `named` tells that it is a name's.
    """
    if len(token[0]) == 1 and _IN_A_WORD.search(token.string[: token.start()]):
        return token[0].lower(), "seen"  # the genitive's: COUNCIL'S
    if len(token[0]) == 1 and _is_of_initials(token):
        return token[0], "seen"
    if seen is None:
        return "", "unseen"
    weights = Counter(
        {form: _INSIDE * count for form, count in seen.inside.items() if accentless or form.lower() == token[0].lower()}
    )
    common = bool(seen.named) and bool(_COMMON.fullmatch(bare(token[0])))
    if common:
        # Bureau of Protection does not make protection a name
        weights -= Counter({form: _INSIDE * count for form, count in seen.named.items()})
    for near in beside:
        worth = 1 if near[1] in small else _BESIDE  # `of` stands beside anything: it only decides between equals
        for form, count in seen.beside.get(near, Counter[str]()).items():
            weights[form] += worth * count if worth > 1 or not common else 0
    weights = +weights
    if not weights and bare(token[0]) not in small and not common:
        weights = seen.inside
    if weights:
        # Of two forms that say as much elsewhere, the one that stands in no longer name.
        (form, weight), *others = sorted(
            weights.items(),
            key=lambda pair: (-pair[1], pair[1] < _BESIDE and seen.named[pair[0]], pair[0][0].isupper() != named),
        )
        return form, "doubtful" if any(other == weight for _, other in others) else "seen"
    if seen.initial:
        return seen.initial.most_common(1)[0][0], "doubtful"
    return "", "unseen"


def _is_of_initials(token: Token) -> bool:
    """Whether a letter is one of several with full stops: `U.S.`, whatever the text writes `'s` for."""
    before, behind = _INITIAL
    text, start, end = token.string, token.start(), token.end()
    return text[end : end + 1] == "." and bool(
        before.search(text[max(0, start - 2) : start]) or behind.match(text, end)
    )


def _unseen(token: Token, language: str, small: frozenset[str]) -> tuple[str, str]:
    """Write a word the text never has: numerals, acronyms and titles by their form, the rest in lower case."""
    word, name = token[0], bare(token[0])
    following = token.string[token.end() : token.end() + 1]
    if name in _TITLES or (name in _RANKS and following == "."):
        return _TITLES.get(name, word.capitalize()), "seen"
    if any(character.isdigit() for character in word):
        return (word.lower(), "seen") if word.isdigit() or _ORDINAL.fullmatch(name.upper()) else (word, "doubtful")
    if language == "en" and (name == "i" or name in english_names()):
        return word.capitalize(), "seen"
    if (len(word) == 1 and following == ".") or _ROMAN.fullmatch(word):
        return word, "seen"
    ordinal = _ROMAN_ORDINAL.fullmatch(word)
    if ordinal or (name not in small and is_acronym(name, language)):
        return (ordinal[1] + ordinal[2].lower() if ordinal else word), "doubtful"
    lowered = word.replace("I", "ı").replace("İ", "i").lower() if language in _DOTLESS else word.lower()
    return lowered, "seen" if name in small else "unseen"


def _is_noun(index: int, names: Sequence[str], small: frozenset[str]) -> bool:
    """Whether a German word is a noun by its ending, or by what stands before and behind it: `der … des`."""
    name, before = names[index], names[index - 1] if index else ""
    followed = index + 1 == len(names) or names[index + 1] in small
    genitive = before == "des" and name.endswith("s")
    return (
        bool(_NOUN.fullmatch(name)) or genitive or (bool(_ARTICLE.fullmatch(before)) and followed and name not in small)
    )


def _is_by_initial(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word stands before or behind a person's initial, `JOHN H. AUTEN`; letters that follow each other are none."""
    text = tokens[index].string
    for at in (index - 1, index + 1):
        one = tokens[at] if 0 <= at < len(tokens) else None
        alone = (
            one is not None and len(one[0]) == 1 and re.fullmatch(r"(?:.*[ \u00a0])?", text[: one.start()], re.DOTALL)
        )
        if one is not None and alone and re.match(r"\.[ \u00a0]", text[one.end() :]):
            return True
    return False


def _abbreviates(word: str, gap: str) -> bool:
    """Whether the full stop after a word only shortens it: M. Dupont, U.S. Senate."""
    return gap.startswith(".") and (len(word) == 1 or bare(word) in _TITLES or bare(word) in _RANKS)


def _capitalised(word: str) -> str:
    """Give a word its first capital, unless it has capitals of its own (iPhone)."""
    return word if any(character.isupper() for character in word) else word[:1].upper() + word[1:]
