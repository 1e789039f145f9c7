"""What stands around the text below the headline: end marks, categories, contacts, "About", notes to editors."""

import re
from collections.abc import Sequence

from pressctl.release.folding import bare
from pressctl.release.plain.anatomy import MOST_PARTS, Part, contact_section
from pressctl.release.plain.categories import are_categories
from pressctl.release.plain.contacts import read_contacts
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import Label, read_label
from pressctl.release.plain.passages import Passage, is_heading

_NEAR_THE_TOP, _NEAR_THE_END = 3, 6  # passages
_LONGEST_ABOUT = 8  # passages
_LONGEST_NOTES, _LONGEST_WORDS = 6_000, 4_000  # characters of notes, of a boilerplate
_SAYS_WHO = 160  # characters of a boilerplate in which its subject is named
_WE = frozenset({"us", "uns", "nous", "nosotros", "me", "moi"})
_NAME = re.compile(r"[^\W\d_]{2,}")


def read_footer(passages: Sequence[Passage], *, language: str) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return the text's passages and the parts taken out of them."""
    body: list[Passage] = []
    parts: list[Part] = []
    index = 0
    while index < len(passages):
        edge = bool(parts) or index < _NEAR_THE_TOP or len(passages) - index <= _NEAR_THE_END
        part = _part(passages[index:], language, at_edge=edge) if len(parts) < MOST_PARTS else None
        if part is None:
            body.append(passages[index])
            index += 1
        else:
            parts.append(part)
            index += len(part.passages)
    return tuple(body), tuple(parts)


def _part(rest: Sequence[Passage], language: str, *, at_edge: bool) -> Part | None:
    """Return the part that the first passage begins, or None for text; some are parts only at the text's edges."""
    first = rest[0]
    if first.mark or first.is_rule:
        return None
    label = read_label(first.text)
    if at_edge and label.kind != "embargo" and read_line(first.text, language=language):
        return Part(kind="dated", passages=(first,), label=label)
    match label.kind:
        case "end" | "embargo" | "immediate" as kind:
            return Part(kind=kind, passages=(first,), label=label)
        case "web" | "issuer" | "filed" as kind:
            fits = at_edge and (kind != "filed" or are_categories(label.rest))
            return Part(kind=kind, passages=(first,), label=label) if fits else None
        case "contact" | "about" | "notes" as kind:
            section = {"contact": _contact, "about": _about, "notes": _notes}[kind](rest, label)
            return Part(kind=kind, passages=section, label=label) if section else None
        case _:
            return None


def _contact(rest: Sequence[Passage], label: Label) -> tuple[Passage, ...]:
    """Return a contact block, if all of it can be read as contacts."""
    section = contact_section(rest)
    return section if read_contacts([label.rest, *(passage.text for passage in section[1:])]) else ()


def _notes(rest: Sequence[Passage], label: Label) -> tuple[Passage, ...]:
    """Return notes to editors: everything up to the next label."""
    section = (rest[0], *_until_label(rest[1:]))
    fits = sum(len(passage.text) for passage in section) <= _LONGEST_NOTES
    return section if fits and (len(section) > 1 or label.rest) else ()


def _until_label(rest: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages before the next label or rule."""
    end = next((i for i, p in enumerate(rest) if p.is_rule or (not p.mark and read_label(p.text).kind)), len(rest))
    return tuple(rest[:end])


def _about(rest: Sequence[Passage], label: Label) -> tuple[Passage, ...]:
    """Return a boilerplate with its title: the last words of a release on who speaks, who is named at once."""
    section = _until_label(rest[1:])
    words = sum(len(passage.text) for passage in section)
    if not 0 < len(section) <= _LONGEST_ABOUT or words > _LONGEST_WORDS or any(map(is_heading, section[:-1])):
        return ()
    title = [bare(name) for name in _NAME.findall(label.rest) if name[0].isupper() or bare(name) in _WE]
    opening = {bare(word) for word in _NAME.findall(section[0].text[:_SAYS_WHO])}
    named = not title or not _WE.isdisjoint(title) or any(name in opening for name in title)
    return (rest[0], *section) if named else ()
