"""HTML as a tree, whatever the HTML is: libxml2 reads it as browsers do, in time that grows with its length.

The standard library's parser needs the square of it: half a minute for 200 kB of `<!--` (measured; libxml2: a
millisecond).
"""

import re
from typing import TYPE_CHECKING

from pressctl.errors import Invalid

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_ELEMENTS = 50_000  # the largest of a few hundred real pages had 1,732; as many <blockquote> took 3 s (measured)
# Not to be had from lxml as a name: libxml2 stops at 256 elements within each other.
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
# What stands in one is for programs that cannot show it, and is no element; one that is never closed would take the rest along.
_FRAME = re.compile(r"<iframe\b([^<>]{0,4000}?)/?>", re.IGNORECASE)
_CLOSED = re.compile(r"</iframe", re.IGNORECASE)
# libxml2 reads nothing below the end of a page, where browsers go on: templates that are put together end it several times.
_END = re.compile(r"</(?:html|body)[ \t]*>", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def parse(html: str, *, source: str) -> "Element":
    """Return the root of a page's tree, without comments; nothing it refers to is loaded.

    Raises:
        Invalid: When elements stand within each other, or beside each other, as in no release's page.
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    hint = "Save the release's text alone, and import that."
    if len(_FRAME.findall(html)) > len(_CLOSED.findall(html)):
        html = _FRAME.sub(r"<iframe\1></iframe>", html)
    root: Element | None = etree.fromstring(_END.sub("", html).encode("utf-8", "replace"), parser)
    if root is None:
        raise Invalid(f"{source} has no text.", hint=hint)
    if any(error.type_name == _TOO_DEEP for error in parser.error_log):
        raise Invalid(f"{source} has elements nested deeper than any page.", hint=hint)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise Invalid(f"{source} has more than {_MOST_ELEMENTS:,} elements; a release has some pages.", hint=hint)
    return root


def line_of(element: "Element") -> int:
    """Return the line an element begins on; 0 where the tree does not know."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def name_of(element: "Element") -> str:
    """Return an element's name in lower case; "" for anything that is no element."""
    tag: object = element.tag
    return tag.lower() if isinstance(tag, str) else ""


def words_of(element: "Element") -> str:
    """Return the words in an element, on one line, no-break spaces kept; scripts and styles have none."""
    from lxml.etree import iterwalk

    found: list[str] = []
    walk = iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        name = name_of(inner)
        found += [" "] if name in BLOCKS else []
        if event == "start" and name in SILENT:
            walk.skip_subtree()
        elif event == "start":
            found += [inner.text or ""]
        if event == "end" and inner is not element:
            found += [inner.tail or ""]
    return _BLANKS.sub(" ", "".join(found)).strip(" ")


# Without a body's tag, libxml2 takes newer elements (article, nav) for the head's.
SILENT = frozenset(
    {"script", "style", "template", "title", "link", "meta", "base", "noframes", "param", "source", "track"}
)
BLOCKS = frozenset(
    """address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol option p pre search section select
    summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905  (a list of thirty quoted names is no list)
)
