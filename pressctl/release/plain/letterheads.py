"""Short lines above a headline that are none: who issues the release, and the heading it is filed under.

A house is known by its legal form, by what institutions are called, or because the text below calls it by that name;
a heading by being a word or two above a line that is plainly the headline.
"""

import re
from collections.abc import Sequence
from functools import cache

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.speakers import is_name
from pressctl.release.recasing import is_capitals
from pressctl.release.sentences import IDEOGRAPH, count_words

_S = "[ \u00a0\u202f]"
# What a company's name ends with, which a line of nothing but that name tells from a headline.
_COMPANY = re.compile(
    r".{1,50}(?:\b(?:GmbH|AG|SE|KG|KGaA|e\. ?V\.|Inc\.?|Ltd\.?|Limited|LLC|LLP|PLC|plc|Corp\.?|SAS?|SARL|S\.A\.(?:S\.|U\.)?|S\.p\.A\.|S\.r\.l\.|SpA"
    r"|Srl|B\.V\.|N\.V\.|AB|A/S|AS|ASA|Oyj?|S\.L\.(?:U\.)?|Sp\. z o\. ?o\.|S\.A\.|Ltda\.?|A\.Ş\.|Zrt\.?|Kft\.?|Nyrt\.?|a\.s\.|s\.r\.o\.|d\.o\.o\.|d\.d\.|Tbk"
    r"|EOOD|OOO|АО|ПАО|ООО|ТОВ)|株式会社|有限公司|股份有限公司|㈜|\(주\))|(?:株式会社|주식회사|㈜|\(주\)).{1,20}"
)
_LONGEST, _LONGEST_SIGNS = 80, 24  # characters of such a line, of one in a script without spaces
_MOST_OF_A_NAME, _MOST_OF_AN_INSTITUTION, _MOST_OF_A_PERSON = 5, 9, 4  # words
_MOST_OF_A_HEADING, _HEADING_SIGNS = 2, 6  # words of a kicker, signs of one in a script without spaces
_FEWEST_BELOW, _SIGNS_BELOW = 4, 10  # words of the headline below a kicker, signs
_FEWEST_SPACED = 6  # letters
_WAVED = re.compile(r"[～〜].+[～〜]")  # a line of comment between waves, as East Asia sets beside a headline
_BESIDE, _MOST_BESIDE = re.compile("[ \u00a0]*[|·•/][ \u00a0]*"), 4  # between a house and a person; of them on a line
_ELIDED = re.compile("(?:[dlnst]|qu|del+|al+|nel+|sul+|un)['’](?=[^\\W_])", re.IGNORECASE)  # before a name: `d'Orme`
_AND = re.compile(  # between names
    "(?:, ?|[ \u00a0](?:&|and|et|und|y|e|i|en|och|og|ja|ve|és|si|a|и|і|та)[ \u00a0])+", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_SITE = re.compile(r"(?:@|://|\bwww\.)(?P<site>[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})")
_SHORTEST_SITE = 5  # letters of a name in an address
_TEXTS, _LONGEST_TEXT = 40, 3_000  # passages in which a name is looked for, characters of each
# Whose news it is, as letterheads say it: `NEWS FROM THE ELM PARTY`.
_NEWS_OF = re.compile(
    r"(?:(?:latest |press )?news (?:from|of)(?: the)?|nouvelles (?:de la|de l['’]|d[eu]s?)|(?:neues|nachrichten|aktuelles) (?:aus (?:de[rm])?|vo[nm](?: de[rm])?|de[rs])"
    r"|noti[cz]i[ae]s? (?:de l[ao]s?|del|d[aeo]s?|dal?la?|dell['’ao])|nieuws (?:van|uit)(?: de| het)?|nytt fr[ao]n?|nyheter fran|nyt fra|uutisia|wiadomosci z|zpravy z|spravy z"
    r"|novosti iz|новости|новини)[ \u00a0]+(?=[^\W\d_])"
)
_LONGEST_NEWS = 80  # characters


def is_above_headline(line: Passage, below: Passage, text: Sequence[Passage], *, apart: bool) -> bool:
    """Tell whether a line is no headline because the one below it is.

    Args:
        line: The first line that is no label.
        below: The next one that could be a headline.
        text: What follows, in which a house is called by its name.
        apart: Whether a label or a date stands between the two lines.
    """
    words = line.text.rstrip(" :")
    if len(words) > (_LONGEST_SIGNS if IDEOGRAPH.search(words) else _LONGEST) or (
        words[-1] in ".!?…。！？।,،" and not _COMPANY.fullmatch(words)
    ):
        return False
    if is_comment(words):
        return True
    return is_house(words, text, apart=apart and count_words(below.text) > count_words(words)) or _is_kicker(
        line, below
    )


def is_spaced(words: str) -> bool:
    """Tell whether a line is mostly letters with blanks between, as letterheads have it: `P A R L I A M E N T`."""
    parts = [part for part in words.split(" ") if part]
    letters = sum(len(part) == 1 and part.isupper() for part in parts)
    return letters >= _FEWEST_SPACED and 2 * letters > len(parts)


def is_comment(words: str) -> bool:
    """Tell whether a line is set between waves, beside a headline."""
    return bool(_WAVED.fullmatch(words))


def is_house(words: str, text: Sequence[Passage], *, apart: bool = False) -> bool:
    """Tell whether a line is nothing but the name of who issues a release."""
    if _COMPANY.fullmatch(words) or _are_people(words, text) or _are_house_and_people(words, text):
        return True
    news = _NEWS_OF.match(level(words)) if len(words) <= _LONGEST_NEWS else None
    if news and is_capitalised(words):
        of = words[news.end() :]
        return begins_as_house(of) or _is_called(of, text)
    count = count_words(words)
    if count <= _MOST_OF_AN_INSTITUTION and _institution().match(level(words)):
        whole = _institution().fullmatch(level(words))
        named = is_capitalised(words) and count <= _MOST_OF_AN_INSTITUTION
        if whole or apart or named or _is_called(words, text):
            return True
    if count > _MOST_OF_A_NAME:
        return False
    if _is_called(words, text) or _has_address(words, text):
        return True
    return apart and not is_capitals(words) and count > 1 and is_capitalised(words)


def _are_house_and_people(words: str, text: Sequence[Passage]) -> bool:
    """Whether a line is a house and who speaks for it, beside each other: `Town of Elm | Ann Lee`."""
    pieces = [piece for piece in _BESIDE.split(words) if piece]
    if not 1 < len(pieces) <= _MOST_BESIDE:
        return False
    houses = [one for one in pieces if is_house(one, text, apart=True) and (begins_as_house(one) or not is_name(one))]
    return 0 < len(houses) < len(pieces) and all(one in houses or is_name(one) for one in pieces)


def begins_as_house(words: str) -> bool:
    """Tell whether a line begins as the name of an institution does: `Agenzia regionale per il lavoro`."""
    return bool(_institution().match(level(words)))


def _are_people(words: str, text: Sequence[Passage]) -> bool:
    """Whether a line in capitals names several people, one of whom the text names too: those who issue it jointly.

    No word of the others stands in the text in small letters, as those of a headline do.
    """
    people = _AND.split(words) if is_capitals(words) else []
    if len(people) < 2 or not all(1 < len(one.split(" ")) <= _MOST_OF_A_PERSON and is_name(one) for one in people):  # noqa: PLR2004
        return False
    others = [one for one in people if not _is_called(one, text)]
    said = {word for passage in text[:_TEXTS] for word in _WORD.findall(passage.text[:_LONGEST_TEXT])}
    return len(others) < len(people) and not any(word.lower() in said for one in others for word in one.split(" "))


def _is_kicker(line: Passage, below: Passage) -> bool:
    """Whether a line is a word or two that head the headline below, which is much longer."""
    words = line.text.rstrip(" :")
    if line.is_strong and not below.is_strong and below.form != "heading":
        return False
    if IDEOGRAPH.search(words):
        return len(words) <= _HEADING_SIGNS and len(below.text) >= _SIGNS_BELOW
    longer = count_words(below.text) >= _FEWEST_BELOW and len(below.text) >= 2 * len(words)
    return longer and count_words(words) <= _MOST_OF_A_HEADING


@cache
def _institution() -> re.Pattern[str]:
    """Return the pattern of a line that begins as the name of an institution does."""
    return re.compile(rf"(?:(?:l[ae]|the|der|die|das|el|il|o|a|de|het){_S}|l')?(?:{phrases('house')})(?!\w)")


def is_capitalised(words: str) -> bool:
    """Tell whether every word but the small ones has a capital, as in a name; False in scripts without capitals."""
    small = function_words("")
    names = [_ELIDED.sub("", word) for word in _WORD.findall(words) if bare(word) not in small]
    return bool(names) and all(word[0].isupper() for word in names)


def _has_address(words: str, text: Sequence[Passage]) -> bool:
    """Whether the text gives a mail address or a site that is named by these words, or by the first of them."""
    names = [bare(word) for word in _WORD.findall(words)] if is_capitalised(words) else []
    joined = ["".join(names[:count]) for count in range(1, len(names) + 1)]
    wanted = {name for name in joined if len(name) >= _SHORTEST_SITE and 2 * len(name) > len(joined[-1])}
    sites = (found["site"] for passage in text[:_TEXTS] for found in _SITE.finditer(passage.text[:_LONGEST_TEXT]))
    return any(level(part).replace("-", "") in wanted for site in sites for part in site.split("."))


def _is_called(words: str, text: Sequence[Passage]) -> bool:
    """Whether the text calls somebody by these words: it writes them with capitals, or in a script that has none."""
    wanted = re.compile(rf"(?<!\w){re.escape(level(words))}" + ("" if IDEOGRAPH.search(words) else r"(?!\w)"))
    cased = any(character.isupper() or character.islower() for character in words)
    for passage in text[:_TEXTS]:
        said = passage.text[:_LONGEST_TEXT]
        if len(said) < 2 * len(words):
            continue
        for found in wanted.finditer(level(said)):
            form = said[found.start() : found.end()]
            if (not cased and count_words(words) > 1) or (cased and not is_capitals(said) and is_capitalised(form)):
                return True
    return False
