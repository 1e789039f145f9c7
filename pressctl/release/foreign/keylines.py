"""Front matter that is lines of `key: value` and no language of its own: Pelican, MultiMarkdown, Nikola, exports."""

import re
from collections.abc import Iterator
from contextlib import suppress

from pressctl.release.nodes import Fault, Listing, Node, Scalar, Table, flat

_KEYED = re.compile(r"(?P<key>[\w-]+)[ \t]*:(?:[ \t]+(?P<value>.*))?")
# Lines above a text, up to a blank one: `Title: …` (Pelican, MultiMarkdown), or `.. title: …` (Nikola), in a comment or not.
_ABOVE = re.compile(
    r"[\ufeff\n]*(?P<opens><!--[ \t]*\n)?(?P<inside>(?:\.\. [\w-]{2,40}:[^\n]*(?:\n|$)|[\w-]{2,40}[ \t]*:(?:[ \t][^\n]*)?(?:\n|$)|[ \t]+[^ \t\n][^\n]*\n){2,60})"
)
_TITLES = frozenset({"title", "headline", "titre", "titel", "titulo", "título", "titolo", "tytuł", "otsikko", "tittel"})
# What YAML takes for something else than text: a colon or a number sign within, a sign of its own before.
_UNQUOTED = re.compile(
    r"(?P<key>[ ]*(?:- )?[\w-]+[ \t]*:[ \t]+)(?P<value>(?:[^\"'\[{|>&*! \t#\n-][^\n]*?(?::[ \t]|[ \t]#|:$)[^\n]*|[%@`][^\n]*|\"[^\"\n]*\"[^\n]*[^ \t\n]+[^\n]*))[ \t]*"
)
# Three words with no quotation mark before them; some in quotation marks that YAML can do without.
_WORDS = re.compile(r"^[\w-]+[ \t]*:[ \t]+[^\W\d_][^ \t\n:]*(?:[ ][^ \t\n:]+){2}", re.MULTILINE)
_SAID = re.compile(r"\"[^\W\d_](?:(?!: | #)[^\"])*[ ](?:(?!: | #)[^\"])*\"")
_TABS = re.compile(r"(?<![ \t])[ ]*\t[ \t]*(?=#|$)", re.MULTILINE)
_QUOTED = re.compile(r"([\"'])(?P<inside>(?:(?!\1).)*)\1")


def read_lines(text: str, first: int, *, yaml: bool = False) -> Table | None:
    """Return keys with all that follows them on their line, "Name: what was said" too; None where a line is neither.

    Below a key that has no value, items "- one" are a list; lines that begin with a blank go on with the one above.
    Quotation marks around a value are words where other words have none and nobody meant the lines for `yaml`, which would
    have no use for them: a title may be what somebody said.
    """
    entries: list[tuple[Scalar, Node]] = []
    spoken = not yaml and _WORDS.search(text)
    for number, line in enumerate(text.split("\n"), first):
        found = _KEYED.fullmatch(line)
        place = (number, 1)
        if found:
            value = (found["value"] or "").strip(" \t")
            said = spoken and _SAID.fullmatch(value)
            entries.append((Scalar(found["key"], place), Scalar(value, place) if said else _as_written(value, place)))
        elif entries and re.match(r"[ \t]*-[ \t]", line):
            key, value = entries[-1]
            items = value.items if isinstance(value, Listing) else ()
            if not items and flat(value):
                return None
            entries[-1] = (key, Listing((*items, _as_written(line.strip(" \t-"), place)), place))
        elif entries and line[:1] in {" ", "\t"} and isinstance(entries[-1][1], Scalar):
            key, value = entries[-1]
            more = line.strip(" \t")
            entries[-1] = (key, Scalar(f"{flat(value)} {more}".strip(" "), value.place, plain=False))
        elif line.strip(" \t"):
            return None
    return Table(tuple(entries), (first, 1)) if entries else None


def _as_written(text: str, place: tuple[int, int]) -> Node:
    """Return a value without the quotation marks that stand around all of it; a list in brackets is one."""
    text = text.strip(" \t")
    quoted = _QUOTED.fullmatch(text)
    if quoted:
        return Scalar(quoted["inside"], place, plain=False)
    if text.startswith(("[", "{")):
        from pressctl.release.composing import compose

        with suppress(Fault):
            return compose(text, place[0]) or Scalar("", place)
    return Scalar(text, place)


def read_lines_above(text: str) -> tuple[Table, int] | None:
    """Return the keys that stand above a text, a title among them, and where the text begins; None without such lines."""
    found = _ABOVE.match(text)
    if found is None:
        return None
    end = found.end()
    if found["opens"]:
        closed = re.match(r"[ \t]*-->[ \t]*(?:\n|$)", text[end : end + 80])
        if closed is None:
            return None
        end += closed.end()
    elif text[end : end + 1] not in {"", "\n"}:
        return None
    inside = re.sub(r"^\.\. ([\w-]+:)", r"\1 ", found["inside"], flags=re.MULTILINE)
    table = read_lines(inside.rstrip("\n"), text.count("\n", 0, found.start("inside")) + 1)
    titled = table is not None and any(key.value.lower() in _TITLES and flat(value) for key, value in table.entries)
    return (table, end) if table and titled else None


def comments_in(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield the comments of YAML with their lines, of which its values know nothing; none of a text that is no YAML."""
    import yaml  # only a front matter with a number sign needs it

    if "#" not in text:
        return
    lines = text.split("\n")
    ends = [0] * len(lines)  # on each line, where the last token's own words end
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            start, end = token.start_mark, token.end_mark
            for at in range(start.line, min(end.line, len(lines) - 1) + 1):
                ends[at] = max(ends[at], end.column if at == end.line else len(lines[at]))
        for number, (line, at) in enumerate(zip(lines, ends, strict=True), first):
            rest = line[at:].lstrip(" \t")
            if rest.startswith("#") and rest.strip("# \t"):
                yield number, rest.strip("# \t")


def without_tabs(text: str) -> str:
    """Return YAML without tabs at its lines' ends and before their comments, which other readers of it take for blanks."""
    return _TABS.sub(" ", text) if "\t" in text else text


def with_quotes(text: str) -> str:
    """Return YAML with quotation marks around the values that need them and have none: `title: Minister: we act`."""
    lines = (line.expandtabs(2) if line[:1] == "\t" else line for line in text.split("\n"))
    return "\n".join(map(_with_quotes, lines))


def _with_quotes(line: str) -> str:
    found = _UNQUOTED.fullmatch(line)
    if found is None:
        return line
    value = found["value"].replace("'", "''")
    return f"{found['key']}'{value}'"
