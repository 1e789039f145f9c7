"""A text taken apart: its passages sorted into headline, body, and the parts around them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from pressctl.release.levelling import level
from pressctl.release.plain.anatomy import Anatomy, Part, PartKind
from pressctl.release.plain.between import LENGTH, part_between, take_icons
from pressctl.release.plain.closing import part_closing
from pressctl.release.plain.columns import part_columns
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.copied import part_frame
from pressctl.release.plain.datelines import begins_with_day, is_month, is_stamp, read_line
from pressctl.release.plain.events import heads_place, names_alone
from pressctl.release.plain.filing import is_filing_head
from pressctl.release.plain.footer import read_footer
from pressctl.release.plain.framed import without_frame
from pressctl.release.plain.furniture import is_credit, is_greeting, is_invitation, is_letter_foot, take_running
from pressctl.release.plain.header import read_header
from pressctl.release.plain.labels import TEXT, Label, read_label, stands_alone
from pressctl.release.plain.leftovers import is_paragraph
from pressctl.release.plain.notices import is_copyright, is_passed_on
from pressctl.release.plain.offers import is_offer
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.plain.prefaces import with_prefaces
from pressctl.release.plain.splitting import SOFT_HYPHEN, split
from pressctl.release.plain.teased import without_teaser
from pressctl.release.plain.weighing import Echo
from pressctl.release.sentences import SENTENCE_ENDS

_BACKGROUND = re.compile(
    r"(?:zum )?hintergr|background|contexte?\b|antecedent|achtergrond|b[ao]kgr?und|baggrund|contesto|kontekst|kontext|tausta"
)
_ANNEX = re.compile(
    r"(?:annex[eo]?|anhang|anlagen?|allegat[io]|anexos?|bijlagen?|bilag(?:or|a|or)?|vedlegg|liitteet|liite|prilohy?|zalacznik|melleklet|prilog[ae]?"
    r"|додаток|приложени[ея]|παραρτημα|附件|付録|別紙|별첨|붙임)(?!\w)"
)
_HEARD = 0.34  # share of a title's words that the text has
_NEAR = 6  # lines of a page's frame above the headline, among which the text's day may stand
_FURNITURE = frozenset({"web", "running", "beyond"})  # what a page has below its text
_LONGEST_QUESTION = 80  # characters of one that stands for a heading
_FEWEST_MENUS = 3  # words of a page's menu above the headline, which tell that a whole page was copied


def dissect(text: str, *, language: str) -> Anatomy:
    """Return the parts of a plain-text release; `language` (BCP 47) decides how figures are read as dates."""

    def alone(line: str) -> bool:
        dated = read_line(line, language=language) is not None or is_stamp(line, language=language) or is_month(line)
        dated = dated or LENGTH.fullmatch(line) is not None
        dated = dated or stands_alone(line) or heads_place(line) or names_alone(line)
        return dated or is_greeting(line) or is_invitation(line) or is_letter_foot(line) or is_passed_on(line)

    def opens(line: str) -> bool:
        return (
            read_label(line).kind in {"press", "immediate", "embargo"}
            or read_opening(line, language=language) is not None
        )

    text, icons = take_icons(without_frame(SOFT_HYPHEN.sub("", text)))
    copied = part_frame(text, language=language)
    running: tuple[Line, ...] = ()
    if not (copied.above or copied.below):
        # Only what was printed has lines that stand on each of its pages; a site's page has its headline several times.
        text, running = take_running(text)
        copied = part_frame(text, language=language)
    passages = split(part_columns(copied.text, language=language), alone=alone, opens=opens)
    anatomy = sort(passages, language=language, page=bool(copied.above or copied.below), head=copied.head)
    titles = _titles_of_others(anatomy.body) if copied.above else ()
    anatomy = replace(anatomy, body=anatomy.body[len(titles) :])
    head = anatomy.headline if len(anatomy.headline) == 1 else ()
    again = (*head, *(part.passages[0] for part in anatomy.of("letterhead")))
    makers = [part.passages[0] for part in anatomy.of("credit")]
    makers += [Passage(lines=(line,)) for line in copied.above if is_credit(line.text)]
    body, between = part_between(anatomy.body, makers, again)
    feet = (Part(kind="running", passages=(Passage(lines=(line,)),), label=TEXT) for line in running)
    drawn = (Part(kind="web", passages=(Passage(lines=(line,)),), label=TEXT) for line in icons)
    top = anatomy.headline[0].number if anatomy.headline else 0
    count = sum(line.number < top for line in copied.above)
    above = _of_frame(copied.above, language, near=range(count - _NEAR, count))
    below = _of_frame(copied.below, language, near=range(0))
    # A day below the headline is the text's before one above it.
    others = (Part(kind="web", passages=(one,), label=TEXT) for one in titles)
    around = (*anatomy.below, *others, *between, *below, *feet, *drawn)
    return replace(anatomy, body=body, above=(*anatomy.above, *above), below=around)


def _titles_of_others(body: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the block of several titles, none of them a sentence, that a copied page has above the first paragraph of its text."""
    first, *below = body
    lines = [line.text for line in first.lines]
    several = len(lines) > 1 and not any(line[-1] in f"{SENTENCE_ENDS}:：,;" or line[0].islower() for line in lines)
    plain = not (first.form or first.mark or first.quoted)
    echo = Echo(below)
    told = several and plain and echo.is_telling and all(echo.share(line) < _HEARD for line in lines)
    return (first,) if told else ()


