"""The files a run writes: the newsroom's public folder, and the outbox."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl import channels
from pressctl.delivery.keys import key_of
from pressctl.desk.fitting import fit
from pressctl.desk.preparing import plain_notice
from pressctl.desk.proving import templates_of
from pressctl.errors import Invalid, PressctlError, Rejected
from pressctl.merging import fill_html, fill_text
from pressctl.model import Config, Enclose, FileReport, Part, Recipient, Target, Variant, Watch, WriteFile, Written
from pressctl.render.greeting import greeting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pressctl.delivery.plan import Ready
    from pressctl.newsroom.building import Built, Way
    from pressctl.newsroom.leaks import LeakOf


def build(
    config: Config,
    now: datetime,
    watch: Watch,
    leak_of: "LeakOf",
    killed: "Mapping[str, datetime]",
    way: "Way",
) -> "Built":
    """Write public/ as it has to be at `now`, without releases that leak; or, that `way`, only say what would change.

    `killed` are the releases whose kill was begun, by id, as the ledger has them: no file brings them back.
    """
    from pressctl.newsroom.building import build_public

    try:
        templates = templates_of(config)
        return build_public(config, now=now, templates=templates, watch=watch, way=way, leak_of=leak_of, killed=killed)
    except Invalid:
        raise
    except PressctlError as error:
        # Before anything was sent: no delivery failed.
        raise Invalid(error.message, hint=error.hint) from error


@dataclass(slots=True)
class Outbox:
    """Writes what the outbox channel wants written, below the newsroom's folder, and remembers it."""

    root: Path
    write: Callable[[Path, bytes], bool]
    files: list[FileReport] = field(default_factory=list)

    def __call__(self, wanted: WriteFile) -> Written:
        """Write one file whole or not at all; same bytes, no change."""
        changed = self.write(self.root / wanted.path, wanted.content)
        self.files.append(FileReport(path=wanted.path, changed=changed))
        return Written(path=wanted.path, changed=changed)


def open_outbox(config: Config) -> Outbox:
    """Return the writer of the newsroom's outbox."""
    from pressctl.newsroom.writing import write_if_changed

    return Outbox(
        root=config.root, write=lambda path, content: write_if_changed(path, content, root=config.root, durable=True)
    )


def write_variants(ready: "Ready", config: Config, folder: Path, now: datetime, enclose: Enclose) -> "Iterator[Path]":
    """Write every variant of a release below `folder`, a folder a language; give what was written.

    What may not be public at `now` is marked in every file; the webhook's data says it in its own fields.

    Raises:
        Invalid: The folder cannot be written.
    """
    from pressctl.render.chat import available
    from pressctl.render.chats import render_chats
    from pressctl.render.mail import offer_unsubscribe, render_mail
    from pressctl.render.marking import mark_html, mark_of, mark_text
    from pressctl.render.page import render_page

    templates = templates_of(config)
    newsroom, versions = config.newsroom, tuple(ready.versions.values())
    for language, release in ready.versions.items():
        notice = plain_notice(release)
        variant, mark = ready.variant(language, notice), mark_of(release, now, newsroom.zone)
        texts = {f"{post.label}.txt": mark_text(post.text, mark) for post in variant.posts}
        chats, _ = render_chats(release, newsroom, templates, places=available(), notice=notice, mark=mark)
        texts |= {f"{chat.place}.json": _legible(chat.text) for chat in chats}
        own = (chat for chat in variant.chats if "/" in chat.place)  # by templates of the newsroom's
        texts |= {f"{chat.place.replace('/', '-')}.json": _legible(chat.text) for chat in own}
        texts["webhook.json"] = variant.data
        if variant.mail:
            shown = {"name": "", "greeting": greeting(Recipient(email=""), "", language)}
            mail = variant.mail
            if mark:  # one that is not for immediate release
                mail = render_mail(release, newsroom, templates, notice=notice, versions=versions, held=True)
            mail = offer_unsubscribe(mail, "")  # each target has its own address for that
            mail = replace(
                mail,
                subject=f"[{mark}] {mail.subject}" if mark else mail.subject,
                html=mark_html(mail.html, mark, language),
                text=mark_text(mail.text, mark),
            )
            texts["mail.subject.txt"] = mail.subject
            texts["mail.html"] = fill_html(mail.html, shown)
            texts["mail.txt"] = fill_text(mail.text, shown)
            whole = _whole_mail(ready, config, replace(variant, mail=mail), enclose)
            yield _written(folder / ready.original.id / language / "mail.eml", whole)
        tongue = "" if release.original else language
        page = render_page(release, newsroom, templates, feeds=config.feeds, versions=versions, tongue=tongue)
        texts["page.html"] = mark_html(page, mark, language)
        for name, text in sorted(texts.items()):
            yield _written(folder / ready.original.id / language / name, text.encode())


def _legible(text: str) -> str:
    """Return JSON laid out for reading."""
    return json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def _whole_mail(ready: "Ready", config: Config, variant: Variant, enclose: Enclose) -> bytes:
    """Return the mail as a mail program opens it, its attachments with it: what the outbox would write.

    Raises:
        Invalid: What is attached is no longer what it was.
    """
    channel, release = channels.find("outbox"), ready.original
    target = Target(name="outbox", channel="outbox", settings=channel.settings())
    moment = release.published or datetime.fromtimestamp(0, UTC)
    try:
        part = Part(
            key=key_of(config.newsroom.id, release.id, release.edition, variant.language, target.name, 1),
            release=release.id,
            edition=release.edition,
            language=variant.language,
            target=target.name,
            number=1,
            variant=fit(variant, channel, target, config.newsroom),
            members=(),
            first_claimed=moment,
            attempted=moment,
            files=enclose(variant),
        )
        written = (wanted for wanted in channel.deliver(part, target.settings) if isinstance(wanted, WriteFile))
        return next(wanted.content for wanted in written if wanted.path.endswith(".eml"))
    except Rejected as error:
        raise Invalid(error.message, hint=error.hint) from error


def _written(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise Invalid(f"{path}: {error.strerror or error}", hint="Name another folder with -o.") from error
    return path
