"""The top of a plain-text release: what stands above the headline, the headline, and what stands below it."""

import re
from collections.abc import Iterable, Sequence
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from pressctl.release.dating import find
from pressctl.release.levelling import level
from pressctl.release.plain.anatomy import MOST_PARTS, Part, PartKind, contact_section, named_contact
from pressctl.release.plain.candidates import LONGEST_PART, MOST_LINES, gather, heads
from pressctl.release.plain.captions import count_captions, is_byline, is_office
from pressctl.release.plain.categories import are_categories
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import is_month, is_stamp, read_line
from pressctl.release.plain.furniture import (
    count_letter,
    count_mail_headers,
    count_notice,
    count_page,
    covers,
    is_greeting,
    is_invitation,
    is_notice,
    read_subject,
    read_title,
)
from pressctl.release.plain.labels import TEXT, Label, open_contact, read_label
from pressctl.release.plain.openings import read_place
from pressctl.release.plain.passages import Line, Passage, is_heading
from pressctl.release.plain.titles import can_be_headline, can_be_subhead, goes_on, is_broken_off
from pressctl.release.plain.tops import (
    LONGEST_DATE,
    adds_nothing,
    apart,
    dates_embargo,
    find_again,
    introduces,
    is_of_page,
    kind_around,
    read_dashed,
    read_rows,
    read_untold,
    title_of,
    told_apart,
)
from pressctl.release.plain.weighing import Top, heaviest
from pressctl.release.recasing import is_capitals, is_title_case

# A letterhead above "press release": at most so many words a line, so many lines.
_LETTERHEAD_WORDS, _LETTERHEAD_LINES, _LONGEST_LETTERHEAD = 5, 4, 80
_NARROWEST = 60  # characters of a label's line that its headline runs out of
_BEHIND_DATE = re.compile("[ \u00a0]*(?:[-–—|:·•/][ \u00a0]*)?")
_WHEN = re.compile(r"[ \u00a0]*[\[(][^\[\]()]{3,24}(?:19|20)\d\d[\])]$")  # in brackets behind a title
_LONGEST_HEAD = 7  # lines of a letter's head below its headline
_TITLE_WORDS = 3  # "Press release: Acme opens in Lyon" has a headline, "Press release: Acme" has not


class Header(Struct, frozen=True, kw_only=True):
    """The top in parts; `rest` begins with the lead."""

    headline: tuple[Passage, ...]
    subhead: Passage | None
    parts: tuple[Part, ...]
    rest: tuple[Passage, ...]


def read_header(passages: Iterable[Passage], *, language: str) -> Header:
    """Return the headline, the subhead and the parts around them."""
    reader = _Reader(list(passages), language)
    if not any(passage.form for passage in reader.rest):
        # Only a plain text can be a mail, or a page that was copied whole.
        reader.take_mail()
        reader.take_letter()
        reader.take_page()
    reader.take_parts()
    headline = reader.take_told_headline()
    if not headline:
        reader.take_letterhead()
        headline = reader.take_headline()
    subhead = None
    if headline:
        reader.take_stamp()
        reader.take_below(headline)
        reader.take_invitation()
        reader.take_greeting()
        subhead = reader.take_subhead()
        reader.take_below(headline)
        reader.take_greeting()
    return Header(headline=headline, subhead=subhead, parts=tuple(reader.parts), rest=tuple(reader.rest))


