"""Asking every target whether its credential works, side by side and without sending anything."""

import asyncio
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from pressctl import channels
from pressctl.desk.crediting import named, reference_of
from pressctl.desk.delivering import Courier
from pressctl.desk.masking import masking
from pressctl.errors import Invalid, NoSuchList, Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Asked, Config, Event, Finding, MayWrite, Reply, Target, Verdict, Watch

if TYPE_CHECKING:
    from pathlib import Path

    from pressctl.model.asking import Question

LONGEST = 10.0  # seconds that a place has for one answer, where its own timeout is not shorter
QUIET = 1.0  # seconds after which a watcher is told how far it is
_LATER = "Nothing was sent. Ask again later."


def ask_all(
    config: Config, environ: Mapping[str, str], clock: Callable[[], datetime], watch: Watch
) -> tuple[tuple[Asked, ...], tuple[Finding, ...]]:
    """Ask every target, in the config's order; return what each said, and findings: refusals, silence, secrets that are not set.

    Those whose secrets cannot be read are not asked. After the first second `watch` is told how many have answered.
    """
    from pressctl.desk.places import resolve_targets

    complaints: list[Invalid] = []
    resolved = resolve_targets(config, [target.name for target in config.targets], environ, complaints)
    clean = masking(resolved.values(), show_addresses=False)
    asked = asyncio.run(_ask_each(tuple(resolved.values()), config, clock, watch, clean))
    findings = [finding for error in complaints for finding in error.findings]
    return asked, (*findings, *_findings(asked, config))


async def _ask_each(
    targets: Sequence[Target],
    config: Config,
    clock: Callable[[], datetime],
    watch: Watch,
    clean: Callable[[str], str],
) -> tuple[Asked, ...]:
    courier, turns = Courier(config=config, clock=clock), asyncio.Semaphore(config.limits.concurrency)
    done, late = 0, False

    def tell() -> None:
        nonlocal late
        late = True
        watch(Event(kind="asking", done=done, total=len(targets)))

    async def ask(target: Target) -> Asked:
        nonlocal done
        async with turns:
            asked = await _ask(target, courier, config.root, clock(), clean)
        done += 1
        if late:
            tell()
        if asked.verdict == "refused":
            return replace(asked, hint=_with_secret(asked.hint, reference_of(config, target.name)))
        return asked

    telling = asyncio.get_running_loop().call_later(QUIET, tell)
    try:
        return tuple(await asyncio.gather(*(ask(target) for target in targets)))
    finally:
        telling.cancel()
        await courier.close()


async def _ask(target: Target, courier: Courier, root: "Path", now: datetime, clean: Callable[[str], str]) -> Asked:
    """Ask one target; every way in which that ends is a verdict."""
    channel = channels.find(target.channel)
    patient = replace(target, timeout=min(target.timeout or courier.config.limits.timeout, LONGEST))

    async def perform(wanted: Any) -> Any:  # noqa: ANN401  (whatever a question has, and its answer)
        if isinstance(wanted, MayWrite):
            return _may_write(root / wanted.path)
        return await courier.ask(wanted, patient)

    def verdict(kind: Verdict, message: str, hint: str = "") -> Asked:
        return Asked(target=target.name, channel=target.channel, verdict=kind, message=clean(message), hint=clean(hint))

    try:
        words = await _answer(channel.probe(target.settings, now), perform, clean) if channel.probe else ""
        if target.mailing and target.mailing.kept:
            words = f"{words}; {await _count(patient, courier, clean)}"
    except Rejected as error:
        return verdict("refused", error.message, error.hint)
    except Unsent as error:
        return verdict("silent", error.message, _of_silence(error))
    if channel.unasked:
        return verdict("unasked", "; ".join(filter(None, (words, channel.unasked))))
    return verdict("works", words)


async def _count(target: Target, courier: Courier, clean: Callable[[str], str]) -> str:
    """Read the list that a target's vendor keeps; return how many people are on it, and what is wrong with it.

    Raises:
        Unsent: It could not be read, or cannot be used.
    """
    from pressctl.desk.enlisting import read_one

    limits = replace(courier.config.limits, attempts=1)
    read = await read_one(target, courier, limits, clean, lambda _: None)
    if isinstance(read.error, NoSuchList):
        raise Rejected(f"has no such list: {read.error.message}", hint=read.error.hint)
    if read.error:
        raise read.error
    if wrong := [finding for finding in read.people.findings if finding.level == "error"]:
        raise Rejected(wrong[0].message.removeprefix(f"{target.name}: "), hint=wrong[0].hint)
    many = len(read.people.recipients)
    return f"{many:,} {'person' if many == 1 else 'people'} on its list"


async def _answer(question: "Question", perform: Callable[[Any], Any], clean: Callable[[str], str]) -> str:
    """Perform what a question wants, step by step; return what the place said.

    Raises:
        Unsent: It said no, or nothing.
    """
    try:
        wanted = next(question)
        while True:
            answer = await perform(wanted)
            if isinstance(answer, Reply):
                answer = replace(answer, text=clean(answer.text))
            elif hasattr(answer, "extensions"):
                answer.extensions["clean"] = clean
            wanted = question.send(answer)
    except StopIteration as done:
        words: str = done.value
        return words


def _of_silence(error: Unsent) -> str:
    """Return what to do where nobody answered; hints of the transport are about what was sent, and here nothing was."""
    lasting = isinstance(error, Unreachable) and not error.worth_retrying
    spoken = isinstance(error, Uncertain) and error.status_code is not None
    return error.hint if lasting or spoken else _LATER


def _may_write(path: "Path") -> bool:
    """Whether a folder can be written to, or made."""
    there = next(one for one in (path, *path.parents) if one.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _with_secret(hint: str, reference: str) -> str:
    """Return a refusal's hint with the name of where the secret is read from."""
    hint = named(hint, reference)
    return hint if not reference or reference in hint else f"{hint} The secret is {reference}."


def _findings(asked: Iterable[Asked], config: Config) -> tuple[Finding, ...]:
    from pressctl.config.locating import as_typed

    path = as_typed(config.path) if config.path else "config.toml"
    targets = {target.name: target for target in config.targets}
    return tuple(
        Finding(
            path=path,
            line=targets[one.target].place[0],
            column=targets[one.target].place[1],
            level="error" if one.verdict == "refused" and not targets[one.target].optional else "advice",
            code=f"target-{one.verdict}",
            message=f"{one.target}: {one.message}",
            hint=one.hint,
        )
        for one in asked
        if one.verdict in {"refused", "silent"}
    )
