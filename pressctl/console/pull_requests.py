"""A plan as Markdown for a pull request: the same bytes for the same plan, so that a bot can keep one comment."""

from typing import TYPE_CHECKING

from pressctl.console.markup import folded, inline
from pressctl.console.plans import changed_lines, edition, intent
from pressctl.console.wording import OUTCOMES, counted, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressctl.delivery.plan import Plan, PlannedDelivery, PlannedRelease, Ready
    from pressctl.model import Config, Finding, Notice, Post, Target, Variant

MARK = "<!-- pressctl plan -->"  # by which a bot finds its own comment again
# A comment may have 65,536 characters, as they stand in the Markdown. So much for all of it; for findings; for the sections, of which one is
# begun while there is room; and for lines about texts that have none: what is left, the texts have.
WHOLE, FINDINGS_ROOM, SECTION_ROOM, NOTES_ROOM = 64_000, 12_000, 14_000, 3_000
SECTIONS = 20  # releases that have one; who looks at more at once looks at none
PLACES, PLACES_ROOM = 60, 8_000  # rows of a release's table, and their characters
CHANGES = 4_000  # characters of what changed
LINE = 600  # characters of anything else that somebody wrote: a headline, a reason, a finding
MOST = 30  # findings; more are in the job's log

_MOVING = frozenset({"unknown", "failed", "deferred", "stopped", "held"})
_NOTICES: "dict[Notice, str]" = {
    "correction": "correction",
    "kill": "withdrawal",
    "advance": "in advance",
    "advance-correction": "correction in advance",
    "advance-kill": "withdrawal in advance",
}


def plan_markdown(
    plan: "Plan", config: "Config", ready: "Sequence[Ready]" = (), findings: "Sequence[Finding]" = ()
) -> str:
    """Return what goes where and when, in which words, what was found, what changed, and the digest."""
    lines = [MARK, "## What pressctl will publish", ""]
    for line in changed_lines(plan)[:SECTIONS]:
        lines += [f"**{_cut(line)}**", ""]
    moving = [planned for planned in plan.releases if not _rests(planned)]
    sections: list[list[str]] = []
    for planned in moving[:SECTIONS]:
        if _size(*sections) > SECTION_ROOM:
            break
        sections.append(_release(planned, plan, config))
    end = _rest(plan, len(moving) - len(sections))
    end += [f"`public/` is put on `{host}`, as far as it changed.\n" for host in plan.hosts]
    end += findings_markdown(findings)
    end.append("Nothing to publish." if plan.is_empty else f"Digest: `{plan.digest}`")
    texts = _Texts(config, WHOLE - _size(lines, *sections, end))
    by_id = {one.original.id: one for one in ready}
    for planned, section in zip(moving, sections, strict=False):
        lines += section
        if planned.release.id in by_id:
            lines += texts.of(planned, by_id[planned.release.id])
    return "\n".join([*lines, *end])


def faults_markdown(message: str, findings: "Sequence[Finding]") -> str:
    """Return what keeps a plan from being made."""
    return "\n".join([MARK, "## pressctl cannot make a plan", "", _cut(message), "", *findings_markdown(findings)])


def findings_markdown(findings: "Sequence[Finding]") -> list[str]:
    """Return findings as a list, errors first."""
    if not findings:
        return []
    ordered = sorted(findings, key=lambda finding: (finding.level != "error", finding))
    errors = sum(finding.level == "error" for finding in ordered)
    lines = [f"#### {errors} to correct, {len(ordered) - errors} to consider", ""]
    shown = 0
    for found in ordered[:MOST]:
        if _size(lines) > FINDINGS_ROOM:
            break
        level = "**error**" if found.level == "error" else "advice"
        place = f"{_cut(found.path)}:{found.line}:{found.column}"
        lines.append(f"- {place}: {level}: {_cut(found.said)} ({inline(found.code)})")
        shown += 1
    if len(ordered) > shown:
        lines.append(f"- and {len(ordered) - shown} more")
    return [*lines, ""]


def _size(*parts: "Sequence[str]") -> int:
    """Count the characters of lines, with their ends."""
    return sum(len(line) + 1 for lines in parts for line in lines)