def _of_frame(lines: Sequence[Line], language: str, *, near: range) -> Iterator[Part]:
    """Yield the lines of a page's frame as what they are, those of its menus together.

    An embargo holds wherever it stands; among the lines `near` a day is the text's, where they have one alone.
    """
    dated = (at for at in near if 0 <= at < len(lines))
    days = [
        at
        for at in dated
        if read_line(lines[at].text, language=language) or begins_with_day(lines[at].text, language=language)
    ]
    # Directly above the headline it is the text's, unless it is one of a list of days.
    last = days[-1] if days and days[-1] == near[-1] and days[-1] - 1 not in days else -1
    alone = days[0] if len(days) == 1 else last
    told = [(_kind_of(line.text, dated=at == alone), Passage(lines=(line,))) for at, line in enumerate(lines)]
    for kind, run in groupby(told, key=lambda pair: pair[0]):
        found = [passage for _, passage in run]
        groups = [found] if kind == "web" else [[one] for one in found]
        yield from (Part(kind=kind, passages=tuple(one), label=read_label(one[0].text)) for one in groups)


def _kind_of(text: str, *, dated: bool) -> PartKind:
    label = read_label(text)
    if label.kind == "embargo":
        return "embargo"
    if label.kind == "press" and not label.rest:
        return "press"
    return "dated" if dated else "web"


def sort(
    passages: Iterable[Passage],
    *,
    language: str,
    page: bool = False,
    head: int = 0,
    bare: bool = False,
    beneath: Collection[str] = (),
) -> Anatomy:
    """Return the parts that passages make, wherever they were read.

    `page` tells that a page's menus stand around the text, `head` which line was its headline there, `bare` that nothing does: its file holds the text alone;
    the texts `beneath` stood below who speaks, or whom to ask, which were taken out before.
    """
    passages, teaser = without_teaser([*passages], language=language)
    header = read_header(passages, language=language, head=head)
    menus = sum(part.kind == "web" and not part.passages[0].is_rule for part in header.parts)
    body, below = read_footer(header.rest, language=language, page=page or menus >= _FEWEST_MENUS)
    if all(passage.is_rule for passage in body):
        # Nothing but a footer: then that is the text.
        body, below = header.rest, ()
    body, below = _with_background(body, below)
    body, below = _with_last_words(body, below, bare=bare)
    body, below = part_closing(body, below, beneath, bare=bare)
    below = _with_annexes(below) if bare else below
    body = with_prefaces(body)
    again = (Part(kind="web", passages=teaser, label=TEXT),) if teaser else ()
    return Anatomy(
        language=language,
        headline=header.headline,
        subhead=header.subhead,
        body=body,
        above=(*header.parts, *again),
        below=below,
    )


