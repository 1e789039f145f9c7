"""The top of a plain-text release down to its headline: mail, letter, page, letterhead, and which line is the headline."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pressctl.release.dating import find
from pressctl.release.levelling import level
from pressctl.release.plain.anatomy import Part, PartKind
from pressctl.release.plain.asides import TITLE_WORDS, Reader
from pressctl.release.plain.candidates import MOST_LINES, gather, heads
from pressctl.release.plain.captions import is_byline
from pressctl.release.plain.events import with_events
from pressctl.release.plain.forms import read_fields, read_form
from pressctl.release.plain.furniture import (
    count_letter,
    count_mail_headers,
    count_notice,
    count_page,
    covers,
    is_greeting,
    is_titled,
    read_subject,
    read_title,
    stands_again,
    whole_title,
)
from pressctl.release.plain.labels import TEXT, read_label
from pressctl.release.plain.letterheads import is_house
from pressctl.release.plain.passages import Line, Passage, is_heading
from pressctl.release.plain.prefaces import announces
from pressctl.release.plain.subheads import read_subhead
from pressctl.release.plain.titles import can_be_headline, goes_on, is_broken_off, names_who, says_on, wrapped_narrowly
from pressctl.release.plain.tops import (
    LONGEST_DATE,
    apart,
    code_apart,
    introduces,
    read_between,
    site_apart,
    title_of,
    told_apart,
    without_dash,
)
from pressctl.release.plain.weighing import Candidate, Echo, Top, heaviest
from pressctl.release.recasing import is_capitals
from pressctl.release.sentences import count_words, length_of

# A letterhead above "press release": at most so many words a line, so many lines.
_LETTERHEAD_WORDS, _LETTERHEAD_LINES, _LONGEST_LETTERHEAD = 5, 4, 80
_NARROWEST = 60  # characters of a label's line that its headline runs out of
_TOP = 40  # passages of the top
_SHORTEST_TITLE, _MOST_BESIDE_A_DAY = 20, 6  # characters, words
_SAID_AGAIN, _MORE_SAID = 0.75, 0.25  # share of a line's words; by which one has more of them than another
_BEHIND_DATE = re.compile("[ \u00a0]*(?:[-–—|:·•/][ \u00a0]*)?")
# An address or a number, of which a letterhead has the street and the town too: `P.O. Box: 50200 Elmton`.
_REACHED = re.compile(r"@|www\.|[^\W\d_][^:]{0,20} ?: ?.*\d|\d[\d /.-]{4,}\d")
_SITE = re.compile(r"[ \u00a0]+(?:[-–—|·•»]|::)[ \u00a0]|$")  # behind a page's headline, in its title
_WHEN = re.compile(r"[ \u00a0]*[\[(][^\[\]()]{3,24}(?:19|20)\d\d[\])]$")  # in brackets behind a title


class Header(Struct, frozen=True, kw_only=True):
    """The top in parts; `rest` begins with the lead."""

    headline: tuple[Passage, ...]
    subhead: Passage | None
    parts: tuple[Part, ...]
    rest: tuple[Passage, ...]


def read_header(passages: Iterable[Passage], *, language: str, head: int = 0) -> Header:
    """Return the headline, the subhead and the parts around them; `head` is the line that a page's form tells for its headline."""
    reader = _Top(passages, language, head)
    if not any(passage.form for passage in reader.rest):
        # Only a plain text can be a mail, or a page that was copied whole.
        reader.take_mail()
        reader.take_letter()
        reader.take_page()
        reader.take_form()
    reader.take_parts()
    headline = reader.take_told_headline()
    if not headline:
        reader.take_letterhead()
        headline = reader.take_headline()
    reader.rest = with_events(reader.rest)
    reader.take_fields(headline)
    subhead = read_subhead(reader, headline, bold=reader.bold) if headline else None
    return Header(headline=headline, subhead=subhead, parts=tuple(reader.parts), rest=tuple(reader.rest))


