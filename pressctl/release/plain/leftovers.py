"""What a passage is that no text ends with, by its form alone: a note in italics, an account for gifts, a house's channel, a title with its day."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pressctl.release.dating import find
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.anatomy import Part
from pressctl.release.plain.contacts import ACCOUNT_NUMBER, has_address
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage, is_heading
from pressctl.release.plain.references import are_references
from pressctl.release.plain.speakers import is_name
from pressctl.release.plain.subjects import tells_news
from pressctl.release.sentences import SENTENCE_ENDS, count_words, length_of

_SHORTEST_PARAGRAPH, _LONGEST_HEAD, _LONGEST_POINTER = 60, 80, 240  # characters
_LONGEST_NOTE, _MOST_NOTES, _FEWEST_OF_A_NOTE = 900, 3, 3  # characters, paragraphs, words
_LONGEST_GIFT, _MOST_SOURCES = 400, 40  # characters, passages
_MOST_BESIDE_AN_ADDRESS = 3  # words
_LONGEST_TITLE, _FEWEST_TITLES, _BESIDE_A_DAY = 140, 2, 14  # characters, titles, characters beside a day
_QUOTES = "\"“„«»‹›「『'‘’”"
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "［": "］"}
_GOES = re.compile(
    r"https?://|www\.|[\w.+-]+@[\w-]+\.\w|(?<![\w.@])@\w{2,}|(?<![\w@/.])[\w-]{2,40}\.(?:com|org|net|info|eu|[a-z]{2})(?![\w.])"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^ ]+|[\w.+-]{1,64}@[\w.-]{1,80}|\+?\d[\d ()/.-]{5,}")
_FILE = re.compile(
    r"\.(?:pdf|docx?|odt|zip|jpe?g|png|xlsx?|pptx?)(?!\w)|\((?:pdf|docx?|zip|jpe?g|png)[,) ]", re.IGNORECASE
)
_SITE = re.compile(r"<?(?:https?://|www\.)[\w-]{2,63}(?:\.[\w-]{2,63}){1,4}(?:/[\w./-]{0,80})?>?")
_ACCOUNT = re.compile(r"(?<![\w.])@\w{2,}")
_NETWORKS = re.compile(
    r"(?<![a-z])(?:facebook|instagram|twitter|linkedin|youtube|whatsapp|telegram|mastodon|bluesky|tiktok|threads|flickr|vimeo)"
)


def is_note(one: Passage) -> bool:
    """Tell whether a paragraph is all in italics, and nothing that somebody has said, or all in brackets."""
    text = one.text
    if one.mark or one.quoted or one.form not in {"", "text"} or len(text) > _LONGEST_NOTE or one.is_rule:
        return False
    inner = text[1:-1] if _BRACKETS.get(text[0], "") == text[-1] else ""
    if inner and not {text[0], text[-1]} & set(inner):
        return count_words(inner) > _FEWEST_OF_A_NOTE
    said = text[0] in _QUOTES or text[-1] in _QUOTES
    return one.is_emphasised and not said and text[-1] in SENTENCE_ENDS and count_words(text) >= _FEWEST_OF_A_NOTE


def is_gift(one: Passage) -> bool:
    """Tell whether a passage says where to give, by the number of an account."""
    return len(one.text) <= _LONGEST_GIFT and bool(ACCOUNT_NUMBER.search(one.text))


def is_site(one: Passage) -> bool:
    """Tell whether a line is a house's address on the web and nothing else."""
    return not one.mark and not one.broken and bool(_SITE.fullmatch(one.text))


def points(one: Passage) -> bool:
    """Tell whether a few words lead somewhere: to the web, to a mailbox, to a number, to an account."""
    text = one.text
    goes = _GOES.search(text) or _FILE.search(text) or has_address(one.spelled) or is_link(one)
    return len(text) <= _LONGEST_POINTER and bool(goes)


def is_link(one: Passage) -> bool:
    """Tell whether a passage is links and hardly more."""
    linked = sum(span.end - span.start for span in one.spans if span.form == "link")
    return bool(one.words) and 2 * linked >= len(one.words)


def may_head(one: Passage) -> bool:
    """Tell whether a line may head what is no text: a heading, a line in bold, one that ends with a colon."""
    text = one.text
    if one.mark or one.quoted or one.broken or len(text) > _LONGEST_HEAD or has_address(text):
        return False
    return one.form == "heading" or (one.is_strong and text[-1] not in SENTENCE_ENDS) or text[-1] in ":："


def heads_further(one: Passage) -> bool:
    """Tell whether a line heads links, sources or whom to ask, by its words."""
    text = one.text.rstrip(" :：")
    if not (may_head(one) or is_heading(one)) or not text:
        return False
    words = phrases_at("further", level(text))
    told = read_label(text)
    known = told.kind in {"contact", "notes", "related", "web"} and not told.rest
    return known or (bool(words) and bool(re.fullmatch(words, level(text))))


def leads_nowhere(one: Passage) -> bool:
    """Tell whether a line leads with a colon to what is not there any more: `Read also:`."""
    text = one.text.rstrip(" :：\u00a0")
    field = text.rpartition(" ")[2].isupper()  # of a form, which its value stood beside: `WHAT :`
    plain = not (one.mark or one.quoted or one.broken) and not field
    return one.text[-1] in ":：" and len(one.text) <= _LONGEST_HEAD and plain


