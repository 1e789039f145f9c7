"""The key of a part: the same for ever, on every machine, for every attempt."""

import json
from uuid import NAMESPACE_URL, uuid5


def key_of(newsroom: str, release: str, edition: int | str, language: str, target: str, part: int) -> str:
    """Return the key of one part, a UUIDv5 in its usual text form.

    It is UUIDv5(UUIDv5(NAMESPACE_URL, newsroom id), JSON `[id, edition, language, target, part]`)
    with the JSON compact and unescaped; `part` counts from 1. Nothing that may change between runs
    (addresses, text, secrets, paths) takes part in it.
    """
    name = json.dumps([release, edition, language, target, part], ensure_ascii=False, separators=(",", ":"))
    return str(uuid5(uuid5(NAMESPACE_URL, newsroom), name))
