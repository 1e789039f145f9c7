"""Lines of a release that are not its text: what press offices and blogs put around it.

Each kind is known by fixed words in French, English, German, Spanish and, where cheap, Italian,
Portuguese and Dutch. A line that merely begins like one of them is text.
"""

import re
from typing import Literal

from msgspec import Struct

Kind = Literal["", "press", "immediate", "embargo", "end", "filed", "contact", "about", "notes", "web", "issuer"]

_S = "[ \u00a0\u202f]"
_LONGEST_LABEL = 120  # characters; longer lines are text, whatever they begin with
_LONGEST_ABOUT, _LONGEST_EMBARGO = 90, 200

_PRESS = (
    r"communiqu[ée]s?(?: de presse| commun)?|(?:dossier|point|note) de presse|alerte presse|invitation presse"
    r"|(?:press|news|media) (?:release|statement|advisory|alert)|presse(?:mitteilung|information|erkl[äa]rung|meldung)"
    r"|medien(?:mitteilung|information)|(?:nota|comunicado) de (?:prensa|imprensa)|comunicado|comunicato stampa|persbericht"
)
_IMMEDIATE = (
    r"for immediate release|(?:pour )?(?:diffusion|publication) imm[ée]diate|[àa] diffuser imm[ée]diatement"
    r"|para (?:su )?(?:publicaci[óo]n|difusi[óo]n) inmediata|zur sofortigen ver[öo]ffentlichung"
    r"|per (?:la )?pubblicazione immediata|para divulga[çc][ãa]o imediata"
)
_EMBARGO = (
    r"(?:strictement )?sous embargo|(?:strictly )?embargo(?:ed)?(?: (?:until|till|to|for)|(?: strict)? jusqu| ?:| bis| hasta)"
    r"|under (?:strict )?embargo|embargado hasta|bajo embargo|embargo(?:ed)?(?=[.!*\])]*$)|sperrfrist|gesperrt bis"
    r"|not for (?:publication|release|broadcast)[^.]{0,40}(?:before|until)|ne pas (?:diffuser|publier) avant|hold for release until"
)
_CONTACT = (
    r"(?:vos? |votre )?contacts?(?: (?:de |la |pour la |avec la )*presse| m[ée]dias?| prensa| de prensa| stampa)?"
    r"|(?:press|media)(?: relations)? (?:contacts?|inquiries|enquiries|office)|presse(?:kontakt|stelle)|medienkontakt|kontakt"
    r"|(?:for )?(?:more|further) information(?:,? (?:please )?contact)?|contact (?:information|details)"
    r"|ansprechpartner(?:in)?(?: (?:f[üu]r die )?(?:presse|medien))?|r[üu]ckfragen(?: an| bitte an)?|contactos?(?: de)?(?: prensa)?"
    r"|(?:service (?:de )?|attach[ée]e?s? de |relations )presse|renseignements"
)
_ABOUT = (
    r"(?:[àa] propos(?: d(?:e|u|es)\b| d['’]|$|"
    + _S
    + r"?:)|about\b|[üu]ber\b|acerca de\b|sobre\b|qui sommes[- ]nous|a proposito di\b)"
)
_NOTES = (
    r"notes? (?:to|for) (?:the )?(?:editors?|newsrooms?|media|journalists)|editors?['’]?s? notes?"
    r"|notes? (?:aux?|pour les|[àa] l['’]attention des) (?:r[ée]dactions?|r[ée]dacteurs?|journalistes|[ée]diteurs?)"
    r"|hinweise? (?:f[üu]r|an) (?:die )?(?:redaktion(?:en)?|medien)|nota (?:a|para) (?:los |la )?(?:editores|redacci[óo]n|redactores)"
)
_FILED = (
    r"posted in|publi[ée]e?s? dans|class[ée]e?s? (?:sous|dans)|filed (?:under|in)|tagged(?: with)?|tags?|[ée]tiquet(?:te|t[ée])s?(?: avec)?"
    r"|mots?[- ]cl[ée]s?|keywords|cat[ée]gories?|categor(?:y|ies)|rubriques?|kategorien?|schlagw[öo]rter|ver[öo]ffentlicht (?:unter|in)"
    r"|publicado en|archivado en|etiquetas?|categor[íi]as?|palabras clave|th[èe]mes?|topics?"
)
_ISSUER = (
    r"(?:from|source|author|auteur|quelle|fuente|absender|[ée]metteur)"
    + _S
    + r"?:.+|(?:n[°º]|n[o°r]\.|r[ée]f(?:[ée]rence)?\.?|ref\.)"
    + _S
    + r"?:?"
    + _S
    + r"?[\w/.–-]{1,24}"
)
_END = re.compile(
    r"[\[(]?(?:#(?: ?#){2,}|[-–—]"
    + _S
    + r"?30"
    + _S
    + r"?[-–—]|(?:[-–—*]"
    + _S
    + r"?)*(?:ends?|fin|ende)(?:"
    + _S
    + r"?[-–—*])*"
    r"|end of (?:press )?release|fin du communiqu[ée]|fin del comunicado|ende der (?:presse)?mitteilung)[\])]?\.?",
    re.IGNORECASE,
)
_WEB = re.compile(
    r"(?:share (?:this|on)|like this|like|leave a (?:comment|reply)|laisser un commentaire|partagez?|partager (?:sur|cet article)"
    r"|partager|tweet(?:er)?|imprimer|print|email|facebook|twitter|linkedin|whatsapp|loading|chargement|j['’]aime ceci"
    r"|commentaires (?:ferm[ée]s|d[ée]sactiv[ée]s)|comments are closed|related|articles similaires|no comments|aucun commentaire"
    r"|skip to content|aller au contenu|retour|back|teilen|drucken|compartir|download pdf|t[ée]l[ée]charger le pdf)"
    r"[ \u00a0]?(?::|\.{3}|…)?",
    re.IGNORECASE,
)
_AFTER = r"(?P<after>" + _S + r"*(?:[:–—|/-].*)?)$"
_STARTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("immediate", re.compile(rf"[*\[(]*(?:{_IMMEDIATE})(?P<after>[\])*!.]*)$", re.IGNORECASE)),
    ("embargo", re.compile(rf"[*\[(–— -]*(?:{_EMBARGO})(?P<after>.*)$", re.IGNORECASE)),
    (
        "press",
        re.compile(
            rf"[\[(]?(?:{_PRESS})[\])]?(?P<after>{_S}*(?:(?:[:–—|/,-]|n[°ºo]|nr\.?|no\.?|#|du|vom|of|del|\d).*)?)$",
            re.IGNORECASE,
        ),
    ),
    ("issuer", re.compile(rf"(?P<after>{_ISSUER})$", re.IGNORECASE)),
    ("filed", re.compile(rf"(?P<label>{_FILED})(?P<after>{_S}*:.+|{_S}+\S.*)$", re.IGNORECASE)),
    ("notes", re.compile(rf"(?:{_NOTES}){_AFTER}", re.IGNORECASE)),
    ("contact", re.compile(rf"(?:{_CONTACT}){_AFTER}", re.IGNORECASE)),
    ("about", re.compile(rf"{_ABOUT}(?P<after>.*)$", re.IGNORECASE)),
)
# A company's name may end with a full stop that ends no sentence.
_ABBREVIATED = re.compile(r"(?:\b(?:Inc|Corp|Ltd|Co|Cie|plc)|\.[A-Z])\.$")
# Labels that are words of sentences without a colon: "Tags are…" is text, "Posted in" is not.
_NEEDS_COLON = re.compile(
    r"(?:tags?|mots?[- ]cl[ée]s?|keywords|cat[ée]gories?|categor(?:y|ies)|rubriques?|kategorien?|schlagw[öo]rter|etiquetas?"
    r"|[ée]tiquettes?|categor[íi]as?|palabras clave|th[èe]mes?|topics?)",
    re.IGNORECASE,
)
# An embargo spoken of anywhere in the text; missing one is the dearest mistake there is.
SPEAKS_OF_EMBARGO = re.compile(
    r"sous embargo jusqu|embargo jusqu|embargoed (?:until|till)|embargo until|under embargo until|sperrfrist|embargado hasta",
    re.IGNORECASE,
)


