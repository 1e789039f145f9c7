"""Lines of a release that are not its text: what press offices and blogs put around it.

Each kind is known by fixed words, which the lexicon has for every language. A line that merely
begins like one of them is text.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from pressctl.release.dating import find
from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases
from pressctl.release.plain.contacts import has_address

Kind = Literal[
    "", "press", "immediate", "embargo", "end", "filed", "contact", "about", "notes", "web", "related", "issuer"
]

_S = "[ \u00a0\u202f]"
_LONGEST_LABEL = 120  # characters; longer lines are text, whatever they begin with
_LONGEST_ABOUT, _LONGEST_EMBARGO = 90, 200
_SEPARATORS = " \u3000\u00a0\u202f:：–—|/-,"
# What decorates a heading: 【…】, ■ …, *…*, **…**.
_DRESSING = re.compile(r"[■◆▼▶◇□○【《〈〔<＜\[(（*_+ \u00a0\u3000]*")
_UNDRESSING = re.compile(r"[】》〉〕>＞\])）*_+ \u00a0\u3000]*$")
_SPACED = re.compile(r"(?:[^\W\d_] ){5,}[^\W\d_](?:  +(?:[^\W\d_] )*[^\W\d_])*")
_AFTER = rf"(?P<after>{_S}*(?:[:–—|/-].*)?)$"
_NUMBER = r"n[°ºo]?\.?|nr\.?|no\.?|№|#|\d"
_NUMBERED = re.compile(rf"[–—|-]|(?:{_NUMBER})[ \u00a0]?\d|\d")
_ISSUER = (
    rf"(?:from|source|author|(?:dossier|affaire) suivie? par|herausgeber|auteur|quelle|fuente|absender|emetteur|fonte|bron|publisher|utgiver|utgivare|udgiver|uitgever|julkaisija|wydawca|vydavatel|kalla|zrodlo|来源|來源|출처){_S}?:.+"
    rf"|(?:n[°º]|n[o°r]\.|r[e]f(?:erence)?\.?){_S}?:?{_S}?[\w/.–-]{{1,24}}|(?:no|nr|nomor|numero|номер|رقم){_S}?[.:]?{_S}?\d[\w/.–-]{{0,24}}"
    rf"|(?:[a-z]{{2,4}}[/ ])?\d{{1,4}}/\d{{2,4}}(?:/\d{{1,5}})?|[a-z]{{2,4}}/\d{{2,4}}/\d{{1,5}}"
)
_RULED_WEB = (
    r"(?:#\w+[ ,]*)+|(?:©|\(c\) ?(?:19|20)\d\d|copyright ).*|\[email protected\]|(?:home|accueil|startseite|inicio|homepage|الرييسية|首页|ホーム)"
    rf"{_S}?(?:[»>›/|]|::){_S}?.+"
)
# A company's name may end with a full stop that ends no sentence.
_ABBREVIATED = re.compile(r"(?:\b(?:Inc|Corp|Ltd|Co|Cie|plc|S\.p\.A|S\.A|B\.V|N\.V)|\.[A-Z])\.$")
# Labels that are words of sentences without a colon: "Tags are…" is text, "Posted in" is not.
_NEEDS_COLON = re.compile(
    r"(?:tags?|mots?[- ]cles?|keywords|categories?|category|rubriques?|kategorien?|schlagw[oa]rter|etiquetas?"
    r"|etiquettes?|categorias?|palabras clave|palavras[- ]chave|themes?|topics?|taggar|etiketter|tagi|kategori\w?|categori\w|trefwoorden)"
)
# Labels that a headline may end with: "New Firefox release".
_ALSO_WORDS = re.compile(r"releases?|communiques?|comunicado|comunicat[oi]?|nyhet|komunikat|kozlemeny|お知らせ|بيان")
# Words this short open sentences too: what they head must begin as a name does.
_SHORT_ABOUT = re.compile(r"(?:over|(?:information )?om|o|su|ob?|про)")
# An embargo spoken of anywhere in the text; missing one is the dearest mistake there is.
_SPOKEN_EMBARGO = re.compile(
    r"sous embargo jusqu|embargo jusqu|embargo(?:ed)? (?:until|till)|under embargo until|sperrfrist|embarg(?:ad|at|o) (?:hasta|ate|fins)"
    r"|embargo (?:bis|fino|tot|do|till) |embargad[oa] ate|embargato fino|onder embargo tot|情報解禁|محظور النشر"
)


class Label(Struct, frozen=True, kw_only=True):
    """What kind of line it is, the words that tell, and the rest of the line without a separator."""

    kind: Kind
    words: str = ""
    rest: str = ""


TEXT = Label(kind="")


@lru_cache(maxsize=8192)
def read_label(text: str) -> Label:
    """Return what kind of line this is; `TEXT` for text."""
    if len(text) > _LONGEST_LABEL and not (len(text) <= _LONGEST_EMBARGO and _SPOKEN_EMBARGO.match(level(text))):
        return _long(text)
    levelled = level(text)
    if _whole("end").fullmatch(levelled):
        return Label(kind="end", words=text)
    dressing = _DRESSING.match(levelled)
    start = dressing.end() if dressing else 0
    bare = _UNDRESSING.sub("", levelled[start:]) if start else levelled
    if _SPACED.fullmatch(bare) and re.fullmatch(phrases("press"), bare.replace(" ", "")):
        return Label(kind="press", words=text)
    for whole in ("related", "web"):
        if _whole(whole).fullmatch(bare) or (whole == "web" and (text.startswith("SOURCE ") or _is_trail(text))):
            return Label(kind=whole, words=text)
    for kind, pattern in _starts():
        found = pattern.match(bare)
        if found and _is_meant(kind, found, text[start : start + len(bare)]):
            rest = text[start + found.start("after") : start + found.end("after")]
            words = text[: start + found.start("after")] if found.start("after") else text
            return Label(kind=kind, words=words, rest=rest.strip(_SEPARATORS))
    return TEXT


def _is_trail(text: str) -> bool:
    """Whether a line is the way to a page: words of its menu with signs between, `Newsroom / Press releases`."""
    steps = re.split(r"[ \u00a0][/>»›|→][ \u00a0]", text)
    return len(steps) > 1 and all(read_label(step).kind in {"web", "press"} for step in steps)


def open_contact(text: str) -> Label:
    """Return a contact block's text without the words that lead up to it: `For information, please contact`."""
    found = re.match(rf"(?:{phrases('contact')}){_S}*[:,]?{_S}*", level(text))
    start = found.end() if found else 0
    return Label(kind="contact", words=text[:start], rest=text[start:])


