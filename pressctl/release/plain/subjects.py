"""Who a paragraph says to be something, as `Acme is a maker of trams` does, and the last one that does so."""

import re
from collections.abc import Sequence

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases
from pressctl.release.plain.anatomy import Part
from pressctl.release.plain.labels import TEXT
from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS

_SUBJECT = 90  # characters a paragraph begins with
_FEWEST_ABOVE = 2  # paragraphs above one on who speaks
_SHORTEST_PARAGRAPH, _LONGEST_ABOUT = 60, 1_200  # characters; of a paragraph on who speaks


def subject_of(text: str) -> str:
    """Return who a paragraph says to be something, by its first words: a name, and a verb behind it; "" for none."""
    levelled = level(text[:_SUBJECT])
    found = re.search(rf"[ \u00a0](?:{phrases('being')})(?!\w)", levelled)
    if found is None:
        return ""
    verb = text[found.start() + 1 : found.end()]
    if verb[1:2] == " " and verb[0].isascii():  # without its accent it is "and": Ann e a ministra
        return ""
    name = re.sub(r"[ \u00a0]?\([^()]{1,60}\)", "", text[: found.start()]).strip(" ,\u00a0")
    words = [word for word in re.split("[ \u00a0]", name) if word]
    small = function_words("")
    fits = words and all(word[0].isupper() or not word[0].isalpha() or bare(word) in small for word in words)
    if not fits or any(sign in name for sign in ',;:“”„«»"') or not any(bare(word) not in small for word in words):
        return ""
    return " ".join(words[1:] if bare(words[0]) in small else words)


def about_at_end(body: Sequence[Passage]) -> tuple[Part, ...]:
    """Return the last paragraph where it says in general who somebody is whom the text names: `Acme is a maker of …`."""
    said = [one for one in body if not one.is_rule]
    if len(said) <= _FEWEST_ABOVE or not all(map(_is_paragraph, said[-2:])) or body[-1].is_rule:
        return ()
    last = body[-1]
    if last.mark or last.quoted or last.broken or last.form not in {"", "text"} or len(last.text) > _LONGEST_ABOUT:
        return ()
    subject = subject_of(last.text)
    above = level("\n".join(one.text for one in body[:-1]))
    if not subject or level(subject) not in above:
        return ()
    return (Part(kind="about", passages=(last,), label=TEXT),)


def _is_paragraph(passage: Passage) -> bool:
    return len(passage.text) >= _SHORTEST_PARAGRAPH and passage.text[-1] in SENTENCE_ENDS and not passage.is_rule
