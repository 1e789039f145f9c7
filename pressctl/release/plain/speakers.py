"""Who speaks, by the words beside a quotation: `, a rappelé le sénateur`, `said Jane Doe, CEO of Acme`."""

import re
from functools import cache

from pressctl.release.folding import bare
from pressctl.release.levelling import level
from pressctl.release.lexicon import names, phrases

_S = "[ \u00a0\u202f]"
_LONGEST_SPEAKER, _MOST_WORDS, _LONGEST_ROLE = 80, 8, 120
_MOST_OF_A_NAME = 4  # words of a name in a script without capitals
_KOREAN_SPEAKER = re.compile(r"(?:^|[.,\n”\"] ?)(?P<who>[가-힣]{2,12}(?: [가-힣A-Z·]{1,14}){0,3})(?:은|는|이|가) ?$")
_KOREAN_SAID = re.compile(r"(?:이?라|다|고|며|면서)")
_DASH = re.compile(rf"[ \u00a0\u202f\n]*[.,]?{_S}*[–—-]{_S}+(?=[^\W\d_a-z])")
_CLAUSE = re.compile(rf":(?!\w)|[!?…;«»“”„\"‘「」『』。\n()：；]|\.(?={_S}|$)")

_WORD = r"(?:(?:[^\W\d_a-zà-öø-ÿ]\.){2,}|[^\W\d_a-zà-öø-ÿ][\w’'-]*\.?)"
_PARTICLE = r"(?:de|du|des|d['’]|van|von|der|den|di|da|dos|do|la|le|el|al|bin|ter|zu|af|y|e)"
_NAME = re.compile(rf"{_WORD}(?:{_S}(?:{_PARTICLE}{_S}){{0,2}}{_WORD}){{0,5}}")
_ACRONYM = re.compile(rf"[A-Z]{{3,}}{_S}(?={_WORD}{_S}{_WORD}$)")  # of a house, before a name: `ELMC Rodrigo Roble`
_ARTICLE = re.compile(
    rf"(?:(?:le|la|les|un|une|son|sa|notre|the|an?|der|die|ein|eine|el|los|las|il|lo|o|os|as|de|het){_S}|l['’])(?=\w)",
    re.IGNORECASE,
)
_ROLE_AND_NAME = re.compile(rf"(?P<role>[^\W\d_A-Z].{{1,90}}?){_S}(?P<name>{_NAME.pattern})$")
_ENDS_SMALL = re.compile(
    r"(?:^|[ \u00a0’'])(?:de|du|des|d|l|la|le|les|of|the|von|der|des|del|da|do|dos|das|di|dello|della|van|het|for|für|and|et|y|e|und)['’]?$",
    re.IGNORECASE,
)
_ABBREVIATIONS = frozenset(
    re.split(
        " ",
        "mr mrs ms dr st pr prof mme sen rep gov gen col hon rev jr",
    )
)
_PRONOUNS = frozenset(
    re.split(
        " ",
        "il elle ils elles on je nous vous he she they we i it er sie es wir ich ellos ellas yo nosotros this that egli lei noi ele ela "
        "nos eles hij zij ze han hon hun on ona من هو هي",
    )
)
# A circumstance or a clause ends a speaker that no comma ends.
_CIRCUMSTANCE = re.compile(
    rf"{_S}(?:lors|dans|devant|à|au|aux|en|hier|ce|cette|qui|dont|pour|sur|avant|apr[èe]s|during|at|on|in|after|before|who|when|as"
    rf"|to|bei|am|im|auf|nach|vor|durante|tras|ante|hoy|al|ao|nel|tijdens){_S}.*$",
    re.IGNORECASE,
)
# What was said, and not who said it: `según lo que dicen`, `d'après ce que disent`.
_SAID = re.compile(r"(?:l[oa]|el|l[oa]s|os?|ce|ciò|quell[oa])[ \u00a0](?:qu[ei']|qu’|che)")
# Before who speaks: `As Ann Lee said`, and before whom somebody speaks to: `dijo a este diario`.
_AS = re.compile(
    r"(?<!\w)(?:[Aa]s|[Ww]ie|[Cc]omme|[Cc]omo|[Cc]ome|[Zz]oals|[Ss]om|[Jj]ak)[ \u00a0](?=[^\W\d_a-zà-öø-ÿ])"
)
# Before a verb of speech, in the place of who speaks, who stands behind it: `Dazu sagt Ann Lee:`.
_THERETO = re.compile(
    r"(?:dazu|hierzu|daruber hinaus|weiter|ausserdem|abschliessend|zudem|ferner|daarover|hierover|verder|daarnaast|hartill|dartill|vidare|hertil|dertil|videre)$"
)
_TO = re.compile(
    r"(?:a (?:est[ea]s?|la|los|las)|al?|alla|allo|ai|to|à|aux?|aos?|às|aan|gegenüber|til|till)[ \u00a0](?=[^\W\d_])"
)
_TITLED = re.compile(
    r"(?P<role>(?:.* )?(?:CEO|CTO|CFO|COO|Minister|President|Chairman|Chairwoman|Chair|Director|Officer|Executive|Mayor|Senator"
    r"|Secretary|Professor|Spokesperson|Spokeswoman|Spokesman|Commissioner|Manager|Founder)) (?P<name>\S+(?: \S+){0,3})"
)

