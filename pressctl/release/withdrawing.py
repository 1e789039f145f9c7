"""A withdrawn release: what its notice needs, read from its file whatever is wrong with the rest of it.

A kill carries id, address and reason, in each language, and never the text. So nothing that is wrong with a text may
hold it back: only what is wrong with those keys does. What else would stand in a notice (headline, contacts) is left
out of it where it is wrong.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import EmailWords, Finding, Release
from pressctl.release.checking.secrets import has_credential
from pressctl.release.vocabulary import RELEASE

NEEDED = frozenset({"id", "status", "why", "language", "url"})
TIMES = frozenset({"date", "embargo"})
# Said of a key that is not there, at the place of another.
_ABSENT = frozenset({"no-headline", "no-date"})
_KEY = re.compile(r"[\"']?([^\"':]{1,60}?)[\"']?[ \t\u00a0\u202f]*:")
_IN_A_VALUE = frozenset(" \t#-]}")  # how lines begin that belong to the key above them


class Keys(Struct, frozen=True):
    """Which top-level key each line of a file belongs to, by how the lines look: YAML may not be able to read them.

    `lines` are the numbers, from 1, of those lines on which a key begins; `names` are those keys, as they were meant.
    """

    lines: tuple[int, ...]
    names: tuple[str, ...]

    def at(self, line: int) -> str:
        """Return the key that a line belongs to; "" before the first, "body" below the last."""
        return self.names[bisect_right(self.lines, line) - 1] if self.lines and line >= self.lines[0] else ""


def keys_of(inside: Iterable[str], first_line: int, body_line: int) -> Keys:
    """Return the keys of a front matter, whose lines are `inside` and begin on `first_line`."""
    found = [(n, line) for n, line in enumerate(inside, first_line) if line and line[0] not in _IN_A_VALUE]
    named = [(n, _meant(match[1]) if (match := _KEY.match(line)) else "") for n, line in found]
    return Keys((*(n for n, _ in named), body_line), (*(name for _, name in named), "body"))


def _meant(key: str) -> str:
    return key if key in RELEASE.keys else RELEASE.meant(key) or key


def still_wrong(findings: Iterable[Finding], keys: Keys, draft: Release) -> tuple[Finding, ...]:
    """Return the errors that hold back even a kill: what it needs is missing, or not legible."""
    needed = NEEDED if draft.why or draft.revision > 1 else NEEDED | {"correction", "corrections"}
    wrong = (found for found in findings if found.level == "error" and found.code not in _ABSENT)
    return tuple(found for found in wrong if keys.at(found.line) in {"", *needed} or found.code == "no-id")


def left_of(draft: Release, findings: Iterable[Finding], keys: Keys) -> Release:
    """Return a withdrawn release as it is shown and sent from now on: without its text.

    `draft` is the release as far as its file could be read. Where nobody can tell when it was to be public, it has
    no date: then it has no page either.
    """
    bad = {keys.at(found.line) for found in findings if found.level == "error" and found.code not in _ABSENT}
    undated = bool(bad & TIMES)
    headline = "" if _is_bad("headline", draft.headline, bad) else draft.headline
    subject = "" if _is_bad("email", draft.email.subject, bad) else draft.email.subject
    people = "\n".join(f"{one.name} {one.role} {one.email} {one.phone}" for one in draft.contacts)
    return Release(
        path=draft.path,
        id=draft.id,
        original=draft.original,
        revision=draft.revision,
        status="canceled",
        why=draft.why,
        kind=draft.kind,
        headline=headline or draft.id,
        lead="",
        body="",
        language=draft.language,
        languages=draft.languages,
        published=None if undated else draft.published,
        dated_only=draft.dated_only and not undated,
        updated=draft.updated,
        embargo=None if undated else draft.embargo,
        advance=draft.advance,
        audience=draft.audience,
        targets=draft.targets,
        # Where feeds of a category have it, they have to take it back.
        categories=() if _is_bad("categories", "\n".join(draft.categories), bad) else draft.categories,
        contacts=() if _is_bad("contacts", people, bad) else draft.contacts,
        url=draft.url,
        feed_id=draft.feed_id,
        email=EmailWords(subject=subject),
        corrections=tuple(one for one in draft.corrections if one.text == draft.reason or not has_credential(one.text)),
    )


def _is_bad(key: str, text: str, bad: Collection[str]) -> bool:
    return key in bad or has_credential(text)


def nameless(release: Release) -> Release:
    """Return a withdrawn release with nothing in its notice but what it needs."""
    return replace(release, headline=release.id, contacts=(), email=EmailWords())
