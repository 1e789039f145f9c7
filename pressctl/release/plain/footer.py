"""What stands around the text below the headline: end marks, categories, contacts, "About", notes to editors."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, cast

from msgspec.structs import replace

from pressctl.release.levelling import level
from pressctl.release.plain.anatomy import MOST_PARTS, Part, PartKind
from pressctl.release.plain.asked import (
    asks,
    heads_contact,
    is_paragraph,
    is_said_of_several,
    loose_block,
    opens_contact,
    read_block,
)
from pressctl.release.plain.below import part_below, part_scraps
from pressctl.release.plain.categories import are_categories
from pressctl.release.plain.contacts import has_address, read_contacts
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.endings import part_headings, part_speaker, with_labels_apart, with_topics
from pressctl.release.plain.filing import read_filing
from pressctl.release.plain.furniture import asks_for_comments, calls_to_share, is_credit
from pressctl.release.plain.labels import LONGEST_LABEL, TEXT, Label, open_contact, read_label
from pressctl.release.plain.notices import is_copyright, is_site_notice
from pressctl.release.plain.passages import Passage, is_heading
from pressctl.release.plain.quotations import find_quotes
from pressctl.release.plain.weighing import Echo

_NEAR_THE_TOP, _NEAR_THE_END = 3, 6  # passages
_LONGEST_ABOUT = 8  # passages
_LONGEST_NOTES, _LONGEST_WORDS = 6_000, 4_000  # characters of notes, of a boilerplate
_SAYS_WHO = 160  # characters of a boilerplate in which its subject is named
_LEGAL = re.compile(
    r"forward-looking|safe harbor|cautionary|declarations prospectives|avertissement|zukunftsgerichtete|disclaimer"
)
_MOST_RELATED = 3  # passages of what another text begins with
_RESUMED = 0.2  # share of a paragraph's words that the text above has
_RELATED = Label(kind="related")
_FEWEST_OF_A_TITLE = 3  # blanks
_STEM, _ENDING = 4, 3  # letters of a name that stay, letters its cases may change
_WE = frozenset(
    {"us", "uns", "nous", "nosotros", "nosaltres", "me", "moi", "noi", "siamo", "ons", "oss", "nas", "somos", "nos"}
)
_COUNTED = re.compile(r"(?!1\D)\d{1,2}[.)][ \u00a0]+(?=[^\W\d_a-z])")  # a paragraph's number, but the first
_NAME = re.compile(r"[^\W\d_]{2,}")
_AUTHOR = re.compile(r"\b(?:authors?|aut[eo]ur[es]*|autor\w{0,3}|autore|verfasser\w{0,3}|forfatter\w{0,4})$")
_LATEST = 6  # lines of a passage, among which a contact's label may stand
_LONGEST_HEAD = 80  # characters


def read_footer(
    passages: Sequence[Passage], *, language: str, page: bool = False
) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return the text's passages and the parts taken out of them; of a `page`, its menus too, and all below "Latest posts"."""
    passages = with_labels_apart(passages)
    body: list[Passage] = []
    parts: list[Part] = []
    taken: list[tuple[int, Part]] = []  # how much text stood above a part, and the part
    index, ended, told = 0, False, False  # told: a paragraph stands above
    last = max((at for at, one in enumerate(passages) if is_paragraph(one)), default=0)
    count = len(passages)
    while index < len(passages):
        first = passages[index]
        near = index and len(passages) - index <= _NEAR_THE_END
        passages[index : index + 1] = _lines_of(first, language, begun=index > 0, ended=ended, near=bool(near))
        first = passages[index]
        headed = _run_in(first)
        if (
            headed
            and len(passages) - index <= _NEAR_THE_END
            and _part([*headed, *passages[index + 1 :]], language, at_edge=True)
        ):
            passages[index : index + 1] = headed
        left = len(passages) - index
        edge = page or bool(parts) or index < _NEAR_THE_TOP or left <= _NEAR_THE_END or left < count - last
        ends = asks_for_comments(first.text) or (_is_related(first) and _are_teasers(passages[index + 1 :]))
        edge = edge or (ends and told)
        own = _is_frame_label(first) and _is_own(passages, index, body, page=page)
        part = read_filing(passages[index:]) if told else None
        own = own or (told and _heads_programme(passages[index:], language))
        if part is None and not own and len(parts) < MOST_PARTS:
            part = _part(_up_to_head(passages[index:]) if ended else passages[index:], language, at_edge=edge)
        part = None if part and part.kind == "contact" and is_said_of_several(passages, index) else part
        if part is None and (ended or (told and _stands_twice(passages[index:]))):
            part = _beyond(passages[index:]) if ended else Part(kind="web", passages=(first,), label=_RELATED)
        if part is None:
            body.append(passages[index])
            told = told or is_paragraph(passages[index])
            index += 1
            continue
        taken.append((len(body), part))
        if _opens_the_rest(part, passages[index + 1 :], body, page=page):
            if not _resumes(body, passages[index + 1 :]):
                parts += _beyonds(passages[index:], language)
                break
            titles = next(at for at, one in enumerate(passages[index + 1 :]) if not _is_title(one))
            part = replace(part, passages=tuple(passages[index : index + 1 + min(titles, _MOST_RELATED)]))
        parts.append(part)
        ended = ended or ("end" in {part.kind, part.label.kind} and told)
        index += len(part.passages)
    body, parts, taken = with_topics(body, parts, taken)
    body, speaker = part_speaker(body, taken)
    kept, below = part_below(body)
    kept, scraps = part_scraps(kept, taken) if len(parts) < MOST_PARTS else (kept, ())
    about = _last_about(kept) if len(parts) < MOST_PARTS else ()
    kept, heads = part_headings(kept[: len(kept) - sum(len(part.passages) for part in about)], taken, below)
    return kept, (*parts, *about, *speaker, *below, *scraps, *heads)


