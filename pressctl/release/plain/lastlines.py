"""Lines that a page, a paper or an office sets below a text, by their words: whose it is, how long it is, where to read on and to give."""

import re

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases, phrases_at
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS, count_words

_LONGEST_LINE, _LONGEST_SOURCE, _LONGEST_POINTER = 120, 80, 200  # characters
_MOST_BESIDE = 14  # words beside where to read on
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^ ]{3,200}|[\w.+-]{1,64}@[\w.-]{3,80}|(?<![\w@/.])[\w-]{2,40}\.(?:com|org|net|info|eu|gov|example|[a-z]{2})(?:/[^ ]{0,80})?(?![\w])"
)
_TAGS = re.compile(r"#\w+(?:[ ,·|]+#\w+){1,20}")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[ \u00a0].{2,100}", re.IGNORECASE)
# How long a text is, as offices tell papers: `1.234 Zeichen inkl. Leerzeichen`.
_LENGTH = re.compile(
    r"[(\[]?(?:[^\W\d_]{2,12}(?: [^\W\d_]{1,12}){0,3} ?: ?)?\d[\d., \u00a0]{0,8} ?(?:characters?|words?|zeichen|anschlage|worter|signes?|caracteres|mots|palabras|palavras|battute|caratteri|parole"
    r"|tekens|woorden|znak\w{0,3}|slov|slow|tecken|ord|tegn|merkkia|sanaa|karakter\w{0,3}|szo|знак\w{0,3}|символ\w{0,2}|слов|字|文字|자)(?: [^!?]{0,60})?[)\].]?"
)


def is_of_text(one: Passage) -> bool:
    """Tell whether a line says how long a text is, whose rights it has, under which tags, or that it ends."""
    text = one.text
    if read_label(text).kind == "end":
        return True  # `- ends -` looks like an item
    if one.mark or one.broken or one.quoted or one.form not in {"", "text"} or len(text) > _LONGEST_LINE:
        return False
    return any(form.fullmatch(text) for form in (_TAGS, _RIGHTS)) or bool(_LENGTH.fullmatch(level(text)))


def is_of_page(one: Passage) -> bool:
    """Tell whether a line is of a page's menu."""
    text = one.text
    if one.mark or one.broken or one.quoted or one.form not in {"", "text"} or len(text) > _LONGEST_LINE:
        return False
    label = read_label(text)
    return label.kind in {"web", "related"} and not label.rest and text[-1] not in ":："


def names_source(one: Passage) -> bool:
    """Tell whether a line names who wrote a text, or where it was taken from: `Text: Ann Lee`, `Zdroj: ČTK`."""
    head, colon, rest = one.text.replace("：", ":").partition(":")
    plain = not (one.mark or one.broken or one.quoted) and one.form in {"", "text"} and len(one.text) <= _LONGEST_SOURCE
    if not (plain and colon and rest.strip(" ")) or rest[-1] in "!?;,:":
        return False
    return re.fullmatch(phrases("written"), level(head.strip(" "))) is not None and not _ADDRESS.search(rest)


def leads_on(one: Passage) -> bool:
    """Tell whether a line says where to read on: words for that, and an address."""
    beside = _beside(one)
    kinds = ("more", "further", "contact")
    return any((words := phrases_at(kind, beside)) and re.match(rf"(?:{words})(?!\w)", beside) for kind in kinds)


def asks_for_gifts(one: Passage) -> bool:
    """Tell whether a line says where to give: words for that, and an address."""
    beside = _beside(one)
    return bool(beside) and re.search(rf"(?<!\w)(?:{phrases('giving')})", beside) is not None


def _beside(one: Passage) -> str:
    """Return the few words, levelled, of a single sentence that has an address; "" for any other passage."""
    text = one.text
    plain = not (one.mark or one.broken or one.quoted) and one.form in {"", "text"} and len(text) <= _LONGEST_POINTER
    linked = any(span.form == "link" for span in one.spans)
    if not plain or not (linked or _ADDRESS.search(text) or has_address(text)):
        return ""
    several = text[-1] in SENTENCE_ENDS and re.search("[.!?][ \u00a0](?=[^\\W\\d_])", text)  # they say more
    beside = level(_ADDRESS.sub(" ", text))
    return beside if not several and count_words(beside) <= _MOST_BESIDE else ""
