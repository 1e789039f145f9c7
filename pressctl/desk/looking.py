"""Looking at pages in public, until they show the revision whose mails and posts lead to them."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from itertools import chain, repeat
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.delivery.driving import stopped_while
from pressctl.errors import Unsent

if TYPE_CHECKING:
    import httpx

    from pressctl.delivery.plan import Plan, Ready
    from pressctl.model import Config

Version = tuple[str, str]  # a release's id and a language
# Seconds between two looks: a host that is pushed to has it at once, one that builds takes minutes.
PAUSES = (0.25, 0.5, 1.0, 2.0, 4.0)
LONGEST_PAUSE = 8.0


class Page(Struct, frozen=True, kw_only=True):
    """Where a version is public, and the edition it has to show there."""

    address: str
    edition: int | str

    @property
    def called(self) -> str:
        """What is waited for, in words."""
        return "that it is withdrawn" if self.edition == "kill" else f"revision {self.edition}"


def pages_of(plan: "Plan", ready: "Mapping[str, Ready]", config: "Config") -> dict[Version, Page]:
    """Return the page of each version that is public now and is waited for: none without `page_wait`.

    A release that says its own address is shown by somebody else, who does not say the revision.
    """
    if not (config.newsroom.page_wait and config.url):
        return {}
    from pressctl.render.addresses import page_url

    return {
        (planned.release.id, language): Page(
            address=page_url(version, config.newsroom), edition=planned.release.edition
        )
        for planned in plan.releases
        if planned.outcome is None and not planned.held_until
        for language, version in ready[planned.release.id].versions.items()
        if not version.url
    }


async def look(
    pages: Mapping[Version, Page],
    fetch: "Callable[[httpx.Request], Awaitable[httpx.Response]]",
    *,
    seconds: float,
    stopping: asyncio.Event,
) -> dict[Version, str]:
    """Look at pages until each shows its edition, for `seconds` at most; return of the others why not.

    `fetch` raises `Unsent` where there is no answer; nothing is asked once `stopping` is set.
    """
    missing = dict.fromkeys(pages, "")
    deadline = time.monotonic() + seconds
    for pause in chain(PAUSES, repeat(LONGEST_PAUSE)):
        seen = await asyncio.gather(*(_fault(pages[version], fetch) for version in missing))
        missing = {version: fault for version, fault in zip(missing, seen, strict=True) if fault}
        left = deadline - time.monotonic()
        if not missing or left <= 0 or await stopped_while(stopping, min(pause, left)):
            break
    return missing


async def _fault(page: Page, fetch: "Callable[[httpx.Request], Awaitable[httpx.Response]]") -> str:
    """Return why a page is not there yet; nothing where it is."""
    import httpx

    from pressctl.newsroom.showing import shown

    try:
        answer = await fetch(httpx.Request("GET", page.address, headers={"Cache-Control": "no-cache"}))
    except Unsent as error:
        return f"{page.address} does not show {page.called} yet: {error.message}"
    said = shown(answer.content) if answer.is_success else ""
    if said == str(page.edition):
        return ""
    other = "it says no revision" if answer.is_success else f"it answered {answer.status_code}"
    if said:
        other = "it is withdrawn there" if said == "kill" else f"it shows revision {said}"
    return f"{page.address} does not show {page.called} yet: {other}"
