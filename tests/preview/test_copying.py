"""`pressctl preview -o`: one file that a colleague can open, on its own, marked for what it is."""

import re
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pressctl.preview import composing
from tests.support.browser import Page, a_page, needs_browser
from tests.support.newsrooms import RELEASE, Newsroom, a_list, journalists, mailgun, make

SOON = datetime.now(UTC) + timedelta(days=2)
HOSTILE = """\
---
id: budget
headline: 'Budget </title><script>alert("h")</script> ]]> & {{ 7 * 7 }}'
language: fr
date: 2024-11-06
lead: '"><img src=x onerror=alert(1)></textarea></iframe></pre> ]]>'
notes: '<script>alert(2)</script>'
social: {x: '</p><script>alert(3)</script> https://presse.example.org/ \u202egnp.exe'}
contacts: [{name: '<b>Anne</b>', email: anne@presse.example}]
---

<script>alert(4)</script> [lien](javascript:alert(5)) ![image](https://evil.example/a.png) `</code><script>` \ufdd0part_0\ufdd1

    </pre><script>alert(6)</script>
"""
ARABIC = """\
---
id: budget
headline: ميزانية المدينة
language: ar
date: 2024-11-06
contacts: [{name: ليلى, phone: "+33 1 23 45 67 89"}]
---

استمعت المجموعة إلى اثنتي عشرة بلدية يوم الأربعاء.

للاتصال: +33 1 23 45 67 89.
"""


def copied(room: Newsroom, *options: str) -> str:
    """Write the copy, and return it."""
    ran = room.run("preview", "releases/budget.md", "-o", "copy.html", *options)
    assert ran.out == "copy.html\n", ran.err
    return (room.root / "copy.html").read_text("utf-8")


def opened(path: Path) -> AbstractContextManager[Page]:
    """Open a page from the disk, as somebody does who got it by mail."""
    return a_page(path.as_uri())


def test_it_is_marked(tmp_path: Path) -> None:
    """In its title and at its top: DRAFT, or EMBARGO with the release's own words for it."""
    room = make(tmp_path)
    assert "<title>DRAFT: Budget" in copied(room)
    room.write("releases/budget.md", RELEASE.replace("categories:", f"embargo: {SOON:%Y-%m-%dT%H:%M}Z\ncategories:"))
    page = copied(room)
    assert "<title>EMBARGO: Budget" in page
    assert re.search(r'<strong>EMBARGO</strong> <span lang="fr" dir="ltr">Sous embargo jusqu’au \d', page)


def test_it_stands_alone(tmp_path: Path) -> None:
    """No script, and no address that a browser would load."""
    page = copied(make(tmp_path))
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    assert set(re.findall(r'<iframe [^>]*?sandbox="([^"]*)"', page)) == {""}
    assert not re.findall(r'<(?:link|img|iframe|source)[^>]+(?:src|href)="(?!data:)', page)