# Home Office crime prevention minister Jane Doe: the word before the name says what the person is.
_RANKED = re.compile(
    rf"(?P<role>{_WORD}(?:{_S}[\w:’'-]+){{0,8}}{_S}(?P<last>[^\W\d_A-Z][\w’'-]*)){_S}(?P<name>{_WORD}{_S}{_NAME.pattern})"
)
# Daniel Dietrich von der Open Knowledge Foundation; a name with a particle has one word before it or behind it.
_OF_HOUSE = re.compile(
    rf"(?P<name>{_WORD}{_S}{_WORD}){_S}(?:von(?:{_S}der|{_S}dem)?|vom|of(?:{_S}the)?|from(?:{_S}the)?|van(?:{_S}de|{_S}het)?|de(?:{_S}la)?|du|da|do)"
    rf"{_S}(?P<house>{_WORD}(?:{_S}{_WORD})+)"
)


@cache
def _verb() -> re.Pattern[str]:
    """Return the pattern of verbs of speech in levelled text, in all languages."""
    return re.compile(rf"(?<!\w)(?:{phrases('said')})(?!\w)")


@cache
def _verb_first() -> re.Pattern[str]:
    return re.compile(rf"{_S}*[,.]?{_S}*(?:[–—-]{_S}+)?(?:{phrases('said')})(?!\w){_S}+")


@cache
def _talk() -> re.Pattern[str]:
    return re.compile(rf",{_S}(?:{phrases('said')})(?!\w){_S}+")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrases('by')}){_S}+")


@cache
def _roles() -> re.Pattern[str]:
    """Return the pattern of what a person is, behind an article and what ranks it."""
    return re.compile(
        rf"(?:l[ae]{{1,2}}{_S}|l'|the{_S}|an?{_S}|der{_S}|die{_S}|el{_S}|il{_S}|o{_S}|de{_S})?"
        rf"(?:(?:premi[e]re?|first|deputy|ancienn?e?|former|nouve(?:au|lle)|acting|interim){_S}|co-?|vice-?|ex-?)*(?:{phrases('roles')})"
    )


