"""The links and hashtags of a post for Bluesky, which has them beside the text, by its bytes of UTF-8; for LinkedIn hashtags.

A text without them shows addresses and hashtags that lead nowhere (app.bsky.richtext.facet). A mention is none of them:
it needs the account's DID, which only the network knows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from pressctl.model import Facet
from pressctl.render.hashtags import tags_in
from pressctl.render.lengths import utf8
from pressctl.render.links import x_addresses

_MOST_OF_A_TAG = (64, 640)  # characters and bytes: app.bsky.richtext.facet
_ADDRESS = re.compile(r"(?<![\w@])(?i:https?)://[^ \t\n\r\u00a0\u202f\u3000<>\"«»“”„「」『』\u200b]+")
_JOINED = "-’'·"  # Bluesky shows #vice-président whole
_AFTER = ".,;:!?'’…"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find_facets(text: str) -> tuple[Facet, ...]:
    """Return the facets of a post, in order; none lies within another."""
    links = [*_links(text)]
    found = [(start, end, value, False) for start, end, value in links]
    found += [(start, end, value, True) for start, end, value in _tags(text, links)]
    facets: list[Facet] = []
    read = size = 0  # in characters and in bytes
    for start, end, value, tag in sorted(found):
        first = size + utf8(text[read:start])
        read, size = end, first + utf8(text[start:end])
        facets.append(Facet(start=first, end=size, kind="tag" if tag else "link", value=value))
    return tuple(facets)


def find_tags(text: str) -> tuple[Facet, ...]:
    """Return the hashtags of a post for LinkedIn, which has them in the text, in a form of its own."""
    facets: list[Facet] = []
    read = size = 0  # in characters and in bytes
    for start, end in tags_in(text):
        first = size + utf8(text[read:start])
        read, size = end, first + utf8(text[start:end])
        facets.append(Facet(start=first, end=size, kind="tag", value=text[start + 1 : end]))
    return tuple(facets)


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    spelled = [(found.start(), _trimmed(text, *found.span())) for found in _ADDRESS.finditer(text)]
    for start, end in spelled:
        if end - start > len("https://"):
            yield start, end, text[start:end]
    for start, end in x_addresses(text):
        # In small letters, or `la fin.Suite` with its missing space would lead somewhere.
        host = text[start:end].partition("/")[0]
        if host.islower() and "://" not in text[start:end] and not _within(start, spelled):
            yield start, end, f"https://{text[start:end]}"


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where an address ends without the punctuation of the sentence around it."""
    while end > start and (text[end - 1] in _AFTER or _unpaired(text[start:end])):
        end -= 1
    return end


def _unpaired(address: str) -> bool:
    opening = _PAIRS.get(address[-1], "")
    return bool(opening) and address.count(address[-1]) > address.count(opening)


def _tags(text: str, links: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    stretches = [(start, end) for start, end, _ in links]
    for start, end in tags_in(text, joined=_JOINED):
        name = text[start + 1 : end]
        characters, size = _MOST_OF_A_TAG
        if len(name) <= characters and len(name.encode()) <= size and not _within(start, stretches):
            yield start, end, name


def _within(place: int, stretches: list[tuple[int, int]]) -> bool:
    before = bisect_left(stretches, (place + 1, 0)) - 1
    return before >= 0 and place < stretches[before][1]
