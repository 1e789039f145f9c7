"""Text made safe to show: secrets and people's addresses replaced by stars, in every form they may have taken."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote, quote_plus

from pressctl.model import Secret

STARS = "***"
_SHORTEST_BASE64 = 8  # characters of a secret's base64 that are safe to search for
_WORD = r"[^\s@<>\"'(),:;=&\[\]{}|\\]"
# The look-behind begins a try only where a word begins: without it long text costs its square.
_ADDRESS = re.compile(rf"(?<!{_WORD}){_WORD}+(?:@|%40){_WORD}+")


class Redactor:
    """Replaces some secrets in text by stars."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        """Prepare every form of every secret; the longest is looked for first."""
        forms = {form for secret in secrets for form in _forms(secret.reveal()) if form}
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        self._pattern = re.compile("|".join(re.escape(form) for form in ordered)) if ordered else None

    def clean(self, text: str) -> str:
        """Return the text without the secrets: as they are, URL-encoded, in base64, or escaped for JSON or HTML."""
        return self._pattern.sub(STARS, text) if self._pattern else text

    def holds_secret(self, text: str) -> bool:
        """Whether the text holds one of the secrets, in any of these forms."""
        return bool(self._pattern and self._pattern.search(text))


def mask_addresses(text: str) -> str:
    """Return the text with every e-mail address, URL-encoded ones too, replaced by stars around an @."""
    return _ADDRESS.sub(f"{STARS}@{STARS}", text)


def _forms(value: str) -> Iterator[str]:
    yield from _encoded(value)
    for piece in _telling(value):
        yield from _encoded(piece)


def _telling(value: str) -> Iterator[str]:
    """Yield the parts of a secret that are as good as the whole: a webhook's key, an address's tokens."""
    if value.startswith("whsec_"):
        yield value.removeprefix("whsec_")
    if value.startswith(("http://", "https://")):
        _, _, tail = value.partition("://")[2].partition("/")
        yield from (piece for piece in re.split(r"[/?&=#]", tail) if len(piece) >= _SHORTEST_BASE64)


def _encoded(value: str) -> Iterator[str]:
    yield value
    for encoded in (quote(value, safe=""), quote(value), quote_plus(value)):
        yield encoded
        yield re.sub(r"%[0-9A-F]{2}", lambda found: found[0].lower(), encoded)
    yield json.dumps(value)[1:-1]
    yield json.dumps(value, ensure_ascii=False)[1:-1]
    yield escape(value)
    yield from _base64_forms(value.encode("utf-8", "surrogatepass"))


def _base64_forms(value: bytes) -> Iterator[str]:
    """Yield what base64 makes of the bytes wherever they stand in a longer text.

    Three bytes become four characters, so there are three alignments (`Basic` credentials are
    "name:secret"); the characters that also depend on a neighbour are left out.
    """
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + value).rstrip(b"=").decode()
        whole = (before + len(value)) // 3 * 4
        inner = encoded[(0, 2, 3)[before] : whole]
        if len(inner) >= _SHORTEST_BASE64:
            yield inner
            yield inner.replace("+", "-").replace("/", "_")
