"""Sections of a page that only list other texts: teasers, titles, topics."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from pressctl.release.foreign.flowing import DEAD
from pressctl.release.foreign.lines import TEASED, is_link, is_paragraph, is_topic, share_of_links
from pressctl.release.foreign.manuscript import Aside, leave
from pressctl.release.foreign.skipping import RELATED
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage

_LONGEST_HEAD, _LONGEST_LABEL = 80, 30  # characters
_LONGEST_TEASER, _LONGEST_TEASED = 8, 700  # passages, characters
_LONGEST_SECTION, _FEWEST_TITLES = 24, 4  # passages of a list of other texts
_LONGEST_FRAMED = 4  # passages of a teaser
_WORDS_OF_A_TITLE = 4  # at most of no title
_LONGEST_SUMMARY, _LONGEST_MORE, _MOST_OF_A_TEASER = 300, 30, 4  # characters; of a link to the rest; passages before it
_FEWEST_OF_A_RUN = 3  # teasers below a text that something else stands below
_SHORTEST_TEXT = 200  # characters
_MOST_BELOW = 3  # passages below the last teaser
_ALL = 0.9  # share of a line that is a link and no more
_FILE = re.compile(r"\.(?:pdf|docx?|odt|xlsx?|pptx?|zip|jpe?g|png)(?:$|[?#])", re.IGNORECASE)
_LISTS = re.compile(
    r"[/?&=](?:tags?|topics?|themen?|schlagw\w+|keywords?|search|suche|categor\w+|rubri\w+)[/?&=]", re.IGNORECASE
)


def without_teasers(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out the last sections where each is but a link to another text: its heading, or all that stands below it."""
    found: list[Aside] = []
    end, named = len(passages), False
    while end > 1:
        at = next((at for at in range(end - 1, max(0, end - _LONGEST_SECTION), -1) if _heads(passages[at])), 0)
        section = passages[at + 1 : end]
        begun = at > 0 and section[-1:] != [] and section[-1].text.endswith(("…", "..."))
        linked = (
            at
            and (begun or share_of_links(passages[at]) >= TEASED)
            and len(section) < _LONGEST_TEASER
            and sum(len(one.text) for one in section) <= _LONGEST_TEASED
        ) or (all(map(_is_title, section)) and _lists_texts(section))
        linked = linked or (at > 0 and bool(section) and _points_on(passages[at], section))
        topics = at and _files(passages[at], section)
        heads_all = bool(found) and at > 0 and not section and _is_related(passages[at])
        if not (heads_all or (section and (linked or topics))):
            break
        why = "its topics" if topics and not linked else "related pages"
        found += [Aside(text=one.text, why=why, line=one.number) for one in reversed(passages[at:end])]
        end, named = at, named or read_label(passages[at].text[:_LONGEST_HEAD]).kind == "related"
    # Where a heading says so they may be longer than a text of some lines.
    told = named and sum(len(one.text) for one in passages[:end] if one.form == "text") >= _SHORTEST_TEXT
    if not told and sum(len(one.text) for one in found) > sum(len(one.text) for one in passages[:end]):
        return passages  # a text that is made of such pieces
    asides += reversed(found)
    return passages[:end]


