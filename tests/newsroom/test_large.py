"""A release whose page passes every limit is left out, with its reason; the others are built."""

from pathlib import Path

import pytest

from pressctl.desk.preparing import prepare
from pressctl.newsroom.leaks import no_leak
from tests.newsroom.folders import LATER, Folder, contents

ENDLESS = "```\n" + "&" * 420_000 + "\n```"  # over 2 MB as HTML


def test_a_release_too_large_for_a_page_is_left_out_alone(folder: Folder) -> None:
    """Its error stands at its file; page, index and feeds of the others are there, and nothing leads to it."""
    folder.release("small")
    folder.release("endless", ENDLESS)
    built = folder.build()
    (finding,) = built.findings
    assert (finding.path, finding.level, finding.code) == ("releases/endless.md", "error", "too-large")
    assert "2,000,000 characters" in finding.message
    assert set(contents(folder.public)) == {
        *("rss.xml", "atom.xml", "feed.json", "feed.css", "ninjs.json", "index.html"),
        *("sitemap.xml", "news-sitemap.xml", "sitemap-2024.xml"),
        *("releases/small/index.html", "releases/small/release.json"),
    }
    assert not [name for name, content in contents(folder.public).items() if b"endless" in content]


def test_a_page_that_was_there_stays_when_its_release_grows_too_large(folder: Folder) -> None:
    """As with every release that has errors; and it comes back when the text is short again."""
    folder.release("small")
    folder.release("grows", "Court.")
    folder.build()
    before = folder.shown("releases/grows/index.html")
    folder.release("grows", ENDLESS)
    built = folder.build()
    assert [finding.code for finding in built.findings] == ["too-large"]
    assert folder.shown("releases/grows/index.html") == before
    assert folder.build().findings == built.findings, "a second build says the same"
    folder.release("grows", "Encore court.")
    assert folder.build().findings == ()
    assert "Encore court." in folder.shown("releases/grows/index.html")


def test_versions_stay_together(folder: Folder) -> None:
    """A page in one language that passes the limit holds back those in the others."""
    folder.release("small")
    folder.release("both", "Court.")
    folder.release("both.en", ENDLESS)
    (finding,) = folder.build().findings
    assert finding.path == "releases/both.en.md"
    assert not (folder.public / "releases" / "both").exists()
    assert folder.shown("releases/small/index.html")


def test_looking_alone_says_the_same(folder: Folder) -> None:
    """`feeds --check` finds it too, and writes nothing."""
    folder.release("endless", ENDLESS)
    built = folder.build(write=False)
    assert [finding.code for finding in built.findings] == ["too-large"]
    assert not folder.public.exists()


def test_endless_headlines_do_not_stop_the_index(folder: Folder) -> None:
    """The index prints fifty of them; each is shortened there, and whole on its own page."""
    for number in range(8):
        folder.release(f"r{number}", headline='"' + "& " * 30_000 + '"')
    assert folder.build().findings == ()
    assert len(folder.shown("index.html")) < 50_000


@pytest.mark.parametrize("name", ["releases/endless.md", "releases"])
def test_a_release_too_large_to_send_is_its_own_error(folder: Folder, name: str) -> None:
    """`publish` and `check` find it before anything is sent; other releases are ready."""
    folder.release("small")
    folder.release("endless", ENDLESS)
    prepared = prepare(folder.config, [Path(name)], lambda: LATER, lambda _event: None, no_leak)
    assert [finding.code for finding in prepared.findings if finding.level == "error"] == ["too-large"]
    assert [report.path for report in prepared.broken] == ["releases/endless.md"]
    assert [ready.original.id for ready in prepared.ready] == ([] if name.endswith(".md") else ["small"])


def test_a_page_larger_than_its_mail_is_found_before_anything_is_sent(folder: Folder) -> None:
    """A newsroom's own page may print the text more than once: sending a link to no page would be worse."""
    folder.file("templates/page/release.html", b"<html><head></head>" + b"{{ release.body }}" * 9 + b"</html>")
    folder.release("long", "Il faut agir. " * 20_000)
    folder.release("small")
    prepared = prepare(folder.config, [], lambda: LATER, lambda _event: None, no_leak)
    assert [(f.path, f.code) for f in prepared.findings if f.level == "error"] == [("releases/long.md", "too-large")]
    assert [ready.original.id for ready in prepared.ready] == ["small"]


def test_a_link_used_again_and_again_does_not_fill_the_machine(folder: Folder) -> None:
    """A small file may ask for gigabytes of HTML: it is the same error, and nothing of the kind is built."""
    folder.file("templates/page/release.html", b"<html><head></head>{{ release.body }}</html>")
    folder.release("bomb", f"[a]: https://e.example/{'x' * 8_000}\n\n{'[a] ' * 2_000}")
    folder.release("small")
    prepared = prepare(folder.config, [], lambda: LATER, lambda _event: None, no_leak)
    wrong = [finding for finding in prepared.findings if finding.level == "error"]
    assert {(finding.path, finding.code) for finding in wrong} == {("releases/bomb.md", "too-large")}
    assert [ready.original.id for ready in prepared.ready] == ["small"]
    assert [finding.code for finding in folder.build().findings] == ["too-large"]
    assert (folder.public / "releases" / "small" / "index.html").exists()
