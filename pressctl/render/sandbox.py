"""What a template may do: read what it is given and write text, within bounds.

Templates are the newsroom's own, release text is only ever a value in them. Still, a template
that comes with a pull request is run by a plan, so the sandbox is Jinja's immutable one, with short
lists of filters and methods, and bounds: on what a single operation may build, and on the steps of a whole
render. A turn of a loop, a call and a part are as many steps as what they go through; a filter, a test, a comparison and
a list take as many as what they are given is large, all that is within it counted.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, pass_eval_context
from jinja2.compiler import CodeGenerator, operators
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, do_round, do_tojson
from jinja2.nodes import (
    Block,
    Call,
    CallBlock,
    Compare,
    Concat,
    Const,
    Dict,
    EnvironmentAttribute,
    Expr,
    ExprStmt,
    For,
    Getitem,
    List,
    Macro,
    Node,
    Slice,
    Template,
    Tuple,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup, escape
from msgspec import Struct

from pressctl.render.bytecode import Bytecode
from pressctl.render.fields import MergeField
from pressctl.render.plaintext import indented
from pressctl.render.wrapping import WIDTH, underline, wrap

LARGEST = 2_000_000  # characters a template may write, or one operation in it may build
STEPS = 250_000  # of one render; a page of 40 contacts takes a thousand
STEP = 100  # characters, or bits of a whole number, that count as one step
CALL = 2  # steps
NODES = 10  # of a template's syntax, gone through once, that count as one step
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
_OURS = type(Struct)  # of which the house's own types are
_in_markup = re.compile("[&<>\"']").search
_METHODS = frozenset({"startswith", "endswith", "lower", "upper", "capitalize", "find", "count"})


class TooMuch(SecurityError):
    """A text has grown beyond what a mail or page can be."""


class Quiet(Namespace):
    """Jinja's `namespace()`, which does not write out what it holds: that may be itself, or itself many times."""

    def __repr__(self) -> str:
        """Return what it is."""
        return "namespace()"


