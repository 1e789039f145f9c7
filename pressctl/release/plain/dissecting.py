"""A text taken apart: its passages sorted into headline, body, and the parts around them."""

from collections.abc import Iterable

from msgspec.structs import replace

from pressctl.release.plain.anatomy import Anatomy, Part
from pressctl.release.plain.columns import part_columns
from pressctl.release.plain.datelines import is_month, is_stamp, read_line
from pressctl.release.plain.footer import read_footer
from pressctl.release.plain.furniture import is_greeting, is_invitation, is_letter_foot, take_running
from pressctl.release.plain.header import read_header
from pressctl.release.plain.labels import TEXT, read_label, stands_alone
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.prefaces import with_prefaces
from pressctl.release.plain.splitting import split

_FEWEST_MENUS = 3  # words of a page's menu above the headline, which tell that a whole page was copied


def dissect(text: str, *, language: str) -> Anatomy:
    """Return the parts of a plain-text release; `language` (BCP 47) decides how figures are read as dates."""

    def alone(line: str) -> bool:
        dated = read_line(line, language=language) is not None or is_stamp(line, language=language) or is_month(line)
        return dated or stands_alone(line) or is_greeting(line) or is_invitation(line) or is_letter_foot(line)

    def opens(line: str) -> bool:
        return (
            read_label(line).kind in {"press", "immediate", "embargo"}
            or read_opening(line, language=language) is not None
        )

    text, running = take_running(text)
    passages = split(part_columns(text, language=language), alone=alone, opens=opens)
    anatomy = sort(passages, language=language)
    feet = (Part(kind="running", passages=(Passage(lines=(line,)),), label=TEXT) for line in running)
    return replace(anatomy, below=(*anatomy.below, *feet))


def sort(passages: Iterable[Passage], *, language: str) -> Anatomy:
    """Return the parts that passages make, wherever they were read."""
    header = read_header(passages, language=language)
    menus = sum(part.kind == "web" and not part.passages[0].is_rule for part in header.parts)
    body, below = read_footer(header.rest, language=language, page=menus >= _FEWEST_MENUS)
    if all(passage.is_rule for passage in body):
        # Nothing but a footer: then that is the text.
        body, below = header.rest, ()
    body = with_prefaces(body)
    return Anatomy(
        language=language,
        headline=header.headline,
        subhead=header.subhead,
        body=body,
        above=header.parts,
        below=below,
    )
