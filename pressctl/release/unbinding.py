"""No-break spaces that a word processor or a web page left where lines may break, made ordinary again.

No language has one after a comma. Between two words one may be meant; three and more of them in a text were pasted.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.plain.passages import Line, Passage

_AFTER_COMMA = re.compile("(?<=[,;،、])[\u00a0\u202f](?=[^\\W\\d_])")
# Two words of four small letters at least: no title, unit, number or initial that a space may bind.
_BETWEEN_WORDS = re.compile("(?<=[^\\W\\d_A-ZÀ-Þ]{4})\u00a0(?=[^\\W\\d_A-ZÀ-Þ]{4})")
_FEWEST = 3


def unbind(text: str) -> tuple[str, int, int]:
    """Return a text with such spaces as ordinary ones, how many there were, and the line of the first.

    The text's length is the same.
    """
    pattern = _pattern(text)
    found = pattern.search(text)
    if found is None:
        return text, 0, 0
    mended, count = pattern.subn(" ", text)
    return mended, count, len(re.findall(r"\r\n|\r|\n", text[: found.start()])) + 1


def unbind_passages(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], int, int]:
    """Return passages with such spaces as ordinary ones, how many there were, and the line of the first."""
    pattern = _pattern("\n".join(passage.text for passage in passages))
    odd = [line.number for passage in passages for line in passage.lines for _ in pattern.finditer(line.text)]
    if not odd:
        return tuple(passages), 0, 0

    def mend(line: Line) -> Line:
        return replace(line, text=pattern.sub(" ", line.text))

    mended = (replace(passage, lines=tuple(map(mend, passage.lines))) for passage in passages)
    return tuple(mended), len(odd), odd[0]


def _pattern(text: str) -> re.Pattern[str]:
    """Return what is to be mended in a text: the spaces between its words too where there are several."""
    several = len(_BETWEEN_WORDS.findall(text)) >= _FEWEST
    return re.compile(f"{_AFTER_COMMA.pattern}|{_BETWEEN_WORDS.pattern}") if several else _AFTER_COMMA
