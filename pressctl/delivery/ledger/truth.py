"""What a git ledger is, as last seen on its remote: the files' texts, the tables made from them, and how both go on.

Lines are only ever added, so a newer commit is judged by its files: each must begin with what was there before. That holds
for a commit fetched without its history as well; a ref that was put back to an older one, or replaced, does not pass.
"""

import json
import secrets
import time
from collections.abc import Mapping
from typing import Any

from pressctl.delivery.ledger import lines
from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.git import GitFailed
from pressctl.delivery.ledger.lines import COMMON, HEAD, UPLOADS, Changes, Replay
from pressctl.delivery.ledger.remote import Blob, Remote, Snapshot
from pressctl.delivery.ledger.sealing import MAKE_ONE, Sealer, is_sealed
from pressctl.delivery.ledger.sqlite import PUT_BACK
from pressctl.delivery.ledger.tables import SCHEMA
from pressctl.errors import LedgerUnusable
from pressctl.model import Variant

FORMAT = "pressctl ledger"
_UNSEEN = Variant(language="und")  # what stands for a text that cannot be unsealed
_PROOF = b"which key"  # what is sealed in the head, to tell whether a key fits


class Truth:
    """The ledger as the remote has it."""

    def __init__(self, remote: Remote, snapshot: Snapshot, key: str, *, keyless: bool = False) -> None:
        """Read it all; `key` is `ledger_key`'s value, "" for none; `keyless`: look without it, sealed values stay unread.

        Raises:
            LedgerUnusable: It is not a ledger of ours, damaged, from a newer version, or the key does not fit.
        """
        self.remote = remote
        self.snapshot = Snapshot()
        self.sealer: Sealer | None = None
        self._texts: dict[str, bytes] = {}
        self._head = self._read_head(snapshot)
        self._blind = keyless and not key
        salt, proof = bytes.fromhex(self._head["salt"]), bytes.fromhex(self._head.get("proof", ""))
        if key:
            self.sealer = Sealer(key, salt)
            if not proof:  # it had no key so far: what is written from now on is sealed
                self._head["proof"] = _prove(self.sealer)
            elif not _fits(self.sealer, proof):
                hint = "Use the key that it was begun with; if that is lost, so are the addresses in it."
                raise LedgerUnusable("ledger_key is not the key that the ledger was sealed with", hint=hint)
        elif proof and not keyless:
            hint = 'Set ledger_key in [newsroom], such as ledger_key = { env = "LEDGER_KEY" }, to the key it was begun with.'
            raise LedgerUnusable("the ledger is sealed, and there is no ledger_key here", hint=hint)
        self.db: Replay = lines.make((self.sealer.salt if self.sealer else salt).hex())
        try:
            self.tables = lines.tables_of(self.db)
            self.advance(snapshot)
        except BaseException:
            self.db.close()
            raise

    def _read_head(self, snapshot: Snapshot) -> dict[str, Any]:
        name = f"{self.remote.ref} on {self.remote.name}"
        if not snapshot.files:
            raise LedgerUnusable(f"the ledger {name} is empty, so nobody knows what was sent before", hint=PUT_BACK)
        if HEAD not in snapshot.files:
            hint = "Name another ref as ledger in config.toml; pressctl leaves this one as it is."
            raise LedgerUnusable(f"{name} is not a ledger of pressctl", hint=hint)
        (text,) = self.remote.read([snapshot.files[HEAD]])
        try:
            head = dict(json.loads(text))
            if head["format"] != FORMAT:
                raise ValueError(head["format"])  # noqa: TRY301  (explained below)
            newer = int(head["schema"]) > SCHEMA
            bytes.fromhex(head["salt"] + head.get("proof", ""))
        except (ValueError, LookupError, TypeError) as error:
            raise lines.damaged(HEAD, 1, type(error).__name__) from error
        if newer:
            raise LedgerUnusable(f"the ledger {name} was written by a newer pressctl", hint="Update pressctl.")
        return head

    def head_text(self) -> bytes:
        """Return the head as it is to be written."""
        return _head_text(self._head)

    def marks(self) -> dict[str, str]:
        """Return each release with the name of what its lines are."""
        files = self.snapshot.files.items()
        return {release: blob.oid for path, blob in files if (release := lines.release_at(path))}

    def extends(self, newer: Snapshot, older: Snapshot) -> bool:
        """Whether a snapshot has all that another one had, and perhaps more."""
        grown: list[tuple[Blob, Blob]] = []
        for path, blob in older.files.items():
            now = newer.files.get(path)
            if path in {UPLOADS, HEAD}:
                continue
            if now is None or now.size < blob.size:
                return False
            if now.oid != blob.oid:
                grown.append((now, blob))
        texts = self.remote.read(now for now, _ in grown)
        return all(self.remote.oid(text[: was.size]) == was.oid for text, (_, was) in zip(texts, grown, strict=True))

    def advance(self, newer: Snapshot, ours: Mapping[str, bytes] | None = None) -> None:
        """Go on to what the remote has now; `ours` are the files that differ, where nobody else changed any.

        Raises:
            LedgerUnusable: Lines that were there are gone, or one is not as pressctl writes it.
        """
        if ours is None and not self.extends(newer, self.snapshot):
            raise taken_away(self.remote)
        if ours is None and self.snapshot.commit and newer.files.get(HEAD) != self.snapshot.files.get(HEAD):
            self._insist_on_head(newer)
        new = [
            path
            for path in newer.files
            if path.endswith(".jsonl") and newer.files[path] != self.snapshot.files.get(path)
        ]
        new.sort(key=lambda path: path != COMMON)
        texts = (
            [ours[path] for path in new] if ours is not None else self.remote.read(newer.files[path] for path in new)
        )
        for path, text in zip(new, texts, strict=True):
            if path == UPLOADS:
                lines.apply_uploads(self.db, text)
                continue
            known = self._texts.get(path, b"")
            lines.apply(
                self.db,
                self.tables,
                text[len(known) :],
                self._unseal,
                where=f"{self.remote.ref}:{path}",
                after=known.count(b"\n"),
            )
            self._texts[path] = text
        self.snapshot = newer

    def _insist_on_head(self, newer: Snapshot) -> None:
        """Refuse to go on where another run has changed what this ledger is: it was sealed, or brought to a newer schema."""
        (text,) = self.remote.read([newer.files[HEAD]]) if HEAD in newer.files else (b"",)
        if text != self.head_text():
            raise LedgerUnusable(
                "another run has changed how the ledger is kept (its key, or its version)",
                hint="Run the same command again.",
            )

    def fetched(self, known: Snapshot) -> Snapshot:
        """Return what the remote has now.

        Raises:
            GitFailed: It is out of reach.
            LedgerUnusable: The ref is gone.
        """
        tip = self.remote.tip()
        if tip == known.commit:
            return known
        if not tip:
            raise taken_away(self.remote)
        return self.remote.fetch()

    def unsaved(self, db: Replay) -> list[str]:
        """Say what came of parts by other tables, where these do not have it."""
        query = "SELECT key, state, release, target, language, number, receipt_id FROM parts WHERE state NOT IN ('owed', 'claimed', 'sending')"
        known = dict(self.db.execute("SELECT key, state FROM parts").fetchall())
        return [
            f"{release}, {target} {language}, part {number}: {state}{f' ({receipt})' if receipt else ''}"
            for key, state, release, target, language, number, receipt in db.execute(query).fetchall()
            if known.get(key) != state
        ]

    def close(self) -> None:
        """Let go of tables and objects."""
        self.db.close()
        self.remote.close()

    def files_for(self, changes: Changes, db: Replay) -> dict[str, bytes]:
        """Return the files that hold these changes, whole."""
        new = {path: self._texts.get(path, b"") + b"\n".join([*added, b""]) for path, added in changes.lines.items()}
        if changes.uploads is not None:
            new[UPLOADS] = changes.uploads
        for fingerprint in changes.variants:
            path = lines.variant_path(fingerprint)
            if path not in self.snapshot.files:
                (body,) = db.execute("SELECT body FROM variants WHERE fingerprint = ?", (fingerprint,)).fetchone()
                new[path] = self._freeze(body.encode(), path)
        for key in changes.members:
            path = lines.members_path(key)
            if not self.sealer:
                raise LedgerUnusable(
                    "a mailing's addresses are only kept sealed in git, and there is no ledger_key", hint=MAKE_ONE
                )
            new[path] = self.sealer.seal(lines.members_text(db, key), path)
        head = self.head_text()
        known = self.snapshot.files.get(HEAD)
        if known is None or known.oid != self.remote.oid(head):
            new[HEAD] = head
        return new

    def _freeze(self, text: bytes, path: str) -> bytes:
        return self.sealer.seal(text, path) if self.sealer else text

    def thaw_variant(self, db: Database, fingerprint: str) -> None:
        """Have a variant in its table."""
        if db.execute("SELECT 1 FROM variants WHERE fingerprint = ?", (fingerprint,)).fetchone():
            return
        body = self._thawed(lines.variant_path(fingerprint)).decode() or _UNSEEN.encode()
        db.execute("INSERT INTO variants VALUES (?, ?)", (fingerprint, body))

    def thaw_part(self, db: Database, key: str) -> None:
        """Have a part's variant and members in their tables, where there is such a part."""
        row = db.execute("SELECT variant FROM parts WHERE key = ?", (key,)).fetchone()
        if row:
            self.thaw_variant(db, row[0])
            self.thaw_members(db, "key = ?", key)

    def thaw_members(self, db: Database, where: str, *values: object) -> None:
        """Have the members of all parts in their table for which `where` holds, a condition on `parts`."""
        for key in lines.parts_without_members(db, where, values):
            text = self._thawed(lines.members_path(key), people=True)
            if not text:
                (count,) = db.execute("SELECT people FROM parts WHERE key = ?", (key,)).fetchone()
                text = json.dumps(
                    [[f"{number}.{key}@sealed.invalid", "", "", [], {}] for number in range(count)]
                ).encode()
            lines.fill_members(db, key, text)

    def _thawed(self, path: str, *, people: bool = False) -> bytes:
        """Return what a file of its own holds; nothing where that is sealed and it is only looked at, without the key.

        Raises:
            LedgerUnusable: It is gone, changed, or people stand in it unsealed.
        """
        blob = self.snapshot.files.get(path)
        if blob is None:
            raise LedgerUnusable(f"the ledger is damaged: {path} is missing", hint=PUT_BACK)
        (held,) = self.remote.read([blob])
        if not is_sealed(held) and not people:
            return held
        if self._blind:
            return b""
        try:
            if self.sealer is None or not is_sealed(held):
                raise ValueError(path)  # noqa: TRY301  (explained below)
            return self.sealer.unseal(held, path)
        except ValueError:
            raise LedgerUnusable(f"the ledger is damaged: {path} cannot be unsealed", hint=PUT_BACK) from None

    def _unseal(self, sealed: str, about: str) -> str:
        import base64

        if self.sealer is None:
            return "{}"
        return self.sealer.unseal(base64.b64decode(sealed), about).decode()


