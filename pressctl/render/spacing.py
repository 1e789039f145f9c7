"""Which of an author's spaces must not break: before signs and units, within numbers, dates, hours and titles.

The pattern of a language is made once, of its words (`pressctl.render.words`). Each match begins with the
space itself, so that the search looks at spaces alone, and asks what stands on its left and right.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pressctl.render.words import Locale, Typography

NO_BREAK, NARROW = "\u00a0", "\u202f"
_SPACES = f" {NO_BREAK}{NARROW}"
_LETTER = r"[^\W\d_]"
# Signs and symbols that every language writes after a figure.
_UNITS = (
    "% ‰ € $ £ ° °C °F km/h km² km³ km m² m³ m cm² cm mm ha kg g mg t l L cl ml hl Wh kWh MWh GWh TWh W kW MW GW V "
    "Hz kHz MHz GHz kB MB GB TB dB ppm h min s ms"
)
# One to three figures, then groups of three: a number, and neither a telephone's nor the end of a year.
_THOUSANDS = re.compile(
    rf"[1-9](?<![\w.,:/+#-][1-9])(?<![0-9][{_SPACES}][1-9])[0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})++(?![0-9]|[{_SPACES}][0-9])"
)


class Spacing(NamedTuple):
    """A language's bound spaces: their pattern, what each of its groups becomes, and what stands within numbers."""

    pattern: re.Pattern[str]
    signs: dict[str, str]
    thousands: str


def spacing_of(locale: "Locale", rules: "Typography") -> Spacing:
    """Compile what a language says of its spaces."""
    signs = {"mark": rules.mark, "colon": rules.colon, "inside": rules.inside, "bond": NO_BREAK}
    alternatives = "|".join(f"(?P<{name}>{_RULES.get(name) or _bond(locale, rules)})" for name in signs if signs[name])
    return Spacing(re.compile(f"[ ]{_between(locale)}(?:{alternatives})"), signs, rules.thousands)


def _between(locale: "Locale") -> str:
    """Return what every bound space has beside it, and few others have: most stand between small letters, or behind a comma.

    Each rule asks for something else on one side: behind the space another sign than a small letter, or before it, where
    only the word for the first day of a month (1er) ends with one.
    """
    return rf"(?<!(?!{re.escape(locale.first[-1])})[a-zß-ÿ,] (?=[a-zß-ÿ]))"


def spaces(text: str, spacing: Spacing) -> list[tuple[int, int, str]]:
    """Return (start, end, replacement) for each run of ordinary spaces that must not break, in no order."""
    pattern, signs, thousands = spacing
    bound = [(*found.span(), signs[found.lastgroup or ""]) for found in pattern.finditer(text)]
    for found in _THOUSANDS.finditer(text):
        bound += [(at, at + 1, thousands) for at in range(*found.span()) if text[at] == " "]
    return bound


# In each, the first space is read already; what is looked for on the left ends with it. What few spaces have is asked first.
_RULES = {
    "mark": r"(?=[ !?;])(?<=[^ \t\n] ) *+(?=[!?](?!=)|;(?!-?[()DP](?!\w)))",  # no code, no ;-)
    "colon": rf"(?=[ :])(?<=[^ \t\n] ) *+(?=:(?:$|[\t\n{_SPACES}«»\"”]))",  # no :emoji:
    "inside": rf"(?<=[«‹] ) *+(?=[^\t\n{_SPACES}])|(?=[ »›])(?<=[^ \t\n] ) *+(?=[»›])",
}


def _bond(locale: "Locale", rules: "Typography") -> str:
    """Return the pattern of what U+00A0 binds; each asks first what few spaces have, so that most cost little."""
    figures = rf"(?<=[0-9] ) *+(?=(?:{_any(f'{_UNITS} {rules.units}')})(?!\w|['’]\w))"
    hours = rf"(?<=[0-9][{_SPACES}]h ) *+(?=[0-9])"
    names = rf"(?=[A-ZÀ-ÞŒ])(?:{_after(rules.titles)})" if rules.titles else ""
    numbers = rf"(?=[0-9])(?:{_after(rules.numbered)}|(?<=[€$£№] ))"
    short = rf"(?<=\b{_LETTER}\. )(?={_LETTER}{{1,3}}\.)|(?<=\b{_LETTER}{{2}}\. )(?={_LETTER}{{2}}\.)"
    return "|".join(filter(None, (figures, hours, names, numbers, _date(locale), short if rules.abbreviated else "")))


def _date(locale: "Locale") -> str:
    """Return the pattern of the space between day and month, as the language's own dates have it."""
    months = _any(locale.months)
    day, month = locale.date.index("{day}"), locale.date.index("{month}")
    if month < day:
        return rf"(?=[0-9]{{1,2}}(?![0-9]))(?:{_after(locale.months)})"
    point, _, of = locale.date[day + len("{day}") : month].partition(NO_BREAK)
    first = rf"|(?<=\b{locale.first} )" if not locale.first.isdigit() else ""
    return rf"(?:(?<=[0-9]{re.escape(point)} ){first})(?={of}(?:{months})\b)"


def _any(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(" "), key=len, reverse=True))


def _after(words: str) -> str:
    return "|".join(rf"(?<=(?<!\w){re.escape(word)} )" for word in words.split(" "))
