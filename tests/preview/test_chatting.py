"""A chat message is shown as its readers see it, with a counter that says what it counts."""

import pytest

from pressctl.preview.chatting import pane
from pressctl.preview.panes import Source
from pressctl.render.chat import available
from pressctl.render.chats import render_chats
from pressctl.render.templates import Templates
from tests.support.builders import a_newsroom, a_release

HEADLINE = "A & <c> [d](e) «x»"


@pytest.mark.parametrize("place", available())
def test_a_message_is_shown_without_its_markup(place: str) -> None:
    """Neither tags nor stars nor addresses behind words; a headline's own signs stay."""
    (chat,), _ = render_chats(a_release(headline=HEADLINE), a_newsroom(), Templates(), places=(place,), notice="kill")
    shown = pane(chat, place, Source(path="", own=False), meant=True)
    words = "\n".join(shown.words).replace("\u2060", "")
    assert HEADLINE in words
    assert "ANNULATION" in words
    assert not any(sign in words for sign in ("**", "####", "<b>", "</", "&lt;", "&amp;", "*ANN", "](http", "|Texte"))
    assert shown.unit.split(" of ")[-1] in {"the message", "title", "topic", "text", "embeds"}
