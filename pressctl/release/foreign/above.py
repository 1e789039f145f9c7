"""What a page sets above its text: teasers of other texts, and the notice that it wants scripts."""

import re
from collections.abc import Sequence

from pressctl.release.foreign.manuscript import Aside
from pressctl.release.plain.passages import Passage

_NEAR = 5  # passages below the headline among which such a notice stands
_LONGEST_NOTICE, _SHORTEST_PARAGRAPH = 300, 120  # characters
_FEWEST_TEASERS = 2
_SCRIPT = re.compile(r"\bjava ?script\b", re.IGNORECASE)
# What a notice asks for, or where: scripts are to be active in the browser.
_ASKED_FOR = re.compile(
    r"browser|navigateur|navegador|браузер|a[ck]?ti[vw]|enabl|disabl|turn(?:ed)? o|habilit|attiv|inschakel|включ",
    re.IGNORECASE,
)


def without_above(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Return a page's passages without teasers above its text and a notice of scripts near its headline; both are listed."""
    head = next((at for at, one in enumerate(passages) if one.form == "headline"), -1)
    kept = [*_without_teasers(passages[: head + 1], asides), *_without_teasers(passages[head + 1 :], asides)]
    start = next((at + 1 for at, one in enumerate(kept) if one.form == "headline"), 0)
    told = [at for at, one in enumerate(kept) if _SCRIPT.search(one.text)]
    if len(told) != 1 or not start <= told[0] < start + _NEAR or not _is_notice(kept[told[0]]):
        return kept  # a text about scripts names them again, or in its headline
    notice = kept.pop(told[0])
    asides.append(Aside(text=notice.text, why="the page wants scripts", line=notice.number))
    return kept


def _is_notice(passage: Passage) -> bool:
    text = passage.text
    return passage.form == "text" and len(text) <= _LONGEST_NOTICE and bool(_ASKED_FOR.search(_SCRIPT.sub("", text)))


def _without_teasers(passages: Sequence[Passage], asides: list[Aside]) -> Sequence[Passage]:
    """Leave out teasers that stand above a headline or any whole paragraph, each begun and then a link to the rest."""
    ends_at = (at for at, one in enumerate(passages) if _is_whole(one) or one.form == "headline")
    until = next(ends_at, 0)
    ends = [at + 2 for at in range(until - 1) if _is_begun(passages[at]) and _is_link(passages[at + 1])]
    end = ends[-1] if len(ends) >= _FEWEST_TEASERS else 0
    asides += [Aside(text=one.text, why="related pages", line=one.number) for one in passages[:end]]
    return passages[end:]


def _is_begun(passage: Passage) -> bool:
    """Whether a passage breaks off, as the beginning of another text does."""
    return passage.form == "text" and not passage.mark and passage.text.endswith(("...", "…"))


def _is_whole(passage: Passage) -> bool:
    return passage.form == "text" and len(passage.text) > _SHORTEST_PARAGRAPH and not _is_begun(passage)


def _is_link(passage: Passage) -> bool:
    return any(span.form == "link" and span.end - span.start >= len(passage.text) for span in passage.spans)
