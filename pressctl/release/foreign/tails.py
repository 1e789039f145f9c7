"""Sections at the end of a text that are whom to ask and where to follow, whatever their heading is called.

A heading's fixed words are known by the reader of plain texts; here its section tells: nothing in it but people, numbers
and addresses, below a heading that speaks of asking.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.release.escaping import escape_inline
from pressctl.release.foreign.manuscript import Aside, Told
from pressctl.release.levelling import level
from pressctl.release.markup import paragraph_of
from pressctl.release.plain.contacts import appoints, has_address, read_contacts
from pressctl.release.plain.endings import is_midway
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.speakers import is_name
from pressctl.release.plain.subjects import subject_of
from pressctl.release.plain.unsaid import unsaid
from pressctl.release.sentences import length_of
from pressctl.release.spans import clipped

if TYPE_CHECKING:
    from pressctl.release.writing import Value

_ASKS = re.compile(
    r"conta[ck]t|kontakt|contatt|contato|ansprech|ruckfrag|auskunft|auskunf|press|presse|prensa|imprensa|stampa|tisk|media|medien|media[na]|mediow"
    r"|inform|more|mehr|meer|mere|plus d|mas |mais |maggiori|mer |lisatie|haastat|yhteys|yhteyd|tiedustel|question|pytan|dotaz|enquir|inquir"
    r"|interview|問い合わせ|連絡|広報|联系|聯絡|联络|문의|연락|اتصال|للمزيد|الاعلام|контакт|связ|прес|информац|інформац|звяз|επικοινων|πληροφορ|τυπου"
)
_SOCIAL = re.compile(
    r"https?://(?:[\w-]+\.)*(?:facebook|fb|twitter|x|instagram|youtube|youtu|linkedin|t|telegram|tiktok|threads|bsky|vk|weibo|xing|flickr|vimeo|plus\.google)"
    r"\.(?:com|be|me|net|app|org|de)(?:/|$)|https?://(?:[\w-]+\.)*mastodon\.[\w.]+|https?://[\w.-]+/@\w+"
)
# One video, one post: what a text points to, and no place where somebody writes.
_SINGLE = re.compile(
    r"/watch\?|youtu\.be/|/(?:status(?:es)?|videos?|posts?|reel|p)/|vimeo\.com/\d|/@[\w.]+/\d", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:حول|عن|about|over|om|sobre|über|o|su|à propos)[ \u00a0](?=[^\W\d_])", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w’'.-]+")
_MOST_PARAGRAPHS, _LONGEST_ABOUT = 8, 4_000  # of a boilerplate; characters
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_LONGEST_LINE, _LONGEST_HEADING = 300, 120  # characters
_BARE = re.compile(r"https?://[^ \u00a0\n]{4,300}")  # an address in a text that no link is made of
_MOST_LINES, _MOST_SECTIONS = 24, 6
_LOOKED_AT = 40  # passages at the end
_SHORT = 100  # characters of a line that names somebody
_FEWEST_OF_A_CARD, _MOST_OF_A_CARD = 2, 10  # lines, passages
_SENTENCE = 60  # characters of what is a paragraph before a section
_LONGEST_BOLD = 60


class Tail(Struct, frozen=True, kw_only=True):
    """A text without such sections: what they state, what of them is left out, and the texts `beneath` the first of them."""

    passages: tuple[Passage, ...]
    told: tuple[Told, ...] = ()
    left_out: tuple[Aside, ...] = ()
    beneath: frozenset[str] = frozenset()


def take_tail(passages: Sequence[Passage]) -> Tail:
    """Return a text without the sections at its end that say whom to ask, as contacts, and where to follow; an end mark below them too."""
    above = len(passages)
    while above > 1 and read_label(passages[above - 1].text).kind == "end":
        above -= 1
    tail = _take(passages[:above])
    if above == len(passages) or not (tail.told or tail.left_out):
        return tail if above == len(passages) else Tail(passages=tuple(passages))
    marks = [Aside(text=one.text, why="marks the end", line=one.number) for one in passages[above:]]
    return replace(tail, left_out=(*tail.left_out, *marks))


def _take(passages: Sequence[Passage]) -> Tail:
    card = _card(passages)
    if card is not None:
        at, told_of_card = card
        above_card = _take(passages[:at])
        asked = [one for one in above_card.told if one.key == "contacts"]
        others = [one for one in above_card.told if one.key != "contacts"]
        return replace(above_card, told=(*_joined([*asked, told_of_card]), *others))
    start = max(0, len(passages) - _LOOKED_AT)
    apart = [*passages[:start], *(piece for one in passages[start:] for piece in _apart(one))]
    kept: list[Passage] = []
    told: list[Told] = []
    abouts: list[Told] = []
    left_out: list[Aside] = []
    beneath: frozenset[str] = frozenset()
    end = above = len(apart)
    for _ in range(_MOST_SECTIONS):
        heads = range(above - 1, max(start, above - _MOST_LINES - 2, 0), -1)
        at = next((at for at in heads if _heads(apart[at], apart[at + 1 : end])), -1)
        if at < 1 or not any(map(_is_paragraph, apart[:at])):
            break
        until = _end_of_contacts(apart, at + 1, end)
        contacts = _contacts(apart[at], apart[at + 1 : until])
        if contacts:
            told.insert(0, contacts)
            left_out[:0] = _unsaid(contacts, apart[at + 1 : until])
            kept[:0] = apart[until:end]
        elif not is_midway(apart[:at], kept) and (about := _about(apart[at], apart[at + 1 : end])):
            abouts.insert(0, about)
        elif until := _end_of_channels(apart, at, end):
            text = " / ".join(one.spelled for one in apart[at:until])
            left_out.insert(0, Aside(text=text, why="where to follow it", line=apart[at].number))
            kept[:0] = apart[until:end]
        elif apart[at].form == "heading" or apart[at].is_strong or any(one.mark for one in apart[at:end]):
            kept[:0] = apart[at:end]
        else:  # a sentence that ends with a colon, within the section above
            above = at
            continue
        beneath = beneath if beneath or not (told or abouts) else frozenset(one.text for one in kept)
        end = above = at
    speaker = _speaker(apart[:end], kept) if told and not abouts else None
    if speaker:
        abouts, kept = [speaker], []
    if not told and not left_out and not abouts:
        return Tail(passages=tuple(passages))
    stated = (*_joined(told), *_joined(abouts))
    return Tail(passages=(*apart[:end], *kept), told=stated, left_out=tuple(left_out), beneath=beneath)


def _card(passages: Sequence[Passage]) -> tuple[int, Told] | None:
    """Return where a text ends with somebody's card that nothing heads, and what it states: a name, what they do, how to reach them."""
    end = len(passages)
    start = next((at + 1 for at in range(end - 1, -1, -1) if not _is_of_card(passages[at])), 0)
    at = next((at for at in range(max(start, end - _MOST_OF_A_CARD), end) if _names(passages[at].text)), end)
    texts = [text for one in passages[at:] for text in one.spelled.split("\n")]
    headed = at > 0 and passages[at - 1].text.endswith((":", "："))
    found = read_contacts(texts) if at and not headed and len(texts) >= _FEWEST_OF_A_CARD else ()
    if not found or not found[0].name or not all(one.email or one.phone for one in found):
        return None
    pairs = ({"name": one.name, "role": one.role, "email": one.email, "phone": one.phone} for one in found)
    rows: Value = [{key: value for key, value in pair.items() if value} for pair in pairs]
    evidence = f"“{' / '.join(texts)}” below the text"
    shown = ", ".join(one.name for one in found)
    return at, Told(key="contacts", value=rows, evidence=evidence, line=passages[at].number, shown=shown)


