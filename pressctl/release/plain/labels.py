"""Lines of a release that are not its text: what press offices and blogs put around it.

Each kind is known by fixed words, which the lexicon has for every language. A line that merely
begins like one of them is text.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from pressctl.release.alternatives import OPENING, alternatives
from pressctl.release.dating import find
from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases, phrases_at
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line

Kind = Literal[
    "", "press", "immediate", "embargo", "end", "filed", "contact", "about", "notes", "web", "related", "issuer"
]

_S = "[ \u00a0\u202f]"
LONGEST_LABEL = 120  # characters; longer lines are text, whatever they begin with
_LONGEST_ABOUT, _LONGEST_EMBARGO, _LONGEST_JOINT = 90, 200, 300
_SEPARATORS = " \u3000\u00a0\u202f:：–—|/·•-,"
# What decorates a heading: 【…】, ■ …, *…*, **…**.
_DRESSING = re.compile(r"[■◆▼▶◇□○【《〈〔<＜\[(（*_+ \u00a0\u3000]*")
_UNDRESSING = re.compile(r"[】》〉〕>＞\])）*_+ \u00a0\u3000]*$")
_SPACED = re.compile(r"(?:[^\W\d_] ){5,}[^\W\d_](?:  +(?:[^\W\d_] )*[^\W\d_])*|(?:[가-힣] ){3,}[가-힣]")
_AFTER = rf"(?P<after>{_S}*(?:[:–—|/-].*)?)$"
_NUMBER = r"n[°ºo]?\.?|nr\.?|no\.?|№|#|\d"
_NUMBERED = re.compile(rf"[–—|:-]|(?:{_NUMBER})[ \u00a0]?\d|\d")
_ISSUER = (
    rf"(?:from|source|author|(?:published|issued|released|prepared|submitted) by|herausgegeben von|publie par|publicado por|pubblicato da|uitgegeven door|emit(?:ent|ido por|tente|tent[ea]?)|(?:dossier|affaire) suivie? par|herausgeber|auteur|quelle|fuente|absender|emetteur|fonte|bron|publisher|utgiver|utgivare|udgiver|uitgever|julkaisija|wydawca|vydavatel|kalla|zrodlo|来源|來源|출처|발신|発信元|発表元|(?:[發发][布佈稿]|撰稿|供稿|新[聞闻]|[資资]料|消息)(?:[單单]位|機關|机关|機構|机构|[來来]源)){_S}?:.+|[(\[].{{2,24}}(?:[發发]布|發佈|供稿|提供)[)\]]"
    rf"|from the (?:office|desk|bureau) of .+|[a-z]{{1,3}}{_S}?-{_S}?\d{{2,5}}|case(?: (?:no\.?|number))? ?[#:] ?[\w/-]{{3,24}}"
    rf"|(?:kenmerk|aktenzeichen|geschaftszeichen|referencia|riferimento|sygnatura|diarienummer|protocollo|expediente|исх\.?(?: №)?){_S}?:{_S}?[\w/.-]{{1,24}}"
    rf"|(?:n[°º]|n[o°r]\.|r[e]f(?:erence)?\.?){_S}?:?{_S}?[\w/.–-]{{1,24}}|(?:no|nr|num[mb]?er|nomor|numero|cislo|broj|numara|sayi|номер|رقم){_S}?[.:]?{_S}?\d[\w/.–-]{{0,24}}"
    rf"|(?:[a-z]{{2,4}}[/ ])?\d{{1,4}}/\d{{2,4}}(?:/\d{{1,5}})?|[a-z]{{2,4}}/\d{{2,4}}/\d{{1,5}}"
)
# Who gives out a release, told above it as a sentence: `This communiqué is released jointly by the Council and the Commission`.
_GIVEN = re.compile(
    r"(?:the following|this|cett?e|diese[rs]?|quest[oa]|est[ea]|dit|dette|denne|detta) (?:[^\W\d_]{2,10} ){0,2}(?:press ?release|communique|statement|declaration|pressemitteilung"
    r"|pressemeddelelse|pressemelding|pressmeddelande|erklarung|comunicat[oa]|comunicado|nota|persbericht|verklaring)"
    r" (?:is|was|est|a ete|ist|wird|wurde|e|es|se|wordt|er) (?:being )?[^.:!?]{0,40}?\b(?:released|issued|published|made|diffuse|publie|herausgegeben|veroffentlicht|verschickt|diffus[oa]"
    r"|pubblicat[oa]|emess[oa]|publicad[oa]|emitid[oa]|uitgegeven|verspreid|utgitt|udsendt|udgivet)(?: (?:jointly|conjointement|gemeinsam|congiuntamente|conjuntamente))?"
    r" (?:by|on behalf of|par|au nom de|von|da|dal|dall[ae']|por|pelo|pela|door|av|af)[ '][^.:!?]{3,250}\.?"
)
_RULED_WEB = (
    r"(?:fotos?|bilder?|bildnachweis|photos?(?: credits?| by)?|image(?: credit)?|picture|credit photo|fotografia|immagine|imagen|imagem|zdjecie"
    r"|kuva|фото|写真|사진|图片|圖片) ?[:：©] ?.{1,80}|"
    r"(?:#\w+[ ,]*)+|(?:\$[a-z]{2,10}: [^$\n]{1,120}\$ ?)+|(?:©|\(c\) ?(?:19|20)\d\d|copyright ).*|\[email protected\]|(?:home|accueil|startseite|inicio|homepage|الرييسية|首页|ホーム)"
    rf"{_S}?(?:[»>›/|]|::){_S}?.+"
)
_STEP = re.compile(r"[ \u00a0]*(?:[>»›→]|::)[ \u00a0]*|[ \u00a0][/|\\][ \u00a0]")
_DASHED = re.compile("[–— -]+")
# A day before what says when a text may be used: `5 May 2024 – For immediate release`.
_DAY_FIRST = re.compile(
    rf"[–— -]*(?P<after>[^:;!?–—|\n]{{0,14}}\d[^:;!?–—|\n]{{0,8}}\d\.?){_S}*[–—|,-]?{_S}+(?=[^\W\d_])"
)
_WORD_STARTS = re.compile("(?<=[ \u00a0\u202f])|(?<=[\u3040-\u9fff])")
_TITLED = re.compile(
    r"(?:del|du|de|des|of|vom|von|der|van|den|da|do|di|della|fra|od|ze|z|from|by|par|por)\b", re.IGNORECASE
)
_DAY_BEHIND = rf"[,|–—-]{_S}[^.!?:]{{3,30}}(?:19|20)\d\d"
_WORDS_OF_A_TITLE, _LONGEST_WHO = 9, 66  # spaces; characters before "press release"
_ISSUED = re.compile(rf"(?P<after>{_ISSUER})$")
_ARROW = re.compile(r"[>›→]|[^«]»[^«]*»")
_PIECES, _MOST_PIECES = re.compile("[ \u00a0]*(?:[,;|•·/–—]|[ \u00a0]-)[ \u00a0]+"), 3  # of a line of labels
_LONGEST_NAME = 40  # characters of who issues a text, beside its labels
_INSIDE = re.compile(r"[.!?,;:«“„]")  # what no step of a way has
_LONGEST_STEP = 60  # characters
_COUNTED = re.compile(r"[ \u00a0]?:?[ \u00a0]?\(?\d{1,6}\)?$")  # how often, behind a word of a menu
_BETWEEN = re.compile(r"[ \u00a0,;|•·/:–—-]+")
_NETWORK = re.compile(
    r"facebook|twitter|x|linkedin|whatsapp|telegram|xing|instagram|youtube|pinterest|reddit|mastodon|bluesky|threads|tumblr|messenger|vk|viber"
    r"|weibo|wechat|tiktok|flickr|vimeo|line|e-?mail|mail|rss|print|pdf|微信|微博|카카오톡|카카오스토리|네이버|밴드|フェイスブック|페이스북|트위터|фейсбук|вконтакте|одноклассники"
)
_FILLERS = frozenset(
    ["on", "via", "by", "per", "auf", "sur", "su", "en", "em", "por", "par",
     "op", "na", "to", "in", "with", "this", "med", "på", "공유", "pa"]
)  # fmt: skip
# A company's name may end with a full stop that ends no sentence.
ABBREVIATED = re.compile(
    r"(?:\b(?:Inc|Corp|Ltd|Co|Cie|plc|S\.p\.A|S\.A|B\.V|N\.V|e\. ?V|s\.r\.o|a\.s|z\.s)|\.[A-Z])\.$"
)
# Labels that are words of sentences without a colon: "Tags are…" is text, "Posted in" is not.
_NEEDS_COLON = re.compile(
    r"(?:tags?|mots?[- ]cles?|keywords|categories?|category|rubriques?|kategorien?|schlagw[oa]rte[rn]?|themen|etiquetas?"
    r"|etiquettes?|categorias?|palabras clave|palavras[- ]chave|themes?|topics?|taggar|etiketter|amnen|emner|region(?:s|er|en)?|aiheet|alueet|kategoriat?|tagi|kategori\w?|categori\w|trefwoorden)"
)
# Labels that a headline may end with: "New Firefox release".
_ALSO_WORDS = re.compile(r"releases?|communiques?|comunicado|comunicat[oi]?|nyhet|komunikat|kozlemeny|お知らせ|بيان")
# Words this short open sentences too: what they head must begin as a name does.
_SHORT_ABOUT = re.compile(
    r"(?:over|om|o|su|ob?|про|за|par)|(?:inform|информ|інформ)\w+ \w+|για τ\w+|(?:kort|fakta|litt|lidt|lite|mer|meer|mas|mais|vise|viac|vec) \w+(?: [oa]s?)?"
)
_ASKED_AT = re.compile(r"(?:[^ \u00a0@]+[ \u00a0]){0,2}<?[^ \u00a0@]+@[^ \u00a0@]+")
# An embargo spoken of anywhere in the text; missing one is the dearest mistake there is.
_SPOKEN_EMBARGO = re.compile(
    r"sous embargo jusqu|embargo jusqu|embargo(?:ed)? (?:until|till)|under embargo until|sperrfrist(?![a-z])|embarg(?:ad|at|o) (?:hasta|ate|fins)"
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
    if len(text) > LONGEST_LABEL and not (len(text) <= _LONGEST_EMBARGO and _SPOKEN_EMBARGO.match(level(text))):
        return _long(text)
    levelled = level(text)
    if _end().fullmatch(levelled):
        return Label(kind="end", words=text)
    dressing = _DRESSING.match(levelled)
    start = dressing.end() if dressing else 0
    bare = (_UNDRESSING.sub("", levelled[start:]) if start else levelled).rstrip("\u00a0")
    for whole in ("related", "web"):
        if _is_whole(whole, bare) or (whole == "web" and (text.startswith("SOURCE ") or _is_frame(text, bare))):
            return Label(kind=whole, words=text)
    spaced = _SPACED.fullmatch(bare) and re.fullmatch(phrases("press"), bare.replace(" ", ""))
    joined = "press" if spaced or _is_ribbon(bare) or _GIVEN.fullmatch(bare) else _of_several(text)
    if joined:
        return Label(kind=joined, words=text)
    for kind, found in _found_in(bare):
        if _is_meant(kind, found, text[start : start + len(bare)]):
            rest = text[start + found.start("after") : start + found.end("after")]
            words = text[: start + found.start("after")] or text
            return Label(kind=kind, words=words, rest=rest.strip(_SEPARATORS))
    return TEXT


def _of_several(text: str) -> Kind:
    """Return what a line is that joins a label with when the text may be used, and perhaps who issues it: `Acme - Press release, for immediate release`."""
    pieces = [piece for piece in _PIECES.split(text) if piece]
    if not 1 < len(pieces) <= _MOST_PIECES:
        return ""
    kinds = ["about" if (label := read_label(piece)).rest else label.kind for piece in pieces]
    named = kinds.count("") <= 1 and len(pieces[0]) <= _LONGEST_NAME
    return "immediate" if named and {"press", "immediate"} <= set(kinds) <= {"", "press", "immediate"} else ""


def _is_frame(text: str, levelled: str) -> bool:
    """Whether a line belongs to a page's frame: the way to it, or a row of its menu and of places to share it."""
    return _is_trail(text, levelled) or _is_row(levelled)


