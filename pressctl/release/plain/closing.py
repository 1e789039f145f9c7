"""What a text ends with that no label heads: who speaks, sources, where to look and what to give, told by form alone.

Below the last rule of a text a little tells enough, since its author drew it there, and so it does below the words on who
speaks; elsewhere only what no text ends with: numbered sources, a paragraph all in italics or in brackets, an account.
"""

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from msgspec.structs import replace

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.plain.anatomy import Part, PartKind
from pressctl.release.plain.below import part_below
from pressctl.release.plain.contacts import has_address, read_contacts
from pressctl.release.plain.furniture import is_credit
from pressctl.release.plain.labels import TEXT, Label, read_label
from pressctl.release.plain.lastlines import asks_for_gifts, is_of_page, is_of_text, leads_on, names_source
from pressctl.release.plain.leftovers import (
    count_captions,
    count_channels,
    count_entries,
    count_gifts,
    count_links,
    count_notes,
    count_sources,
    count_titles,
    heads_further,
    heads_nothing,
    is_gift,
    is_note,
    is_paragraph,
    is_site,
    leads_nowhere,
    may_head,
    points,
)
from pressctl.release.plain.offers import is_offer
from pressctl.release.plain.passages import Passage, is_heading
from pressctl.release.plain.references import are_references
from pressctl.release.plain.subjects import about_at_end, begins_with_name, subject_of, tells_news
from pressctl.release.sentences import SENTENCE_ENDS, length_of

_FEWEST_ABOVE = 2  # paragraphs above what no text ends with
_MOST_BELOW, _LONGEST_BELOW = 14, 3_000  # passages below a rule that are no text, their characters
_LONGEST_LINE, _LONGEST_NAME = 100, 80  # characters
_MOST_ROUNDS = 12
_NAME = re.compile(r"[^\W\d_]{3,}")


