"""What a page adds to any of its texts: who made the site, a count, what else might interest, a question before a video."""

import re
from collections.abc import Sequence

from pressctl.release.foreign.lines import is_paragraph
from pressctl.release.foreign.manuscript import Aside, leave
from pressctl.release.foreign.skipping import RELATED
from pressctl.release.levelling import level
from pressctl.release.plain.passages import Passage

_LONGEST_LINE, _LONGEST_QUESTION = 120, 400  # characters
_MOST_BELOW, _LONGEST_BELOW = 8, 700  # passages below what else might interest, their characters
_SITE = (
    r"(?:web ?site|web|site|sitio|sito|seite|page|pagina|theme|tema|template|(?:web ?)?design|diseno|layout|hosting)"
)
_LOOKS = r"(?:(?:web ?)?design|theme|template|layout|hosting)"  # `Website:` is what a contact says too
_MADE = (
    r"(?:designed|created|made|built|developed|powered|hosted|erstellt|gestaltet|umgesetzt|entwickelt|realisee?|creee?|developpee?|concue?"
    r"|desarrollad[oa]|disenad[oa]|cread[oa]|realizad[oa]|realizzat[oa]|sviluppat[oa]|desenvolvid[oa]|criad[oa]|gemaakt|ontworpen|skapad|laget|utviklet|wykonanie|realizacja)"
)
_BY = r"(?:by|with|using|von|mit|durch|par|avec|por|con|da|com|door|met|av|af|med|przez)"
_MAKER = re.compile(
    rf"(?:this |diese |ce |este |questo )?{_SITE}(?: (?:is |was |wurde |a ete )?{_MADE})? {_BY} .{{2,60}}|{_LOOKS} ?: ?.{{2,60}}"
    rf"|(?:proudly )?{_MADE} {_BY} .{{2,60}}"
)
# What a page asks before it shows something that lies elsewhere, with whom it would share data.
_ELSEWHERE = re.compile(
    r"youtube|vimeo|google|twitter|facebook|instagram|tiktok|spotify|soundcloud|drittanbieter|third part"
)
_DATA = re.compile(r"\b(?:\w*daten\w*|donnees|data|datos|dati|dados|gegevens)\b|\w*datenubertragung")
_ASKS = re.compile(
    r"ubertrag|ubermitt|einverstanden|zustimm|transfer|transmi|consent|accept|agree|consentimiento|acconsent|toestemming|verzonden"
)
# A heading of what a reader may like to read next.
_INTERESTS = re.compile(
    r"das konnte (?:dich|sie|euch)|(?:you|this) (?:may|might) (?:also )?(?:be of interest|interest|like|be interested)|(?:cela|ceci|ca) (?:peut|pourrait)"
    r"|vous (?:aimerez|pourriez)|(?:te|le) (?:puede|podria)|ti potrebbe|potrebbe(?:ro)? interessar|voce (?:pode|podera|tambem)|dit vind je|misschien ook"
    r"|mohlo by|moze cie|saattaisi kiinnostaa|(?:det|detta) (?:kanske|kan)|maske er du"
)


def without_colophons(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Return a page's passages without such lines; each is listed with the reason."""
    kept = [
        one for one in passages if not leave(one, _asks_first(one), "asks before it shows what lies elsewhere", asides)
    ]
    kept = _without_interests(kept, asides)
    kept = [
        one for at, one in enumerate(kept) if not leave(one, _heads_nothing(kept[at : at + 2]), "related pages", asides)
    ]
    end = len(kept)
    while end > 1 and (_names_maker(kept[end - 1]) or _is_count(kept[end - 1])):
        end -= 1
    asides += [Aside(text=one.text, why="of the site, not of the text", line=one.number) for one in kept[end:]]
    return kept[:end]


def _without_interests(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out what a page ends with below a heading of what else might interest; the texts it led to may be gone."""
    begun = next((at for at, one in enumerate(passages) if is_paragraph(one)), len(passages))
    heads = (at for at in range(len(passages) - 1, begun, -1) if passages[at].form == "heading")
    at = next((at for at in heads if _INTERESTS.match(level(passages[at].text))), -1)
    below = passages[at + 1 :]
    if at < 0 or len(below) > _MOST_BELOW or sum(len(one.text) for one in below) > _LONGEST_BELOW:
        return passages
    asides += [Aside(text=one.text, why="related pages", line=one.number) for one in passages[at:]]
    return passages[:at]


def _heads_nothing(pair: Sequence[Passage]) -> bool:
    """Whether a heading of related pages has another one directly below it: its own texts are gone."""
    heads = len(pair) > 1 and all(one.form == "heading" and not one.mark for one in pair)
    return heads and pair[1].level <= pair[0].level and bool(RELATED.match(pair[0].text))


def _names_maker(passage: Passage) -> bool:
    """Whether a line names who made the site, with a link to them: `Design by Acme`, `Powered by Acme`."""
    linked = any(span.form == "link" for span in passage.spans)
    short = passage.form == "text" and not passage.mark and len(passage.text) <= _LONGEST_LINE
    return short and linked and bool(_MAKER.fullmatch(level(passage.text).strip(" .")))


def _is_count(passage: Passage) -> bool:
    return passage.form == "text" and not passage.mark and passage.text.isdigit()


def _asks_first(passage: Passage) -> bool:
    """Whether a passage says that something is shown only once a reader agrees that data go elsewhere."""
    if passage.form != "text" or len(passage.text) > _LONGEST_QUESTION:
        return False
    text = level(passage.text)
    return bool(_ELSEWHERE.search(text) and _DATA.search(text) and _ASKS.search(text))
