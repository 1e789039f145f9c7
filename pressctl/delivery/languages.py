"""Which language version somebody gets: pure matching of BCP 47 tags.

A tag falls back by losing its last subtags (RFC 4647 section 3.4: `fr-CA` to `fr`), then to any version of the
same language. A script is never crossed: who reads traditional characters (`zh-Hant`, `zh-TW`) is not served by
simplified ones.
"""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

# Tags that were renamed, by the IANA Language Subtag Registry, and Norwegian, which is Bokmål where it does not say.
_RENAMED = {"iw": "he", "in": "id", "ji": "yi", "no": "nb"}
# The script that a Chinese tag leaves unsaid (CLDR, likely subtags).
_CHINESE = {"tw": "hant", "hk": "hant", "mo": "hant"}
_SCRIPT = 4  # letters of a script subtag (RFC 5646 section 2.2.3)


class Tongues(Struct, frozen=True, kw_only=True):
    """The languages of one release at one place: versions that are there, and those it waits for.

    `fallbacks` are for people whose language is neither: the newsroom's, then the original's.
    """

    present: tuple[str, ...]
    awaited: tuple[str, ...] = ()
    fallbacks: tuple[str, ...] = ()

    def chosen(self, tag: str) -> str:
        """Return the version that somebody of this language gets, or waits for; "" where there is none for them."""
        own = nearest(tag, (*self.present, *self.awaited))
        others = (nearest(fallback, self.present) for fallback in self.fallbacks)
        # Where nothing is there yet, whoever has no language of their own waits for what will be.
        return own or next(filter(None, others), "" if self.present else next(iter(self.awaited), ""))


@lru_cache(maxsize=256)  # thousands of places take the same few
def tongues_of(
    there: tuple[str, ...], promised: tuple[str, ...], wanted: tuple[str, ...], fallbacks: tuple[str, ...]
) -> Tongues:
    """Return what a place that wants some languages (none: all) takes of versions `there`, and of those promised."""
    coming = missing(promised, there)
    takes = taken(wanted, (*there, *coming))
    return Tongues(
        present=tuple(tag for tag in takes if tag in there),
        awaited=tuple(tag for tag in takes if tag in coming),
        fallbacks=fallbacks,
    )


def nearest(tag: str, there: Sequence[str]) -> str:
    """Return the version of those `there` that a reader of `tag` is served by, or ""."""
    if not tag:
        return ""
    wanted = _parts(tag)
    alike = [have for have in there if _parts(have)[0] == wanted[0] and not _crosses(have, tag)]
    for length in range(len(wanted), 0, -1):
        for have in alike:
            if _parts(have) == wanted[:length]:
                return have
    return alike[0] if alike else ""


def taken(wanted: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    """Return the versions that a target takes: those within a language it wants, else the nearest; all, if it wants none."""
    if not wanted:
        return tuple(there)
    chosen: set[str] = set()
    for want in wanted:
        chosen.update([have for have in there if is_within(have, want)] or [nearest(want, there)])
    return tuple(have for have in there if have in chosen)


def missing(promised: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    """Return the languages a release will have, as it says, of which it has no version yet."""
    return tuple(tag for tag in promised if not any(is_within(have, tag) for have in there))


def is_within(tag: str, whole: str) -> bool:
    """Whether a tag is another or a part of it: `fr-CA` is within `fr`."""
    parts, wanted = _parts(tag), _parts(whole)
    return parts[: len(wanted)] == wanted


def _parts(tag: str) -> tuple[str, ...]:
    first, *rest = tag.lower().replace("_", "-").split("-")
    return (_RENAMED.get(first, first), *rest)


def _crosses(one: str, other: str) -> bool:
    """Whether two tags of one language are written in different scripts, as far as they say."""
    scripts = {script for tag in (one, other) if (script := _script(_parts(tag)))}
    return len(scripts) > 1


def _script(parts: tuple[str, ...]) -> str:
    said = next((part for part in parts[1:] if len(part) == _SCRIPT and part.isalpha()), "")
    if said or parts[0] != "zh":
        return said
    return next((_CHINESE[part] for part in parts[1:] if part in _CHINESE), "hans")
