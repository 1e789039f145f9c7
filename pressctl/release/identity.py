"""What a release is called and which language it is in: from its keys, else from its file's name and its newsroom."""

import re

from pressctl.model import Newsroom
from pressctl.release.fields import Fields
from pressctl.release.naming import LONGEST_ID, RESERVED, fold, is_id, slug, split_name
from pressctl.release.tags import meant_tag, normal_tag


def read_id(fields: Fields, path: str, translation: str) -> str:
    """Return the id: as written, else the file's stem (without the language of a translation) as an id spells it."""
    written = fields.one_line("id")
    if written:
        if not is_id(written):
            hint = f"Write id: {slug(written)}" if len(written) <= LONGEST_ID else "It has at most 100 characters."
            fields.wrong("id", "bad-id", "must be lower-case letters, digits and single hyphens.", hint)
        return written
    name = re.split(r"[/\\]", path)[-1]
    stem, tag = split_name(name)
    if tag and not translation:
        stem = f"{stem}.{tag}"
    made = stem if is_id(stem) else fold(stem) and slug(stem)
    if not made or fold(stem) in RESERVED:
        headline = fields.peek("headline")
        why = (
            f'the file\'s name, "{name}", says nothing of the release'
            if made
            else f'the file\'s name, "{name}", gives no id'
        )
        fields.notes.error("no-id", fields.place, f"there is no id, and {why}.", f"Write id: {slug(headline)}")
    return made


def read_language(fields: Fields, newsroom: Newsroom, translation: str) -> str:
    """Return the release's language: as written, else that of the file's name, else the newsroom's."""
    written = fields.one_line("language")
    if not written:
        return translation or newsroom.language
    tag = normal_tag(written)
    if not tag:
        fields.notes.error("bad-language", fields.at("language"), f"language: {_no_tag(written)}")
    elif translation and tag != translation and not tag.startswith(f"{translation}-"):
        said = f"is {tag}, but the file's name says {translation}."
        fields.wrong("language", "language-differs", said, "Change one of them.")
    return tag


def read_languages(fields: Fields) -> tuple[str, ...]:
    """Return the languages this release will have; empty means those that are there."""
    found = [(normal_tag(word), word, place) for word, place in fields.placed("languages")]
    for tag, word, place in found:
        if not tag:
            fields.notes.error("bad-language", place, f"languages: {_no_tag(word)}")
    return tuple(dict.fromkeys(tag for tag, _, _ in found if tag))


def _no_tag(written: str) -> str:
    meant = meant_tag(written)
    hint = f'did you mean "{meant}"?' if meant else "one is such as fr, de or pt-BR."
    return f'"{written[:40]}" is not a language tag: {hint}'
