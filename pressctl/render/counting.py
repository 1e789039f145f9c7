"""How long a post is, by the rule of the network it is for: what counts is said in each network's module.

| network  | limit | what is counted |
| --- | --- | --- |
| x        | 280 | NFC characters; Latin, Cyrillic, Greek… weigh 1, the rest 2, an emoji sequence 2, an address 23 |
| bluesky  | 300 and 3,000 | graphemes, and UTF-8 bytes; an address in full |
| mastodon | 500 | graphemes; an http(s) address 23, the `@domain` of a mention nothing |
| threads  | 500 | characters, an emoji as its UTF-8 bytes; an address in full |
| linkedin | 3,000 | characters of the text readers see |
| facebook | 63,206 | characters |
| telegram | 4,096 | UTF-16 units of the text readers see |
"""

from pressctl.render.lengths import Length, measure_by
from pressctl.render.social import find

__all__ = ["Length", "measure"]


def measure(network: str, text: str, *, limit: int | None = None) -> Length:
    """Measure `text` by the rule of a network, such as "x" or "bluesky".

    `limit` stands in for the network's usual one, for a place that allows more or less.

    Raises:
        KeyError: There is no such network.
    """
    return measure_by(find(network).lengths, text, limit=limit)
