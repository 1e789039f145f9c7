"""The templates of a newsroom and ours: which is used, what is said about a bad one, what a sandbox lets be."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pressctl.errors import ExitCode
from pressctl.render import sandbox
from pressctl.render.colours import Palette
from pressctl.render.fields import AnyRecipient
from pressctl.render.loading import LARGEST_FILE, BadTemplate, replaceable_names, shipped, shipped_names
from pressctl.render.locales import words
from pressctl.render.templates import Templates
from tests.support.builders import a_release

Write = Callable[..., Templates]


@dataclass(frozen=True, slots=True)
class Fields:
    """Something with one field."""

    headline: str = "Titre"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write templates into a newsroom's folder, by name, and return them loaded."""

    def written(files: dict[str, str | bytes]) -> Templates:
        for name, content in files.items():
            path = tmp_path / "templates" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Templates(tmp_path / "templates", root=tmp_path)

    return written


def failure(templates: Templates, name: str = "email/release.txt", **values: object) -> BadTemplate:
    """Return what a render raises, which ends a run as invalid."""
    with pytest.raises(BadTemplate) as caught:
        templates.render(name, **values)
    assert caught.value.exit_code is ExitCode.INVALID
    assert caught.value.findings == (caught.value.finding,)
    assert caught.value.message.startswith(f"{caught.value.finding.path}:{caught.value.finding.line}:1: ")
    return caught.value


def test_the_newsrooms_own_template_wins(write: Write) -> None:
    """One file at a time: what it lacks is ours."""
    templates = write({"email/release.txt": "Bonjour {{ name }}\n"})
    assert templates.render("email/release.txt", name="Zoé") == "Bonjour Zoé\n"
    assert templates.source_of("email/release.txt") == "templates/email/release.txt"
    assert templates.source_of("email/release.html") == "!shipped/email/release.html"
    assert Templates(None).source_of("email/release.txt") == "!shipped/email/release.txt"


def test_ours_can_be_extended(write: Write) -> None:
    """`!shipped/` names ours even where the newsroom has its own of that name."""
    templates = write(
        {
            "page/index.html": '{% extends "!shipped/page/index.html" %}{% block foot %}{{ super() }}SIREN 1{% endblock %}',
        }
    )
    page = templates.render("page/index.html", **index_values())
    assert "SIREN 1" in page
    assert "<h1>Groupe</h1>" in page


def index_values() -> dict[str, object]:
    """Return what the index template needs."""
    return {
        "newsroom": "Groupe",
        "language": "fr",
        "direction": "ltr",
        "words": words("fr"),
        "url": "",
        "top": "",
        "logo": "",
        "brand": "",
        "colours": Palette(),
        "locale": "fr_FR",
        "entries": (),
        "feeds": (),
        "page": 1,
        "pages": 1,
        "position": "",
        "newer": "",
        "older": "",
    }


