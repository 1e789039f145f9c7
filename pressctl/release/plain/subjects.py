"""Who a paragraph says to be something, as `Acme is a maker of trams` does, and the last one that does so."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pressctl.release.dating import find
from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import lexicons, phrases
from pressctl.release.plain.anatomy import Part
from pressctl.release.plain.labels import TEXT
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.quotations import find_quotes
from pressctl.release.sentences import IDEOGRAPH, SENTENCE_ENDS, length_of

_SUBJECT = 90  # characters a paragraph begins with
_FEWEST_ABOVE = 2  # paragraphs above one on who speaks
_SHORTEST_PARAGRAPH, _LONGEST_ABOUT = 60, 1_200  # characters; of a paragraph on who speaks
_BLANK = re.compile("[ \u00a0]")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]\d\d|20[0-4]\d)(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORDS, _STEM, _ENDING = (
    4,
    4,
    3,
)  # among which a name stands; letters of it that stay, letters its cases may change
# What stands before a subject's particle where no blanks part words: `楡市は…`, `Elm사는 …`.
_TOPIC = re.compile("(?P<name>[^ 、，。\u00a0]{2,30}?)(?:（[^（）]{1,40}）)?(?:は|是|為|为)")
# A verb that stands last, in Japanese, Korean and Turkish: `…会社です。`, `…기업이다.`, `…kuruluşudur.`
_LAST_VERB = re.compile(
    r"^[^。.!?！？\n]{8,200}?(?:(?:です|である|であります|法人|会社|団体)。|(?:입니다|이다)\.|[^\W\d_]{3,40}(?:[dt][ıiuü]r)\.)"
)
_HOUR = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3])(?::|[ \u00a0]?[Hh][ \u00a0]?)[0-5]\d(?![\d:])")


def subject_of(text: str, above: str = "") -> str:
    """Return who a paragraph says to be something, by its first words: a name, and a verb behind it; "" for none.

    A name may have small letters, `the city of Elm`, where the text `above` has it too.
    """
    levelled = level(text[:_SUBJECT])
    found = re.search(rf"[ \u00a0](?:{phrases('being')})(?!\w)", levelled)
    if found is None:
        return _topic(text, above)
    verb = text[found.start() + 1 : found.end()]
    if verb[1:2] == " " and verb[0].isascii():  # without its accent it is "and": Ann e a ministra
        return ""
    name = re.sub(r"[ \u00a0]?\([^()]{1,60}\)", "", text[: found.start()]).strip(" ,\u00a0")
    words = [word for word in _BLANK.split(name) if word]
    small = function_words("")
    if not words or any(sign in name for sign in ',;:“”„«»"') or not any(bare(word) not in small for word in words):
        return ""
    rest = words[1:] if bare(words[0]) in small else words
    fits = all(word[0].isupper() or not word[0].isalpha() or bare(word) in small for word in words)
    return " ".join(rest) if fits or _stands_above(rest, above) else ""


def _topic(text: str, above: str) -> str:
    """Return the subject of a sentence whose verb stands last, or that has no blanks, where the text above names it."""
    if not above or not _LAST_VERB.match(text):
        return ""
    topic = _TOPIC.match(text)
    if topic and IDEOGRAPH.search(topic["name"]):
        return topic["name"] if topic["name"] in above else ""
    return begins_with_name(text, above)


def _stands_above(words: Sequence[str], above: str) -> bool:
    """Whether the text above has these words in a row, one of which is a name for certain."""
    if not words or level(" ".join(words)) not in level(above):
        return False
    if any(word[0].isupper() or word[1:2] in {"'", "’"} for word in words[1:]):
        return True
    housed = re.search(rf"(?:{phrases('house')})(?!\w)", level(" ".join(words[1:]))) if words[1:] else None
    return words[0][0].isupper() and bool(housed) and not _stands_small(words[0], above)


def _stands_small(word: str, above: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", above) is not None


def begins_with_name(text: str, above: str) -> str:
    """Return the name that a paragraph begins with and that the text above has too, in any of its cases; "" for none.

    A word with a capital that the text above has in small letters as well is none, nor a noun of German, behind its article.
    """
    topic = _TOPIC.match(text)
    if topic and IDEOGRAPH.search(topic["name"]):
        return topic["name"] if topic["name"] in above else ""
    small = function_words("")
    words = _LETTERS.findall(text[:_SUBJECT])[:_FIRST_WORDS]
    own: list[str] = [one for one in words if bare(one) not in small and len(one) > 1]
    begun = own[:1] if own and own[0][0].islower() else []  # "the city of Elm", which the text above has in a row
    for name in own[len(begun) :]:
        if not name[0].isupper():
            break
        stem = level(name[: max(_STEM, len(name) - _ENDING)])
        again = [one for one, levelled in _words_of(above) if levelled.startswith(stem)]
        known = again and all(one[0].isupper() for one in again) and not _is_noun(name, above)
        if known and (not begun or _row(begun[0], name, text) in level(above)):
            return name
    return ""


def _row(first: str, last: str, text: str) -> str:
    """Return the words of a text from one to another, levelled."""
    start = text.find(first)
    return level(text[start : text.find(last, start) + len(last)])


def _is_noun(name: str, above: str) -> bool:
    """Whether a word stands behind an article of German in the text above, as names seldom do; letters of an abbreviation may."""
    articles = r"(?:[dD](?:er|ie|as|en|em|es)|[eE]in(?:e[rnms]?)?)"
    return not name.isupper() and re.search(rf"(?<!\w){articles}[ \u00a0]{re.escape(name)}(?!\w)", above) is not None


@lru_cache(maxsize=4)
def _words_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a text, each once, with their letters levelled."""
    return tuple((word, level(word)) for word in dict.fromkeys(_LETTERS.findall(text)))


