"""Checks of where a release's links lead, and of its images."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pressctl.model import Finding
from pressctl.release.checking.desk import Desk

_SHOWN = 40
_LINK = re.compile(r"\]\([ \t]*<?([^) \t>]*)|^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?([^ \t>]+)")
_IMAGE = re.compile(r"!\[[ \t\u00a0]*\]\(")
_WEB = re.compile(r"https?://[^ \t\n\u00a0\u202f<>()\"«»“”]+", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# A name of files rather than of a host is a page beside this one.
_HOST = re.compile(
    r"(?!.*\.(?:html?|php|pdf|md|txt|docx?|jpe?g|png)$)(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}$|(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}[/?#:]"
)
_BARE = re.compile(r"[a-z0-9_-]+")
_ENDS = ".,;:!?"  # what follows an address in a sentence
_SCHEMES = frozenset({"http:", "https:", "mailto:", "tel:"})
# Names that lead nowhere outside: RFC 6761 and 8375, the name reserved by ICANN for networks, and what routers use.
_INSIDE = frozenset({"localhost", "local", "internal", "intranet", "lan", "corp", "home", "private", "localdomain"})


def links(desk: Desk) -> Iterator[Finding]:
    """Advise on links that lead nowhere from a mail."""
    release = desk.release
    files = {media.path for media in release.media if media.path}
    for passage in desk.lines:
        for found in _LINK.finditer(passage.text):
            group = 1 if found[1] is not None else 2
            to, place = found[group], passage.at(found.start(group))
            scheme = _SCHEME.match(to)
            if (scheme and scheme[0].lower() in _SCHEMES) or to.removeprefix("./") in files:
                continue
            if not release.original and not scheme and not _HOST.match(to):
                continue  # perhaps a file, which a translation has from its original
            if scheme and not _HOST.match(to):
                said = f'no link to "{to[:_SHOWN]}" is made: only http, https, mailto and tel are.'
                yield desk.advice("link-scheme", place, said)
            else:
                better = f"https://{to}" if _HOST.match(to) else "the whole address, from https:// on"
                said = f'the link to "{to[:_SHOWN]}" leads nowhere from a mail or a feed.'
                yield desk.advice("link-no-scheme", place, said, f"Write {better}.")


def inside(desk: Desk) -> Iterator[Finding]:
    """Advise on addresses that only the newsroom's own machines can reach."""
    found = [
        (passage.at(match.start()), match[0])
        for passage in desk.passages
        if "://" in passage.text
        for match in _WEB.finditer(passage.text)
    ]
    found += [(desk.at("url"), desk.release.url)]
    found += [(desk.at(f"media[{number}].url"), media.url) for number, media in enumerate(desk.release.media)]
    for place, address in found:
        kind = _is_inside(address) if address else ""
        if kind:
            said = f"this address leads to {kind}: nobody outside can open it."
            yield desk.advice("link-inside", place, said, "Write the public address.")


def _is_inside(address: str) -> str:
    """Return what an address leads to when no reader can reach it, as a noun; else nothing."""
    try:
        host = (urlsplit(address.rstrip(_ENDS)).hostname or "").rstrip(".")
    except ValueError:  # brackets that enclose no IPv6 address
        return ""
    last = host.rpartition(".")[2]
    if ":" in host or last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last):
        return _judged(host)
    if last in _INSIDE:
        return "this machine" if last == "localhost" else "a name of a local network"
    return "a name without a domain" if _BARE.fullmatch(host) else ""


def _judged(host: str) -> str:
    from ipaddress import ip_address

    try:
        address = ip_address(host)
    except ValueError:  # 127.1 and 2130706433 are read as addresses by browsers
        return "a number instead of a name"
    if address.is_loopback:
        return "this machine"
    return "" if address.is_global else "a private address"


def images(desk: Desk) -> Iterator[Finding]:
    """Advise on an image in the text that says nothing to those who do not see it."""
    for passage in desk.lines:
        for found in _IMAGE.finditer(passage.text):
            said = "this image has no text in its place."
            hint = "Say what it shows between the brackets: ![…](…)."
            yield desk.advice("image-no-text", passage.at(found.start()), said, hint)
