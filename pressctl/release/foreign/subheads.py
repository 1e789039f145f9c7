"""The subhead where a source has no style and no key for it: a heading, or a line in one form, below the headline."""

import re
from collections.abc import Container, Sequence

from msgspec.structs import replace

from pressctl.release.dating import find
from pressctl.release.foreign.titles import compared
from pressctl.release.plain.captions import is_office
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import is_stamp, read_line
from pressctl.release.plain.events import stands_among_fields
from pressctl.release.plain.furniture import is_credit
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.titles import is_ticker
from pressctl.release.sentences import ends_with_picture
from pressctl.release.spans import clipped

_LONGEST, _LONGEST_STANDFIRST = 300, 700  # characters; of one above a dateline
_FEWEST_WORDS, _FEWEST_SIGNS = 4, 8  # of a heading that is a subhead; signs of scripts without spaces
_MANY_WORDS, _MANY_SIGNS = 9, 20  # that no section's heading has
_SENTENCES_OF_A_LEAD = 1  # ends of sentences within it
_MOST_BETWEEN = 5  # labels, dates, and whom to ask, between headline and subhead
# Where a sentence ends and another begins: a subhead is one at most, a first paragraph in bold is a lead.
_NEXT_SENTENCE = re.compile(r"[.!?…؟][»”\"’)]*[ \u00a0\u202f]+(?=[^\W\d_])|[。！？।](?=.)")
_LESSER, _SHORTEST_LEAD = 4, 160  # level of a heading, characters of one sentence that opens a text
_WHOLE = ".。؟।"  # ends a paragraph that is no headline
_OPENS_OTHERS = '([«“”"„‘「'  # a note, or what somebody says
_WAVES = "～〜~—–-"
# What a record says, a short name before a colon: `Where: The old hall`.
_FIELD = re.compile(r"[^\W\d_][^:：.!?\n]{0,29}[:：][ \u00a0\u3000]?[^ \n].*", re.DOTALL)


def with_subhead(
    passages: Sequence[Passage],
    language: str = "",
    *,
    unstyled: bool = False,
    summed: bool = False,
    described: Container[str] = (),
) -> list[Passage]:
    """Return the passages with the subhead marked as such, if there is one.

    `unstyled` lines may be one too, since users of Word and of Markdown write it as they write a paragraph, and those that a
    page states as its description, `described` in compared words, and what stands directly above a dateline;
    in a text that its front matter has `summed` up, a heading of a few words is a section's.
    """
    found = list(passages)
    at = next((at for at, one in enumerate(found) if one.form == "headline"), -1)
    if at < 0 or any(one.form == "subhead" for one in found):
        return found
    for here in range(at + 1, min(at + 2 + _MOST_BETWEEN, len(found) - 1)):
        one = found[here]
        if one.form == "heading" and _is_lead(one, found[here + 1 :], language):
            found[here] = replace(one, form="text", level=0, told="")
            return found
        plain = unstyled or compared(one.text) in described
        told = _told(one, found[here + 1], found[here + 1 :], language, unstyled=plain)
        told = "" if summed and one.form == "heading" and _count(one.text) < _MANY_WORDS else told
        if told:
            dash = re.match("[-–—][ \u00a0]+", one.text)
            one = one.after(dash.end()) if dash else one
            found[here] = replace(one, form="subhead", level=0, told=told)
            return found
        if _is_headed(one):
            found[here : here + 1] = _parted(one)
            return found
        dated = read_line(one.text, language=language) or is_stamp(one.text, language=language)
        asked = has_address(one.spelled) and read_label(one.lines[0].text).kind == "contact"
        if not (one.is_rule or dated or asked or read_label(one.text).kind in {"press", "immediate", "web"}):
            break
    return found


def _is_headed(one: Passage) -> bool:
    """Whether a paragraph's first line alone is in bold, on its own, and ends as a subhead does."""
    first, *rest = one.lines
    said = one.text[len(first.text) + 1 :]
    strong = [span for span in one.spans if span.form == "strong"]
    bold = any(span.start == 0 and len(first.text) - 1 <= span.end <= len(first.text) + 1 for span in strong)
    plain = one.form == "text" and one.broken and bool(rest) and not (one.mark or one.quoted)
    fits = plain and bold and _count(first.text) >= _FEWEST_WORDS and len(first.text) <= _LONGEST
    fits = fits and first.text[-1] not in f"{_WHOLE}!:," and first.text[0] not in _OPENS_OTHERS
    fits = fits and not (has_address(first.text) or read_label(first.text).kind or is_office(first.text))
    return fits and len(said) >= _SHORTEST_LEAD and said[-1] in _WHOLE and not read_line(first.text, language="")


