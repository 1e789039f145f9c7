"""Checks of what a release says: marks, markup and links that a reader would stumble over."""

import re
from collections.abc import Iterator

from pressctl.model import Finding
from pressctl.release.desk import Desk

LONG_HEADLINE = 100  # characters; wire services advise 65 to 80, mail clients show about 60
_SHOWN = 40

# Languages that write « this way »; German and its neighbours point them »the other way«.
_GUILLEMETS = frozenset({"fr", "it", "es", "pt", "ca", "gl", "oc", "br", "ru", "uk", "be", "el", "ro"})
_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:[ \t][^<>]*)?/?>|<!--|\{:[ ]?[.#A-Za-z][^}]{0,200}\}")
_LEFT_OVER = re.compile(
    r"\{\{|\{%|(?i:lorem ipsum)"
    r"|\[(?i:insert|insérer|insertar|einfügen|inserire|à compléter|a compléter|compléter|to be completed|your |votre |ihr |"
    r"nom|prénom|name|vorname|date|datum|fecha|city|ville|ort|ciudad|company|société|firma|titre|title|titel)"
    r"\b[^\]\n]{0,80}\](?![(\[:])"
    r"|\b[Xx]{2,}[/.][Xx]{2,}\b|\bX{2,}[ \u00a0\u202f]?(?:h|€|%|euros?)(?!\w)|\bX{4,}\b|\bTODO\b|\bT\.?B\.?[CD]\b"
)
_OVERRIDE = re.compile("[\u202d\u202e]")
_LINK = re.compile(r"\]\([ \t]*<?([^) \t>]*)|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?([^ \t>]+)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# A name of files rather than of a host is a page beside this one.
_HOST = re.compile(
    r"(?!.*\.(?:html?|php|pdf|md|txt|docx?|jpe?g|png)$)(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}$|(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}[/?#:]"
)
_SCHEMES = frozenset({"http:", "https:", "mailto:", "tel:"})


def headline_length(desk: Desk) -> Iterator[Finding]:
    """Advise on a headline that lists and phones will cut."""
    length = len(desk.release.headline)
    if length > LONG_HEADLINE:
        said = f"the headline has {length} characters; mail clients and lists cut long ones."
        yield desk.advice(
            "headline-long", desk.at("headline"), said, f"Keep it below {LONG_HEADLINE}; the rest can be the subhead."
        )


def guillemets(desk: Desk) -> Iterator[Finding]:
    """Advise on a « that is never closed and a » that nothing opened.

    A quote of several paragraphs opens each of them with « and closes only the last.
    """
    if desk.release.language.partition("-")[0] not in _GUILLEMETS:
        return
    for key, lines in _texts(desk).items():
        opened: tuple[int, int] | None = None
        depth = 0
        for place, text in lines:
            margin = len(text) - len(text.lstrip(" \t>"))
            for found in re.finditer("[«»]", text):
                here = (place[0], place[1] + found.start()) if key == "body" else place
                if found[0] == "»" and not depth:
                    yield desk.advice("unbalanced-quotes", here, "this » closes a quote that nothing opened.")
                elif found[0] == "»":
                    depth -= 1
                elif not depth or found.start() > margin:
                    depth, opened = depth + 1, here if not depth else opened
        if depth and opened:
            yield desk.advice("unbalanced-quotes", opened, "the « that opens here is never closed.")


def _texts(desk: Desk) -> dict[str, list[tuple[tuple[int, int], str]]]:
    texts: dict[str, list[tuple[tuple[int, int], str]]] = {}
    for passage in desk.passages:
        texts.setdefault(passage.key, []).append((passage.place, passage.text))
    return texts


def left_over(desk: Desk) -> Iterator[Finding]:
    """Advise on what a template leaves behind when nobody filled it in."""
    for place, found in desk.find(_LEFT_OVER):
        said = f'"{found[0][:_SHOWN]}" looks left over from a template.'
        yield desk.advice("left-over", place, said, "Fill it in, or delete it.")


def markup(desk: Desk) -> Iterator[Finding]:
    """Advise on HTML and kramdown's attributes, which are shown as they are written."""
    for place, found in desk.find(_MARKUP):
        said = f"{found[0][:_SHOWN]} is shown as text: a release has no HTML."
        yield desk.advice("markup-shown", place, said, "Use Markdown, or delete it.")


def links(desk: Desk) -> Iterator[Finding]:
    """Advise on links that lead nowhere from a mail."""
    for passage in desk.body:
        for found in _LINK.finditer(passage.text):
            group = 1 if found[1] is not None else 2
            to, place = found[group], (passage.place[0], found.start(group) + 1)
            scheme = _SCHEME.match(to)
            if scheme and scheme[0].lower() in _SCHEMES:
                continue
            if scheme and not _HOST.match(to):
                said = f'no link to "{to[:_SHOWN]}" is made: only http, https, mailto and tel are.'
                yield desk.advice("link-scheme", place, said)
            else:
                better = f"https://{to}" if _HOST.match(to) else "the whole address, from https:// on"
                said = f'the link to "{to[:_SHOWN]}" leads nowhere from a mail or a feed.'
                yield desk.advice("link-no-scheme", place, said, f"Write {better}.")


def overrides(desk: Desk) -> Iterator[Finding]:
    """Advise on characters that turn the direction of what follows, so that it reads as something else."""
    for place, found in desk.find(_OVERRIDE):
        said = f"an invisible character here (U+{ord(found[0]):04X}) turns the text that follows."
        yield desk.advice("bidi-override", place, said, "Delete it; right-to-left text does not need it.")
