r"""LinkedIn's "little text": how a plain text is written into the `commentary` of its Posts API.

The characters of its small grammar have to be escaped, or LinkedIn silently drops everything from the
first of them on, while it answers with success (Microsoft Learn, "little text format").
Addresses stay as they are, or they are no links; a hashtag becomes the template `{hashtag|\#|Name}`.
"""

import re
from functools import cache

from pressctl.render.links import mastodon_addresses


def little_text(text: str) -> str:
    """Return the wire form of a LinkedIn post; `counting.measure` measures the plain form."""
    parts, done = [], 0
    for start, end in mastodon_addresses(text):
        parts += [_escape(text[done:start]), text[start:end]]
        done = end
    return "".join([*parts, _escape(text[done:])])


def _escape(text: str) -> str:
    return _reserved().sub(lambda found: rf"{{hashtag|\#|{found['tag']}}}" if found["tag"] else f"\\{found[0]}", text)


@cache
def _reserved() -> re.Pattern[str]:
    return re.compile(r"(?<![\w&])#(?P<tag>\d*[^\W\d_]\w*)|[\\|{}@\[\]()<>#*_~]")
