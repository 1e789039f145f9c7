"""Boxes into which pages set an image and the words below it, made the figures that they are, before a page's text is read."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import is_beside, tokens_of
from pressctl.release.foreign.ink import on_one_line
from pressctl.release.foreign.trees import words_of
from pressctl.release.plain.contacts import has_address

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What such a box is called, whole or in part: `image right`, `img-box`, `bild_links`.
_CALLED = re.compile(
    r"(?:^|-)(?:image|img|picture|photo|figure|media|thumb|thumbnail|bild|foto|immagine|imagen|kuva|billede|obrazek)(?:$|-)"
)
_LONGEST_CAPTION = 200  # characters
_LONGEST_LINK = 20  # characters of a link to the picture at its full size
_MOST_BOXES = 5_000
_LONGEST_BESIDE = 600  # characters
_MOST_IMAGES, _SHORTEST, _NEAR, _MOST_PARTS = 60, 20, 3, 5  # images; characters; elements around; elements in a caption
_LONGEST_SMALL, _LONGEST_BELOW = 300, 160  # characters of a caption in small print, of one in italics below its image
_BLANKS = " \t\r\n"
_SMALL = frozenset({"small", "sub", "sup", "cite"})
_SET = _SMALL | {"em", "i", "span"}
_MORE = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "table", "ul", "ol", "form", "blockquote")


def frame_images(root: "Element") -> None:
    """Make each box that is called an image, and holds one with a few words below it, a `figure` with a `figcaption`."""
    for box in list(islice(root.iter("div"), _MOST_BOXES)):
        called = any(_CALLED.search(token) and not is_beside(token) for token in tokens_of(box))
        if called and next(box.iterancestors("figure"), None) is None:
            _frame(box)
    _call_captions(root)


def frame_lone_images(root: "Element") -> None:
    """Make each paragraph of an image and small print, or italics below it, or one set in emphasis around an image, a `figure`."""
    for paragraph in list(islice(root.iter("p"), _MOST_BOXES)):
        holder = _holder(paragraph)
        pictured = [one for one in holder if one.tag == "img" or one.find(".//img") is not None]
        single = len(pictured) == 1 and len(list(islice(pictured[0].iter("img"), 2))) == 1
        if not single or words_of(pictured[0]) or not 0 < len(words_of(paragraph)) <= _LONGEST_SMALL:
            continue
        beside = [one for one in holder if one is not pictured[0] and one.tag != "br"]
        loose = any((text or "").strip(_BLANKS) for text in (holder.text, *(one.tail for one in holder)))
        captioned = not loose and len(beside) == 1 and _is_below(beside[0], pictured[0])
        if holder.tag in {"p", "span"} and (loose or any(one.tag not in _SMALL for one in beside)) and not captioned:
            continue
        caption = paragraph.makeelement("figcaption", {"data-line": paragraph.get("data-line", "")})
        caption.text = f"{holder.text or ''}{pictured[0].tail or ''}"
        pictured[0].tail = None
        caption.extend(one for one in list(holder) if one is not pictured[0])
        paragraph.text = None
        paragraph[:] = [pictured[0], caption]
        paragraph.tag = "figure"


def _is_below(words: "Element", picture: "Element") -> bool:
    """Whether a few words in italics stand on the line below an image, as Markdown's authors write a caption: no sentence but its own words."""
    before = words.getprevious()
    below = before is picture or (before is not None and before.tag == "br" and before.getprevious() is picture)
    ended = (before is not None and before.tag == "br") or "\n" in (picture.tail or "")
    said = words_of(words)
    own = bool(said) and (said[-1] not in ".!?…。！？" or said == on_one_line(picture.get("alt", "")))
    return words.tag in {"em", "i"} and below and ended and own and len(said) <= _LONGEST_BELOW


def _holder(paragraph: "Element") -> "Element":
    """Return the innermost element that holds all of a paragraph, of those that set it in emphasis or small."""
    holder = paragraph
    while (
        len(holder) == 1
        and holder[0].tag in _SET
        and not any((text or "").strip(_BLANKS) for text in (holder.text, holder[0].tail))
    ):
        holder = holder[0]
    return holder


def _call_captions(root: "Element") -> None:
    """Call those elements captions that say near an image what its alternative text says."""
    texts = ((on_one_line(one.get("alt", "")), one) for one in islice(root.iter("img"), _MOST_IMAGES))
    images = {alt: one for alt, one in texts if len(alt) >= _SHORTEST}
    for element in islice(list(root.iter("p", "div", "span", "em", "small")) if images else [], _MOST_BOXES):
        long = len(element.text or "") > _LONGEST_CAPTION or len(element) > _MOST_PARTS
        image = None if long else images.get(words_of(element))
        if image is None or any(one is element for one in image.iterancestors()):
            continue
        around = list(islice(image.iterancestors(), _NEAR))
        if any(one is above for above in islice(element.iterancestors(), _NEAR) for one in around):
            if element.getparent() is not None and has_address(words_of(element.getparent())[:_LONGEST_BESIDE]):  # type: ignore[arg-type]
                continue  # a portrait of whom to ask
            element.set("class", f"{element.get('class', '')} caption".lstrip(" "))


def _frame(box: "Element") -> None:
    if len(list(islice(box.iter("img"), 2))) != 1:
        return
    words = [child for child in box if child.find(".//img") is None and child.tag != "img" and words_of(child)]
    said = words_of(box)
    loose = said != " ".join(words_of(child) for child in words)  # words beside the image, in no element of their own
    more = any(words_of(inner) and not _leads_to_picture(inner) for inner in box.iter(*_MORE))
    more = more or has_address(said)  # a portrait of whom to ask
    if not words or loose or more or len(said) > _LONGEST_CAPTION:
        return
    caption = box.makeelement("figcaption")
    caption.extend(words)
    box.append(caption)
    box.tag = "figure"


def _leads_to_picture(element: "Element") -> bool:
    """Whether an element is a link of a few words on a line of its own: to the picture at its full size."""
    words, above = words_of(element), element.getparent()
    return element.tag == "a" and len(words) <= _LONGEST_LINK and above is not None and words_of(above) == words
