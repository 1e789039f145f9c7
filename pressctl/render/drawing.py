"""Which SVG may be drawn: plain shapes and words, of one size, that load nothing and cannot grow without end.

A renderer takes what it is told: a picture of 100,000 by 100,000 pixels ends the process (measured, resvg 0.45), dashes,
patterns, filters and `use` multiply without limit, and an `image` reads any file. So there is a list of what may appear.
"""

from typing import Any
from xml.parsers import expat

LONGEST = 200_000  # characters
DEEPEST = 32  # elements within each other; each group of its own opacity takes a picture's memory
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "title",
        "desc",
        "defs",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "path",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "xmlns",
        "width",
        "height",
        "viewBox",
        "id",
        "transform",
        "x",
        "y",
        "dx",
        "dy",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "d",
        "points",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "opacity",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "letter-spacing",
        "word-spacing",
        "text-anchor",
        "dominant-baseline",
        "offset",
        "stop-color",
        "stop-opacity",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "clip-path",
        "clip-rule",
        "clipPathUnits",
        "role",
        "aria-label",
        "lang",
        "xml:lang",
        "xml:space",
    ]
)


def insist_plain(svg: str, size: tuple[int, int]) -> None:
    """Insist on an SVG document of plain elements, `size` pixels wide and high.

    Raises:
        ValueError: It is something else; the message says the line of what was written.
    """
    if len(svg) > LONGEST:
        raise ValueError(f"it writes more than {LONGEST:,} characters")
    parser = expat.ParserCreate()
    opened: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not opened and (name, attributes.get("width"), attributes.get("height")) != ("svg", *map(str, size)):
            raise ValueError(_at(parser, f'must begin with <svg width="{size[0]}" height="{size[1]}">'))
        strange = next((each for each in attributes if each not in _ATTRIBUTES), "")
        if name not in _ELEMENTS or (opened and name == "svg"):
            raise ValueError(_at(parser, f"has <{name}>, which a card may not"))
        if strange:
            raise ValueError(_at(parser, f"has the attribute {strange}, which a card may not"))
        opened.append(name)
        if len(opened) > DEEPEST:
            raise ValueError(_at(parser, f"has more than {DEEPEST} elements within each other"))

    def refuse(*_: object) -> None:
        raise ValueError(_at(parser, "declares a type or an entity, which a card may not"))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: opened.pop()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(svg, True)  # noqa: FBT003  (expat takes no names)
    except expat.ExpatError as error:
        raise ValueError(
            f"line {error.lineno} of what it writes is no XML: {expat.errors.messages[error.code]}"
        ) from error


def _at(parser: Any, said: str) -> str:  # noqa: ANN401  (expat has no public type for it)
    return f"line {parser.CurrentLineNumber} of what it writes {said}"
