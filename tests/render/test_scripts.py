"""Texts from right to left, and texts without spaces: laid out, counted and cut as their readers write them."""

import re
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.merging import fill_text
from pressctl.model import Contact, Correction, Entry, FeedSettings, Mail, Notice, Quote, Release, SocialSettings
from pressctl.render.breaking import inner_breaks, pieces, width, within
from pressctl.render.entries import make_entry
from pressctl.render.isolating import isolate, isolate_html
from pressctl.render.loading import shipped
from pressctl.render.mail import HTML, SCRIPTS, render_mail
from pressctl.render.page import render_page
from pressctl.render.posts import render_posts
from pressctl.render.sentences import first_sentences, first_words, sentence_ends
from pressctl.render.shortening import shorten
from pressctl.render.templates import Templates
from pressctl.render.wrapping import SOFT, firm, underline, wrap
from tests.render.reading import Page
from tests.support.builders import PARIS, a_newsroom, a_release
from tests.support.flowing import read_flowed

SHIPPED = Templates(None)
ARABIC = a_release(
    language="ar",
    original=False,
    headline="عقوبات على شخصيات بارزة",
    lead="فرضت المملكة المتحدة عقوبات اليوم.",
    body="فرضت المملكة المتحدة عقوبات اليوم.\n\n> بإمكاننا.\n\n- أولاً\n- ثانياً\n\nالهاتف +44 20 7946 0000 حتى 2024-01-25.\n",
    notes="الهاتف +44 20 7946 0000، بين 2024-2026.",
    quotes=(Quote(text="سنواصل العمل", speaker="ديفيد كاميرون"),),
    contacts=(Contact(name="Anne", email="press@example.org", phone="+44 20 7946 0958"),),
    revision=2,
    corrections=(Correction(revision=2, text="والصحيح 11.", date=datetime(2024, 11, 7, tzinfo=PARIS)),),
)
JAPANESE_BODY = (
    "英国と米国は本日、紅海における国際海運への攻撃能力を削ぎ、平和と安定を強化するため、協調制裁を発動しました。"
    "この措置は攻撃が始まって以来初めてのものです。四人の幹部は資産凍結と渡航禁止の対象となります。"
)
JAPANESE = a_release(
    language="ja", headline="英米両国、協調制裁を発動", lead=JAPANESE_BODY, body=JAPANESE_BODY + "\n", original=False
)


def mail_of(release: Release, notice: Notice = "") -> Mail:
    """Render a mail with the shipped templates."""
    return render_mail(release, a_newsroom(), SHIPPED, notice=notice)


def styles_of(html: str, tag: str) -> list[str]:
    """Return the inlined styles of every element of one kind."""
    return [dict(attributes).get("style", "") for attributes in Page(html).all(tag)]


def test_an_arabic_mail_is_mirrored_on_its_elements() -> None:
    """Rules and indents stand at the right: mail programs know no logical properties, so each style is its own."""
    html = mail_of(ARABIC).html
    for style in styles_of(html, "blockquote"):
        declared = dict(part.strip().split(":", 1) for part in style.split(";") if ":" in part)
        assert "3px solid" in declared["border-right"]
        assert declared["border-left"].strip() in {"0", "none"}
    # Word, which draws Outlook's mails, knows no padding but a cell's.
    inside = re.findall(r'<blockquote[^>]*>\s*<p style="([^"]*)"', html)
    assert inside
    assert all(re.search(r"margin-left: ?0;.*margin-right: ?20px", style) for style in inside)
    (listed,) = [style for style in styles_of(html, "ul") if "padding" in style]
    assert re.search(r"padding: ?0 24px 0 0", listed)
    labels = [style for style in styles_of(html, "h2") + styles_of(html, "p") if "letter-spacing" in style]
    assert labels
    assert all(
        re.search(r"letter-spacing: ?0", style.rpartition("letter-spacing")[1] + style.rpartition("letter-spacing")[2])
        for style in labels
    )


@pytest.mark.parametrize("notice", ["correction", "kill", "test"])
def test_every_part_of_an_arabic_mail_has_its_direction(notice: Notice) -> None:
    """Webmail drops the outermost element, so banner, text and small print each say their own."""
    page = Page(mail_of(ARABIC, notice).html)
    told = [cell["dir"] for cell in page.all("td") if {"banner", "legal"} & set(cell.get("class", "").split())]
    assert told == ["rtl", "rtl"]
    # The boilerplate is the newsroom's own, in its language; a kill has none.
    own = [] if notice == "kill" else ["ltr"]
    assert [division["dir"] for division in page.all("div") if "lang" in division] == ["rtl", *own]


