"""What a sentence ends with, and how many words a line has, in the scripts that releases are written in."""

import re

SENTENCE_ENDS = '.!?…»”")。！？」』）؟۔।'  # a closing quotation mark or bracket behind one too
IDEOGRAPH = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_SIGNS_OF_A_WORD = 3


def count_words(text: str) -> int:
    """Return the words of a line; three signs of a script without spaces count as one."""
    signs = len(IDEOGRAPH.findall(text))
    return max(signs // _SIGNS_OF_A_WORD, len(text.split(" "))) if signs else len(text.split(" "))


def length_of(text: str) -> int:
    """Return the characters of a line; a sign of a script without spaces counts as three."""
    return len(text) + (_SIGNS_OF_A_WORD - 1) * len(IDEOGRAPH.findall(text))
