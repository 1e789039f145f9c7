"""The key of a part: the same for ever, on every machine, for every attempt."""

import json
from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: thousands of keys a run


def key_of(newsroom: str, release: str, edition: int | str, language: str, target: str, part: int) -> str:
    """Return the key of one part, a UUIDv5 in its usual text form.

    It is UUIDv5(UUIDv5(NAMESPACE_URL, newsroom id), JSON `[id, edition, language, target, part]`)
    with the JSON compact and unescaped; `part` counts from 1. Nothing that may change between runs
    (addresses, text, secrets, paths) takes part in it.
    """
    return str(uuid5(_of(newsroom), _compact([release, edition, language, target, part])))


@cache
def _of(newsroom: str) -> UUID:
    return uuid5(NAMESPACE_URL, newsroom)
