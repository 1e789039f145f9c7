"""The [targets.NAME] tables: what every place has, what every mailing has, and the channel's own settings."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressctl.config.listing import read_people, refuse_of_files
from pressctl.config.notes import Notes, shown, title
from pressctl.config.settings import read_settings
from pressctl.config.tables import Cell, Reader, Table, a_table, form_of, takes
from pressctl.config.urls import complain, host_of
from pressctl.config.values import (
    checked,
    choice,
    flag,
    language,
    line,
    listed,
    mailbox,
    number,
    seconds,
    whole,
)
from pressctl.merging import mark
from pressctl.model import Mailing, Newsroom, Target, Where
from pressctl.networks import is_literal, is_loopback_name, refusal, spelled_out

if TYPE_CHECKING:
    from pressctl.model import Channel

LONGEST_PATIENCE = 90 * 86_400.0  # seconds: what nobody took in three months is no news
FASTEST = 10_000.0  # requests per second: more than one machine sends
# Words that only a later version knows, so that nobody searches for the mistake in them.
LATER_CHANNELS = [
    "x",
]
MAILING_KEYS = frozenset({
    "from", "reply_to", "recipients", "list", "where", "unsubscribe", "greeting", "columns", "sheet",
})  # fmt: skip
NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?")
_FIELD = re.compile(r"[a-z][a-z0-9_]*")
_MERGE = re.compile(r"\{\{[ \t]*recipient\.([a-z][a-z0-9_]*)[ \t]*\}\}")


def read_targets(values: Mapping[str, Any], notes: "Notes", root: Path, *, allow_private: bool) -> tuple[Target, ...]:
    """Return the targets in the order of the file, without those that have something wrong.

    `values` is what the [targets] table has; `allow_private` is the newsroom's own word.
    """
    found = [_target(name, raw, notes, root, allow_private=allow_private) for name, raw in values.items()]
    targets = tuple(target for target in found if target)
    _refuse_fallbacks({target.name: target for target in targets}, frozenset(values), notes)
    return targets


def _target(name: str, raw: object, notes: "Notes", root: Path, *, allow_private: bool) -> Target | None:
    where = ("targets", name)
    values = Cell(notes, where, raw).attempt(a_table)
    if values is None:
        return None
    if not NAME.fullmatch(name):
        rule = "A-Z, a-z, 0-9, _ and -, up to 64, beginning and ending with a letter or digit."
        notes.add(
            where, "wrong-value", f"{title(where)} has a name that will not do.", f"A target's name is {rule}", key=True
        )
    table = Table(notes, where, values)
    channel = _channel(table)
    return read_target(table, channel, root, allow_private=allow_private) if channel else None


# Made once: thousands of targets may be read with them.
_LANGUAGES = listed(language, empty=False)
_RATE = number(0.001, FASTEST)
_AT_ONCE = whole(1, 1000)
_TIMEOUT = seconds(0.1, 600)
_PATIENCE = seconds(0, LONGEST_PATIENCE)


def read_target(table: Table, channel: "Channel", root: Path, *, allow_private: bool) -> Target | None:
    """Return the target that a table of such a channel describes; None when its settings will not do."""
    target = Target(
        name=str(table.where[-1]),
        channel=channel.name,
        mailing=_mailing(table, root, channel) if channel.mailing else None,
        settings=read_settings(table, channel, root),
        optional=table.get("optional", flag, default=False),
        languages=table.get("languages", _LANGUAGES, ()),
        under_embargo=table.get("under_embargo", flag, default=False),
        allow_private=table.get("allow_private", flag, default=False) or allow_private,
        duplicates=table.get("duplicates", flag, default=False),
        rate=table.get("rate", _RATE, 0.0),
        concurrency=table.get("concurrency", _AT_ONCE, 0),
        timeout=table.get("timeout", _TIMEOUT, 0.0),
        patience=table.get("patience", _PATIENCE, 0.0),
        fallback=table.get("fallback", line, ""),
        place=table.notes.point(table.where),
    )
    if not channel.mailing:
        _refuse_mailing_keys(table, channel.name)
    table.close()
    if target.under_embargo and target.settings is not None and channel.is_public(target.settings):
        hint = "Remove it: what anybody can read waits for the embargo."
        table.notes.add(
            (*table.where, "under_embargo"), "wrong-value", f"this place of {channel.name} is public.", hint
        )
    if target.settings is not None and not channel.delivers(target.settings):
        said = f"{channel.name} checks what it gets from here and delivers it to nobody: publish refuses this target."
        hint = "Leave it so for `pressctl test`; take sandbox out when it is meant."
        table.notes.advise((*table.where, "sandbox"), "sandbox", said, hint)
    if channel.site and target.languages:
        hint = "Remove it: public/ goes there as a whole."
        table.notes.add((*table.where, "languages"), "wrong-value", f"{channel.name} takes no releases.", hint)
    for key, reason in _inward(target) if target.settings is not None else ():
        hint = "If it is meant to be on your own network, set allow_private = true on this target."
        table.notes.add((*table.where, key), "private-address", f"{key} is {reason}: nothing is sent there.", hint)
    return target if target.settings is not None else None


def read_report(table: Table, targets: Iterable[Target], names: Iterable[str], notes: "Notes") -> str:
    """Return the target that is told of each run: a chat that is not public."""
    from pressctl import channels

    named = table.get("to", line, "")
    where, known = (*table.where, "to"), {target.name: target for target in targets}
    if named and named not in names:
        from difflib import get_close_matches

        close = get_close_matches(named, names, n=1)
        hint = f'Did you mean "{close[0]}"?' if close else "Name one of the targets below."
        notes.add(where, "wrong-value", "to names no target of this config.", hint)
    if named not in known:  # none, or one with faults of its own
        return ""
    target = known[named]
    channel = channels.find(target.channel)
    if channel.takes != {"chats"} or channel.is_public(target.settings):
        said = f"{target.channel} is no chat of your own, where a run could be reported."
        notes.add(where, "wrong-value", said, "Name a target such as slack, teams or matrix.")
        return ""
    return named


def _refuse_fallbacks(targets: Mapping[str, Target], names: frozenset[str], notes: "Notes") -> None:
    """Note each fallback that cannot stand in for its target: there is none, it leads round, or is of another kind."""
    from pressctl.channels import find

    for target in targets.values():
        if not target.fallback:
            continue
        chain = _chain(target, targets)
        where, other = ("targets", target.name, "fallback"), targets.get(target.fallback)
        if target.fallback not in names:
            from difflib import get_close_matches  # only a mistake needs it

            close = get_close_matches(target.fallback, names - {target.name}, n=1)
            hint = f'Did you mean "{close[0]}"?' if close else "Name another target of this config."
            notes.add(where, "wrong-value", "fallback names no target of this config.", hint)
        elif target.fallback == target.name:
            notes.add(where, "wrong-value", "fallback names this target itself.", "Name another target.")
        elif target.name in chain:
            said = f"fallback leads back to this target: {' -> '.join([target.name, *chain])}."
            notes.add(where, "wrong-value", said, "Leave out the fallback of one of them.")
        elif other and (said := _unlike(find(target.channel), find(other.channel))):
            notes.add(
                where, "wrong-value", f"fallback names a target of another kind: {said}.", "Name a target of its kind."
            )


def _chain(target: Target, targets: Mapping[str, Target]) -> list[str]:
    """Return who stands in for a target, one after the other; where they lead round, until one comes again."""
    chain: list[str] = []
    while target.fallback and target.fallback not in chain:
        chain.append(target.fallback)
        if target.fallback not in targets:
            break
        target = targets[target.fallback]
    return chain


def _unlike(channel: "Channel", other: "Channel") -> str:
    """Say why what one channel is owed cannot go to another; nothing where it can."""
    if other.site or channel.site:
        return f"{other.name if other.site else channel.name} takes public/, and no releases"
    if channel.mailing != other.mailing:
        mails, posts = (channel, other) if channel.mailing else (other, channel)
        return f"{mails.name} mails people, and {posts.name} does not"
    if ("ping" in channel.takes) != ("ping" in other.takes):
        pings, takes = (channel, other) if "ping" in channel.takes else (other, channel)
        return f"{pings.name} is only told to look, and {takes.name} is sent the release"
    return ""


def refuse_attachments(newsroom: Newsroom, targets: Iterable[Target], notes: Notes) -> None:
    """Note a mailing that could not bring the files which mails are to have: its vendor would drop them in silence."""
    from pressctl.channels import find

    if newsroom.mail_media != "attachments":
        return
    for target in targets:
        if target.mailing and not find(target.channel).attaches:
            said = f"{target.channel}, of the target {target.name}, takes no attachments with a mail to many."
            hint = 'Write "links" or "thumbnails", or mail through another channel, such as mailgun.'
            notes.add(("newsroom", "mail_media"), "wrong-value", said, hint)


def _inward(target: Target) -> Iterator[tuple[str, str]]:
    """Yield each address of a target's own that is refused before it is connected to, with the reason.

    Where another name leads is not asked here: it may change, and `check` opens no connection.
    """
    for field in dataclasses.fields(target.settings):
        value = getattr(target.settings, field.name)
        if (
            isinstance(value, str)
            and value.isascii()
            and value.startswith(("http://", "https://"))
            and not complain(value)
        ):
            host = host_of(value)
            if reason := _reason(host, target):
                yield field.name, reason
    host = getattr(target.settings, "host", "")  # of a server that is no web server
    if host and (reason := _reason(host, target)):
        yield "host", reason


def _reason(host: str, target: Target) -> str | None:
    """Say why nothing is sent to a host that is an address, or a name which always leads to one; None where it is."""
    if is_literal(host):
        # Of another spelling the channel itself says what it is.
        spelt = ":" in host or spelled_out(host) == host
        return refusal(host, allow_private=target.allow_private) if spelt else None
    return "a name of this machine" if is_loopback_name(host) and not target.allow_private else None


def _channel(table: Table) -> "Channel | None":
    """Return the channel a table names; without one its other keys cannot be judged."""
    reader, hint = _naming_a_channel()
    name = table.need("channel", reader, "", hint=hint)
    return _find_channel(name) if name else None


@cache
def _channel_names() -> tuple[str, ...]:
    from pressctl.channels import available

    return available()


@cache
def _naming_a_channel() -> tuple[Reader[str], str]:
    """Return what reads a channel's name, and which there are."""
    names = _channel_names()
    later = [name for name in LATER_CHANNELS if name not in names]
    return choice(*names, later=later), f"One of {', '.join(names)}."