def _lines_of(passage: Passage, language: str, *, begun: bool, ended: bool, near: bool) -> list[Passage]:
    """Return the lines of a passage apart where each is a part by itself, or the last, a day; a table's rows and a code's lines stay together."""
    if not passage.broken or passage.form in {"table", "code"}:
        return [passage]
    if ended or (begun and _begins_contact(passage)) or (near and _are_labels(passage, language)):
        return passage.apart()
    if near and read_line(passage.lines[-1].text, language=language):
        above = replace(passage, lines=passage.lines[:-1], broken=len(passage.lines) > 2)  # noqa: PLR2004  (with its last)
        return [above, *passage.apart()[-1:]]
    return [passage]


def _last_about(body: Sequence[Passage]) -> tuple[Part, ...]:
    """Return the words on who speaks that a text ends with, now that what stood below them is taken off."""
    for at in range(len(body) - 1, max(0, len(body) - _LONGEST_ABOUT), -1):
        label = TEXT if body[at].mark else read_label(body[at].text)
        if label.kind == "about":
            section = _about(body[at:], label)
            return (Part(kind="about", passages=section, label=label),) if len(section) == len(body) - at else ()
    return ()


def _run_in(passage: Passage) -> tuple[Passage, ...]:
    """Return the heading that stands within a paragraph, in bold or before a colon, and the rest: `About Acme: Acme is …`."""
    text = passage.text
    bold = next((span.end for span in passage.spans if span.form == "strong" and span.start == 0), 0)
    # The bold words have a line of their own, its end perhaps in bold too.
    parted = len(passage.lines) > 1 and bold in {len(passage.lines[0].text), len(passage.lines[0].text) + 1}
    if passage.mark or (not parted and (passage.broken or len(text) <= LONGEST_LABEL)):
        return ()
    colon = re.search("[:：]", text[:_LONGEST_HEAD])
    ends = [end for end in (bold, colon.start() if colon else 0) if 0 < end <= _LONGEST_HEAD]
    for end in ends:
        head = text[:end].rstrip(" :：\u00a0")
        if head and read_label(head).kind in {"about", "contact", "notes"}:
            start = end + len(text[end:]) - len(text[end:].lstrip(" :：\u00a0"))
            line = replace(passage.lines[0], text=head)
            return replace(passage, lines=(line,), form="heading" if passage.form else "", spans=()), passage.after(
                start
            )
    return ()


