"""The end of a release as services and sites set it: below the people to ask, who speaks, under that name alone."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.levelling import level
from pressctl.release.plain.anatomy import Part
from pressctl.release.plain.labels import TEXT, Label, read_label
from pressctl.release.plain.passages import Passage, is_heading
from pressctl.release.sentences import SENTENCE_ENDS
from pressctl.release.spans import clipped

_NEAR_THE_END = 6  # passages
_LONGEST_HEAD, _LONGEST_WORDS, _MOST = 80, 4_000, 6  # characters of a name, of what is said of its bearer, paragraphs
_SHORTEST_PARAGRAPH = 60  # characters
_FEWEST_BELOW = 3  # paragraphs of a text below a section that is no boilerplate
# An end mark behind a sentence.
_MARK = re.compile(
    r"(?<=[.!?…”\"’»)])[ \u00a0\n]+(?:\*[ \u00a0]){0,6}(?P<mark>#{3,4}|# # #|-30-|[\[(<{][^\W\d_]{2,12}[\])>}])[ \u00a0\u200b]*$"
)
# Who to ask, behind a sentence whose line break a copy has lost: `… opens in May.Press contact:`.
_GLUED = re.compile(r"(?<=[^\W_][.!?])(?P<label>[^\W\d_][^.!?:：\n]{3,50}[:：])$")
# A file's name, all that is left of a link to it.
_FILE = re.compile(r"[^\n]{1,160}\.(?:pdf|docx?|odt|rtf|pptx?|xlsx?|zip|jpe?g|png)", re.IGNORECASE)
_ARTICLE = r"(?:(?:the|die|der|das|la|le|les|el|il|lo|a|o|de|het|den|det)[ \u00a0]|l['’])?"


def with_labels_apart(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages, one near the end cut before its last line where that heads the people to ask below it, or is an end mark."""
    passages = [part for one in passages for part in _before_mark(one)]
    passages = [part for one in passages for part in _before_glued(one)]
    near = len(passages) - _NEAR_THE_END
    found: list[Passage] = []
    for at, one in enumerate(passages):
        label = read_label(one.lines[-1].text) if one.broken and at >= near and not one.mark else TEXT
        heads = label.kind == "contact" and not label.rest and len(one.lines) > 1
        if heads:
            above = one.lines[:-1]
            spans = clipped(one.spans, 0, len("\n".join(line.text for line in above)))
            found.append(replace(one, lines=above, broken=len(above) > 1, spans=spans))
        found.append(one.apart()[-1] if heads else one)
    return found


def _before_mark(passage: Passage) -> list[Passage]:
    """Return a paragraph and the end mark that stands behind its last sentence as two: `It opens today.  ###`."""
    found = _MARK.search(passage.text) if passage.form in {"", "text"} and not passage.is_rule else None
    if found is None or read_label(found["mark"]).kind != "end":
        return [passage]
    words = passage.text[: found.start()]
    lines = [replace(line, text=text) for line, text in zip(passage.lines, words.split("\n"), strict=False)]
    mark = replace(passage.lines[-1], text=found["mark"])
    kept = replace(passage, lines=tuple(lines), broken=len(lines) > 1, spans=clipped(passage.spans, 0, len(words)))
    return [kept, Passage(lines=(mark,), form=passage.form)]


def _before_glued(passage: Passage) -> list[Passage]:
    """Return a passage and what stands in it from a contact's label on, which a copy has glued to a sentence, as two."""
    plain = not (passage.mark or passage.spans or passage.form)
    glued = ((at, _GLUED.search(line.text)) for at, line in enumerate(passage.lines)) if plain else ()
    at, found = next(
        ((at, found) for at, found in glued if found and read_label(found["label"]).kind == "contact"), (0, None)
    )
    if found is None:
        return [passage]
    line = passage.lines[at]
    above = (*passage.lines[:at], replace(line, text=line.text[: found.start()]))
    below = (replace(line, text=found["label"]), *passage.lines[at + 1 :])
    return [replace(passage, lines=above, broken=len(above) > 1), Passage(lines=below, broken=len(below) > 1)]


