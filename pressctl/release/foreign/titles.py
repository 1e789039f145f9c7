"""Which words of a page are its headline: a main heading that is no site's name, else what the page states as its title."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.release.dating import find
from pressctl.release.folding import bare
from pressctl.release.foreign.housing import names_of_house
from pressctl.release.foreign.metadata import Statement
from pressctl.release.foreign.trees import line_of, name_of, words_of
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.sentences import count_words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A site's name behind a title: "The bridge reopens | River City"; before it: "River City: The bridge reopens".
# What joins a site's name to a title; in scripts without spaces a bar stands without them.
_SUFFIX = re.compile(
    r"[ \u00a0]+(?:[|–—·•:»›‹«]|-|::)[ \u00a0]+[^|–—·•»›‹«]{1,60}$|(?<=[\u3000-\u9fff\uac00-\ud7ff\uff00-\uff60])[|｜][^|｜]{1,60}$"
)
_SOFT_HYPHEN = "\u00ad"
_JOINED = re.compile(r"[ \u00a0]*(?:[|–—·•»›‹«]|::?|[ \u00a0]-)[ \u00a0]+")
_PIECES = re.compile(r"[ \u00a0]*(?:[|–—·•:»›‹«]|[ \u00a0]-)[ \u00a0]+")
_JOINT = re.compile(r"[ \u00a0]*(?:[–—|•·-]|//)[ \u00a0]+(?=\S)")  # between a day and a headline
_SITES = frozenset(
    [
        "logo",
        "site-title",
        "site-name",
        "sitename",
        "branding",
        "brand",
        "site-branding",
        "sitetitle",
        "blog-title",
        "site-logo",
        "navbar-brand",
        "header-logo",
        "hide-accessible",
        "visually-hidden",
        "visuallyhidden",
        "sr-only",
        "screen-reader-text",
        "hidden-accessible",
        "u-hidden",
    ]
)
_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOMES = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w{2,5}|home|[a-z]{2}/?)?")
_LINKED = 0.8  # share of a heading that is links to several places
_MOST_OF_A_SITE = 1  # words of what stands before a title, to be no headline
_FEWEST_WORDS, _MOST_ALIKE = 3, 0.8  # words of a headline, those of the title among them
_FEWEST_OF_A_HEADLINE, _FEWEST_SIGNS = 4, 10  # words, signs of scripts without spaces
_LONG_PARAGRAPH = 120  # characters
_SHORTEST_WORD = 4  # letters of what is no small word
_LONGEST_TITLE, _MOST_TITLES = 1_000, 20  # characters, titles and main headings that are looked at
_MOST_HEADINGS = 100
_LONGEST_BOLD = 200
_BROKEN = re.compile("(?<=[\u3040-\u30ff\u4e00-\u9fff]) (?=[\u3040-\u30ff\u4e00-\u9fff])")
_LINES, _MOST_LINES = ("p", "td", "b", "strong", "span", "font"), 2_000  # where a page may have its title too
_OPENING = 4  # passages in which the headline stands


def find_title(root: "Element", said: Sequence[Statement]) -> "Element | Statement | None":
    """Return the headline's element, or where the page states it, or None where only the text can tell."""
    told = [one for one in said if one.key == "headline"] + [one for one in said if one.key == "title"]
    told = [replace(one, text=one.text[:_LONGEST_TITLE]) for one in told[:_MOST_TITLES]]
    whole = {one.text for one in told if _SUFFIX.search(one.text)}  # of a title, which some state as the site's name
    site = next((one.text for one in said if one.key == "site" and one.text not in whole), "")
    house = names_of_house(root, said)
    told = _agreeing([one for one in told if compared(one.text) not in house])
    mains = [
        Main(element=one, words=words)
        for one in islice(root.iter("h1"), _MOST_TITLES)
        if words_of(one) and not (_is_label(words := words_of(one)) or _is_section(one))
    ]
    own = [main for main in mains if not (_is_sites(main, site) or compared(main.words) in house)]
    agreed = next((main.element for main in _agreed(own, mains, told)), None)
    akin = any(main.is_full and _is_akin(main.words, told) for main in own)
    lower = None if akin else _in_title(root, told)
    lesser = None if agreed is None else _lesser(root, mains, told)
    found = next((one for one in (lesser, agreed, lower) if one is not None), None)
    if found is not None:
        return found
    # What is left of a page's title without its headline is a site's name, in a heading too.
    own = [main for main in own if main.is_full or not any(compared(main.words) in compared(one.text) for one in told)]
    full = [main for main in own if main.is_full]
    stated = next((one for one in told if not _is_label(_without_site(one.text, site))), None)
    doubtful = stated is None or stated.key == "title"
    if full and (doubtful or len(own) == 1):
        return full[0].element
    if doubtful and len(own) == 1:
        return own[0].element
    if stated is None:
        return own[0].element if own and not told else None
    houses = [one.text for one in said if one.key in {"site", "house"}]
    return replace(stated, text=_without_site(stated.text, site, houses))


