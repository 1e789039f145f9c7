"""What stands between a headline and the first paragraph and is no lead: a motto with its author, when and where it is.

It stays in the text, as a quotation and as a list, which the contract does not take for a lead. And what a site says above
a release's headline before it shows that.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.tops import introduces
from pressctl.release.sentences import SENTENCE_ENDS

# "What was said." – Ann Lee, 1937: a quotation whole, then a dash and who said it, without a sentence's end.
_MOTTO = re.compile(
    r"[“”\"«„‚'‘][^\n]{10,280}[”“\"»’'][.,]?[ \u00a0]?(?:[–—-]{1,2}[ \u00a0]?|(?<=[ \u00a0]))[^\W\d_a-z][^.!?\n“”\"«»]{2,70}"
)
_FACT = re.compile(r"[^\W\d_][^:.!?\n]{1,24}:[ \u00a0]+[^\n]{2,160}")
_MOST = 4  # passages
_LONGEST_ANNOUNCED = 300  # characters of a sentence that a release follows
_SHORTEST_PARAGRAPH = 60  # characters


def with_prefaces(body: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return a text whose first paragraph is its lead: mottos above it are quoted, lines of when and where are a list."""
    end = next((at for at, one in enumerate(body[: _MOST + 1]) if not (_is_motto(one) or _is_facts(one))), 0)
    lead = next((one for one in body[end : end + 2] if one.form != "heading"), None)
    if not end or lead is None or not _is_paragraph(lead):
        return tuple(body)
    told: list[Passage] = []
    for one in body[:end]:
        told += [replace(one, quoted=True)] if _is_motto(one) else _listed(one)
    return (*told, *body[end:])


def is_motto(text: str) -> bool:
    """Tell whether a line is a quotation and who it is from, and no sentence."""
    return bool(_MOTTO.fullmatch(text))


def announces(passage: Passage) -> bool:
    """Tell whether a passage is a site's sentence that a release follows, of which it speaks: `We received this press release:`."""
    line = (
        passage.form in {"", "text"}
        and not passage.mark
        and not passage.quoted
        and len(passage.text) <= _LONGEST_ANNOUNCED
    )
    return line and introduces(passage) and _spoken().search(level(passage.text)) is not None


@cache
def _spoken() -> re.Pattern[str]:
    """Return the pattern of a release spoken of within a sentence."""
    return re.compile(rf"(?<!\w)(?:{phrases('press')})(?!\w)")


def _is_motto(passage: Passage) -> bool:
    plain = not passage.mark and not passage.quoted and passage.form in {"", "text"} and not passage.broken
    return plain and is_motto(passage.text)


def _is_facts(passage: Passage) -> bool:
    """Whether a passage is lines of a label and a value each, two at least."""
    lines = [line.text for line in passage.lines]
    several = passage.broken and len(lines) > 1 and not passage.mark and not passage.spans
    return several and passage.form in {"", "text"} and all(map(_FACT.fullmatch, lines))


def _listed(passage: Passage) -> list[Passage]:
    return [
        Passage(lines=(replace(line, text=f"- {line.text}"),), mark="-", form=passage.form) for line in passage.lines
    ]


def _is_paragraph(passage: Passage) -> bool:
    plain = not passage.mark and passage.form in {"", "text"}
    return plain and len(passage.text) >= _SHORTEST_PARAGRAPH and passage.text[-1] in SENTENCE_ENDS
