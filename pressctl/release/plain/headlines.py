"""The headline and the subhead: as they stand, re-cased from capitals, or asked for."""

import re

from pressctl.release.assuming import Assumed
from pressctl.release.drafting import Draft
from pressctl.release.evidence import Question
from pressctl.release.plain.anatomy import Anatomy
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.weighing import Echo
from pressctl.release.recasing import Recased, is_capitals, recase

# An initial's point ends no sentence: `Daniel K. Oak`, `U.S. Senator`.
_FIRST_SENTENCE = re.compile(r"[^\n]{10,140}?(?:[!?…]|(?<![ .\u00a0][^\W\d_a-z])\.)(?=[ \u00a0\n]|$)")
# Japanese and Chinese have no space where a line was broken.
_UNSPACED = re.compile("(?<=[\u3040-\u30ff\u4e00-\u9fff、。」])\n(?=[\u3040-\u30ff\u4e00-\u9fff「])")
# Blanks that a print or a form doubled; a headline has one between words.
_DOUBLED = re.compile("(?<=[ \u00a0\u202f\u3000]) +")
_LONGEST_SUGGESTION = 100


def write_headline(draft: Draft, anatomy: Anatomy, *, assumed: Assumed, language: str) -> str:
    """Write headline and subhead, and return the headline; one that the text lacks is asked for."""
    evidence = [passage.text for passage in anatomy.body]
    opening = read_opening(evidence[0], language=anatomy.language)
    if opening and opening.place.isupper():
        evidence[0] = evidence[0][opening.end :]  # a dateline's capitals say nothing of a word
    evidence += [passage.text for part in anatomy.of("about", "notes", "contact") for passage in part.passages]
    lines = "\n".join(line.text for one in anatomy.headline for line in one.lines)
    written = _DOUBLED.sub("", _UNSPACED.sub("", lines).replace("\n", " "))
    line = anatomy.headline[0].number if anatomy.headline else 0
    if assumed.headline:
        headline = assumed.headline
        draft.write("headline", headline)
        if written:
            draft.leave_out(written, line, "another headline was given")
    elif not written:
        headline = _ask(draft, anatomy)
    elif is_capitals(written):
        recased = recase(written, evidence, language=language)
        headline = recased.text
        told = f"{anatomy.headline[0].told}, " if anatomy.headline[0].told else ""
        draft.infer("headline", headline, f"{told}in capitals: {_account(recased)}", line=line)
    else:
        headline = written
        told = anatomy.headline[0].told or _evidence(anatomy, written)
        draft.infer("headline", headline, told, line=line)
    _write_subhead(draft, anatomy, assumed, [*evidence, headline], language)
    return headline


def _evidence(anatomy: Anatomy, written: str) -> str:
    """Say what tells the headline of a plain text, and that little does where lines stood above it and the text has none of its words."""
    passed = any(part.kind in {"web", "letterhead"} for part in anatomy.above)
    echo = Echo(anatomy.body)
    if passed and echo.is_telling and not echo.share(written):
        return "a guess, among the lines above the text: the text has none of its words, so look at it"
    return "the first line that is no label"


def _write_subhead(draft: Draft, anatomy: Anatomy, assumed: Assumed, evidence: list[str], language: str) -> None:
    passage = anatomy.subhead
    if assumed.subhead:
        draft.write("subhead", assumed.subhead)
        if passage:
            draft.leave_out(passage.text, passage.number, "another subhead was given")
    elif passage and is_capitals(passage.text):
        recased = recase(passage.text, evidence, language=language)
        draft.infer(
            "subhead", recased.text, f"in capitals below the headline: {_account(recased)}", line=passage.number
        )
    elif passage:
        told = passage.told or "a line like a heading, directly below the headline"
        draft.infer("subhead", passage.text, told, line=passage.number)


def _ask(draft: Draft, anatomy: Anatomy) -> str:
    """Ask for a headline, and write the beginning of the text in its place until it is answered."""
    text = anatomy.body[0].text
    opening = read_opening(text, language=anatomy.language)
    text = text[opening.end :] if opening else text
    sentence = _FIRST_SENTENCE.match(text)
    suggestion = sentence[0] if sentence and len(sentence[0]) <= _LONGEST_SUGGESTION else _cut(text)
    draft.ask(
        Question(
            key="headline",
            text="What is the headline? The text begins with a paragraph.",
            suggestion=suggestion,
            evidence=suggestion,
            line=anatomy.body[0].number,
        )
    )
    draft.write("headline", suggestion, "the beginning of the text, until a headline is written")
    return suggestion


def _cut(text: str) -> str:
    text = text.replace("\n", " ")
    if len(text) <= _LONGEST_SUGGESTION:
        return text
    head = text[:_LONGEST_SUGGESTION]
    return f"{head.rpartition(' ')[0] or head}…"


def _account(recased: Recased) -> str:
    """Say which words a person should look at."""
    if recased.repeated:
        return "written as a line of the text writes it again"
    parts = ["its words are written as the text writes them"]
    named = (
        ("the text never has, so in small letters:", recased.unseen),
        ("decided on little:", recased.doubtful),
        ("given their accents:", recased.accented),
    )
    parts += [f"{said} {', '.join(words)}" for said, words in named if words]
    return "; ".join(parts)
