"""Who signs a release below its last sentence: a name, perhaps with a rank before or behind it, and what the person is."""

import re
from collections.abc import Sequence

from pressctl.release.plain.speakers import is_name

MOST_SIGN, LONGEST_SIGNATURE = 4, 80  # lines of who signs, characters of one
RANK = re.compile(r"(?:[^\W\d_]{1,6}\.[ \u00a0]?){1,3}")  # before a name: `kpt.`, `Dr. Ing.`
_SAYS_MORE = re.compile(r"[.!?]$|[:：\d]")  # a sentence, a label, an address


def names_signer(lines: Sequence[str]) -> bool:
    """Tell whether a few lines above whom to ask begin with a name and say what the person is: `Ann Lee PHK duty officer`."""
    name = " ".join(RANK.sub("", lines[0]).split(" ")[:2]) if lines else ""
    fits = 0 < len(lines) <= MOST_SIGN and name.count(" ") == 1 and is_name(name)
    return fits and not any(_SAYS_MORE.search(line) or len(line) > LONGEST_SIGNATURE for line in lines)
