"""Text made safe to show: secrets and people's addresses replaced by stars, in every form they may have taken.

Text is masked whole and cut afterwards: what is cut first may keep the beginning of a secret.
"""

import base64
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from html import escape
from itertools import takewhile
from urllib.parse import quote, quote_plus

from pressctl.model import Secret

STARS = "***"
_SHORTEST_BASE64 = 8  # characters of a secret's base64 that are safe to search for
_TELLING = 12  # characters of a secret's beginning that say too much; vendors themselves show the first few
_LONG = 20  # characters from which a part of an address is no word

_ATOM = r"[^\s@<>\"(),:;\[\]\\]"
_DOMAIN = r"[^\s@<>\"'(),:;=&\[\]{}|\\]"
# A quoted local part, plain or as JSON has it, of the length that RFC 5321 section 4.5.3.1.1 allows and some more.
_QUOTED = r"(?<!\\)\\*\"(?:[^\"\\\n]|\\[^\n]){1,80}?\\*\""
# The look-behind begins a try only where a word begins: without it long text costs its square.
_ADDRESS = re.compile(rf"(?:{_QUOTED}|(?<!{_ATOM}){_ATOM}+)(?:@|%40)(?:\[[0-9A-Za-z:.-]+\]|{_DOMAIN}+)")
# What stands before an address in a form or in prose, and is no part of it.
_BEFORE = re.compile(r".*[?&][\w%.:-]+=|(?:to|cc|bcc|from|e?mail|address|recipient|reply_to)=|['`*]+", re.IGNORECASE)


class Redactor:
    """Replaces some secrets in text by stars."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        """Prepare every form of every secret, and how much of its beginning tells it."""
        self._telling: dict[str, int] = {}
        for secret in dict.fromkeys(secrets):  # thousands of targets may share one
            for form, telling in _forms(secret.reveal()):
                self._telling[form] = min(telling, self._telling.get(form, telling))

    @cached_property  # compiled where a text is cleaned; most redactors only look for whole secrets
    def _whole(self) -> re.Pattern[str]:
        return _any_of(self._telling)

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        return _any_of({form[:telling] for form, telling in self._telling.items()})

    def clean(self, text: str) -> str:
        """Return the text without the secrets, and without beginnings of them that tell.

        They are known as they are, URL-encoded, in base64, in hexadecimal, or escaped for JSON or HTML.
        """
        if not self._telling or not text:
            return text
        text, pieces, at = self._whole.sub(STARS, text), [], 0
        while found := self._beginning.search(text, at):
            pieces += [text[at : found.start()], STARS]
            at = found.start() + self._common(text, found.start())
        return "".join([*pieces, text[at:]])

    def holds_secret(self, text: str) -> bool:
        """Whether the text holds one of the secrets whole, in any of these forms."""
        return any(form in text for form in self._telling)  # many times faster than the pattern, on long texts

    def _common(self, text: str, at: int) -> int:
        """Return how many characters from `at` on are a secret's."""
        shared = ((_shared(form, text, at), telling) for form, telling in self._telling.items())
        return max(length for length, telling in shared if length >= telling)


def mask_addresses(text: str) -> str:
    """Return the text with every e-mail address, URL-encoded ones too, replaced by stars around an @."""
    return _ADDRESS.sub(_masked, text)


def _masked(found: re.Match[str]) -> str:
    before = _BEFORE.match(found[0])
    return f"{before[0] if before else ''}{STARS}@{STARS}"


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of these, of which there is one at least; the longest where several begin."""
    ordered = sorted(texts, key=lambda text: (-len(text), text))
    return re.compile("|".join(map(re.escape, ordered)))


def _shared(form: str, text: str, at: int) -> int:
    """Return how many of the first characters of `form` stand in `text` from `at` on."""
    pairs = zip(form, text[at : at + len(form)], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@lru_cache(maxsize=256)  # many targets share one secret, and each run looks for it several times
def _forms(value: str) -> tuple[tuple[str, int], ...]:
    """Return each form of a secret with the number of its first characters that tell it."""
    pieces = (value, *_pieces(value))
    return tuple(form for piece in pieces for form in _encoded(piece, _telling(piece)))


def _telling(value: str) -> int:
    """Return how many characters of a secret's beginning tell it; what all of its kind begin with does not count."""
    known = re.match(r"whsec_|https?://[^/]*/?", value)
    telling = (len(known[0]) if known else 0) + _TELLING
    return telling if telling + 4 <= len(value) else len(value)


def _pieces(value: str) -> Iterator[str]:
    """Yield the parts of a secret that are as good as the whole: a webhook's key, an address's tokens."""
    if value.startswith("whsec_"):
        yield value.removeprefix("whsec_")
    if value.startswith(("http://", "https://")):
        host, _, tail = value.partition("://")[2].partition("/")
        yield from (piece for piece in re.split(r"[/?&=#]", tail) if _is_token(piece))
        yield from (label for label in host.partition(":")[0].split(".") if _is_token(label))


def _is_token(piece: str) -> bool:
    """Whether a part of an address is made by chance; a word such as "services" would be found in honest text."""
    mixed = any(char.isdigit() for char in piece) and any(char.isalpha() for char in piece)
    return len(piece) >= _LONG or (len(piece) >= _SHORTEST_BASE64 and mixed)


def _encoded(value: str, telling: int) -> Iterator[tuple[str, int]]:
    for encode in _ENCODINGS:
        yield encode(value), len(encode(value[:telling]))
    head = value[:telling].encode("utf-8", "surrogatepass")
    for before, form in _base64_forms(value.encode("utf-8", "surrogatepass")):
        yield form, max(_SHORTEST_BASE64, (before + len(head)) // 3 * 4 - _FOREIGN[before])


def _lower(encoded: str) -> str:
    return re.sub(r"%[0-9A-F]{2}|\\u[0-9a-fA-F]{4}", lambda found: found[0].lower(), encoded)


def _json(value: str) -> str:
    return json.dumps(value)[1:-1]


def _hex(value: str) -> str:
    return value.encode("utf-8", "surrogatepass").hex()


_ENCODINGS: tuple[Callable[[str], str], ...] = (
    str,
    lambda value: quote(value, safe=""),
    lambda value: _lower(quote(value, safe="")),
    quote,
    lambda value: _lower(quote(value)),
    lambda value: quote(value, safe="!'()*"),  # a browser's encodeURIComponent
    quote_plus,
    lambda value: _lower(quote_plus(value)),
    _json,
    lambda value: _json(value).replace("/", "\\/"),  # PHP's habit
    lambda value: re.sub(r"\\u[0-9a-f]{4}", lambda found: f"\\u{found[0][2:].upper()}", _json(value)),
    lambda value: json.dumps(value, ensure_ascii=False)[1:-1],
    escape,
    lambda value: escape(value).replace("&#x27;", "&#39;").replace("&quot;", "&#34;"),
    _hex,
    lambda value: _hex(value).upper(),
)
# Characters of base64 that also depend on what stands before, by the number of bytes there.
_FOREIGN = (0, 2, 3)


def _base64_forms(value: bytes) -> Iterator[tuple[int, str]]:
    """Yield what base64 makes of the bytes wherever they stand in a longer text, with the bytes before them.

    Three bytes become four characters, so there are three alignments (`Basic` credentials are
    "name:secret"); the characters that also depend on a neighbour are left out.
    """
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + value).rstrip(b"=").decode()
        whole = (before + len(value)) // 3 * 4
        inner = encoded[_FOREIGN[before] : whole]
        if len(inner) >= _SHORTEST_BASE64:
            yield before, inner
            yield before, inner.replace("+", "-").replace("/", "_")