def tells_news(passage: Passage) -> bool:
    """Tell whether a paragraph says on which day something is, at which hour today, or what somebody says.

    Words on who a house is do not.
    """
    hour = _HOUR.search(passage.text) and not _today().isdisjoint(re.findall(r"[^\W\d_]+", level(passage.text)))
    return bool(hour) or any(True for _ in find(passage.text)) or bool(find_quotes([passage]))


@cache
def _today() -> frozenset[str]:
    """Return the words that call a day today, in all languages."""
    return frozenset(word for lexicon in lexicons().values() for word in re.findall(r"[^\W\d_]+", level(lexicon.today)))


def about_at_end(body: Sequence[Passage]) -> tuple[Part, ...]:
    """Return the last paragraph where it says in general who somebody is whom the text names: `Acme is a maker of …`."""
    said = [one for one in body if not one.is_rule]
    if len(said) <= _FEWEST_ABOVE or not _is_paragraph(said[-1]) or body[-1].is_rule:
        return ()
    if not (_is_paragraph(said[-2]) or (said[-2].broken and sum(map(_is_paragraph, said)) > _FEWEST_ABOVE)):
        return ()
    last = body[-1]
    if last.mark or last.quoted or last.broken or last.form not in {"", "text"} or len(last.text) > _LONGEST_ABOUT:
        return ()
    above = "\n".join(one.text for one in body[:-1])
    subject = subject_of(last.text, above) or _founded(last, above)
    if not subject or not _names(subject, above):
        return ()
    return (Part(kind="about", passages=(last,), label=TEXT),)


def _names(subject: str, above: str) -> bool:
    """Whether a text has somebody's name; one word that it has in small letters too is none: `Now is the time …`."""
    dense = IDEOGRAPH.search(subject) is not None  # where no blanks part words
    there = level(subject) in level(above) if dense else re.search(rf"(?<!\w){re.escape(level(subject))}", level(above))
    return bool(there) and (dense or " " in subject or not _stands_small(subject, above))


def _founded(passage: Passage, above: str) -> str:
    """Return the name that a paragraph begins with which says when its bearer was founded, and nothing of a day."""
    told = re.search(rf"(?<!\w)(?:{phrases('founded')})", level(passage.text)) if _YEAR.search(passage.text) else None
    return begins_with_name(passage.text, above) if told and not tells_news(passage) else ""


def _is_paragraph(passage: Passage) -> bool:
    return length_of(passage.text) >= _SHORTEST_PARAGRAPH and passage.text[-1] in SENTENCE_ENDS and not passage.is_rule