def _is_trail(text: str, levelled: str) -> bool:
    """Whether a line is the way to a page: words of its menu with signs between, `Newsroom / Press releases`.

    What begins at home, or has arrows, may lead anywhere.
    """
    home = phrases_at("home", levelled)
    opening = _home(home).match(levelled) if home else None
    if opening and opening["here"] and not re.search(r"[ \u2e80-\uffff]", opening["home"]):
        opening = None  # "Start: the office opens" is no way; "You are here:" is
    steps = [step for step in _STEP.split(text) if step]
    if len(steps) < 2 and not (opening and opening["here"]):  # noqa: PLR2004  (a way has two ends)
        return False
    if opening or (len(steps) > 2 and _ARROW.search(text)):  # noqa: PLR2004
        return bool(opening) or all(len(step) <= _LONGEST_STEP and not _INSIDE.search(step) for step in steps)
    return all(read_label(step).kind in {"web", "press"} for step in steps)


def _is_ribbon(levelled: str) -> bool:
    """Whether a line says what it is several times: `+++ Press release +++ Press release +++`."""
    words = [word for word in re.split(r"[ +|•·–—/-]*[+|•·–—/-][ +|•·–—/-]*", levelled) if word]
    return len(words) > 1 and all((found := phrases_at("press", word)) and re.fullmatch(found, word) for word in words)


