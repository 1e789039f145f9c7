"""What stands within a text and is none of it, and what looks like a text's end and is its middle."""

import pytest

from pressctl.release.foreign.inserted import RULES
from tests.release.foreign import brought
from tests.release.texts import body, imported, values

HEAD = "The bridge over the river reopens"
FIRST = "The bridge over the river is open again to all since this morning, after two years of works by Elm Works."
SECOND = "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."
LAST = "The city thanks all who waited for it, and the crew of the ferry above all."
STYLE = (
    "a.more:hover {color:#EC4438!important;} @media screen and (max-width: 480px) { #box div.by {padding-right:16px;}}"
)


@pytest.mark.parametrize(
    "line", ["Advertisement - scroll to continue reading", "Advertisements", "Advertising", "– Anzeige –", STYLE]
)
def test_what_a_page_sets_between_paragraphs_is_none_of_the_text(line: str) -> None:
    """In a copy that another tool made Markdown of, too."""
    found = brought(f"---\ntitle: {HEAD}\n---\n\n{FIRST}\n\n{line}\n\n{SECOND}\n", "a.md", room="en")
    assert (found.headline, body(found.document)) == (HEAD, f"{FIRST}\n\n{SECOND}\n")


def test_a_line_with_braces_is_text() -> None:
    """A style sheet has rules and nothing else."""
    said = "The template {name} is filled in by the city, and {date: day} by those who file it."
    found = brought(f"---\ntitle: {HEAD}\n---\n\n{FIRST}\n\n{said}\n\n{SECOND}\n", "a.md", room="en")
    assert said.replace("{", "").replace("}", "") in body(found.document).replace("{", "").replace("}", "").replace(
        "\\", ""
    )


def test_rules_that_nothing_ends_are_read_in_one_pass() -> None:
    """Each with an empty line behind it, and a text below them: what parts them can be read in one way alone."""
    rules = "a.more {color: red}\n\n" * 60
    said = f"{rules}The template is filled in by the city."
    assert not RULES.fullmatch(said)
    assert RULES.fullmatch(rules)


def test_a_copyright_line_ends_a_copy() -> None:
    """What its site offers stands below."""
    foot = "[© Elm Post](https://elm.example/terms)\n\n### Using the Post for work?\n\nThe Post is free for all, but you need a licence for work."
    found = brought(f"---\ntitle: {HEAD}\n---\n\n{FIRST}\n\n{SECOND}\n\n{foot}\n", "a.md", room="en")
    assert body(found.document) == f"{FIRST}\n\n{SECOND}\n"


