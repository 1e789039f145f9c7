"""Rules of the house that no linter can hold: sizes, docstrings, what start-up loads, what the repository says."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
LONGEST = 400  # lines of a module or of a file of tests; beyond it, it has more than one purpose
LIBRARIES = frozenset(
    {
        "aiohttp",
        "css_inline",
        "feedgen",
        "httpx",
        "jinja2",
        "lxml",
        "markdown_it",
        "regex",
        "rich",
        "watchfiles",
        "yaml",
    }
)
HEAVY = LIBRARIES | {"asyncio", "sqlite3"}
# Folders that git ignores, caches and environments: nobody's writing.
_BUILT = re.compile(r"\.(venv.*|git|hypothesis|real|.*_cache)|__pycache__|demo|dist")
_WRITTEN = frozenset(
    {"", ".py", ".md", ".toml", ".sql", ".html", ".css", ".txt", ".yaml", ".lock", ".json", ".js", ".cjs"}
)
# What no file that belongs to the project says. A letter in brackets keeps a pattern from finding itself.
_UNSAID = {
    "a folder of somebody's machine, and not a path within an address": r"(?<![a-z.])/(work|home|root|tmp|Users|opt|srv)/",
    "where packages come from": r"\b(p[y]pi|python[h]osted|np[m]js|crat[e]s|go[l]ang|ana[c]onda|do[c]ker|gh[c]r)\.(org|com|io)\b",
    "who or what wrote it": r"(?i)\b(assis[t]ants?|chat[b]ots?|sub-?[a]gents?|co-[a]uthored|gener[a]ted (by|with))\b",
}
# A name that says nothing of what is in it.
_IDLE = re.compile(r"(?i)_?(utils?|helpers?|common|manager|base|misc)")


def modules() -> list[Path]:
    """Return every module of the program, relative to the repository's top."""
    return sorted(path.relative_to(TOP) for path in (TOP / "pressctl").rglob("*.py"))


def locks() -> list[Path]:
    """Return the lock files, relative to the repository's top."""
    return sorted(path.relative_to(TOP) for path in TOP.glob("requirements*.lock"))


def writings(folder: Path = TOP) -> Iterator[Path]:
    """Give every file that was written by hand, and the lock files."""
    for path in sorted(folder.iterdir()):
        if _BUILT.fullmatch(path.name):
            continue
        if path.is_dir():
            yield from writings(path)
        elif path.suffix in _WRITTEN and not path.name.startswith(".coverage"):
            yield path


