"""What is found while a release is read: all of it, each at its place."""

from collections.abc import Mapping

from pressctl.model import Finding, Level

Place = tuple[int, int]  # line and column, from 1, in characters


def text_of(name: str) -> str:
    """Return the name under which the place of a value's own characters is kept, which quotes may precede."""
    return f"{name}:text"


class Notes:
    """The findings about one file, and where each of its keys stands.

    `path` is the file as a person would type it.
    """

    def __init__(self, path: str) -> None:
        """Begin with nothing found."""
        self._path = path
        self._found: list[Finding] = []
        self._places: dict[str, Place] = {}
        self._spoilt: set[Place] = set()

    def error(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Note what makes the release unfit to be sent; of a value that is spoilt, nothing more is said."""
        if place not in self._spoilt:
            self._note("error", code, place, message, hint)

    def spoil(self, place: Place) -> None:
        """Remember that the value at a place cannot be read as it was meant, which has been said."""
        self._spoilt.add(place)

    def troubled(self, line: int, first: int, last: int) -> bool:
        """Tell whether something in a line, between two columns, is an error."""
        return any(
            found.line == line and first <= found.column <= last for found in self._found if found.level == "error"
        )

    def advise(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Note what a person should look at, and what stops nothing."""
        self._note("advice", code, place, message, hint)

    def stand(self, name: str, place: Place) -> None:
        """Remember where a value stands; `name` is such as `headline` or `contacts[0].email`."""
        self._places[name] = place

    @property
    def errors(self) -> int:
        """How many errors there are among what was found."""
        return sum(finding.level == "error" for finding in self._found)

    @property
    def failed(self) -> bool:
        """Whether there is an error among what was found."""
        return self.errors > 0

    @property
    def places(self) -> Mapping[str, Place]:
        """Where each value stands."""
        return self._places

    def finish(self) -> tuple[Finding, ...]:
        """Return everything found, once each, in the order of the file."""
        return tuple(sorted(set(self._found)))

    def _note(self, level: Level, code: str, place: Place, message: str, hint: str) -> None:
        line, column = place
        self._found.append(
            Finding(path=self._path, line=line, column=column, level=level, code=code, message=message, hint=hint)
        )