def _with_background(body: Sequence[Passage], below: Sequence[Part]) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return a text with the background below it, where it would be one paragraph without: then that is what it says.

    So is background that a text begins with.
    """
    first = min(below, key=lambda part: part.line, default=None)
    if first is None or first.kind != "notes" or not _BACKGROUND.match(level(first.passages[0].text)):
        return tuple(body), tuple(below)
    if first.line < body[0].number and len(first.passages) > 1:
        return (*first.passages, *body), tuple(part for part in below if part is not first)
    if len(body) != 1:
        return tuple(body), tuple(below)
    if len(first.passages) == 1 or sum(len(one.text) for one in first.passages) < len(body[0].text):
        return tuple(body), tuple(below)
    return (*body, *first.passages), tuple(part for part in below if part is not first)


def _with_annexes(below: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts below a text, lines among paragraphs below its end mark as what editors are told, as these are: an annex.

    So it is in a file that holds the text alone; lines without a paragraph may be its site's.
    """
    end = next((part.line for part in below if part.kind == "end"), None)
    beyond = [part for part in below if end is not None and part.line > end]
    annexed = any(_ANNEX.match(level(part.text)) for part in beyond)
    told = annexed or any(part.kind == "notes" and any(map(is_paragraph, part.passages)) for part in beyond)
    lines = (
        [part for part in beyond if part.kind == "beyond" and not any(map(_is_frame, part.passages))] if told else []
    )
    return tuple(_noted(part) if part in lines else part for part in below)


def _noted(part: Part) -> Part:
    words = part.passages[0].text
    return replace(part, kind="notes", label=Label(kind="notes", rest=words))


def _leads_on(part: Part) -> bool:
    """Whether what stands under words that whom to ask is called by, `More information:`, leads to the web and to nobody."""
    own = part.label.kind == "notes" and part.label.words
    # An address of the web may have the figures of a number in it.
    asked = any(span.address.startswith(("mailto:", "tel:")) for one in part.passages for span in one.spans)
    return not own and not asked and not has_address(part.text)


def _is_frame(passage: Passage) -> bool:
    """Whether a passage below a text is a page's also where its file holds the text alone."""
    text = passage.text
    return passage.is_rule or is_offer(text) or is_filing_head(text)


def _is_head(passage: Passage) -> bool:
    """Whether a passage is a heading, or a question in bold that stands for one: `Are you a journalist?`."""
    asks = passage.is_strong and not passage.mark and passage.text.endswith(("?", "？", "؟"))
    return passage.form == "heading" or (asks and len(passage.text) <= _LONGEST_QUESTION)


def _with_last_words(
    body: Sequence[Passage], below: Sequence[Part], *, bare: bool
) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return a text with what looked like a page's foot, but for what stands below an end mark.

    A heading comes back with what is below it: with where to go too, which is for editors where nothing heads it. In a file
    that is not `bare` nothing else does, and no heading that pages use.
    """
    end = min((part.line for part in below if part.kind == "end" or is_copyright(part.text)), default=None)
    back: list[Part] = []
    head = body[-1:]  # the heading that heads nothing yet
    waiting: Part | None = None
    for part in sorted(below, key=lambda part: part.line):
        headed = bool(head) and _is_head(head[0]) and head[0].number <= part.line
        headed = headed and (bare or read_label(head[0].text).kind not in {"web", "related", "press"})
        # Where to go on the web is for all; whom to ask is for editors, unless a heading stands above it.
        points = part.kind == "notes" and ((headed and not part.label.words) or (bare and _leads_on(part)))
        told = part.kind in _FURNITURE or points or (part.kind == "credit" and bare and headed)
        told = told and not all(_is_frame(one) or (is_credit(one.text) and not headed) for one in part.passages)
        heads = told and all(one.is_rule or one.form == "heading" for one in part.passages)
        if not told or (end is not None and part.line >= end) or not (bare or headed or heads):
            head, waiting = (), None
        elif heads:
            head, waiting = part.passages[-1:], part
        else:
            back += [waiting, part] if waiting else [part]
            head, waiting = () if bare else head, None
    passages = (one for part in back for one in part.passages)
    kept = tuple(part for part in below if part not in back)
    return tuple(sorted((*body, *passages), key=lambda one: one.number)), kept