def without_lists(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out sections that are but the titles of other texts, and teasers that lead to one place from head to end.

    A text that is made of such pieces stays whole.
    """
    kept: list[Passage] = []
    left: list[Aside] = []
    begun, end = False, 0
    for at, one in enumerate(passages):
        if begun and at >= end and _heads(one):
            section = passages[at + 1 : at + _LONGEST_SECTION]
            titles = list(takewhile(_is_title, section))
            end = at + 1 + len(titles) if _lists_texts(titles) else at + _teaser(one, section)
        begun = begun or (one.form == "text" and len(one.text) > _LONGEST_HEAD)
        if not leave(one, at < end, "related pages", left):
            kept.append(one)
    if sum(len(one.text) for one in left) > sum(len(one.text) for one in kept):
        return passages
    asides += left
    return kept


def without_more(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out the teasers that a page ends with where each closes with the same few words, a link to its own text: `View more`."""
    begun = next((at for at, one in enumerate(passages) if is_paragraph(one)), len(passages))
    ends = _closing(passages, begun)
    heads = range(ends[0] - 1, max(begun, ends[0] - _MOST_OF_A_TEASER - 1), -1) if ends else range(0)
    first = next((at for at in heads if _heads(passages[at])), 0)
    if not first or any(later - at > _MOST_OF_A_TEASER + 1 for at, later in pairwise(ends)):
        return passages
    teasers = passages[first : ends[-1] + 1]
    while first > begun + 1 and (passages[first - 1].is_rule or _heads(passages[first - 1])):
        first -= 1  # what heads them all
    text = passages[:first]
    short = all(len(one.text) <= _LONGEST_SUMMARY for one in teasers)
    times = 1 if _is_related(passages[first]) else 2
    if not short or times * sum(len(one.text) for one in teasers) > sum(len(one.text) for one in text):
        return passages
    asides += [Aside(text=one.text, why="related pages", line=one.number) for one in passages[first:]]
    return text


def without_runs(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out several short sections one after the other below a text, each headed by a link to a text of the same site."""
    begun = next((at for at, one in enumerate(passages) if is_paragraph(one)), len(passages))
    heads = [at for at in range(begun + 1, len(passages)) if _heads(passages[at])]
    ends = dict(zip(heads, [*heads[1:], len(passages)], strict=False))
    run: list[int] = []
    for at in [*heads, -1]:
        if (
            at >= 0
            and _is_teaser(passages[at : ends[at]])
            and (not run or passages[at].level == passages[run[0]].level)
        ):
            run.append(at)
        elif len(run) >= _FEWEST_OF_A_RUN and _are_of_one_site([passages[one] for one in run]):
            break
        else:
            run = []
    teasers = passages[run[0] : ends[run[-1]]] if run else []
    if not teasers or 2 * sum(len(one.text) for one in teasers) > sum(len(one.text) for one in passages[: run[0]]):
        return passages
    asides += [Aside(text=one.text, why="related pages", line=one.number) for one in teasers]
    return [*passages[: run[0]], *passages[ends[run[-1]] :]]


def _is_teaser(section: Sequence[Passage]) -> bool:
    short = len(section) <= _MOST_OF_A_TEASER and sum(len(one.text) for one in section) <= _LONGEST_TEASED
    return short and share_of_links(section[0]) >= TEASED


def _are_of_one_site(heads: Sequence[Passage]) -> bool:
    """Whether links lead to as many places of one site; those within their own page lead nowhere."""
    links = [next(span.address for span in one.spans if span.form == "link") for one in heads]
    hosts = {link.partition("//")[2].partition("/")[0] for link in links}
    return DEAD not in links and len(hosts) == 1 and len(set(links)) == len(links)


def _closing(passages: Sequence[Passage], begun: int) -> list[int]:
    """Return where the same link stands several times near the end of a page, each time to another place; nowhere for none.

    What such links say of their own text differs: `Read more about The bridge reopens`.
    """
    places: dict[str, list[int]] = {}
    for at, one in enumerate(passages):
        heads = (above.text for above in passages[max(0, at - _MOST_OF_A_TEASER) : at] if _heads(above))
        said = next((one.text.replace(head, "") for head in heads if head in one.text), one.text) if at > begun else ""
        if at > begun and is_link(one) and 0 < len(said) <= _LONGEST_MORE:
            places.setdefault(said, []).append(at)
    ends = max(places.values(), key=len, default=[])
    addresses = {passages[at].spans[0].address for at in ends}
    apart = len(addresses) == len(ends) or addresses == {DEAD}
    last = len(passages) - 1 - _MOST_BELOW
    return ends if len(ends) > 1 and apart and ends[-1] >= last else []


def _points_on(head: Passage, section: Sequence[Passage]) -> bool:
    """Whether a section is links below words that a page has for them: `Read more:`."""
    return _is_related(head) and all(share_of_links(one) >= _ALL for one in section)


def _is_related(head: Passage) -> bool:
    label = read_label(head.text.rstrip(" :\u00a0")[:_LONGEST_HEAD])
    return bool(RELATED.match(head.text)) or (label.kind in {"related", "web"} and not label.rest)


def _teaser(head: Passage, section: Sequence[Passage]) -> int:
    """Return how many passages a teaser is, whose head and last line are links to the same place; 0 for none."""
    target = next((span.address for span in head.spans if span.form == "link"), "")
    if not target or target == DEAD or share_of_links(head) < TEASED:
        return 0
    ends = (n for n, one in enumerate(section[:_LONGEST_FRAMED]) if is_link(one) and one.spans[0].address == target)
    return next(ends, -2) + 2


def _is_title(passage: Passage) -> bool:
    """Whether an item of a list is a link of some words, as the title of another text is."""
    return (
        bool(passage.mark) and share_of_links(passage) >= TEASED and len(passage.words.split(" ")) > _WORDS_OF_A_TITLE
    )


def _lists_texts(titles: Sequence[Passage]) -> bool:
    """Whether titles are those of several other texts of one site, none of them a file."""
    links = [span for one in titles for span in one.spans if span.form == "link"]
    hosts = {span.address.partition("//")[2].partition("/")[0] for span in links}
    return len(titles) >= _FEWEST_TITLES and len(hosts) == 1 and not any(_FILE.search(span.address) for span in links)


def _heads(passage: Passage) -> bool:
    return passage.form == "heading" and not passage.mark


def _files(head: Passage, section: Sequence[Passage]) -> bool:
    """Whether a section is what a text is filed under: its heading says so, or its links lead to lists of texts."""
    told = read_label(f"{head.text[:_LONGEST_HEAD]}: x").kind in {"filed", "web"}  # "Tags" is a word of menus too
    links = [span.address for one in section for span in one.spans if span.form == "link"]
    if told and all(one.mark and len(one.words) <= _LONGEST_LABEL for one in section):
        return True
    return all(map(is_topic, section)) and (told or all(map(_LISTS.search, links)))