def _is_row(levelled: str) -> bool:
    """Whether a line has nothing but words of menus and names of networks, two at least: `Share: Facebook | X | Print`."""
    head, colon, networks = levelled.partition(":")
    if colon and _is_whole("web", head) and all(map(_NETWORK.fullmatch, filter(None, _BETWEEN.split(networks)))):
        return True  # "Jaa sivu: Facebook | X"
    words = [word for word in _BETWEEN.split(levelled) if word]
    if len(words) < 2 or not any(_NETWORK.fullmatch(word) for word in words):  # noqa: PLR2004  (one is a word)
        return False
    others = [word for word in words if not _NETWORK.fullmatch(word) and word not in _FILLERS]
    return all(_is_whole("web", word) for word in others)


@cache
def _home(words: str) -> re.Pattern[str]:
    """Return the pattern of what the way to a page begins with."""
    return re.compile(rf"(?P<home>{words}){_S}*(?:(?P<here>:)|[>»›→/|]|::)")


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
def _end() -> re.Pattern[str]:
    """Return the pattern of lines that mark the end."""
    rule = "[-–—*#=/ \u00a0\u202f]*"  # one class alone: signs and blanks in groups of their own take for ever to fail
    return re.compile(
        rf"[\[(<{{【＜]?/?(?:#(?: ?#)*|[-–—]{_S}?30{_S}?[-–—]|[-–—]*{_S}?o{{3,}}{_S}?[-–—]*|--|{rule}(?:{phrases('end')}){rule})[\])>}}】＞]?[.。]?"
    )


