"""A webhook's body by a template of the newsroom's own: its shape, our values, and nothing lost that must not be."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Correction, Notice
from pressctl.render.loading import BadTemplate
from pressctl.render.own_payload import render_own
from pressctl.render.templates import Templates
from tests.support.builders import a_newsroom, a_release

WHOLE = """\
{"title": "{{ headline }}", "body": "{{ html }}", "what": "{{ type }}", "until": "{{ embargo }}", "why": "{{ why }}",
 "whose": "{{ newsroom }}", "rev": {{ revision }}, "said": "{{ correction }}", "sub": "{{ subhead }}",
 "people": [{% for one in contacts %}{"name": "{{ one.name }}", "call": "{{ one.phone }}"}{% if not loop.last %},{% endif %}{% endfor %}]}
"""


def posted(folder: Path, template: str = WHOLE, notice: Notice = "", **changes: Any) -> dict[str, Any]:
    """Render a release by a template, and return what would be posted."""
    (folder / "webhook").mkdir(exist_ok=True)
    (folder / "webhook" / "cms.json").write_text(template, encoding="utf-8")
    newsroom = a_newsroom()
    (made,), found = render_own(
        a_release(**changes), newsroom, Templates(folder), places=("webhook/cms",), notice=notice
    )
    assert (made.place, made.length, found) == ("webhook/cms", len(made.text.encode()), ())
    said: dict[str, Any] = json.loads(made.text)
    return said


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Cf", "Zs", "Zl", "Zp"]), min_size=1, max_size=40)


@given(WORDS | st.sampled_from(['"', "\\", '"}, {"x": "', "{{ url }}", "{% if %}", "</script>", "\\u0022"]))
def test_any_words_stand_where_they_were_put(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """No value ends a string, becomes a key, or is read as a template."""
    said = posted(tmp_path_factory.mktemp("t"), headline=text)
    assert (said["title"], said["what"], said["rev"]) == (text, "release.published", 1)
    assert set(said) == {"title", "body", "what", "until", "why", "whose", "rev", "said", "sub", "people"}


def test_what_is_not_there_is_empty(tmp_path: Path) -> None:
    """Null has no place between quotation marks, and a withdrawal has every name that a release has."""
    assert posted(tmp_path, subhead="")["sub"] == ""
    killed = posted(tmp_path, notice="kill", status="canceled", why="Une erreur.")
    assert (killed["what"], killed["why"], killed["body"], killed["people"]) == (
        "release.killed",
        "Une erreur.",
        "",
        [],
    )
    corrections = (Correction(revision=2, text="Un mot."),)
    assert posted(tmp_path, notice="correction", revision=2, corrections=corrections)["said"] == "Un mot."


@pytest.mark.parametrize(
    ("notice", "lacks"), [("kill", "type"), ("advance-kill", "type"), ("advance", "embargo"), ("test", "type")]
)
def test_a_template_that_leaves_out_what_must_be_known(tmp_path: Path, notice: Notice, lacks: str) -> None:
    """A receiver that is not told of a withdrawal would publish it anew."""
    embargo = datetime(2030, 1, 1, 9, tzinfo=UTC)
    status = "canceled" if "kill" in notice else "usable"
    with pytest.raises(BadTemplate, match=rf"Put \{{\{{ {lacks} \}}\}} into it|leaves out") as caught:
        posted(tmp_path, '{"title": "{{ headline }}"}', notice, embargo=embargo, status=status)
    assert lacks in caught.value.hint
    assert caught.value.finding.path.endswith("webhook/cms.json")
    posted(tmp_path, WHOLE, notice, embargo=embargo, status=status)


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    """Is told by the path where it is looked for."""
    with pytest.raises(BadTemplate, match=r"templates/webhook/cms\.json.*is not there"):
        render_own(a_release(), a_newsroom(), Templates(tmp_path), places=("webhook/cms",))


@pytest.mark.parametrize(
    ("template", "said"),
    [("[1]", "no JSON object"), ('{"a": "{{ headlin }}"}', "headline"), ('{"a": {{ headline }}}', "no JSON")],
)
def test_a_template_that_is_wrong(tmp_path: Path, template: str, said: str) -> None:
    """Is told at its file, as a chat's is."""
    with pytest.raises(BadTemplate) as caught:
        posted(tmp_path, template)
    assert said in caught.value.message + caught.value.hint


def test_a_folder_of_templates_knows_it(tmp_path: Path) -> None:
    """It is compiled with the others, and no file that nothing uses."""
    posted(tmp_path)
    assert Templates(tmp_path).check() == ()
    (tmp_path / "webhook" / "cms.json").write_text('{"a": "{{ headline }"}', encoding="utf-8")
    assert len(Templates(tmp_path).check()) == 1