def _begins_contact(passage: Passage) -> bool:
    """Whether the first line of a passage says whom to ask, or one below the lines of who signs."""
    first = read_label(passage.lines[0].text).kind == "contact"
    return first or any(opens_contact(Passage(lines=(line,))) for line in passage.lines[:_LATEST])


def _are_labels(passage: Passage, language: str) -> bool:
    """Whether each line of a passage says by itself who issues it or when."""
    return all(
        read_label(line.text).kind == "issuer" or read_line(line.text, language=language) for line in passage.lines
    )


def _up_to_head(rest: Sequence[Passage]) -> Sequence[Passage]:
    """Return what stands below the end of a release up to the next heading, where words on who speaks begin it."""
    if read_label(rest[0].text).kind != "about":
        return rest
    heads = (at for at, one in enumerate(rest) if at > 1 and (one.form == "heading" or one.is_strong))
    return rest[: next(heads, len(rest))]


def _is_frame_label(passage: Passage) -> bool:
    return read_label(passage.text).kind in {"related", "web", "issuer"}


def _is_own(passages: Sequence[Passage], at: int, body: Sequence[Passage], *, page: bool) -> bool:
    """Whether words that pages use are the author's: a heading of a file without a page, or what such a heading heads.

    Either has something below it, `Links`, then `Download the plan` and `To the study`; a page's button stands alone.
    """
    if at + 1 == len(passages):
        return False
    if passages[at].form == "heading":
        return not page
    above = body[-1] if body else None
    return above is not None and above is passages[at - 1] and above.form == "heading"


def _heads_programme(rest: Sequence[Passage], language: str) -> bool:
    """Whether a day below a text heads what takes place on it: a list, or what its heading heads."""
    first, below = rest[0], rest[1] if len(rest) > 1 else None
    if below is None or below.is_rule or first.mark or not read_line(first.text, language=language):
        return False
    return bool(below.mark) or below.form == "table" or (first.form == "heading" and below.form != "heading")


def _opens_the_rest(part: Part, below: Sequence[Passage], body: Sequence[Passage], *, page: bool) -> bool:
    """Whether "related" begins what is no release any more: a text above it, and below it lines, or one more text's beginning.

    In a page that is so whatever stands below it.
    """
    if part.kind == "web" and asks_for_comments(part.text) and _has_text(body):
        return True
    if is_copyright(part.text) and not _resumes(body, below):
        return sum(map(is_paragraph, body)) > sum(map(is_paragraph, below))
    shared = calls_to_share(part.text) and not part.passages[0].form and not any(map(is_paragraph, below))
    if shared and below and _has_text(body):
        return True
    few = len(below) <= _MOST_RELATED and len(body) > len(below)
    return part.label.kind == "related" and _has_text(body) and (page or few or _are_teasers(below))


def _resumes(body: Sequence[Passage], below: Sequence[Passage]) -> bool:
    """Whether the text goes on below "related", which a page also sets into its text: one paragraph directly follows another, in its words."""
    echo = Echo(body)
    # Rules for those who comment are a list, and short.
    pairs = (pair for pair in pairwise(below) if all(is_paragraph(one) and not one.mark for one in pair))
    return any(max(echo.share(one.text) for one in pair) >= _RESUMED for pair in pairs)


def _stands_twice(rest: Sequence[Passage]) -> bool:
    """Whether a line stands twice in a row, as a page has the title of another text behind its picture, and above its beginning."""
    first = rest[0]
    plain = not (first.form or first.mark or first.is_rule or read_label(first.text).kind)
    twice = len(rest) > 1 and first.text == rest[1].text and first.text.count(" ") >= _FEWEST_OF_A_TITLE
    return plain and twice and is_heading(first)


