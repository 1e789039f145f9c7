"""A release as text: front matter in our own YAML, and the skeleton that a new release begins as.

Text is always in double quotes, on one line, so that nothing in it is anything but text; what is
written reads back the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from pressctl.errors import Misused
from pressctl.model import Newsroom
from pressctl.release.frontmatter import CONTROLS
from pressctl.release.languages import primary
from pressctl.release.nodes import BLANKS
from pressctl.release.outlines import OUTLINES

# What YAML 1.1 cannot have, or would take for a line break, even in quotes (yaml.org/spec/1.1, section 5.1).
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
# One lower-case word or id: safe without quotes, unless YAML has a meaning of its own for it.
_WORD = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
ANSWERABLE = ("categories", "contacts", "date", "dateline", "embargo", "language", "lead", "subhead")


class Word(str):
    """A value from a fixed list, or an id: written without quotes where YAML takes it for text."""

    __slots__ = ()


Value = str | int | date | Sequence["Value"] | Mapping[str, "Value"]


class Pair(Struct, frozen=True, kw_only=True):
    """A key with its value, below its comments; a comment is one line without its sign."""

    key: str
    value: Value
    comments: tuple[str, ...] = ()


def front_matter(pairs: Iterable[Pair], *, opening: Iterable[str] = (), closing: Iterable[str] = ()) -> str:
    """Return front matter with both its rules; `opening` and `closing` are comments of their own."""
    lines = ["---", *map(_comment, opening)]
    for pair in pairs:
        lines += map(_comment, pair.comments)
        lines += _lines(pair.key, pair.value, "")
    return "\n".join([*lines, *map(_comment, closing), "---", ""])


def lines_of(pair: Pair) -> list[str]:
    """Return a key with its value as lines of front matter, without its comments."""
    return list(_lines(pair.key, pair.value, ""))


def one_headline(typed: str) -> str:
    """Return a headline as it was typed or pasted, on one line, without what cannot be seen."""
    return re.sub("[ \t\n]+", " ", CONTROLS.sub(" ", typed)).strip(BLANKS)


def with_schema(document: str, schema: str) -> str:
    """Return a release whose front matter begins with where its JSON Schema is, in the comment that YAML editors read."""
    return document.replace("---\n", f"---\n# yaml-language-server: $schema={schema}\n", 1) if schema else document


def new_document(
    headline: str,
    *,
    newsroom: Newsroom,
    today: date,
    id: str,  # noqa: A002  (the key's own name)
    answers: "Mapping[str, Value] | None" = None,
) -> str:
    """Return the skeleton of a new release, withheld, that says what to fill in.

    `answers` are values for `ANSWERABLE` keys, as a release has them. The outline is in the release's language
    where it is known (fr, en, de, es), else in English.

    Raises:
        Misused: For an answer to a key that is not asked for.
    """
    given = dict(answers or {})
    unknown = [key for key in given if key not in ANSWERABLE]
    if unknown:
        raise Misused(f'there is no answer called "{unknown[0]}".', hint=f"Known here: {', '.join(ANSWERABLE)}.")
    language = str(given.get("language") or newsroom.language)
    outline = OUTLINES.get(primary(language), OUTLINES["en"])
    pairs = list(_skeleton(headline, id, language, today, given))
    return front_matter(pairs, closing=_hints(newsroom, pairs)) + "\n" + outline.body(has_lead=bool(given.get("lead")))


def _skeleton(headline: str, chosen: str, language: str, today: date, given: "Mapping[str, Value]") -> Iterator[Pair]:
    """Write the keys of a new release; `given` are the answers."""
    never = "The id never changes, whatever becomes of the headline."
    yield Pair(key="id", value=Word(chosen), comments=(never,))
    draft = "A draft. When the text is ready, delete this line: the release is then usable."
    yield Pair(key="status", value=Word("withheld"), comments=(draft,))
    yield Pair(key="headline", value=headline)
    yield from (Pair(key=key, value=given[key]) for key in ("subhead", "dateline", "lead") if given.get(key))
    yield Pair(key="language", value=Word(language))
    when = "The day it is published; an hour ahead (2026-01-31T09:00) holds it until then."
    yield Pair(key="date", value=given.get("date") or today, comments=(when,))
    yield from (Pair(key=key, value=given[key]) for key in ("embargo", "categories", "contacts") if given.get(key))


def _hints(newsroom: Newsroom, pairs: Sequence[Pair]) -> Iterator[str]:
    """Say which other keys a release may have, those first that most releases need."""
    written = {pair.key for pair in pairs}
    if not newsroom.contacts and "contacts" not in written:
        yield "Whom journalists may write to or call; config.toml can say it once for all releases:"
        yield 'contacts: [{name: "…", role: "…", email: "…", phone: "…"}]'
    yield "Also possible; take the sign # away to use a line:"
    hints = {
        "subhead": 'subhead: "…"',
        "dateline": 'dateline: "…"',
        "embargo": "embargo: 2026-01-31T09:00+01:00",
        "categories": 'categories: ["…"]',
        "quotes": 'quotes: [{text: "…", speaker: "…", role: "…"}]',
        "media": 'media: [{path: "photo.jpg", alt: "…", credit: "…"}]',
    }
    yield from (line for key, line in hints.items() if key not in written)


def _comment(text: str) -> str:
    return f"# {_LINE.sub(' ', text)}".rstrip(" ")


def _lines(key: str, value: Value, indent: str) -> Iterator[str]:
    """Write one key, its value below it where that is a list or a table."""
    name = key if _WORD.fullmatch(key.replace("_", "-")) and key not in _YAML_WORDS else _text(key)
    if isinstance(value, str | int | date):
        yield f"{indent}{name}: {_scalar(value)}"
    elif not value:
        yield f"{indent}{name}: {'{}' if isinstance(value, Mapping) else '[]'}"
    else:
        yield f"{indent}{name}:"
        yield from _inner(value, f"{indent}  ")


def _inner(value: Sequence[Value] | Mapping[str, Value], indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _lines(key, inner, indent)
        return
    for item in value:
        if isinstance(item, str | int | date):
            yield f"{indent}- {_scalar(item)}"
        elif not item:
            yield f"{indent}- {'{}' if isinstance(item, Mapping) else '[]'}"
        else:
            first, *others = _inner(item, f"{indent}  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from others


def _scalar(value: str | int | date) -> str:
    if isinstance(value, Word) and _WORD.fullmatch(value) and value not in _YAML_WORDS:
        return str(value)
    if isinstance(value, str):
        return _text(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _text(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")  # noqa: PLR2004  (two digits)