def stands_alone(text: str) -> bool:
    """Tell whether a line is one of these, so that it never runs into a paragraph; text in small letters goes on."""
    return not text[:1].islower() and bool(read_label(text).kind)


def spoken_embargo(text: str) -> int:
    """Return where a text speaks of its embargo, -1 where it does not."""
    found = _SPOKEN_EMBARGO.search(level(text))
    return found.start() if found else -1


@cache
def _whole(kind: Literal["end", "web", "related"]) -> re.Pattern[str]:
    """Return the pattern of lines that are nothing but such words."""
    if kind != "end":
        ruled = f"|{_RULED_WEB}" if kind == "web" else ""
        return re.compile(rf"(?:{phrases(kind)}{ruled}){_S}?(?::|\.{{3}}|…|[>»])?")
    rule = "[-–—*#=/ \u00a0\u202f]*"  # one class alone: signs and blanks in groups of their own take for ever to fail
    return re.compile(
        rf"[\[(]?(?:#(?: ?#)*|[-–—]{_S}?30{_S}?[-–—]|[-–—]*{_S}?o{{3,}}{_S}?[-–—]*|--|{rule}(?:{phrases('end')}){rule})[\])]?[.。]?"
    )


@cache
def _starts() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Return the patterns of lines that begin with such words, the dearest to miss first."""
    linked = rf"[:–—|/,(*\u3000-]|{_NUMBER}|(?:du|vom|von|der|of|del|van|den|da|fra|fran|z|ze|from|c|رقم)\b"
    return (
        ("immediate", re.compile(rf"(?:{phrases('immediate')})(?P<after>[\])*!.]*.*)$")),
        ("embargo", re.compile(rf"[–— -]*(?:{phrases('embargo')})(?P<after>.*)$")),
        ("press", re.compile(rf"(?:{phrases('press')})(?P<after>{_S}*(?:(?:{linked}).*)?)$")),
        ("press", re.compile(rf"(?:{phrases('press')})(?P<after>{_S}(?:di|de)\b.*)$")),
        (
            "press",
            re.compile(rf"(?:{phrases('press')})(?:[ +|•·–—/-]{{1,7}}(?:{phrases('press')})){{1,6}}(?P<after>)$"),
        ),
        ("press", re.compile(rf".{{2,60}}{_S}[–—|:-]{_S}(?:{phrases('press')})(?P<after>)$")),
        (
            "press",
            re.compile(
                rf"(?P<who>[^,;:.!?]{{2,50}}?)(?:,?{_S}|(?<=[\u3040-\u9fff])){{1,3}}(?P<label>{phrases('press')})(?P<after>{_S}*(?:(?:[–—|-]|{_NUMBER}).*)?)$"
            ),
        ),
        ("issuer", re.compile(rf"(?P<after>{_ISSUER})$")),
        ("filed", re.compile(rf"(?P<label>{phrases('filed')})(?P<after>{_S}*:.+|{_S}+\S.*)$")),
        ("notes", re.compile(rf"(?:{phrases('notes')}){_AFTER}")),
        ("contact", re.compile(rf"(?P<label>{phrases('contact')}){_AFTER}")),
        ("contact", re.compile(rf"(?P<label>{phrases('contact')})(?P<after>{_S}+\S.*)$")),
        ("about", re.compile(rf"(?P<label>{phrases('about')})(?P<after>.*)$")),
        ("about", re.compile(rf"(?P<after>.{{2,60}}?){_S}?(?P<label>{phrases('called')})$")),
    )


def _long(text: str) -> Label:
    """Recognise the labels whose line may be long: a list of categories, a blog's farewell."""
    levelled = level(text[:2000])
    if len(text) <= 2 * _LONGEST_LABEL and _whole("web").fullmatch(levelled):
        return Label(kind="web", words=text)
    found = re.match(rf"(?P<label>{phrases('filed')}){_S}*:?(?P<after>.*)$", levelled)
    is_list = found is not None and text.count(",") > len(text) // 40
    if not found or not is_list:
        return TEXT
    return Label(kind="filed", words=text[: found.end("label")], rest=text[found.start("after") :].strip(" :"))