def _names(text: str) -> bool:
    """Whether a line is somebody's name, and no heading in capitals: `PRESS CONTACT`."""
    return is_name(text) and not read_label(text).kind


def _is_of_card(passage: Passage) -> bool:
    text = passage.text
    line = passage.form == "text" and not (passage.mark or passage.quoted or passage.is_rule)
    return line and len(text) <= _SHORT and not text.endswith((".", "!", "?"))


def _joined(told: Sequence[Told]) -> tuple[Told, ...]:
    """Return what several sections state for one key as one: their contacts as a list, their texts below each other."""
    if len(told) < 2:  # noqa: PLR2004  (nothing to join)
        return tuple(told)
    texts = [one.value for one in told if isinstance(one.value, str)]
    value: Value = "\n\n".join(texts) if texts else [row for one in told for row in one.value]  # type: ignore[union-attr]
    evidence, shown = " and ".join(one.evidence for one in told), ", ".join(one.shown for one in told)
    return (replace(told[0], value=value, evidence=evidence, shown=shown),)


def _apart(passage: Passage) -> list[Passage]:
    """Return a paragraph whose first line is all in bold as that line and the rest."""
    first = passage.lines[0].text
    bold = any(span.form == "strong" and span.start == 0 and span.end >= len(first) for span in passage.spans)
    # Below a house's name stands how to reach it: a card, which a heading above it heads.
    card = has_address(passage.spelled) and not _ASKS.search(level(first))
    if (
        passage.form != "text"
        or card
        or passage.mark
        or len(passage.lines) == 1
        or not bold
        or len(first) > _LONGEST_BOLD
        or passage.is_strong
    ):
        return [passage]
    whole = len(passage.text)
    return [
        replace(passage, lines=passage.lines[:1], broken=False, spans=clipped(passage.spans, 0, len(first))),
        replace(
            passage,
            lines=passage.lines[1:],
            broken=bool(passage.lines[2:]),
            spans=clipped(passage.spans, len(first) + 1, whole),
        ),
    ]


