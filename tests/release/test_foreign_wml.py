"""Pages of the Website Meta Language, which define their title and day by tags and have HTML below."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body, listed, values

FIRST = "Broen over elven er åben igen, tre måneder før tid, og busserne kører over den fra mandag."
SECOND = "Arbejdet varede to år, og kajen nedenfor har fået nye træer og en sti til skolen."
DEFINED = "<define-tag pagetitle>Broen åbner igen</define-tag>\n<define-tag release_date>2024-11-06</define-tag>\n"
USES = '#use wml::town::news\n#use wml::town::translation-check translation="1.3"\n'
TEXT = f"\n<p>{FIRST}</p>\n# The works took two years\n<p>{SECOND} Se <url http://bro.example/>.</p>\n"


@pytest.mark.parametrize("head", [DEFINED + USES, USES + DEFINED, USES + "\n" + DEFINED])
@pytest.mark.parametrize("name", ["20241106.wml", "20241106.html", "20241106.txt"])
def test_what_a_page_defines(head: str, name: str) -> None:
    """The title and the day are defined, lines of its program are listed, and an address is a link."""
    found = brought(head + TEXT, name, room="da")
    assert found.headline == "Broen åbner igen"
    assert values(found.document)["date"] == "2024-11-06"
    assert body(found.document) == f"{FIRST}\n\n{SECOND} Se [http://bro.example/](http://bro.example/).\n"
    assert {"use wml::town::news", "The works took two years"} <= set(listed(found, "left out"))


def test_a_title_in_what_a_page_includes_and_a_template_in_it() -> None:
    """The title is the head's; a definition of several lines is a template that its site fills."""
    template = "<define-tag row>\n<tr><td>%0</td></tr>\n</define-tag>\n"
    written = f'#include "head.wmi" TITLE="Broen åbner igen" CHARSET="UTF-8"\n{template}<div><p>{FIRST}</p>\n<p>{SECOND}</p></div>\n#include <foot.wmi>\n'
    found = brought(written, "a.wml", room="da")
    assert found.headline == "Broen åbner igen"
    assert body(found.document) == f"{FIRST}\n\n{SECOND}\n"


def test_a_text_about_such_a_page_is_none() -> None:
    """What a line says within a text defines nothing."""
    found = brought(f"Broen åbner igen\n\n{FIRST} Se #use wml.\n\n{SECOND}\n", "a.txt", room="da")
    assert found.headline == "Broen åbner igen"
