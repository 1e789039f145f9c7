"""Acronyms that a text in capitals does not set off: letters that nobody can say as a word, and some that everybody knows."""

import re

_VOWEL = re.compile(r"[aeiouy]")
# Languages in which r and l make a syllable too: smrt, vlk.
_SYLLABLE, _SYLLABIC = re.compile(r"[aeiouylr]"), frozenset({"cs", "sk", "hr", "sr", "bs", "sl", "mk"})
# What no word of these languages begins or ends with: `TVA`, `NCAA`, `ABQ`; others have short words that do: zbog, zrak.
_ONSETS_OF = frozenset({"en", "fr", "de", "es", "it", "pt", "ca", "gl", "nl", "sv", "da", "nb", "nn", "fi"})
_UNSAID = re.compile(
    r"^(?![bcdfgkpt][lr]|s[bcdfhjklmnpqrtvwz]|[cpstwkgz]h|[gkpm]n|ps|pt|t[sw]|dw|d[vžz]|kv|cz|h[rl]|v[lr]|wr|zw|[bdfghklmnprstv]j|x|d?zd|zm|zn|zv|vz|vs|vn|vd|vp|vt|vk|vy|vc|mz|mr|ml|ct|cv|dn|db|ft|jm|js|kd|ks|kt|ld|lg|lh|lz|lz|rt|rz|rd|rv|tm|tk|tl|žd|bz|bd|cm|cn|fn|gd|gv|hm|hn|hv|kc|kf|km|pc|pf|pk|pn|pw|wl|wn|wp|ws|wt|wk|wd|wz|wc|wy|ty)[bcdfghjklmnpqrstvwxz]{2}|q$|q(?!u)"
)
_LONGEST_ACRONYM = 4  # letters
# Acronyms that can be said, and are words of no language here.
_ACRONYM = re.compile(
    "nato|otan|unesco|unicef|nasa|usa|eeuu|fifa|uefa|opec|covid|osce|oecd|ocde|unhcr|acnur|iaea|usaid|epa|ngo|ong|gmbh"
)


def is_acronym(name: str, language: str) -> bool:
    """Tell whether a word, in small letters, is one that nobody can say, as letters without a vowel, or one that the press writes so everywhere."""
    if len(name) < 2 or not name.isascii():  # noqa: PLR2004  (one letter is a word)
        return False
    vowels = _SYLLABLE if language in _SYLLABIC else _VOWEL
    begun = language in _ONSETS_OF and len(name) <= _LONGEST_ACRONYM and bool(_UNSAID.search(name))
    return begun or not vowels.search(name) or bool(_ACRONYM.fullmatch(name))