class _Reader:
    """Reads from the top: `rest` is what is still to be read, `parts` what was put aside."""

    def __init__(self, passages: list[Passage], language: str) -> None:
        self.rest = passages
        self.parts: list[Part] = []
        self._language = language
        self._found = False  # whether the headline is
        self._bold = False  # whether the headline is in bold, without a style of its own
        self._title = ""  # of the web page, where the text repeats it
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
        self._put_aside(count_letter(self.rest), "letter")
        self._put_aside(count_notice(self.rest), "web")

    def take_page(self) -> None:
        """Put aside a web page's title and navigation, where the headline below repeats the title."""
        above = count_page(self.rest)
        if above:
            self._title = read_title(self.rest[0].lines[0].text)
            self.rest = apart(self.rest, above + 1)
            self._put_aside(above, "web")

    def _put_aside(self, count: int, kind: PartKind) -> None:
        """Put the first passages aside, each as what it is, else as `kind`."""
        above, self.rest = self.rest[:count], self.rest[count:]
        while above:
            part = self._part(above) or Part(kind=kind, passages=(above[0],), label=TEXT)
            self.parts.append(part)
            del above[: len(part.passages)]

    def take_parts(self) -> None:
        """Put aside every label, date line and contact block that stands here."""
        while self.rest and len(self.parts) < MOST_PARTS:
            first = self.rest[0]
            if first.broken and has_address(first.spelled) and read_label(first.lines[0].text).kind == "contact":
                lines = first.apart()
                self.parts.append(Part(kind="contact", passages=tuple(lines), label=open_contact(lines[0].text)))
                del self.rest[0]
                continue
            if len(first.lines) > 1 and first.form != "table" and self._part(first.apart()[:1]):
                self.rest[:1] = (
                    first.apart()
                    if first.broken
                    else [
                        Passage(lines=first.lines[:1]),
                        replace(first, lines=first.lines[1:], mark=""),
                    ]
                )
            part = self._part(self.rest)
            if part is None:
                return
            self.parts.append(part)
            del self.rest[: len(part.passages)]

    def take_letterhead(self) -> None:
        """Put aside short lines above the headline: what stands above "press release", who issues it, a kicker."""
        self._take_above_label()
        subject = read_subject(self.rest[0].text) if self.rest else ""
        if subject:
            told = f"behind “{self.rest[0].text[: -len(subject)].rstrip(' :')}”"
            self._subject = (Passage(lines=(Line(number=self.rest[0].number, text=subject),), told=told),)
            del self.rest[0]
            return
        self._take_date()
        top = self._top()
        above = heaviest(top.candidates, top.text, page=top.page).at if top.candidates else 0
        if above:
            end = next((at for at, of in enumerate(top.owners) if of > top.owners[above]), len(top.units))
            self.rest = [*top.units[:end], *self.rest[top.owners[above] + 1 :]]
            self._put_aside(above, "letterhead")
            self.take_parts()

    def _take_date(self) -> None:
        """Put aside a full date that stands before the headline, on its line."""
        line = self.rest[0].apart()[0] if self.rest and not self.rest[0].form else None
        dates = find(line.text[:LONGEST_DATE], language=self._language)[:1] if line else ()
        if line is None or not dates or dates[0].start or not dates[0].year:
            return
        behind = _BEHIND_DATE.match(line.text, dates[0].end)
        start = behind.end() if behind else len(line.text)
        words = line.after(start) if len(line.text[start:].split(" ")) > 1 else None
        if words and words.text[0].isupper() and can_be_headline(words, self._language) and words.text[-1] != ".":
            date = replace(line, lines=(replace(line.lines[0], text=line.text[: dates[0].end]),))
            self.parts.append(Part(kind="dated", passages=(date,), label=TEXT))
            self.rest[:1] = [words, *self.rest[0].apart()[1:]] if len(self.rest[0].lines) > 1 else [words]

    def _top(self) -> Top:
        """Return the lines of the top that may be the headline, and the text below them."""
        menus = sum(part.kind == "web" for part in self.parts)
        return gather(self.rest, language=self._language, menus=menus, part=self._part, goes_on=self._goes_on)

    def _take_above_label(self) -> None:
        """Put aside short lines above "press release", where the headline stands below it."""
        ahead = self.rest[: _LETTERHEAD_LINES + 1]
        at = next((i for i, p in enumerate(ahead) if read_label(p.text).kind in {"press", "immediate"}), 0)
        below = next((p for p in self.rest[at + 1 :] if self._part([p]) is None), None)
        if not at or below is None or below.text.endswith((".", ":")) or not can_be_headline(below, self._language):
            return
        above = self.rest[:at]
        if any(len(passage.text) > _LONGEST_LETTERHEAD for passage in above):
            return
        louder = is_capitals(below.text) and not any(is_capitals(passage.text) for passage in above)
        lines = [line for passage in above for line in passage.apart() if self._part([line]) is None]
        if louder or all(len(line.text.split(" ")) <= _LETTERHEAD_WORDS or has_address(line.text) for line in lines):
            self._put_aside(at, "letterhead")
            self.take_parts()

    def take_told_headline(self) -> tuple[Passage, ...]:
        """Take the headline that the source itself calls so, and put aside the short lines above it."""
        at = next((index for index, passage in enumerate(self.rest) if passage.form == "headline"), -1)
        if at < 0:
            return ()
        above, headline, self.rest = self.rest[:at], self.rest[at], self.rest[at + 1 :]
        short = [passage for passage in above if len(passage.text) <= _LONGEST_LETTERHEAD and not passage.mark]
        self.parts += [self._part([one]) or Part(kind="letterhead", passages=(one,), label=TEXT) for one in short]
        self.rest[:0] = [passage for passage in above if passage not in short]
        label, headline = told_apart(headline)
        self.parts += label
        return (headline,)

    def take_headline(self) -> tuple[Passage, ...]:
        """Take the headline, of one line or several; none where the text begins with a paragraph."""
        if self._subject and self._subject[0].told.startswith("behind"):
            return self._subject
        first = self.rest[0].apart()[:1] if self.rest and self.rest[0].broken else self.rest[:1]
        fits = bool(first) and (bool(self._title) or heads([*first, *self.rest[1:2]], self._language))
        doubtful = not fits or self.rest[0].text.endswith((".", ":"))
        kinds: tuple[PartKind, ...] = ("press", "immediate") if doubtful else ("immediate",)
        titled = () if self._title else self._headline_in_label(kinds)
        if titled:
            return titled
        named = None if self._subject or self._title or (fits and not introduces(first[0])) else title_of(self.parts)
        if named:
            self.parts.remove(named)
            return (replace(named.passages[0], told="what the text is called, and no other line is like a headline"),)
        if not fits:
            return self._subject
        self.rest[:1] = self.rest[0].apart()
        taken = [self.rest.pop(0)]
        while self.rest and len(taken) < MOST_LINES and self._part(self.rest) is None:
            if self.rest[0].broken and self._goes_on(taken, Passage(lines=self.rest[0].lines[:1])):
                self.rest = apart(self.rest, 1)
            if not self._goes_on(taken, self.rest[0]):
                break
            taken.append(self.rest.pop(0))
        self._bold = all(one.is_strong for one in taken)
        return tuple(taken)

    def take_below(self, headline: Sequence[Passage]) -> None:
        """Put aside the labels below the headline, and the headline itself where it stands there once more."""
        self._found = True
        self._put_aside(self._count_letterhead(), "letterhead")
        self.take_parts()
        self.take_rows()
        while len(self.rest) > 1 and adds_nothing(self.rest[0], headline):
            self.rest[:1] = self.rest[0].apart()
            self._put_aside(1, "web")
            self.take_parts()
        self._put_aside(count_captions(self.rest), "credit")
        for at, kind in find_again(self.rest, headline):
            self.parts.append(Part(kind=kind, passages=(self.rest.pop(at),), label=TEXT))

    def _count_letterhead(self) -> int:
        """Return how many lines below the headline are a letter's head: short ones, down to "press release" or its day."""
        plain = self.rest[:_LONGEST_HEAD] if not any(one.form or one.mark for one in self.rest[:_LONGEST_HEAD]) else []
        parts = [self._part([one]) for one in plain]
        at = next((at for at, part in enumerate(parts) if part and part.kind in {"press", "immediate", "dated"}), 0)
        short = all(len(one.text.split(" ")) <= _LETTERHEAD_WORDS and one.text[-1] not in ".!?" for one in plain[:at])
        return at if short and sum(part is None for part in parts[:at]) > 1 else 0

    def take_rows(self) -> None:
        """Put aside a list of what a page says of its text."""
        rows = read_rows(self.rest, self._language)
        self.rest[: len(rows)] = rows
        self._put_aside(len(rows), "web")
        self.take_parts()

    def take_stamp(self) -> None:
        """Put aside the line of a date and an hour, whatever else it tells, directly below the headline."""
        if len(self.rest) > 1 and is_stamp(self.rest[0].text, language=self._language):
            self._put_aside(1, "dated")

    def take_invitation(self) -> None:
        """Put aside a line that says what a letter below its headline is: `Invitation to the press conference`."""
        if len(self.rest) > 1 and not self.rest[0].form and is_invitation(self.rest[0].text):
            label = Label(kind="press", words=self.rest[0].text)
            self.parts.append(Part(kind="press", passages=(self.rest.pop(0),), label=label))

    def take_greeting(self) -> None:
        """Put aside the words that greet whom a letter is for, on lines of their own."""
        while len(self.rest) > 1 and self.rest[0].form in {"", "text", "heading"} and is_greeting(self.rest[0].text):
            self._put_aside(1, "letter")

    def take_subhead(self) -> Passage | None:
        """Take a line like a heading that stands directly below the headline and above a paragraph."""
        told = next((passage for passage in self.rest[:MOST_LINES] if passage.form == "subhead"), None)
        if told:
            self.rest.remove(told)
            return told
        listed = read_rows(self.rest[1:], self._language)
        first = self.rest[0] if len(self.rest) > 1 and (listed or not self.rest[1].mark) else None
        if dashed := read_dashed(first):
            del self.rest[0]
            return dashed
        around = kind_around(self.rest) if first and len(self.parts) < MOST_PARTS else ""
        if around:
            self._put_aside(1, around)
            self.take_parts()
            return self.take_subhead()
        # Whatever its form: no lead stands above what a page lists of its text, or Is Written as Titles Are.
        titled = first is not None and first.form == "text" and (is_title_case(first.text) or first.is_emphasised)
        # Nor where line and headline are in bold and the text below them is not.
        titled = titled or (self._bold and first is not None and first.is_strong and not self.rest[1].is_strong)
        line = replace(first, form="") if first and (listed or titled) else first
        line = None if line and line.quoted else line
        if line and can_be_subhead(line, self.rest[1], self._language) and not read_place(line.text):
            return self.rest.pop(0)
        return None

    def _goes_on(self, taken: Sequence[Passage], below: Passage) -> bool:
        """Whether a headline goes on in the next line: as its page's title does, else as its form tells."""
        if self._title and covers(self._title, " ".join(passage.text for passage in (*taken, below))):
            return True
        upper = taken[-1]
        return goes_on(upper, below, self._language) or is_broken_off(upper, below, self.rest)

    def _headline_in_label(self, kinds: Sequence[PartKind]) -> tuple[Passage, ...]:
        """Return the headline of "Press release: Acme opens in Lyon", and leave the label its own words."""
        for index, part in enumerate(self.parts):
            rest = _WHEN.sub("", read_title(part.text)) if part.label.rest else ""
            if part.kind in kinds and len(rest.split(" ")) >= _TITLE_WORDS and not find(rest, language=self._language):
                self.parts[index] = replace(part, label=replace(part.label, rest=""))
                told = f"behind “{part.label.words.strip(' :')}”"
                headline = Passage(lines=(Line(number=part.line, text=rest),), told=told)
                below = self.rest[0] if self.rest else None
                wrapped = below and below.number == part.line + 1 and len(part.text) >= _NARROWEST
                if below and wrapped and len(below.lines) == 1 and is_heading(below) and can_be_headline(below, ""):
                    return (headline, self.rest.pop(0))
                return (headline,)
        return ()

    def _part(self, rest: list[Passage]) -> Part | None:
        """Return the part that the first passage begins, or None for text."""
        first = rest[0]
        label = read_label(first.text)
        plain = self._unlabelled(rest, label)
        if plain:
            return plain
        match label.kind:
            case "contact":
                section = contact_section(rest[:LONGEST_PART])
                is_block = len(section) > 1 or has_address(label.rest)
                return Part(kind="contact", passages=section, label=label) if is_block else None
            case "embargo":
                undated = not find(first.text, language=self._language)
                follows = [passage for passage in rest[1:2] if undated and dates_embargo(passage, self._language)]
                return Part(kind="embargo", passages=(first, *follows), label=label)
            case "press" | "immediate" | "filed" | "web" | "related" | "issuer" | "end" as kind:
                title = first.form == "headline" and first.text.count(" ") >= _TITLE_WORDS
                fits = are_categories(label.rest) if kind == "filed" else not (title and kind == "web")
                of_page: PartKind = "web" if kind == "related" else kind
                return Part(kind=of_page, passages=(first,), label=label) if fits else None
            case _:
                return Part(kind="web", passages=(first,), label=TEXT) if first.is_rule else None

    def _unlabelled(self, rest: list[Passage], label: Label) -> Part | None:
        """Return the part that no label tells: a line of a date, a person with numbers to call, an address alone."""
        first = rest[0]
        if not self._found and first.form != "headline" and is_notice(first.text) and len(rest) > 1:
            return Part(kind="web", passages=(first,), label=TEXT)
        # An embargo's line also has a date: it is looked for first, never taken for a day alone; nor is a title.
        dated = first.form != "headline" and label.kind not in {"embargo", "press", "immediate"}
        if dated and (read_line(first.text, language=self._language) or is_month(first.text)):
            return Part(kind="dated", passages=(first,), label=label)
        above = (level(part.text) for part in self.parts if part.kind == "letterhead")
        signed = is_byline(first.text) or (first.form == "heading" and self._found and is_office(first.text))
        if signed or is_of_page(first.text) or level(first.text) in above:
            return Part(kind="issuer" if signed else "web", passages=(first,), label=TEXT)
        named = () if label.kind else named_contact(rest[:LONGEST_PART])
        ahead = [] if self._found or label.kind else rest[1:3]
        above_line = bool(ahead) and heads(ahead, self._language) and ahead[0].text[-1] not in ".。:："
        told = (
            Label(kind="contact", rest=first.text)
            if named
            else read_untold(first, self._language, below=self._found, above=above_line)
        )
        if told:
            return Part(kind=cast("PartKind", told.kind), passages=named or (first,), label=told)
        return None