def test_a_mail_has_the_styles_of_its_languages_scripts() -> None:
    """Each language that the template has styles for is known to need them, and a mail in one has them on its elements."""
    assert set(re.findall(r'\[lang\|="(\w+)"\]', (shipped() / HTML).read_text(encoding="utf-8"))) == SCRIPTS
    body = "Text *mit Betonung*."
    styled = {tag: "font-style" in _mail_of(body, tag) for tag in ("de", "ja", "zh-Hant", "fa")}
    assert styled == {"de": False, "ja": True, "zh-Hant": True, "fa": True}
    foreign = a_newsroom(language="ja", boilerplate=body)
    assert "font-style" in render_mail(a_release(body="Text.", language="de"), foreign, Templates()).html


def _mail_of(body: str, language: str) -> str:
    return render_mail(a_release(body=body, language=language), a_newsroom(language="de"), Templates()).html


def test_words_in_another_direction_say_so() -> None:
    """A language whose words nobody wrote yet has ours in English, which run the other way."""
    hebrew = replace(ARABIC, language="he")
    page = Page(mail_of(hebrew).html)
    legal = next(cell for cell in page.all("td") if cell.get("class") == "legal")
    assert legal["dir"] == {"he": "rtl", "en": "ltr"}[legal["lang"]]
    assert page.all("html")[0]["dir"] == "rtl"


def test_a_telephone_number_is_not_turned_round() -> None:
    """In mail, page, feed and text; a range of years is: its first year stands at the right."""
    page = render_page(ARABIC, a_newsroom(), SHIPPED, feeds=FeedSettings())
    whole = '<bdi dir="ltr">+44\u00a020\u00a07946\u00a00000</bdi>'  # nor broken over two lines
    for html in (mail_of(ARABIC).html, page):
        assert html.count(whole) == 2
        assert '<bdi dir="ltr">2024-01-25</bdi>' in html
        assert '<bdi dir="ltr">2024-2026' not in html
        assert Page(html).balanced
    assert make_entry(ARABIC, a_newsroom()).html.count(whole) == 1
    assert "\u2066+44\u00a020\u00a07946\u00a00000\u2069" in mail_of(ARABIC).text
    assert 'application/ld+json">\n{' in page
    assert "bdi" not in re.findall(r"<script.*?</script>", page, re.DOTALL)[0]


def test_a_number_written_in_groups_is_not_turned_round() -> None:
    """Nor broken over two lines; what stands beside it is not taken along."""
    assert isolate("بحضور 12 000 زائر", "ar") == "بحضور \u206612\u00a0000\u2069 زائر"
    assert isolate_html("<td>1 234 567</td>", "he") == '<td><bdi dir="ltr">1\u00a0234\u00a0567</bdi></td>'


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<h1>חיפה ו-ACME Ltd. פותחות</h1>", ["ACME Ltd."]),
        ("<p>Dr. J. Smith Jr., מנכ״ל ACME Inc.</p>", ["Dr. J. Smith Jr.", "ACME Inc."]),
        ("<td>Foo &amp; Bar, Inc.</td>", ["Foo &amp; Bar, Inc."]),
        ("<td>Who are we?</td>", ["Who are we?"]),
        ("<p>חיפה, 4 March 2026 · כן</p>", ["4 March 2026"]),
        ("<td>−250,000</td><td>(+3.5%)</td>", ["−250,000", "+3.5%"]),
    ],
)
def test_what_ends_in_a_sign_keeps_it(html: str, kept: list[str]) -> None:
    """A name's point and a number's sign stay on their side; a date in Latin letters keeps its order."""
    assert re.findall(r'<bdi dir="ltr">(.*?)</bdi>', isolate_html(html, "he").replace("\u00a0", " ")) == kept
    assert re.sub("</?bdi[^>]*>", "", isolate_html(html, "he")).replace("\u00a0", " ") == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>של Apple.</p>",  # the sentence's own
        "<p>של U.S. Senate on 4 March 2026 at noon.</p>",
        "<p>ב-9:00, 12–15, 2024-2026</p>",
        "<p>של https://example.co. a@b.co.</p>",
        "<td>Apple</td>",
    ],
)
def test_what_would_lose_its_order_is_left_alone(html: str) -> None:
    """Part of a run of words apart from the rest would stand on the wrong side of it."""
    assert isolate_html(html, "he") == html


@pytest.mark.parametrize(
    "text",
    [
        "2024-2026",
        "1,250,000",
        "1 12 000",
        "12 000 1",
        "12",
        "covid-19",
        "https://example.org/+44 20 79",
        "x@0123456789.example",
        "v1.2.3.4.5.6",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    """They read rightly as they are, or are part of a word."""
    assert isolate(f"في {text} هنا", "ar") == f"في {text} هنا"


@given(st.text())
def test_only_texts_from_right_to_left_are_changed_and_no_word_of_them(text: str) -> None:
    """What is added can be taken away again."""
    assert isolate(text, "fr") == isolate_html(text, "en") == text
    kept = text.replace("\u2066", "").replace("\u2069", "")
    assert isolate(kept, "ar").replace("\u2066", "").replace("\u2069", "") == kept


def test_a_feed_says_which_way_a_text_runs() -> None:
    """No format has a word for it, so the content does."""

    def entry(release: Release) -> Entry:
        return make_entry(release, a_newsroom())

    assert entry(ARABIC).html.startswith('<div dir="rtl" lang="ar">\n<p>')
    assert entry(ARABIC).html.endswith("</div>\n")
    assert entry(replace(ARABIC, status="canceled")).html.startswith('<div dir="rtl" lang="ar">')
    assert "<div" not in entry(JAPANESE).html


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("日本", 4), ("é", 1), ("e\u0301", 1), ("ｱ", 1), ("Ａ", 2), ("عَ", 1), ("", 0), ("한", 2)],
)
def test_an_ideograph_takes_two_columns(text: str, columns: int) -> None:
    """And a mark on a letter none."""
    assert width(text) == columns