def test_who_took_a_picture_ends_nothing() -> None:
    """Though such a line begins alike."""
    for line in ("© Photo: Ann Lee", "© Ann Lee / Elm Pictures"):
        found = imported(f"{HEAD}\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{LAST}\n", room="en")
        assert SECOND in body(found.document)
        assert LAST in body(found.document)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("No comments:", "Post a Comment"),
        ("ليست هناك تعليقات:", "إرسال تعليق"),
        ("Комментариев нет:", "Отправить комментарий"),
        ("Nincsenek megjegyzések:", "Megjegyzés küldése"),
        ("Hiç yorum yok:", "Yorum Gönder"),
        ("沒有留言:", "張貼留言"),
    ],
)
def test_what_a_blog_says_of_comments(first: str, last: str) -> None:
    """In the words in which blogs of that kind say it in each language."""
    found = imported(f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n{first}\n{last}\n", room="en")
    assert body(found.document) == f"{FIRST}\n\n{SECOND}\n"


def test_a_section_on_what_is_new_is_no_boilerplate() -> None:
    """In Japanese every topic ends with the word that stands behind who speaks; most of the text stands below it."""
    about = "## 更新について\n\n更新では待ち時間を短くしました。利用者の皆さまの声を受けて作りました。この更新は無料でご利用いただけます。詳しくは下記をご覧ください。橋の工事は二年かかりました。"
    rest = [
        f"橋は今朝から再び通れるようになりました。{count}番の路面電車は月曜日から五分おきに走り、渡し船は同じ日に運航を終えます。市は長く待った皆さまに感謝しています。"
        for count in "一二三"
    ]
    text = "\n\n".join([rest[0], about, "## 橋の歴史", *rest])
    found = brought(f"---\ntitle: 橋が再び開通しました\n---\n\n{text}\n", "a.md", room="ja")
    assert "boilerplate" not in values(found.document)
    assert body(found.document) == text + "\n"


def test_a_text_may_end_with_where_to_turn() -> None:
    """Who asks does so in the first sentence: such a paragraph is for editors, another one is the text's last."""
    text = "Journalists come in by the side gate on the river, with their card. The gate is open from nine. For information call Ann Lee, 020 5550 1234."
    asks = "For more information please contact Ann Lee of the press office on 020 5550 1234. She is there all day."
    assert text in body(imported(f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n{text}\n", room="en").document)
    assert asks not in body(imported(f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n{asks}\n", room="en").document)


def test_a_contact_s_label_that_a_copy_has_glued_to_the_text() -> None:
    """The sentence stays, and whom to ask is read."""
    said = "The number for passengers is 22 474 00 00."
    found = imported(
        f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n{said}Press contact:\nAnn Lee\nSpokeswoman\nElm Works\nann@elm.example\nTel. 694 480 239\n",
        room="en",
    )
    assert body(found.document) == f"{FIRST}\n\n{SECOND}\n\n{said}\n"
    (contact,) = values(found.document)["contacts"]
    assert (contact["name"], contact["phone"]) == ("Ann Lee", "694 480 239")


@pytest.mark.parametrize(
    "line",
    ["March 3, 2020 - FOR IMMEDIATE RELEASE", "3 mars 2020 – Pour diffusion immédiate", "**— 2020-03-03 즉시 배포 —**"],
)
def test_a_day_before_the_word_that_all_may_use_a_text(line: str) -> None:
    """It is none of the text."""
    found = brought(f"{line}\n\n# {HEAD}\n\n{FIRST}\n\n{SECOND}\n", "a.md", room="en")
    assert (found.headline, body(found.document)) == (HEAD, f"{FIRST}\n\n{SECOND}\n")


def test_an_embargo_that_says_there_is_none() -> None:
    """A file may state it among its keys."""
    found = brought(f"---\ntitle: {HEAD}\nembargo: For immediate release\n---\n\n{FIRST}\n", "a.md", room="en")
    assert "embargo" not in {question.key for question in found.open}


def test_a_letter_s_header_around_a_form_s_headline() -> None:
    """As Korea's offices write, its words set wide, below the title that their site gives it."""
    rows = "2021-02-25 100\n\n보 도 자 료\n\n수 신 : 각 언론사 사회부 담당기자\n\n발 신 : 느릅나무 시민연대\n\n"
    rows += "제 목 : 다리 다시 열린다, 두 해 공사 끝나 (2/25)\n\n전송일 : 2021년 2월 25일 (총15매)\n\n"
    text = "○ 느릅나무 시민연대(대표 김느릅)는 2월 25일 시청에서 다리 개통 기자회견을 개최했습니다.\n\n○ 이들은 기자회견을 통해 다리 공사의 결과를 발표했습니다."
    found = imported(f"[교통위] 다리 다시 열린다, 두 해 공사 끝나\n\n{rows}{text}\n", room="ko")
    assert found.headline == "다리 다시 열린다, 두 해 공사 끝나 (2/25)"
    assert body(found.document) == text + "\n"
    assert str(values(found.document)["date"]) == "2021-02-25"


def test_years_in_brackets_are_no_number_to_call() -> None:
    """Nor is a headline's figure alone an id."""
    found = imported(
        f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\nPress contact:\nAnn Lee, mayor of Elmton (2015–2023)\nann@elm.example\n",
        room="en",
    )
    assert all("phone" not in one for one in values(found.document)["contacts"])


def test_a_day_a_province_and_who_issues_it() -> None:
    """As Canada's offices set them in columns, whose blanks a copy has lost."""
    found = imported(f"{HEAD}\n\nLe 5 mars 2025 Gaspé (Québec) Parcs Canada\n\n{FIRST}\n\n{SECOND}\n", room="fr")
    assert str(values(found.document)["date"]) == "2025-03-05"
    assert body(found.document) == f"{FIRST}\n\n{SECOND}\n"
