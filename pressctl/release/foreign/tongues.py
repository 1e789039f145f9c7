"""One file with its text in several languages, each in an element that says so: `<section data-lang="de" …>`.

A site shows one of them at a time; a release is in one language, and its other versions are files of their own.
"""

import re
from collections.abc import Callable, Iterator

from pressctl.release.foreign.manuscript import Aside
from pressctl.release.languages import primary

_OPENS = re.compile(
    r"[ \t]*<(?P<name>section|div|article)\b[^<>\n]*?[ ](?:data-)?lang(?:uage)?=[\"']?(?P<tag>[A-Za-z]{2}(?:[-_][A-Za-z]{2})?)\b[^<>\n]*>[ \t]*",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>section|div|article)\b[^<>]*>", re.IGNORECASE)
_LONGEST_TAG = 1_000  # characters
_SHOWN = 200  # characters of a version that are listed
_WHY = "another language's"


def with_one_language(text: str, language: str, line_of: Callable[[int], int]) -> tuple[str, list[Aside]]:
    """Return a text without its versions in other languages, which are listed; that in `language` stays, else the first.

    So it is where elements side by side say of their text in which language it is, each in another one. Lines keep their
    numbers; `line_of` tells which line of the file a line of the text, counted from 0, is.
    """
    lines = text.split("\n")
    found = list(_versions(lines)) if "lang" in text else []
    tags = [primary(tag) for tag, _, _ in found]
    if len(found) < 2 or len(set(tags)) != len(tags):  # noqa: PLR2004  (two versions)
        return text, []
    kept = tags.index(primary(language)) if language and primary(language) in tags else 0
    left_out: list[Aside] = []
    for at, (tag, start, end) in enumerate(found):
        if at != kept:
            said = " ".join(line.strip(" \t") for line in lines[start + 1 : end] if line.strip(" \t"))
            left_out.append(Aside(text=f"{tag}: {said[:_SHOWN]}…", why=_WHY, line=line_of(start)))
            lines[start : end + 1] = [""] * (end + 1 - start)
    return "\n".join(lines), left_out


def _versions(lines: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each version's language, and the lines on which its element begins and ends."""
    opened, name, depth = -1, "", 0
    tag = ""
    for at, line in enumerate(lines):
        if opened < 0:
            found = _OPENS.fullmatch(line) if len(line) <= _LONGEST_TAG else None
            if found:
                opened, name, tag, depth = at, found["name"].lower(), found["tag"], 1
            continue
        for one in _TAG.finditer(line) if "<" in line else ():
            if one["name"].lower() == name:
                depth += -1 if one["end"] else 1
        if depth <= 0:
            yield tag, opened, at
            opened = -1
