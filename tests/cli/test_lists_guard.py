"""The guard on lists: half a list, or another one, is asked about before anybody on it is mailed."""

from pathlib import Path

import pytest

from tests.support.newsrooms import RELEASE, a_list, journalists, mailgun, make
from tests.support.receivers import Receiver
from tests.support.vendors import Mailgun


@pytest.mark.parametrize(("count", "stopped"), [(49, True), (50, False), (150, False), (151, True)])
def test_a_list_that_is_another_is_asked_about(tmp_path: Path, count: int, *, stopped: bool) -> None:
    """Less than half, or more than half as many again: exit 5, with both numbers; nothing of it is recorded; then it is meant."""
    with Receiver(Mailgun(key="key-0123456789")) as post:
        room = make(tmp_path, mailgun("list", post.url))
        room.write("list.csv", a_list(journalists(100)))
        assert room.run("publish", "releases/budget.md", "-y").code == 0
        room.write("list.csv", a_list(journalists(count)))
        room.write("releases/next.md", RELEASE.replace("budget", "next"))
        ran = room.run("publish", "releases/next.md", "-y")
        assert ran.code == (5 if stopped else 0), ran.err
        if stopped:
            assert f"the list of list has {count} people, and the last ones had 100" in ran.out
            assert "--accept-list" in ran.err
            assert "next" not in room.run("status").out
            assert room.run("publish", "releases/next.md", "-y", "--accept-list").code == 0
        assert len(post.inbox) == 100 + count


def test_few_people_come_and_go_as_they_like(tmp_path: Path) -> None:
    """Below twenty people's difference nobody is asked, and a release that is begun is finished."""
    with Receiver(Mailgun(key="key-0123456789")) as post:
        room = make(tmp_path, mailgun("list", post.url))
        for number, count in enumerate((20, 1, 20)):
            room.write("list.csv", a_list(journalists(count)))
            room.write("releases/x.md", RELEASE.replace('id: "budget"', f'id: "x{number}"'))
            assert room.run("publish", "releases/x.md", "-y").code == 0
        room.write("list.csv", a_list(journalists(500)))
        assert room.run("publish", "releases/x.md", "-y").code == 0
        assert len(post.inbox) == 41


def test_a_plan_without_the_list_knows_of_no_other(tmp_path: Path) -> None:
    """It needs no secret: that nobody is counted stops nothing, and the job that publishes is let run."""
    with Receiver(Mailgun(key="key-0123456789")) as post:
        room = make(tmp_path, mailgun("list", post.url).replace('"list.csv"', '{ env = "LIST" }'))
        assert room.run("publish", "releases/budget.md", "-y", environ={"LIST": a_list(journalists(40))}).code == 0
        room.write("releases/next.md", RELEASE.replace("budget", "next"))
        ran = room.run("plan", "releases/next.md", environ={"GITHUB_OUTPUT": str(tmp_path / "output")})
    assert ran.code == 0
    assert "to send to whoever is on its list, which is not read here" in ran.out
    assert "\ntrue\n" in (tmp_path / "output").read_text("utf-8").partition("sends<<")[2]
