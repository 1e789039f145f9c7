"""Checks of what a release says: its headline and lead, what a template left, its language."""

import re
from collections.abc import Iterator

from pressctl.model import Finding
from pressctl.release.checking.desk import Desk

LONG_HEADLINE = 100  # characters; wire services advise 65 to 80, mail clients show about 60
LONG_LEAD = 400  # characters; previews show 150 to 300 of them
_LONG_EMPHASIS = 300  # characters; shorter ones are headings or summaries of their own kind
_SHOWN = 40
_FEWEST_CAPITALS = 16  # letters
_FEWEST_WORDS = 60  # of a text whose language shows
_SURELY, _CLEARLY = 0.35, 1.5  # share of function words in one's own language; how many times more another's must be
_SAMPLE = 20_000

_OVERRIDE = re.compile("[\u202d\u202e]")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile("[ \t\n\u00a0\u202f]+")


def headline_length(desk: Desk) -> Iterator[Finding]:
    """Advise on a headline, or a mail's subject, that lists and phones will cut."""
    length, subject = len(desk.release.headline), len(desk.release.email.subject)
    if length > LONG_HEADLINE:
        said = f"the headline has {length} characters; mail clients and lists cut long ones."
        yield desk.advice(
            "headline-long", desk.at("headline"), said, f"Keep it below {LONG_HEADLINE}; the rest can be the subhead."
        )
    if subject > LONG_HEADLINE:
        said = f"the mail's subject has {subject} characters; mail clients show about 60."
        yield desk.advice("subject-long", desk.at("email.subject"), said, "Put the words that matter first, and fewer.")


def capitals(desk: Desk) -> Iterator[Finding]:
    """Advise on a headline in capitals, and say how the text writes its words."""
    headline = desk.release.headline
    small, large = sum(map(str.islower, headline)), sum(map(str.isupper, headline))
    if large < _FEWEST_CAPITALS or large < small or " " not in headline:
        return
    from pressctl.release.recasing import is_capitals, recase  # only such a headline needs it

    if is_capitals(headline):
        better = recase(headline, [line.text for line in desk.lines], language=desk.release.language).text
        said = "the headline is in capitals: harder to read, and spelt out by some screen readers."
        yield desk.advice("headline-capitals", desk.at("headline"), said, f"As the text writes its words: {better}")


def lead(desk: Desk) -> Iterator[Finding]:
    """Advise when there is nothing for feeds and previews to show below the headline, or more than they can."""
    release = desk.release
    if not release.lead and release.status != "canceled":
        said = "there is no lead: the text has no paragraph of its own."
        yield desk.advice("no-lead", desk.at("body"), said, 'Write lead: "…".')
    if "lead" in desk.places and len(release.lead) > LONG_LEAD:
        said = f"the lead has {len(release.lead)} characters; feeds and previews cut it."
        yield desk.advice("lead-long", desk.at("lead"), said, "Keep it to two sentences; the text has the rest.")


def corrections(desk: Desk) -> Iterator[Finding]:
    """Advise on a correction that replaced the one before it: who was never told of that will not be."""
    release = desk.release
    told = {each.revision for each in release.corrections}
    untold = next((number for number in range(2, release.revision) if number not in told), 0)
    if untold and release.status != "canceled":
        said = f"nothing says any more what revision {untold} set right."
        hint = f'Write corrections: [{{revision: {untold}, text: "…"}}, …], one for each revision.'
        yield desk.advice("correction-lost", desk.at("correction"), said, hint)


def emphasis(desk: Desk) -> Iterator[Finding]:
    """Advise on a long paragraph that is bold from end to end; a bold lead is a habit of the trade."""
    paragraphs = [passage for passage in desk.paragraphs if passage.key == "body"]
    for passage in paragraphs[1:]:
        text = passage.text.strip(" \t")
        if len(text) > _LONG_EMPHASIS and text[:2] == text[-2:] in {"**", "__"} and text[:2] not in text[2:-2]:
            said = "this whole paragraph is bold, so nothing in it stands out."
            yield desk.advice("emphasis-whole", passage.place, said, "Keep bold for the few words that matter.")


def boilerplate(desk: Desk) -> Iterator[Finding]:
    """Advise on a boilerplate that stands in the text too, and would be printed twice."""
    standing = desk.release.boilerplate or desk.newsroom.boilerplate
    first = _SPACES.sub(" ", standing.strip(" \n"))[:300]
    if len(first) < _SHOWN or first not in _SPACES.sub(" ", desk.release.body):
        return
    opening = first[:_SHOWN]
    for passage in desk.paragraphs:
        at = _SPACES.sub(" ", passage.text).find(opening) if passage.key == "body" else -1
        if at >= 0:
            said = "the boilerplate stands here and is printed below the release too."
            yield desk.advice("boilerplate-twice", passage.at(at), said, "Delete it here.")
            return


def language(desk: Desk) -> Iterator[Finding]:
    """Advise on a text that is clearly in another language than the release says."""
    from pressctl.release.languages import SCRIPTS, detect
    from pressctl.release.lexicon import lexicon

    own = frozenset(lexicon(desk.language).small.split())
    if not own and desk.language not in SCRIPTS:
        return  # nothing is known of it
    text = "\n".join(line.text for line in desk.lines)[:_SAMPLE]
    words = _WORD.findall(text.lower())
    mine = sum(word in own for word in words)
    if len(words) < _FEWEST_WORDS or mine > _SURELY * len(words):
        return
    found, evidence = detect(text)
    other = frozenset(lexicon(found).small.split())
    theirs = sum(word in other for word in words) if other else len(words)
    if found and SCRIPTS.get(found, found) != SCRIPTS.get(desk.language, desk.language) and theirs > _CLEARLY * mine:
        said = f'the language is "{desk.release.language}", but the text reads as "{found}" ({evidence}).'
        place = desk.at("language") if "language" in desk.places else desk.at("body")
        yield desk.advice("language-doubtful", place, said, f"Write language: {found}, if it is.")


def overrides(desk: Desk) -> Iterator[Finding]:
    """Advise on characters that turn the direction of what follows, so that it reads as something else."""
    release = desk.release
    lists = {"categories": release.categories, "keywords": release.keywords, "social.hashtags": release.social.hashtags}
    named = [(desk.at(f"{key}[{n}]"), word) for key, words in lists.items() for n, word in enumerate(words)]
    listed = [(place, found) for place, word in named if (found := _OVERRIDE.search(word))]
    for place, found in (*desk.find(_OVERRIDE), *listed):
        said = f"an invisible character here (U+{ord(found[0]):04X}) turns the text that follows."
        yield desk.advice("bidi-override", place, said, "Delete it; right-to-left text does not need it.")