@cache
def _east() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of East Asia, where no space parts a name from a verb: before, above, after a quotation."""
    said, who = phrases("said"), r"[^ \t\n\u3000、，。「」：:]{2,40}?"
    return (
        re.compile(rf"(?:^|[、，。 \t\n\u3000])(?P<who>{who})(?:(?:{said})[：:，,]?|は[、，]?)$"),
        re.compile(rf"[と]?(?:{said})"),
        re.compile(rf"[，,。]?(?P<who>{who})(?:{said})(?=[。，,：:]|$)"),
    )


def speaker_after(text: str) -> tuple[str, str] | None:
    """Return (speaker, role) from the words that follow a quotation, or None."""
    levelled = level(text)
    verb_first = _verb_first().match(levelled)
    if verb_first:
        return _read(text[verb_first.end() :])
    dash = _DASH.match(text)
    if dash:
        return _read(text[dash.end() :], whole=True)
    clause = _first_clause(text)
    verb = _verb().search(level(clause))
    if verb:
        return _read(clause[: verb.start()].lstrip(" ,\u00a0\u202f"), whole=True)
    return None


def speaker_before(text: str) -> tuple[str, str] | None:
    """Return (speaker, role) from the words that lead up to a quotation, or None."""
    lead = text.rstrip(" \u00a0\u202f\n")
    if lead[-1:] not in {":", ",", "："}:
        return None
    clause = _last_clause(lead[:-1].rstrip(" \u00a0\u202f"))
    levelled = level(clause)
    by = _by().match(levelled)
    if by:
        return _read(clause[by.end() :], whole=True)
    verbs = list(_verb().finditer(levelled))
    if verbs:
        who = clause[: verbs[-1].start()].strip(" ,\u00a0\u202f")
        behind = clause[verbs[-1].end() :].strip(" \u00a0\u202f")
        who = "" if _THERETO.match(level(who)) else _AS.sub("", who)
        found = _read(who, whole=True) or _read(who.rpartition(",")[2], whole=True)
        return found or (_read(behind) if not who and not _TO.match(behind) else None)
    is_name = lead.endswith(":") and " " in clause and _NAME.fullmatch(clause.partition(",")[0])
    return _read(clause, whole=True) if is_name else None


def speaker_beside(before: str, after: str) -> tuple[str, str] | None:
    """Return (speaker, role) where East Asian words beside a quotation name one, or None."""
    named, verb, behind = _east()
    named_in_korean = _korean(before, after)
    if named_in_korean:
        return named_in_korean
    clause, following = level(_last_clause(before.rstrip("：:，, "))), level(after[:60])
    found = named.search(level(before[-60:]))
    if found and (not found[0].rstrip("、，").endswith("は") or verb.match(following)):
        start = max(0, len(before) - 60) + found.start("who")
        return before[start : start + len(found["who"])], ""
    told = behind.match(following) if clause or not before.strip(" \t\n") else None
    return (after[told.start("who") : told.end("who")], "") if told else None


def _korean(before: str, after: str) -> tuple[str, str] | None:
    """Return the speaker that a particle marks before a quotation: `김민수 대표는 “…”라며`."""
    found = _KOREAN_SPEAKER.search(before) if _KOREAN_SAID.match(after) else None
    if found is None:
        return None
    name, _, role = found["who"].partition(" ")
    return (
        (name, role)
        if role and len(name) <= _MOST_OF_A_NAME and role.count(" ") < _MOST_OF_A_NAME
        else (found["who"], "")
    )


def speaker_in_talk(text: str) -> tuple[int, tuple[str, str] | None]:
    """Return where a spoken paragraph's words end, and who says them; (0, None) where it names nobody."""
    for verb in _talk().finditer(level(text)):
        spoken = _read(text[verb.end() :])
        if spoken:
            return verb.start(), spoken
    return 0, None


def is_name(text: str) -> bool:
    """Tell whether a text is nothing but capitalised words, as a person's name is."""
    return bool(_NAME.fullmatch(text))


def role_before(name: str, text: str) -> str:
    """Return what a text calls a person directly before the name: `le sénateur Jérôme Durain` gives `sénateur`."""
    for found in re.finditer(re.escape(name) + r"(?!\w)", text):
        before = _last_clause(text[max(0, found.start() - _LONGEST_SPEAKER) : found.start()].rstrip(" \u00a0\u202f"))
        words = re.search(
            rf"(?:^|[ \u00a0\u202f(])(?:(?:l[ae]|the|der|die|el|L[ae]|The){_S}|[lL]['’])([^\n,]{{3,60}})$", before
        )
        role = re.split(rf"{_S}(?:l[ae]|the|der|die|el){_S}", words[1])[-1] if words else ""
        if role and role[0].islower() and _roles().match(level(role)):
            return role
    return ""


