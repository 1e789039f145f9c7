"""Names made from text: ids that never change, and what a file's name says."""

import re
import unicodedata
from hashlib import sha256

from pressctl.model import DEVICES
from pressctl.release.tags import tag_in_name

LONGEST = 60  # characters of a slug
LONGEST_ID = 100  # characters of an id somebody wrote
# Names that say nothing about the release: an id made from one would soon be there twice.
RESERVED = frozenset({"release", "index", "readme", "draft", "communique"})

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APOSTROPHES = "'’ʼ‘"
_SHORT_ELISION = re.compile(f"(?<![^\\W_])(?:[cdjlmnst]|qu)[{_APOSTROPHES}](?=[^\\W_]{{2}})")
_LONG_ELISION = re.compile(f"(?<![^\\W_])(lorsqu|puisqu|jusqu|quoiqu|presqu)[{_APOSTROPHES}]")
# Cyrillic and Greek, letter by letter, as most of their languages spell themselves in Latin.
_OTHERS = {
    **dict(zip("абвгдеёзийклмнопрстуфыэіґўј", "abvgdeeziyklmnoprstufyeiguj", strict=True)),
    **dict(zip("αβγδεζηιικλμνξοπρσςτυφω", "avgdeziiiklmnxoprsstyfo", strict=True)),
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "ї": "yi",
    "є": "ye",
    "љ": "lj",
    "њ": "nj",
    "ћ": "c",
    "ђ": "dj",
    "џ": "dz",
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
}
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "&": " "}
    | _OTHERS
)


def fold(text: str) -> str:
    """Return `text` as an id would spell it, uncut; empty when it has no Latin, Greek or Cyrillic letter and no digit."""
    plain = unicodedata.normalize("NFC", text).lower()
    plain = _SHORT_ELISION.sub("", _LONG_ELISION.sub(r"\1-", plain))
    plain = plain.translate(str.maketrans("", "", _APOSTROPHES)).translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def slug(text: str) -> str:
    """Return an id made from a headline: ASCII, at most 60 characters, never empty, never reserved.

    Of a headline in letters that cannot be spelt in Latin one by one (Arabic, Chinese) it is `release-` and eight
    digits of its SHA-256: no word, and not that of another headline either.
    """
    words = fold(text)
    if len(words) > LONGEST:
        head = words[: LONGEST + 1]
        words = (head.rpartition("-")[0] or head)[:LONGEST]
    if not words:
        letters = "".join(character for character in unicodedata.normalize("NFC", text) if character.isalpha())
        return f"release-{sha256(letters.encode()).hexdigest()[:8]}" if letters else "untitled"
    return f"{words}-1" if words in RESERVED or words in DEVICES else words


def is_id(text: str) -> bool:
    """Tell whether `text` can be an id: lower-case ASCII words joined by hyphens, safe as a folder's name."""
    return bool(ID.fullmatch(text)) and len(text) <= LONGEST_ID and text not in DEVICES


def split_name(filename: str) -> tuple[str, str]:
    """Return a file's stem and the language its name says it is translated into, or nothing.

    `x.fr.md` gives ("x", "fr"); `x.md` gives ("x", ""); a suffix that is no plausible language
    tag stays in the stem: `v1.2.md` gives ("v1.2", "").
    """
    stem, dot, _ = filename.rpartition(".")
    stem = stem if dot and stem else filename
    name, dot, suffix = stem.rpartition(".")
    tag = tag_in_name(suffix) if dot and name else ""
    return (name, tag) if tag else (stem, "")
