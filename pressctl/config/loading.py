"""config.toml into a Config, strictly: every mistake in it is found in one look, each with its place."""

import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from msgspec.structs import replace

from pressctl.config.locales import system_language, system_zone
from pressctl.config.locating import as_typed
from pressctl.config.notes import Notes
from pressctl.config.sections import (
    make_slug,
    read_allow_private,
    read_checks,
    read_feeds,
    read_limits,
    read_newsroom,
    read_social,
)
from pressctl.config.tables import Table
from pressctl.config.targets import read_report, read_targets, refuse_attachments
from pressctl.errors import Invalid
from pressctl.model import Config, FeedSettings, Finding, Network, Newsroom, SocialSettings, Target

LARGEST = 1 << 20  # bytes; a config is some kilobytes

_TABLES = ("newsroom", "feeds", "social", "network", "delivery", "checks", "report", "targets")


def load(path: Path) -> Config:
    """Read and check a config.toml; secrets stay references, and nothing but this file and its channels is read.

    The newsroom is the folder it stands in.

    Raises:
        Invalid: With every finding, in the order of the file; the message only counts them.
    """
    shown, root = as_typed(path), path.parent.resolve()
    text = _decoded(path, shown)
    notes = Notes(shown, text)
    document = _parsed(text, shown)
    config = _config(document, notes, path, root)
    found = notes.finish()
    if any(finding.level == "error" for finding in found):
        raise _refusal(shown, *found)
    return Config(**config, advice=tuple(finding for finding in found if finding.level == "advice"))


def embedded(folder: Path, *, environ: Mapping[str, str] | None = None) -> Config:
    """Return the config of a folder that has none: the folder is the newsroom, its only target `outbox`.

    Its zone and language are this machine's, as `environ` (default: the process's own) and
    /etc have them. The advice says what a config would add.
    """
    root, around = folder.resolve(), os.environ if environ is None else environ
    newsroom = Newsroom(
        id=make_slug(root.name) or "newsroom",
        name=root.name or "newsroom",
        language=system_language(around),
        zone=system_zone(around),
    )
    advice = Finding(
        path=as_typed(root),
        level="advice",
        code="no-config",
        message="there is no config.toml here: no address for feeds and pages, and no place to send to but outbox/.",
        hint='"pressctl init" writes one: name, url, mailing lists and webhooks.',
    )
    return Config(root=root, path=None, newsroom=newsroom, targets=(_outbox(),), advice=(advice,))


def _outbox() -> Target:
    from pressctl import channels

    return Target(name="outbox", channel="outbox", settings=channels.find("outbox").settings())


def _config(document: Mapping[str, Any], notes: Notes, path: Path, root: Path) -> dict[str, Any]:
    """Read every table; what is wrong is in `notes`."""
    if document and not any(name in document for name in _TABLES):
        message = "this is no config of pressctl: it has neither [newsroom] nor [targets.NAME]."
        notes.add((), "not-a-config", message, 'Name another with --config, or make one with "pressctl init".')
        return {}
    top = Table(notes, (), document)
    newsroom = read_newsroom(top.table("newsroom"), root)
    feeds = read_feeds(top.table("feeds"))
    social = read_social(top.table("social"))
    config = {
        "root": root,
        "path": path,
        "newsroom": newsroom,
        "limits": read_limits(top.table("delivery")),
        "checks": read_checks(top.table("checks")),
    }
    allow_private = read_allow_private(top.table("network"))
    targets = read_targets(
        top.table("targets", header="[targets.NAME] for each place").values, notes, root, allow_private=allow_private
    )
    report_to = read_report(top.table("report"), targets, top.table("targets").values, notes)
    refuse_attachments(newsroom, targets, notes)
    _demand_key(newsroom, targets, notes)
    top.close()
    _advise_of_address(targets, newsroom, notes)
    return config | {
        "social": _with_networks(social, targets),
        "allow_private": allow_private,
        "report_to": report_to,
        "targets": targets or (_outbox(),),
        "feeds": _with_hubs(feeds, targets),
    }


def _with_networks(social: SocialSettings, targets: Iterable[Target]) -> SocialSettings:
    """Return the settings with every network that a target posts to: what is sent is rendered and checked."""
    from pressctl import channels

    posted = {target.channel for target in targets if channels.find(target.channel).posts}
    more = tuple(name for name in get_args(Network) if name in posted and name not in social.networks)
    return replace(social, networks=(*social.networks, *more))


def _with_hubs(feeds: FeedSettings, targets: Iterable[Target]) -> FeedSettings:
    """Return feeds that name the hubs which targets tell: subscribers find their hub in the feed."""
    from pressctl import channels

    asked = [(channels.find(target.channel).hub_of, target.settings) for target in targets]
    told = [hub_of(settings) for hub_of, settings in asked if hub_of]
    return replace(feeds, hubs=tuple(dict.fromkeys((*feeds.hubs, *told))))


def _demand_key(newsroom: Newsroom, targets: Iterable[Target], notes: Notes) -> None:
    """Note that a ledger in git keeps people's addresses sealed, or not at all."""
    mailing = next((target.name for target in targets if target.mailing), "")
    if mailing and not newsroom.ledger_key and isinstance(newsroom.ledger, str) and newsroom.ledger.startswith("git:"):
        message = f"a ledger in git needs ledger_key, which seals the addresses that {mailing} mails to."
        hint = 'Make one with "openssl rand -base64 32", keep it as a secret, and write ledger_key = { env = "LEDGER_KEY" }.'
        notes.add(("newsroom", "ledger"), "missing-key", message, hint)


def _advise_of_address(targets: Iterable[Target], newsroom: Newsroom, notes: Notes) -> None:
    """Note what tells of public addresses where there are none."""
    from pressctl import channels

    for target in targets if not newsroom.url else ():
        if "ping" in channels.find(target.channel).takes:
            where = ("targets", target.name)
            notes.advise(
                where, "missing-key", "url is not set below [newsroom], so this target has nothing to tell of."
            )


def _decoded(path: Path, shown: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Invalid(f"{shown} cannot be read: {error.strerror or 'unknown reason'}.") from None
    if len(content) > LARGEST:
        raise _refusal(shown, _syntax(shown, (1, 1), "the file is larger than 1 MiB: this is no config."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        finding = _syntax(shown, _end_of(before), "this is not UTF-8.", "Save the file as UTF-8.")
        raise _refusal(shown, finding) from None
    return text.replace("\r\n", "\n")


def _parsed(text: str, shown: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from pressctl.config.syntax import explain  # only a mistake needs it

        finding = _syntax(shown, *explain(str(error), text))
    except RecursionError:
        finding = _syntax(shown, (1, 1), "the file is nested too deeply.")
    except ValueError:  # a whole number of thousands of digits
        finding = _syntax(shown, (1, 1), "the file holds a number that is too long.")
    raise _refusal(shown, finding)


def _end_of(text: str) -> tuple[int, int]:
    return text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1


def _syntax(shown: str, at: tuple[int, int], message: str, hint: str = "") -> Finding:
    return Finding(path=shown, line=at[0], column=at[1], code="config-syntax", message=message, hint=hint)


def _refusal(shown: str, *findings: Finding) -> Invalid:
    many = sum(finding.level == "error" for finding in findings)
    return Invalid(
        f"{shown} has {'an error' if many == 1 else f'{many} errors'}.",
        hint="Correct it, then look again: pressctl check.",
        findings=findings,
    )
