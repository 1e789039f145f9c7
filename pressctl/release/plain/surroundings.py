"""What stands around a release's text, written as keys: categories, contacts, notes, boilerplate, embargo."""

import re
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from pressctl.model import Contact
from pressctl.release.assuming import Assumed
from pressctl.release.drafting import Draft
from pressctl.release.escaping import escape_inline
from pressctl.release.evidence import Inference, Question
from pressctl.release.levelling import level
from pressctl.release.markup import paragraph_of
from pressctl.release.moments import with_offset
from pressctl.release.plain.anatomy import Anatomy, Part
from pressctl.release.plain.categories import split_categories
from pressctl.release.plain.contacts import read_contacts
from pressctl.release.plain.embargoes import Embargo, read_embargo
from pressctl.release.plain.labels import spoken_embargo
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.unsaid import unsaid
from pressctl.release.writing import Value, Word

_TAGGED = re.compile(r"[ .|•\u00a0]*\b(?:tagged(?: with)?|[ée]tiquet[ée]e?s?(?: avec)?)\b[ :\u00a0]*", re.IGNORECASE)
_KEYWORDS = re.compile(r"mots?[- ]cl[ée]s?|keywords|schlagw[öo]rter|palabras clave", re.IGNORECASE)
_KINDS = {
    "advisory": r"advisory|alert|invitation|note de presse|einladung|uitnodiging|inbjudan|invitasjon|invitaci[oó]n|invito|convite|zaproszenie",
    "statement": r"statement|erkl[äa]rung|d[ée]claration",
}
_LEFT_OUT = {
    "press": "says what it is",
    "immediate": "there is no embargo",
    "end": "marks the end",
    "web": "belongs to the web page",
    "letterhead": "the letterhead",
    "issuer": "who issues it, or under which number",
    "dated": "only its date counts",
    "embargo": "the embargo's line",
    "mail": "the mail's header",
    "letter": "the letter that came with it",
    "running": "the foot of a page",
    "credit": "who took a picture",
    "beyond": "below the end of the release",
}
_BLANKS = " \u00a0\u202f"
_LONGEST_SHOWN = 80
_MOST_LINES = 60  # of a contact block
_TO_EDITORS = re.compile(
    r"edit|reda[ckt]|journalis|giornalis|periodis|jornalis|newsroom|media|medi[oe]|المحررين|للصحفيين|編|编"
)


def write_surroundings(draft: Draft, anatomy: Anatomy, *, dateline: Part | None) -> tuple[Passage, ...]:
    """Write the parts as keys, and what is no part of the release as comments.

    Returns the passages of parts that could not be read after all; they belong to the text.
    `dateline` is the part that was written as the dateline.
    """
    _write_kind(draft, anatomy.of("press"))
    _write_categories(draft, anatomy.of("filed"))
    unread = _write_contacts(draft, anatomy.of("contact"))
    _write_notes(draft, anatomy.of("notes"))
    _write_boilerplate(draft, anatomy.of("about"))
    for part in (part for part in (*anatomy.above, *anatomy.below) if part.kind in _LEFT_OUT):
        if part is not dateline and not part.passages[0].is_rule:
            draft.leave_out(part.spelled, part.line, _LEFT_OUT[part.kind])
    return unread


def write_embargo(
    draft: Draft, anatomy: Anatomy, *, assumed: Assumed, home: ZoneInfo, today: date, language: str
) -> date | None:
    """Write the embargo, or ask for what is missing of it; return its day where it is known.

    An embargo that the text speaks of without such a line is asked for, never passed over.
    """
    if assumed.embargo:
        draft.write("embargo", assumed.embargo)
        return date.fromisoformat(assumed.embargo[:10])
    if assumed.no_embargo:
        return None
    for part in anatomy.of("embargo"):
        found = read_embargo(part.text, home=home, today=today, language=language)
        if found.moment:
            draft.infer("embargo", Word(with_offset(found.moment)), f"“{part.text}”", line=part.line)
            return found.moment.date()
        _ask_embargo(draft, part.text, part.line, found)
        return None
    for passage in (*anatomy.headline, *anatomy.body):
        told = spoken_embargo(passage.text)
        if told >= 0:
            _ask_embargo(
                draft,
                passage.text[told : told + _LONGEST_SHOWN],
                passage.number,
                Embargo(missing="a line of its own"),
            )
            return None
    return None


def _ask_embargo(draft: Draft, text: str, line: int, found: Embargo) -> None:
    asked = f"Until when does the embargo hold? Line {line} says “{_short(text)}”, without {found.missing}."
    draft.ask(
        Question(
            key="embargo",
            text=f"{asked} Answer none if there is none.",
            suggestion=found.suggestion,
            evidence=text,
            line=line,
        )
    )


def _write_kind(draft: Draft, parts: Iterable[Part]) -> None:
    for part in parts:
        for kind, words in _KINDS.items():
            if re.search(words, part.label.words, re.IGNORECASE):
                draft.infer("kind", Word(kind), f"“{part.label.words.strip(' ')}”", line=part.line)


def _write_categories(draft: Draft, parts: Iterable[Part]) -> None:
    """Write categories and keywords; a blog's footer may have both on one line."""
    found: dict[str, list[str]] = {"categories": [], "keywords": []}
    lines: dict[str, list[Part]] = {"categories": [], "keywords": []}
    for part in parts:
        main = "keywords" if _KEYWORDS.fullmatch(part.label.words) else "categories"
        first, *tagged = _TAGGED.split(part.label.rest, maxsplit=1)
        for key, text in ((main, first), ("keywords", "".join(tagged))):
            names = split_categories(text)
            found[key] += names
            lines[key] += [part] if names else []
    for key, written in found.items():
        if written:
            unique = list(dict.fromkeys(written))
            evidence = " and ".join(f"“{part.text.replace(chr(10), ' ')}”" for part in dict.fromkeys(lines[key]))
            draft.infer(key, unique, evidence, line=lines[key][0].line, shown=", ".join(unique))


