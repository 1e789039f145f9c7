"""A mail or page made fit for a frame: it loads nothing, runs nothing, leads nowhere, and shows the colours asked for.

The frame is sandboxed, and its document forbids everything by its policy. What that would stop is taken out
beforehand all the same: the browser's console stays silent, and the reader is told what is missing.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Literal
from urllib.parse import quote

from msgspec import Struct

from pressctl.preview.panes import Sight

Theme = Literal["light", "dark"]
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
# At the very beginning it holds for all that follows; a parser puts it into the head. Links open nothing:
# a sandboxed frame has no windows to open, and must not lead itself away.
_HEAD = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><base target="_blank">'
_NO_PICTURE = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
_LONGEST_NAME = 52  # characters that fit into a placeholder
_TRUE, _FALSE = "min-width: 0", "max-width: -1px"  # media features that every window has, and none

_S = "[ \t\r\n\f]"  # HTML's own white space
_INSIDE = "(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
_VALUE = "(?:\"([^\"]*)\"|'([^']*)'|([^ \t\r\n\f>\"']+))"
_BEFORE = re.compile(f"(?:\ufeff|{_S}|<!--.*?-->)*<!doctype[^>]*>", re.IGNORECASE | re.DOTALL)
# What is never closed goes on to the end, for browsers as for us.
_SCRIPT = re.compile(rf"<script\b{_INSIDE}>.*?(?:</script{_S}*>|\Z)", re.IGNORECASE | re.DOTALL)
_STYLE = re.compile(rf"(<style\b{_INSIDE}>)(.*?)(?=</style|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rf"<([a-z][a-z0-9]*)\b{_INSIDE}>", re.IGNORECASE)
# A whole attribute, so that words within another one's value are never taken for one.
_ATTRIBUTE = re.compile(rf"{_S}+([a-z][a-z0-9:_-]*)(?:{_S}*={_S}*{_VALUE})?", re.IGNORECASE)
_SHEET = re.compile(rf"{_S}rel{_S}*={_S}*[\"']?(?:[a-z ]*{_S})?stylesheet", re.IGNORECASE)
_HREF = re.compile(rf"{_S}href{_S}*={_S}*{_VALUE}", re.IGNORECASE)
_PREFERS = re.compile(f"prefers-color-scheme{_S}*:{_S}*(dark|light)", re.IGNORECASE)
_SCHEMES = "((?:(?:light|dark|only)[ \t]*)+)"
_SCHEME = re.compile(f"((?<![a-z-])color-scheme{_S}*:{_S}*){_SCHEMES}", re.IGNORECASE)
_SCHEME_META = re.compile(f"(color-scheme[\"']?{_S}+content{_S}*={_S}*[\"']?){_SCHEMES}", re.IGNORECASE)
_URL = re.compile(rf"url\({_S}*(?:\"([^\"]*)\"|'([^']*)'|([^)\"']*)){_S}*\)", re.IGNORECASE)
_IMPORT = re.compile(rf"@import{_S}+(?:url\()?{_S}*[\"']?([^\"');]*)[^;]*;?", re.IGNORECASE)
_FONT = re.compile(f"@font-face{_S}*{{[^}}]*}}", re.IGNORECASE)


def see(html: str, pictures: Mapping[str, str] | None = None) -> Sight:
    """Return a document in light and dark, each whole and harmless.

    Args:
        html: A whole document, as a mail or page has it.
        pictures: `data:` addresses for images whose own addresses are known here; every other image is named in
            its place instead of loaded.
    """
    held, asked, unloaded = pictures or {}, [False], dict[str, None]()

    def picture(address: str) -> str:
        asked[0] = True
        if address.startswith("data:image/"):
            return address
        if address not in held:
            unloaded[address] = None
        return held.get(address) or placeholder(address)

    def miss(address: str) -> None:
        unloaded[address] = None

    light, dark = (_Dresser(theme, picture, miss).document(html) for theme in ("light", "dark"))
    bare = [_Dresser(theme, lambda _: "", lambda _: None).document(html) for theme in ("light", "dark")]
    light_bare, dark_bare = bare if asked[0] else ("", "")
    return Sight(
        light=light,
        dark=dark,
        light_bare=light_bare,
        dark_bare=dark_bare,
        has_dark=bool(_PREFERS.search(html)),
        unloaded=tuple(unloaded),
    )


def article(html: str, language: str, direction: str) -> str:
    """Return a feed entry's HTML as a whole document, as plain as a reader shows it."""
    return f"""<!DOCTYPE html><html lang="{escape(language)}" dir="{direction}"><meta charset="utf-8"><style>
:root {{ color-scheme: light dark }}
body {{ margin: 1.25rem 1.5rem; font: 1rem/1.6 Georgia, serif; color: #222; background: #fff; overflow-wrap: break-word }}
img {{ max-width: 100% }}
table {{ border-collapse: collapse }} th, td {{ padding: .3rem .6rem; border: 1px solid #8885 }}
@media (prefers-color-scheme: dark) {{ body {{ color: #ddd; background: #1b1d21 }} a {{ color: #9cc0e4 }} }}
</style>{html}"""


