"""Where templates are read from: the newsroom's folder, then ours, in a checkout or inside a wheel."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, TemplateNotFound
from jinja2.loaders import split_template_path

from pressctl.errors import Invalid, TooLarge
from pressctl.model import Finding

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from jinja2 import Environment

PREFIX = "!shipped/"
FONT_FILE = "card/font.ttf"
SHIPPED_FILES = frozenset({FONT_FILE, "card/OFL.txt"})  # what stands beside the templates and is none
LARGEST_FILE = 1_000_000  # bytes; ours are under 20,000
MOST_CODE = 50_000  # characters between braces; ours have under 10,000, and compiling these takes a second and 100 MB
LONGEST_NAME = 255  # bytes, which is what most file systems take
_OPENING = re.compile(r"\{[{%]")
_BRACES = 4  # characters
_SHOWN = 60  # characters of a longer one


@cache
def shipped() -> "Traversable":
    """Return the templates that came with pressctl: in the wheel, or at the top of a checkout."""
    packaged = files("pressctl") / "templates"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "templates"


@cache
def shipped_names() -> tuple[str, ...]:
    """Return the names of all shipped templates, sorted."""
    return tuple(sorted(name for name in _walk(shipped(), "") if name not in SHIPPED_FILES))


@cache
def replaceable_names() -> tuple[str, ...]:
    """Return the names of the templates a newsroom may have its own of: all but the preview's page, which keeps it safe."""
    return tuple(name for name in shipped_names() if not name.startswith("preview/"))


def _walk(folder: "Traversable", prefix: str) -> Iterator[str]:
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        if item.is_dir():
            yield from _walk(item, f"{name}/")
        else:
            yield name


def _code_in(text: str) -> int:
    """Return how many characters of a template are no text, but what is compiled; too many rather than too few.

    What stands between two openings is code up to the last closing, since a string in it may hold others.
    """
    ends = ((max(part.rfind("}}"), part.rfind("%}")), len(part)) for part in _OPENING.split(text)[1:])
    return sum(_BRACES + (end if end >= 0 else whole) for end, whole in ends)


class BadTemplate(Invalid):
    """A template that cannot be used, with its place as a finding."""

    def __init__(self, finding: Finding) -> None:
        """Say it in the form that editors make clickable, and keep the finding."""
        place = f"{finding.path}:{finding.line}:{finding.column}"
        super().__init__(f"{place}: {finding.message}", hint=finding.hint, findings=(finding,))
        self.finding = finding


class Overfull(BadTemplate, TooLarge):
    """A template that writes too much: because of the release it is given, or for every one."""


def bad(path: str, message: str, *, line: int = 1, hint: str = "") -> BadTemplate:
    """Return the error for one template; `line` counts from 1 (Jinja knows no columns)."""
    return BadTemplate(Finding(path=path, line=line, code="template", message=message, hint=hint))


class Loader(BaseLoader):
    """Finds a template by name; `!shipped/NAME` is ours even where the newsroom has its own."""

    def __init__(self, overrides: Path | None, root: Path | None) -> None:
        """Take the newsroom's templates folder, and the folder that messages name paths from (default: its parent)."""
        self.overrides = overrides
        self._root = root or (overrides.parent if overrides else None)
        self._shown: dict[str, str] = {}

    def get_source(self, environment: "Environment", template: str) -> tuple[str, str, Callable[[], bool] | None]:  # noqa: ARG002  (Jinja's signature)
        """Return a template's text and where it stands; raise `TemplateNotFound` or `BadTemplate`."""
        source = self._find(template)
        content = source.read_bytes()
        if len(content) > LARGEST_FILE:
            raise bad(self.source_of(template), f"a template of more than {LARGEST_FILE:,} bytes")
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise bad(self.source_of(template), "not UTF-8 text", line=line) from error
        if _code_in(text) > MOST_CODE:
            raise bad(self.source_of(template), f"a template of more than {MOST_CODE:,} characters between its braces")
        filename = str(source)
        self._shown[filename] = self.source_of(template)
        return text, filename, None

    def source_of(self, name: str) -> str:
        """Return which file a template comes from, as messages name it."""
        try:
            source = self._find(name)
        except TemplateNotFound as error:
            if name.startswith("webhook/"):  # which a target of the newsroom's names; there are none of ours
                hint = '"pressctl channels webhook" says what it may hold.'
                raise bad(f"templates/{name}", "is not there, and a webhook's template names it.", hint=hint) from error
            raise bad(name, "there is no such template", hint=f"There are {', '.join(shipped_names())}.") from error
        if isinstance(source, Path) and self.overrides and source.is_relative_to(self.overrides):
            return self.relative(source)
        return f"{PREFIX}{name.removeprefix(PREFIX)}"

    def file(self, name: str) -> Path:
        """Return where a file stands; raise as `source_of`."""
        self.source_of(name)
        return Path(str(self._find(name)))

    def relative(self, path: Path) -> str:
        """Return a path as a person would type it in the newsroom's folder."""
        return (path.relative_to(self._root) if self._root and path.is_relative_to(self._root) else path).as_posix()

    def knows(self, filename: str) -> bool:
        """Whether a frame of a traceback is one of the templates read."""
        return filename in self._shown

    def shown(self, filename: str) -> str:
        """Return how messages name a file this loader has read, or the name itself."""
        return self._shown.get(filename, filename)

    def _find(self, name: str) -> "Traversable":
        if len(name.encode("utf-8", "replace")) > LONGEST_NAME:
            raise TemplateNotFound(f"{name[:_SHOWN]}…")
        parts = split_template_path(name.removeprefix(PREFIX))  # refuses ".."
        if self.overrides and not name.startswith(PREFIX):
            own = self.overrides.joinpath(*parts)
            if own.is_file():
                self._refuse_leaving(own)
                return own
        ours = shipped().joinpath(*parts)
        if not parts or not ours.is_file():
            raise TemplateNotFound(name)
        return ours

    def _refuse_leaving(self, own: Path) -> None:
        """A link may point inside the templates folder; one that leaves it could put any file into a release."""
        if self.overrides and not own.resolve().is_relative_to(self.overrides.resolve()):
            raise bad(
                self.relative(own),
                "a link that leaves the templates folder",
                hint="Put a copy of the file there instead.",
            )
