"""The lines below a text in which a page says who keeps it and since when, a label and a value each."""

import re
from collections.abc import Sequence

from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS

# A label and its value, without any sentence; a day in figures tells a page's lines from a programme's.
_FIELD = re.compile(r"[^\W\d_][^:：.!?\n]{0,24}[ \u00a0]?[:：][ \u00a0]?[^.!?。\n][^!?。\n]{0,58}")
_DAY, _FEWEST = re.compile(r"(?<!\d)(?:19|20)\d\d[-./]\d\d[-./]\d\d(?!\d)"), 2


def fields_below(passages: Sequence[Passage]) -> list[Passage]:
    """Return the last lines where each is a label and its value, and one dates the page: `Changed: 2024-12-15`."""
    count = next((at for at, one in enumerate(reversed(passages)) if not _FIELD.fullmatch(one.words)), len(passages))
    last = list(passages[len(passages) - count :])
    above = passages[len(passages) - count - 1] if count < len(passages) else None
    fits = len(last) >= _FEWEST and above is not None and above.text[-1] in SENTENCE_ENDS
    return last if fits and any(_DAY.search(one.text) for one in last) else []
