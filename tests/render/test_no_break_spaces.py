"""The house rule on prose: a no-break space is never destroyed, by any renderer, by any line of code."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.model import Contact, EmailWords, FeedSettings, Media, Quote, Release
from pressctl.render.entries import make_entry
from pressctl.render.greeting import greeting
from pressctl.render.mail import render_mail
from pressctl.render.markdown import plain, to_html, to_text
from pressctl.render.page import render_index, render_page
from pressctl.render.payload import payload
from pressctl.render.templates import Templates
from tests.support.builders import a_newsroom, a_recipient, a_release

PACKAGE = Path(__file__).parents[2] / "pressctl"
GLUE = ("\u00a0", "\u202f")


def glued(word: str) -> str:
    """Return words of a release that hang together by both no-break spaces, even at the ends."""
    return f"{word}\u00a0:\u202fun\u00a0! deux"


def a_glued_release() -> Release:
    """Build a release whose every text holds no-break spaces."""
    return a_release(
        headline=glued("titre"),
        subhead=glued("sous-titre"),
        dateline=glued("lieu"),
        lead=glued("chapô"),
        body="\n\n".join(
            (
                *(glued("chapô"), f"## {glued('intertitre')}", f"- {glued('liste')}\n- b", f"> {glued('citation')}"),
                *(f"| {glued('case')} |\n|---|", f"    {glued('code')}", f"[{glued('lien')}](https://a.example)"),
            )
        ),
        lead_in_body=True,
        notes=glued("note"),
        boilerplate=glued("à-propos"),
        quotes=(Quote(text=glued("parole"), speaker=glued("qui"), role=glued("rôle")),),
        contacts=(Contact(name=glued("contact"), role=glued("fonction")),),
        media=(Media(url="https://a.example/a.pdf", caption=glued("légende"), credit=glued("crédit")),),
        email=EmailWords(subject=glued("objet"), preheader=glued("accroche"), intro=glued("intro")),
        categories=(glued("rubrique"),),
    )


WORDS = ["titre", "sous-titre", "lieu", "chapô", "intertitre", "liste", "citation", "case", "code", "lien"]
PRINTED = [*WORDS, "note", "à-propos", "parole", "qui", "rôle", "contact", "fonction", "légende", "crédit"]


def renderings() -> Iterator[tuple[str, str, list[str]]]:
    """Yield each renderer's name, what it made of the release, and the words that must be in it."""
    release, newsroom, templates = a_glued_release(), a_newsroom(language="de"), Templates(None)
    release = replace(release, language="de")  # neutral: what comes out is what went in
    body = WORDS[3:]
    yield "html", to_html(release.body, language="de"), body
    yield "text", to_text(release.body, language="de", width=200), body
    yield "plain", plain(release.body), body
    mail = render_mail(release, newsroom, templates)
    yield "mail, html", unescape(mail.html), [*PRINTED, "intro", "objet", "accroche"]
    yield "mail, text", mail.text.replace("\n    ", " ").replace("\n  ", " ").replace("\n", " "), [*PRINTED, "intro"]
    yield "mail, subject", mail.subject, ["objet"]
    yield "mail, preheader", mail.preheader, ["accroche"]
    yield "payload", payload(release, newsroom), PRINTED
    page = render_page(release, newsroom, templates, feeds=FeedSettings())
    yield "page", unescape(page), [*PRINTED, "rubrique"]
    entry = make_entry(release, newsroom)
    yield (
        "entry",
        f"{entry.title} {entry.summary} {unescape(entry.html)} {entry.categories[0]}",
        ["titre", *body, "rubrique"],
    )
    yield "index", unescape(render_index([entry], newsroom, templates, feeds=FeedSettings())), ["titre", "chapô"]
    person = a_recipient(fields={"name": glued("nom")})
    yield "greeting", greeting(person, "", "de"), ["nom"]


@pytest.mark.parametrize(("name", "rendered", "words"), [pytest.param(*each, id=each[0]) for each in renderings()])
def test_every_renderer_keeps_every_no_break_space(name: str, rendered: str, words: list[str]) -> None:
    """Text that hangs together by U+00A0 and U+202F hangs together wherever it is printed."""
    assert [word for word in words if f"{word}\u00a0:\u202fun\u00a0!" not in rendered] == [], name


# Where \s or a bare split is right, because what it reads is no prose.
ALLOWED = {
    ("config/schema.py", ".split()"): "a channel's manual, as its module has it",
    ("release/checking/days.py", ".split()"): "the lexicon's own lists of words",
    ("release/checking/wording.py", ".split()"): "the lexicon's own lists of words",
    ("release/dating.py", ".split()"): "the lexicon's own lists of words",
    ("release/foreign/trees.py", ".split()"): "a list of elements",
    ("release/lexicon/__init__.py", ".split()"): "its own lists of words",
    ("release/plain/issuing.py", ".split()"): "the lexicon's own lists of words",
    ("redaction.py", "[^\\s@"): "words of a log line, where any space parts an address from the rest",
}


def suspicious(path: Path) -> Iterator[str]:
    r"""Yield each regex with `\s`, and each call of split or strip without an argument, of one module."""
    docstrings = set()
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr):
                docstrings.add(first.value)
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if node not in docstrings and re.search(r"\\s", text):
                yield text
            case ast.Call(func=ast.Attribute(attr="split" | "rsplit" | "strip" | "lstrip" | "rstrip" as name), args=[]):
                if not any(keyword.arg == "sep" for keyword in node.keywords):
                    yield f".{name}()"
            case _:
                pass


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.relative_to(PACKAGE).as_posix()) for path in sorted(PACKAGE.rglob("*.py"))]
)
def test_no_code_treats_a_no_break_space_as_a_space(path: Path) -> None:
    r"""Neither `\s` nor a bare `split()` or `strip()`: they take U+00A0 and U+202F for ordinary spaces."""
    name = path.relative_to(PACKAGE).as_posix()
    assert [
        found for found in suspicious(path) if not any(name == file and piece in found for file, piece in ALLOWED)
    ] == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    """A rule that no code could break would prove nothing."""
    module = tmp_path / "module.py"
    module.write_text(
        '"""Docs may say \\\\s."""\nimport re\nre.sub(r"\\s+", " ", x)\nx.split()\nx.strip(" ")\n', "utf-8"
    )
    assert sorted(suspicious(module)) == [".split()", "\\s+"]