def _lesser(root: "Element", mains: "Sequence[Main]", told: Sequence[Statement]) -> "Element | None":
    """Return the lesser heading that says what a page states as its headline, where no main heading does: that has its title's rest."""
    named = [one for one in told if one.key == "headline"]
    said = any(_says(compared(main.words), one) for main in mains for one in named)
    return None if said else _in_title(root, named)


def _agreeing(told: Sequence[Statement]) -> list[Statement]:
    """Return statements of a title, those that no other one says again behind the others, where several are alike."""
    words = [compared(one.text) for one in told]
    alone = [sum(one in other for other in words) == 1 for one in words]
    if sum(alone) == len(told):
        return list(told)
    return [one for one, is_alone in sorted(zip(told, alone, strict=True), key=lambda pair: pair[1])]


def _is_section(heading: "Element") -> bool:
    """Whether paragraphs stand above a main heading in the same block: then it heads a part of them."""
    above = islice(heading.itersiblings("p", preceding=True), _MOST_HEADINGS)
    return sum(len(words_of(one)) > _LONG_PARAGRAPH for one in above) > 1


def _is_akin(words: str, told: Sequence[Statement]) -> bool:
    """Whether a main heading has two words of what a page states as its title that are not small, though not all."""
    said = {word for word in compared(words).split(" ") if len(word) >= _SHORTEST_WORD}
    return not said or not told or any(len(said & set(compared(one.text).split(" "))) > 1 for one in told)


def is_unsure(title: "Element | Statement | None", root: "Element", article: "Element") -> bool:
    """Tell whether what a page states as its title is none of a text: what its section is called, or words that no heading has.

    Any line says a full title too, but one below the last paragraph: there a page says whose it is.
    """
    if not isinstance(title, Statement):
        return title is None
    if any(_is_label(piece) for piece in _PIECES.split(title.text)[-1:]):
        return True
    full = _is_full(title.text)
    words = set(compared(title.text).split(" "))
    headings = root.iter("h1", "h2", "h3", "h4")
    paragraphs = reversed(list(islice(article.iter("p"), _MOST_LINES)))
    last = next((one for one in paragraphs if len(words_of(one)) > _LONG_PARAGRAPH), None)
    above = (one for one in takewhile(lambda one: one is not last, root.iter()) if name_of(one) in _LINES)
    lines = islice(chain(headings, above) if full else headings, _MOST_LINES)
    said = (set(compared(text).split(" ")) for one in lines if len(text := words_of(one)) <= _LONGEST_BOLD)
    return not any(len(words & those) >= (_MOST_ALIKE if full else 1) * len(words) for those in said)


def _in_title(root: "Element", told: Sequence[Statement]) -> "Element | None":
    """Return a heading of a lower level that is a page's title, or what stands there beside the site's name; None where several are."""
    wanted = {compared(piece) for one in told for piece in (one.text, *_JOINED.split(one.text))}
    headings = islice(root.iter("h2", "h3", "h4"), _MOST_HEADINGS)
    found = [one for one in headings if _is_full(words := words_of(one)) and compared(words) in wanted]
    return found[0] if len({compared(words_of(one)) for one in found}) == 1 else None


def stated_titles(said: Sequence[Statement]) -> frozenset[str]:
    """Return what a page states as its title, whole and each part that a sign joins, of more words than a label has."""
    told = [one.text[:_LONGEST_TITLE] for one in said if one.key in {"headline", "title"}][:_MOST_TITLES]
    pieces = (piece for text in told for piece in (text, *_JOINED.split(text)))
    return frozenset(compared(piece) for piece in pieces if _is_full(piece))


class Main(Struct, frozen=True, kw_only=True):
    """A main heading and its words."""

    element: "Element"
    words: str

    @property
    def is_full(self) -> bool:
        """Whether it has as many words as headlines have."""
        return _is_full(self.words)


