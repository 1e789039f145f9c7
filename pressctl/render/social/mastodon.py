"""Mastodon: 500 graphemes, or what the instance says it takes.

An http(s) address counts 23, and of `@user@domain` only `@user` (its StatusLengthValidator). An instance says its own
limit at /api/v2/instance, as configuration.statuses.max_characters.
"""

from pressctl.render.lengths import ADDRESS, Rule, apart, graphemes
from pressctl.render.links import mastodon_addresses, mention_domains
from pressctl.render.social import SocialNetwork


def _wholes(text: str) -> list[tuple[int, int, int]]:
    addresses = [(start, end, ADDRESS) for start, end in mastodon_addresses(text)]
    domains = mention_domains(text)
    return apart(addresses + [(start, end, 0) for start, end in domains]) if domains else addresses


NETWORK = SocialNetwork(
    name="Mastodon",
    lengths=(Rule(500, "graphemes", graphemes, _wholes),),
    bounds=(100, 1_000_000),
    threads=True,
)