def _write_contacts(draft: Draft, parts: Iterable[Part]) -> tuple[Passage, ...]:
    """Write the contacts, and return the passages of blocks that cannot be read as such."""
    parts = _told(draft, parts, "heads the contacts")
    listed: list[str] = []
    found = [(part, read_contacts(part.words) or _read_loosely(draft, part, listed)) for part in parts]
    read = [part for part, contacts in found if contacts]
    named = [_named(contact, part.label.words) for part, contacts in found for contact in contacts]
    rows = [_row(contact) for contact in dict.fromkeys(named)]
    said = {str(row.get("role", "")) for row in rows}
    values = [str(value) for row in rows for value in row.values()]
    for part in read:
        heading = part.label.words.strip(" \u00a0\u202f:–—-")
        if heading and heading not in said:
            draft.leave_out(heading, part.line, "heads the contacts")
        for line in unsaid((line for words in part.words for line in words.split("\n")), [*values, *listed]):
            draft.leave_out(line, part.line, "stands in the contact block")
    unread = [passage for part, contacts in found if not contacts for passage in part.passages]
    if rows:
        evidence = " and ".join(f"“{part.text.replace(chr(10), ' / ')}”" for part in read)
        shown = ", ".join(str(next(iter(row.values()))) for row in rows)
        draft.infer("contacts", rows, evidence, line=read[0].line, shown=shown)
    if unread:
        draft.advise(
            "contact-unread",
            unread[0].number,
            "this contact block could not be read as contacts.",
            "It stands at the end of the text; move it to contacts.",
        )
    return tuple(unread)


def _read_loosely(draft: Draft, part: Part, listed: list[str]) -> tuple[Contact, ...]:
    """Return the contacts of a block of which some lines are none's, and leave those lines out; () where there is no contact."""
    lines = [line for words in part.words for line in words.split("\n")][:_MOST_LINES]
    contacts: list[Contact] = []
    others: list[str] = []
    while lines:
        ends = range(len(lines), 0, -1)
        end, read = next(((end, read) for end in ends if (read := read_contacts(lines[:end]))), (1, ()))
        contacts += read
        others += [] if read else lines[:1]
        del lines[:end]
    if contacts and len(part.passages) > 1:
        for line in others:
            draft.leave_out(line, part.line, "stands in the contact block")
        listed += others
        return tuple(contacts)
    return ()


def _told(draft: Draft, parts: Iterable[Part], why: str) -> tuple[Part, ...]:
    """Return the parts that say something; a label with nothing of its own below is left out."""
    told = tuple(parts)
    for part in told:
        if not part.words:
            draft.leave_out(part.spelled, part.line, why)
    return tuple(part for part in told if part.words)


def _named(contact: Contact, label: str) -> Contact:
    """Give a number or an address without a name the label's words as its role."""
    return contact if contact.name or contact.role else replace(contact, role=label.strip(" \u00a0\u202f:–—-"))


def _row(contact: Contact) -> dict[str, Value]:
    row = {"name": contact.name, "role": contact.role, "email": contact.email, "phone": contact.phone}
    return {key: value for key, value in row.items() if value}


def _write_notes(draft: Draft, parts: tuple[Part, ...]) -> None:
    """Write the notes to editors, which are plain text."""
    parts = _told(draft, parts, "heads the notes")
    inferences = [
        Inference(key="notes", value=_short(part.words[0]), evidence=_heads(part), line=part.line) for part in parts
    ]
    if inferences:
        draft.infer_each("notes", "\n\n".join(words for part in parts for words in _with_heading(part)), inferences)


def _with_heading(part: Part) -> tuple[str, ...]:
    """Return a part's texts below its heading, such as "Background"; "Notes to editors" is what the key says itself."""
    heading = part.label.words.strip(" \u00a0\u202f:–—-")
    first = part.passages[0].spelled
    if part.words and first.endswith(part.words[0]) and first.startswith(f"{heading} {part.words[0][:1]}"):
        return (first, *part.words[1:])  # the label begins a sentence
    return (heading, *part.words) if heading and not _TO_EDITORS.search(level(heading)) else part.words


def _heads(part: Part) -> str:
    """Say what makes a part notes: its label, or that it stands below the release's end."""
    return f"below “{part.passages[0].text}”" if part.label.words else "below the end of the release"


def _write_boilerplate(draft: Draft, parts: tuple[Part, ...]) -> None:
    """Write the words on who speaks, as Markdown, each below its title in bold."""
    if not parts:
        return
    paragraphs = []
    for part in parts:
        titled = part.passages[:1] if part.label.kind else ()
        paragraphs += [f"**{escape_inline(title.text.strip(_BLANKS))}**" for title in titled]
        paragraphs += [paragraph_of(passage) for passage in part.passages[len(titled) :]]
    first = parts[0]
    draft.infer(
        "boilerplate",
        "\n\n".join(paragraphs),
        f"below “{first.passages[0].text}”" if first.label.kind else "the last words, which say who somebody is",
        line=first.line,
        shown=_short(first.passages[-1].text),
    )


def _short(text: str) -> str:
    line = text.replace("\n", " / ")
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
