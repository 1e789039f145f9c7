"""Where a link leads, seen from anywhere: whole addresses of four kinds, or nowhere."""

from urllib.parse import urljoin, urlsplit

from pressctl.release.addresses import is_web_address

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def whole(address: str, base: str) -> str:
    """Return an address as it leads there from anywhere, "" for one that leads nowhere."""
    try:
        joined = urljoin(base, address) if base and not address.startswith("#") else address
        scheme = urlsplit(joined).scheme.lower()
    except ValueError:
        return ""
    if scheme not in _SCHEMES or any(character in joined for character in "\n\r\t{}"):
        return ""
    joined = joined.replace(" ", "%20")
    return joined if scheme in {"mailto", "tel"} or is_web_address(joined) else ""


def why_nowhere(href: str) -> str:
    """Return in words why a link was not carried over."""
    if href.startswith("#"):
        return "a link within its own page"
    scheme = href.partition(":")[0].lower() if ":" in href else ""
    if scheme and scheme.isalpha() and scheme not in _SCHEMES:
        return f"a {scheme[:20]} link"
    return "a link whose address is not whole"