def part_closing(
    body: Sequence[Passage], below: Sequence[Part], beneath: Collection[str] = (), *, bare: bool = False
) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return a text without what it ends with that is none, and the parts below it, these among them, in the text's order.

    Some text always stands above what is taken. The texts `beneath` stood below who speaks, or whom to ask, which a form had.
    Nothing of a page stands around a `bare` one, whose author wrote its last words.
    """
    kept = list(body)
    found: list[Part] = []
    for _ in range(_MOST_ROUNDS):
        end = len(kept)
        while end > 1 and kept[end - 1].is_rule:
            end -= 1
        asked = _asked(kept[:end]) if found else ()
        parts = _below_rule(kept[:end]) or asked or _last(kept[:end], (*below, *found), beneath, bare=bare)
        if not parts:
            break
        kept = kept[: end - sum(len(part.passages) for part in parts)]
        found += parts
    if not found:
        return tuple(body), tuple(below)
    found = [replace(part, passages=tuple(one for one in part.passages if not one.is_rule)) for part in found]
    return tuple(kept), tuple(sorted((*below, *found), key=lambda part: part.line))


def _below_rule(text: Sequence[Passage]) -> tuple[Part, ...]:
    """Return what stands below the last rule, where all of it is what may stand below a text; with the rule."""
    at = next((at for at in range(len(text) - 1, 0, -1) if text[at].is_rule), 0)
    above, section = text[:at], text[at + 1 :]
    long = sum(len(one.text) for one in section) > _LONGEST_BELOW or len(section) > _MOST_BELOW
    if not at or not section or long or sum(map(is_paragraph, above)) < _FEWEST_ABOVE:
        return ()
    parts: list[Part] = []
    head: tuple[Passage, ...] = ()
    for here, one in enumerate(section):
        if not head and heads_further(one):
            head = (one,)
            continue
        if (
            may_head(one)
            and any(map(is_paragraph, section[here + 1 : here + 2]))
            and not _names(one, section[here + 1])
        ):
            return ()  # a section of the text
        kind = _kind(one, above, told=bool(parts) and parts[-1].kind == "about")
        if not kind:
            return ()
        parts.append(_noted(one, *head) if head else _part(one, kind))
        head = ()
    if head or all(part.kind == "beyond" for part in parts):
        return ()
    return (replace(parts[0], passages=(text[at], *parts[0].passages)), *parts[1:])


def _names(head: Passage, below: Passage) -> bool:
    """Whether a heading is one of who speaks, or has a name with which the paragraph below it begins."""
    names = [word for word in _NAME.findall(head.text) if word[0].isupper()]
    return bool(read_label(head.text).kind) or any(name in below.text[:_LONGEST_NAME] for name in names)


def _kind(one: Passage, above: Sequence[Passage], *, told: bool) -> PartKind | None:
    """Return what a passage below a rule is, None where it may be text; `told`: words on who speaks stand above it."""
    if one.quoted or one.form in {"heading", "table", "code"} or one.underlined:
        return None
    if are_references([one], above) or is_note(one) or is_gift(one):
        return "notes"
    if is_credit(one.text) or is_offer(one.text):
        return "beyond"
    lines = [line.text for line in one.lines]
    if points(one):
        reached = has_address(one.spelled) and any(found.email or found.phone for found in read_contacts([one.spelled]))
        return "contact" if reached and all(len(line) <= _LONGEST_LINE for line in lines) else "notes"
    words = "\n".join(passage.text for passage in above)
    if is_paragraph(one) and not tells_news(one):
        return "about" if told or subject_of(one.text, words) or begins_with_name(one.text, words) else None
    short = all(length_of(line) <= _LONGEST_LINE and line[-1] not in f"{SENTENCE_ENDS}:：," for line in lines)
    return "beyond" if short and not one.mark else None


def _asked(text: Sequence[Passage]) -> tuple[Part, ...]:
    """Return whom to ask where that is what a text ends with, now that what stood below it is taken off."""
    _, parts = part_below(text)
    return parts if parts and all(part.kind == "contact" for part in parts) else ()


def _part(one: Passage, kind: PartKind) -> Part:
    if kind == "notes":
        return _noted(one)
    label = Label(kind="contact", rest=one.text) if kind == "contact" else TEXT
    return Part(kind=kind, passages=(one,), label=label)


def _noted(one: Passage, head: Passage | None = None) -> Part:
    """Return a passage as what editors are told, with the line that heads it."""
    if head is None:
        return Part(kind="notes", passages=(one,), label=Label(kind="notes", rest=one.words))
    return Part(kind="notes", passages=(head, one), label=Label(kind="notes", words=head.text.rstrip(" :：")))


def _last(text: Sequence[Passage], below: Sequence[Part], beneath: Collection[str], *, bare: bool) -> tuple[Part, ...]:
    """Return what the last passages are where no text ends with such, with the line that heads them; `below` was taken out."""
    if len(text) < 2 or not any(map(is_paragraph, text)):  # noqa: PLR2004  (a text, and what stands below it)
        return ()
    many = sum(map(is_paragraph, text[:-1])) >= _FEWEST_ABOVE
    count = count_sources(text) or count_gifts(text) or (count_notes(text) if many else 0)
    count = count or count_channels(text) or count_entries(text) or count_links(text)
    count = count or _count_beneath(text, below, beneath)
    if count:
        start = len(text) - count
        if start > 1 and may_head(text[start - 1]):
            label = Label(kind="notes", words=text[start - 1].text.rstrip(" :："))
            return (Part(kind="notes", passages=tuple(text[start - 1 :]), label=label),)
        return tuple(map(_noted, text[start:]))
    said = any(part.kind == "about" and part.line > text[-1].number for part in below)  # who speaks is said once
    about = () if said else about_at_end(text) or _titled(text) or _sited(text) or _told_twice(text, below, beneath)
    return about or _left_over(text, below) or _line(text, bare=bare)


def _left_over(text: Sequence[Passage], below: Sequence[Part]) -> tuple[Part, ...]:
    """Return the last lines where they are a page's: titles of other texts, a credit, a file, a line that leads to nothing."""
    last = text[-1]
    count = count_titles(text, below) or count_captions(text)
    if count or leads_nowhere(last) or heads_nothing(last) or is_offer(last.text):
        return tuple(Part(kind="beyond", passages=(one,), label=TEXT) for one in text[-max(count, 1) :])
    headed = text[-2].form == "heading"
    if all(is_credit(line.text) for line in last.lines) and not last.mark and not headed:
        return (Part(kind="credit", passages=(last,), label=TEXT),)
    return ()


