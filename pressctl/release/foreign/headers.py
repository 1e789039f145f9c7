"""The front matter of other tools (YAML between ---, TOML between +++, JSON) as a tree of text with lines."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from msgspec import Struct

from pressctl.errors import Invalid
from pressctl.release.foreign.keylines import comments_in, read_lines, read_lines_above, with_quotes, without_tabs
from pressctl.release.nodes import Fault, Listing, Node, Scalar, Table

LARGEST = 256 * 1024  # characters; a release's own keys take a few hundred
_DEEPEST = 20
# A rule may have a dash less than it should, where a key follows.
_YAML = re.compile(
    r"[\ufeff\n ]*(?:---|--(?=[ \t]*\n[\w-]+[ \t]*:))[ \t]*(?:ya?ml)?[ \t]*\n(?P<inside>.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)(?P<body>.*)",
    re.DOTALL,
)
_TITLE = r"(?:title|headline|titre|titel|titulo|título|titolo)"
# Or some more, both of the same length, with nothing but keys between them, a title among these.
_LONG_RULES = re.compile(
    rf"[\ufeff\n]*(?P<rule>-{{4,9}})[ \t]*\n(?P<inside>(?=(?:(?!--)[^\n]*\n){{0,40}}?{_TITLE}[ \t]*:)(?:[\w-]+[ \t]*:[^\n]*\n|[ \t#-](?!-)[^\n]*\n){{1,200}})"
    r"(?P=rule)[ \t]*(?:\n|$)(?P<body>.*)",
    re.DOTALL,
)
_TOML = re.compile(
    r"[\ufeff\n ]*(?:\+\+\+|---toml)[ \t]*\n(?P<inside>.*?\n)?(?:\+\+\+|---)[ \t]*(?:\n|$)(?P<body>.*)", re.DOTALL
)
_JSON = re.compile(r"[\ufeff\n ]*\{[ \t\n]*(?:\"|\})")
# JSON between rules, as Eleventy (---json) and older tools (;;;) have it.
_RULED_JSON = re.compile(
    r"[\ufeff\n ]*(?P<rule>---json|;;;)[ \t]*\n(?P<inside>.*?\n)(?:---|;;;)[ \t]*(?:\n|$)(?P<body>.*)", re.DOTALL
)
# Keys above a rule that nothing opens, or above HTML, as some exports have them; a title is among them.
_UNOPENED = re.compile(
    r"[\ufeff\n]*(?P<inside>(?=(?:[^\n]+\n){0,40}?(?:title|headline|titre|titel|titulo|título|titolo)[ \t]*:)"
    r"[\w-]+[ \t]*:[^\n]*\n(?:[\w-]+[ \t]*:[^\n]*\n|[ \t-](?!-)[^\n]*\n|\n(?=[\w-]+[ \t]*:[ \t]|---[ \t]*\n)){0,200})(?:---[ \t]*\n|[ \t\n]*(?=<[a-zA-Z]))(?P<body>.*)",
    re.DOTALL | re.IGNORECASE,
)
# Kirby's files: every field, the text among them, between rules of four dashes.
_FIELDS = re.compile(r"[\ufeff\n]*[\w-]+:[^\n]*\n(?:(?!----)[^\n]*\n){0,9}----[ \t]*\n[ \t\n]{0,4}[\w-]+:")
_FIELD = re.compile(r"(?P<name>[\w-]+):[ \t]*(?P<value>.*)")
_TEXTS = frozenset({"text", "content", "body", "inhalt", "texte", "contenu", "texto"})
_OPENED = re.compile(
    r"[\ufeff\n ]*(?:---?[ \t]*(?:ya?ml)?[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*[\w\"'-]+[\w .\"'-]{0,60}:|(?:\+\+\+|---toml|---json|;;;)[ \t]*\n)"
)
# TOML that stands between YAML's rules, or above a blank line with none around it; a title is among its keys.
_TOML_KEY = rf"{_TITLE}[ \t]*=[ \t]*[\"']"
_TOML_KEYS = re.compile(rf"^{_TOML_KEY}", re.MULTILINE)
_TOML_RULED = re.compile(rf"[\ufeff\n ]*---[ \t]*\n(?:[\w-]+[ \t]*=[^\n]*\n){{0,20}}?{_TOML_KEY}")
_TOML_ALONE = re.compile(
    rf"[\ufeff\n]*(?P<inside>(?=(?:[^\n]+\n){{0,20}}?{_TOML_KEY})[\w-]+[ \t]*=[ \t]*[^ \t\n][^\n]*\n(?:[^\n]+\n){{0,40}})(?:\n|$)(?P<body>.*)",
    re.DOTALL,
)
# What a merge that nobody finished leaves in a file.
_CONFLICT = re.compile(r"<{7} [^\n]*|={7}[ \t]*|>{7} [^\n]*")
_YAMLS_OWN = re.compile(r"^(?:[\w-]+[ \t]*:|[ \t]*-)[ \t]+[&*!|>%@`\[{]", re.MULTILINE)
_HINT = "Put it right in the file, or take the front matter out and import the text alone."


class Header(Struct, frozen=True, kw_only=True):
    """A file in two: its keys, and what is below them, which starts on `body_line`.

    `numbers` are the lines' own where they do not follow each other; `comments` are those of the front matter.
    """

    table: Table
    body: str
    body_line: int
    numbers: tuple[int, ...] = ()
    comments: tuple[tuple[int, str], ...] = ()

    def line(self, at: int) -> int:
        """Return the line of the file that a line of the body, counted from 0, stands on."""
        return self.numbers[min(at, len(self.numbers) - 1)] if self.numbers else self.body_line + at


def has_header(text: str, *, markdown: bool = False) -> bool:
    """Tell whether a text begins with front matter of some kind; in Markdown, lines of keys alone are some."""
    head = text[:LARGEST]
    if markdown and (read_lines_above(head) or _TOML_ALONE.match(head)):
        return True
    patterns = (_OPENED, _FIELDS, _JSON, _UNOPENED, _LONG_RULES, _TOML_RULED)
    return any(pattern.match(head) for pattern in patterns)


def refuse_conflict(text: str, *, source: str) -> None:
    """Refuse a file in which a merge left both of its sides, as git marks them: nobody can tell which of them holds.

    Raises:
        Invalid: At the first of the three marks, where all of them stand on lines of their own in their order.
    """
    wanted = iter("<=>")
    sign, first = next(wanted), 0
    for number, line in enumerate(text.split("\n"), 1):
        if line[:7] == 7 * sign and _CONFLICT.fullmatch(line):
            first = first or number
            sign = next(wanted, "")
            if not sign:
                hint = "Finish the merge: keep one of the two texts and delete the three lines of marks."
                raise Invalid(f"{source}:{first}: a merge that is not finished left two texts here.", hint=hint)


def read_header(text: str, *, source: str) -> Header:
    """Return a text's front matter and what is below; line ends are line feeds.

    Raises:
        Invalid: When the front matter cannot be read, at its place.
    """
    if _JSON.match(text):
        return _read_json(text, source)
    ruled = _RULED_JSON.match(text)
    if ruled:
        return _read_ruled_json(ruled, source)
    for pattern, read in _WAYS:
        found = pattern.match(text)
        if found:
            inside = found["inside"] or ""
            if len(inside) > LARGEST:
                raise Invalid(f"{source}: the front matter is larger than {LARGEST // 1024} KiB.", hint=_HINT)
            first = text.count("\n", 0, found.start("inside") if found["inside"] else found.end()) + 1
            table = read(inside, first, source)
            return Header(
                table=table,
                body=found["body"],
                body_line=text.count("\n", 0, found.start("body")) + 1,
                comments=tuple(comments_in(without_tabs(inside), first)) if read is _read_yaml else (),
            )
    fields = _read_fields(text) if _FIELDS.match(text) else None
    if fields:
        return fields
    alone = read_lines_above(text)
    if alone:
        table, end = alone
        return Header(table=table, body=text[end:], body_line=text.count("\n", 0, end) + 1)
    raise Invalid(f"{source}: the front matter that begins here is never closed.", hint=_HINT)


def _read_fields(text: str) -> Header | None:
    """Read fields between rules, each `name: value`; None where none of them is the text."""
    keys: list[str] = []
    body, body_line, name = [], 0, ""
    opens = True
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        found = _FIELD.fullmatch(line) if opens else None
        ruled = line.rstrip(" \t") == "----"
        if ruled or not line.strip(" \t"):
            opens = opens or ruled
            if not ruled and name in _TEXTS:
                body.append(line)
            keys.append("")
            continue
        opens = False
        name = found["name"].lower() if found else name
        if name not in _TEXTS:
            keys.append(line if found else f" {line}")  # what goes on begins with a blank
            continue
        keys.append("")
        body_line = body_line or number
        body.append(found["value"] if found else line)
    table = read_lines("\n".join(keys), 1)
    return Header(table=table, body="\n".join(body), body_line=body_line) if table and body_line else None


def _read_yaml(text: str, first: int, source: str) -> Table:
    from pressctl.release.composing import compose

    if _TOML_KEYS.search(text):
        with suppress(Invalid):
            return _read_toml(text, first, source)
    try:
        root = compose(text, first)
    except Fault as fault:
        with suppress(Fault):
            root = compose(without_tabs(text), first)
            if isinstance(root, Table):
                return root
        # What has signs of YAML's own was meant for YAML.
        if not _YAMLS_OWN.search(text) and (lines := read_lines(text, first, yaml=True)):
            return lines
        with suppress(Fault):
            root = compose(with_quotes(text), first)
            if isinstance(root, Table):
                return root
        place = f"{source}:{fault.line + first}:{fault.column + 1}"
        raise Invalid(f"{place}: this front matter cannot be read: {fault.problem}.", hint=_HINT) from None
    if root is not None and not isinstance(root, Table):
        raise Invalid(f"{source}:{first}: the front matter is no list of keys with values.", hint=_HINT)
    return root or Table((), (first, 1))


def _read_unopened(text: str, first: int, source: str) -> Table:
    """Read lines of `key: value` as they stand: nobody meant them for YAML, which takes `#` for a comment."""
    return read_lines(text, first) or _read_yaml(text, first, source)


def _read_toml(text: str, first: int, source: str) -> Table:
    import tomllib

    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Invalid(f"{source}: the TOML front matter cannot be read: {error}", hint=_HINT) from None
    return _table(values, _Lines(text, first, r"^[ \t]*(?:\[+)?[\"']?{}[\"']?[ \t]*(?:=|\]|\.)"), 0)


def _read_json(text: str, source: str) -> Header:
    text = text.removeprefix("\ufeff")
    start = len(text) - len(text.lstrip("\n "))
    try:
        values, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"{source}: the JSON front matter cannot be read: {error}", hint=_HINT) from None
    if end - start > LARGEST:
        raise Invalid(f"{source}: the front matter is larger than {LARGEST // 1024} KiB.", hint=_HINT)
    first = text.count("\n", 0, start) + 1
    table = _table(values, _Lines(text[start:end], first, r'"{}"[ \t]*:'), 0)
    return Header(table=table, body=text[end:], body_line=text.count("\n", 0, end) + 1)


def _read_ruled_json(found: re.Match[str], source: str) -> Header:
    """Read JSON between rules; the braces around it may be missing."""
    inside = found["inside"]
    whole = inside if inside.lstrip(" \t\n").startswith("{") else f"{{{inside.rstrip(chr(10))}}}"
    above = "\n" * found.string.count("\n", 0, found.start("inside"))
    table = _read_json(above + whole, source).table
    return Header(table=table, body=found["body"], body_line=found.string.count("\n", 0, found.start("body")) + 1)


# In the order in which they are tried.
_WAYS = (
    (_TOML, _read_toml), (_YAML, _read_yaml), (_UNOPENED, _read_unopened), (_LONG_RULES, _read_yaml), (_TOML_ALONE, _read_toml),
)  # fmt: skip


class _Lines:
    """Finds the line that a key stands on; neither library tells."""

    def __init__(self, text: str, first: int, pattern: str) -> None:
        self._text = text
        self._first = first
        self._pattern = pattern

    def of(self, key: str) -> int:
        found = re.search(self._pattern.format(re.escape(key)), self._text, re.MULTILINE)
        return self._first + (self._text.count("\n", 0, found.start()) if found else 0)


def _table(values: Mapping[str, Any], lines: _Lines, depth: int) -> Table:
    entries = []
    for key, value in values.items():
        line = lines.of(key)
        entries.append((Scalar(key, (line, 1)), _node(value, line, lines, depth + 1)))
    return Table(tuple(entries), (entries[0][0].place if entries else (1, 1)))


def _node(value: Any, line: int, lines: _Lines, depth: int) -> Node:  # noqa: ANN401  (what TOML and JSON can hold)
    """Return a value as text: numbers and times as ISO 8601 writes them, nothing as nothing."""
    if depth == _DEEPEST:
        return Scalar(json.dumps(value, ensure_ascii=False, default=str), (line, 1), plain=False)
    if isinstance(value, Mapping):
        return _table(value, lines, depth)
    if isinstance(value, list):
        return Listing(tuple(_node(item, line, lines, depth + 1) for item in value), (line, 1))
    if value is None:
        return Scalar("null", (line, 1))
    if isinstance(value, bool):
        return Scalar("true" if value else "false", (line, 1))
    return Scalar(str(value), (line, 1), plain=not isinstance(value, str))