def _heads(passage: Passage, section: Sequence[Passage]) -> bool:
    """Whether a passage may head a section: a heading, a line in bold, or one that ends with a colon."""
    text = passage.text
    if not section or passage.mark or len(text) > _LONGEST_HEADING or "\n" in text or has_address(text):
        return False
    return passage.form == "heading" or (passage.form == "text" and (passage.is_strong or text.endswith((":", "："))))


def _about(head: Passage, section: Sequence[Passage]) -> Told | None:
    """Return the words on who speaks, below a heading that says so and names whom the section names too."""
    label = read_label(head.text)
    rest = label.rest if label.kind == "about" else _ABOUT.sub("", head.text) if _ABOUT.match(head.text) else ""
    names = [name for name in _NAME.findall(rest) if not name[0].islower()]
    paragraphs = [one for one in section if not one.is_rule]
    text = "\n".join(one.text for one in paragraphs)
    fits = (
        0 < len(paragraphs) <= _MOST_PARAGRAPHS and len(text) <= _LONGEST_ABOUT and any(map(_is_paragraph, paragraphs))
    )
    if head.form != "heading" or not fits or not any(name in text for name in names):
        return None
    if not all(one.form in {"text", ""} and not one.quoted for one in paragraphs):
        return None
    value = "\n\n".join([f"**{escape_inline(head.text)}**", *map(paragraph_of, paragraphs)])
    return Told(key="boilerplate", value=value, evidence=f"below “{head.text}”", line=head.number, shown=text[:_SHORT])


def _speaker(text: Sequence[Passage], below: Sequence[Passage]) -> Told | None:
    """Return the words below the people to ask that say what somebody is whom the text names, whatever heads them."""
    said = [one for one in below if not one.is_rule]
    head = said.pop(0) if said and (said[0].form == "heading" or said[0].is_strong) else None
    plain = all(_is_paragraph(one) and not (one.mark or one.quoted or one.is_strong) for one in said)
    if not 0 < len(said) <= _MOST_PARAGRAPHS or not plain or sum(len(one.text) for one in said) > _LONGEST_ABOUT:
        return None
    subject = subject_of(said[0].text)
    if not subject or not any(level(subject) in level(one.text) for one in text):
        return None
    title = escape_inline(head.text.strip(" \u00a0")) if head else ""
    value = "\n\n".join([*([f"**{title}**"] if title else []), *map(paragraph_of, said)])
    line, shown = (head or said[0]).number, said[0].text[:_SHORT]
    return Told(key="boilerplate", value=value, evidence="below the contacts", line=line, shown=shown)


def _end_of_contacts(passages: Sequence[Passage], start: int, end: int) -> int:
    """Return where the lines of people and addresses end that a section begins with: behind the last address."""
    last = start
    for at in range(start, end):
        if not (passages[at].is_rule or _is_contact_line(passages[at])):
            break
        last = at + 1 if has_address(passages[at].spelled) else last
    only = all(passages[at].is_rule or _is_contact_line(passages[at]) for at in range(start, end))
    return end if only else last


