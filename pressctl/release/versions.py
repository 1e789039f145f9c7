"""What the language versions of one release share, and what each says for itself.

The release as a whole has one id, one date and embargo, one status and revision, one kind, and goes to the same
places: the original says so, and a translation need not. Its words are its own: headline, text, quotes,
categories, alternative texts. Contacts and files are the original's where it names none, and so is whether posts go on
in threads.
"""

from collections.abc import Collection
from datetime import UTC, datetime

from msgspec.structs import replace

from pressctl.model import Correction, Media, Release

# Beside id, status and revision, which have rules of their own.
SHARED = ("date", "embargo", "kind", "targets", "advance", "audience", "languages")


def shared_by(release: Release) -> dict[str, str]:
    """Return what holds for a release in all its languages, as texts to compare; what it has none of is left out."""
    values = {
        "date": _moment(release.published) + (" (day)" if release.dated_only else ""),
        "embargo": _moment(release.embargo),
        "kind": release.kind,
        **{key: ", ".join(sorted(getattr(release, key))) for key in ("targets", "advance", "audience", "languages")},
    }
    return {key: value for key, value in values.items() if value}


def as_version(translation: Release, original: Release, said: Collection[str]) -> Release:
    """Return a translation with what it has from its original; `said` are the keys that its own file has."""
    return replace(
        translation,
        id=original.id,
        original=False,
        status=original.status,
        why=_why(translation, original),
        # A kill names no revision: whatever a version was at, it is over.
        revision=original.revision if original.status == "canceled" else translation.revision,
        kind=original.kind,
        published=original.published,
        dated_only=original.dated_only,
        updated=translation.updated if "updated" in said else original.updated,
        embargo=original.embargo,
        targets=original.targets,
        advance=original.advance,
        audience=original.audience,
        languages=original.languages,
        contacts=translation.contacts or original.contacts,
        media=_media(translation, original) if "media" in said else original.media,
        corrections=_reasons(translation, original),
        social=replace(
            translation.social, thread=translation.social.thread if "social.thread" in said else original.social.thread
        ),
    )


def _media(translation: Release, original: Release) -> tuple[Media, ...]:
    """Return a translation's media; whose they are, and under which licence, may be said once."""
    known = {item.path or item.url: item for item in original.media}
    return tuple(
        replace(item, credit=item.credit or same.credit, licence=item.licence or same.licence)
        if (same := known.get(item.path or item.url))
        else item
        for item in translation.media
    )


def _why(translation: Release, original: Release) -> str:
    """Return the reason of a kill: a translation's own, else the original's, which is better than none."""
    return translation.why if translation.reason or original.status != "canceled" else original.reason


def _reasons(translation: Release, original: Release) -> tuple[Correction, ...]:
    """Return a translation's corrections; of a kill, its own reason counts under the original's revision."""
    if original.status != "canceled" or translation.correction is None:
        return translation.corrections
    reason = replace(translation.correction, revision=original.revision)
    others = (said for said in translation.corrections if said.revision not in {translation.revision, reason.revision})
    return (*others, reason)


def _moment(time: datetime | None) -> str:
    return time.astimezone(UTC).isoformat() if time else ""
