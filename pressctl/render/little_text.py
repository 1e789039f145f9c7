r"""LinkedIn's "little text": how a plain text is written into the `commentary` of its Posts API.

Every character of its small grammar has to be escaped, wherever it stands, or LinkedIn silently drops everything from
the first of them on, while it answers with success (Microsoft Learn, "little Text Format": "All reserved characters
need to be escaped with a backslash, even if those characters are not used in one of the supported elements"). So an
address is escaped too: it is a link once the backslashes are read. A hashtag becomes the template `{hashtag|\#|Name}`.
"""

import re

from pressctl.render.hashtags import tags_in

RESERVED = r"\|{}@[]()<>#*_~"
_RESERVED = re.compile(f"[{re.escape(RESERVED)}]")


def little_text(text: str) -> str:
    """Return the wire form of a LinkedIn post; `counting.measure` measures the plain form."""
    parts, done = [], 0
    for start, end in tags_in(text):
        sign, name = text[start], text[start + 1 : end]
        parts += [_escaped(text[done:start]), f"{{hashtag|{_escaped(sign)}|{_escaped(name)}}}"]
        done = end
    return "".join([*parts, _escaped(text[done:])])


def _escaped(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text)
