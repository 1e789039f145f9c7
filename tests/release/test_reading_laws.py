"""Whatever a file holds: a release or an error, never a traceback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.release import Reading, check, content_of, differences, read
from pressctl.release.codes import CODES
from pressctl.release.frontmatter import CONTROLS
from tests.release.documents import GOOD, a_document
from tests.release.test_reading import WHOLE
from tests.support.builders import NOON, a_newsroom

NEWSROOM = a_newsroom()
LINES = (GOOD + "\n" + WHOLE).split("\n")
PIECES = ["a", " ", "  ", ": ", " : ", ":", "- ", "-", "\n", "\n  ", "\n- ", "'", '"', "[", "]", "{", "}", "|", ">", "#", " #", "&a", "*a", "!x", "@", "%", "`", "?", "? ", ",", "~",
          "\\", "\t", "---", "...", "headline", "date", "2024-11-06", "«", "»", "\u00a0", "\u2028", "\u0085", "\ufeff", "é", "contacts", "<<"]  # fmt: skip
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def sound(content: bytes) -> Reading:
    """Read a file and hold what is always true of a reading."""
    found = read(content, path="releases/essai.md", newsroom=NEWSROOM)
    errors = [finding for finding in found.findings if finding.level == "error"]
    assert (found.release is None) == bool(errors)
    assert list(found.findings) == sorted(found.findings)
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for finding in found.findings:
        assert finding.code in CODES
        assert 1 <= finding.line <= lines
        assert finding.column >= 1
        assert "\n" not in str(finding)
        assert not CONTROLS.search(str(finding))
    if found.release:
        assert differences(content_of(found.release), content_of(found.release)) == ()
        looked_over = check(found.release, NEWSROOM, NOON, places=found.places)
        assert not [finding for finding in looked_over if CONTROLS.search(str(finding)) or finding.code not in CODES]
    return found


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_random_bytes(content: bytes) -> None:
    """Junk is an error at a place."""
    sound(content)


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_random_bytes_as_front_matter(content: bytes) -> None:
    """Junk between the two lines, too."""
    sound(b"---\n" + content + b"\n---\nUn texte.\n")


@given(YAMLISH)
@settings(max_examples=600)
def test_random_yaml(text: str) -> None:
    """Everything YAML has a sign for, in any order."""
    sound(a_document(text))


@given(YAMLISH, st.sampled_from(LINES))
@settings(max_examples=400)
def test_random_values(text: str, line: str) -> None:
    """Any text as the value of any key."""
    key = line.partition(":")[0]
    sound(a_document(f"{key}: {text}\n{GOOD}"))


@given(st.data())
@settings(max_examples=400)
def test_mutated_documents(data: st.DataObject) -> None:
    """A sound document with lines dropped, doubled, moved, cut and overwritten."""
    lines = WHOLE.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at, other = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(["drop", "double", "move", "cut", "write", "indent"]))
        if how == "drop" and len(lines) > 1:
            del lines[at]
        elif how == "double":
            lines.insert(at, lines[other])
        elif how == "move":
            lines[at], lines[other] = lines[other], lines[at]
        elif how == "cut":
            lines[at] = lines[at][data.draw(st.integers(0, 10)) :]
        elif how == "write":
            column = data.draw(st.integers(0, 30))
            lines[at] = lines[at][:column] + data.draw(YAMLISH) + lines[at][column:]
        elif how == "indent":
            lines[at] = " " * data.draw(st.integers(1, 4)) + lines[at]
    sound(a_document("\n".join(lines)))


@given(st.text(max_size=400))
@settings(max_examples=200)
def test_any_body(body: str) -> None:
    """Any text below sound front matter is a release, unless it is blank."""
    text = body.encode("utf-8", "ignore").decode()
    found = sound(a_document(body=text))
    assert {finding.code for finding in found.findings} <= {"no-body", "control-character", "not-text"}


@given(st.lists(st.sampled_from(LINES), max_size=6))
@settings(max_examples=200)
def test_a_value_that_is_read_is_what_was_written(lines: list[str]) -> None:
    """However the rest stands, a headline that is read is the one that was written."""
    found = sound(a_document("\n".join(['headline: "Un titre"', *lines])))
    if found.release:
        assert found.release.headline == "Un titre"


SPACES = " " * 60_000


@pytest.mark.parametrize(
    "content",
    [
        f"---\n-{' ' * 200_000}x\n".encode(),
        a_document(f"a{SPACES}b : c\n{GOOD}"),
        a_document(f"{GOOD}\nsubhead: a{SPACES}b : c"),
        a_document(f"{GOOD}\nsubhead: a{SPACES}: b\n  c: d : e"),
        a_document(f"{GOOD}\nmedia: {'[' * 60_000}"),
        a_document(body="[nom" * 20_000),
        a_document(body="{:a" * 100_000),
        a_document(body="`" * 100_000),
        a_document(body="« " * 50_000),
    ],
    ids=["dash", "key", "value", "colon", "brackets", "names", "attributes", "backticks", "guillemets"],
)
@pytest.mark.usefixtures("untraced")
def test_no_line_takes_for_ever(content: bytes) -> None:
    """A line of anything is read: these took minutes when the time grew faster than their length."""
    sound(content)