def test_it_needs_no_secret_and_no_extra(tmp_path: Path) -> None:
    """As the contract says; and what the extra brings is not even looked for."""
    room = make(tmp_path)
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "watchfiles.py").write_text("raise ImportError")
    ran = room.run("preview", "releases/budget.md", "-o", "c.html", environ={"PYTHONPATH": str(tmp_path / "bare")})
    assert (ran.code, ran.out) == (0, "c.html\n")


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("public/copy.html", "everybody can read it"),
        ("releases/../public/a/copy.html", "everybody can read it"),
        ("link/copy.html", "everybody can read it"),
        ("releases/budget.md", "not named as a page"),
    ],
)
def test_it_goes_nowhere_it_must_not(tmp_path: Path, output: str, said: str) -> None:
    """Not into the public folder, by whatever way, and not onto the release itself."""
    room = make(tmp_path)
    (tmp_path / "public").mkdir()
    (tmp_path / "link").symlink_to("public")
    before = room.files()
    ran = room.run("preview", "releases/budget.md", "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert room.files() == before


def test_a_release_with_errors_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    """The page has them, and so has the exit code; what cannot be rendered leaves an older copy alone."""
    room = make(tmp_path)
    room.write("releases/budget.md", RELEASE.replace("categories:", f"social: {{x: '{'mot ' * 80}'}}\ncategories:"))
    ran = room.run("preview", "releases/budget.md", "-o", "copy.html")
    assert (ran.code, ran.out) == (3, "copy.html\n")
    assert "post-too-long" in ran.err
    page = (tmp_path / "copy.html").read_text("utf-8")
    assert "319 / 280" in page
    room.write("releases/budget.md", "---\nheadlne: Budget\n---\n\nTexte.\n")
    ran = room.run("preview", "releases/budget.md", "-o", "copy.html")
    assert (ran.code, ran.out) == (3, "")
    assert "nothing to be shown" in ran.err
    assert "headlne" in ran.err
    assert (tmp_path / "copy.html").read_text("utf-8") == page


@pytest.mark.parametrize("bound", ["pressctl.preview.composing.LARGEST", "pressctl.render.sandbox.LARGEST"])
def test_it_has_a_size_that_can_be_mailed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    """Beyond it, whether the whole or what stands between the frames, nothing is written."""
    from pressctl.config.loading import load
    from pressctl.errors import Invalid
    from pressctl.preview.gathering import gather

    monkeypatch.chdir(tmp_path)
    room = make(tmp_path)
    look = gather(load(room.root / "config.toml"), Path("releases/budget.md"), SOON, {})
    monkeypatch.setattr(bound, 5_000)
    with pytest.raises(Invalid, match="makes a preview of more than"):
        composing.compose(look, composing.Moment(made=SOON))


@needs_browser
def test_the_switches_work_without_a_script(tmp_path: Path) -> None:
    """What is shown, dark, images off, phone only: all of it is style."""
    room = make(tmp_path)
    copied(room)
    seen = "[...document.querySelectorAll('iframe')].filter(f => f.offsetWidth).map(f => f.title)"
    with opened(tmp_path / "copy.html") as page:
        assert "Mail on a phone, light" in page.evaluate(seen)
        page.click("label:has(#show-mail)")
        page.click("label:has(#dark)")
        assert page.evaluate(seen) == ["Mail on a desktop, dark", "Mail on a phone, dark"]
        page.click("label:has(#small)")
        assert page.evaluate(seen) == ["Mail on a phone, dark"]
        page.click("label:has(#show-posts)")
        assert page.evaluate(seen) == []
        assert page.evaluate("document.querySelector('.count').offsetWidth") > 0
        page.insist_clean()


@needs_browser
def test_nothing_is_wider_than_a_telephone(tmp_path: Path) -> None:
    """Whatever words a release or a sender has; a frame of another width is moved within its own bounds."""
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    target = mailgun("list", "http://127.0.0.1:9", greeting=f'"Bonjour {{{{ recipient.name }}}} {long},"')
    room = make(tmp_path, target, release=RELEASE.replace("Budget", long, 1))
    room.write("list.csv", a_list(journalists(1)))
    copied(room)
    with opened(tmp_path / "copy.html") as page:
        for width in (320, 700):
            page.emulate(width=width, height=700)
            assert page.evaluate(
                "[document.querySelectorAll('.greeted').length, document.documentElement.scrollWidth]"
            ) == [1, width]


@needs_browser
def test_every_sheet_of_paper_is_marked(tmp_path: Path) -> None:
    """Printed, the mark stands at the top of each page, and the switches are gone."""
    copied(make(tmp_path))
    with opened(tmp_path / "copy.html") as page:
        page.emulate(media="print")
        assert page.evaluate(
            "(s => [s.position, s.content])(getComputedStyle(document.querySelector('.mark'), '::after'))"
        ) == ["fixed", '"DRAFT"']
        assert page.evaluate("document.querySelector('.side').offsetWidth") == 0


@needs_browser
def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    """Tags, ends of elements and of CDATA, merge marks, template code, reversed writing: shown, and nothing else."""
    room = make(tmp_path, release=HOSTILE)
    assert room.run("preview", "releases/budget.md", "-o", "copy.html").out, "a stricter reader than this test knows"
    assert "\u202e" not in (tmp_path / "copy.html").read_text("utf-8")
    with opened(tmp_path / "copy.html") as page:
        assert page.evaluate("document.querySelectorAll('script, main img, main textarea').length") == 0
        assert "{{ 7 * 7 }}" in page.evaluate("document.querySelector('h1').textContent")
        assert "<script>alert(3)</script>" in page.evaluate("document.querySelector('.post').textContent")
        assert page.evaluate("document.querySelectorAll('main > .version').length") == 1
        for pane in ("mail", "entry", "page"):
            page.click(f"label:has(#show-{pane})")
        page.insist_clean()


@needs_browser
def test_text_from_the_right_is_shown_so(tmp_path: Path) -> None:
    """An Arabic release runs from right to left in every pane, and the page around it from left to right."""
    room = make(tmp_path, release=ARABIC)
    copied(room)
    with opened(tmp_path / "copy.html") as page:
        assert page.evaluate(
            "[document.documentElement.dir, getComputedStyle(document.querySelector('main')).direction]"
        ) == [
            "ltr",
            "ltr",
        ]
        for part in ("h1", ".plain", ".post", ".entry"):
            assert page.evaluate(f"getComputedStyle(document.querySelector('{part}')).direction") == "rtl", part
        assert page.evaluate("[...document.querySelectorAll('iframe')].every(f => f.srcdoc.includes('dir=\"rtl\"'))")
        page.insist_clean()
