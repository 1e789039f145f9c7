"""French typography, applied when a release is rendered and never to its source.

It only replaces what the author wrote: a space becomes the right no-break space, a straight
apostrophe between letters a curly one, three dots an ellipsis. It inserts nothing, and leaves
addresses, mails, code, times and `:emoji:` alone. Rules: Imprimerie nationale for France (U+202F
before ; ! ?, U+00A0 before : and inside « »); Québec has no space before ; ! ?, so one that is
there stays as written; Switzerland uses thin spaces throughout. Other languages stay as they are.
"""

import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache

NO_BREAK, NARROW = "\u00a0", "\u202f"
_PROFILES = {
    "fr": {"mark": NARROW, "colon": NO_BREAK, "inside": NO_BREAK, "unit": NO_BREAK},
    "fr-ca": {"mark": "", "colon": NO_BREAK, "inside": NO_BREAK, "unit": NO_BREAK},
    "fr-ch": {"mark": NARROW, "colon": NARROW, "inside": NARROW, "unit": NO_BREAK},
}
_SIGN = {"letter": "’", "dots": "…"}
# What is not prose: nothing in it is touched.
_KEPT = re.compile(
    r"""
      \b(?:https?://|www\.|mailto:|tel:)[^ \t\n\u00a0\u202f<>«»"]+      # an address
    | (?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+         # a mail address
    | `[^`\n]*`                                                         # code
    """,
    re.VERBOSE,
)
_KEPT_SIGNS = re.compile(r"://|www\.|mailto:|tel:|@|`")
_RULES = re.compile(
    r"""
    (?=[ '.])(?:
      (?P<inside> (?<=[«‹])[ ]+(?=[^ \t\n]) | (?<=[^ \t\n])[ ]+(?=[»›]) )
    | (?P<mark> (?<=[^ \t\n])[ ]+(?=[!?](?!=) | ;(?!-?[()DP](?!\w))) )
    | (?P<colon> (?<=[^ \t\n])[ ]+(?=:(?:$|[ \t\n\u00a0\u202f«»"”])) )
    | (?P<unit> (?<=[0-9])[ ]+(?=[%‰€$£]) )
    | (?P<letter> (?<=[^\W\d_])'(?=[^\W\d_]) )
    | (?P<dots> (?<!\.)\.\.\.(?!\.) )
    )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1024)  # a headline is polished for every mail, page, feed and post
def polish(text: str, language: str, *, narrow: bool = True) -> str:
    """Return `text` with the typography of `language` (BCP 47); doing it twice changes nothing more.

    With `narrow` off, U+00A0 stands wherever U+202F would: X counts the latter as two, and some
    mail programs show it badly in a subject.
    """
    done, parts = 0, []
    for start, end, sign in edits(text, language, narrow=narrow):
        parts += [text[done:start], sign]
        done = end
    return "".join([*parts, text[done:]]) if parts else text


def edits(text: str, language: str, *, narrow: bool = True) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, replacement) for each change `polish` makes, in order, in characters."""
    profile = _profile(language)
    if profile is None:
        return
    kept = deque(found.span() for found in _KEPT.finditer(text)) if _KEPT_SIGNS.search(text) else deque()
    for found in _RULES.finditer(text):
        rule = found.lastgroup or ""
        sign = _SIGN.get(rule) or profile.get(rule, "")
        while kept and kept[0][1] <= found.start():
            kept.popleft()
        if sign and not (kept and kept[0][0] <= found.start()):
            yield *found.span(), NO_BREAK if sign == NARROW and not narrow else sign


def _profile(language: str) -> dict[str, str] | None:
    tag = language.lower().replace("_", "-")
    return _PROFILES.get(tag) or (_PROFILES["fr"] if tag.split("-", 1)[0] == "fr" else None)
