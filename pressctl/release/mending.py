"""What to say about a line that YAML cannot read, and how to read on past it.

YAML stops at the first thing it does not understand. A person wants every mistake at once, so each one is
explained, mended in the copy that is being read (quoted where quotes were missing, else left out) and read again.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from pressctl.release.literals import quote_it, quoted
from pressctl.release.nodes import Fault
from pressctl.release.vocabulary import CONTACT, EMAIL, MEDIA, QUOTE, RELEASE

_KEY_LINE = re.compile(
    r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[^ \t:#\"'\[\]{},&*!|>%@`-][^:#]{0,60}?)[ \t]*:(?P<gap>[ \t]+)(?P<value>[^ \t].*)"
)
# What ends a key, as people who mean one write it: without the space, with the wide colon of Chinese, or as in TOML.
_NEARLY_KEY = re.compile(r"(?P<word>[^ \t:：=#\"'\[\]{}]{1,60})[ \t\u00a0]*[:：=]?[ \t\u00a0]*(?P<rest>.*)")
_STARRED = re.compile(r"[ ]*(?P<star>\*)[ \t]+[^ \t].*")
_TOP_KEY = re.compile(r"[\"']?([^\"':]{1,60}?)[\"']?[ \t\u00a0\u202f]*:(?=[ \t\u00a0\u202f]|$)")
_GLUED = re.compile(
    r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z_]{2,20}):(?P<gap>[\u00a0\u202f]*)(?P<value>[^ \t/\u00a0\u202f].*)"
)
_REMARK = re.compile(r"[ \t]#[ \t].*$")
# Like all patterns here, linear in the length of a line, which may be 64 KiB of anything.
_COLON = re.compile(r":(?=[ \t]|$)")
_ITEM_LINE = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)+)(?P<key>)(?P<value>[^ \t].*)")
_AFTER_WORD = (" ", ",", ".", ";", ":", "!", "?", "\u00a0", "\u202f")
_NEVER_FIRST = "@`%&*!?,]}{#|>"
_KNOWN = frozenset(key for table in (RELEASE, CONTACT, QUOTE, MEDIA, EMAIL) for key in table.keys)
_SHOWN = 120  # characters of a line that a message repeats


class Mending(Struct, frozen=True):
    """One thing wrong with the front matter, and its lines without it.

    `line` (from 0) and `column` (from 1) are the place; `lines` are as many as before; `lost` is the
    top-level key whose value is no longer in them.
    """

    code: str
    line: int
    column: int
    message: str
    lines: list[str]
    hint: str = ""
    lost: str = ""


class _Entry(Struct, frozen=True):
    """A `key: value` of one line, or of several when a plain value goes on below."""

    first: int
    last: int
    before: str
    key: str
    value: str
    remark: str

    @property
    def column(self) -> int:
        return len(self.before) + 1


def mend(lines: Sequence[str], fault: Fault) -> Mending:
    """Return what is wrong where YAML stopped, and the lines to read instead."""
    line = min(max(fault.line, 0), len(lines) - 1)
    for look in (_tab, _starred, _deeper, _indented, _unquoted, _glued, _unclosed, _no_key):
        found = look(lines, line, fault)
        if found:
            return found
    said, hint = f"{fault.problem}.", ""
    if fault.code == "yaml-mark":
        hint = "Write the value itself; if it is text, put it in quotes."
    elif fault.code == "not-yaml":
        said = f"YAML cannot read on from here: {fault.problem}."
        hint = "Check that the keys of one entry stand exactly below each other, and that text with signs is in quotes."
    kept, lost = _without_block(lines, line)
    return Mending(fault.code, line, fault.column + 1, said, kept, hint=hint, lost=lost)


def _unquoted(lines: Sequence[str], line: int, fault: Fault) -> Mending | None:
    entry = _entry(lines, line)
    if not entry or fault.code == "too-deep":
        return None
    marked = lines[line][fault.column :] if fault.code == "yaml-mark" else "text with spaces"
    if " " not in marked or marked.startswith("!!"):
        return None
    why = _needs_quotes(entry.value)
    if not why:
        return None
    if entry.value[0] in "[{|>" and not entry.value.startswith("{{"):
        found = _collection(lines, entry, line, fault)
        if found:
            return found
    text = _bare(entry.value)
    code = "quote-it" if fault.code == "not-yaml" else fault.code
    mended = [*lines[: entry.first], entry.before + quoted(text) + entry.remark]
    mended += [""] * (entry.last - entry.first) + list(lines[entry.last + 1 :])
    return Mending(code, entry.first, entry.column, f"{why}; {quote_it(entry.key, text)}", mended)


def _collection(lines: Sequence[str], entry: _Entry, line: int, fault: Fault) -> Mending | None:
    """Say what is wrong with a list, table or block of text begun on its key's line; None when it is a text after all."""
    first, closing = entry.value[0], {"[": "]", "{": "}"}.get(entry.value[0], "")
    hint, place = "", (entry.first, entry.column)
    if not closing:
        said = f"the text after {first} begins on the next line, indented by two spaces."
    elif closing not in entry.value:
        said = f"the {first} that opens here is never closed."
        hint = "Close it, or put the value in quotes if it is text."
    elif re.fullmatch(f"[^{closing}]*\\{closing}+", entry.value):
        said = "a text between these brackets has a sign that YAML takes for its own."
        hint = "Put each text between them in quotes."
        if line == fault.line and lines[line][fault.column : fault.column + 1] in set("&*!%@`|>"):
            place = (line, fault.column + 1)
    else:
        return None
    kept, lost = _without_block(lines, entry.first)
    return Mending("not-yaml", *place, said, kept, hint=hint, lost=lost)