def heads_nothing(one: Passage) -> bool:
    """Tell whether a heading stands last, and is no call."""
    return one.form == "heading" and not one.mark and one.text[-1] not in SENTENCE_ENDS


def is_paragraph(one: Passage) -> bool:
    """Tell whether a passage is a sentence at least, or leads to a list."""
    ends = one.text[-1] in f"{SENTENCE_ENDS}:：" and not one.is_rule and not one.mark
    return ends and length_of(one.text) >= _SHORTEST_PARAGRAPH


def count_sources(text: Sequence[Passage]) -> int:
    """Return how many of the last passages are what numbers or signs in the text above point to."""
    for count in range(min(len(text) - 1, _MOST_SOURCES), 0, -1):
        at = len(text) - count
        if are_references(text[at:], text[:at]):
            return count
    return 0


def count_notes(text: Sequence[Passage]) -> int:
    """Return how many of the last paragraphs are all in italics or brackets, where no other below the first two is in italics."""
    count = sum(1 for _ in takewhile(is_note, reversed(text[1:])))
    others = any(one.is_emphasised for one in text[2 : len(text) - count])
    return count if count <= _MOST_NOTES and not others else 0


def count_gifts(text: Sequence[Passage]) -> int:
    """Return how many of the last passages say where to give."""
    return sum(1 for _ in takewhile(is_gift, reversed(text[1:])))


def count_channels(text: Sequence[Passage]) -> int:
    """Return how many of the last lines say on which networks a house is followed, each by an account."""
    return sum(1 for _ in takewhile(_is_channel, reversed(text[1:])))


def count_entries(text: Sequence[Passage]) -> int:
    """Return how many of the last items are nothing but where to write, to call and to go to, below a line with a colon."""
    items = list(takewhile(lambda one: bool(one.mark), reversed(text)))
    at = len(text) - len(items) - 1
    if len(items) < 2 or at < 1 or not all(map(_is_entry, items)):  # noqa: PLR2004  (one may be a line of a list)
        return 0
    reached = any(has_address(one.spelled) for one in items)
    return len(items) if reached and text[at].text.endswith((":", "：")) else 0


def count_links(text: Sequence[Passage]) -> int:
    """Return how many of the last items are nothing but links and files, below a sentence that does not lead to them."""
    items = list(takewhile(lambda one: bool(one.mark), reversed(text)))
    at = len(text) - len(items) - 1
    leads = len(items) > 1 and at > 0 and all(_leads(one) for one in items)
    return len(items) if leads and is_paragraph(text[at]) and text[at].text[-1] in SENTENCE_ENDS else 0


def count_captions(text: Sequence[Passage]) -> int:
    """Return how many of the last lines are captions of pictures that are not there, all in italics, none of them a sentence."""
    lines = takewhile(
        lambda one: one.is_emphasised and not one.mark and one.text[-1] not in SENTENCE_ENDS, reversed(text[1:])
    )
    count = sum(1 for one in lines if len(one.text) <= _LONGEST_TITLE)
    return count if count > 1 and not all(is_name(one.text) for one in text[-count:]) else 0


def count_titles(text: Sequence[Passage], below: Sequence[Part]) -> int:
    """Return how many of the last lines are the titles of other texts, each with the day it has: a page's list of its latest.

    Their days may have been taken out before; these stand among the parts `below`.
    """
    lines = list(takewhile(_may_title, reversed(text)))
    if not lines or len(lines) == len(text):
        return 0
    first = text[-len(lines)].number
    taken = sum(part.kind == "dated" and part.line > first - 2 and _is_day(part.passages[0]) for part in below)
    own = sum(map(_is_day, lines))
    titles, days = len(lines) - own, own + taken
    return len(lines) if days >= _FEWEST_TITLES <= titles and abs(titles - days) <= 1 else 0


def _is_channel(one: Passage) -> bool:
    linked = any(span.form == "link" and _NETWORKS.search(level(span.address)) for span in one.spans)
    plain = one.form in {"", "text"} and not one.quoted and len(one.text) <= _LONGEST_POINTER
    named = bool(_NETWORKS.search(level(one.text))) and bool(linked or _ACCOUNT.search(one.text))
    return plain and named and not tells_news(one)


def _is_entry(item: Passage) -> bool:
    if len(item.text) > _LONGEST_POINTER:
        return False
    beside = count_words(_ADDRESS.sub(" ", item.words).strip(" :–—-"))
    return beside <= _MOST_BESIDE_AN_ADDRESS and (bool(_GOES.search(item.spelled)) or has_address(item.spelled))


def _leads(item: Passage) -> bool:
    """Whether an item is a few words with a link or a file, and no sentence."""
    linked = any(span.form == "link" for span in item.spans)
    short = len(item.words) <= _LONGEST_TITLE and item.words[-1] not in ".!?…。！？"
    return short and (linked or points(item)) and not tells_news(item)


def _may_title(one: Passage) -> bool:
    plain = not (one.mark or one.broken or one.quoted or one.is_rule or one.form == "table")
    return plain and len(one.text) <= _LONGEST_TITLE and (one.text[-1] not in SENTENCE_ENDS or _is_day(one))


def _is_day(one: Passage) -> bool:
    """Whether a line is a day with its year, and nothing else."""
    found = find(one.text)
    return len(found) == 1 and bool(found[0].year) and len(one.text) - (found[0].end - found[0].start) <= _BESIDE_A_DAY
