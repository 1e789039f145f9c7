"""The parts of a plain-text release: what stands around its text, and the text."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from pressctl.release.dating import find
from pressctl.release.plain.contacts import has_address, read_contacts
from pressctl.release.plain.labels import Label, read_label
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.speakers import is_name

PartKind = Literal[
    "press",
    "immediate",
    "embargo",
    "end",
    "dated",
    "filed",
    "contact",
    "about",
    "notes",
    "web",
    "issuer",
    "letterhead",
    "mail",
    "letter",
    "running",
    "credit",
    "beyond",
]
_ENDS_IN_FIGURES = re.compile(r"\d\.$")  # a number to call, and a full stop
MOST_PARTS = 60  # more of them are no release's
_LONGEST_CONTACT_LINE, _LONGEST_CONTACT = 100, 40  # characters of a line, passages
_MOST_OF_A_NAME = 5  # words
_MOST_WITHOUT_ADDRESS = 3  # a house, a name, a role


class Part(Struct, frozen=True, kw_only=True):
    """Something that stands around the text: its label's passage first, then what belongs to it."""

    kind: PartKind
    passages: tuple[Passage, ...]
    label: Label

    @property
    def line(self) -> int:
        """The line it starts on."""
        return self.passages[0].number

    @property
    def text(self) -> str:
        """All its words, one passage per line."""
        return "\n".join(passage.text for passage in self.passages)

    @property
    def spelled(self) -> str:
        """Its words with the addresses of its links, one passage per line."""
        return "\n".join(passage.spelled for passage in self.passages)

    @property
    def words(self) -> tuple[str, ...]:
        """Its words without the label's, one text per passage."""
        first, *others = self.passages
        below = tuple(passage.spelled for passage in others)
        rest = self.label.rest
        said = first.after(len(first.text) - len(rest)).spelled if rest and first.text.endswith(rest) else rest
        return (said, *below) if said else below


class Anatomy(Struct, frozen=True, kw_only=True):
    """A release in parts. `headline` is empty where the text has none; `body` begins with the lead.

    `above` are the parts that stand above the lead, `below` those that stand below it. `language`
    is the one its dates were read in.
    """

    language: str
    headline: tuple[Passage, ...]
    subhead: Passage | None
    body: tuple[Passage, ...]
    above: tuple[Part, ...]
    below: tuple[Part, ...]

    def of(self, *kinds: PartKind) -> tuple[Part, ...]:
        """Return the parts of some kinds, in the order of the text."""
        return tuple(part for part in (*self.above, *self.below) if part.kind in kinds)


def contact_section(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the contact block that a contact's label opens; the label alone when none follows.

    A passage belongs to it when it has an address or a number, or is short and one of at most three
    before a passage that has.
    """
    end = 1
    for index, passage in enumerate(passages[1:_LONGEST_CONTACT], 1):
        short = all(len(line.text) <= _LONGEST_CONTACT_LINE for line in passage.lines)
        ends = passage.text.endswith(".") and not _ENDS_IN_FIGURES.search(passage.text)
        if not short or passage.is_rule or ends or not _may_name(passage.text):
            break
        if has_address(passage.spelled):
            end = index + 1
        elif index - end >= _MOST_WITHOUT_ADDRESS:
            break
    return tuple(passages[:end])


def named_contact(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return a contact that no label opens: a person's name on a line, what the person does, and numbers to call."""
    first = passages[0]
    words = first.text.split(" ")
    named = 1 < len(words) <= _MOST_OF_A_NAME and first.text[0].isupper() and is_name(first.text)
    if not named or len(first.lines) > 1 or has_address(first.text):
        return ()
    end = 0
    for index, passage in enumerate(passages[1:], 1):
        said = has_address(passage.text) and len(passage.text) <= _LONGEST_CONTACT_LINE and not find(passage.text)
        untold = index > 1 or len(passage.text) > _LONGEST_CONTACT_LINE or read_label(passage.text).kind
        if not said and (untold or any(one.year for one in find(passage.text))):
            break
        end = index + 1 if said else end
    section = tuple(passages[:end])
    return section if section and any(one.name for one in read_contacts([one.text for one in section])) else ()


def _may_name(text: str) -> bool:
    """Whether a line may stand in a contact block: no label but one that says which contact this is."""
    return read_label(text).kind in {"", "contact"}
