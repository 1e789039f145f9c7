"""What stands in italics before the first sentence, in its paragraph."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body, values

HEAD = "The old bridge reopens"
TEXT = "The old bridge is open again, three months early, and the buses take it from Monday on. The ferry ends its service."


def text_of(text: str) -> str:
    """Return the body of a Markdown file with a title and this text."""
    found = brought(f"---\ntitle: {HEAD}\ndate: 2024-11-06\n---\n\n{text}\n", "a.md", room="en")
    assert found.headline == HEAD
    return body(found.document)


@pytest.mark.parametrize(
    "kicker",
    [
        "A press release of the bridges group of Elmton",
        "Un communiqué de presse du groupe Ponts",
        "Eine Pressemitteilung der Gruppe Brücken",
        "Press release",
    ],
)
@pytest.mark.parametrize("between", [" ![Image](/images/bridge.jpg) ", " "])
def test_a_label_in_italics_is_none_of_the_first_sentence(kicker: str, between: str) -> None:
    """With a picture between them or none, though all of it is one paragraph."""
    assert text_of(f"_{kicker}_{between}{TEXT}") == TEXT + "\n"


def test_a_label_may_stand_behind_a_picture() -> None:
    """A picture has no words; behind some, italics are part of a sentence."""
    assert text_of(f"![Image](/images/bridge.jpg) _Press release - 6 November 2024_ {TEXT}") == TEXT + "\n"
    inside = f"Our _press release_ {TEXT}"
    assert text_of(inside) == inside.replace("_", "*") + "\n"


def test_a_kicker_before_a_picture_is_the_subhead() -> None:
    """It says no more than a heading does."""
    found = brought(
        f"---\ntitle: {HEAD}\n---\n\n_Buses take it from Monday on_ ![A](/a.jpg) {TEXT}\n", "a.md", room="en"
    )
    assert values(found.document)["subhead"] == "Buses take it from Monday on"
    assert body(found.document) == TEXT + "\n"


@pytest.mark.parametrize(
    "text",
    [
        f"_Elm Works_ ![A](/a.jpg) builds it. {TEXT}",
        f"_The Elm_ is the river of the town, and no other has as many bridges. {TEXT}",
        f"_All is new._ ![A](/a.jpg) {TEXT}",
        f"_Press release_, {TEXT}",
        f"{TEXT} _Press release_ {TEXT}",
    ],
)
def test_italics_in_a_sentence_stay_in_it(text: str) -> None:
    """What goes on in small letters or behind a comma, is a sentence itself, or stands within a paragraph."""
    assert TEXT in text_of(text)
    assert text_of(text).startswith(("*", TEXT))
    assert "\n\n" not in text_of(text)
