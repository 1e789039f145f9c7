"""How each social network takes a post, one module a network.

To add a network is to add its module here, its template in `templates/social/`, and its name in
`pressctl.model.Network`, where config and releases find it.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressctl.model import Facet
    from pressctl.render.lengths import Rule


class SocialNetwork(Struct, frozen=True, kw_only=True):
    """One network, called `name` by those who use it.

    A text has to keep every rule of `lengths`; the first is the one people know. `bounds` are the least and the most
    that an account or an instance may have as a limit of its own, where they differ. `threads`: a post may go on in
    answers to itself. `hashtags` and `links` are the most it takes in one post; 0 is any number. `narrow`: U+202F weighs
    no more than U+00A0 there. `facets` are found in a text where they are sent beside it.
    """

    name: str
    lengths: "tuple[Rule, ...]"
    bounds: tuple[int, int] | None = None
    threads: bool = False
    hashtags: int = 0
    links: int = 0
    narrow: bool = True
    facets: "Callable[[str], tuple[Facet, ...]] | None" = None


@cache
def available() -> tuple[str, ...]:
    """Return the networks' names as config and releases have them, in alphabetical order, without importing one."""
    return tuple(sorted(found.name for found in iter_modules(__path__)))


@cache
def find(name: str) -> SocialNetwork:
    """Import the network called `name`, and only that one.

    Raises:
        KeyError: There is no such network.
    """
    if name not in available():
        raise KeyError(name)
    network: SocialNetwork = import_module(f"{__name__}.{name}").NETWORK
    return network
