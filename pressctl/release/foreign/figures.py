"""Boxes into which pages set an image and the words below it, made the figures that they are, before a page's text is read."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import tokens_of
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
_MORE = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "table", "ul", "ol", "form", "blockquote")


def frame_images(root: "Element") -> None:
    """Make each box that is called an image, and holds one with a few words below it, a `figure` with a `figcaption`."""
    for box in list(islice(root.iter("div"), _MOST_BOXES)):
        if any(map(_CALLED.search, tokens_of(box))) and next(box.iterancestors("figure"), None) is None:
            _frame(box)
    _call_captions(root)


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
