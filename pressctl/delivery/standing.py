"""Where a part stands now: what the ledger has of it, read with today's config and clock."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any, Literal

from pressctl.delivery.ledger.records import PartRecord
from pressctl.model import Channel, Reference, Secret, Target

Standing = Literal[
    "send", "sent", "elsewhere", "unknown", "failed", "deferred", "superseded", "skipped", "unsubscribed"
]

SKEW = 300.0  # seconds that the clocks of two machines may be apart


ASKS_FOR_DIGEST = frozenset({"failed", "gone"})  # states that a change of a target's settings may mend


def standing_of(
    record: PartRecord,
    *,
    channel: Channel,
    target: Target,
    now: datetime,
    digest: str,
    retry_failed: bool,
) -> Standing:
    """Say what this run has to do with a part; "unsubscribed" alone is decided elsewhere (`leaving`).

    "send" is owed; "elsewhere" is held by a live run; the rest are as they ended. A part that
    failed for want of a connection is owed again; one that was refused is owed again once the
    target's settings changed, one whose place was gone once its address did. An unknown one is
    owed again by itself only where repeats are dropped and the place's window still stands.
    `digest` is that of the target's settings today; only states that ask for it need one.
    """
    match record.state:
        case "owed":
            again = not record.doubt or may_repeat(record, channel=channel, target=target, now=now)
            return "send" if again else "unknown"
        case "claimed" | "sending":
            return "elsewhere"
        case "deferred":
            return "deferred" if record.not_before and record.not_before > now else "send"
        case "failed" | "gone":
            again = retry_failed or record.cause == "connection" or has_changed(record, digest)
            return "send" if again else "failed"
        case "unknown":
            return "send" if may_repeat(record, channel=channel, target=target, now=now) else "unknown"
        case "sent" | "superseded" | "skipped":
            return record.state


def may_repeat(record: PartRecord, *, channel: Channel, target: Target, now: datetime) -> bool:
    """Whether sending it again cannot reach anybody twice: the place drops repeats of the key, still."""
    if not channel.drops_repeats(target.settings):
        return False
    return record.first_claimed is None or window_stands(channel, record.first_claimed, now)


def window_stands(channel: Channel, since: datetime, now: datetime) -> bool:
    """Whether a place that drops repeats still does so of what was first sent to it then.

    Another machine may have written down `since`, by a clock of its own: some minutes of the window are not counted on. One
    set back makes the age negative; then nobody knows how old it is.
    """
    if channel.window is None:
        return True
    sure = channel.window - min(SKEW, channel.window / 4)
    return timedelta(0) <= now - since < timedelta(seconds=sure)


def is_over(record: PartRecord, *, target: Target, now: datetime) -> bool:
    """Whether a target was tried for as long as its patience lasts; without any, one run is as long."""
    begun = record.first_claimed
    return not target.patience or (begun is not None and now - begun >= timedelta(seconds=target.patience))


def spent_standing(record: PartRecord) -> Standing:
    """Say how a part stands that this run has had its turn with: nothing of it is sent again."""
    match record.state:
        case "owed" | "claimed" | "sending" | "deferred":
            return "unknown" if record.doubt and record.state == "owed" else "deferred"
        case "gone":
            return "failed"
        case state:
            return state


def has_changed(record: PartRecord, digest: str) -> bool:
    """Whether what a place objected to may be mended: compare two of `settings_digest`.

    Secrets count only where both sides know them: `plan` reads none.
    """
    old, new = record.settings.split(":"), digest.split(":")
    if len(old) != len(new):
        return True
    secrets_differ = bool(old[2] and new[2] and old[2] != new[2])  # an address may be one
    return old[1 if record.state == "gone" else 0] != new[1 if record.state == "gone" else 0] or secrets_differ


_ADDRESS = frozenset({"url", "base_url", "domain", "server"})


def settings_digest(target: Target, salt: bytes) -> str:
    """Return three short hashes of a target, joined by colons: its settings, its address, its secrets.

    The last is keyed with the ledger's salt and cut to 32 bits, so that it tells a change and
    nothing of the secret; it is empty until secrets are resolved.
    """
    settings = {field.name: getattr(target.settings, field.name) for field in fields(target.settings)}
    held: list[str] = []
    plain = {name: _plain(value, held) for name, value in settings.items()}
    if target.mailing:
        plain["mailing"] = [target.mailing.sender, target.mailing.reply_to, target.mailing.unsubscribe]
    address = {name: value for name, value in plain.items() if name in _ADDRESS}
    secret = hashlib.blake2b("\0".join(held).encode(), key=salt, digest_size=4).hexdigest() if held else ""
    return f"{_short(plain)}:{_short(address)}:{secret}"


def _plain(value: Any, held: list[str]) -> Any:  # noqa: ANN401  (settings are any channel's)
    """Copy a setting without its secrets, which are put into `held`."""
    if isinstance(value, Secret):
        held.append(value.reveal())
        return "secret"
    if isinstance(value, Reference):
        return "secret"
    if isinstance(value, tuple | list):
        return [_plain(item, held) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item, held) for name, item in sorted(value.items())}
    return str(value)


_SORTED = json.JSONEncoder(sort_keys=True, default=str)


def _short(value: object) -> str:
    text = _SORTED.encode(value)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
