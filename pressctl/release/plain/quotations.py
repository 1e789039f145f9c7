"""Quotations in a text, each with its speaker as the text names them.

A quotation counts when the words beside it say who speaks. "he said" names nobody, and is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Quote
from pressctl.release.drafting import Draft
from pressctl.release.evidence import Inference
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.speakers import (
    is_name,
    role_before,
    speaker_after,
    speaker_before,
    speaker_beside,
    speaker_in_talk,
)
from pressctl.release.writing import Value

_CLOSING = {"«": "»", "»": "«", "“": "”", "„": "“”", '"': '"', "‘": "’", "”": "”", "「": "」", "『": "』"}
# Signs that also close, or are apostrophes: they open with a word on their right only, and close behind punctuation.
_BESIDE_WORDS = frozenset("»‘”")
_FEWEST_WORDS, _FEWEST_SIGNS = 3, 8  # of a quotation with spaces, without them
_LONGEST, _AROUND = 3000, 240  # characters of a quotation, and of what is read beside it
_MOST, _MOST_TEXT = 40, 6_000
_LONGEST_SHOWN = 40
_BRITISH_END = re.compile(r"[.,!?…]’(?![^\W\d_])")
_MOST_PARAGRAPHS = 6


class Said(Struct, frozen=True, kw_only=True):
    """A quotation with its speaker, and the line its passage starts on."""

    quote: Quote
    line: int


def write_quotes(draft: Draft, headline: str, line: int, passages: Sequence[Passage]) -> None:
    """Write the quotations of the text, then the headline's own.

    A speaker stays what the text says: that "le sénateur" is the headline's speaker is suggested
    beside it, never written.
    """
    found = list(find_quotes(passages))
    remark = ""
    own = headline_quote(headline)
    if own:
        role, where = _role(own.speaker, passages)
        found.append(Said(quote=replace(own, role=role), line=line))
        called = [said for said in found if role and said.quote.speaker.endswith(f" {role}")]
        if called:
            told = f"perhaps “{called[0].quote.speaker}” (line {called[0].line}) is {own.speaker}"
            remark = f"{told}, whom line {where} calls {role}: then write that name"
    inferences = [
        Inference(
            key="quotes",
            value=f"{said.quote.speaker}: {_short(said.quote.text)}",
            evidence=_evidence(said.quote),
            line=said.line,
        )
        for said in found
    ]
    if remark:
        inferences[-1] = replace(inferences[-1], evidence=f"{inferences[-1].evidence}; {remark}")
    if found:
        draft.infer_each("quotes", [_row(said.quote) for said in found], inferences)


def _evidence(quote: Quote) -> str:
    role = f", {quote.role}" if quote.role else ""
    return f"“{_short(quote.text)}” is said by {quote.speaker}{role}"


def _role(name: str, passages: Sequence[Passage]) -> tuple[str, int]:
    """Return what the text calls a person, and on which line."""
    for passage in passages:
        role = role_before(name, passage.text)
        if role:
            return role, passage.number
    return "", 0


def _row(quote: Quote) -> dict[str, Value]:
    row = {"text": quote.text, "speaker": quote.speaker, "role": quote.role}
    return {key: value for key, value in row.items() if value}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def find_quotes(passages: Sequence[Passage]) -> tuple[Said, ...]:
    """Return the attributed quotations of a text, in its order, each once, 40 at most."""
    found: dict[str, Said] = {}
    for index in range(len(passages)):
        for said in _in_passage(passages, index):
            found.setdefault(said.quote.text, said)
        if len(found) >= _MOST or sum(map(len, found)) > _MOST_TEXT:
            break
    return tuple(found.values())[:_MOST]


def headline_quote(headline: str) -> Quote | None:
    """Return the quotation of a headline `NAME : « … »`, or None."""
    start = next((index for index, character in enumerate(headline) if character in _CLOSING), 0)
    end = max(map(headline.rfind, _CLOSING[headline[start]])) if start else 0
    before = headline[:start].rstrip(" \u00a0\u202f")
    if end <= start + 1 or not before.endswith(":") or headline[end + 1 :].strip(" \u00a0\u202f.!?"):
        return None
    name = before[:-1].rstrip(" \u00a0\u202f")
    text = headline[start + 1 : end].strip(" \u00a0\u202f")
    return Quote(text=text, speaker=name) if text and " " in name and is_name(name) else None


def _in_passage(passages: Sequence[Passage], index: int) -> Iterator[Said]:
    """Find the quotations that begin in a passage; one may go on through the next ones."""
    passage = passages[index]
    if passage.quoted:
        yield from _set_apart(passages, index)
    text = passage.text
    above = passages[index - 1].text if index else ""
    following = passages[index + 1] if index + 1 < len(passages) else None
    below = following.text if following else ""
    listed = following is not None and bool(following.mark)
    for start, end in _pairs(text):
        words = text[start + 1 : end].strip(" \u00a0\u202f\n").rstrip(",，、")
        if len(words.split(" ")) < _FEWEST_WORDS and (words.isascii() or len(words) < _FEWEST_SIGNS or " " in words):
            continue
        before, after = text[max(0, start - _AROUND) : start], text[end + 1 : end + 1 + _AROUND]
        spoken = speaker_after(after) or speaker_before(before) or (_introduced(above) if not before else None)
        spoken = spoken or (None if words.isascii() else speaker_beside(before, after))
        if not spoken and not after.strip(" .\u00a0\u202f") and not listed and below[:1] in {"–", "—", "-"}:
            spoken = speaker_after(" " + below[:_AROUND])
        if not (spoken or before or after or listed) and following and signs_quote(following, passage):
            spoken = _signature(following)
        if spoken:
            yield Said(quote=Quote(text=words, speaker=spoken[0], role=spoken[1]), line=passage.number)
    yield from _in_talk(passage)
    spoken = _introduced(above)
    words = _of_several(passages[index : index + _MOST_PARAGRAPHS]) if spoken else ""
    if spoken and words:
        yield Said(quote=Quote(text=words, speaker=spoken[0], role=spoken[1]), line=passage.number)


def _in_talk(passage: Passage) -> Iterator[Said]:
    """Find what a paragraph that opens with a dash says, as the North writes: `– Ja, säger Karin Lind`."""
    if passage.mark or not passage.text.startswith(("– ", "— ")):
        return
    length, spoken = speaker_in_talk(passage.text)
    if spoken:
        words = passage.text[2:length]
        yield Said(quote=Quote(text=words, speaker=spoken[0], role=spoken[1]), line=passage.number)


def _set_apart(passages: Sequence[Passage], index: int) -> Iterator[Said]:
    """Find the quotation that a source sets apart, with the speaker that a colon names above it, or a line below."""
    if index and passages[index - 1].quoted:
        return
    run = list(takewhile(lambda passage: passage.quoted, passages[index : index + _MOST_PARAGRAPHS + 2]))
    signatures = ((at, _signature(passage)) for at, passage in enumerate(run) if at)
    at, signed = next((found for found in signatures if found[1]), (len(run), None))
    said = run[:at]
    below = passages[index + len(run)] if at == len(run) and index + len(run) < len(passages) else None
    signed = _signature(below) if below is not None and signs_quote(below, run[-1]) else signed
    words = "\n\n".join(passage.text for passage in said)
    spoken = signed or (_introduced(passages[index - 1].text) if index else None)
    if len(words) > 1 and words[-1] in _CLOSING.get(words[0], ""):
        words = words[1:-1].strip(" \u00a0\u202f")
    if spoken and words and len(said) <= _MOST_PARAGRAPHS and len(words) <= _LONGEST:
        yield Said(quote=Quote(text=words, speaker=spoken[0], role=spoken[1]), line=run[0].number)


def signs_quote(passage: Passage, above: Passage) -> bool:
    """Tell whether a line says who said what stands above it, all of which is a quotation: `Jeanne Petit, maire de Tours`."""
    opener = above.text[0]
    whole = above.quoted or (opener in _CLOSING and above.text[-1] in _CLOSING[opener])
    name, _, role = passage.text.partition(",")
    role = role.strip(" \u00a0")
    known = phrases_at("roles", level(role))
    styled = above.quoted and passage.is_strong and bool(role)  # the source sets both apart
    what = styled or role[:1].islower() or (bool(known) and bool(re.match(known, level(role))))
    return whole and not above.mark and " " in name and is_name(name) and what


def _signature(passage: Passage) -> tuple[str, str] | None:
    """Return the speaker and the role of a line such as `**Jeanne Petit, maire de Tours**` or `— Jeanne Petit`."""
    text = passage.text
    dashed = text.startswith(("– ", "— ", "- "))
    name, _, role = text[2 if dashed else 0 :].partition(",")
    fits = (
        (dashed or passage.is_strong) and not passage.broken and len(text) <= _AROUND and not text.endswith((":", "."))
    )
    return (name.strip(" "), role.strip(" \u00a0")) if fits and is_name(name.strip(" ")) else None


def _introduced(above: str) -> tuple[str, str] | None:
    """Return the speaker that a paragraph ending with a colon names for the next one."""
    above = above.rstrip(" \u00a0\u202f")
    return speaker_before(above[-_AROUND:]) if above.endswith(":") else None


def _of_several(passages: Sequence[Passage]) -> str:
    """Return a quotation of several paragraphs: each opens it again, only the last closes it."""
    opener = passages[0].text[0]
    said: list[str] = []
    for passage in passages:
        text = passage.text
        if opener not in _CLOSING or text[0] != opener or len(text) > _LONGEST:
            return ""
        end = _closed(text, 0)
        if end > 0:
            closes = end == len(text) - 1 and bool(said)
            return "\n\n".join((*said, text[1:-1].strip(" \u00a0\u202f"))) if closes else ""
        said.append(text[1:].strip(" \u00a0\u202f"))
    return ""


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Find quotation marks in pairs, the outer ones; one that is not closed is passed over."""
    index, found = 0, 0
    while index < len(text) and found < _MOST * 2:
        end = _closed(text, index) if text[index] in _CLOSING else -1
        if end > 0:
            yield index, end
            index, found = end, found + 1
        index += 1


def _closed(text: str, start: int) -> int:
    """Return where the quotation mark at `start` is closed; -1 where it is not, or opens nothing."""
    opener = text[start]
    if opener in _BESIDE_WORDS and (text[start - 1 : start].isalnum() or not text[start + 1 : start + 2].isalnum()):
        return -1
    limit = start + _LONGEST
    if opener == "‘":
        ends = (found.end() - 1 for found in _BRITISH_END.finditer(text, start + 1, min(limit, len(text))))
    else:
        ends = (end for sign in _CLOSING[opener] if (end := text.find(sign, start + 1, limit)) > 0)
    return min(ends, default=-1)
