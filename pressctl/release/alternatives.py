"""What the alternatives of an expression begin with, so that only those are tried which can match at all."""

from collections.abc import Iterator

OPENING = 3  # signs by which alternatives are told apart


def alternatives(pattern: str) -> list[str]:
    """Return the alternatives of an expression: cut at bars outside brackets."""
    found, depth, start = [], 0, 0
    for at, sign in _signs(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append(pattern[start:at])
            start = at + 1
    return [*found, pattern[start:]]


def openings_of(branch: str) -> frozenset[str]:
    """Return what a match of an expression begins with: three signs, or fewer where it cannot be told how it goes on."""
    return frozenset(opening for opening, _ in _openings(branch))


def _openings(branch: str) -> set[tuple[str, bool]]:
    """Return the openings, each with whether it may go on with what follows the expression."""
    found = {("", True)}
    at = 0
    while at < len(branch) and any(goes_on for _, goes_on in found):
        if branch[at].isalnum():
            atom, end = {(branch[at], True)}, at + 1
        elif branch.startswith("\\d", at):
            atom, end = {(figure, True) for figure in "0123456789"}, at + 2
        elif branch.startswith("(?:", at):
            end = at + _closing(branch[at:]) + 1
            atom = set().union(*(_openings(one) for one in alternatives(branch[at + 3 : end - 1])))
        else:
            atom, end = {("", False)}, len(branch)
        sign = branch[end : end + 1]
        if sign == "+" or branch.startswith("{1", end):
            atom, end = {(opening, False) for opening, _ in atom}, len(branch)
        elif sign in {"*", "{"}:
            atom, end = {("", False)}, len(branch)
        elif sign == "?":
            atom, end = atom | {("", True)}, end + 1
        found = {
            ((before + opening)[:OPENING], goes_on and len(before + opening) < OPENING)
            for before, open_ in found
            for opening, goes_on in (atom if open_ else {("", False)})
        }
        at = end
    return found


def _closing(pattern: str) -> int:
    """Return where the bracket closes that an expression begins with."""
    depth = 0
    for at, sign in _signs(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == ")" and not depth:
            return at
    return len(pattern)


def _signs(pattern: str) -> Iterator[tuple[int, str]]:
    """Yield the signs that have a meaning in an expression, with their places: none within [], none behind a backslash."""
    escaped = within = False
    for at, sign in enumerate(pattern):
        if escaped or sign == "\\":
            escaped = not escaped
        elif within:
            within = sign != "]"
        elif sign == "[":
            within = True
        else:
            yield at, sign
