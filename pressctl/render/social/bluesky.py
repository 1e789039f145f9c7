"""Bluesky: 300 graphemes and 3,000 bytes of UTF-8, an address in full (lexicon app.bsky.feed.post)."""

from pressctl.render.facets import find_facets
from pressctl.render.lengths import Rule, graphemes, utf8
from pressctl.render.social import SocialNetwork

NETWORK = SocialNetwork(
    name="Bluesky",
    lengths=(Rule(300, "graphemes", graphemes), Rule(3000, "bytes", utf8)),
    threads=True,
    facets=find_facets,
)