def _parted(one: Passage) -> list[Passage]:
    """Return a paragraph's first line as the subhead, and the rest."""
    first, whole = one.lines[0].text, len(one.text)
    told = "the first line of the first paragraph, in bold"
    above = replace(one, lines=one.lines[:1], broken=False, spans=(), form="subhead", told=told)
    spans = clipped(one.spans, len(first) + 1, whole)
    return [above, replace(one, lines=one.lines[1:], broken=bool(one.lines[2:]), spans=spans)]


def _is_lead(one: Passage, rest: Sequence[Passage], language: str) -> bool:
    """Whether what a page sets as a heading is a paragraph, of several sentences or a long one, and no dateline follows: its text begins so."""
    text = one.text
    long = one.level >= _LESSER and len(text) >= _SHORTEST_LEAD  # in a level that no standfirst has
    several = (
        (bool(_NEXT_SENTENCE.search(text)) or long)
        and text.rstrip(" »”\"'）)")[-1:] in _WHOLE
        and len(text) <= _LONGEST_STANDFIRST
    )
    return several and not (is_office(text) or _is_dated(rest, language))


def _told(one: Passage, below: Passage, rest: Sequence[Passage], language: str, *, unstyled: bool) -> str:
    """Return in words why a passage is the subhead, "" where it is none."""
    text = one.text
    # Nothing else stands between a headline and a dateline; a quotation elsewhere is a site's notice.
    dated = _is_dated(rest, language)
    noticed = one.quoted and not dated
    if (
        one.mark
        or one.is_rule
        or noticed
        or len(text) > (_LONGEST_STANDFIRST if dated else _LONGEST)
        or read_label(text).kind
        or is_credit(text)
        or "\n" in text
        or stands_among_fields(one, below)
    ):
        return ""
    if read_line(text, language=language) or read_opening(text, language=language) or not any(map(str.isalpha, text)):
        return ""
    if one.form == "heading" and is_office(text):
        return ""
    if one.form == "heading":
        return f"{one.told}, directly below the headline" if _heads_all(one, below, rest) else ""
    styled = one.form == "text" and any(
        span.form in {"strong", "emphasis"} and span.end - span.start >= len(text) for span in one.spans
    )
    ticker = one.form == "text" and is_ticker(text)
    if len(_NEXT_SENTENCE.findall(text)) >= _SENTENCES_OF_A_LEAD and not ((styled and dated) or ticker):
        return ""
    ends = text.rstrip(" »”\"')").endswith((".", "!", "。", "！", "؟", "।")) or ends_with_picture(text)
    ends = ends and not (styled and dated)
    styled = styled or ticker or (one.form == "text" and text[0] in _WAVES[:3] and text[-1] in _WAVES[:3])
    plain = one.form == "text" and (unstyled or dated) and not any(span.form == "strong" for span in one.spans)
    fits = (
        (styled or plain)
        and not ends
        and not (text[0] in _OPENS_OTHERS or (not (dated or ticker) and find(text, language=language)))
        and not text.endswith((":", ","))
        and (below.form == "text" or dated)
        and _count(text) >= _FEWEST_WORDS
    )
    form = "in a form of its own" if styled else "without a full stop"
    return f"a line {form}, directly below the headline" if fits else ""


def _is_dated(rest: Sequence[Passage], language: str) -> bool:
    """Whether a paragraph with a dateline follows, a heading and a line of the day at most above it."""
    first = next(
        (one for one in rest[:3] if one.form != "heading" and not read_line(one.text, language=language)), None
    )
    return first is not None and first.form == "text" and bool(read_opening(first.text, language=language))


def _heads_all(one: Passage, below: Passage, rest: Sequence[Passage]) -> bool:
    """Whether a heading heads the release and no section: no other of its level, or longer than any section's.

    A lesser one may stand between it and the text.
    """
    lesser = below.form == "heading" and below.level > one.level and len(rest) > 1 and rest[1].form == "text"
    if below.form not in {"text", ""} and not below.is_rule and not lesser:
        return False
    count = _count(one.text)
    peers = any(other.form == "heading" and other.level <= one.level for other in rest)
    waved = one.text[0] in _WAVES and one.text[-1] in _WAVES
    return waved or count >= _MANY_WORDS or (count >= _FEWEST_WORDS and not peers and one.text[-1] not in "?:")


def _count(text: str) -> int:
    """Return the words of a line; two signs of a script without spaces count as one."""
    signs = sum(ord(sign) > 0x2E80 for sign in text)  # noqa: PLR2004  (CJK begins there)
    return max(len(text.split(" ")), signs // 2)
