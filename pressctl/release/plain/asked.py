"""The people to ask below a text: which lines their label opens, by how sure each can be read."""

import re
from collections.abc import Sequence
from typing import Literal

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.anatomy import contact_section
from pressctl.release.plain.below import ASKS
from pressctl.release.plain.contacts import appoints, has_address, read_contacts
from pressctl.release.plain.furniture import is_credit
from pressctl.release.plain.labels import Label, read_label
from pressctl.release.plain.notices import is_site_notice
from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS

_MOST_TOLD, _MOST_LOOSE, _LONGEST_LOOSE = 2, 24, 140  # paragraphs, passages of a contact block, characters of its lines
_SOONEST = 4  # passages of a contact block, its headings apart, among which one has an address
_SOON, _BLANK = 4, re.compile("[ \u00a0]")  # passages below a contact's head, the next of which have an address
_ASKED = re.compile(r"@|https?://|www\.|\+?\d[\d -]{6,}\d")
_SHORTEST_PARAGRAPH, _LONGEST_HEAD = 60, 80  # characters
_WORDS_ALIKE = 4  # with which several paragraphs begin


def read_block(rest: Sequence[Passage], label: Label) -> tuple[tuple[Passage, ...], Literal["contact", "notes"]]:
    """Return the passages that a contact's label opens, none where it opens none, and what they are.

    Sentences that tell whom to ask are notes: they are for editors, and no address could be taken from them whole.
    """
    section = _contact(rest, label)
    if section:
        return section, "contact"
    if is_paragraph(rest[0]):
        told = _told_contact(rest, label)
        if told:
            return told, "notes"
    loose = loose_block(rest, label)
    return (loose, "contact") if loose else (_told_contact(rest, label), "notes")


def opens_contact(passage: Passage) -> bool:
    """Tell whether a line that ends with a colon begins as whom to ask is called: `Questions outside office hours:`."""
    text = passage.text
    levelled = level(text) if text.endswith((":", "：")) and len(text) <= _LONGEST_HEAD else ""
    words = phrases_at("contact", levelled) if levelled else ""
    return bool(words) and bool(re.match(rf"(?:{words})(?!\w)", levelled))


def heads_contact(rest: Sequence[Passage]) -> bool:
    """Tell whether a line that ends with a colon heads whom to ask, the house's name perhaps before that: `Acme press contact:`."""
    text = rest[0].text
    if (
        not text.endswith((":", "："))
        or len(text) > _LONGEST_HEAD
        or not any(has_address(one.spelled) for one in rest[1:_SOON])
    ):
        return False
    levelled = level(text.rstrip(":： \u00a0"))
    words = (levelled[at:] for at in (0, *(found.end() for found in _BLANK.finditer(levelled))))
    return opens_contact(rest[0]) or any(
        (found := phrases_at("contact", one)) and re.fullmatch(found, one) for one in words
    )


def asks(passage: Passage) -> bool:
    """Tell whether a line may head a contact block in words of its own: `Interviews and further details:`."""
    text = passage.text
    short = len(text) <= _LONGEST_HEAD and not passage.broken and not has_address(text)
    return short and text[-1] not in ".!?…;," and bool(ASKS.search(level(text)))


def loose_block(rest: Sequence[Passage], label: Label) -> tuple[Passage, ...]:
    """Return a contact block at the end of a text of which not every word may find its place: only short lines, with addresses."""
    end = 1
    for passage in rest[1 : _MOST_LOOSE + 1]:
        kind = read_label(passage.text).kind
        credited = is_credit(passage.text) and any(has_address(one.spelled) for one in rest[1:end])
        ends = kind in {"about", "notes", "end", "related", "embargo"} or is_site_notice(passage.text)
        if passage.is_rule or ends or credited:
            break
        if any(len(line.text) > _LONGEST_LOOSE or appoints(line.text) for line in passage.lines) or is_paragraph(
            passage
        ):
            return ()
        end += 1
    section = rest[:end]
    below = next((one for one in rest[end:] if not one.is_rule), None)
    closed = below is None or bool(read_label(below.text).kind) or is_credit(below.text) or is_site_notice(below.text)
    near = [one.spelled for one in section[1:] if one.form != "heading"][:_SOONEST]
    return tuple(section) if closed and any(map(has_address, [*near, label.rest])) else ()


def _contact(rest: Sequence[Passage], label: Label) -> tuple[Passage, ...]:
    """Return a contact block, if all of it can be read as contacts."""
    section = contact_section(rest)
    if len(rest) == 1 and not label.rest:
        return section
    if len(section) == 1 and not label.rest:  # a heading above the headings of several contacts
        below = read_label(rest[1].text)
        told = not below.rest or read_contacts([below.rest])
        return section if below.kind == "contact" and told else ()
    return section if read_contacts([label.rest, *(passage.spelled for passage in section[1:])]) else ()


def _told_contact(rest: Sequence[Passage], label: Label) -> tuple[Passage, ...]:
    """Return the last sentences of a text that tell below a contact's heading whom to ask: they are for editors."""
    if label.rest and label.words.count(" ") > 1 and _ASKED.search(rest[0].spelled):
        return tuple(rest[:1]) if all(read_label(one.text).kind or one.is_rule for one in rest[1:]) else ()
    if label.rest or len(rest) - 1 > _MOST_TOLD:
        return ()
    told = [one for one in rest[1:] if read_label(one.text).kind in {"", "contact"} and _ASKED.search(one.spelled)]
    return tuple(rest) if 0 < len(told) == len(rest) - 1 else ()


def is_paragraph(passage: Passage) -> bool:
    """Tell whether a passage is a sentence at least, and no title or line of a page."""
    return len(passage.text) >= _SHORTEST_PARAGRAPH and passage.text[-1] in SENTENCE_ENDS and not passage.is_rule


def is_said_of_several(passages: Sequence[Passage], at: int) -> bool:
    """Tell whether a paragraph is one of several that say whom to ask on what, each with the news that it is on: all are the text's."""
    opening = " ".join(passages[at].text.split(" ")[:_WORDS_ALIKE])
    sentence = passages[at].text[-1] == "." and len(passages[at].lines) == 1 and len(opening) < len(passages[at].text)
    alike = [here for here, one in enumerate(passages) if one.text.startswith(opening)] if sentence else []
    return len(alike) > 1 and any(is_paragraph(one) for one in passages[alike[0] + 1 : alike[-1]])
