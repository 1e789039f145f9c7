"""What an editorial check looks at, and how it says what it found."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Finding, Level, Newsroom, Release
from pressctl.release.checking.secrets import masked
from pressctl.release.frontmatter import CONTROLS
from pressctl.release.noting import Place, text_of

_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_CODE = re.compile(r"(`{1,9})[^`]+?\1(?!`)")
_PROSE = ("headline", "subhead", "dateline", "lead", "notes", "boilerplate")


class Passage(Struct, frozen=True):
    """Some text of a release: a key's value, or a line of the body, or several `joined` to a paragraph.

    `place` is where it begins. It is `exact` when its characters stand in the file one by one.
    """

    key: str
    place: Place
    text: str
    exact: bool = True
    joined: bool = False

    def at(self, offset: int) -> Place:
        """Return the place of a character, or of the whole where that is not known."""
        line, column = self.place
        if not self.exact:
            return self.place
        if not self.joined:
            return line, column + offset
        return line + self.text.count("\n", 0, offset), offset - self.text.rfind("\n", 0, offset)


class Desk(Struct, frozen=True):
    """A release on an editor's desk; `now` is aware, `places` are those its reading gave.

    `written` is everything there is, the lines of the body with their code among it. In the others secrets and
    code are blanked out: `lines` are those of the body, `passages` all that a reader will see line by line, and
    `paragraphs` the same by paragraph.
    """

    release: Release
    newsroom: Newsroom
    now: datetime
    places: Mapping[str, Place]
    written: tuple[Passage, ...]
    lines: tuple[Passage, ...]
    passages: tuple[Passage, ...]
    paragraphs: tuple[Passage, ...]

    @classmethod
    def lay_out(cls, release: Release, newsroom: Newsroom, now: datetime, places: Mapping[str, Place]) -> "Desk":
        """Return the desk with the release's text laid out in passages."""
        values = tuple(_value(places, key, text) for key, text in _values(release) if _is_own(key, places))
        first = _place(places, "body")[0]
        body = tuple(
            Passage("body", (number, 1), line)
            for number, line in enumerate(CONTROLS.sub(" ", release.body).split("\n"), first)
        )
        shown = tuple(replace(value, text=masked(value.text)) for value in values)
        lines = tuple(_without_code(body))
        return cls(
            release=release,
            newsroom=newsroom,
            now=now,
            places=places,
            written=(*values, *body),
            lines=lines,
            passages=(*shown, *lines),
            paragraphs=(*shown, *_paragraphs(lines)),
        )

    @property
    def language(self) -> str:
        """The release's language without region or script."""
        return self.release.language.partition("-")[0].lower()

    def at(self, key: str) -> Place:
        """Return where a value stands, as nearly as is known."""
        return _place(self.places, key)

    def error(self, code: str, place: Place, message: str, hint: str = "") -> Finding:
        """Return a finding that makes the release unfit to be sent."""
        return self._finding("error", code, place, message, hint)

    def advice(self, code: str, place: Place, message: str, hint: str = "") -> Finding:
        """Return a finding that a person should look at."""
        return self._finding("advice", code, place, message, hint)

    def find(self, pattern: re.Pattern[str], *signs: str) -> Iterator[tuple[Place, re.Match[str]]]:
        """Yield each match in what a reader will see, with the place of its last group, or of the whole.

        With `signs`, only passages are looked at in which one of them stands.
        """
        for passage in self.passages:
            if not signs or any(sign in passage.text for sign in signs):
                for found in pattern.finditer(passage.text):
                    yield passage.at(found.start(found.lastindex or 0)), found

    def says(self, *signs: str) -> bool:
        """Whether one of these stands anywhere in what a reader will see."""
        return any(sign in passage.text for passage in self.passages for sign in signs)

    def _finding(self, level: Level, code: str, place: Place, message: str, hint: str) -> Finding:
        line, column = place
        return Finding(
            path=self.release.path, line=line, column=column, level=level, code=code, message=message, hint=hint
        )


def _place(places: Mapping[str, Place], key: str) -> Place:
    return places.get(key) or places.get(re.split(r"[.\[]", key)[0], (1, 1))


def _value(places: Mapping[str, Place], key: str, text: str) -> Passage:
    inside = places.get(text_of(key))
    return Passage(key, inside or _place(places, key), text, exact=inside is not None)


def _is_own(key: str, places: Mapping[str, Place]) -> bool:
    """Whether a value stands for itself: a lead that was not written is the body's own text."""
    return key != "lead" or key in places


def _values(release: Release) -> Iterator[tuple[str, str]]:
    """Yield every text a release has in its keys and a reader will see, with the name its place has."""
    named = [(key, getattr(release, key)) for key in _PROSE]
    named += [(f"quotes[{n}].{key}", getattr(one, key)) for n, one in enumerate(release.quotes) for key in _QUOTE]
    named += [(f"media[{n}].{key}", getattr(one, key)) for n, one in enumerate(release.media) for key in _MEDIA]
    named += [(f"contacts[{n}].{key}", getattr(one, key)) for n, one in enumerate(release.contacts) for key in _CONTACT]
    named += [(f"email.{key}", getattr(release.email, key)) for key in _EMAIL]
    named += [("why", release.why), ("social.text", release.social.text)]
    named += [(f"social.{network}", text) for network, text in release.social.overrides.items()]
    named += [(f"corrections[{n}].text", one.text) for n, one in enumerate(release.corrections)]
    return ((key, text) for key, text in named if text)


_QUOTE = ("text", "speaker", "role")
_MEDIA = ("alt", "caption", "credit", "licence")
_CONTACT = ("name", "role")
_EMAIL = ("subject", "preheader", "intro")


def _without_code(body: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the lines that are not empty and in no fence; code within them is blanked, so that columns stay."""
    fence = ""
    for line in body:
        mark = _FENCE.match(line.text)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif line.text and not fence:
            text = _CODE.sub(lambda code: " " * len(code[0]), line.text) if "`" in line.text else line.text
            yield Passage(line.key, line.place, masked(text))


def _paragraphs(lines: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the body's lines joined where they follow each other without a blank one between."""
    held: list[Passage] = []
    for line in lines:
        if held and (line.place[0] != held[-1].place[0] + 1 or not line.text.strip(" \t")):
            yield _joined(held)
            held = []
        if line.text.strip(" \t"):
            held.append(line)
    if held:
        yield _joined(held)


def _joined(lines: list[Passage]) -> Passage:
    return Passage("body", lines[0].place, "\n".join(line.text for line in lines), joined=True)