def test_an_included_part_can_be_replaced(write: Write) -> None:
    """The newsroom's own style stands in our page."""
    page = write({"page/style.css": "h1 { color: red }"}).render("page/index.html", **index_values())
    assert "h1 { color: red }" in page


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("a\n{{ headlin }}", 2, "'headlin' is undefined"),
        ("a\n\n{{ release.headlin }}", 3, "'headlin' is no part"),
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\n{% endfor %}", 2, "endfor"),
        ("\n \t{# later #}\r\n", 1, "writes nothing"),
        ("{{ 'x' | unknown }}", 1, "No filter named 'unknown'"),
        ("\n{{ 'x' | safe }}", 2, "No filter named 'safe'"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("\n{{ 'a' + 1 }}", 2, "str"),
        ("\n{% include 'a" + "/a" * 3000 + "' %}", 2, "a/a/a"),
        ("\n{% include 'email/nothing.txt' %}", 2, "email/nothing.txt"),
        ("\n{{ (1, 2).append(3) }}", 2, "'append' is no part"),
        ("\n{{ recipient.Name }}", 2, "recipient.Name is no merge field"),
        ("\n{{ recipient._name }}", 2, "'_name' is no part"),
        ("\n{{ recipient.name | upper }}", 2, "cannot be tested, compared or changed"),
        ("\n{% if recipient.name %}x{% endif %}", 2, "cannot be tested"),
        ("\n{{ recipient.name == 'x' }}", 2, "cannot be tested"),
        ("\n{{ recipient.name | default('x') }}", 2, "cannot be tested"),
        ("\n{{ ''.__class__ }}", 2, "unsafe"),
        ("\n{{ ''.join([]) }}", 2, "unsafe"),
        ("\n{{ 'x'.format() }}", 2, "unsafe"),
        ("\n{{ (1).bit_length() }}", 2, "unsafe"),
        ("\n{{ recipient.__init__ }}", 2, "unsafe"),
        ("\n{{ release.__slots__ }}", 2, "unsafe"),
        ("\n{% set x = range(999999999) %}", 2, "more numbers"),
    ],
)
def test_a_fault_is_told_with_its_line(write: Write, template: str, line: int, said: str) -> None:
    """Syntax, names, merge fields and forbidden things: the file, the line, what is wrong."""
    error = failure(write({"email/release.txt": template}), release=Fields(), headline="x", recipient=AnyRecipient())
    assert (error.finding.path, error.finding.line) == ("templates/email/release.txt", line)
    assert said in error.message


@pytest.mark.parametrize("template", ["{{ headlin }}", "{{ release.headlin }}"])
def test_a_misspelt_name_gets_a_suggestion(write: Write, template: str) -> None:
    """What a template may name is known."""
    error = failure(write({"email/release.txt": template}), release=Fields(), headline="x")
    assert error.hint == 'Did you mean "headline"?'
    assert error.finding.message.endswith(".")


def test_a_name_without_its_owner_gets_it_suggested(write: Write) -> None:
    """A field is written behind what has it; what was written is never the suggestion."""
    error = failure(write({"email/release.txt": "{{ headline }}"}), release=a_release())
    assert error.hint == 'Did you mean "release.headline"?'


def test_a_fault_in_a_part_is_told_there(write: Write) -> None:
    """The innermost template is the one to mend."""
    templates = write({"email/release.txt": "a\n{% include 'email/part.txt' %}", "email/part.txt": "\n\n{{ x }}"})
    finding = failure(templates).finding
    assert (finding.path, finding.line) == ("templates/email/part.txt", 3)


def test_a_fault_in_what_ours_is_given_names_ours() -> None:
    """Without a folder of its own, a newsroom is told which of ours it was."""
    error = failure(Templates(None))
    assert error.finding.path == "!shipped/email/release.txt"


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 10**8 * 'a' }}",
        "{{ [1] * 10**9 }}",
        "{% set ns = namespace(x='aaaaaaaaaa') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{% set ns = namespace(x='aaaaaaaaaa') %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x=9) %}{% for i in range(99) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
        "{{ 9 ** 9999 }}",
        "{{ '%99999999d' % 1 }}",
        "{% for i in range(99999) %}{{ 'a' * 99999 }}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_a_runaway_is_stopped(write: Write, template: str) -> None:
    """Neither an operation nor a whole template writes more than a mail can be."""
    assert failure(write({"email/release.txt": template})).finding.line == 1


def test_what_a_template_may_do(write: Write) -> None:
    """Ordinary text work goes on working, no-break spaces included."""
    template = (
        "{{ 'a' ~ 1 ~ 'b' }}|{{ 'a' + 'b' }}|{{ 'ab' * 2 }}|{{ 2 ** 8 }}|{{ 7 % 4 }}|{{ x.startswith('a') }}|"
        "{{ x | trim | upper }}|{{ 1 | trim }}|{{ x | indent(2) }}|{{ x | wrap(30, first='- ') }}|{{ x | underline('=') }}|"
        "{{ [3, 1] | sort | join(', ') }}|{{ {'k': 1}.items() | first | last }}|{{ missing | default('d') }}"
    )
    assert write({"email/release.txt": template}).render("email/release.txt", x=" été\u00a0 ") == (
        "a1b|ab|abab|256|3|False|ÉTÉ\u00a0|1|   été\u00a0 |- été\u00a0| été\u00a0 \n=====|1, 3|1|d"
    ).replace(" été\u00a0 \n=====", "été\u00a0\n====")


