"""What the documents say is what the program does: help, examples, commands, codes, links."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.main import get_command

from pressctl.channels import available, find
from pressctl.cli.app import app, register
from pressctl.config.loading import load
from pressctl.config.recipients import read_recipients
from pressctl.console.manuals import channel_lines
from pressctl.desk.checking import explain_code
from pressctl.errors import ExitCode, Misused
from pressctl.model import PlaceKind

TOP = Path(__file__).resolve().parents[1]
README = (TOP / "README.md").read_text("utf-8")
DOCUMENTS = sorted(path.relative_to(TOP) for path in TOP.glob("*.md"))
every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=str)
register()
GROUP: Any = get_command(app)
COMMANDS = sorted(GROUP.commands)


def blocks(language: str) -> list[str]:
    """Return the README's fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def the_block(language: str, beginning: str) -> str:
    """Return the only block of a language that begins so."""
    (found,) = [block for block in blocks(language) if block.startswith(beginning)]
    return found


def help_of(*words: str) -> str:
    """Return what a command's `--help` prints on a terminal of 80 columns."""
    called = f"import sys; sys.argv = {['pressctl', *words, '--help']}; from pressctl.__main__ import main; main()"
    environ = {**os.environ, "COLUMNS": "80"}
    done = subprocess.run([sys.executable, "-c", called], env=environ, capture_output=True, text=True, check=True)
    return done.stdout.strip("\n")


def prose(text: str) -> str:
    """Return Markdown without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


# The first screen


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_first_screen_says_what_to_type(command: str) -> None:
    """A stranger finds both commands without scrolling, and the Makefile has them."""
    first_screen = README.splitlines()[:25]
    assert any(line.startswith(f"{command} ") for line in first_screen)
    assert re.search(rf"^{command.removeprefix('make ')}:", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE)


# What the README shows is what the program prints


@pytest.mark.parametrize("words", [(), ("publish",)], ids=["pressctl", "pressctl publish"])
def test_a_help_block_is_what_the_program_says(words: tuple[str, ...]) -> None:
    """The help in the README is the program's own, at 80 columns."""
    shown = the_block("text", f"Usage: {' '.join(('pressctl', *words))} [OPTIONS]")
    assert shown.strip("\n") == help_of(*words)


@pytest.fixture
def shell(tmp_path: Path) -> Mapping[str, str]:
    """Return an environment in which `pressctl` is this program, and nothing else of ours is set."""
    program = tmp_path / "bin" / "pressctl"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pressctl "$@"\n')
    program.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "PRESSCTL_CONFIG"}}
    return {**kept, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}


