"""Who speaks, by the words beside a quotation: `, a rappelé le sénateur`, `said Jane Doe, CEO of Acme`."""

import re

from pressctl.release.folding import bare
from pressctl.release.lexicon import names

_S = "[ \u00a0\u202f]"
_LONGEST_SPEAKER, _MOST_WORDS, _LONGEST_ROLE = 80, 8, 120
_SAID = (
    rf"(?:(?:a|ont|avait)(?:-t-(?:il|elle|on))?{_S}(?:(?:[^\W\d_]{{2,12}}ment|ainsi|alors|aussi|encore|ensuite){_S})?)?(?:s['’]|se{_S})?"
    r"(?:d[ée]clar[ée]|rappel[ée]|rappelle|affirm[ée]|expliqu[ée]|soulign[ée]|ajout[ée]|indiqu[ée]|pr[ée]cis[ée]|assur[ée]"
    r"|estim[ée]|insist[ée]|conclut?|comment[ée]|dit|lanc[ée]|mart[èe]l[ée]|r[ée]agit?|confi[ée]|annonc[ée]|plaid[ée]"
    r"|not[ée]|regrett[ée]|d[ée]nonc[ée]|salu[ée]|r[ée]sum[ée]|observ[ée]|poursui(?:t|vi)|r[ée]pondu?|reconna[îi]t|reconnu"
    r"|avertit?|pr[ée]v(?:ient|enu)|f[ée]licit[ée]|r[ée]jouit?|inqui[èe]t[ée]|t[ée]moign[ée]|analys[ée])"
    r"|said|says|added|adds|commented|comments|explained|explains|noted|notes|stated|states|concluded|concludes|continued"
    r"|continues|announced|remarked|warned|warns|argued|argues|according to"
    r"|sagte?|erkl[äa]rte?|betonte?|so|erg[äa]nzte?|unterstreicht|unterstrich|kommentierte?|meint|teilte"
    r"|dijo|dice|afirm[óa]|declar[óa]|explic[óa]|se[ñn]al[óa]|a[ñn]adi[óo]|a[ñn]ade|destac[óa]|asegur[óa]|subray[óa]|indic[óa]"
    r"|ha (?:dicho|afirmado|declarado|explicado|se[ñn]alado|destacado|asegurado|subrayado|indicado)"
)
_VERB = re.compile(rf"(?<!\w)(?:{_SAID})(?!\w)", re.IGNORECASE)
_VERB_FIRST = re.compile(rf"{_S}*[,.]?{_S}*(?:{_SAID})(?!\w){_S}+", re.IGNORECASE)
_BY = re.compile(rf"(?:selon|d['’]apr[èe]s|according to|seg[úu]n|laut){_S}+", re.IGNORECASE)
_DASH = re.compile(rf"[ \u00a0\u202f\n]*[.,]?{_S}*[–—-]{_S}+(?=[^\W\d_a-z])")
_CLAUSE = re.compile(rf"[!?…:;«»“”„\"\n()]|\.(?={_S}|$)")

_WORD = r"[^\W\d_a-zà-öø-ÿ][\w’'-]*\.?"
_PARTICLE = r"(?:de|du|des|d['’]|van|von|der|den|di|da|la|le|el|al|bin|y)"
_NAME = re.compile(rf"{_WORD}(?:{_S}(?:{_PARTICLE}{_S}){{0,2}}{_WORD}){{0,5}}")
_ARTICLE = re.compile(
    rf"(?:(?:le|la|les|un|une|son|sa|notre|the|an?|der|die|ein|eine|el|los|las){_S}|l['’])(?=\w)", re.IGNORECASE
)
_ROLE_AND_NAME = re.compile(rf"(?P<role>[^\W\d_A-Z].{{1,60}}?){_S}(?P<name>{_NAME.pattern})$")
_ENDS_SMALL = re.compile(
    r"(?:^|[ \u00a0’'])(?:de|du|des|d|l|la|le|les|of|the|von|der|des|del|and|et|y|und)['’]?$", re.IGNORECASE
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
        "il elle ils elles on je nous vous he she they we i it er sie es wir ich ellos ellas yo nosotros this that",
    )
)
# A circumstance or a clause ends a speaker that no comma ends.
_CIRCUMSTANCE = re.compile(
    rf"{_S}(?:lors|dans|devant|à|au|aux|en|hier|ce|cette|qui|dont|pour|sur|avant|apr[èe]s|during|at|on|in|after|before|who|when|as"
    rf"|to|bei|am|im|auf|nach|vor|durante|tras|ante|hoy){_S}.*$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:l[ae]{1,2} |l['’]|the |an? |der |die |el )?"
    r"(?:(?:premi[èe]re?|first|deputy|ancienn?e?|former|nouve(?:au|lle)|acting|interim) |co-?|vice-?|ex-?)*"
    r"(?:mair|pr[ée]sid|direct|s[ée]nat|d[ée]put|ministre|secr[ée]taire|chef|responsable|fond|pdg\b|c[a-z]o\b|porte-parole"
    r"|adjoint|conseill|d[ée]l[ée]gu|profess|cherch|m[ée]decin|avocat|pr[ée]f[èe]t|g[ée]rant|associ|repr[ée]sentant|coordin"
    r"|commissaire|ambassad|rapport|recteur|doyen|auteur|artiste|chief|manag|head|chair|minister|secretary|spokes|mayor|partner"
    r"|general|executive|senior|lead|principal|dean|member|officer|owner|analyst|engineer|scientist|research|author"
    r"|gesch[äa]ftsf|vorst|pr[äa]sid|leiter|sprecher|(?:ober)?b[üu]rgerm|alcald|consejer|portavoz|jef[ea]|rector|investigador)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?P<role>(?:.* )?(?:CEO|CTO|CFO|COO|Minister|President|Chairman|Chairwoman|Chair|Director|Officer|Executive|Mayor|Senator"
    r"|Secretary|Professor|Spokesperson|Spokeswoman|Spokesman|Commissioner|Manager|Founder)) (?P<name>\S+(?: \S+){0,3})"
)


