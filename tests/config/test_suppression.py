"""The suppression list as it comes: codes, addresses, vendors' exports; what cannot be read stops the run, and names nobody."""

from pathlib import Path

import pytest

from pressctl.config.loading import load
from pressctl.config.locating import as_typed
from pressctl.config.suppression import code_of, line_of, read_suppression
from pressctl.model import Finding
from tests.config.test_workbooks import a_workbook

SALT = "00112233445566ff"


def read(folder: Path, text: str, *, need: bool = True, extra: str = "") -> tuple[set[str], tuple[Finding, ...]]:
    """Return which of some people are on a list, and what was found."""
    (folder / "config.toml").write_text(f'[newsroom]\nname = "X"\n{extra}', encoding="utf-8")
    (folder / "unsubscribed.txt").write_text(text, encoding="utf-8")
    found = read_suppression(load(folder / "config.toml"), environ={}, need=need)
    people = {"ann@example.org", "zoe@xn--exmple-cua.de", "joe@example.org", "kim@example.org"}
    return {person for person in people if person in found.suppression}, found.findings


@pytest.mark.parametrize(
    "text",
    [
        "ann@example.org\nzoe@exämple.de\n",
        "\ufeff# by phone\r\n ANN@Example.ORG # 3 May\r\n\r\nZoé <zoe@EXÄMPLE.de>",
        line_of("ann@example.org", SALT, "2026") + line_of("zoe@xn--exmple-cua.de", "ff" * 8, "2026"),
        line_of("ann@example.org", SALT, "2026") + "zoe@exämple.de",
        "EmailAddress,SuppressionReason,Origin,CreatedAt\nann@example.org,HardBounce,R,2026\nzoe@exämple.de,,,\n",
        "created;email;reason\n1443651125;ann@example.org;bad, very\n1443651125;zoe@exämple.de;x\n",
        "address,tags,created_at\nann@example.org,*,2026\nzoe@exämple.de,*,2026\n",
        "1,ann@example.org,bounced\n2,zoe@exämple.de,bounced\n",
    ],
)
def test_lists_as_they_come(tmp_path: Path, text: str) -> None:
    """Addresses in any spelling, codes with one salt or several, tables with a header and without."""
    assert read(tmp_path, text) == ({"ann@example.org", "zoe@xn--exmple-cua.de"}, ())


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("ann@example.org\n\njoe example.org\n", (3, 1)),
        ("hmac-sha256:00:11\n", (1, 1)),
        ("joe at example.org\nann@example.org\n", (1, 1)),
        ("name,town\nAnn,joe@example.org\n", (1, 1)),
        ('email,why\n"ann@example.org,x\n', (2, 1)),
    ],
)
def test_a_line_that_cannot_be_read_is_an_error(tmp_path: Path, text: str, at: tuple[int, int]) -> None:
    """Whoever it means would be mailed; it is said by line, with no address; what can be read counts."""
    _, found = read(tmp_path, text)
    first = found[0]
    assert (first.path, (first.line, first.column), first.level, first.code) == (
        as_typed(tmp_path / "unsubscribed.txt"),
        at,
        "error",
        "suppression",
    )
    assert not any(word in str(found) for word in ("ann@", "joe"))


def test_what_is_no_address_in_an_export(tmp_path: Path) -> None:
    """Vendors list what bounced, which may be anything; it is counted, and stops nothing."""
    people, found = read(tmp_path, 'why,email\n"a\nb",ann@example.org\nx,joe@\n')
    assert people == {"ann@example.org"}
    assert [(one.level, one.line) for one in found] == [("advice", 4)]


def test_further_lists(tmp_path: Path) -> None:
    """A file, or several, and references; one that is not there is not an empty one, but a plan reads no secret."""
    (tmp_path / "bounces.csv").write_text("email\nann@example.org\n", encoding="utf-8")
    assert read(tmp_path, "joe@example.org", extra='suppression = "bounces.csv"')[0] == {
        "ann@example.org",
        "joe@example.org",
    }
    several = 'suppression = ["bounces.csv", { command = ["printf", "kim@example.org"] }]'
    assert len(read(tmp_path, "joe@example.org", extra=several)[0]) == 3
    _, found = read(tmp_path, "", extra='suppression = "gone.csv"', need=False)
    assert [(one.level, one.code) for one in found] == [("error", "suppression")]
    _, found = read(tmp_path, "", extra='suppression = { env = "GONE" }', need=False)
    assert [(one.level, one.code) for one in found] == [("advice", "list-unread")]
    _, found = read(tmp_path, "", extra='suppression = { env = "GONE" }')
    assert [(one.level, one.code) for one in found] == [("error", "suppression")]


def test_a_workbook(tmp_path: Path) -> None:
    """An export may be one, too."""
    cells = ['<c t="inlineStr"><is><t>email</t></is></c>', '<c t="inlineStr"><is><t>Ann@example.org</t></is></c>']
    rows = "".join(f"<row>{cell}</row>" for cell in cells)
    (tmp_path / "bounces.xlsx").write_bytes(a_workbook(("A", "visible", rows)))
    assert read(tmp_path, "", extra='suppression = "bounces.xlsx"') == ({"ann@example.org"}, ())


def test_a_code_is_an_hmac() -> None:
    """HMAC-SHA256 of the normal form, keyed with the salt: `openssl dgst -sha256 -mac HMAC -macopt hexkey:…` says the same."""
    assert code_of("ann@example.org", SALT) == "c8f36045aaa4896a1adc524a664b24e7"