def placeholder(address: str) -> str:
    """Return a small picture that names an image which is not loaded, as a `data:` address."""
    name = address if len(address) <= _LONGEST_NAME else f"{address[: _LONGEST_NAME - 1]}…"
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="84" viewBox="0 0 320 84">'
        '<rect x=".5" y=".5" width="319" height="83" fill="#ece9e2" stroke="#8a8578" stroke-dasharray="4 3"/>'
        '<g font-family="sans-serif" font-size="11" fill="#4b4a45"><text x="10" y="26" font-weight="bold">'
        f'Image, not loaded here</text><text x="10" y="48">{escape(name)}</text></g></svg>'
    )
    return f"data:image/svg+xml,{quote(drawn)}"


class _Dresser(Struct, frozen=True):
    """Dresses a document in one theme's colours, whatever the browser prefers.

    `picture` gives another address for an image, "" to leave it out; `miss` is told what is left out else.
    """

    theme: Theme
    picture: Callable[[str], str]
    miss: Callable[[str], None]

    def document(self, html: str) -> str:
        html = _SCRIPT.sub("", html)
        html = _STYLE.sub(lambda found: found[1] + self._sheet(found[2]), html)
        html = _TAG.sub(self._tag, html)
        begun = _BEFORE.match(html)
        at = begun.end() if begun else 0
        return html[:at] + _HEAD + html[at:]

    def _tag(self, found: re.Match[str]) -> str:
        tag, name = found[0], found[1].lower()
        if name in {"link", "base"}:
            # Feeds and canonical addresses load nothing; a style sheet would.
            if _SHEET.search(tag) and (address := _HREF.search(tag)):
                self.miss(_value(address))
            return ""
        if name == "meta":
            return _SCHEME_META.sub(self._scheme, tag)
        return _ATTRIBUTE.sub(lambda attribute: self._attribute(name, attribute), tag)

    def _attribute(self, tag: str, found: re.Match[str]) -> str:
        """Return an attribute that neither loads nor runs anything: as it is, with another value, or not at all."""
        name, value = found[1].lower(), unescape(_value(found, 1))
        if name == "srcset" or name.startswith("on"):  # what `src` names is enough
            return ""
        if name == "style":
            return f' style="{escape(self._sheet(value))}"'
        if name == "media":
            return f' media="{escape(_PREFERS.sub(self._prefers, value))}"'
        if name in {"src", "data"} and tag not in {"img", "input"}:  # a film, a frame, an object
            self.miss(value)
            return ""
        if name in {"src", "background", "poster"}:
            made = self.picture(value)
            return f' {name}="{escape(made)}"' if made else ""
        return found[0]

    def _sheet(self, text: str) -> str:
        """Return a style sheet, or an element's own style, in the theme and without addresses."""
        for loaded in (*_IMPORT.finditer(text), *(url for font in _FONT.findall(text) for url in _URL.finditer(font))):
            self.miss(_value(loaded))
        text = _FONT.sub("", _IMPORT.sub("", text))
        text = _PREFERS.sub(self._prefers, text)
        return _URL.sub(self._url, _SCHEME.sub(self._scheme, text))

    def _prefers(self, found: re.Match[str]) -> str:
        return _TRUE if found[1].lower() == self.theme else _FALSE

    def _url(self, found: re.Match[str]) -> str:
        address = _value(found)
        return found[0] if address.startswith("#") else f"url({self.picture(address) or _NO_PICTURE})"

    def _scheme(self, found: re.Match[str]) -> str:
        """Where a document says that it has dark colours too, make it say that it has those of the theme alone."""
        return f"{found[1]}{self.theme}" if "dark" in found[2].lower() else found[0]


def _value(found: re.Match[str], before: int = 0) -> str:
    """Return the one group that matched, after the first `before`."""
    return next(filter(None, found.groups()[before:]), "")