class _Top(Reader):
    """Reads down to the headline, and that."""

    def __init__(self, passages: Iterable[Passage], language: str, head: int = 0) -> None:
        super().__init__(passages, language)
        self._head = head
        self._narrow: frozenset[int] = frozenset()  # lines of a headline that was broken narrowly
        self.bold = False  # whether the headline is in bold, without a style of its own
        self._title = self._whole = ""  # of the web page, where the text repeats it, without and with a label
        self._subject: tuple[Passage, ...] = ()  # of the mail

    def take_mail(self) -> None:
        """Put aside a mail's header; its subject is the headline where there is no other."""
        count, subject = count_mail_headers(self.rest)
        if not count:
            return
        self.rest = apart(self.rest, count)
        header = self.rest[:count]
        self.parts.append(Part(kind="mail", passages=tuple(header), label=TEXT))
        del self.rest[:count]
        lines = (passage.lines[0] for passage in header if subject and passage.text.endswith(subject))
        self._subject = tuple(
            Passage(lines=(replace(line, text=read_title(subject)),), told="the mail's subject") for line in lines
        )[:1]

    def take_letter(self) -> None:
        """Put aside the letter that a release came with, and what a web site tells above all its pages."""
        self.put_aside(count_letter(self.rest), "letter")
        self.put_aside(count_notice(self.rest), "web")

    def take_page(self) -> None:
        """Put aside a web page's title and navigation, where the headline below repeats the title, and a lead above it."""
        signs = next((at for at, one in enumerate(self.rest) if any(map(str.isalnum, one.lines[0].text))), 0)
        self.put_aside(signs, "web")
        if stands_again(self.rest):
            self.put_aside(1, "web")
        above = count_page(self.rest)
        if above and not read_between(self.rest[1:], self.rest[:1]):
            self._whole = self.rest[0].lines[0].text
            self._title = read_title(self._whole)
            self.rest = apart(self.rest, above + 1)
            called = Part(kind="web", passages=tuple(self.rest[:1]), label=TEXT)  # whatever it begins with
            del self.rest[0]
            self.parts.append(called)
            self.put_aside(above - 1, "web")
            self._take_cut_title(called.passages[0])

    def _take_cut_title(self, called: Passage) -> None:
        """Put aside the headline where it is a page's title cut short, and take that title, whole, for it."""
        whole = whole_title(called.text, self.rest[0].text) if self.rest else ""
        if whole:
            told = "the page's title, which the line above the text cuts short"
            cut = self.rest[0]
            self.parts.append(Part(kind="web", passages=(cut,), label=TEXT))
            self.rest[0] = replace(cut, lines=(replace(cut.lines[0], text=whole),), told=told)
            self._title = self._whole = whole

    def take_form(self) -> None:
        """Read the fields of a form, and put aside the names of those whose words are the text."""
        self.rest, names = read_form(self.rest)
        self.parts += names

    def take_fields(self, headline: Sequence[Passage]) -> None:
        """Read the fields of a form below a headline that is told."""
        if any(one.form == "headline" for one in headline):
            self.rest, names = read_fields(self.rest, headline, self.language)
            self.parts += names

    def take_letterhead(self) -> None:
        """Put aside short lines above the headline: what stands above "press release", who issues it, a kicker."""
        several = count_words(self._title) > TITLE_WORDS
        if several and self.rest and covers(self._title, self.rest[0].lines[0].text):
            return  # its page's title tells it
        self._take_above_label()
        subject = read_subject(self.rest[0].text) if self.rest else ""
        if subject:
            told = f"behind “{self.rest[0].text[: -len(subject)].rstrip(' :')}”"
            self._subject = (Passage(lines=(Line(number=self.rest[0].number, text=subject),), told=told),)
            del self.rest[0]
            return
        self._take_date()
        lines = [line for passage in self.rest[:_TOP] for line in (passage.apart() if passage.broken else [passage])]
        single = [line for line in lines if len(line.lines) == 1 and self.read_part([line]) is None]
        self._narrow = wrapped_narrowly(single)
        top = self._top()
        above = heaviest(top.candidates, top.text, page=top.page).at if top.candidates else 0
        above = next((one.at for one in top.candidates if one.lines[0].number == self._head), above)
        if above:
            end = next((at for at, of in enumerate(top.owners) if of > top.owners[above]), len(top.units))
            self.rest = [*top.units[:end], *self.rest[top.owners[above] + 1 :]]
            self.put_aside(above, "letterhead")
            self.take_parts()

    def _take_date(self) -> None:
        """Put aside a full date that stands before the headline, on its line."""
        line = self.rest[0].apart()[0] if self.rest and not self.rest[0].form else None
        dates = find(line.text[:LONGEST_DATE], language=self.language)[:1] if line else ()
        if line is None or not dates or dates[0].start or not dates[0].year:
            return
        behind = _BEHIND_DATE.match(line.text, dates[0].end)
        start = behind.end() if behind else len(line.text)
        words = line.after(start) if len(line.text[start:].split(" ")) > 1 else None
        if words and words.text[0].isupper() and can_be_headline(words, self.language) and words.text[-1] != ".":
            date = replace(line, lines=(replace(line.lines[0], text=line.text[: dates[0].end]),))
            self.parts.append(Part(kind="dated", passages=(date,), label=TEXT))
            self.rest[:1] = [words, *self.rest[0].apart()[1:]] if len(self.rest[0].lines) > 1 else [words]

    def _top(self) -> Top:
        """Return the lines of the top that may be the headline, and the text below them."""
        menus = sum(part.kind == "web" for part in self.parts)
        return gather(self.rest, language=self.language, menus=menus, part=self.read_part, goes_on=self._goes_on)

    def _take_above_label(self) -> None:
        """Put aside short lines above "press release", where the headline stands below it."""
        ahead = self.rest[: _LETTERHEAD_LINES + 1]
        at = next((i for i, p in enumerate(ahead) if read_label(p.text).kind in {"press", "immediate"}), 0)
        passage = next((p for p in self.rest[at + 1 :] if self.read_part([p]) is None), None)
        below = passage.apart()[0] if passage and passage.broken else passage
        above = self.rest[:at]
        if any(line.number == self._head for passage in above for line in passage.lines):
            return  # the label stands among what a page files it under
        if at and self._tells_title(at):
            self.put_aside(at, "letterhead")
            self.take_parts()
            return
        if not at or below is None or below.text.endswith((".", ":")) or not can_be_headline(below, self.language):
            return
        if any(length_of(line.text) > _LONGEST_LETTERHEAD for passage in above for line in passage.lines):
            return
        if count_words(below.text) < TITLE_WORDS and any(self._is_said_below(passage, at) for passage in above):
            return  # it labels, and so do the few words below it
        louder = is_capitals(below.text) and not any(is_capitals(passage.text) for passage in above)
        lines = [line for passage in above for line in passage.apart() if self.read_part([line]) is None]
        fits = (count_words(line.text) <= _LETTERHEAD_WORDS or _REACHED.search(line.text) for line in lines)
        if louder or all(fits):
            self.put_aside(at, "letterhead")
            # A page's title above it all is the headline that the release has below its label.
            self.parts = [
                replace(part, kind="web") if level(part.text) == level(below.text) else part for part in self.parts
            ]
            self.take_parts()

    def _tells_title(self, at: int) -> bool:
        """Whether the words behind a label are the headline: a paragraph follows, which has more of them than of the line above."""
        words = read_label(self.rest[at].text).rest
        above, below = self.rest[:at], self.rest[at + 1 : at + 2]
        if at > 1 or not below or not below[0].text.endswith(".") or count_words(words) < TITLE_WORDS + 1:
            return False
        if len(above[0].lines) > 1 or self.rest[at].broken or words.endswith((".", ":")) or self._tells_a_day(words):
            return False
        echo = Echo(self.rest[at + 1 :])
        return echo.is_telling and echo.share(words) > echo.share(above[0].text) + _MORE_SAID

    def _is_said_below(self, passage: Passage, at: int) -> bool:
        """Whether a passage is a line of several words, nearly all of which the text says again."""
        words = passage.text if len(passage.lines) == 1 else ""
        return count_words(words) > TITLE_WORDS and Echo(self.rest[at:]).share(words) >= _SAID_AGAIN

    def take_told_headline(self) -> tuple[Passage, ...]:
        """Take the headline that the source itself calls so, and put aside the short lines above it."""
        at = next((index for index, passage in enumerate(self.rest) if passage.form == "headline"), -1)
        if at < 0:
            return ()
        above, headline, self.rest = self.rest[:at], self.rest[at], self.rest[at + 1 :]
        short = [
            passage
            for passage in above
            if not passage.mark and (len(passage.text) <= _LONGEST_LETTERHEAD or announces(passage))
        ]
        self.parts += [self.read_part([one]) or Part(kind="letterhead", passages=(one,), label=TEXT) for one in short]
        self.rest[:0] = [passage for passage in above if passage not in short]
        if self.rest and names_who(headline, self.rest[0]):
            self.parts.append(Part(kind="letterhead", passages=(headline,), label=TEXT))
            headline = replace(self.rest.pop(0), told="in capitals below the name that it begins with")
        code, headline = code_apart(headline)
        label, headline = told_apart(headline)
        self.parts += (*code, *label)
        return (without_dash(headline),)

    def take_headline(self) -> tuple[Passage, ...]:
        """Take the headline, of one line or several; none where the text begins with a paragraph."""
        if self._subject and self._subject[0].told.startswith("behind"):
            return self._subject
        called = self._called()
        if called:
            return called
        first = self.rest[0].apart()[:1] if self.rest and self.rest[0].broken else self.rest[:1]
        titled = bool(first) and bool(self._title) and covers(self._title, first[0].text)
        fits = titled or (bool(first) and heads([*first, *self.rest[1:2]], self.language))
        doubtful = not fits or self.rest[0].text.endswith((".", ":")) or self._tells_a_day(first[0].text)
        kinds: tuple[PartKind, ...] = ("press", "immediate") if doubtful else ("immediate",)
        if not doubtful and self._outweighs(first[0]):
            kinds = ("press", "immediate")
        labelled = self._headline_in_label(kinds) if not self._title else self._titled_label()
        if labelled:
            return labelled
        named = (
            None
            if self._subject or self._title or (fits and not introduces(first[0]))
            else title_of(self.parts, self.rest)
        )
        if named:
            self.parts.remove(named)
            return (replace(named.passages[0], told="what the text is called, and no other line is like a headline"),)
        pressed = any(part.kind in {"press", "immediate"} for part in self.parts)
        if not fits or (pressed and introduces(first[0])):
            return self._subject
        self.rest[:1] = self.rest[0].apart()
        site, first_line = site_apart(self.rest.pop(0))
        code, first_line = code_apart(first_line)
        label, first_line = told_apart(first_line)
        self.parts += (*site, *code, *label)
        taken, self.begun = [first_line], True
        while self.rest and len(taken) < MOST_LINES and self.read_part(self.rest) is None:
            if self.rest[0].broken and self._goes_on(taken, Passage(lines=self.rest[0].lines[:1])):
                self.rest = apart(self.rest, 1)
            if not self._goes_on(taken, self.rest[0]):
                break
            taken.append(self.rest.pop(0))
        self.bold = all(one.is_strong for one in taken)
        return (*taken[:-1], without_dash(taken[-1]))

    def _called(self) -> tuple[Passage, ...]:
        """Return the label that is what the page is called, `Joint statement of the mayor and the police`, where a paragraph follows."""
        begun = not self.rest or covers(self._title, self.rest[0].lines[0].text)
        named = () if begun or heads(self.rest[:2], self.language) else (*self.parts,)
        part = next((one for one in reversed(named) if self._is_called(one)), None)
        if part is None:
            return ()
        dated = any(one.year for one in find(part.text, language=self.language))
        days = (Part(kind="dated", passages=part.passages, label=TEXT),) if dated else ()
        self.parts = [*(one for one in self.parts if one is not part), *days]
        return (replace(part.passages[0], told="what the page is called"),)

    def _is_called(self, part: Part) -> bool:
        """Whether a label of several words is what the page is called."""
        told = part.kind == "press" and count_words(part.text) > TITLE_WORDS
        return told and any(is_titled(title, part.text) for title in (self._whole, self._whole.partition(": ")[2]))

    def _goes_on(self, taken: Sequence[Passage], below: Passage) -> bool:
        """Whether a headline goes on in the next line: as its page's title does, and no further, else as its form tells; never in a greeting."""
        if is_greeting(below.text) or is_byline(below.text):
            return False
        if self._title and covers(self._title, " ".join(passage.text for passage in (*taken, below))):
            return True
        said = level(" ".join(passage.text for passage in taken))
        if self._title and level(self._title).startswith(said) and _SITE.match(level(self._title), len(said)):
            return False  # it says all of the title
        upper = taken[-1]
        if below.number in self._narrow and len(below.lines) == 1 and upper.number == below.number - 1:
            return True
        on = goes_on(upper, below, self.language) or is_broken_off(upper, below, self.rest)
        return on or (is_capitals(upper.text) == is_capitals(below.text) and says_on(upper, below, self.rest))

    def _outweighs(self, below: Passage) -> bool:
        """Whether the words behind the last label, behind a colon directly above a line, are the headline, and that line the subhead."""
        part = self.parts[-1] if self.parts and self.parts[-1].kind == "press" else None
        words = read_title(part.text) if part and part.label.rest else ""
        if (
            part is None
            or part.line + 1 != below.number
            or count_words(words) <= TITLE_WORDS
            or self._tells_a_day(words)
        ):
            return False
        line = Passage(lines=(Line(number=part.line, text=words),))
        pair = [Candidate(at=0, lines=(line,)), Candidate(at=1, lines=(below,))]
        return heaviest(pair, self.rest[1:]).at == 0

    def _titled_label(self) -> tuple[Passage, ...]:
        """Return the headline of a label that repeats the page's title: `MEDIA ADVISORY: The bridge reopens`."""
        named = (one for one in self.parts if one.kind == "press" and one.label.rest)
        same = any(level(one.label.rest) in level(self._title) for one in named)
        return self._headline_in_label(("press",)) if same else ()

    def _is_title(self, words: str) -> bool:
        """Whether words behind a label are a headline: several, or two that the text calls nobody by and begins below."""
        count = count_words(words)
        lone = count == TITLE_WORDS - 1 and bool(self.rest) and not heads(self.rest[:2], self.language)
        return count >= TITLE_WORDS or (lone and not is_house(words, self.rest))

    def _tells_a_day(self, words: str) -> bool:
        """Whether words behind a label begin with a day, or say little else; a headline may end with the day it is about."""
        dates = find(words, language=self.language)
        few = sum(len(words[: one.start].split(" ")) + len(words[one.end :].split(" ")) for one in dates[:1])
        return len(dates) > 1 or (len(dates) == 1 and (dates[0].start < _SHORTEST_TITLE or few < _MOST_BESIDE_A_DAY))

    def _headline_in_label(self, kinds: Sequence[PartKind]) -> tuple[Passage, ...]:
        """Return the headline of "Press release: Acme opens in Lyon", and leave the label its own words."""
        for index, part in enumerate(self.parts):
            rest = _WHEN.sub("", read_title(part.text)) if part.label.rest else ""
            if part.kind in kinds and self._is_title(rest) and not self._tells_a_day(rest):
                self.parts[index] = replace(part, label=replace(part.label, rest=""))
                told = f"behind “{part.label.words.strip(' :')}”"
                headline = Passage(lines=(Line(number=part.line, text=rest),), told=told)
                below = self.rest[0] if self.rest else None
                wrapped = below and below.number == part.line + 1 and len(part.text) >= _NARROWEST
                if below and wrapped and is_heading(below):
                    line = Passage(lines=(Line(number=part.line, text=part.text),))  # as wide as it was with its label
                    if self._goes_on((headline,), below) or is_broken_off(line, below, self.rest):
                        return (headline, self.rest.pop(0))
                return (headline,)
        return ()
