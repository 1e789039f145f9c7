"""Text levelled for comparison, sign by sign: what is found at a place in it stands at the same place in the text."""

import unicodedata
from functools import cache

# Signs whose decomposition is no letter, or that stand for another: apostrophes, digits, letters of their own.
_LEVEL = {
    "’": "'",
    "ʼ": "'",
    "‘": "'",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
    "ð": "d",
    "Ð": "d",
    "ı": "i",
}
_WIDE = {chr(0xFF01 + offset): chr(0x21 + offset) for offset in range(94)}  # full-width forms of ASCII


def level(text: str) -> str:
    """Return the text in small letters without accents, digits as ASCII; its length is the same.

    `É`, `É` without its accent and `é` all give `e`; `６` and `٦` give `6`; no-break spaces stay.
    """
    if text.isascii():
        return text.lower()
    return "".join(map(_sign, text))


@cache
def _sign(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    known = _LEVEL.get(sign) or _WIDE.get(sign)
    if known:
        return known.lower()
    if "가" <= sign <= "힣":  # a whole syllable of Hangul, whose decomposition is its letters
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    small = sign.lower()
    base = unicodedata.normalize("NFD", small)[:1]
    return base if len(small) == 1 or len(base) == 1 else sign