@cache
def _find_channel(name: str) -> "Channel":
    from pressctl.channels import find

    return find(name)


def _refuse_mailing_keys(table: Table, channel: str) -> None:
    def refuse(cell: Cell) -> None:
        raise cell.wrong(f"is for mailings, and {channel} sends to no list of people", "Remove it.", code="unknown-key")

    for key in table.values:
        if key in MAILING_KEYS:
            table.get(key, refuse, None)


def _mailing(table: Table, root: Path, channel: "Channel") -> Mailing:
    sender = table.need("from", mailbox, None, hint='Such as from = "Presse <presse@example.org>".')
    reply_to = table.get("reply_to", mailbox, None)
    recipients, kept = read_people(table, root, channel)
    none: Mapping[str, str] = {}
    columns = table.get("columns", _columns, none)
    if kept:
        refuse_of_files(table, columns)
    return Mailing(
        sender=str(sender or ""),
        reply_to=str(reply_to or ""),
        recipients=recipients,
        kept=kept,
        sheet=table.get("sheet", line, ""),
        where=_where(table.table("where")),
        unsubscribe=table.get("unsubscribe", _unsubscribe, ""),
        greeting=table.get("greeting", checked(_complain_of_greeting), ""),
        columns=columns,
    )


def _where(table: Table) -> Where:
    where = Where(
        language=table.get("language", _LANGUAGES, ()),
        tags=table.get("tags", listed(line, empty=False), ()),
        outlet=table.get("outlet", listed(line, empty=False), ()),
    )
    table.close()
    return where