def test_html_is_escaped_and_text_is_not(write: Write) -> None:
    """By the file's name; `<` in a value is never markup."""
    templates = write({"email/release.txt": "{{ x }}", "email/release.html": "{{ x }}{{ recipient.name }}"})
    assert templates.render("email/release.txt", x="<b>") == "<b>"
    assert templates.render("email/release.html", x="<b>", recipient=AnyRecipient()) == "&lt;b&gt;\ufdd0name\ufdd1"


def test_a_value_is_never_a_template(write: Write) -> None:
    """Release text with braces is printed as it is."""
    assert write({"email/release.txt": "{{ x }}"}).render("email/release.txt", x="{{ 7 * 7 }}") == "{{ 7 * 7 }}"


def test_a_link_out_of_the_folder_is_refused(write: Write, tmp_path: Path) -> None:
    """It could put any file of the machine into a release; one within the folder is fine."""
    templates = write({"email/other.txt": "ici"})
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    folder = tmp_path / "templates" / "email"
    (folder / "release.txt").symlink_to(tmp_path / "secret.txt")
    error = failure(templates)
    assert "leaves the templates folder" in error.message
    assert [finding.message for finding in templates.check()] == ["nothing uses this file", error.finding.message]
    (folder / "release.txt").unlink()
    (folder / "release.txt").symlink_to(folder / "other.txt")
    assert templates.render("email/release.txt") == "ici"


@pytest.mark.parametrize("name", ["../secret.txt", "email/../../secret.txt", "!shipped/../pyproject.toml", "", "email"])
def test_names_that_leave_the_folder_are_unknown(write: Write, tmp_path: Path, name: str) -> None:
    """A template is named below its folder or not at all."""
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    templates = write({"email/release.txt": "x"})
    with pytest.raises(BadTemplate):
        templates.render(name)
    with pytest.raises(BadTemplate, match="no such template"):
        templates.source_of(name)


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [(b"a\n\xff", 2, "not UTF-8"), (b"a" * (LARGEST_FILE + 1), 1, "bytes"), (b"{{ x }}" * 9999, 1, "braces")],
)
def test_a_file_that_is_no_template(write: Write, content: bytes, line: int, said: str) -> None:
    """Junk bytes and enormous files are told at their place."""
    templates = write({"email/release.txt": content})
    finding = failure(templates).finding
    assert finding.line == line
    assert said in finding.message
    assert templates.check() == (finding,)


def test_a_byte_order_mark_is_no_text(write: Write) -> None:
    """Some editors write one."""
    assert write({"email/release.txt": b"\xef\xbb\xbfx"}).render("email/release.txt") == "x"


def test_check_says_everything_at_once(write: Write) -> None:
    """Each of the newsroom's templates that would be used is compiled, used parts too."""
    templates = write(
        {
            "email/release.html": "{% if %}",
            "email/release.txt": "{% include 'email/part.txt' %}\n{% extends '!shipped/email/relase.txt' %}",
            "email/part.txt": "\n{{ x",
            "page/index.html": "{% include 'page/gone.html' ignore missing %}{% import name as x %}",
            "email/relaese.html": "x",
            "LISEZMOI.md": "{% x %}",
            ".cache/x.html": "{% x %}",
        }
    )
    said = [
        (Path(finding.path).relative_to("templates").as_posix(), finding.line, finding.level, finding.hint)
        for finding in templates.check()
    ]
    assert said == [
        ("LISEZMOI.md", 1, "advice", ""),
        ("email/part.txt", 2, "error", ""),
        ("email/relaese.html", 1, "error", 'Did you mean "email/release.html"?'),
        ("email/release.html", 1, "error", ""),
        ("email/release.txt", 2, "error", 'Did you mean "!shipped/email/release.txt"?'),
    ]


