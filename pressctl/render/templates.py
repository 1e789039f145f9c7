"""The newsroom's own templates and those that came with pressctl, compiled when first used.

A file in the newsroom's templates folder wins over ours of the same name, one file at a time; to
change a part and keep the rest, it extends ours: `{% extends "!shipped/email/release.html" %}`.
"""

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressctl.errors import Invalid
from pressctl.model import Finding
from pressctl.render.cleaning import one_line

if TYPE_CHECKING:
    from pressctl.render.loading import Loader
    from pressctl.render.sandbox import Sandbox
    from pressctl.render.slots import Write

_OBJECT = re.compile(r"'[\w.]+(?: object)?' has no attribute ('[^']*')")
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_VALUE, _TAG = re.compile(r"\{\{.*?\}\}"), re.compile(r"\{%.*?%\}|\{#.*?#\}")
_NEAR = 40  # characters shown on either side of what is wrong
_AT_ONCE = 32  # pieces of a template's text that are measured together; none is longer than `sandbox.LARGEST`
# What template code can raise beside Jinja's own errors; anything else is a fault of ours.
_LESS = "Go through less there, or write less of it: a template makes a page, or a mail."
_MUCH = (
    "Range too big",
    "more than ",
)  # Jinja's word for a long range, and the sandbox's for what an operation would build
_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, SyntaxError, TypeError, ValueError)


class Templates:
    """What a newsroom renders with: its own templates first, then those that came with pressctl."""

    def __init__(self, overrides: Path | None = None, *, root: Path | None = None) -> None:
        """Take the newsroom's templates folder, which need not exist.

        Messages name paths from `root`, by default the folder it stands in.
        """
        self._overrides = overrides
        self._root = root

    @property
    def has_own(self) -> bool:
        """Whether there may be templates of a newsroom's, beside those that came with pressctl."""
        return self._overrides is not None

    def render(self, name: str, /, **values: object) -> str:
        """Render one template, as `email/release.html`; the values are what it may name.

        Raises:
            Invalid: A `loading.BadTemplate`, whose `finding` has the file and line at fault (which may
                be a template that this one extends or includes) and what is wrong there.
                A template that writes nothing is wrong too: nobody is to get an empty mail.
            TooLarge: The same, where it writes more than a mail or page can be.
        """
        written = self._write(name, values)
        if not written.strip(" \t\r\n"):
            from pressctl.render.loading import bad  # brings in Jinja

            raise bad(self.source_of(name), "writes nothing.", hint="Write its text; or delete the file, for ours.")
        return written

    def render_json(self, name: str, write: "Write", link: "Write", /, **values: object) -> dict[str, Any]:
        """Render one template of JSON, as `chat/slack.json`, and return the object it makes.

        `write` says how words stand in the field where the template puts them, `link` how an address does.

        Raises:
            Invalid: As `render`, and where it makes no JSON object.
            TooLarge: As `render`.
        """
        from pressctl.render.loading import bad  # brings in Jinja
        from pressctl.render.slots import fill, without_slots

        text, before = self._write(name, values), ""
        try:
            made = fill(json.loads(text, parse_constant=_no_json), write, link)
        except (ValueError, RecursionError) as error:
            said = str(error)
            if isinstance(error, json.JSONDecodeError):  # its place is one in what was written, which nobody sees
                before, after = without_slots(text[: error.pos]), without_slots(text[error.pos :])
                said = f"{error.msg}, at: {before[-_NEAR:]} ▸ {after[:_NEAR]}"
            hint = "Each value stands between quotation marks, and no comma before a closing bracket."
            line = self._line_after(name, before)
            raise bad(self.source_of(name), f"makes no JSON: {one_line(said)}.", line=line, hint=hint) from error
        if not isinstance(made, dict):
            raise bad(self.source_of(name), "makes no JSON object.", hint="Begin it with { and end it with }.")
        return made

    def check(self) -> tuple[Finding, ...]:
        """Compile every template of the newsroom's folder and say what is wrong with it.

        A file that nothing uses is an error when its name nearly is one of ours (the release would
        go out with ours instead), else advice.
        """
        from pressctl.render.checking import check_folder  # only `check` and `publish` ask

        return check_folder(self._sandbox_of, self._loader)

    def source_of(self, name: str) -> str:
        """Return which file a template comes from: a path, or `!shipped/NAME` for one of ours.

        Raises:
            Invalid: No such template, or it is a link that leaves the folder.
        """
        return self._loader.source_of(name)

    def file(self, name: str) -> Path:
        """Return where a file stands that is no text, as a font: the newsroom's own, or ours.

        Raises:
            Invalid: No such file, or it is a link that leaves the folder.
        """
        return self._loader.file(name)

    @cached_property
    def _loader(self) -> "Loader":
        from pressctl.render.loading import Loader  # brings in Jinja

        return Loader(self._overrides, self._root)

    @cached_property
    def _sandbox(self) -> "Sandbox":
        from pressctl.render.sandbox import Sandbox  # brings in Jinja

        return Sandbox(self._loader)

    @cached_property
    def _json_sandbox(self) -> "Sandbox":
        from pressctl.render.json_sandbox import JsonSandbox  # brings in Jinja

        return JsonSandbox(self._loader)

    def _sandbox_of(self, name: str) -> "Sandbox":
        return self._json_sandbox if name.endswith(".json") else self._sandbox

    def _line_after(self, name: str, written: str) -> int:
        """Return the line where a template goes on after words it has written; 1 where that is not plain."""
        source = _TAG.sub("", _VALUE.sub("…", self._loader.get_source(self._json_sandbox, name)[0]))
        for length in range(1, len(written) + 1):  # as many of the last words as there are but once
            met = source.count(written[-length:])
            if met == 1:
                return source.count("\n", 0, source.index(written[-length:]) + length) + 1
            if not met:
                break
        return 1

    def _write(self, name: str, values: dict[str, object]) -> str:
        from jinja2 import TemplateError  # 100 ms that commands without a render do not owe

        from pressctl.render.sandbox import LARGEST, STEPS, TooMuch

        pieces: list[str] = []
        size = 0
        try:
            sandbox = self._sandbox_of(name)
            sandbox.left = STEPS
            written = sandbox.get_template(name).generate(values)
            while some := [*islice(written, _AT_ONCE)]:
                size += sum(map(len, some))
                if size > LARGEST:
                    raise TooMuch(f"writes more than {LARGEST:,} characters")
                pieces += some
        except (TemplateError, *_FAULTS) as error:
            raise self._invalid(error, name, values) from error
        return "".join(pieces)

    def _invalid(self, error: Exception, name: str, values: dict[str, object]) -> Invalid:
        from jinja2 import TemplateNotFound

        from pressctl.render.loading import Overfull, bad  # brings in Jinja
        from pressctl.render.sandbox import TooMuch

        path, line = _place(error, self._loader, name)
        message = getattr(error, "message", None) or str(error) or type(error).__name__
        if isinstance(error, TemplateNotFound):
            message = f"there is no template {error.name}"
        found = _UNDEFINED.search(message)
        meant = _meant(found, values) if found else ""
        much, message = message.startswith(_MUCH) or isinstance(error, TooMuch), _in_words(error, message)
        hint = f'Did you mean "{meant}"?' if meant else _LESS if much else ""
        wrong = bad(path, f"{message}." if meant else message, line=line, hint=hint)
        return Overfull(wrong.finding) if isinstance(error, TooMuch) else wrong


