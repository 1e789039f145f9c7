"""Threads: 500 characters, "emojis are counted as the number of UTF-8 bytes" (Meta, Threads API, "Posts").

What it calls a character it does not say, so those beyond the Basic Multilingual Plane are counted as two: what fits
here fits there. An address counts in full, and more than five of them are refused (THREADS_API__LINK_LIMIT_EXCEEDED). The
first hashtag of a post is its topic; there is one (Meta, "Topic Tags").
"""

from pressctl.render.lengths import Rule, emoji, utf8, utf16
from pressctl.render.social import SocialNetwork


def _wholes(text: str) -> list[tuple[int, int, int]]:
    return [(start, end, utf8(text[start:end])) for start, end in emoji(text)]


NETWORK = SocialNetwork(
    name="Threads",
    lengths=(Rule(500, "characters, emoji by their bytes", utf16, _wholes),),
    threads=True,
    hashtags=1,
    links=5,
)