def test_the_first_minute_works_as_written(tmp_path: Path, shell: Mapping[str, str]) -> None:
    """Typed into a shell, the quickstart makes the newsroom, publishes, and prints what the README shows."""
    first, then = the_block("sh", "pressctl init"), the_block("sh", "pressctl check releases/")
    path = "releases/the-river-bridge-reopens.md"
    (tmp_path / "release.md").write_text(the_block("markdown", "---\nid:"), "utf-8")
    # Nobody is there to answer: what a person says on the terminal, CI says here.
    script = f"set -e\n{first}test -f {path}\ncp ../release.md {path}\nexport CI=true\n{then}"
    done = subprocess.run(["sh"], input=script, cwd=tmp_path, env=shell, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(the_block("text", "the-river-bridge-reopens, revision 1"))
    assert "nothing to correct" in done.stderr
    newsroom = tmp_path / "newsroom"
    for named in ("rss.xml", "atom.xml", "feed.json", "index.html", "releases/the-river-bridge-reopens/index.html"):
        assert f"`{Path(named).name}`" in README or named.endswith(".html")
        assert (newsroom / "public" / named).stat().st_size > 0
    written = {file.suffix for file in (newsroom / "outbox").rglob("*.*")}
    assert written == {".eml", ".txt", ".json"}


def test_the_configs_example_loads(tmp_path: Path) -> None:
    """The README's config loads without a finding, and its list reaches the people that `where` names."""
    (tmp_path / "config.toml").write_text(the_block("toml", "[newsroom]\nid"), "utf-8")
    (tmp_path / "press-list.csv").write_text(the_block("csv", "email"), "utf-8")
    config = load(tmp_path / "config.toml")
    assert not config.advice
    assert {target.channel for target in config.targets} == {"webhook", "mailgun"}
    (mailing,) = [target for target in config.targets if target.mailing]
    people = read_recipients(mailing, config, environ={})
    assert not people.findings
    assert len(people.recipients) == people.total == 2


# What there is, is mentioned; what is mentioned, there is


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    """A command that is not in the table of commands will not be found."""
    assert f"\n| `pressctl {command}` | " in README


def test_the_readme_names_no_command_that_is_not_there() -> None:
    """Nothing is promised that this version does not have."""
    code = "\n".join([*re.findall(r"`(pressctl[^`\n]*)`", prose(README)), *blocks("sh")])
    named = set(re.findall(r"\bpressctl ([a-z]+)\b", code))
    assert "publish" in named
    assert not named - set(COMMANDS)


def test_the_readme_names_no_option_that_is_not_there() -> None:
    """Every option in the README's prose and snippets belongs to some command."""
    every = [
        part for command in GROUP.commands.values() for part in (command, *getattr(command, "commands", {}).values())
    ]
    options = [parameter.opts for command in every for parameter in command.params]
    known = {name for names in options for name in names} | {"--help"}
    text = re.sub(r"^git .*$", "", prose(README) + "\n".join(blocks("sh")), flags=re.MULTILINE)
    assert not set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - known


def test_every_kind_of_channel_is_in_the_readme() -> None:
    """A row for each kind, whose channels are there and of that kind; what all of them are, the program lists."""
    table = README[README.index("| kind | channels | ") :].partition("\n\n")[0]
    rows = re.findall(r"^\| ([a-z]+) \| ([^|]+) \|", table, re.MULTILINE)[1:]
    assert sorted(kind for kind, _ in rows) == sorted(get_args(PlaceKind))
    for kind, channels in rows:
        named = re.findall("`([a-z_]+)`", channels)
        assert named
        assert {find(name).kind for name in named} == {kind}
    assert not set(re.findall("`([a-z_]+)`", table)) - set(available()) - {"public"}


def test_every_channel_is_listed_by_the_program() -> None:
    """Once, below its kind, with the first line of its manual: no other document has to name it."""
    listed, kind = {}, ""
    for line in channel_lines([find(name) for name in available()]):
        if line.startswith("  "):
            name, first = line.split(maxsplit=1)
            assert name not in listed
            listed[name] = (kind, first)
        else:
            kind = line.partition(":")[0].lower()
    assert listed == {name: (find(name).kind, find(name).manual.strip("\n").split("\n")[0]) for name in available()}


def test_the_exit_codes_are_the_programs() -> None:
    """The README's table has each code once, and no other."""
    table = README[README.index("| exit code | ") :].partition("\n\n")[0]
    written = [
        int(number) for row in re.findall(r"^\| ([0-9, ]+) \|", table, re.MULTILINE) for number in row.split(", ")
    ]
    assert sorted(written) == sorted(int(code) for code in ExitCode)


# All documents


def anchors(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as renderers make them."""
    headings = re.findall(r"^#+ (.+)$", prose(document.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_document
def test_every_link_leads_somewhere(document: Path) -> None:
    """A relative link names a file that is there, and an anchor that it has."""
    text = prose((TOP / document).read_text("utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        led = TOP / document.parent / path if path else TOP / document
        assert led.exists(), link
        assert not anchor or anchor in anchors(led), link


@every_document
def test_a_document_knows_no_machine_and_no_package_host(document: Path) -> None:
    """Where it was written and where packages come from is nobody else's business."""
    text = (TOP / document).read_text("utf-8")
    assert not re.search(r"(?<![\w.])/(work|home|root|tmp|Users|opt|srv)\b", text)
    assert not re.search(r"pypi|pythonhosted|conda|npmjs|docker\.io|ghcr\.io", text, re.IGNORECASE)


@every_document
def test_a_documents_code_is_closed(document: Path) -> None:
    """An open fence would swallow the rest of the page."""
    assert len(re.findall(r"^```", (TOP / document).read_text("utf-8"), re.MULTILINE)) % 2 == 0


def test_the_changelog_has_this_version() -> None:
    """What is installed can be looked up."""
    version = re.search(r'__version__ = "(.+)"', (TOP / "pressctl" / "__init__.py").read_text("utf-8"))
    assert version
    headings = re.findall(r"^## \[(.+?)\]", (TOP / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert version[1] in headings


# Findings


class Places(dict[str, set[int]]):
    """What takes a finding's `code` (functions by name, methods as `.name`): at which places, beside by name."""

    def __init__(self, tree: ast.AST) -> None:
        """Read every definition below `tree`; `defaults` are the codes that need not be passed."""
        super().__init__()
        self.defaults: set[str] = set()
        methods = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                methods |= {inner for inner in node.body if isinstance(inner, ast.FunctionDef)}
                fields = {ast.unparse(inner.target) for inner in node.body if isinstance(inner, ast.AnnAssign)}
                if "code" in fields:
                    self[node.name] = set()
                for made in (inner for inner in methods if inner.name == "__init__" and inner in node.body):
                    self._know(node.name, made)
            elif isinstance(node, ast.FunctionDef):
                self._know(f".{node.name}" if node in methods else node.name, node)

    def _know(self, name: str, function: ast.FunctionDef) -> None:
        names = [argument.arg for argument in function.args.args]
        names = names[1:] if names[:1] == ["self"] else names
        only = [argument.arg for argument in function.args.kwonlyargs]
        if "code" in names:
            self.setdefault(name, set()).add(names.index("code"))
        elif "code" in only:
            self.setdefault(name, set())
            self.defaults |= literals(function.args.kw_defaults[only.index("code")])


def literals(value: ast.AST | None) -> set[str]:
    """Return the texts in an expression: of a choice between two, both."""
    constants = (node.value for node in (ast.walk(value) if value else ()) if isinstance(node, ast.Constant))
    return {constant for constant in constants if isinstance(constant, str)}


def codes_of(call: ast.Call, here: Places, anywhere: Places) -> set[str]:
    """Return what a call passes as `code`; a name that its module defines is that, and not another's."""
    name = f".{call.func.attr}" if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    places = here if name in here else anywhere
    if name not in places:
        return set()
    passed = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    passed += [call.args[place] for place in places[name] if place < len(call.args)]
    return set().union(*map(literals, passed))


def finding_codes() -> list[str]:
    """Return the code of every finding that the program can make, read from its source."""
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted((TOP / "pressctl").rglob("*.py"))]
    anywhere = Places(ast.Module(body=[node for tree in trees for node in tree.body], type_ignores=[]))
    found = set(anywhere.defaults)
    for tree in trees:
        here = Places(tree)
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        found = found.union(*(codes_of(call, here, anywhere) for call in calls))
    # Languages have a `code` too, of two letters.
    return sorted(code for code in found if re.fullmatch(r"[a-z]{3,}|[a-z]+(-[a-z0-9]+)+", code))


def is_explained(code: str) -> bool:
    """Whether `pressctl check --explain CODE` answers with the code and at least a sentence."""
    try:
        first, _, rest = explain_code(code).partition("\n")
    except Misused:
        return False
    return first == code and rest.strip(" \n").endswith(".")


@pytest.mark.usefixtures("untraced")
def test_every_finding_can_be_explained() -> None:
    """Each code that a finding is shown with; the search for them finds some of every room that finds things."""
    found = finding_codes()
    assert not [code for code in found if not is_explained(code)]
    assert not is_explained("no-such-code")
    assert {
        "no-headline",
        "quote-it",
        "post-too-long",
        "template-name",
        "list-unread",
        "wrong-value",
        "media-missing",
    } <= {*found}


def test_an_unknown_code_gets_a_suggestion() -> None:
    """A code typed wrong is answered with the one that was meant."""
    with pytest.raises(Misused) as caught:
        explain_code("no-headlin")
    assert caught.value.hint == "Did you mean no-headline?"