def _needs_quotes(value: str) -> str:
    """Return why YAML does not take `value` for text as it stands, or nothing."""
    first = value[0]
    if first in "\"'":
        closed = re.fullmatch(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', value)
        return "" if closed or value.count(first) == 1 else "a value that begins with a quote must end with it"
    if first in _NEVER_FIRST or first == "[":
        return f"a value cannot begin with {first}"
    if value.startswith(("- ", "? ")):
        return f'a value cannot begin with "{first} "'
    if _COLON.search(value):
        return 'YAML reads ": " as the end of a key, and this value has one'
    return ""


def _bare(value: str) -> str:
    """Return a value without the quotes that were meant to be around the whole of it."""
    mark, inner = value[0], value[1:-1]
    if mark not in "\"'" or value[-1] != mark or not inner:
        return value
    at = inner.find(mark)
    closes_early = at > 0 and inner[at - 1] != " " and inner[at + 1 : at + 2] in _AFTER_WORD
    return value if closes_early else inner


def _glued(lines: Sequence[str], line: int, fault: Fault) -> Mending | None:
    """Notice `headline:Durain`, and a no-break space where YAML wants an ordinary one."""
    del fault
    for number in (line, _previous(lines, line)):
        found = _GLUED.fullmatch(lines[number])
        if found and (found["lead"] or found["key"] in RELEASE.keys or RELEASE.meant(found["key"])):
            mended = list(lines)
            mended[number] = f"{found['lead']}{found['key']}: {found['value']}"
            place = found.start("gap") + 1
            said = f"YAML wants a space after the colon of a key{', not a no-break space' if found['gap'] else ''}."
            return Mending("not-yaml", number, place, said, mended, hint=f"Write {mended[number].strip(' ')[:_SHOWN]}")
    return None


def _starred(lines: Sequence[str], line: int, fault: Fault) -> Mending | None:
    """Notice a list whose items begin with an asterisk, as in Markdown."""
    found = _STARRED.fullmatch(lines[line])
    if not found or fault.code == "too-deep":
        return None
    mended = [text.replace("*", "-", 1) if _STARRED.fullmatch(text) else text for text in lines]
    said, hint = "an item of a list begins with a hyphen here, not with an asterisk.", mended[line].strip(" ")[:_SHOWN]
    return Mending("not-yaml", line, found.start("star") + 1, said, mended, hint=f"Write {hint}")


def _deeper(lines: Sequence[str], line: int, fault: Fault) -> Mending | None:
    """Notice an item that is indented further than the item above it, which YAML takes for more of that one's text."""
    above, own = _ITEM_LINE.fullmatch(lines[_previous(lines, line)]), _ITEM_LINE.fullmatch(lines[line])
    if (
        fault.code != "not-yaml"
        or not above
        or not own
        or _indent(lines[line]) <= _indent(lines[_previous(lines, line)])
    ):
        return None
    mended = list(lines)
    mended[line] = " " * _indent(above.string) + lines[line].lstrip(" ")
    said = "this item is indented further than the one above it."
    hint = "Write its hyphen exactly below the other."
    return Mending("not-yaml", line, _indent(lines[line]) + 1, said, mended, hint=hint)


def _unclosed(lines: Sequence[str], line: int, fault: Fault) -> Mending | None:
    """Notice a quote that is opened and not closed on its line."""
    for number in (fault.opened, *range(line, -1, -1)):
        text = lines[number] if 0 <= number < len(lines) else ""
        found = _KEY_LINE.fullmatch(text) or _ITEM_LINE.fullmatch(text)
        if not found or found["value"][0] not in "\"'[{":
            continue
        value = _REMARK.sub("", found["value"])
        if value[0] in "[{":
            if number == fault.opened:
                entry = _Entry(number, number, lines[number][: found.start("value")], found["key"], value, "")
                return _collection(lines, entry, line, fault)
        elif value.count(value[0]) == 1:
            text = value[1:] if value[0] == '"' else value
            mended = list(lines)
            mended[number] = lines[number][: found.start("value")] + quoted(text)
            said = f"the quote that opens here is never closed; {quote_it(found['key'], text)}"
            return Mending("quote-it", number, found.start("value") + 1, said, mended)
    return None


def _tab(lines: Sequence[str], line: int, fault: Fault) -> Mending | None:
    del fault
    indent = re.match(r"[ \t]*", lines[line])
    if not indent or "\t" not in indent[0]:
        return None
    mended = [re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), text) for text in lines]
    place = lines[line].index("\t") + 1
    return Mending(
        "not-yaml", line, place, "this line is indented by a tab.", mended, hint="YAML wants spaces: use two."
    )