def _read(phrase: str, *, whole: bool = False) -> tuple[str, str] | None:
    """Return (speaker, role) from a phrase that begins with the speaker; `whole`: it holds nothing else."""
    head, role = _segments(phrase.lstrip(" \u00a0\u202f"))
    first = bare(re.split("[ \u00a0\u202f]", head, maxsplit=1)[0])
    if (
        not head
        or first in _PRONOUNS
        or _SAID.match(head)
        or len(head) > (_LONGEST_SPEAKER if whole else 2 * _LONGEST_SPEAKER)
    ):
        return None
    if not any(character.isupper() or character.islower() for character in head):
        return (head, role) if len(head.split(" ")) <= _MOST_OF_A_NAME else None
    article = _ARTICLE.match(head)
    if article or not head[0].isupper():
        return _described(_CIRCUMSTANCE.sub("", head), article.end() if article else 0, role or _after_comma(phrase))
    name = _NAME.match(head)
    ranked = _RANKED.fullmatch(head.rstrip(" ."))
    if ranked and _roles().match(level(ranked["last"])):
        return ranked["name"].rstrip("."), ranked["role"]
    if name is None or (whole and name.end() < len(head)) or level(name[0]) in {**names("weekdays"), **names("months")}:
        return None
    return _apart(name[0], role)


def _apart(name: str, role: str) -> tuple[str, str]:
    """Return a name without the house or the title that stands beside it, and the role."""
    housed = _OF_HOUSE.fullmatch(name)
    if housed:
        return housed["name"], role or housed["house"].rstrip(".")
    titled = _TITLED.fullmatch(name)
    return (titled["name"].rstrip("."), titled["role"]) if titled else (name.rstrip("."), role)


def _described(head: str, article: int, role: str) -> tuple[str, str] | None:
    """Read `le sénateur Jérôme Durain` as name and role, `le sénateur` as a speaker without name."""
    named = _ROLE_AND_NAME.match(head, article)
    if named and _roles().match(level(named["role"])) and not _ENDS_SMALL.search(named["role"]):
        house = _ACRONYM.match(named["name"])
        name = named["name"][house.end() if house else 0 :].rstrip(".")
        return name, role or f"{named['role']} {house[0] if house else ''}".rstrip(" \u00a0\u202f")
    if " " in role and _NAME.fullmatch(role) and _roles().match(level(head[article:])):
        return role, head[article:]  # the mayor, Jane Doe
    role = role if _roles().match(level(role)) else ""
    words = len(head.split(" "))
    return (head.rstrip(" ."), role) if article and words <= _MOST_WORDS and len(head) <= _LONGEST_SPEAKER else None


def _segments(phrase: str) -> tuple[str, str]:
    """Cut a phrase into the speaker and, after a comma, a role; the role is empty when it is none."""
    clause = _first_clause(phrase).replace("،", ",")
    head, _, after = clause.partition(",")
    role = after.partition(",")[0].strip(" \u00a0\u202f.").removesuffix(" hinzu")
    fits = _roles().match(level(role)) and len(role) <= _LONGEST_ROLE
    return head.strip(" \u00a0\u202f"), role if fits else ""


def _after_comma(phrase: str) -> str:
    """Return what a phrase's first comma is followed by, which may be the name of who was described."""
    return _first_clause(phrase).partition(",")[2].partition(",")[0].strip(" \u00a0\u202f.")


def _first_clause(text: str) -> str:
    for found in _CLAUSE.finditer(text):
        if found[0] != "." or not _is_abbreviated(text[: found.start()]):
            return text[: found.start()]
    return text


def _last_clause(text: str) -> str:
    ends = [
        found.end() for found in _CLAUSE.finditer(text) if found[0] != "." or not _is_abbreviated(text[: found.start()])
    ]
    return text[ends[-1] if ends else 0 :].lstrip(" \u00a0\u202f")


def _is_abbreviated(before: str) -> bool:
    """Whether a full stop after these words only shortens the last: J. Durain, Mr. Doe."""
    word = re.split(r"[ \u00a0\u202f.]", before)[-1]
    return len(word) == 1 or bare(word) in _ABBREVIATIONS
