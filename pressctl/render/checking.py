"""What `check` says about a newsroom's own templates, before any of them is rendered."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.nodes import Block, Const, Extends, FromImport, Getattr, Import, Include, Name, Node

from pressctl.model import Finding
from pressctl.render.loading import FONT_FILE, PREFIX, BadTemplate, Loader, bad, replaceable_names, shipped_names

if TYPE_CHECKING:
    from jinja2.nodes import Template

    from pressctl.render.sandbox import Sandbox


_OF_A_TARGET = re.compile(r"webhook/[^/]+\.json")  # which a target names


def check_folder(sandbox_of: Callable[[str], "Sandbox"], loader: Loader) -> tuple[Finding, ...]:
    """Return what is wrong in the newsroom's templates folder, in order; nothing where there is none."""
    own = set(_own(loader)) - {FONT_FILE}
    findings: list[Finding] = []
    used = {name for name in own if name in replaceable_names() or _OF_A_TARGET.fullmatch(name)}
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
    except (RecursionError, SyntaxError, ValueError) as error:
        return [bad(loader.source_of(name), f"too deep or too large to be compiled ({error})").finding], set()
    named = dict(_named(tree))
    missing = [_missing(loader, name, wanted, line) for wanted, line in named.items() if _lacks(loader, wanted)]
    return missing or [*_idle_blocks(sandbox, loader, name, tree)], set(named)


def _idle_blocks(sandbox: "Sandbox", loader: Loader, name: str, tree: "Template") -> Iterator[Finding]:
    """Yield the blocks that nothing prints: those that no template this one extends has a place for."""
    blocks = {block.name: block.lineno for block in _outer(tree)}
    said = {node.attr for node in tree.find_all(Getattr) if isinstance(node.node, Name) and node.node.name == "self"}
    idle = blocks.keys() - said
    if not idle or (known := _inherited(sandbox, loader, tree)) is None:
        return
    for block in idle - known:
        near = get_close_matches(block, known, 1)
        hint = f'Did you mean "{near[0]}"?' if near else f"It has {', '.join(sorted(known)) or 'no blocks'}."
        message = f"what this extends has no block {block}, so nothing prints it."
        yield bad(loader.source_of(name), message, line=blocks[block], hint=hint).finding


def _outer(node: Node) -> Iterator[Block]:
    """Yield the blocks of a template that stand in no other block."""
    for inside in node.iter_child_nodes():
        if isinstance(inside, Block):
            yield inside
        else:
            yield from _outer(inside)


def _inherited(sandbox: "Sandbox", loader: Loader, tree: "Template") -> set[str] | None:
    """Return the blocks of all that a template extends; None where it extends nothing, or what is not known."""
    known: set[str] | None = None
    seen: set[str] = set()
    while extends := tree.find(Extends):
        wanted = extends.template.value if isinstance(extends.template, Const) else None
        if not isinstance(wanted, str) or wanted in seen:
            return None
        seen.add(wanted)
        try:
            text, filename, _ = loader.get_source(sandbox, wanted)
            tree = sandbox.parse(text, wanted, filename)
        except (BadTemplate, TemplateNotFound, TemplateSyntaxError, RecursionError):
            return None  # said where that file itself is compiled
        known = (known or set()) | {block.name for block in tree.find_all(Block)}
    return known


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