def _is_whole(kind: Literal["web", "related"], levelled: str) -> bool:
    """Whether a line is nothing but such words."""
    kinds = ("web", "dated", "home") if kind == "web" else (kind,)
    words = [words for one in kinds if (words := phrases_at(one, levelled))]
    half = levelled[: len(levelled) // 2]
    if levelled == f"{half} {half}" and _is_whole(kind, half):
        return True  # a button's words, and its picture's
    counted = _COUNTED.sub("", levelled) if kind == "web" else levelled
    if counted and counted != levelled and _is_whole(kind, counted):
        return True
    ruled = kind == "web" and bool(_lone(_RULED_WEB).fullmatch(levelled))
    return ruled or (bool(words) and bool(_lone("|".join(words)).fullmatch(levelled)))


@cache
def _lone(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words}){_S}?(?::|\.{{3}}|…|[>»])?")


@cache
def _starts(opening: str) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Return the patterns of lines that begin with such words and with these signs, the dearest to miss first."""
    linked = rf"[:–—|/,(*·•\u3000-]|{_NUMBER}|(?:du|vom|von|der|of|del|van|den|da|fra|fran|z|ze|from|c|رقم)\b"
    forms: tuple[tuple[Kind, str, str], ...] = (
        ("immediate", "immediate", r"(?P<after>[\])*!.]*.*)$"),
        ("embargo", "embargo", r"(?P<after>(?![a-z]).*)$"),
        ("press", "press", rf"(?P<after>(?![a-z]){_S}*(?:(?:{linked}).*)?)$"),
        ("press", "press", rf"(?P<after>{_S}(?:di|de)\b.*)$"),
        ("press", "press", rf"(?P<after>{_S}(?P<day>\S.*))$"),
        ("filed", "filed", rf"(?P<after>{_S}*:.+|{_S}+\S.*)$"),
        ("notes", "notes", _AFTER),
        ("contact", "contact", _AFTER),
        ("contact", "contact", rf"(?P<after>{_S}+\S.*)$"),
        ("about", "about", r"(?P<after>.*)$"),
    )
    found = ((kind, _longest_first(phrases_at(words, opening)), behind) for kind, words, behind in forms)
    return tuple((kind, re.compile(rf"(?P<label>{words}){behind}")) for kind, words, behind in found if words)


def _longest_first(words: str) -> str:
    """Return alternatives with the shorter ones last: `om` in one language begins `om oss` in another."""
    return "|".join(sorted(alternatives(words), key=len, reverse=True)) if words else ""


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"(?P<after>.{{2,60}}?){_S}?(?P<label>{phrases('called')})$")


def _found_in(levelled: str) -> Iterator[tuple[Kind, re.Match[str]]]:
    """Yield what a line may be: by its first words, then by the label that stands behind others."""
    dash = _DASHED.match(levelled)
    for kind, pattern in _starts(levelled[:OPENING]):
        found = pattern.match(levelled)
        if found and kind in {"immediate", "embargo", "press"}:
            yield kind, found
    if dash and (words := phrases_at("embargo", levelled[dash.end() :])):
        found = re.compile(rf"(?P<label>{words})(?P<after>.*)$").match(levelled, dash.end())
        if found:
            yield "embargo", found
    day = _DAY_FIRST.match(levelled)
    if day and re.fullmatch(
        rf"(?:{phrases_at('immediate', levelled[day.end() :]) or '(?!)'})[–—. -]*", levelled[day.end() :]
    ):
        yield "immediate", day
    yield from (("press", found) for found in _press_behind(levelled))
    issuer = _ISSUED.match(levelled)
    if issuer:
        yield "issuer", issuer
    for kind, pattern in _starts(levelled[:OPENING]):
        found = pattern.match(levelled)
        if found and kind not in {"immediate", "embargo", "press"}:
            yield kind, found
    called = _called().match(levelled)
    if called:
        yield "about", called


def _press_behind(levelled: str) -> Iterator[re.Match[str]]:
    """Yield "press release" behind a name, a sign between or none: `Acme Ltd – Press release`, `Acme Ltd press release no. 4`."""
    asked = phrases_at("contact", levelled[:OPENING])
    if asked and re.match(rf"(?:{asked})(?!\w)", levelled):
        return  # `Lisätietoja medialle` is whom to ask
    for word in _WORD_STARTS.finditer(levelled, 2, _LONGEST_WHO):
        words = phrases_at("press", levelled[word.end() :])
        if words:
            yield from (found for pattern in _behind(words) if (found := pattern.match(levelled)))


@cache
def _behind(words: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    who = rf"(?P<who>[^,;:.!?]{{2,50}}?)(?:,?{_S}|(?<=[\u3040-\u9fff])){{1,3}}"
    return (
        re.compile(rf".{{2,60}}{_S}[–—|:-]{_S}(?:{words})(?P<after>(?:{_S}?{_DAY_BEHIND})?)$"),
        re.compile(rf"{who}(?P<label>{words})(?P<after>{_S}*(?:(?:[–—|:-]|{_NUMBER}).*)?)$"),
    )


def _long(text: str) -> Label:
    """Recognise the labels whose line may be long: a list of categories, a blog's farewell."""
    levelled = level(text[:2000])
    if len(text) <= 2 * LONGEST_LABEL and _is_whole("web", levelled):
        return Label(kind="web", words=text)
    if len(text) <= _LONGEST_JOINT and text[-1] not in ".!?" and (_is_joint(levelled) or _GIVEN.fullmatch(levelled)):
        return Label(kind="press", words=text)
    found = re.match(rf"(?P<label>{phrases('filed')}){_S}*:?(?P<after>.*)$", levelled)
    is_list = found is not None and text.count(",") > len(text) // 40
    if not found or not is_list:
        return TEXT
    return Label(kind="filed", words=text[: found.end("label")], rest=text[found.start("after") :].strip(" :"))