def _in_words(error: Exception, message: str) -> str:
    """Return what went wrong in a template's words, not in Python's."""
    if isinstance(error, SyntaxError):  # Python's, of what Jinja made of it
        return f"too deep to be compiled ({message})"
    if isinstance(error, RecursionError):
        return "it extends, includes or calls itself without end"
    if message.startswith(_MUCH[0]):
        return "goes through more numbers than a template may"
    from pressctl.render.slots import without_slots

    return without_slots(_OBJECT.sub(r"\1 is no part of what stands before it", message))


def _no_json(name: str) -> object:
    raise ValueError(f"{name} is no number of JSON")


def _place(error: Exception, loader: "Loader", name: str) -> tuple[str, int]:
    """Return the file and line of the innermost template an error came through."""
    line = getattr(error, "lineno", None)
    if isinstance(line, int) and not isinstance(error, SyntaxError):
        return loader.shown(getattr(error, "filename", None) or name), line
    places = [(loader.shown(frame), number) for frame, number in _frames(error) if loader.knows(frame)]
    return places[-1] if places else (loader.shown(name), 1)


def _frames(error: Exception) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _meant(undefined: re.Match[str], values: dict[str, Any]) -> str:
    """Return what may have been meant, as it is written there: a value, a field of one, or nothing."""
    fields = {field: name for name, value in values.items() for field in getattr(value, "__struct_fields__", ())}
    name, attribute = undefined.groups()
    if attribute:
        return next(iter(get_close_matches(attribute, {*fields, *values}, 1)), "")
    near = next(iter(get_close_matches(name, {*fields, *values}, 1)), "")
    return near if near in values or not near else f"{fields[near]}.{near}"
