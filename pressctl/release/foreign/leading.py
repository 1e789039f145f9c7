"""Where a link leads, seen from anywhere: whole addresses of four kinds, or nowhere."""

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from pressctl.release.addresses import is_web_address
from pressctl.release.foreign.trees import name_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Where networks take what somebody shares.
_SHARES = re.compile(
    r"(?:https?:)?//(?:(?:www|m|web)\.)?(?:facebook\.com/(?:share|dialog/)|(?:twitter|x)\.com/(?:intent/|share|home\?status)|bsky\.app/intent/"
    r"|linkedin\.com/(?:sharearticle|sharing/|cws/share)|pinterest\.[a-z.]+/pin/create|reddit\.com/submit|stumbleupon\.com/submit|xing\.com/(?:spi|social)/"
    r"|plus\.google\.com/share|wa\.me/\?|(?:api\.)?whatsapp\.com/send|t(?:elegram)?\.me/share|vk\.com/share|tumblr\.com/share|getpocket\.com/(?:save|edit)"
    r"|share\.flipboard|news\.ycombinator\.com/submitlink|threads\.net/intent/|mastodonshare|social-plugins\.line\.me|line\.me/r/msg|b\.hatena\.ne\.jp/"
    r"|connect\.ok\.ru|service\.weibo\.com/share)|(?:whatsapp|fb-messenger)://"
)
_HEADINGS, _NEAR = frozenset({"h2", "h3", "h4", "h5", "h6"}), 3


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


def is_anchor(link: "Element", href: str) -> bool:
    """Tell whether a link is where its heading itself is found: `<h2><a href="#what-changes">What changes</a></h2>`."""
    within = islice(link.iterancestors(), _NEAR)
    return href.startswith("#") and href != "#" and any(name_of(one) in _HEADINGS for one in within)


def leads_to_sharing(address: str) -> bool:
    """Tell whether an address is where a network takes what somebody shares."""
    return _SHARES.match(address[:80].lower().lstrip(" ")) is not None