def _is_joint(levelled: str) -> bool:
    """Whether a line is a label that names all who issue a release: `Joint press release of A, B and C`."""
    line = levelled.lstrip("*_(")
    words = phrases_at("press", line)
    linked = "of|by|from|der|des|von|vom|de|des|du|d'|del|della|delle|dei|degli|di|da|do|dos|das|van|af|av|fra|fran|med|z|mellan|entre|et"
    return bool(words) and bool(re.match(rf"(?=[^:.!?]*$)(?:{words}){_S}(?:{linked})(?!\w)", line))


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
            asked = has_address(after) and (found["label"].count(" ") > 1 or bool(_ASKED_AT.fullmatch(after)))
            return not spaced or asked
        case _:
            return True


def _heads_release(found: re.Match[str], text: str, after: str) -> bool:
    if "who" in found.re.groupindex:
        named = not _ALSO_WORDS.fullmatch(found["label"]) and _is_who(text[found.start("who") : found.end("who")])
        return named and (not after or bool(_NUMBERED.match(after)))
    if "day" in found.re.groupindex or (after and text[-1] == "."):  # "Press release Paris, 21 March 2019"
        day = read_line(text[found.start("after") : found.end("after")].strip(_SEPARATORS), language="")
        return bool(day and day.mention and day.mention.year)
    links = re.match(r"(?:di|de)\b", after)
    if _TITLED.match(after) and after.count(" ") >= _WORDS_OF_A_TITLE:
        return False  # "Statement of the Council on the use of networks" is a headline
    return not after or (text[-1] not in ".!?" and (not links or text.isupper()))


def _is_who(words: str) -> bool:
    """Whether words before "press release" are a name: each but the small ones has a capital, or no script has any."""
    small = function_words("")
    return all(
        word[0].isupper() or not word[0].islower() or bare(word) in small for word in re.findall(r"[^\W\d_]+", words)
    )


def _heads_about(found: re.Match[str], text: str) -> bool:
    ends = text[-1] in '.!?…;,»”"。' and not ABBREVIATED.search(text)
    name = text[found.start("after") : found.end("after")].strip(_SEPARATORS)
    ends = ends and bool(name or text[-1] != "?")  # "Qui sommes-nous ?"
    named = not name or not name[0].islower()
    label = found["label"].strip(" ")
    # "O společnosti" is a title, "Ø Une liste" a bullet: a letter alone counts as it is written.
    named = named and (len(label) > 1 or text[found.start("label")].lower() == label)
    short = _SHORT_ABOUT.fullmatch(label) and not (named and name)
    return len(text) <= _LONGEST_ABOUT and not ends and not short and not re.search(r"\d{2}|%", text)
