"""A plan in a pull request: all that a reviewer needs, the same bytes for the same plan, and text that stays text."""

import json
import re
from datetime import timedelta
from html import unescape

from markdown_it import MarkdownIt
from msgspec.structs import replace

from pressctl.console.pull_requests import MARK, faults_markdown, plan_markdown
from pressctl.delivery.plan import Plan
from pressctl.model import Config, Correction, Finding, Post
from tests.console.planned import config as planned_config
from tests.console.planned import planned, settled
from tests.support.builders import NOON, a_release, a_variant
from tests.support.deliveries import Newsroom, ready
from tests.support.runner import commands, steers

HOSTILE = "::set-output name=x::y</pre></details>\n```\n@everyone | <img src=x> `x` ![a](b) ##[add-mask]q \x1b[31m $x$"

TAGS = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "pre", "code"}


def config(room: Newsroom) -> Config:
    """Return the config that goes with the room, its places such as take every form."""
    plain = planned_config(room)
    return replace(plain, targets=tuple(replace(target, channel="outbox") for target in plain.targets))


def test_it_says_what_goes_where_and_how_it_reads(room: Newsroom) -> None:
    """Places, texts, findings, the digest last; nothing of it moves with the clock or the ledger's keys."""
    one = ready(a_release(headline="Le titre"))
    found = (Finding(path="releases/a.md", line=3, column=2, code="no-contact", level="advice", message="nobody"),)
    text = plan_markdown(planned(room, one), config(room), (one,), found)
    assert text.startswith(f"{MARK}\n")
    assert "| list | post | fr | to send: 5 people in 3 parts |" in text
    assert "<summary>webhook, fr</summary>" in text
    assert '"headline": ":Le titre"' in unescape(text)
    assert "- releases/a.md:3:2: advice: nobody (no-contact)" in text
    assert text.splitlines()[-1] == f"Digest: `{planned(room, one).digest}`"
    room.clock.forward(minutes=5)
    assert plan_markdown(planned(room, one), config(room), (one,), found) == text


def test_it_says_what_changed_since_and_what_rests(room: Newsroom) -> None:
    """A revision against the one before it; of what has gone out and of drafts, how many."""
    first = ready(a_release(headline="Le titre"))
    settled(room, planned(room, first), {"desk": "sent", "wire": "sent", "list": "sent"})
    rest = plan_markdown(planned(room, first, ready(a_release(id="d", status="withheld"))), config(room), (first,))
    assert "1 draft: d. 1 release with nothing left to send." in rest
    assert "<details>" not in rest
    second = ready(
        a_release(headline="Le bon titre", revision=2, corrections=(Correction(revision=2, text="Le titre."),))
    )
    text = unescape(plan_markdown(planned(room, second), config(room), (second,)))
    assert "Correction: Le titre." in text
    assert 'Since the last revision: headline: "Le titre" -> "Le bon titre"' in text
    assert "(correction), fr</summary>" in text


def test_it_is_text_and_nothing_else(room: Newsroom) -> None:
    """A hostile release mentions nobody, makes no tag or cell, ends no block, and is no command where it is logged."""
    made = a_variant(
        data=json.dumps({"headline": HOSTILE}), posts=(Post(network="x", text=HOSTILE, length=1, limit=2),)
    )
    hostile = replace(ready(a_release(headline=HOSTILE)), variant=lambda _language, _notice: made)
    text = plan_markdown(planned(room, hostile), config(room), (hostile,))
    assert not list(commands(text))
    assert not steers(text)
    assert "@everyone" not in text
    assert "$x$" not in text
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert {*re.findall(r"<(\w+)", html)} <= TAGS
    assert html.count("<pre>") == html.count("</pre>") == text.count("<details>") == html.count("</details>")


def test_it_says_when(room: Newsroom) -> None:
    """What waits until when, what is stopped and why; nothing to plan; and what keeps a plan from being made."""
    held = ready(a_release(embargo=NOON + timedelta(hours=1)))
    assert "Goes out after 2024-11-06 13:00 CET" in plan_markdown(planned(room, held), config(room), (held,))
    old = ready(a_release(published=NOON - timedelta(days=30)))
    assert "**stopped**: it is 30 days old" in plan_markdown(planned(room, old, found=True), config(room), (old,))
    assert "Nothing to publish." in plan_markdown(Plan(releases=(), digest="", now=NOON), config(room))
    fault = Finding(path="config.toml", line=2, code="unknown-key", message=HOSTILE)
    assert faults_markdown("config.toml has errors", (fault,)).startswith(f"{MARK}\n## pressctl cannot make a plan")


def test_it_fits_a_comment(room: Newsroom) -> None:
    """Whatever is planned: what has no room is counted."""
    rows = tuple(replace(d, target=f"{d.target}{n}") for n in range(90) for d in planned(room).releases[0].deliveries)
    most = "|@" * 45_000  # each is six characters of Markdown
    first = planned(room).releases[0]
    told = replace(first.release, headline=most, corrections=(Correction(revision=1, text=most),))
    long = replace(first, release=told, since=most, error=most, hint=most, outcome="stopped", deliveries=rows)
    many = [ready(a_release(id=f"r{n}", headline="H" * 90)) for n in range(40)]
    plan = planned(room, *many)
    plan = replace(plan, releases=(replace(long), *plan.releases))
    found = tuple(Finding(path="a.md", line=n, code="c", message="<" * 2_000) for n in range(99))
    text = plan_markdown(plan, config(room), tuple(many), found)
    assert len(text) < 65_536
    assert "more releases, which have no room here." in text
    assert "more places" in text


def test_a_list_that_is_not_read_hides_no_release(room: Newsroom) -> None:
    """As in a pull request from a fork: nobody is counted, and the text is shown all the same."""
    room.places = {"list": room.places["list"]}
    room.people = {"list": ()}
    one = ready(a_release(headline="Le titre"))
    text = plan_markdown(planned(room, one), config(room), (one,))
    assert "Goes out with the first run once this is merged." in text
    assert "<summary>mail: " in text
