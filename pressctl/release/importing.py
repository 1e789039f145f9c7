"""A text that was written elsewhere turned into a release.md: what its form tells is written with evidence, the rest asked.

Read `import_manuscript` first: it takes one part of the text after another, each into the same draft.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec.structs import replace

from pressctl.errors import Invalid
from pressctl.model import Newsroom
from pressctl.release.assuming import Assumed, read_assumed
from pressctl.release.drafting import Draft
from pressctl.release.evidence import Imported, Inference, Question
from pressctl.release.foreign.manuscript import Manuscript, Told
from pressctl.release.foreign.opening import LARGEST, read_manuscript
from pressctl.release.languages import detect, primary
from pressctl.release.naming import fold, slug
from pressctl.release.plain.anatomy import Anatomy
from pressctl.release.plain.bodies import compose, find_text, take_dateline
from pressctl.release.plain.datelines import begins_with_day, read_line
from pressctl.release.plain.dissecting import dissect, sort
from pressctl.release.plain.furniture import read_subject
from pressctl.release.plain.headlines import write_headline
from pressctl.release.plain.issuing import Clue, clue_in, clue_in_dateline, clue_in_lead, clue_today, date_release
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.prefaces import announces
from pressctl.release.plain.quotations import write_quotes
from pressctl.release.plain.surroundings import write_embargo, write_surroundings
from pressctl.release.sentences import SENTENCE_ENDS
from pressctl.release.stating import date_told, embargo_told, language_told, write_left_out, write_told
from pressctl.release.unbinding import unbind, unbind_passages
from pressctl.release.writing import Word

__all__ = ["LARGEST", "Imported", "Inference", "Question", "import_manuscript", "import_text", "read_manuscript"]

# A release has some pages; what is longer is another kind of file.
_LONGEST_TEXT, _LONGEST_LINE = 300_000, 50_000  # characters
_MOST_LINES = 5_000
_OPENING = 3  # paragraphs that may say what is today
_CLOSING, _LONGEST_DAY = 8, 60  # paragraphs among which somebody may sign, characters of a day on a line
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOST_BINARY = 5
_HINT = "Save the release as plain text in UTF-8 and import that file."


def import_text(text: str, *, source: str, newsroom: Newsroom, today: date, assume: Mapping[str, str]) -> Imported:
    """Return the release that a plain text makes; see `import_manuscript`."""
    manuscript = Manuscript(text=text)
    return import_manuscript(manuscript, source=source, newsroom=newsroom, today=today, assume=assume)


def import_manuscript(
    manuscript: Manuscript, *, source: str, newsroom: Newsroom, today: date, assume: Mapping[str, str]
) -> Imported:
    """Return the release that a file makes, with what was inferred and what it leaves open.

    Args:
        manuscript: What `read_manuscript` found in the file.
        source: The file as a person would type it, for findings.
        newsroom: Whose language and zone stand in where the text does not say.
        today: The day of the import, in the newsroom's zone; it limits which dates are past.
        assume: Answers given beforehand, by the keys of `assuming.KEYS`.

    Raises:
        Invalid: When this is no release: empty, binary, endless.
        Misused: For an answer to what nobody asks, or that cannot be what it says.
    """
    assumed = read_assumed(assume, zone=newsroom.zone)
    _refuse_other_files(manuscript.text, source)
    draft = Draft(source, today, counts=manuscript.counts)
    draft.findings += manuscript.findings
    language = _write_language(draft, manuscript, newsroom, assumed)
    tongue = primary(language)
    anatomy = _take_apart(draft, manuscript, tongue)
    if all(passage.is_rule for passage in anatomy.body):
        raise Invalid(f"{source} has a headline at most, and no text below it.", hint="Import the whole release.")
    headline = write_headline(draft, anatomy, assumed=assumed, language=language)
    chosen = _write_id(draft, headline, source, assumed, manuscript.says("id"))
    body, dateline = take_dateline(draft, anatomy, assumed=assumed, language=tongue)
    _write_times(draft, anatomy, body, newsroom, manuscript, assumed=assumed, today=today)
    write_quotes(draft, headline, anatomy.headline[0].number if anatomy.headline else 0, body)
    unread = write_surroundings(draft, anatomy, dateline=dateline)
    announced = [one for part in anatomy.above for one in part.passages if part.kind == "letterhead" and announces(one)]
    write_told(draft, manuscript.told, headline, (*body, *announced))
    text = compose(draft, (*body, *unread))
    write_left_out(draft, manuscript.left_out)
    document = draft.document(text)
    return Imported(
        document=document,
        headline=headline,
        id=chosen,
        inferred=tuple(draft.inferred),
        open=tuple(draft.open),
        findings=tuple(draft.findings),
    )


def _take_apart(draft: Draft, manuscript: Manuscript, language: str) -> Anatomy:
    """Return the manuscript's parts; no-break spaces that stand where lines may break are mended before, and listed."""
    if manuscript.passages:
        passages, count, first = unbind_passages(manuscript.passages)
        anatomy = sort(passages, language=language, bare=manuscript.bare, beneath=manuscript.beneath)
    else:
        text, count, first = unbind(manuscript.text)
        anatomy = dissect(text, language=language)
    if count:
        draft.note("spaces", f"{count} made ordinary", "a no-break space stood where a line may break", line=first)
    return anatomy


