"""Pages of the Website Meta Language: tags that define what a page states, lines of its own program, then HTML."""

import re

from pressctl.release.foreign.headers import Header
from pressctl.release.nodes import Scalar, Table

_HEAD = 60  # lines among which such a page says what it is
_USES = re.compile(
    r"#[ \t]*(?:use[ \t]+wml::|include[ \t]+[<\"'][^\n]{1,100}\.wm[il][>\"'])|<define-tag[ \t]+[\w:-]{2,40}>"
)
_DEFINED = re.compile(
    r"[ \t]*<define-tag[ \t]+(?P<name>[\w:-]{2,40})[^<>\n]{0,80}>(?P<value>.*?)(?P<end></define-tag>)?[ \t]*"
)
_TITLE = re.compile(r"#[ \t]*include[ \t].{1,100}?[ \t]TITLE=\"(?P<value>[^\"\n]{3,300})\"")
_LINE = re.compile(r"#.*")
_MARKUP = re.compile(r"<[^<>]{1,100}>")
_ADDRESS = re.compile(r"<url[ \t]+\"?(?P<address>[^ \t<>\"]{4,300})\"?[ \t]*/?>")


def is_wml(text: str) -> bool:
    """Tell whether a file is such a page."""
    return any(_USES.match(line) for line in text[:20_000].split("\n")[:_HEAD])


def read_wml(text: str) -> Header:
    """Return what the page defines as keys, and its HTML, each line where it was; lines of its program are comments."""
    entries: list[tuple[Scalar, Scalar]] = []
    comments: list[tuple[int, str]] = []
    body: list[str] = []
    inside = False  # a definition of several lines, which is a template
    for number, line in enumerate(text.split("\n"), start=1):
        defined = None if inside else _DEFINED.fullmatch(line)
        title = None if entries else _TITLE.match(line)
        body.append("")
        if defined and defined["end"]:
            value = _MARKUP.sub("", defined["value"]).strip(" \t")
            entries.append((Scalar(defined["name"], (number, 1)), Scalar(value, (number, 1), plain=False)))
        elif title:
            entries.append((Scalar("title", (number, 1)), Scalar(title["value"], (number, 1), plain=False)))
        elif inside or defined:
            inside = "</define-tag>" not in line
            comments.append((number, line.strip(" \t")))
        elif _LINE.match(line):
            comments.append((number, line.strip("# \t")))
        else:
            body[-1] = _ADDRESS.sub(r'<a href="\g<address>">\g<address></a>', line)
    told = tuple((number, said) for number, said in comments if said)
    return Header(table=Table(tuple(entries), (1, 1)), body="\n".join(body), body_line=1, comments=told)