def part_speaker(body: Sequence[Passage], taken: Sequence[tuple[int, Part]]) -> tuple[list[Passage], tuple[Part, ...]]:
    """Return a text without the words on who speaks that stand below the people to ask, under that name and no label, or below a rule.

    `taken` are the parts above the text's end, each with how many passages of the text stood above it.
    """
    at = max((at for at, part in taken if part.kind == "contact"), default=0)
    if at > 1 and body[at - 1].is_rule and _are_paragraphs(body[at:]) and any(map(_is_paragraph, body[:at])):
        # A rule above the people to ask ends the text.
        label = Label(kind="about", rest=body[at].text)
        return list(body[:at]), (Part(kind="about", passages=tuple(body[at:]), label=label),)
    if not any(map(_is_paragraph, body[:at])) or not _tells(body[at:]):
        return list(body), ()
    label = Label(kind="about", words=body[at].text)
    return list(body[:at]), (Part(kind="about", passages=tuple(body[at:]), label=label),)


def is_midway(above: Sequence[Passage], below: Sequence[Passage]) -> bool:
    """Tell whether more of a text stands below a place than above it, several paragraphs at least."""
    return sum(map(_is_paragraph, below)) >= max(_FEWEST_BELOW, sum(map(_is_paragraph, above)))


def with_topics(
    body: Sequence[Passage], parts: Sequence[Part], taken: Sequence[tuple[int, Part]]
) -> tuple[list[Passage], list[Part], list[tuple[int, Part]]]:
    """Return a text with the sections that only seemed to say who speaks, `About the update`, and the parts without them.

    Most of the text stands below such a section, or some and then one of the same title, which says who speaks. `taken` are
    the parts, each with how many passages of the text stood above it.
    """
    abouts = [(at, part) for at, part in taken if part.kind == "about"]
    topics = [
        (at, part)
        for at, part in abouts
        if is_midway(body[:at], body[at:]) or _is_headed_again(part, body[at:], abouts)
    ]
    kept = list(body)
    for at, part in reversed(topics):
        kept[at:at] = part.passages
    back = [part for _, part in topics]
    others = [
        (at + sum(len(one.passages) for one in back if one.line < part.line), part)
        for at, part in taken
        if part not in back
    ]
    return kept, [part for part in parts if part not in back], others


def _is_headed_again(part: Part, below: Sequence[Passage], abouts: Sequence[tuple[int, Part]]) -> bool:
    """Whether paragraphs stand below a section, and then one of the same title."""
    title = level(part.passages[0].text)
    again = any(level(one.passages[0].text) == title for _, one in abouts if one.line > part.line)
    return again and any(map(_is_paragraph, below))


def part_headings(
    body: Sequence[Passage], taken: Sequence[tuple[int, Part]], below: Sequence[Part]
) -> tuple[tuple[Passage, ...], tuple[Part, ...]]:
    """Return a text without the heading it ends with, all of whose section was taken out: it goes where that went.

    `below` are the parts at the very end, of which a file's name may be all that the heading heads.
    """
    end = len(body)
    while end and body[end - 1].is_rule:
        end -= 1
    gone = any(at in {end, len(body)} for at, _ in taken) or any(_FILE.fullmatch(part.text) for part in below)
    emptied = end > 1 and body[end - 1].form == "heading" and gone
    if not emptied:
        return tuple(body), ()
    return tuple(body[: end - 1]), tuple(Part(kind="beyond", passages=(one,), label=TEXT) for one in body[end - 1 :])


def _are_paragraphs(passages: Sequence[Passage]) -> bool:
    """Whether some passages are paragraphs of a text, no more than say who speaks."""
    plain = all(_is_paragraph(one) and not one.mark and not one.quoted and one.form in {"", "text"} for one in passages)
    return plain and 0 < len(passages) <= _MOST and sum(len(one.text) for one in passages) <= _LONGEST_WORDS


def _tells(section: Sequence[Passage]) -> bool:
    """Whether a section is a name, and paragraphs that begin with it."""
    if not 1 < len(section) <= _MOST + 1 or sum(len(one.text) for one in section) > _LONGEST_WORDS:
        return False
    head, *said = section
    name = level(head.text)
    headed = len(name) <= _LONGEST_HEAD and is_heading(head) and not read_label(head.text).kind
    return (
        headed and _are_paragraphs(said) and bool(re.match(rf"{_ARTICLE}{re.escape(name)}(?!\w)", level(said[0].text)))
    )


def _is_paragraph(passage: Passage) -> bool:
    return len(passage.text) >= _SHORTEST_PARAGRAPH and passage.text[-1] in SENTENCE_ENDS and not passage.is_rule
