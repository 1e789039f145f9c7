"""What mailing channels have in common."""

import pytest

from pressctl.mailing import mailbox


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Presse <presse@example.org>", ("Presse", "presse@example.org")),
        ('"Ville de X, \\"Presse\\"" <p@example.org>', ('Ville de X, "Presse"', "p@example.org")),
        ("presse@example.org", ("", "presse@example.org")),
        ("<presse@example.org>", ("", "presse@example.org")),
        ("Büro <Süd> <p@example.org>", ("Büro <Süd>", "p@example.org")),
    ],
)
def test_a_mailbox_apart(text: str, parts: tuple[str, str]) -> None:
    """A name and an address, for APIs that have a field for each."""
    assert mailbox(text) == parts