def _refuse_other_files(text: str, source: str) -> None:
    """Refuse what cannot be a plain-text release, by name."""
    if not text or text.isspace():
        raise Invalid(f"{source} is empty.", hint="Import the file that has the release's text.")
    binary = len(_BINARY.findall(text[:_LONGEST_TEXT]))
    if "\x00" in text or binary > _MOST_BINARY:
        raise Invalid(f"{source} is not text: it has bytes that no text has.", hint=_HINT)
    if len(text) > _LONGEST_TEXT:
        raise Invalid(f"{source} has {len(text):,} characters; a release has some pages.", hint=_HINT)
    lines = text.splitlines()
    if len(lines) > _MOST_LINES:
        raise Invalid(f"{source} has {len(lines):,} lines; a release has some pages.", hint=_HINT)
    longest = max(map(len, lines))
    if longest > _LONGEST_LINE:
        raise Invalid(f"{source} has a line of {longest:,} characters; that is no text.", hint=_HINT)


def _write_language(draft: Draft, manuscript: Manuscript, newsroom: Newsroom, assumed: Assumed) -> str:
    """Write the language that was given or stated, else that of the text's function words, else the newsroom's."""
    told = language_told(draft, manuscript, newsroom) if not assumed.language else ""
    if told:
        return told
    found, telling = detect(manuscript.text)
    if assumed.language:
        draft.write("language", Word(assumed.language))
        return assumed.language
    if not found:
        evidence = "the newsroom's, since the text's own words tell of no language known here"
        draft.infer("language", Word(newsroom.language), evidence)
        return newsroom.language
    language = newsroom.language if primary(newsroom.language) == found else found
    draft.infer("language", Word(language), telling)
    return language


def _write_id(draft: Draft, headline: str, source: str, assumed: Assumed, told: Told | None) -> str:
    """Write the id that was given or stated, else one made from the headline, or from the file's name in other scripts."""
    if assumed.id:
        draft.write("id", Word(assumed.id))
        return assumed.id
    if told:
        draft.infer("id", told.value, told.evidence, line=told.line)
        return str(told.value)
    name = source.replace("\\", "/").rpartition("/")[2]
    worded = any(map(str.isalpha, fold(headline)))
    origin, text = ("the headline", headline) if worded else ("the file's name", name.partition(".")[0])
    chosen = slug(text)
    draft.infer("id", Word(chosen), f"made from {origin}; it never changes afterwards")
    return chosen


def _write_times(
    draft: Draft,
    anatomy: Anatomy,
    body: Sequence[Passage],
    newsroom: Newsroom,
    manuscript: Manuscript,
    *,
    assumed: Assumed,
    today: date,
) -> None:
    """Write the embargo and the date, which may be the embargo's."""
    tongue = anatomy.language
    embargo = write_embargo(draft, anatomy, assumed=assumed, home=newsroom.zone, today=today, language=tongue)
    told = manuscript.says("embargo")
    if told and not draft.has("embargo") and not assumed.no_embargo:
        embargo_told(draft, told, newsroom.zone)
    clues = tuple(_clues(anatomy, tongue))
    told = manuscript.says("date")
    if told and date_told(draft, told, clues, assumed=assumed, zone=newsroom.zone, today=today, language=tongue):
        return
    date_release(draft, clues, body, assumed=assumed, today=today, embargo=embargo, language=tongue)


def _days_of_signing(body: Sequence[Passage], language: str) -> Iterator[Clue | None]:
    """Yield the days near the end that stand before who signs, in one paragraph, or on a line of their own below the name."""
    heads = {
        id(one) for one, below in pairwise(body) if below.mark or below.form == "table"
    }  # what takes place on a day
    for one in (one for one in body[-_CLOSING:] if id(one) not in heads):
        lines = one.lines if one.broken else ()
        days = [line for line in lines if len(line.text) <= _LONGEST_DAY and read_line(line.text, language=language)]
        if (
            not one.mark
            and one.form != "heading"
            and one.text[-1] not in SENTENCE_ENDS
            and begins_with_day(one.text, language=language)
        ):
            yield clue_in(one.text, one.number, "the line of who signs", language=language)
        yield from (clue_in(line.text, line.number, "the line of who signs", language=language) for line in days)


def _clues(anatomy: Anatomy, language: str) -> Iterator[Clue]:
    """Yield the dates that may be the release's, the likeliest first."""
    above = [part for part in anatomy.above if part.kind == "dated"]
    below = [part for part in anatomy.below if part.kind == "dated"]
    opening = [passage for passage in anatomy.body if not passage.mark][:_OPENING]
    if anatomy.body[0].mark[:1].isdigit():  # a text whose paragraphs are numbered
        opening = [replace(one.after(len(one.text) - len(one.words)), mark="") for one in anatomy.body[:_OPENING]]
    start = find_text(anatomy.body, language=language)
    found = [clue_in_dateline(lead, language=language) for lead in (*opening[:1], anatomy.body[start])]
    found += [clue_in(part.text, part.line, "its own line", language=language) for part in above]
    found += [
        clue_in(part.text, part.line, "the label", language=language) for part in anatomy.of("press", "immediate")
    ]
    found += [clue_today(opening, language=language)]
    found += [clue_in(part.text, part.line, "its own line", language=language) for part in below]
    found += _days_of_signing(anatomy.body[1:], language)
    mails = (line for part in anatomy.of("mail") for line in part.passages if read_subject(line.text) == "")
    sent = (clue_in(line.text, line.number, "the mail's header", language=language) for line in mails)
    found += [clue for clue in sent if clue and clue.mention.year]
    found += [clue_in_lead(lead, language=language) for lead in opening[:1]]
    yield from (clue for clue in found if clue)
