"""A text taken apart: its passages sorted into headline, body, and the parts around them."""

from pressctl.release.plain.anatomy import Anatomy
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.footer import read_footer
from pressctl.release.plain.header import read_header
from pressctl.release.plain.labels import stands_alone
from pressctl.release.plain.passages import split


def dissect(text: str, *, language: str) -> Anatomy:
    """Return the parts of a plain-text release; `language` (BCP 47) decides how figures are read as dates."""

    def alone(line: str) -> bool:
        return stands_alone(line) or read_line(line, language=language) is not None

    header = read_header(split(text, alone=alone), language=language)
    body, below = read_footer(header.rest, language=language)
    if all(passage.is_rule for passage in body):
        # Nothing but a footer: then that is the text.
        body, below = header.rest, ()
    return Anatomy(
        language=language, headline=header.headline, subhead=header.subhead, body=body, above=header.parts, below=below
    )