def _indented(lines: Sequence[str], line: int, fault: Fault) -> Mending | None:
    """Notice a key that is indented below another one's value, which YAML takes for more of that value."""
    entry, own = _entry(lines, line), _KEY_LINE.fullmatch(lines[line])
    if fault.code != "not-yaml" or not entry or entry.first == line or not own or own["key"] not in _KNOWN:
        return None
    if not lines[line].startswith(f"{own['lead']}{own['key']}:"):
        return None  # `date : …` is French prose
    mended = list(lines)
    mended[line] = " " * _indent(lines[entry.first]) + lines[line].lstrip(" ")
    said = f"{own['key']} is indented further than the key above it."
    return Mending("not-yaml", line, 1, said, mended, hint=f"Write it exactly below {entry.key}.")


def _no_key(lines: Sequence[str], line: int, fault: Fault) -> Mending | None:
    """Notice a line at the margin that is neither a key nor an item."""
    if fault.code != "not-yaml":
        return None
    for number in (line, _previous(lines, line)):
        text = lines[number]
        if text and text[0] not in " \t#-\"'[]{}&*!|>?:" and not _TOP_KEY.match(text):
            mended = list(lines)
            mended[number] = ""
            found = _NEARLY_KEY.fullmatch(text)
            meant = RELEASE.meant(found["word"]) if found else ""
            hint = (
                f"Write {meant}: {found['rest'].strip(' ')[:_SHOWN]}"
                if found and meant
                else "Write a key, a colon, a space and the value."
            )
            return Mending(
                "not-yaml", number, 1, "this line is not a key with its value.", mended, hint=hint, lost=meant
            )
    return None


def _entry(lines: Sequence[str], line: int) -> _Entry | None:
    """Return the entry that a line is part of: its own, or the one above whose plain value it goes on with."""
    indent = _indent(lines[line])
    for number in range(line - 1, -1, -1) if indent else ():
        found = _KEY_LINE.fullmatch(lines[number])
        column = len(found["lead"]) if found else _indent(lines[number])
        if lines[number].strip(" ") and column < indent:
            if found and found["value"][0] not in "|>[{\"'#":
                return _spread(lines, number, found)
            break
    own = _KEY_LINE.fullmatch(lines[line]) or _ITEM_LINE.fullmatch(lines[line])
    return _spread(lines, line, own) if own else None


def _spread(lines: Sequence[str], first: int, found: re.Match[str]) -> _Entry:
    remark = _REMARK.search(found["value"])
    value = found["value"][: remark.start()] if remark else found["value"]
    last = first
    if not remark and value[0] not in "\"'":
        for number in range(first + 1, len(lines)):
            text = lines[number].strip(" ")
            if not text or _indent(lines[number]) <= len(found["lead"]):
                break
            value, last = f"{value} {text}", number
    before = found.string[: found.start("value")]
    return _Entry(first, last, before, found["key"], value.rstrip(" \t"), remark[0] if remark else "")


def _without_block(lines: Sequence[str], line: int) -> tuple[list[str], str]:
    """Return the lines without the top-level entry that `line` is in, and that entry's key."""
    begins = [number for number, text in enumerate(lines) if text and text[0] not in " \t#-"]
    first = max((number for number in begins if number <= line), default=0)
    last = min((number for number in begins if number > line), default=len(lines))
    found = _TOP_KEY.match(lines[first])
    return [*lines[:first], *[""] * (last - first), *lines[last:]], found[1] if found else ""


def _previous(lines: Sequence[str], line: int) -> int:
    """Return the number of the last line before `line` that is not blank, or `line`."""
    return next((number for number in range(line - 1, -1, -1) if lines[number].strip(" \t")), line)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