def _agreed(own: Sequence[Main], mains: Sequence[Main], told: Sequence[Statement]) -> Iterator[Main]:
    """Yield the main headings that the page's title agrees with, those that are no site's name first."""
    says = [main for main in own if any(_says(compared(main.words), one) for one in told)]
    # A page's title may name the section too, which a main heading of its own names: the longer one is the headline.
    pieces = {compared(piece) for one in told for piece in _JOINED.split(one.text)}
    says += [main for main in own if main not in says and compared(main.words) in pieces] if says else []
    yield from sorted(says, key=lambda main: -len(main.words)) if len(says) > 1 and pieces else says
    titles = {compared(one.text) for one in told if not _SUFFIX.search(one.text)}
    yield from (main for main in mains if compared(main.words) in titles and main.is_full)
    # The rest of a title behind a heading that begins it is a site's name, whatever joins them.
    yield from (main for main in own if any(_begins(main.words, one.text) for one in told))


def with_headline(passages: Sequence[Passage], title: "Element | Statement | None") -> list[Passage]:
    """Return the passages with the headline marked, put first where it does not stand among them."""
    found = list(passages)
    if title is None:
        at = next((at for at, one in enumerate(found[:_OPENING]) if one.form == "heading"), -1)
        alone = at >= 0 and all(len(one.text) < len(found[at].text) * 2 for one in found[:at])
        if alone and any(one.form == "text" for one in found[at + 1 :]):
            found[at] = replace(found[at], form="headline", level=0, told=f"{found[at].told}, the first one", mark="")
        return found
    text = title.text if isinstance(title, Statement) else words_of(title).strip(" \u00a0")
    told = title.where if isinstance(title, Statement) else "the page's main heading"
    line = (title.line if isinstance(title, Statement) else line_of(title)) or 1
    at = next(
        (at for at, one in enumerate(found) if one.form == "heading" and compared(one.text) == compared(text)), -1
    )
    if at < 0 and isinstance(title, Statement):
        at = next((at for at, one in enumerate(found[:_OPENING]) if one.form == "heading" and _is_meant(one, text)), -1)
    if at < 0 and isinstance(title, Statement) and title.key == "title":
        at = next((at for at, one in enumerate(found[:_OPENING]) if one.form == "heading" and _goes_on(one, text)), -1)
    if at < 0 and isinstance(title, Statement):
        at = next((at for at, one in enumerate(found) if one.form == "text" and _is_title(one, text)), -1)
    if at < 0 and isinstance(title, Statement) and title.key == "title":
        bold = _first_in_bold(found)
        if bold:
            return bold
    if at >= 0:
        one = _unhyphened(found[at])
        if one.form == "text":  # in the words that the page's title has for it, on one line
            one = replace(one, lines=(replace(one.lines[0], text=text),), broken=False, spans=())
        found[at] = replace(one, form="headline", level=0, told=told, mark="")
    else:
        text = text.replace(_SOFT_HYPHEN, "").strip(" \u00a0")
        at = 0
        found.insert(0, Passage(lines=(Line(number=line, text=text),), form="headline", told=told))
    found[at : at + 1] = _without_day(found[at])
    return found


def _without_day(headline: Passage) -> list[Passage]:
    """Return a headline, and above it as a line of its own the day that it begins with: `23.01.2022 - The bridge reopens`."""
    text = headline.text
    day = next(iter(find(text)), None)
    joint = _JOINT.match(text, day.end) if day is not None and day.start == 0 and day.year else None
    if day is None or joint is None or not _is_full(text[joint.end() :]):
        return [headline]
    line = replace(headline, lines=(Line(number=headline.number, text=text[: day.end]),), form="", told="", spans=())
    return [line, replace(headline, lines=(Line(number=headline.number, text=text[joint.end() :]),), spans=())]


def _is_title(passage: Passage, title: str) -> bool:
    """Whether a paragraph is what the page states as its title, and no more."""
    full = _is_full(title) or (passage.is_strong and " " in title)
    return not passage.mark and full and compared(passage.text) == compared(title)


def _unhyphened(heading: Passage) -> Passage:
    """Return a heading without the soft hyphens that say where a browser may break it: a headline is searched and compared."""
    if _SOFT_HYPHEN not in heading.text:
        return heading
    lines = tuple(replace(line, text=line.text.replace(_SOFT_HYPHEN, "")) for line in heading.lines)
    return replace(heading, lines=lines, spans=())


