"""X: 280, weighed by twitter-text 3.1 with its config v3.

Counted in NFC: Latin, Cyrillic, Greek and their like weigh 1, the rest 2; an emoji sequence 2; an address 23, with or
without its scheme (`exemple.fr`). Subscribers may post up to 25,000 (X Help, "About X Premium").
"""

import re

from pressctl.render.lengths import ADDRESS, Rule, apart, emoji
from pressctl.render.links import x_addresses
from pressctl.render.social import SocialNetwork

_EMOJI = 2
# What weighs two: all but twitter-text's ranges of weight 100.
_HEAVY = re.compile("[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def _weigh(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_HEAVY.findall(text))


def _wholes(text: str) -> list[tuple[int, int, int]]:
    addresses = [(start, end, ADDRESS) for start, end in x_addresses(text)]
    pictures = emoji(text)
    return apart(addresses + [(start, end, _EMOJI) for start, end in pictures]) if pictures else addresses


NETWORK = SocialNetwork(
    name="X",
    lengths=(Rule(280, "weighted characters", _weigh, _wholes, normal=True),),
    bounds=(280, 25_000),
    narrow=False,  # U+202F weighs 2, U+00A0 one
    threads=True,
)
