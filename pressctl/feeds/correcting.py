"""feedgen 1.0.0 with its defects set right, each where it arises; the only module that knows feedgen.

What is wrong in feedgen and corrected here (its issue numbers where it has them):
- links of an Atom entry lose rel, type, title and length (#135), so readers take a PDF for the page;
- the RSS channel's link is the last link of any kind, and hubs are not written in RSS (#122);
- of several RSS enclosures the last wins; here the first does, and `media:content` holds all;
- an RSS item without an e-mail address loses its author; here `dc:creator` names them;
- no language per entry, and no word in RSS of a later correction; here `atom:updated` says it.
"""

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedEntry, FeedGenerator
from lxml import etree

from pressctl.feeds.cleaning import is_uri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.model import Media

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KINDS = ("image", "audio", "video")  # the mediums Media RSS 1.5.1 names that a media type tells


class Namespaces(BaseExtension):  # type: ignore[misc]  # feedgen ships no types
    """Declares, once and on the root, the namespaces that items use beside feedgen's own."""

    def extend_ns(self) -> dict[str, str]:
        """Return prefixes and the names they stand for."""
        return {"dc": _DC, "media": _MEDIA}


class Item(FeedEntry):  # type: ignore[misc]  # feedgen ships no types
    """One entry. `media` must be those its enclosure links were made from, in the same order."""

    def __init__(self, *, language: str, creator: str, media: "Sequence[Media]") -> None:
        """Keep what feedgen has no place for; `language` is empty where it is the feed's own."""
        super().__init__()
        self.language = language
        self.creator = creator
        self.media = media

    def atom_entry(self, extensions: bool = True) -> etree._Element:  # noqa: FBT001, FBT002  (feedgen's signature)
        """Return the Atom entry, its links whole."""
        entry: etree._Element = super().atom_entry(extensions)
        for element, link in zip(entry.findall("link"), self.link(), strict=True):
            for name, value in link.items():
                element.set(name, value)
        if self.language:
            entry.set(_LANG, self.language)
        if not is_uri(self.id()):
            # RSS takes any text that readers already know an entry by; Atom demands a URI.
            entry[0].text = f"urn:uuid:{uuid5(NAMESPACE_URL, self.id())}"  # feedgen puts the id first
        return entry

    def rss_entry(self, extensions: bool = True) -> etree._Element:  # noqa: FBT001, FBT002  (feedgen's signature)
        """Return the RSS item: its first enclosure, its author, all its media."""
        item: etree._Element = super().rss_entry(extensions)
        if self.creator:
            etree.SubElement(item, f"{{{_DC}}}creator").text = self.creator
        if self.updated() != self.published():
            etree.SubElement(item, f"{{{_ATOM}}}updated").text = self.updated().isoformat()
        if self.language:
            etree.SubElement(item, f"{{{_DC}}}language").text = self.language
        enclosures = [link for link in self.link() if link["rel"] == "enclosure"]
        for enclosure, media in zip(enclosures, self.media, strict=True):
            _describe(item, enclosure, media)
        for element in item.findall("enclosure"):
            first = enclosures[0]
            # RSS Advisory Board profile: a length of 0 where it cannot be known.
            element.attrib.update({"url": first["href"], "type": first["type"], "length": first.get("length", "0")})
        return item


def _describe(item: etree._Element, enclosure: dict[str, str], media: "Media") -> None:
    """Add one `media:content` with what its author said about it (Media RSS 1.5.1)."""
    content = etree.SubElement(item, f"{{{_MEDIA}}}content", url=enclosure["href"], type=enclosure["type"])
    if "length" in enclosure:
        content.set("fileSize", enclosure["length"])
    medium = enclosure["type"].partition("/")[0]
    content.set("medium", medium if medium in _KINDS else "document")
    for name, words in (("title", media.caption), ("description", media.alt)):
        if words:
            element = etree.SubElement(content, f"{{{_MEDIA}}}{name}", type="plain")
            element.text = words
    if media.credit:
        etree.SubElement(content, f"{{{_MEDIA}}}credit").text = media.credit


class Generator(FeedGenerator):  # type: ignore[misc]  # feedgen ships no types
    """A feed whose RSS names its own page and its hubs, whatever the order links were given in."""

    def __init__(self, *, archive: bool = False) -> None:
        """Declare the namespaces items will use, in RSS only; `archive`: nothing will ever be added (RFC 5005)."""
        super().__init__()
        self.archive = archive
        self.register_extension("namespaces", Namespaces, atom=False)

    def _create_atom(self, extensions: bool = True) -> tuple[etree._Element, etree._ElementTree]:  # noqa: FBT001, FBT002  (feedgen's signature)
        root, tree = super()._create_atom(extensions)
        if self.archive:
            first = root.find("entry")
            root.insert(len(root) if first is None else root.index(first), _closed())
        return root, tree

    def _create_rss(self, extensions: bool = True) -> tuple[etree._Element, etree._ElementTree]:  # noqa: FBT001, FBT002  (feedgen's signature)
        root, tree = super()._create_rss(extensions)
        channel = root[0]
        after = channel.index(channel.find(f"{{{_ATOM}}}link")) + 1  # feedgen's own, rel="self"
        for link in self.link():
            if link["rel"] == "alternate" and link.get("type", "text/html") == "text/html":
                channel.find("link").text = link["href"]
            elif link["rel"] != "self":
                channel.insert(after, etree.Element(f"{{{_ATOM}}}link", link))
                after += 1
        if self.archive:
            channel.insert(after, _closed())
        return root, tree


def _closed() -> etree._Element:
    """Return what says that a document is an archive (RFC 5005 section 4)."""
    return etree.Element(f"{{{_HISTORY}}}archive", nsmap={"fh": _HISTORY})