def _columns(cell: Cell) -> Mapping[str, str]:
    """Read our name for a column -> what the list's header calls it."""
    table = Table(cell.notes, cell.where, a_table(cell))
    for name in table.values:
        if not _FIELD.fullmatch(name):
            message = f"{shown(name)} is no merge field's name: a-z, 0-9 and _, beginning with a letter."
            cell.notes.add((*cell.where, name), "wrong-value", message, key=True)
    return {name: table.get(name, line, "") for name in table.values}


def _unsubscribe(cell: Cell) -> str:
    """Read an https or mailto address; `{{ recipient.NAME }}` in it becomes that field's mark."""
    written = line(cell)
    plain = _MERGE.sub("x", written)
    if "{{" in plain or "}}" in plain:
        raise cell.wrong("has something in {{ }} that is no merge field", "Such as {{ recipient.email }}.")
    if not plain.startswith("mailto:"):
        complaint = complain(plain)
        if complaint or plain.startswith("http:"):
            raise cell.wrong("must be an https:// or a mailto: address", "Mail programs offer no other (RFC 8058).")
    return _MERGE.sub(lambda found: mark(found[1]), written)


takes(_columns, type="object", propertyNames={"pattern": f"^{_FIELD.pattern}$"}, additionalProperties=form_of(line))
takes(_unsubscribe, type="string", pattern="^(?:https://|mailto:)")


def _complain_of_greeting(template: str) -> str | None:
    from pressctl.render.greeting import check_greeting

    return check_greeting(template)