def _line(text: Sequence[Passage], *, bare: bool) -> tuple[Part, ...]:
    """Return the last line where its words say that it is no text: who wrote it, how long it is, whose rights, where to read on."""
    last, above = text[-1], text[-2]
    if above.form == "heading" or above.text[-1] in ":：?？" or above.is_strong:
        return ()
    if asks_for_gifts(last) or (leads_on(last) and not bare):
        return (_noted(last),)
    if names_source(last):
        return (Part(kind="issuer", passages=(last,), label=TEXT),)
    of_page = is_of_text(last) or (is_of_page(last) and not bare)
    return (Part(kind="web", passages=(last,), label=TEXT),) if of_page else ()


def _count_beneath(text: Sequence[Passage], below: Sequence[Part], beneath: Collection[str]) -> int:
    """Return how many of the last passages lead somewhere and stand below the words on who speaks, or below whom to ask."""
    count = _count_below(text, below, beneath)
    heads = [one for one in text[len(text) - count :] if heads_further(one)]
    others = [one for one in text[len(text) - count :] if one not in heads]
    leads = bool(others) and all(points(one) and not tells_news(one) for one in others)
    return count if leads and 0 < count < len(text) else 0


def _count_below(text: Sequence[Passage], below: Sequence[Part], beneath: Collection[str]) -> int:
    firm = max((part.line for part in below if part.kind in {"about", "contact"}), default=text[-1].number)
    return sum(1 for _ in takewhile(lambda one: one.number > firm or one.text in beneath, reversed(text)))


def _told_twice(text: Sequence[Passage], below: Sequence[Part], beneath: Collection[str]) -> tuple[Part, ...]:
    """Return more words on who speaks, below the first or below whom to ask, with the line that heads them."""
    count = _count_below(text, below, beneath)
    last = text[-1]
    words = "\n".join(one.text for one in text[: len(text) - count])
    if not 0 < count <= 2 or not is_paragraph(last) or not subject_of(last.text, words) or tells_news(last):  # noqa: PLR2004
        return ()
    head = text[-2:-1] if count > 1 else ()
    if head and not (may_head(head[0]) or head[0].is_emphasised or is_heading(head[0])):
        return ()
    label = Label(kind="about", words=head[0].text) if head else TEXT
    return (Part(kind="about", passages=(*head, last), label=label),)


def _sited(text: Sequence[Passage]) -> tuple[Part, ...]:
    """Return the last paragraph on who speaks with the house's address on the web, which stands alone below it."""
    about = about_at_end(text[:-1]) if is_site(text[-1]) else ()
    return (replace(about[0], passages=(*about[0].passages, text[-1])),) if about else ()


def _titled(text: Sequence[Passage]) -> tuple[Part, ...]:
    """Return the last paragraph with the name that heads it and that it begins with, whom the text above names too."""
    if len(text) < _FEWEST_ABOVE + 2 or not all(map(is_paragraph, (text[-1], text[-3]))):
        return ()
    head, said = text[-2:]
    above = text[:-2]
    name, rest = level(head.text.strip(" :\u00a0")), level(said.text)
    first, _, others = rest.partition(" ")
    begun = rest.startswith(name) or (bare(first) in function_words("") and others.startswith(name))
    words = "\n".join(one.text for one in above)
    headed = len(name) <= _LONGEST_NAME and is_heading(head) and name in level(words)
    if not (headed and begun and begins_with_name(said.text, words)):
        return ()
    if any(one.form == "heading" for one in above) or tells_news(said):
        return ()  # a section among others
    return (Part(kind="about", passages=(head, said), label=Label(kind="about", words=head.text)),)
