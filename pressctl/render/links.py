"""Which stretches of a post are addresses, and which are mentions, as the networks see them.

X and Mastodon count an address as 23 whatever its length, so a post is measured wrongly unless its
addresses are found by their rules: twitter-text 3.1 for X (an address may lack its scheme:
`example.fr`, and `M.Dupont`, since `dupont` is a top-level domain), the same with wider paths and
with the scheme required for Mastodon (its twitter_regex.rb and extractor.rb).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_LONGEST_LABEL = 63  # octets, once encoded: RFC 1035
_LONGEST_ADDRESS = 4096  # characters: twitter-text
_LONGEST_SLUG = 40  # characters after t.co/: twitter-text
_LONGEST_MENTION_DOMAIN = 253

_BLANK = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ACCENTED = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272"
    "\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
# Neither scheme nor host may follow one of these directly.
# Neither scheme nor host may follow one of these directly.
_BARRED = "A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff"


_QUERY = r"[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]"
_QUERY_END = r"[A-Za-z0-9\-_&=#/]"
# What nearly every address has after its host; the full patterns take 12 ms to compile.
_PLAIN_TAIL = re.compile(r"(?P<path>/[A-Za-z0-9/_-]*)?(?=[ \n]|\Z)")


class _Patterns(NamedTuple):
    candidate: re.Pattern[str]
    barred: re.Pattern[str]
    barred_bare: re.Pattern[str]
    label: re.Pattern[str]
    bare_label: re.Pattern[str]
    ascii_run: re.Pattern[str]
    short: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compile what finding addresses needs, the first time a post has a dot in it."""
    word = f"[-A-Za-z0-9{_ACCENTED}]"
    return _Patterns(
        candidate=re.compile(rf"(?P<scheme>(?i:https?)://)|(?<!{word}){word}+\."),
        barred=re.compile(f"[{_BARRED}]"),
        barred_bare=re.compile(f"[{_BARRED}_./-]"),
        label=re.compile(rf"[^\x00-,/:-@\[-^`{{-\x7f{_BLANK}{_BIDI}\ufffe\ufeff\uffff.]+"),
        bare_label=re.compile(f"{word}+"),
        ascii_run=re.compile(r"[A-Za-z0-9-]+"),
        short=re.compile(rf"(?i:https?://t\.co)/([A-Za-z0-9]+)(?:\?{_QUERY}*{_QUERY_END})?"),
    )


@cache
def _x_tail() -> re.Pattern[str]:
    general = rf"[A-Za-z0-9\u0400-\u04ff{_ACCENTED}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
    return _tail(general, rf"[A-Za-z0-9\u0400-\u04ff{_ACCENTED}+\-=_#/]", _QUERY, _QUERY_END)


@cache
def _mastodon_tail() -> re.Pattern[str]:
    general, ending = rf"[^{_BLANK}<>()?]", rf"[^{_BLANK}()?!*\"'「」<>;:=,.$%\[\]~&|]"
    wide = "\u00a0-\U0010fffd"
    return _tail(general, ending, rf"[A-Za-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{wide}]", rf"[A-Za-z0-9_&=#/\-{wide}]")


@cache
def _mention() -> re.Pattern[str]:
    return re.compile(
        r"(?<![=/\w])@(?>[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*(?:@(?P<domain>\w+(?:[.-]+\w+)*))?)"
        rf"(?![@＠{_ACCENTED}]|://)"
    )


def _tail(general: str, ending: str, query: str, query_end: str) -> re.Pattern[str]:
    """Compile what may follow a host: a port, a path with parentheses in pairs, a query."""
    pair = rf"\((?:{general}+|{general}*\({general}+\){general}*)\)"
    path = rf"/(?:(?:{general}|{pair})*(?:{ending}|{pair}))?"
    return re.compile(rf"(?::[0-9]+)?(?P<path>{path})?(?:\?{query}*{query_end})?")


def x_addresses(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each address X will shorten, in characters of `text`, in order."""
    return list(_addresses(text, _x_tail, bare=True)) if "." in text else []


def mastodon_addresses(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each http(s) address Mastodon counts as 23."""
    return list(_addresses(text, _mastodon_tail, bare=False)) if "://" in text else []


def mention_domains(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of the `@domain` of each `@user@domain`, which Mastodon does not count."""
    if "@" not in text:
        return []
    found = (mention.span("domain") for mention in _mention().finditer(text) if mention["domain"])
    return [(start - 1, end) for start, end in found if end - start <= _LONGEST_MENTION_DOMAIN]


def _addresses(text: str, tail: Callable[[], re.Pattern[str]], *, bare: bool) -> Iterator[tuple[int, int]]:
    patterns, at = _patterns(), 0
    while found := patterns.candidate.search(text, at):
        start, at = found.start(), found.end()
        scheme = bool(found["scheme"])
        if start and (patterns.barred if scheme else patterns.barred_bare).match(text, start - 1):
            continue
        host = _host_end(text, at, patterns.label) if scheme else _host_end(text, start, patterns.bare_label)
        if not host or not (scheme or bare):
            continue
        at = host
        rest = _PLAIN_TAIL.match(text, host) or tail().match(text, host)
        # Without a scheme, a port or a query counts only when there is a path.
        end = rest.end() if rest and (scheme or rest["path"]) else host
        if scheme and (short := patterns.short.match(text, start, end)):
            if len(short[1]) > _LONGEST_SLUG:
                continue
            end = short.end()
        if end - start <= _LONGEST_ADDRESS:
            yield start, end
            at = end


def _host_end(text: str, start: int, label: re.Pattern[str]) -> int:
    """Return where the longest host that starts at `start` ends; 0 where there is none."""
    end = 0
    while (found := label.match(text, start)) and text.startswith(".", found.end()):
        name, start = found.group(), found.end() + 1
        if name[0] in "-_" or name[-1] in "-_":
            break
        if not _encodable(name):
            return 0
        if "_" not in name:  # an underscore may stand in a subdomain only
            end = _top_level_end(text, start) or end
    return end


def _encodable(label: str) -> bool:
    """Whether DNS can hold this label."""
    if label.isascii():
        return len(label) <= _LONGEST_LABEL
    return not label.lower().startswith("xn--") and len(label.encode("punycode")) + len("xn--") <= _LONGEST_LABEL


def _top_level_end(text: str, start: int) -> int:
    """Return where the top-level domain that stands at `start` ends; 0 where none does."""
    if not text[start : start + 1].isalnum():
        return 0
    run = _patterns().ascii_run.match(text, start)
    if run and run.group().lower().startswith("xn--"):
        return run.end()
    names, longest = _top_levels()
    ends: Iterable[int] = range(start + longest, start, -1)
    if run:  # a longer one goes on with a letter that is not ASCII
        end = run.end()
        ends = (end,) if text[end : end + 1].isascii() else (end, *range(start + longest, end, -1))
    for end in ends:
        if (
            text[start:end].lower() in names
            and not _patterns().ascii_run.match(text, end)
            and text[end : end + 1] not in {"@", "+"}
        ):
            return end
    return 0


@cache
def _top_levels() -> tuple[frozenset[str], int]:
    """Read the top-level domains: their names in Unicode, and the length of the longest not in ASCII."""
    lines = Path(__file__).with_name("tlds.txt").read_text(encoding="utf-8").split("\n")
    names = frozenset(line for line in lines if line and not line.startswith("#"))
    return names, max(len(name) for name in names if not name.isascii())