def test_a_block_that_nothing_prints_is_said(write: Write) -> None:
    """At its line, with the block that was meant; those within another one, or said by `self`, are printed."""
    own = (
        '{% extends "!shipped/email/release.html" %}\n{% block headlin %}{% endblock %}\n'
        "{% block body %}{% block mine %}{% endblock %}{{ self.said() }}{% endblock %}\n"
        "{% if notice %}{% block zzz %}{% endblock %}{% block said %}{% endblock %}{% endif %}"
    )
    two = "{% extends 'email/part.txt' %}{% block new %}{% endblock %}{% block headline %}{% endblock %}"
    part = "{% extends '!shipped/email/release.txt' %}{% block body %}{% block new %}{% endblock %}{% endblock %}"
    found = write({"email/release.html": own, "email/release.txt": two, "email/part.txt": part}).check()
    assert [(finding.line, finding.hint.split(",")[0]) for finding in found] == [
        (2, 'Did you mean "headline"?'),
        (4, "It has banner"),
    ]
    assert found[1].message == "what this extends has no block zzz, so nothing prints it."


def test_a_missing_part_without_a_near_name(write: Write) -> None:
    """Nothing is guessed."""
    (finding,) = write({"email/release.txt": "{% include 'zzz' %}"}).check()
    assert (finding.message, finding.hint) == ("there is no template zzz", "")


def test_a_bad_part_is_told_once_at_its_own_place(write: Write) -> None:
    """Whoever includes it is not at fault."""
    templates = write({"email/release.txt": "{% include 'email/part.txt' %}", "email/part.txt": b"\xff"})
    assert [Path(finding.path).name for finding in templates.check()] == ["part.txt"]


@pytest.mark.parametrize("folder", [None, Path("/nowhere/templates")])
def test_without_a_folder_there_is_nothing_to_check(folder: Path | None) -> None:
    """A newsroom needs no templates of its own."""
    assert Templates(folder).check() == ()


def test_all_of_ours_compile(tmp_path: Path) -> None:
    """Copied into a newsroom, ours pass the check."""
    for name in replaceable_names():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shipped().joinpath(*name.split("/")).read_bytes())
    assert {"email/release.html", "email/release.txt", "page/release.html", "page/index.html"} <= set(shipped_names())
    assert Templates(tmp_path).check() == ()


def test_paths_are_named_from_the_newsroom(tmp_path: Path) -> None:
    """By default the folder's own; one that lies elsewhere is named in full."""
    (tmp_path / "email").mkdir()
    (tmp_path / "email" / "release.txt").write_text("{{", "utf-8")
    assert failure(Templates(tmp_path)).finding.path == f"{tmp_path.name}/email/release.txt"
    assert failure(Templates(tmp_path, root=Path("/elsewhere"))).finding.path == str(tmp_path / "email" / "release.txt")


STEPS = sandbox.STEPS
_LONG = "{% set x = 'a' * 1900000 %}"
_TWICE = "{% set ns = namespace(x=1) %}{% for i in range(60) %}"


