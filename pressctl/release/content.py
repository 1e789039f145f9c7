"""What a release says, field by field: what tells a sent release from one that was edited afterwards."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from pressctl.merging import one_line
from pressctl.model import Release

_BEFORE, _AFTER = 24, 40  # characters around the first difference
_AROUND = 3  # words around each difference
_MOST = 4  # differences shown of one field
_LONGEST = 160  # characters of one of them
_MANY = 10_000  # words of both texts together, up to which all differences are looked for


ATTACHED = "attached files"


def content_of(release: Release, *, attached: bool = False) -> dict[str, str]:
    """Return the release's own content as text, a field each; what is not there is an empty text.

    Left out is what decides where and when it goes (targets, audience, advance, languages, path, status, revision,
    updated) and the words for one channel alone (email, social): a post refused by its network may be reworded. A
    local file is told by its path; where its bytes go out with mails, `attached`, by them too.
    """
    return {
        "kind": release.kind,
        "date": _day(release) if release.dated_only else _time(release.published),
        "embargo": _time(release.embargo),
        "headline": release.headline,
        "subhead": release.subhead,
        "dateline": release.dateline,
        # In the body already; once is enough to say that it changed.
        "lead": "" if release.lead_in_body else release.lead,
        "body": release.body.strip(" \n"),
        "notes": release.notes,
        "quotes": _rows((quote.text, quote.speaker, quote.role) for quote in release.quotes),
        "contacts": _rows((one.name, one.role, one.email, one.phone) for one in release.contacts),
        "media": _rows((one.path or one.url, one.alt, one.caption, one.credit, one.licence) for one in release.media),
        "boilerplate": release.boilerplate,
        "categories": ", ".join(release.categories),
        "keywords": ", ".join(release.keywords),
        "correction": _rows((str(one.revision), _time(one.date), one.text) for one in release.corrections),
        "url": release.url,
        # Only where there is one: ledgers know earlier releases without.
        **({"why": release.why} if release.why else {}),
        **({ATTACHED: _rows((one.path, one.sha256[:12]) for one in release.media if one.sha256)} if attached else {}),
    }


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """Return a line for each field that differs: its name, and both texts around each difference."""
    keys = [*new, *(key for key in old if key not in new)]
    if ATTACHED not in old or ATTACHED not in new:
        keys = [key for key in keys if key != ATTACHED]  # that files are attached, or no longer, changes no text
    return tuple(_line(key, old.get(key, ""), new.get(key, "")) for key in keys if old.get(key, "") != new.get(key, ""))


def _line(key: str, old: str, new: str) -> str:
    pairs = _changes(old, new)
    more = len(pairs) - _MOST
    shown = [f"{was} -> {is_now}" for was, is_now in pairs[:_MOST]]
    return f"{key}: {', '.join(shown)}{f', and {more} more' if more > 0 else ''}"


def _changes(old: str, new: str) -> list[tuple[str, str]]:
    """Return each place that differs, both texts with a few words around; one place, where words do not tell."""
    was, is_now = old.split(" "), new.split(" ")
    if old and new and len(was) + len(is_now) < _MANY:
        from difflib import SequenceMatcher  # only an edit needs it

        groups = SequenceMatcher(None, was, is_now, autojunk=False).get_grouped_opcodes(_AROUND)
        spans = [(group[0][1], group[-1][2], group[0][3], group[-1][4]) for group in groups]
        pairs = [(_words(was, start, end), _words(is_now, begin, stop)) for start, end, begin, stop in spans]
        if pairs and all(before != after for before, after in pairs):
            return pairs
    at = next((n for n, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), min(len(old), len(new)))
    return [(_excerpt(old, at), _excerpt(new, at))]


def _words(words: list[str], start: int, end: int) -> str:
    shown = one_line(" ".join(words[start:end])).strip(" ")
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST // 2]}…{shown[-_LONGEST // 2 :]}"
    return f'"{"…" if start else ""}{shown}{"…" if end < len(words) else ""}"'


def _excerpt(text: str, at: int) -> str:
    if not text:
        return "(nothing)"
    start = max(at - _BEFORE, 0)
    # Begin with a whole word where there is one.
    start = text.find(" ", start, at) + 1 or start if start else 0
    part = text[start : at + _AFTER]
    shown = one_line(part).strip(" ")
    return f'"{"…" if start else ""}{shown}{"…" if at + _AFTER < len(text) else ""}"'


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(" · ".join(word for word in row if word) for row in rows)


def _day(release: Release) -> str:
    return f"{release.published:%Y-%m-%d}" if release.published else ""


def _time(at: datetime | None) -> str:
    """Return a moment's text, the same in whatever zone it was written."""
    return at.astimezone(UTC).isoformat() if at else ""
