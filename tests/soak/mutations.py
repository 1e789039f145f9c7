"""Nearly valid releases: sound ones, with a few things done to them that people, editors and mail programs do to files."""

from collections.abc import Callable

from hypothesis import strategies as st

from tests.release.documents import GOOD, a_document
from tests.release.test_reading import WHOLE

BODY = """\
Le pont rouvre **aux piétons**, aux vélos et aux bus le 14 juin à 6 h, trois mois plus tôt que prévu.

## Ce qui change

« Le tram a roulé *chaque jour* », a dit [la maire](https://www.example.org/quai?a=1&b=2).

- une ligne : 4
- une autre

> Une citation.

| Ligne | Heure |
| --- | ---: |
| 4 | 6 h |

![Le pont](media/pont.jpg "Le pont") et `du code`.
"""
SOUND = (
    a_document(GOOD, BODY),
    a_document(WHOLE, BODY),
    a_document(f"{GOOD}\nstatus: canceled\ncorrection: Le lieu était faux.", BODY),
    a_document(f"{GOOD}\nrevision: 2\ncorrection: 'Le pont : 12, et non 21.'\nkind: advisory", BODY),
    a_document(f"{GOOD}\nembargo: 2024-11-06T09:00 Europe/Paris\nadvance: [desk]\nlanguage: ar", "نص **عربي**.\n"),
    a_document("id: pont\nstatus: withheld\nheadline: Le pont", BODY),
)
# Text that says nothing wrong and is printed everywhere: each has troubled some program.
ODD = (
    "\u202eabc", "e\u0301\u0301\u0301", "👩‍👩‍👧‍👦 🇫🇷", "\u200b\u200d\u2060", "ﷺ", "𝕏 𠀋", "\u00ad\u00a0\u202f", "{{ recipient.name }}", "{% raw %}",
    "<script>alert(1)</script>", "]]>", "&amp;&#0;&nbsp;", "%recipient.x% %unsubscribe_url%", "::set-output name=a::b",
    "=?utf-8?q?x?=", "https://example.org/%00?q=[x]", "http://[::1", "www.example.org.", "a@b.example", "#hash #été #1", "@someone@place.example",
    "[a](javascript:alert(1))", "[a][b]", "![](", "```", "* * *", "<!-- x -->", "\\", "$&", "\x1b[31m", "\x07", "\ufeff", "\ufffe", "1" * 400, "é" * 300, "a\tb",
)  # fmt: skip
ENDS = (b"\n", b"\r\n", b"\r", b"\n\n", b" \n", b"\t\n")
BYTES = (
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xe2\x80\xa8",
    b"\xc2\x85",
    b"\x1b",
    b"\t",
    b"---",
    b"...",
    b"\x0c",
)
DEEP = ("[" * 30, "{a: " * 30, "- " * 30, "> " * 40, "*" * 60, "[" * 200, "(" * 200, "`" * 99, "#" * 9)
_LARGE = 5_000  # bytes: a file that is huge already
Change = Callable[[list[bytes], st.DrawFn], list[bytes]]


def _swap(lines: list[bytes], draw: st.DrawFn) -> list[bytes]:
    one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def _double(lines: list[bytes], draw: st.DrawFn) -> list[bytes]:
    at = draw(st.integers(0, len(lines) - 1))
    return [*lines[: at + 1], *lines[at:]]


def _delete(lines: list[bytes], draw: st.DrawFn) -> list[bytes]:
    at = draw(st.integers(0, len(lines) - 1))
    return [*lines[:at], *lines[at + draw(st.integers(1, 3)) :]] or [b""]


def _splice(lines: list[bytes], draw: st.DrawFn) -> list[bytes]:
    """Put bytes, or some of another line, into a line."""
    at = draw(st.integers(0, len(lines) - 1))
    column = draw(st.integers(0, len(lines[at])))
    piece = draw(st.sampled_from(BYTES) | st.binary(max_size=4) | st.sampled_from(lines))
    lines[at] = lines[at][:column] + piece + lines[at][column + draw(st.integers(0, 3)) :]
    return lines


def _indent(lines: list[bytes], draw: st.DrawFn) -> list[bytes]:
    at = draw(st.integers(0, len(lines) - 1))
    lines[at] = draw(st.sampled_from([b" ", b"  ", b"    ", b"\t", b"- ", b"# ", b"\xc2\xa0"])) + lines[at]
    return lines


def _value(lines: list[bytes], draw: st.DrawFn) -> list[bytes]:
    """Give a key another value: odd text, sound or not, or lists within lists."""
    at = draw(st.integers(0, len(lines) - 1))
    key, colon, _ = lines[at].partition(b":")
    said = draw(st.sampled_from(ODD) | st.text(max_size=30) | st.sampled_from(DEEP)).encode("utf-8", "surrogatepass")
    if draw(st.booleans()):
        said = b'"' + said.replace(b"\\", b"\\\\").replace(b'"', b"'").replace(b"\n", b"\\n") + b'"'
    lines[at] = key + colon + b" " + said if colon else said
    return lines


def _body(lines: list[bytes], draw: st.DrawFn) -> list[bytes]:
    """Write something odd below everything."""
    said = draw(st.lists(st.sampled_from(ODD + DEEP) | st.text(max_size=20), min_size=1, max_size=4))
    return [*lines, b"", " ".join(said).encode("utf-8", "surrogatepass")]


def _headline(lines: list[bytes], draw: st.DrawFn) -> list[bytes]:
    """Write something odd where everything shows it, soundly quoted."""
    said = draw(st.sampled_from(ODD)).replace("\\", "\\\\").replace('"', "'").encode()
    return [b'headline: "Titre ' + said + b'"' if line.startswith(b"headline:") else line for line in lines]


def _huge(lines: list[bytes], draw: st.DrawFn) -> list[bytes]:
    """Repeat a line, or what it says, until it is far too much; once a file."""
    if sum(map(len, lines)) > _LARGE:
        return lines
    at = draw(st.integers(0, len(lines) - 1))
    times = draw(st.sampled_from([40, 400, 2000]))
    if draw(st.booleans()):
        return [*lines[:at], *[lines[at]] * min(times, 200), *lines[at:]]
    lines[at] += (b" " + lines[at][-20:]) * times
    return lines


CHANGES: tuple[Change, ...] = (
    _swap,
    _double,
    _delete,
    _splice,
    _indent,
    _value,
    _value,
    _body,
    _body,
    _headline,
    _huge,
)


@st.composite
def nearly_valid(draw: st.DrawFn) -> bytes:
    """Draw a release's file with up to five changes, saved as some editor saves it."""
    lines = draw(st.sampled_from(SOUND)).split(b"\n")
    for change in draw(st.lists(st.sampled_from(CHANGES), max_size=5)):
        lines = change(lines, draw)
    end, begin = (
        draw(st.sampled_from((b"\n",) * 6 + ENDS)),
        draw(st.sampled_from((b"",) * 6 + (b"\xef\xbb\xbf", b"\n"))),
    )
    content: bytes = begin + end.join(lines)
    return content
