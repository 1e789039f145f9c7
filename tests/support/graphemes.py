"""Unicode's own test of grapheme clusters, GraphemeBreakTest.txt, held against how we part them."""

from pressctl.render.lengths import grapheme_ends

VERSION = "18.0.0"  # whose rules the locked `regex` has: GB9c no longer asks for a consonant before a linker
LINES = 853


def insist_on_graphemes(file: str) -> None:
    """Hold every line of the file against `grapheme_ends`: all are equal, and it is the version that we mean."""
    assert file.startswith(f"# GraphemeBreakTest-{VERSION}.txt\n"), file[:40]
    tried, unlike = 0, []
    for line in file.split("\n"):
        text, ends = "", []
        for sign in line.partition("#")[0].strip(" \t\r").split(" "):
            if sign == "÷":
                ends.append(len(text))
            elif sign and sign != "×":
                text += chr(int(sign, 16))
        if text:
            tried += 1
            if [*grapheme_ends(text)] != ends[1:]:
                unlike.append(line)
    assert (tried, unlike) == (LINES, [])