def _is_title(passage: Passage) -> bool:
    """Whether a passage may name another text of a page: a line that is no paragraph."""
    return not (is_paragraph(passage) or passage.mark or passage.is_rule)


def _is_related(passage: Passage) -> bool:
    return not passage.mark and (read_label(passage.text).kind == "related" or asks_for_comments(passage.text))


def _are_teasers(below: Sequence[Passage]) -> bool:
    """Whether passages are titles, with the beginnings of their texts at most: so a page lists what else it has."""
    said = sum(map(is_paragraph, below))
    return not said or (said <= len(below) - said and len(below) > _MOST_RELATED)


def _beyonds(passages: Sequence[Passage], language: str) -> tuple[Part, ...]:
    """Return what is no release any more, passage by passage, but for the people to ask."""
    found: list[Part] = []
    index = 0
    while index < len(passages):
        part = _part(passages[index:], language, at_edge=True)
        if part is None or part.kind != "contact":
            part = Part(kind="beyond", passages=(passages[index],), label=TEXT)
        found.append(part)
        index += len(part.passages)
    return tuple(found)


def _beyond(rest: Sequence[Passage]) -> Part:
    """Return what stands below the end of a release: background for editors, an address, or a page's leftovers."""
    first = rest[0]
    section = _until_label(rest)
    said = _paragraphs(section)
    if said:
        return Part(kind="notes", passages=said, label=Label(kind="notes", rest=first.text))
    told = open_contact(first.text)
    if has_address(first.text) and any(told.words or one.email for one in read_contacts([told.rest])):
        return Part(kind="contact", passages=(first,), label=told)
    return Part(kind="beyond", passages=(first,), label=TEXT)