class Label(Struct, frozen=True, kw_only=True):
    """What kind of line it is, the words that tell, and the rest of the line without a separator."""

    kind: Kind
    words: str = ""
    rest: str = ""


TEXT = Label(kind="")


def read_label(text: str) -> Label:
    """Return what kind of line this is; `TEXT` for text."""
    if len(text) > (_LONGEST_EMBARGO if SPEAKS_OF_EMBARGO.match(text) else _LONGEST_LABEL):
        return _long(text)
    if _END.fullmatch(text):
        return Label(kind="end", words=text)
    if _WEB.fullmatch(text):
        return Label(kind="web", words=text)
    for kind, pattern in _STARTS:
        found = pattern.match(text)
        if found and _is_meant(kind, found):
            words = found["label"] if kind == "filed" else text[: found.start("after")]
            return Label(kind=kind, words=words, rest=found["after"].lstrip(" \u00a0\u202f:–—|/-,"))
    return TEXT


def stands_alone(text: str) -> bool:
    """Tell whether a line is one of these, so that it never runs into a paragraph; text in small letters goes on."""
    return not text[:1].islower() and bool(read_label(text).kind)


def _long(text: str) -> Label:
    """Recognise the one label whose line may be long: a list of categories."""
    found = re.match(rf"(?P<label>{_FILED}){_S}*:?(?P<after>.*)$", text[:2000], re.IGNORECASE)
    is_list = found is not None and text.count(",") > len(text) // 40
    return Label(kind="filed", words=found["label"], rest=found["after"].strip(" :")) if found and is_list else TEXT


def _is_meant(kind: Kind, found: re.Match[str]) -> bool:
    """Weigh what follows a label's words: some of them also begin sentences."""
    text, after = found.string, found["after"].strip(" \u00a0\u202f")
    if kind == "about":
        ends = text[-1] in '.!?…;,»”"' and not _ABBREVIATED.search(text)
        return len(text) <= _LONGEST_ABOUT and not ends and not re.search(r"\d{2}|%", text)
    if kind == "filed":
        return not _NEEDS_COLON.fullmatch(found["label"]) or after.startswith(":")
    if kind == "press":
        return not after or text[-1] not in ".!?"
    return True
