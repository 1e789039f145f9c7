"""Boxes of files to load within a text, as GOV.UK and others set them: their names are for editors, the rest is the site's."""

from typing import TYPE_CHECKING

from pressctl.release.addresses import is_web_address
from pressctl.release.foreign.articles import tokens_of
from pressctl.release.foreign.manuscript import Aside, Told
from pressctl.release.foreign.trees import line_of, name_of, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BOXES = frozenset({"attachment", "attachments", "gem-c-attachment", "file-attachments", "field-name-field-attachment"})
# What a file is in a box: its form, its size, how many pages.
_SAYS_WHAT = frozenset({"metadata", "gem-c-attachment--metadata", "attachment-metadata", "file-size", "filesize"})
_LONGEST, _LONGEST_NAME = 1_500, 300  # characters of a box, of a file's name
_MOST = 100  # boxes


def take_attachments(root: "Element") -> tuple[tuple[Told, ...], tuple[Aside, ...]]:
    """Take the boxes out of a tree: their files as notes to editors, their other words as no part of the release."""
    told: list[Told] = []
    left_out: list[Aside] = []
    for box in [one for one in root.iter("section", "div", "aside", "li") if not _BOXES.isdisjoint(tokens_of(one))]:
        name = next((words for one in box.iter("h2", "h3", "h4", "h5", "a") if (words := words_of(one))), "")
        words = words_of(box)
        above = box.getparent()
        if not name or len(words) > _LONGEST or len(name) > _LONGEST_NAME or above is None or len(told) == _MOST:
            continue
        what = next((words_of(one) for one in box.iter() if _says_what(one)), "")
        address = next((href for one in box.iter("a") if is_web_address(href := one.get("href", ""))), "")
        file = " ".join(filter(None, (name, f"({what})" if what else "", address)))
        told.append(Told(key="notes", value=file, evidence="a box of a file to load", line=line_of(box), shown=file))
        others = words.replace(name, "", 1).replace(what, "", 1).strip(" ")
        left_out += [Aside(text=others, why="what a site says of its files", line=line_of(box))] if others else []
        take_out(box, above)
    return tuple(told), tuple(left_out)


def _says_what(element: "Element") -> bool:
    return name_of(element) not in {"html", "body"} and not _SAYS_WHAT.isdisjoint(tokens_of(element))


def take_out(element: "Element", above: "Element") -> None:
    """Take an element out of its tree, which `above` is around, and leave the words behind it."""
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    above.remove(element)
