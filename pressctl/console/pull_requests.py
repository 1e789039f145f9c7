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
# A comment may have 65,536 characters: those of the texts, and of the sections without them; a section is begun while there is room.
ROOM, SECTION_ROOM = 32_000, 14_000
SECTIONS = 20  # releases that have one; who looks at more at once looks at none
PLACES = 60  # rows of a release's table
CHANGES = 4_000  # characters of what changed
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
    for line in changed_lines(plan):
        lines += [f"**{inline(line)}**", ""]
    texts = _Texts(config)
    by_id = {one.original.id: one for one in ready}
    moving = [planned for planned in plan.releases if not _rests(planned)]
    shown = used = 0
    for planned in moving[:SECTIONS]:
        if used > SECTION_ROOM:
            break
        section = _release(planned, plan, config)
        shown, used = shown + 1, used + sum(map(len, section))
        lines += section
        if planned.release.id in by_id:
            lines += texts.of(planned, by_id[planned.release.id])
    lines += _rest(plan, len(moving) - shown)
    lines += [f"`public/` is put on `{host}`, as far as it changed.\n" for host in plan.hosts]
    lines += findings_markdown(findings)
    lines.append("Nothing to publish." if plan.is_empty else f"Digest: `{plan.digest}`")
    return "\n".join(lines)


def faults_markdown(message: str, findings: "Sequence[Finding]") -> str:
    """Return what keeps a plan from being made."""
    return "\n".join([MARK, "## pressctl cannot make a plan", "", inline(message), "", *findings_markdown(findings)])


def findings_markdown(findings: "Sequence[Finding]") -> list[str]:
    """Return findings as a list, errors first."""
    if not findings:
        return []
    ordered = sorted(findings, key=lambda finding: (finding.level != "error", finding))
    errors = sum(finding.level == "error" for finding in ordered)
    lines = [f"#### {errors} to correct, {len(ordered) - errors} to consider", ""]
    for found in ordered[:MOST]:
        level = "**error**" if found.level == "error" else "advice"
        place = f"{inline(found.path)}:{found.line}:{found.column}"
        lines.append(f"- {place}: {level}: {inline(found.said)} ({inline(found.code)})")
    if len(ordered) > MOST:
        lines.append(f"- and {len(ordered) - MOST} more")
    return [*lines, ""]


def _release(planned: "PlannedRelease", plan: "Plan", config: "Config") -> list[str]:
    release = planned.release
    lines = [f"### {inline(release.headline)}", ""]
    lines += [f"{inline(release.id)}, {edition(release)}, {inline(release.language)}: {inline(release.path)}", ""]
    if when := _when(planned, config):
        lines += [when, ""]
    if planned.outcome and planned.error:
        lines += [f"**{OUTCOMES[planned.outcome]}**: {inline(planned.error)}", ""]
    if planned.outcome and planned.hint:
        lines += [inline(planned.hint), ""]
    if release.correction:
        lines += [f"Correction: {inline(release.correction.text)}", ""]
    if planned.since:
        lines += [f"Since the last revision: {inline(_in_short(planned.since))}", ""]
    if planned.deliveries:
        lines += ["| place | channel | language | what |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {d.target} | {d.channel} | {inline(d.language)} | {inline(intent(planned, d, plan, config))} |"
            for d in planned.deliveries[:PLACES]
        ]
        if (more := len(planned.deliveries) - PLACES) > 0:
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


def _in_short(text: str) -> str:
    return text if len(text) <= CHANGES else f"{text[:CHANGES]}… and more"


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

    def __init__(self, config: "Config") -> None:
        """Begin with all the room there is."""
        self._targets = {target.name: target for target in config.targets}
        self._config, self._left = config, ROOM

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
        shown = folded(inline(title), text)
        length = sum(map(len, shown))
        if length > self._left:
            return [f"{inline(title)}: {counted(len(text), 'character')}, which have no room here.", ""]
        self._left -= length
        return shown


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
