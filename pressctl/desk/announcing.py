"""One message after a run, to those who keep an eye on it: outside the ledger, and whatever becomes of it changes no run."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from pressctl import channels
from pressctl.errors import Invalid, PressctlError
from pressctl.model import Config, Part, Release, Target, Variant, WriteFile

if TYPE_CHECKING:
    from pressctl.model.deliveries import Answer, Wanted


def announce(
    line: str, more: Sequence[str], config: Config, environ: Mapping[str, str], clock: Callable[[], datetime]
) -> str:
    """Tell the target of `[report] to` a line, and what is left to do; return why it could not be told, or nothing."""
    from pressctl.desk.masking import masking
    from pressctl.desk.places import resolve_targets

    clean: Callable[[str], str] = str
    try:
        complaints: list[Invalid] = []
        resolved = resolve_targets(config, [config.report_to], environ, complaints)
        if complaints:
            raise complaints[0]
        target = resolved[config.report_to]
        clean = masking([target], show_addresses=False)
        _send(_part(line, more, target, config, environ, clock()), target, config, clock, clean)
    except PressctlError as error:
        return clean(f"{error.message} {error.hint}".rstrip(" "))
    return ""


def _part(
    line: str, more: Sequence[str], target: Target, config: Config, environ: Mapping[str, str], now: datetime
) -> Part:
    """Make the message of words alone, in the form that the service takes a release in."""
    from pressctl.desk.proving import templates_of
    from pressctl.render.chats import render_chats

    said = Release(
        path="",
        id="report",
        headline=line,
        lead=" ".join(more),
        body="",
        language="en",
        url=job_page(environ) or config.url,
    )
    chats, _ = render_chats(said, config.newsroom, templates_of(config), places=[target.channel], mark="pressctl")
    return Part(
        key=str(uuid4()),
        release="report",
        edition=1,
        language="en",
        target=target.name,
        number=1,
        variant=Variant(language="en", chats=chats),
        members=(),
        first_claimed=now,
        attempted=now,
    )


def job_page(environ: Mapping[str, str]) -> str:
    """Return the page of the job that this is, where the forge says it; else nothing."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    server, repository, run = (environ.get(name, "") for name in names)
    if server and repository and run:
        return f"{server}/{repository}/actions/runs/{run}"
    return environ.get("CI_JOB_URL", "")


def _send(
    part: Part, target: Target, config: Config, clock: Callable[[], datetime], clean: Callable[[str], str]
) -> None:
    from pressctl.delivery.driving import drive
    from pressctl.desk.delivering import Courier

    courier = Courier(config=config, clock=clock)

    async def perform(wanted: "Wanted") -> "Answer":
        if isinstance(wanted, WriteFile):
            raise TypeError("a chat writes no file")
        return await courier.request(wanted, target)

    async def run() -> None:
        try:
            await drive(channels.find(target.channel).deliver(part, target.settings), perform, clean)
        finally:
            await courier.close()

    asyncio.run(run())