def _paragraphs(section: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the paragraphs that come first, each with a heading above it at most: what follows them is a menu's."""
    end = 0
    for index, passage in enumerate(section):
        if is_paragraph(passage):
            end = index + 1
        elif index > end:
            break
    return tuple(section[:end])


def _has_text(body: Sequence[Passage]) -> bool:
    return any(map(is_paragraph, body))


def _part(rest: Sequence[Passage], language: str, *, at_edge: bool) -> Part | None:
    """Return the part that the first passage begins, or None for text; some are parts only at the text's edges."""
    first = rest[0]
    if first.mark or first.is_rule:
        return _last_item(rest)
    label = read_label(first.text)
    opens = (at_edge or any(has_address(one.text) for one in rest[1:2])) and opens_contact(first)
    if not label.kind and (opens or heads_contact(rest)):
        label = Label(kind="contact", words=first.text.rstrip(":："))
    alone = _line(rest, label, language, at_edge=at_edge)
    if alone:
        return Part(kind=alone, passages=(first,), label=label)
    match label.kind:
        case "related" | "web" | "issuer" | "filed" as kind:
            fits = at_edge and (kind != "filed" or are_categories(label.rest)) and not (kind == "web" and _heads(rest))
            return Part(kind="web" if kind == "related" else kind, passages=(first,), label=label) if fits else None
        case "contact" | "about" | "notes" as kind:
            if kind == "contact":
                section, kind = read_block(rest, label)
            else:
                section = (_about if kind == "about" else _notes)(rest, label)
            return Part(kind=kind, passages=section, label=label) if section else None
        case _:
            label = Label(kind="contact", words=first.text)
            section = loose_block(rest, label) if at_edge and asks(first) else ()
            return Part(kind="contact", passages=section, label=label) if section else None


def _last_item(rest: Sequence[Passage]) -> Part | None:
    """Return whom to ask where the last item of a text's last list says that: `- Contact: Ann Lee, 555 01 00`."""
    item = rest[0]
    if len(rest) > 1 or not item.mark or item.form:
        return None
    bare_item = replace(item.after(len(item.text) - len(item.words)), mark="")
    head, colon, rest_of_it = bare_item.text.partition(":")
    label = replace(read_label(f"{head}:"), rest=rest_of_it.strip(" \u00a0"))
    told = label.kind == "contact" and bool(colon) and has_address(bare_item.spelled)
    return Part(kind="contact", passages=(bare_item,), label=label) if told else None


def _line(rest: Sequence[Passage], label: Label, language: str, *, at_edge: bool) -> PartKind | Literal[""]:
    """Return what a line is by itself, whatever stands around it; "" for what needs more to tell."""
    first = rest[0]
    dated = at_edge and label.kind != "embargo" and read_line(first.text, language=language)
    if label.kind in {"end", "embargo", "immediate"}:
        return "dated" if dated else cast("PartKind", label.kind)
    if at_edge and asks_for_comments(first.text):
        return "web"
    if len(first.text) <= _LONGEST_HEAD and not first.form and len(rest) > 1 and is_credit(first.text):
        return "credit"
    return "dated" if dated else ""


def _heads(rest: Sequence[Passage]) -> bool:
    """Whether a line of several words heads the paragraph below it: `Back to school`."""
    several = rest[0].text.count(" ") > 1 and is_heading(rest[0])
    below = rest[1] if len(rest) > 1 and is_paragraph(rest[1]) else None
    return several and below is not None and not (is_site_notice(below.text) or read_label(below.text).kind == "web")


def _notes(rest: Sequence[Passage], label: Label) -> tuple[Passage, ...]:
    """Return notes to editors: everything up to the next label."""
    section = (rest[0], *_until_label(rest[1:]))
    if len(section) == 1 and not label.rest:  # the contact below is for editors too
        return section if len(rest) > 1 and read_label(rest[1].text).kind == "contact" else ()
    fits = sum(len(passage.text) for passage in section) <= _LONGEST_NOTES
    return section if fits else ()


def _until_label(rest: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages before the next label or rule."""
    kinds = (
        p.is_rule or (not p.mark and (read_label(p.text).kind or heads_contact(rest[i:]))) for i, p in enumerate(rest)
    )
    end = next((i for i, kind in enumerate(kinds) if kind), len(rest))
    return tuple(rest[:end])


def _about(rest: Sequence[Passage], label: Label) -> tuple[Passage, ...]:
    """Return a boilerplate with its title: the last words of a release on who speaks, who is named at once."""
    section = _before_heading(_until_label(rest[1:]))
    # What somebody says is the release's: its text goes on there.
    section = section[: next((at for at, one in enumerate(section) if at and find_quotes([one])), len(section))]
    words = sum(len(passage.text) for passage in section)
    author = bool(_AUTHOR.search(level(label.rest or rest[0].text)))
    headed = any(map(is_heading, section[:-1])) and not author  # whose name heads what is said of somebody
    # Nor has what is said of somebody tables, or a number that goes on those above.
    counted = any(one.form == "table" or _COUNTED.match(one.text) for one in section)
    if not 0 < len(section) <= _LONGEST_ABOUT or words > _LONGEST_WORDS or headed or counted:
        return ()
    title = [level(name) for name in _NAME.findall(label.rest) if not name[0].islower() or level(name) in _WE]
    opening = {level(word) for word in _NAME.findall(section[0].text[:_SAYS_WHO])}
    named = not title or author or not _WE.isdisjoint(title) or any(_is_in(name, opening) for name in title)
    return (rest[0], *section) if named else ()


def _is_in(name: str, words: set[str]) -> bool:
    """Whether a name stands among words, in another case of its language if need be."""
    stem = name[: max(_STEM, len(name) - _ENDING)]
    return any(word.startswith(stem) or (not name.isascii() and stem in word) for word in words)


def _before_heading(section: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return a boilerplate without what law wants below it, under a heading of its own."""
    end = next(
        (index for index, passage in enumerate(section) if index and _LEGAL.search(level(passage.text[:80]))), None
    )
    return section[:end]
