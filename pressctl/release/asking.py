"""What is asked about a new release on a terminal: only what is missing, and what is wrong is asked again."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from pressctl.model import Finding, Newsroom, Release
from pressctl.release.evidence import Question
from pressctl.release.reading import read
from pressctl.release.writing import Value, new_document

_SHOWN = 8  # categories that a question names
_CONTACT = ("name", "role", "email", "phone")


class Past(Struct, frozen=True, kw_only=True):
    """What a newsroom has written in before: its languages, and its categories, the commonest first."""

    languages: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


def past_of(releases: Iterable[Release], languages: Iterable[str]) -> Past:
    """Return a newsroom's past; `languages` are those its config names, its own first."""
    known = list(releases)
    counted = Counter(category for release in known if release.original for category in release.categories)
    return Past(
        languages=tuple(dict.fromkeys((*languages, *sorted({release.language for release in known})))),
        categories=tuple(category for category, _ in counted.most_common(_SHOWN)),
    )


def interview(
    headline: str,
    *,
    newsroom: Newsroom,
    past: Past,
    today: date,
    ask: Callable[[Question], str],
    complain: Callable[[Finding], None],
) -> dict[str, Value]:
    """Return answers for `new_document`, each of them sound; an empty answer leaves its key out.

    `ask` returns what was said, the suggestion where nothing was, and "" when nobody is there any more; `complain`
    is told what is wrong with an answer before it is asked for again.
    """
    said: dict[str, str] = {}

    def errors(answers: Mapping[str, str]) -> dict[str, Finding]:
        document = new_document(headline, newsroom=newsroom, today=today, id="new", answers=_answers(answers))
        found = read(document.encode("utf-8", "replace"), path="", newsroom=newsroom).findings
        return {finding.message: finding for finding in found if finding.level == "error"}

    for question in _questions(newsroom, past, today, said):
        while answer := ask(question):
            tried = {**said, question.key: answer}
            wrong = {} if answer == question.suggestion else errors(tried)
            # What is wrong without the answer too is not the answer's fault.
            wrong = wrong and {message: finding for message, finding in wrong.items() if message not in errors(said)}
            if not wrong:
                said.update(tried)
                break
            complain(next(iter(wrong.values())))
    return _answers(said)


def _questions(newsroom: Newsroom, past: Past, today: date, said: Mapping[str, str]) -> Iterator[Question]:
    """Yield what to ask; `said` grows with the answers, and what follows from one is asked only after it."""
    if len(past.languages) > 1:
        text = f"Its language, one of {', '.join(past.languages)}"
        yield Question(key="language", text=text, suggestion=newsroom.language)
    yield Question(key="dateline", text="Its dateline, such as the town (Enter: none)")
    yield Question(key="date", text="Its date, or date and hour: 2026-01-31T09:00", suggestion=today.isoformat())
    yield Question(key="embargo", text="Embargo until, such as 2026-01-31T09:00+01:00 (Enter: none)")
    if not newsroom.contacts:
        yield Question(key="contacts.name", text="Whom journalists may call: name (Enter: nobody)")
        if "contacts.name" in said:
            yield Question(key="contacts.role", text="What this person does (Enter: leave out)")
            yield Question(key="contacts.email", text="E-mail (Enter: leave out)")
            yield Question(key="contacts.phone", text="Telephone (Enter: leave out)")
    used = f"; used here: {', '.join(past.categories)}" if past.categories else ""
    yield Question(key="categories", text=f"Categories, with commas between them{used} (Enter: none)")


def _answers(said: Mapping[str, str]) -> dict[str, Value]:
    """Return what was said as the values of keys."""
    values: dict[str, Value] = {key: text for key, text in said.items() if "." not in key}
    contact = {key: said[f"contacts.{key}"] for key in _CONTACT if f"contacts.{key}" in said}
    if contact:
        values["contacts"] = [contact]
    if "categories" in said:
        parts = (part.strip(" \t") for part in said["categories"].replace(";", ",").split(","))
        values["categories"] = [part for part in parts if part]
    return values