@given(st.text(st.sampled_from("a é 日本語。「」、ー한\u0301")), st.integers(0, 40))
def test_what_fits_is_the_longest_beginning_that_does(text: str, columns: int) -> None:
    """By columns, for any mixture."""
    count = within(text, columns)
    assert width(text[:count]) <= columns
    assert count == len(text) or width(text[: count + 1]) > columns


@given(st.text(st.sampled_from("ab 日本語。「」（）、ーッ한국\u0301\u00a0!")), st.integers(24, 40))
def test_lines_keep_every_character_and_break_where_a_printer_would(text: str, room: int) -> None:
    """No line is too long that could be cut, none begins with a closing mark or ends with an opening one."""
    ends = wrap(text, width=room).split("\n")
    lines = firm("\n".join(ends)).split("\n")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert width(line) <= room or len([piece for word in line.split(" ") for piece in pieces(word)]) == 1
    for end, (before, after) in zip(ends, pairwise(lines), strict=False):
        if not end.endswith(f" {SOFT}"):  # else it was cut at a space
            assert after[0] not in "。」）、ーッ\u0301"
            assert before[-1] not in "「（"


def test_a_japanese_text_is_wrapped_by_its_width() -> None:
    """72 columns are 36 characters."""
    lines = firm(wrap(JAPANESE_BODY)).split("\n")
    assert len(lines) > 2
    assert all(width(line) <= 72 for line in lines)
    assert all(width(line) > 60 for line in lines[:-1])
    assert underline("制裁の対象") == "制裁の対象\n----------"
    text = fill_text(mail_of(JAPANESE).text, {"greeting": "", "unsubscribe": ""})
    assert all(width(line) <= 76 for line in text.split("\n"))
    assert JAPANESE_BODY in read_flowed(text)  # joined without a space


def test_korean_keeps_its_words() -> None:
    """It has spaces, and breaks at them."""
    assert list(inner_breaks("국제해운을 보호하기 위해")) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "本日発動しました。これは初めてです！次は？はい。",
            ["本日発動しました。", "これは初めてです！", "次は？", "はい。"],
        ),
        ("「行きます。」と述べた。次の文。", ["「行きます。」と述べた。", "次の文。"]),
        ("「行きます。」次の文です。", ["「行きます。」", "次の文です。"]),
        ("制裁（四名。資産）を発動。終わり。", ["制裁（四名。資産）を発動。", "終わり。"]),
        ("هل تعلم؟ نعم. انتهى", ["هل تعلم؟", " نعم.", " انتهى"]),
        ("یہ پہلا ہے۔ یہ دوسرا", ["یہ پہلا ہے۔", " یہ دوسرا"]),
    ],
)
def test_sentences_end_as_each_script_ends_them(text: str, sentences: list[str]) -> None:
    """Without a space after 。, and not within brackets."""
    ends = [0, *sentence_ends(text), len(text)]
    assert [text[start:end] for start, end in pairwise(ends)] == sentences


def test_a_text_without_spaces_is_cut_at_its_sentences_else_between_characters() -> None:
    """The longest that fits, and no bracket left open."""
    assert first_sentences(JAPANESE_BODY, lambda kept: width(kept) <= 160).endswith("ものです。")
    cut = first_words("国際海運への攻撃「能力を削ぎ、平和」と安定", lambda kept: len(kept) <= 14)
    assert cut == "国際海運への攻撃「能力を…」"
    assert shorten(JAPANESE_BODY, 80, 200).endswith("ものです。")
    short = shorten(JAPANESE_BODY, 40, 60)
    assert short.endswith("…")
    assert 50 < width(short) <= 60


def test_a_japanese_post_fits_and_is_counted_by_x_as_two_a_character() -> None:
    """280 are 140 characters."""
    long = replace(JAPANESE, headline=JAPANESE_BODY)
    posts, _ = render_posts(long, a_newsroom(), SHIPPED, social=SocialSettings(networks=("x", "bluesky")))
    by_network = {post.network: post for post in posts}
    assert by_network["x"].length <= 280
    assert by_network["x"].length > len(by_network["x"].text)
    assert by_network["x"].text.startswith("英国と米国は本日")
    assert by_network["bluesky"].length <= 300
