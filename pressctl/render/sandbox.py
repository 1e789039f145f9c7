"""What a template may do: read what it is given and write text, within bounds.

Templates are the newsroom's own, release text is only ever a value in them. Still, a template
that comes with a pull request is run by a plan, so the sandbox is Jinja's immutable one, with short
lists of filters and methods, and bounds: on what a single operation may build, and on the steps of a whole
render. A turn of a loop, a call and a part are steps; a filter takes as many as what it is given is long.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from jinja2 import BaseLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.nodes import Call, Concat, EnvironmentAttribute, For
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape
from msgspec import Struct

from pressctl.render.bytecode import Bytecode
from pressctl.render.fields import MergeField
from pressctl.render.plaintext import indented
from pressctl.render.wrapping import WIDTH, underline, wrap

LARGEST = 2_000_000  # characters a template may write, or one operation in it may build
STEPS = 250_000  # of one render; a page of 40 contacts takes a thousand
STEP = 100  # characters that count as one step
MOST_BITS = 20_000  # of a whole number
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

    def visit_For(self, node: For, frame: Any) -> None:  # noqa: ANN401, N802  (the same)
        """Have every turn of a loop counted."""
        node.iter = Call(EnvironmentAttribute("counted"), [node.iter], [], None, None, lineno=node.lineno)
        super().visit_For(node, frame)


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
        own: dict[str, Callable[..., Any]] = {
            "wrap": _wrap,
            "underline": _underline,
            "indent": _indent,
            "trim": _trim,
        }
        self.left = STEPS
        filters = {name: FILTERS[name] for name in _KEPT} | {"join": _join, "replace": _replace} | own
        self.filters = {name: self._bounded(_guarded(function)) for name, function in filters.items()}
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
        if operator == "**" and isinstance(left, int) and left.bit_length() * abs(int(right)) > MOST_BITS:
            raise TooMuch("counts beyond what a mail or page can say")
        result = self.measured(super().call_binop(context, operator, left, right))
        self.charge(result)
        return result

    def call(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (Jinja's signature)
        """Count a call, of a macro, a block or a method, by what it is given."""
        self.take(1)
        self.charge(getattr(args[1], "__self__", None), *args[2:])
        return super().call(*args, **kwargs)

    def _load_template(self, name: str, globals: Any) -> Any:  # noqa: A002, ANN401  (Jinja's signature)
        self.take(1)
        return super()._load_template(name, globals)

    def concat(self, pieces: Iterable[str]) -> str:
        """Put together what a part, a macro or a set has written."""
        written = list(pieces)
        if sum(map(len, written)) > LARGEST:
            raise TooMuch(f"writes more than {LARGEST:,} characters")
        whole = "".join(written)
        self.charge(whole)
        return whole

    def take(self, steps: int) -> None:
        """Take steps from what a render has left."""
        self.left -= steps
        if self.left < 0:
            raise TooMuch(f"takes more than {STEPS:,} steps")

    def charge(self, *values: object) -> None:
        """Take as many steps as values are long."""
        for value in values:
            if isinstance(value, str):
                self.take(len(value) // STEP)
            elif isinstance(value, list | tuple | range | dict):
                self.take(len(value))

    def counted(self, values: Iterable[Any]) -> Iterator[Any]:
        """Yield what a loop goes through, a step each."""
        for value in values:
            self.take(1)
            yield value

    def _bounded(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Charge a filter for what it is given and gives, and let that not be enormous."""

        @wraps(function)
        def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (any filter)
            self.charge(*args, *kwargs.values())
            result = self.measured(function(*args, **kwargs))
            self.charge(result)
            return result

        return bounded

    def measured(self, value: Any) -> Any:  # noqa: ANN401  (any value may stand in a template)
        """Return `value`, unless it has grown beyond what a mail or page can be."""
        if isinstance(value, int):
            enormous = value.bit_length() > MOST_BITS
        else:
            enormous = isinstance(value, str | list | tuple) and len(value) > LARGEST
        if enormous:
            raise TooMuch(f"writes more than {LARGEST:,} characters")
        return value

    def wrap_str_format(self, value: Any) -> None:  # noqa: ANN401  (Jinja's signature)
        """Offer no `str.format`, not even Jinja's guarded one: a width in it may ask for any size."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401  (Jinja's signature)
        """Read a field of ours at once: Jinja's own look, which is long, would let it pass (`is_safe_attribute`)."""
        if isinstance(obj, Struct) and not attribute.startswith("_"):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass  # to be told as Jinja tells it
        return super().getattr(obj, attribute)

    def make_globals(self, d: Any) -> Any:  # noqa: ANN401  (Jinja's signature)
        """Give every template the same few names: none has its own, which would have to be merged in each render."""
        return super().make_globals(d) if d else self.globals

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


def _join(value: Iterable[Any], d: object = "", attribute: object = None) -> str:
    """Put words together, once it is known how long that will be; Jinja's own asks too late."""
    if attribute is not None:
        raise TypeError("join takes no attribute: map(attribute=...) before it")
    words, between = [each if isinstance(each, str) else str(each) for each in value], str(d)
    if sum(map(len, words)) + len(between) * len(words) > LARGEST:
        raise TooMuch(f"writes more than {LARGEST:,} characters")
    escaped = any(isinstance(each, Markup) for each in (d, *words))
    return Markup(between if isinstance(d, Markup) else escape(between)).join(words) if escaped else between.join(words)  # noqa: S704  (escaped)


def _replace(text: Any, old: object, new: object, count: int = -1) -> Any:  # noqa: ANN401  (Markup stays Markup)
    """Replace words, once it is known how long that will be."""
    whole = text if isinstance(text, str) else str(text)
    if len(whole) + whole.count(str(old)) * len(str(new)) > LARGEST:
        raise TooMuch(f"writes more than {LARGEST:,} characters")
    if isinstance(whole, Markup):
        return whole.replace(old, new, count)  # type: ignore[arg-type]  # (it escapes what is no text too)
    return whole.replace(str(old), str(new), count)


def _wrap(text: object, width: int = WIDTH, first: str = "", later: str | None = None) -> str:
    if len(first) > MOST_FILL or len(later or "") > MOST_FILL:
        raise TooMuch(f"puts more than {MOST_FILL} characters before a line")
    if str(text).count("\n") * (len(later if later is not None else first) + 1) > LARGEST:
        raise TooMuch(f"writes more than {LARGEST:,} characters")
    return wrap(str(text), width=min(width, MOST_FILL), first=first, later=later)


def _underline(text: object, sign: str = "-", width: int = WIDTH) -> str:
    return underline(str(text), sign[:1], width=min(width, MOST_FILL))


def _indent(text: object, width: int = 4) -> str:
    return indented(str(text), " " * min(width, MOST_FILL))


def _trim(text: Any) -> Any:  # noqa: ANN401  (Markup stays Markup)
    """Strip ordinary spaces and line feeds, never a no-break space."""
    return text.strip(" \t\r\n") if isinstance(text, str | Markup) else text