def _first_in_bold(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages of a page without headings whose first line in bold is its headline; none where it has no such line."""
    if any(one.form == "heading" for one in passages):
        return []
    for at, one in enumerate(passages[:_OPENING]):
        first = one.lines[0].text
        bold = any(span.form == "strong" and span.start == 0 and span.end >= len(first) for span in one.spans)
        if not bold or one.mark or not _is_full(first) or first.endswith((".", ":")) or len(first) > _LONGEST_BOLD:
            continue
        head, *rest = one.apart() if len(one.lines) > 1 else [one]
        if len(rest) <= 1 and any(other.form == "text" for other in (*rest, *passages[at + 1 :])):
            head = replace(head, form="headline", told="the first line, all of it in bold", spans=())
            return [*passages[:at], head, *rest, *passages[at + 1 :]]
    return []


def compared(text: str) -> str:
    """Return the words alone: a title and a heading differ in blanks, signs, soft hyphens, and where a script without blanks breaks."""
    return _BROKEN.sub("", " ".join(re.findall(r"\w+", bare(text.replace(_SOFT_HYPHEN, "")))))


def _is_label(text: str) -> bool:
    """Whether words only say what a page is: "Press release", "News"."""
    label = read_label(text)
    return label.kind in {"press", "web", "immediate", "related"} and not label.rest


def _is_full(text: str) -> bool:
    return count_words(text) >= _FEWEST_OF_A_HEADLINE or sum(ord(sign) > 0x2E80 for sign in text) >= _FEWEST_SIGNS  # noqa: PLR2004  (CJK begins there)


def _is_sites(heading: Main, site: str) -> bool:
    """Whether a main heading names the site: by its class, its place in the page's head, or its link to the home page."""
    main, words = heading.element, heading.words
    if site and compared(words) == compared(site):
        return True
    called = " ".join(
        f"{one.get('class', '')} {one.get('id', '')}" for one in (main, main.getparent()) if one is not None
    )
    if not _SITES.isdisjoint(_TOKEN.findall(called.lower().replace("_", "-"))):
        return True
    links = list(main.iter("a"))
    if len(links) > 1 and sum(len(words_of(one)) for one in links) >= _LINKED * len(words):
        return True
    if len(links) == 1 and words_of(links[0]) == words and _HOMES.fullmatch(links[0].get("href", "x")):
        return True
    heads = [one for one in main.iterancestors() if name_of(one) == "header" or one.get("role", "").lower() == "banner"]
    inside = next(main.iterancestors("main", "article"), None) is not None
    return bool(heads) and not inside and not _is_full(words)


def _says(words: str, stated: Statement) -> bool:
    """Whether a main heading is what a page states as its title, perhaps with the site's name beside it."""
    title = compared(stated.text)
    named = " " in title or title == words  # a title of one word is a site's name
    return (named and title in words) or (
        words in title and 2 * len(words) >= len(compared(_without_site(stated.text, "")))
    )


def _begins(words: str, title: str) -> bool:
    """Whether a title is these words with something joined to them, before or behind."""
    pieces = _JOINED.split(title)
    if len(pieces) == 1:
        return False
    first = compared(words) == compared(pieces[0]) and len(words.split(" ")) > 1
    return first or (compared(words) == compared(pieces[-1]) and _is_full(words))


def _without_site(title: str, site: str, houses: Sequence[str] = ()) -> str:
    if site and bare(title).endswith(bare(site)):
        title = title[: len(title) - len(site)].rstrip(" \u00a0|–—-·•:»")
        return title or site
    found = _SUFFIX.search(title)
    if found is None:
        return title
    kept, joined = title[: found.start()], found[0].lstrip(" |｜–—·•:»›‹«-\u00a0")
    first = found[0][0] in " \u00a0" and len(kept.split(" ")) <= _MOST_OF_A_SITE and _is_full(joined)
    named = any(_names(house, kept) and not _names(house, joined) for house in houses)
    return joined if first or (named and len(joined.split(" ")) >= _FEWEST_WORDS) else kept


def _names(house: str, words: str) -> bool:
    """Whether words are whom a page names as its house, in more words than one, each perhaps inflected."""
    asked, known = compared(house).split(" "), compared(words).split(" ")
    return len(asked) > 1 and all(any(word.startswith(one) for word in known) for one in asked)


def _goes_on(heading: Passage, title: str) -> bool:
    """Whether a heading at the top begins with what the page's title says, and goes on: that is short for it."""
    words, said = compared(heading.text), compared(title)
    return bool(said) and words.startswith(f"{said} ")


def _is_meant(heading: Passage, title: str) -> bool:
    """Whether a heading at the top says what the page's title does, in nearly the same words."""
    words, known = compared(heading.text).split(" "), set(compared(title).split(" "))
    return len(words) >= _FEWEST_WORDS and sum(word in known for word in words) >= _MOST_ALIKE * len(words)
