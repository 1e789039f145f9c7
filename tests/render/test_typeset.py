"""A release is set alike wherever it goes: mail, subject, page, index, feeds, posts and the webhook's HTML."""

import json

import pytest
from msgspec.structs import replace

from pressctl.model import (
    Contact,
    Correction,
    EmailWords,
    FeedSettings,
    Media,
    Quote,
    Release,
    SocialWords,
)
from pressctl.render.entries import make_entry
from pressctl.render.mail import render_mail
from pressctl.render.page import render_index, render_page
from pressctl.render.payload import payload
from pressctl.render.posts import render_posts
from pressctl.render.templates import Templates
from tests.render.reading import Page
from tests.support.builders import EVERYWHERE, a_newsroom, a_release

NB, NN = "\u00a0", "\u202f"
WRITTEN = 'l\'{} du "jour" : 10 km !'
SET = {
    "fr": f"l’{{}} du «{NB}jour{NB}»{NB}: 10{NB}km{NN}!",
    "en": f"l’{{}} du “jour” : 10{NB}km !",
    "de-CH": f"l’{{}} du «jour» : 10{NB}km !",
    "sv": WRITTEN,
}
languages = pytest.mark.parametrize("language", SET)


def a_written_release(language: str) -> Release:
    """Build a release whose every prose is typed straight, each with a word of its own."""
    return a_release(
        language=language,
        headline=WRITTEN.format("une"),
        subhead=WRITTEN.format("deux"),
        lead=WRITTEN.format("trois"),
        body=f"{WRITTEN.format('trois')}\n\n- {WRITTEN.format('*quatre*')}\n",
        quotes=(Quote(text=WRITTEN.format("cinq"), speaker=WRITTEN.format("six"), role=""),),
        contacts=(Contact(name=WRITTEN.format("sept"), email="a@b.example"),),
        media=(Media(path="a.png", type="image/png", alt=WRITTEN.format("huit"), caption=WRITTEN.format("neuf")),),
        notes=WRITTEN.format("dix"),
        boilerplate=WRITTEN.format("onze"),
        corrections=(Correction(revision=2, text=WRITTEN.format("douze")),),
        revision=2,
        email=EmailWords(intro=WRITTEN.format("treize")),
        social=SocialWords(text=WRITTEN.format("quatorze")),
    )


def set_in(text: str, words: str, language: str, *, narrow: bool = True) -> None:
    """Insist that each of `words` stands in a text as its language sets it."""
    for word in words.split(" "):
        printed = SET[language].format(word)
        assert (printed if narrow else printed.replace(NN, NB)) in text


@languages
def test_a_mail_and_its_subject(language: str) -> None:
    """Both parts, the subject and what an inbox shows beside it."""
    mail = render_mail(a_written_release(language), a_newsroom(), Templates(None), notice="correction")
    set_in(mail.subject, "une", language, narrow=False)
    set_in(mail.preheader, "douze", language, narrow=False)
    set_in(Page(mail.html).text, "une deux trois quatre six sept neuf dix onze douze treize", language)
    set_in(" ".join(mail.text.split("\n")).replace("  ", ""), "une deux trois quatre", language)


@languages
def test_a_page_the_index_and_feeds(language: str) -> None:
    """What is public, in its visible words."""
    release, newsroom = a_written_release(language), a_newsroom(language=language, name=WRITTEN.format("salle"))
    page = render_page(release, newsroom, Templates(None), feeds=FeedSettings())
    set_in(Page(page).text, "une deux trois quatre six sept neuf dix onze salle", language)
    entry = make_entry(release, newsroom)
    set_in(entry.title, "une", language)
    set_in(entry.summary, "trois", language)
    set_in(Page(entry.html).text, "trois quatre douze", language)
    set_in(
        Page(render_index((entry,), newsroom, Templates(None), feeds=FeedSettings())).text, "une trois salle", language
    )


@languages
def test_posts(language: str) -> None:
    """An author's common words are set, with narrow spaces where they cost nothing."""
    release = a_written_release(language)
    for post in render_posts(release, a_newsroom(), Templates(None), social=EVERYWHERE)[0]:
        set_in(post.text, "quatorze", language, narrow=post.network != "x")
    composed = replace(release, social=SocialWords())
    for post in render_posts(composed, a_newsroom(), Templates(None), social=EVERYWHERE)[0]:
        set_in(post.text, "une", language, narrow=post.network != "x")


@languages
def test_a_webhook_has_both(language: str) -> None:
    """Its HTML is set; its text, its Markdown and its fields are as they were written."""
    data = json.loads(payload(a_written_release(language), a_newsroom()))
    set_in(Page(data["html"]).text, "trois quatre", language)
    assert data["headline"] == WRITTEN.format("une")
    assert WRITTEN.format("*quatre*") in data["markdown"]
    assert WRITTEN.format("quatre") in data["text"]