def _is_meant(kind: Kind, found: re.Match[str], text: str) -> bool:
    """Weigh what follows a label's words: some of them also begin sentences."""
    after = found["after"].strip(" \u00a0\u202f")
    match kind:
        case "about":
            return _heads_about(found, text)
        case "filed":
            return not _NEEDS_COLON.fullmatch(found["label"]) or after.startswith(":")
        case "press":
            return _heads_release(found, text, after)
        case "immediate":
            return not after.strip("])*!.") or after[0] in ":–—-|,(" or bool(find(after[:40]))
        case "contact":
            spaced = bool(after) and after[0] not in ":–—|/-"
            return not spaced or (has_address(after) and found["label"].count(" ") > 1)
        case _:
            return True


def _heads_release(found: re.Match[str], text: str, after: str) -> bool:
    if "who" in found.re.groupindex:
        named = not _ALSO_WORDS.fullmatch(found["label"]) and _is_who(text[found.start("who") : found.end("who")])
        return named and (not after or bool(_NUMBERED.match(after)))
    links = re.match(r"(?:di|de)\b", after)
    return not after or (text[-1] not in ".!?" and (not links or text.isupper()))


def _is_who(words: str) -> bool:
    """Whether words before "press release" are a name: each but the small ones has a capital, or no script has any."""
    small = function_words("")
    return all(
        word[0].isupper() or not word[0].islower() or bare(word) in small for word in re.findall(r"[^\W\d_]+", words)
    )


def _heads_about(found: re.Match[str], text: str) -> bool:
    ends = text[-1] in '.!?…;,»”"。' and not _ABBREVIATED.search(text)
    name = text[found.start("after") : found.end("after")].strip(_SEPARATORS)
    named = not name or not name[0].islower()
    short = _SHORT_ABOUT.fullmatch(found["label"]) and not (named and name)
    return len(text) <= _LONGEST_ABOUT and not ends and not short and not re.search(r"\d{2}|%", text)
