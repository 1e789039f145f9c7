"""What a template may do: read what it is given and write text, within bounds.

Templates are the newsroom's own, release text is only ever a value in them. Still, a template
that comes with a pull request is run by a plan, so the sandbox is Jinja's immutable one, with short
lists of filters and methods, and a bound on what a single operation may build. It does not bound time.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import BaseLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.nodes import Concat
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from msgspec import Struct

from pressctl.render.bytecode import Bytecode
from pressctl.render.fields import MergeField
from pressctl.render.plaintext import indented
from pressctl.render.wrapping import WIDTH, underline, wrap

LARGEST = 2_000_000  # characters a template may write, or one operation in it may build
MOST_FILL = 200  # characters a width or an indent may ask for
# Jinja's filters that neither destroy no-break spaces (striptags, trim, wordcount, title), nor lift
# the escaping (safe), nor are random, nor build text of any size from a number (center, indent, format).
_KEPT = (
    *("abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "groupby"),
    *("int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr"),
    *("replace", "reverse", "round", "select", "selectattr", "sort", "string", "sum", "tojson", "truncate"),
    *("unique", "upper", "urlencode"),
)
_METHODS = frozenset({"startswith", "endswith", "lower", "upper", "capitalize", "find", "count"})


class TooMuch(SecurityError):
    """A text has grown beyond what a mail or page can be."""


class Generator(CodeGenerator):
    """Jinja's compiler, with `~` measured too; Jinja itself lets only the other operators be."""

    def visit_Concat(self, node: Concat, frame: Any) -> None:  # noqa: ANN401, N802  (Jinja's own names and types)
        """Wrap what Jinja writes for `~` in a call that measures it."""
        self.write("environment.measured(")
        super().visit_Concat(node, frame)
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment every template of pressctl is compiled and run in."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    code_generator_class = Generator

    def __init__(self, loader: BaseLoader) -> None:
        """Take the loader; everything else is the house's."""
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=lambda name: (name or "").endswith((".html", ".xml", ".svg")),
            bytecode_cache=Bytecode(),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,  # folding constants costs a sixth of compiling, and ours have next to none
        )
        own: Mapping[str, Callable[..., Any]] = {
            "wrap": _wrap,
            "underline": _underline,
            "indent": _indent,
            "trim": _trim,
        }
        self.filters = {name: _guarded(FILTERS[name]) for name in _KEPT} | {
            name: _guarded(function) for name, function in own.items()
        }
        self.globals.pop("lipsum")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  (any value may stand in a template)
        """Refuse an operation whose result would be enormous, before it is built."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("% on text is not available: use ~ to join words")
        if operator == "**" and isinstance(right, int | float) and abs(right) > MOST_FILL:
            raise SecurityError(f"a power above {MOST_FILL} is refused")
        if operator == "*":
            for many, times in ((left, right), (right, left)):
                if isinstance(many, str | list | tuple | bytes) and len(many) * abs(int(times)) > LARGEST:
                    raise SecurityError(f"more than {LARGEST:,} characters")
        return self.measured(super().call_binop(context, operator, left, right))

    def measured(self, value: Any) -> Any:  # noqa: ANN401  (any value may stand in a template)
        """Return `value`, unless it has grown beyond what a mail or page can be."""
        if isinstance(value, int):
            enormous = value.bit_length() > LARGEST
        else:
            enormous = isinstance(value, str | list | tuple) and len(value) > LARGEST
        if enormous:
            raise TooMuch(f"writes more than {LARGEST:,} characters")
        return value

    def wrap_str_format(self, value: Any) -> None:  # noqa: ANN401  (Jinja's signature)
        """Offer no `str.format`, not even Jinja's guarded one: a width in it may ask for any size."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401  (Jinja's signature)
        """Allow fields, and of text and numbers only the methods in the short list."""
        if isinstance(obj, str | bytes | int | float):
            return isinstance(obj, str) and attr in _METHODS
        if isinstance(obj, Struct):  # ours; Jinja's own long look finds the same
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse merge fields: a filter would change the mark, not the person's words."""

    @wraps(function)  # Jinja keeps what a filter wants to be passed as attributes of the function
    def guarded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (any filter)
        for value in (*args, *kwargs.values()):
            if isinstance(value, MergeField):
                value.refuse()
        return function(*args, **kwargs)

    return guarded


def _wrap(text: object, width: int = WIDTH, first: str = "", later: str | None = None) -> str:
    return wrap(str(text), width=min(width, MOST_FILL), first=first, later=later)


def _underline(text: object, sign: str = "-", width: int = WIDTH) -> str:
    return underline(str(text), sign, width=min(width, MOST_FILL))


def _indent(text: object, width: int = 4) -> str:
    return indented(str(text), " " * min(width, MOST_FILL))


def _trim(text: Any) -> Any:  # noqa: ANN401  (Markup stays Markup)
    """Strip ordinary spaces and line feeds, never a no-break space."""
    return text.strip(" \t\r\n") if isinstance(text, str | Markup) else text