def _contacts(head: Passage, section: Sequence[Passage]) -> Told | None:
    """Return a section's contacts when there is nothing else in it."""
    lines = [one for one in section if not one.is_rule]
    if not lines or read_label(head.text).kind in {"about", "notes", "embargo"} or not _ASKS.search(level(head.text)):
        return None
    if not all(_is_contact_line(one) for one in lines):
        return None
    texts = [text for one in lines if not _is_social(one) for text in _words(one).split("\n")]
    found = [one for one in read_contacts(texts) if one.email or one.phone]
    said = head.text.strip(" :：")
    pairs = (
        {"name": one.name, "role": one.role or ("" if one.name else said), "email": one.email, "phone": one.phone}
        for one in found
    )
    rows = [{key: value for key, value in pair.items() if value} for pair in pairs]
    rows = rows or ([] if any(map(is_name, texts)) else list(_by_address(said, texts)))  # nobody's name is lost
    if not rows:
        return None
    told = " / ".join([head.text, *(one.spelled.replace("\n", " / ") for one in lines)])
    shown = ", ".join(next(iter(row.values())) for row in rows)
    return Told(key="contacts", value=rows, evidence=f"“{told}”", line=head.number, shown=shown)


def _unsaid(contacts: Told, section: Sequence[Passage]) -> Iterator[Aside]:
    """Yield the lines of people to ask of which several words stand in no field."""
    fields = (
        [str(value) for row in contacts.value for value in row.values()] if isinstance(contacts.value, list) else []
    )
    for one in section:
        for line in unsaid(_words(one).split("\n"), fields) if not one.is_rule else ():
            yield Aside(text=line, why="stands in the contact block", line=one.number)


def _by_address(said: str, texts: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the mail addresses of lines that name nobody, with what stands before each, or the section's heading."""
    for text in texts:
        found = _MAIL.search(text)
        if found:
            before = text[: found.start()].strip(" \u00a0:–—-,(<")
            fits = 0 < len(before) <= _SHORT and not has_address(before)
            yield {"role": before if fits else said, "email": found[0]}


def _words(passage: Passage) -> str:
    text = passage.spelled
    return text[len(passage.mark) :].lstrip(" ") if passage.mark else text


def _is_social(passage: Passage) -> bool:
    """Whether a line has no address but where somebody writes in public."""
    links = [span.address for span in passage.spans if span.form == "link"]
    return bool(links) and all(_SOCIAL.match(link) and not _SINGLE.search(link) for link in links)


def _is_contact_line(passage: Passage) -> bool:
    text = passage.spelled
    named = len(text) <= _SHORT and not text.endswith((".", "!", "?"))
    plain = passage.form in {"text", ""} or bool(passage.mark)  # an item may begin with somebody's name as a heading
    return len(text) <= _LONGEST_LINE and plain and (has_address(text) or (named and not appoints(text)))


def _end_of_channels(passages: Sequence[Passage], at: int, end: int) -> int:
    """Return where a section's links to where its house writes end, with a paragraph below them or with it; 0 for another section."""
    asks = passages[at].text.endswith(("?", "？", "؟"))
    most = _SENTENCE if asks else _SHORT  # beside its links: what says more is a text in which they stand
    below = range(at + 1, end)
    said = (here for here in below if passages[here].form in {"text", ""} and _said_beside(passages[here]) > most)
    until = next(said, end)
    return until if not (asks and until < end) and _follows(passages[at + 1 : until]) else 0


def _follows(section: Sequence[Passage]) -> bool:
    """Whether a section is links to where its house writes elsewhere."""
    links = [span.address for one in section for span in one.spans if span.form == "link"]
    links += [found for one in section for found in _BARE.findall(one.text) if found not in links]
    social = sum(bool(_SOCIAL.match(link)) and not _SINGLE.search(link) for link in links)
    said = sum(len(one.text) for one in section)
    return social > 1 and 3 * social >= 2 * len(links) and said <= _SHORT * len(links)


def _said_beside(passage: Passage) -> int:
    """Return how many characters of a passage are no link; a sign of a script without spaces counts as three."""
    linked = (passage.text[span.start : span.end] for span in passage.spans if span.form == "link")
    return length_of(passage.text) - sum(map(length_of, linked))


def _is_paragraph(passage: Passage) -> bool:
    return passage.form in {"text", ""} and len(passage.text) >= _SENTENCE and not has_address(passage.text)
