"""What a sentence ends with, and how many words a line has, in the scripts that releases are written in."""

import re
import unicodedata

SENTENCE_ENDS = '.!?…»”")。！？」』）؟۔।'  # a closing quotation mark or bracket behind one too
IDEOGRAPH = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_WIDE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]")
_THAI = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_JOINERS = "\u200d\ufe0e\ufe0f"  # of pictographs
_SIGNS_OF_A_WORD, _LETTERS_OF_A_WORD = 3, 6


def count_words(text: str) -> int:
    """Return the words of a line; three signs of a script without spaces count as one, six letters of Thai and its kin."""
    signs = len(IDEOGRAPH.findall(text)) // _SIGNS_OF_A_WORD or len(_THAI.findall(text)) // _LETTERS_OF_A_WORD
    return max(signs, len(text.split(" ")))


def length_of(text: str) -> int:
    """Return the characters of a line; a sign of a script without spaces counts as three."""
    return len(text) + (_SIGNS_OF_A_WORD - 1) * len(IDEOGRAPH.findall(text))


def width_of(text: str) -> int:
    """Return the columns of a line in letters of one width: a sign of China or Japan takes two."""
    return len(text) + len(_WIDE.findall(text))


def ends_with_picture(text: str) -> bool:
    """Tell whether a pictograph stands at the end of a line: it is there in place of a full stop, or behind one."""
    last = text.rstrip(f" \u00a0{_JOINERS}")[-1:]
    return last > "\u2190" and unicodedata.category(last) in {"So", "Sk"}
