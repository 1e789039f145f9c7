"""What `check` says about a newsroom's own templates, before any of them is rendered."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.nodes import Const, Extends, FromImport, Import, Include

from pressctl.model import Finding
from pressctl.render.loading import FONT_FILE, PREFIX, BadTemplate, Loader, bad, replaceable_names, shipped_names

if TYPE_CHECKING:
    from jinja2.nodes import Template

    from pressctl.render.sandbox import Sandbox


def check_folder(sandbox_of: Callable[[str], "Sandbox"], loader: Loader) -> tuple[Finding, ...]:
    """Return what is wrong in the newsroom's templates folder, in order; nothing where there is none."""
    own = set(_own(loader)) - {FONT_FILE}
    findings: list[Finding] = []
    used = {name for name in own if name in replaceable_names()}
    waiting = sorted(used)
    while waiting:  # what a used template extends or includes is used too
        name = waiting.pop()
        found, named = _compile(sandbox_of(name), loader, name)
        findings += found
        waiting += sorted((named & own) - used)
        used |= named & own
    findings += [_unused(loader, name) for name in own - used]
    return tuple(sorted(findings))


def _own(loader: Loader) -> Iterator[str]:
    folder = loader.overrides
    if folder is None or not folder.is_dir():
        return
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") for part in parts):
            yield "/".join(parts)


def _compile(sandbox: "Sandbox", loader: Loader, name: str) -> tuple[list[Finding], set[str]]:
    """Return what is wrong with one template, and the names of those it uses."""
    try:
        text, filename, _ = loader.get_source(sandbox, name)
        tree = sandbox.parse(text, name, filename)
        sandbox.compile(tree, name, filename)
    except BadTemplate as error:
        return [error.finding], set()
    except TemplateSyntaxError as error:
        return [bad(loader.source_of(name), error.message or "not a template", line=error.lineno).finding], set()
    except (RecursionError, ValueError) as error:
        return [bad(loader.source_of(name), f"too deep or too large to be compiled ({error})").finding], set()
    named = dict(_named(tree))
    return [_missing(loader, name, wanted, line) for wanted, line in named.items() if _lacks(loader, wanted)], set(
        named
    )


def _named(tree: "Template") -> Iterator[tuple[str, int]]:
    """Yield the templates this one names, with the line: those of `extends`, `include` and `import`."""
    nodes: Iterator[Extends | Include | Import | FromImport] = tree.find_all((Extends, Include, Import, FromImport))
    for node in nodes:
        target = node.template
        if isinstance(target, Const) and isinstance(target.value, str) and not getattr(node, "ignore_missing", False):
            yield target.value, node.lineno


def _lacks(loader: Loader, name: str) -> bool:
    try:
        loader.get_source(None, name)  # type: ignore[arg-type]
    except TemplateNotFound:
        return True
    except BadTemplate:
        return False  # said where that file itself is compiled
    return False


def _missing(loader: Loader, name: str, wanted: str, line: int) -> Finding:
    near = get_close_matches(wanted, [*shipped_names(), *(f"{PREFIX}{shipped}" for shipped in shipped_names())], 1)
    hint = f'Did you mean "{near[0]}"?' if near else ""
    return bad(loader.source_of(name), f"there is no template {wanted}", line=line, hint=hint).finding


def _unused(loader: Loader, name: str) -> Finding:
    path = loader.relative(loader.overrides.joinpath(name)) if loader.overrides else name
    near = get_close_matches(name, replaceable_names(), 1, 0.8)
    if near:
        return Finding(
            path=path, code="template-name", message="nothing uses this file", hint=f'Did you mean "{near[0]}"?'
        )
    return Finding(path=path, level="advice", code="template-name", message="nothing uses this file")