def loaded_by(code: str, *arguments: str) -> set[str]:
    """Return the top-level names of the modules that a fresh interpreter has loaded after `code`."""
    asking = f"import sys\n{code}\nimport json; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(
        # Isolated from what the tests' own process has set, as far as the interpreter lets us.
        [sys.executable, "-c", asking, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environ,
    )
    return {name.partition(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}


@pytest.fixture(scope="module")
def always_there() -> set[str]:
    """Return what the interpreter loads before it has read a line of ours."""
    return loaded_by("")


def test_a_module_has_one_purpose_and_fits_in_a_few_screens() -> None:
    """No module is longer than 400 lines, and no file of tests."""
    tests = [path.relative_to(TOP) for path in (TOP / "tests").rglob("*.py")]
    lengths = {str(path): len((TOP / path).read_text("utf-8").splitlines()) for path in [*modules(), *tests]}
    assert "tests/test_architecture.py" in lengths
    assert not {path: length for path, length in lengths.items() if length > LONGEST}


@pytest.mark.usefixtures("untraced")
def test_names_say_what_is_in_it() -> None:
    """A module or a class that is called after nothing takes in anything."""
    tests = [path.relative_to(TOP) for path in (TOP / "tests").rglob("*.py")]
    named = {path.stem: path for path in [*modules(), *tests]}
    assert not [path for name, path in named.items() if _IDLE.fullmatch(name)]
    classes = {
        node.name: path
        for path in modules()
        for node in ast.walk(ast.parse((TOP / path).read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert not [(name, path) for name, path in classes.items() if _IDLE.fullmatch(re.findall("[A-Z]?[a-z]*", name)[-2])]


def test_a_module_says_what_it_is_for() -> None:
    """Every module begins with a docstring; a room's `__init__` says what the room is for."""
    said = {str(path): ast.get_docstring(ast.parse((TOP / path).read_text("utf-8"))) for path in modules()}
    assert not [path for path, docstring in said.items() if not docstring]


def test_every_folder_of_modules_is_a_room() -> None:
    """A folder without `__init__.py` would be a package by chance, and have no docstring."""
    folders = {path.parent for path in modules()}
    assert not [folder for folder in folders if not (TOP / folder / "__init__.py").exists()]


def test_every_room_is_drawn() -> None:
    """ARCHITECTURE.md names every room and every module that stands beside the rooms."""
    drawn = (TOP / "ARCHITECTURE.md").read_text("utf-8")
    package = TOP / "pressctl"
    rooms = [f"{path.name}/" for path in package.iterdir() if (path / "__init__.py").exists()]
    alone = [path.name for path in package.glob("*.py") if not path.name.startswith("__")]
    assert not [name for name in rooms + alone if name not in drawn]


def test_the_command_line_loads_nothing_heavy(always_there: set[str]) -> None:
    """`pressctl --help` must not wait for libraries that only rendering or sending uses."""
    loaded = loaded_by("from pressctl.cli.app import register; register()") - always_there
    assert "typer" in loaded, "this test looks at the wrong thing"
    assert not loaded & HEAVY


def test_a_command_loads_no_other() -> None:
    """A run has no use for the modules of eighteen others."""
    loaded_by(
        "from pressctl.cli.app import register; register(['stop']); import pressctl.cli.stop; assert 'pressctl.cli.go' not in sys.modules"
    )


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_loads_no_command_line(always_there: set[str], flag: str) -> None:
    """`pressctl --version` answers before Typer is loaded."""
    loaded = loaded_by("import pressctl.__main__ as program; program.main()", flag) - always_there
    assert "pressctl" in loaded, "this test looks at the wrong thing"
    assert not loaded & (HEAVY | {"typer", "click"})


@pytest.mark.parametrize("what", _UNSAID)
def test_what_no_file_says(what: str) -> None:
    """Code, documents, tests and templates are about press releases, and about nobody's machine or way of working."""
    said = re.compile(_UNSAID[what])
    found = [
        f"{path.relative_to(TOP)}:{number}"
        for path in writings()
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if said.search(line)
    ]
    assert not found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (str(Path("/", "home", "anne", "newsroom")), True),
        ("https://presse.example.org/home/", False),
        (f"https://{'py'}pi.org/simple", True),
        (f"Co-{'authored'}-By", True),
        ("a token pypi-AgEIcHlwaS5vcmc", False),
    ],
)
def test_the_look_for_what_no_file_says_would_find_it(said: str, *, found: bool) -> None:
    """The rule above looks at files at all, and recognises what it is about."""
    looked_at = {path.relative_to(TOP).as_posix() for path in writings()}
    assert {"README.md", "Makefile", ".ci/run", "pressctl/publish.py", "templates/email/release.html"} <= looked_at
    assert any(re.search(pattern, said) for pattern in _UNSAID.values()) == found


@pytest.mark.parametrize("folder", ["demo", ".venv", ".venv-lint", ".venv-bench", "dist", ".hypothesis"])
def test_what_is_built_here_stays_out_of_git(folder: str) -> None:
    """The demo, the environments and the wheels are ignored by the project's own .gitignore."""
    ignored = (TOP / ".gitignore").read_text("utf-8").splitlines()
    assert any(re.fullmatch(line.rstrip("/").replace(".", r"\.").replace("*", ".*"), folder) for line in ignored)


@pytest.mark.parametrize("path", locks(), ids=str)
def test_a_lock_pins_every_requirement_by_hash(path: Path) -> None:
    """Each requirement of a lock file has one exact version and at least one hash."""
    logical = re.sub(r"\\\n[ \t]*", " ", (TOP / path).read_text("utf-8"))
    requirements = [line for line in logical.splitlines() if line and not line.lstrip(" ").startswith("#")]
    assert requirements
    assert not [line for line in requirements if not re.match(r"[A-Za-z0-9._-]+(\[[a-z,-]+\])?==\S+ ", line)]
    assert not [line for line in requirements if not re.search(r"--hash=sha256:[0-9a-f]{64}( |$)", line)]


@pytest.mark.parametrize("path", locks(), ids=str)
def test_a_lock_names_no_index(path: Path) -> None:
    """Where packages come from is the business of the machine that installs them."""
    text = (TOP / path).read_text("utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|--trusted-host|(^|\s)-[if] ", text)


def test_the_tests_lock_holds_what_the_program_needs() -> None:
    """What is tested is what is installed: each pin of requirements.lock is in requirements-test.lock."""

    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[A-Za-z0-9._\[\]-]+==\S+", (TOP / name).read_text("utf-8"), re.MULTILINE))

    assert pins("requirements.lock")
    assert pins("requirements.lock") <= pins("requirements-test.lock")
