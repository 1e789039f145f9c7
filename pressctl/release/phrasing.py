"""Phrases of several words that a headline in capitals and its text share: a name in them is written as the text writes it, whole."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

_SHORTEST, _FEWEST = 4, 3  # words of a phrase, of those that are no small words
_MOST_PLACES = 200  # in the text at which phrases are looked at


def shared_forms(
    names: Sequence[str], passages: Iterable[tuple[Sequence[str], Sequence[str]]], small: frozenset[str]
) -> dict[int, str]:
    """Return how the text writes the words of a headline within the longest phrases that both have, by their places in it.

    `names` are the headline's words without case or accents; each passage is its words so, and as they are written,
    "" where their case says nothing. Two ways of writing that are equally long say nothing either.
    """
    starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(names) - _SHORTEST + 1):
        starts[tuple(names[at : at + _SHORTEST])].append(at)
    found: dict[int, tuple[int, str]] = {}
    places = 0
    for said, written in passages if starts else ():
        for here in range(len(said) - _SHORTEST + 1):
            for at in starts.get(tuple(said[here : here + _SHORTEST]), ()):
                places += 1
                if places <= _MOST_PLACES:
                    _note(found, names, said, written, at, here, small)
    return {at: form for at, (_, form) in found.items() if form}


def _note(
    found: dict[int, tuple[int, str]],
    names: Sequence[str],
    said: Sequence[str],
    written: Sequence[str],
    at: int,
    here: int,
    small: frozenset[str],
) -> None:
    length = _SHORTEST
    while at + length < len(names) and here + length < len(said) and names[at + length] == said[here + length]:
        length += 1
    if sum(name not in small for name in names[at : at + length]) < _FEWEST:
        return
    for step in range(length):
        form = written[here + step]
        longest, known = found.get(at + step, (0, ""))
        if length > longest:
            found[at + step] = (length, form)
        elif length == longest and form and known and form != known:
            found[at + step] = (length, "")