def _cut(text: str, most: int = LINE) -> str:
    """Return foreign text for a line, with not many more than `most` characters as it stands in the Markdown."""
    shown = inline(text)
    if len(shown) <= most:
        return shown
    kept = text[:most]
    while len(inline(kept)) > most:
        kept = kept[: len(kept) * 3 // 4]
    return f"{inline(kept)}… and more"


def _release(planned: "PlannedRelease", plan: "Plan", config: "Config") -> list[str]:
    release = planned.release
    lines = [f"### {_cut(release.headline)}", ""]
    lines += [f"{inline(release.id)}, {edition(release)}, {inline(release.language)}: {_cut(release.path)}", ""]
    if when := _when(planned, config):
        lines += [when, ""]
    if planned.outcome and planned.error:
        lines += [f"**{OUTCOMES[planned.outcome]}**: {_cut(planned.error)}", ""]
    if planned.outcome and planned.hint:
        lines += [_cut(planned.hint), ""]
    if release.correction:
        lines += [f"Correction: {_cut(release.correction.text, CHANGES)}", ""]
    if planned.since:
        lines += [f"Since the last revision: {_cut(planned.since, CHANGES)}", ""]
    if planned.deliveries:
        lines += ["| place | channel | language | what |", "| --- | --- | --- | --- |"]
        rows: list[str] = []
        for d in planned.deliveries[:PLACES]:
            if _size(rows) > PLACES_ROOM:
                break
            rows.append(
                f"| {d.target} | {d.channel} | {inline(d.language)} | {_cut(intent(planned, d, plan, config))} |"
            )
        lines += rows
        if (more := len(planned.deliveries) - len(rows)) > 0:
            lines += ["", f"and {counted(more, 'more place')}"]
        lines.append("")
    return lines


def _rests(planned: "PlannedRelease") -> bool:
    """Whether nothing becomes of it, and nobody has to do anything: it is a draft, or has gone out."""
    if planned.outcome:
        return planned.outcome == "skipped"
    if not planned.begun or any(delivery.outcome in _MOVING for delivery in planned.deliveries):
        return False
    parts = (part for delivery in planned.deliveries for part in delivery.parts)
    return not planned.edited and all(
        part.standing in {"sent", "superseded", "skipped", "unsubscribed"} for part in parts
    )


def _rest(plan: "Plan", more: int) -> list[str]:
    """Count the releases that have no section."""
    resting = [planned for planned in plan.releases if _rests(planned)]
    drafts = [planned.release.id for planned in resting if planned.outcome]
    said = [f"{counted(more, 'more release')}, which have no room here."] if more > 0 else []
    if drafts:
        named = f": {', '.join(drafts[:SECTIONS])}" if len(drafts) <= SECTIONS else ""
        said.append(f"{counted(len(drafts), 'draft')}{inline(named)}.")
    if gone := len(resting) - len(drafts) + len(plan.finished):
        said.append(f"{counted(gone, 'release')} with nothing left to send.")
    return [" ".join(said), ""] if said else []


def _when(planned: "PlannedRelease", config: "Config") -> str:
    """Say when it goes out; the clock itself is not in it."""
    release, zone = planned.release, config.newsroom.zone
    if planned.held_until:
        early = f", in advance to {', '.join(release.advance)}" if release.advance else ""
        return inline(f"Goes out after {moment(planned.held_until, zone)}, by the first run from then on{early}.")
    if planned.sends or (planned.deliveries and not planned.begun and planned.outcome is None):
        return "Goes out with the first run once this is merged."
    return ""


class _Texts:
    """The words of what is to be sent, as long as a comment has room for them."""

    def __init__(self, config: "Config", room: int) -> None:
        """Begin with all the room there is, in characters."""
        self._targets = {target.name: target for target in config.targets}
        self._config, self._left, self._notes = config, room - NOTES_ROOM, NOTES_ROOM

    def of(self, planned: "PlannedRelease", ready: "Ready") -> "Iterator[str]":
        """Yield a release's texts, each folded, once for all the places that get the same."""
        seen: set[tuple[str, str]] = set()
        for delivery in planned.deliveries:
            target = self._targets.get(delivery.target)
            notice = _notice(planned, delivery)
            if target is None or notice is None or delivery.language not in ready.versions:
                continue
            whole = ready.variant(delivery.language, notice)
            for title, text in self._parts(whole, target):
                if (title, text) not in seen:
                    seen.add((title, text))
                    yield from self._shown(f"{title}{_said(notice)}, {delivery.language}", text)

    def _parts(self, whole: "Variant", target: "Target") -> "Iterator[tuple[str, str]]":
        from pressctl import channels
        from pressctl.desk.fitting import fit

        variant = fit(whole, channels.find(target.channel), target, self._config.newsroom)
        if variant.mail:
            yield f"mail: {_named(variant.mail.subject)}", _mail_text(variant)
        # Posts are written and counted whether or not a target takes them.
        yield from ((_counted(post), post.text) for post in whole.posts)
        for chat in variant.chats:
            yield f"{chat.place}, {chat.length:,} of {chat.limit:,} {chat.unit}", chat.text
        if variant.data or variant.ninjs:
            yield "ninjs" if variant.ninjs else "webhook", _data_text(variant)

    def _shown(self, title: str, text: str) -> list[str]:
        shown = folded(_cut(title), text)
        if (length := _size(shown)) <= self._left:
            self._left -= length
            return shown
        note = [f"{_cut(title)}: {counted(len(text), 'character')}, which have no room here.", ""]
        if (length := _size(note)) > self._notes:
            return []
        self._notes -= length
        return note


def _notice(planned: "PlannedRelease", delivery: "PlannedDelivery") -> "Notice | None":
    """Return the notice that a delivery's text has; None where nothing of it is to be sent by this or a later run."""
    from pressctl.desk.preparing import plain_notice

    unread = not planned.begun and not delivery.parts and planned.outcome is None  # its list is not set here
    if unread or delivery.outcome == "held" or planned.outcome == "held":
        return plain_notice(planned.release)
    return next((part.notice for part in delivery.parts if part.standing == "send"), None)


def _said(notice: "Notice") -> str:
    return f" ({_NOTICES[notice]})" if notice in _NOTICES else ""


def _counted(post: "Post") -> str:
    which = f" {post.number}/{post.total}" if post.total > 1 else ""
    return f"{post.network}{which}, {post.length:,} of {post.limit:,}"


def _named(text: str) -> str:
    """Return text with its merge fields named."""
    from pressctl.merging import substitute

    return substitute(text, lambda name: f"‹{name}›")


def _mail_text(variant: "Variant") -> str:
    from pressctl.render.wrapping import unflowed

    mail = variant.mail
    files: Iterable[str] = (f"[{one.name}, {one.size:,} bytes]" for one in mail.attachments) if mail else ()
    return "\n".join([_named(unflowed(mail.text)) if mail else "", *files])


def _data_text(variant: "Variant") -> str:
    import json

    return json.dumps(json.loads(variant.ninjs or variant.data), ensure_ascii=False, indent=1)
