"""Post one body to many addresses and nothing else: as fast as aiohttp alone can, or as Apprise does it.

    posting.py aiohttp|apprise ADDRESSES BODY

ADDRESSES is a file with one address a line. It is measured against: no ledger, no plan, no signature, no check.
"""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

AT_ONCE = 50


async def post_bare(addresses: list[str], body: bytes) -> None:
    """Post with aiohttp, 50 at a time: workers that share one list, as its documentation advises."""
    import aiohttp

    headers = {"Content-Type": "application/json"}

    async def work(left: Iterator[str], session: aiohttp.ClientSession) -> None:
        for address in left:
            async with session.post(address, data=body, headers=headers) as answer:
                await answer.read()
                answer.raise_for_status()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as session:
        left = iter(addresses)
        await asyncio.gather(*(work(left, session) for _ in range(AT_ONCE)))


def post_through_apprise(addresses: list[str], body: str) -> None:
    """Post with Apprise as its documentation does it: it decides by itself how many at a time."""
    import apprise  # type: ignore[import-not-found,unused-ignore]

    places = apprise.Apprise()
    for address in addresses:
        places.add(address.replace("http://", "json://"))
    if not places.notify(title="Release", body=body):
        raise SystemExit("Apprise could not notify everybody")


def main() -> None:
    """Post everything."""
    through, places, body = sys.argv[1:]
    addresses = Path(places).read_text(encoding="utf-8").splitlines()
    if through == "aiohttp":
        asyncio.run(post_bare(addresses, Path(body).read_bytes()))
    else:
        post_through_apprise(addresses, Path(body).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