def taken_away(remote: Remote) -> LedgerUnusable:
    """Return what is said of a ref that has lost what it had."""
    return LedgerUnusable(
        f"the ledger {remote.ref} on {remote.name} was taken away, put back or replaced while this run was under way; it"
        " stopped sending",
        hint="Put the ref to the newest commit that anybody still has. What had left by then may not be recorded in it: look "
        "at the places before you run it again.",
    )


_PAUSES = (0.05, 0.1, 0.2, 0.4)  # seconds before a ledger that could not be begun is looked for again


def begin(remote: Remote, key: str) -> Snapshot:
    """Begin a ledger, or return the one that another run has begun meanwhile.

    Raises:
        GitFailed: It cannot be pushed.
        LedgerUnusable: The key is no key.
    """
    head: dict[str, Any] = {"format": FORMAT, "schema": SCHEMA, "salt": secrets.token_hex(16)}
    if key:
        head["proof"] = _prove(Sealer(key, bytes.fromhex(head["salt"])))
    nothing = Snapshot()
    new = remote.commit(nothing, {HEAD: _head_text(head)}, "a new ledger")
    for pause in (*_PAUSES, None):
        try:
            remote.push(new, nothing)
        except GitFailed:
            if remote.tip():
                return remote.fetch()
            if pause is None:
                raise
            time.sleep(pause)  # whoever begins it too may have it locked, and not there yet
        else:
            break
    return new


def _head_text(head: Mapping[str, Any]) -> bytes:
    return json.dumps({**head, "schema": SCHEMA}, sort_keys=True).encode() + b"\n"


def _prove(sealer: Sealer) -> str:
    return sealer.seal(_PROOF, FORMAT).hex()


def _fits(sealer: Sealer, proof: bytes) -> bool:
    try:
        return sealer.unseal(proof, FORMAT) == _PROOF
    except ValueError:
        return False
