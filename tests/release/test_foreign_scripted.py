"""The source of a page that a server's programs complete: the page is read, the programs are not."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body, listed, values

FIRST = "Broen over elven er åben igen, tre måneder før tid, og busserne kører over den fra mandag."
SECOND = "Arbejdet varede to år, og kajen nedenfor har fået nye træer og en sti til skolen."
TEXT = f"<p>Elmby, 6. november 2024 – {FIRST}</p>\n<p>{SECOND}</p>\n"
PHP = """<?php
  require_once("../page.php"); $App = new App(); // it -> goes on
  $pageTitle = "Broen åbner \\"igen\\"";
?>
"""


@pytest.mark.parametrize(
    ("source", "name", "headline"),
    [
        (f"{PHP}<style>p {{ margin: 0 }}</style>\n<h1><?=$pageTitle?></h1>\n{TEXT}<?php include('foot.php'); ?>\n", "a.php", 'Broen åbner "igen"'),
        (f"{PHP}<div><h1><?php echo $pageTitle; ?></h1>\n{TEXT}</div><?php include('foot.php');", "a.txt", 'Broen åbner "igen"'),
        (f"<?php\n$page->setTitle('Broen åbner igen');\n?>\n{TEXT}", "a.php", "Broen åbner igen"),
        (f'<%@LANGUAGE="VBSCRIPT"%>\n<%pageid = "6"%>\n<html><head><title><%=prefix & "Broen åbner igen"%></title></head><body>\n{TEXT}</body></html>', "a.asp", "Broen åbner igen"),
        (f'<!-- made by hand -->\n<%@ page language="java" %>\n<html><body><h2>Broen åbner igen</h2>\n{TEXT}</body></html>', "a.jsp", "Broen åbner igen"),
    ],
)  # fmt: skip
def test_what_stands_between_programs_is_the_page(source: str, name: str, headline: str) -> None:
    """A program that prints gives what it prints; the lines count as in the file."""
    found = brought(source, name, room="da")
    assert found.headline == headline
    assert values(found.document)["dateline"] == "Elmby, 6. november 2024"
    assert body(found.document) == f"{FIRST}\n\n{SECOND}\n"
    number = source[: source.index(SECOND)].count("\n") + 1
    assert any(line.endswith(f"line {number - 1}: the lead opens with “Elmby, 6. november 2024 –”") for line in found.document.split("\n"))  # fmt: skip


def test_a_text_about_programs_is_none() -> None:
    """It begins with its headline, whatever it quotes."""
    found = brought(f"Broen åbner igen\n\n{FIRST} Se <?php echo 1; ?>.\n\n{SECOND}\n", "a.txt", room="da")
    assert found.headline == "Broen åbner igen"
    assert "<?php echo 1; ?>" in body(found.document).replace("\\", "")


def test_a_text_that_is_a_program_alone_is_no_page() -> None:
    """There is nothing to read in it: it is taken as it is, and nothing of it is run."""
    found = brought(f"<?php\n$title = 'Broen åbner igen';\n\n{FIRST}\n\n{SECOND}\n", "a.txt", room="da")
    assert SECOND in body(found.document)


def test_the_keywords_of_a_source_are_left_out() -> None:
    """Some sites keep them, and who translated a text, below the body."""
    page = f"<html><body><h1>Broen åbner igen</h1>{TEXT}</body><tags><tag>Bro</tag><tag>By</tag></tags><translator>Bo Ek</translator></html>"
    found = brought(page, "a.xhtml", room="da")
    assert body(found.document) == f"{FIRST}\n\n{SECOND}\n"
    assert "Bo Ek" in listed(found, "left out")
