"""What an editorial check looks at, and how it says what it found."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Finding, Level, Newsroom, Release
from pressctl.release.frontmatter import CONTROLS
from pressctl.release.noting import Place

_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_CODE = re.compile(r"(`{1,9})[^`]+?\1(?!`)")
_PROSE = ("headline", "subhead", "dateline", "lead", "notes", "boilerplate")


class Passage(Struct, frozen=True):
    """Some text of a release: a key's value, or one line of the body with its code blanked out."""

    key: str
    place: Place
    text: str


class Desk(Struct, frozen=True):
    """A release on an editor's desk; `now` is aware, `places` are those its reading gave.

    `passages` is every text a reader will see; `body` the lines of the body among them, without fenced code.
    """

    release: Release
    newsroom: Newsroom
    now: datetime
    places: Mapping[str, Place]
    body: tuple[Passage, ...]
    passages: tuple[Passage, ...]

    @classmethod
    def lay_out(cls, release: Release, newsroom: Newsroom, now: datetime, places: Mapping[str, Place]) -> "Desk":
        """Return the desk with the release's text laid out in passages."""
        bare = cls(release, newsroom, now, places, (), ())
        body = tuple(bare._lines())
        return replace(bare, body=body, passages=(*bare._values(), *body))

    def at(self, key: str) -> Place:
        """Return where a value stands, as nearly as is known."""
        return self.places.get(key) or self.places.get(re.split(r"[.\[]", key)[0], (1, 1))

    def error(self, code: str, place: Place, message: str, hint: str = "") -> Finding:
        """Return a finding that makes the release unfit to be sent."""
        return self._finding("error", code, place, message, hint)

    def advice(self, code: str, place: Place, message: str, hint: str = "") -> Finding:
        """Return a finding that a person should look at."""
        return self._finding("advice", code, place, message, hint)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Place, re.Match[str]]]:
        """Yield each match in what a reader will see, with its place."""
        for passage in self.passages:
            for found in pattern.finditer(passage.text):
                line, column = passage.place
                yield ((line, column + found.start()) if passage.key == "body" else passage.place), found

    def _values(self) -> Iterator[Passage]:
        for key in _PROSE:
            text = getattr(self.release, key)
            # A lead that was not written is the body's own text, which is looked at there.
            if text and (key in self.places or key != "lead"):
                yield Passage(key, self.at(key), text)
        for number, quote in enumerate(self.release.quotes):
            yield Passage(f"quotes[{number}].text", self.at(f"quotes[{number}].text"), quote.text)

    def _lines(self) -> Iterator[Passage]:
        """Yield the body line by line, without fenced code.

        Code within a line and control characters are blanked, so that columns stay and no message repeats them.
        """
        first, fence = self.at("body")[0], ""
        for number, line in enumerate(CONTROLS.sub(" ", self.release.body).split("\n"), first):
            mark = _FENCE.match(line)
            if mark and not fence:
                fence = mark[1]
            elif mark and mark[1].startswith(fence):
                fence = ""
            elif line and not fence:
                text = _CODE.sub(lambda code: " " * len(code[0]), line) if "`" in line else line
                yield Passage("body", (number, 1), text)

    def _finding(self, level: Level, code: str, place: Place, message: str, hint: str) -> Finding:
        line, column = place
        return Finding(
            path=self.release.path, line=line, column=column, level=level, code=code, message=message, hint=hint
        )