class Generator(CodeGenerator):
    """Jinja's compiler, with everything counted that takes time or room; Jinja itself lets only some operators be."""

    def visit_Template(self, node: Template, frame: Any = None) -> None:  # noqa: ANN401, N802  (Jinja's own names and types)
        """Have a template, and each part of it that may be called many times, take steps for what it goes through."""
        parts: list[Any] = [node, *node.find_all((Macro, CallBlock, Block))]
        for part in parts:
            if steps := _weight(part) // NODES:
                took = Call(EnvironmentAttribute("take"), [Const(CALL + steps)], [], None, None)
                part.body.insert(0, ExprStmt(took, lineno=part.lineno).set_lineno(part.lineno))
        super().visit_Template(node, frame)

    def visit_For(self, node: For, frame: Any) -> None:  # noqa: ANN401, N802  (the same)
        """Have every turn of a loop counted."""
        given = [node.iter, Const(1 + _weight(node) // NODES)]
        node.iter = Call(EnvironmentAttribute("counted"), given, [], None, None, lineno=node.lineno)
        super().visit_For(node, frame)

    def visit_Call(self, node: Call, frame: Any, forward_caller: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002, N802  (the same)
        """Write a call of the meter, which no template can name, as it is: what a sandboxed one costs is more than it counts."""
        if not isinstance(node.node, EnvironmentAttribute):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write(f"environment.{node.node.name}(")
        for number, each in enumerate(node.args):
            self.write(", " if number else "")
            self.visit(each, frame)
        self.write(")")

    def _output_child_pre(self, node: Expr, frame: Any, finalize: Any) -> None:  # noqa: ANN401  (the same)
        """Have what is written into HTML escaped by the house: what Jinja's own would make of it is for further use."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Concat(self, node: Concat, frame: Any) -> None:  # noqa: ANN401, N802  (the same)
        """Have what `~` makes measured and counted."""
        self._within("environment.joined", super().visit_Concat, node, frame)

    def visit_Compare(self, node: Compare, frame: Any) -> None:  # noqa: ANN401, N802  (the same)
        """Have both sides of a comparison, and of `in`, counted."""
        self.write("(")
        self._weighed(node.expr, frame)
        for each in node.ops:
            self.write(f" {operators[each.op]} ")
            self._weighed(each.expr, frame)
        self.write(")")

    def visit_Getitem(self, node: Getitem, frame: Any) -> None:  # noqa: ANN401, N802  (the same)
        """Have what is cut out of a text or list counted."""
        self._within("environment.built" if isinstance(node.arg, Slice) else "", super().visit_Getitem, node, frame)

    def visit_List(self, node: List, frame: Any) -> None:  # noqa: ANN401, N802  (the same)
        """Have a list counted, with all that it holds: one that holds another twice, forty times over, is enormous."""
        self._within("environment.built", super().visit_List, node, frame)

    def visit_Tuple(self, node: Tuple, frame: Any) -> None:  # noqa: ANN401, N802  (the same)
        """Have a tuple counted; one that is assigned to is none."""
        self._within("environment.built" if node.ctx == "load" else "", super().visit_Tuple, node, frame)

    def visit_Dict(self, node: Dict, frame: Any) -> None:  # noqa: ANN401, N802  (the same)
        """Have a mapping counted."""
        self._within("environment.built", super().visit_Dict, node, frame)

    def _weighed(self, node: Expr, frame: Any) -> None:  # noqa: ANN401  (the same)
        short = isinstance(node, Const) and not (isinstance(node.value, str) and len(node.value) >= STEP)
        self._within("" if short else "environment.built", self.visit, node, frame)

    def _within(self, call: str, visit: Callable[..., Any], node: Node, frame: Any) -> None:  # noqa: ANN401  (the same)
        """Write a node within a call, or alone where there is none."""
        self.write(f"{call}(" if call else "")
        visit(node, frame)
        self.write(")" if call else "")


def _weight(node: Node) -> int:
    """Return of how many nodes a part of a template is made."""
    return sum(1 for _ in node.find_all(Node))


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
            "round": _round,
            "tojson": _tojson,
        }
        self.left = STEPS
        filters = {name: FILTERS[name] for name in _KEPT} | {"join": _join, "replace": _replace} | own
        self.filters = {name: self._bounded(function, filters=True) for name, function in filters.items()}
        tests: dict[str, Any] = {**self.tests}
        self.tests = {name: self._bounded(test) for name, test in tests.items()}
        self.globals.pop("lipsum")
        self.globals["namespace"] = Quiet

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
        self.take(CALL)
        self.charge(getattr(args[1], "__self__", None), *args[2:], *kwargs.values())
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

    @staticmethod
    def shown(value: Any) -> str:  # noqa: ANN401  (any value may stand in a template)
        """Return a value as it stands in HTML."""
        kind = type(value)
        return value if kind is Markup or (kind is str and not _in_markup(value)) else escape(value)

    def take(self, steps: int) -> None:
        """Take steps from what a render has left."""
        self.left -= steps
        if self.left < 0:
            raise TooMuch(f"takes more than {STEPS:,} steps")

    def charge(self, *values: object) -> None:
        """Take as many steps as values are large, with all that is within them, however often."""
        waiting: list[object] = []
        for value in values:
            if isinstance(value, str):
                if len(value) >= STEP:  # most are shorter
                    self.take(len(value) // STEP)
            elif value is not None:
                waiting.append(value)
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                if len(value) >= STEP:
                    self.take(len(value) // STEP)
            elif isinstance(value, int):
                self.take(value.bit_length() // STEP)
            elif isinstance(value, _HOLDING):
                within = tuple(_within(value))
                self.take(len(within))
                waiting += within

    def built(self, value: Any) -> Any:  # noqa: ANN401  (any value may stand in a template)
        """Charge for a value, and return it."""
        self.charge(value)
        return value

    def joined(self, value: Any) -> Any:  # noqa: ANN401  (the same)
        """Charge for a text that was put together, and return it unless it has grown beyond what a mail or page can be."""
        return self.built(self.measured(value))

    def counted(self, values: Iterable[Any], steps: int) -> Iterator[Any]:
        """Yield what a loop goes through, so many steps each."""
        self.take(CALL)
        for value in values:
            self.take(steps)
            yield value

    def _bounded(self, function: Callable[..., Any], *, filters: bool = False) -> Callable[..., Any]:
        """Charge a filter or test for what it is given and gives, and let that not be enormous.

        One that `filters` refuses merge fields: it would change the mark, not the person's words.
        """

        @wraps(function)  # Jinja keeps what a filter wants to be passed as attributes of the function
        def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (any filter)
            self.take(1)
            given = (*args, *kwargs.values()) if kwargs else args
            for value in given if filters else ():
                if isinstance(value, MergeField):
                    value.refuse()
            self.charge(*given)
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
        if type(type(obj)) is _OURS and not attribute.startswith("_"):  # quicker told than by `isinstance`
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


_VIEWS: tuple[type, ...] = (type({}.keys()), type({}.values()), type({}.items()))
_HOLDING = (Struct, tuple, list, dict, range, set, frozenset, *_VIEWS)


def _within(value: Any) -> Iterable[object]:  # noqa: ANN401  (any of `_HOLDING`)
    """Return what a value is made of."""
    if isinstance(value, Struct):
        return (getattr(value, name) for name in value.__struct_fields__)
    return (each for pair in value.items() for each in pair) if isinstance(value, dict) else value


def _round(value: float, precision: int = 0, method: Any = "common") -> float:  # noqa: ANN401  (one of three words)
    """Round a number, to as many places as anybody reads."""
    return do_round(value, min(precision, MOST_FILL), method)


@pass_eval_context
def _tojson(context: Any, value: object, indent: int | None = None) -> Markup:  # noqa: ANN401  (Jinja's own)
    """Write JSON, indented as far as anybody reads."""
    return do_tojson(context, value, indent and min(indent, MOST_FILL))


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