def speaker_after(text: str) -> tuple[str, str] | None:
    """Return (speaker, role) from the words that follow a quotation, or None."""
    verb_first = _VERB_FIRST.match(text)
    if verb_first:
        return _read(text[verb_first.end() :])
    dash = _DASH.match(text)
    if dash:
        return _read(text[dash.end() :], whole=True)
    clause = _first_clause(text)
    verb = _VERB.search(clause)
    return _read(clause[: verb.start()].lstrip(" ,\u00a0\u202f"), whole=True) if verb else None


def speaker_before(text: str) -> tuple[str, str] | None:
    """Return (speaker, role) from the words that lead up to a quotation, or None."""
    lead = text.rstrip(" \u00a0\u202f\n")
    if lead[-1:] not in {":", ","}:
        return None
    clause = _last_clause(lead[:-1].rstrip(" \u00a0\u202f"))
    by = _BY.match(clause)
    if by:
        return _read(clause[by.end() :], whole=True)
    verbs = list(_VERB.finditer(clause))
    if verbs:
        who = clause[: verbs[-1].start()].strip(" ,\u00a0\u202f")
        return _read(who, whole=True) or _read(who.rpartition(",")[2], whole=True)
    is_name = lead.endswith(":") and " " in clause and _NAME.fullmatch(clause.partition(",")[0])
    return _read(clause, whole=True) if is_name else None


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
        if role and role[0].islower() and _ROLE.match(role):
            return role
    return ""


def _read(phrase: str, *, whole: bool = False) -> tuple[str, str] | None:
    """Return (speaker, role) from a phrase that begins with the speaker; `whole`: it holds nothing else."""
    head, role = _segments(phrase.lstrip(" \u00a0\u202f"))
    first = bare(re.split("[ \u00a0\u202f]", head, maxsplit=1)[0])
    if not head or first in _PRONOUNS or len(head) > (_LONGEST_SPEAKER if whole else 2 * _LONGEST_SPEAKER):
        return None
    article = _ARTICLE.match(head)
    if article or not head[0].isupper():
        return _described(_CIRCUMSTANCE.sub("", head), article.end() if article else 0, role)
    name = _NAME.match(head)
    if name is None or (whole and name.end() < len(head)) or first in names("weekdays") or first in names("months"):
        return None
    titled = _TITLED.fullmatch(name[0])
    if titled:
        return titled["name"].rstrip("."), titled["role"]
    return name[0].rstrip("."), role


def _described(head: str, article: int, role: str) -> tuple[str, str] | None:
    """Read `le sénateur Jérôme Durain` as name and role, `le sénateur` as a speaker without name."""
    named = _ROLE_AND_NAME.match(head, article)
    if named and _ROLE.match(named["role"]) and not _ENDS_SMALL.search(named["role"]):
        return named["name"].rstrip("."), role or named["role"]
    words = len(head.split(" "))
    return (head.rstrip(" ."), role) if article and words <= _MOST_WORDS and len(head) <= _LONGEST_SPEAKER else None


def _segments(phrase: str) -> tuple[str, str]:
    """Cut a phrase into the speaker and, after a comma, a role; the role is empty when it is none."""
    clause = _first_clause(phrase)
    head, _, after = clause.partition(",")
    role = after.partition(",")[0].strip(" \u00a0\u202f.")
    return head.strip(" \u00a0\u202f"), role if _ROLE.match(role) and len(role) <= _LONGEST_ROLE else ""


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