@pytest.mark.parametrize(
    "written",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{% set a = m(n - 1) %}{% set b = m(n - 1) %}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% set ns = namespace(x='aa') %}{% for i in range(60) %}{% set ns.x %}{{ ns.x }}{{ ns.x }}{% endset %}{% endfor %}",
        "{% set x %}{% for i in range(99999) %}{{ 'y' * 100000 }}{% endfor %}{% endset %}{{ x | length }}",
        "{% filter upper %}{% for i in range(99999) %}{{ 'y' * 100000 }}{% endfor %}{% endfilter %}",
        "{{ range(99999) | map('string') | join('x' * 100000) }}",
        "{{ ('x' * 1000000) | replace('x', 'y' * 1000000) }}",
        "{% for i in range(99999) %}{% set x = range(99999) | sort %}{% endfor %}",
        "{% set x = 'x' * 1000000 %}{% for i in range(99999) %}{% set y = x.count('xx') %}{% endfor %}",
        "{{ ([['x'] * 1000000] * 1000) | sum(start=[]) | length }}",
        "{% set x = 10 ** 200 %}{% set y = x ** 200 %}{% set z = y ** 200 %}{{ z }}",
        "{{ ('x ' * 900000) | wrap(first='y' * 1000000) }}",
        f"{_LONG}{{% for i in range(99999) %}}{{% if x == x ~ '' %}}{{% endif %}}{{% endfor %}}",
        f"{_LONG}{{% for i in range(99999) %}}{{% if 'b' in x %}}{{% endif %}}{{% endfor %}}",
        f"{_LONG}{{% for i in range(99999) %}}{{% if x is in(x) %}}{{% endif %}}{{% endfor %}}",
        f"{_LONG}{{% set y = range(9999) | map('string') | select('in', x) | list %}}",
        f"{_LONG}{{% for i in range(99999) %}}{{% set y = x[1:] %}}{{% endfor %}}",
        f"{_LONG}{{{{ ([x] * 1000) | tojson | length }}}}",
        f"{_TWICE}{{% set ns.x = [ns.x, ns.x] %}}{{% endfor %}}{{{{ ns.x | tojson }}}}",
        f"{_TWICE}{{% set ns.x = dict(a=ns.x, b=ns.x) %}}{{% endfor %}}{{{{ ns.x }}}}",
        f"{_TWICE}{{% set ns.x = [ns.x] * 1000 %}}{{% endfor %}}{{{{ ns.x }}}}",
        f"{{% for i in range(99999) %}}{'{% if i == -1 %}{% endif %}' * 300}{{% endfor %}}",
        f"{{% macro m() %}}{'{{ 1 + 1 }}' * 300}{{% endmacro %}}{{% for i in range(99999) %}}{{% set y = m() %}}{{% endfor %}}",
    ],
)
def test_a_template_does_not_run_away(write: Write, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop, a call, a filter or a part that would not end, or fill the memory, is stopped at its line."""
    monkeypatch.setattr(sandbox, "STEPS", STEPS // 10)  # as surely, and sooner
    wrong = failure(write({"email/release.txt": f"one\n{written}"}))
    assert (wrong.finding.path, wrong.finding.line) == ("templates/email/release.txt", 2)
    assert any(word in wrong.message for word in ("steps", "characters", "counts", "numbers"))
    assert wrong.finding.hint.startswith("Go through less")


def test_every_render_has_its_own_steps(write: Write) -> None:
    """What one took is not missing to the next."""
    templates = write({"email/release.txt": "{% for i in range(90000) %}{% endfor %}{{ ['a', '&'] | join(', ') }}"})
    assert [templates.render("email/release.txt") for _ in range(4)] == ["a, &"] * 4


def test_what_is_asked_for_has_bounds(write: Write) -> None:
    """The places of a number, an indent; a namespace that holds itself is written without what it holds."""
    wanted = "{{ 1.5 | round(10**9, 'ceil') }}|{{ [1] | tojson(indent=10**9) | length < 999 }}|{{ 1.234 | round(1) }}|{{ n }}"
    written = f"{{% set n = namespace(a=1) %}}{{% set n.a = [n, n] %}}{wanted}"
    assert write({"email/release.txt": written}).render("email/release.txt").split("|")[1:] == [
        "True",
        "1.2",
        "namespace()",
    ]


def test_a_template_too_deep_to_compile_is_said_by_check(write: Write) -> None:
    """As a finding, not as an error of Python's."""
    templates = write({"email/release.txt": "{% if 1 %}" * 300 + "{% endif %}" * 300})
    assert ["too deep or too large" in finding.message for finding in templates.check()] == [True]
    templates = write({"email/release.txt": "{{ 1" + "|map('abs')" * 300 + " }}"})
    assert ["too deep or too large" in finding.message for finding in templates.check()] == [True]
    assert "too deep to be compiled" in failure(templates).message
