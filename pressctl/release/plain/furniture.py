"""What mail programs, print-outs and web pages put around a release, found before it is read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases, phrases_at
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.notices import is_notice
from pressctl.release.plain.passages import Line, Passage, is_heading
from pressctl.release.sentences import SENTENCE_ENDS, count_words, length_of

_S = "[ \u00a0\u202f]"
_LINE_END = re.compile(r"\r\n|\r|\n")
_MAIL = re.compile(
    r"(?P<key>from|to|cc|bcc|sent|date|subject|reply-to|importance|attachments?|de|a|cci|envoye|objet|copie|repondre a|von|an|gesendet"
    r"|betreff|datum|para|enviado(?: el)?|asunto|da|inviato|oggetto|data|van|aan|verzonden|onderwerp|fran|till|skickat|amne|fra|til|sendt|emne"
    r"|od|do|wyslano|temat|assunto|من|الى|الموضوع|差出人|宛先|件名|日時|发件人|收件人|主题|主旨|寄件者|收件者|수 ?신(?: ?[인처자])?|발 ?신(?: ?[인처자])?|참 ?조) ?: ?(?P<value>\S.*)"
)
_SUBJECTS = frozenset(
    [
        "subject",
        "objet",
        "betreff",
        "asunto",
        "oggetto",
        "onderwerp",
        "amne",
        "emne",
        "temat",
        "assunto",
        "الموضوع",
        "件名",
        "主题",
        "主旨",
    ]
)
_FEWEST_HEADERS, _MOST_HEADERS = 3, 12  # lines
_GREETING = re.compile(
    r"(?:bonjour|madame|monsieur|chere?s?|mesdames|dear\b|hello\b|hi\b|good (?:morning|afternoon)|sehr geehrte|liebe|guten tag|hallo|estimad"
    r"|querid[oa]s?\b|buenos dias|buenas|hola|gentil|buongiorno|geachte|beste\b|prezad|car[oa]\b|bom dia|hej\b|kjaere\b|basta\b|szanown"
    r"|s?postovan|vazen[iyae]|kedves|tisztelt|stimat|draga\b|dragi\b|buna ziua|hyvat?\b|arvoisa|sayin\b|degerli|gerbiam|cienij|lugupeetud"
    r"|benvolgu|шановн|уважаем|здравствуйте|добрый день|поштован|уважаван|αγαπητ|αξιοτιμ|السادة|السيد|تحية|各位|尊敬的).{0,70}[,:!،，：]"
    r"|(?:liebe|sehr geehrte|werte|geschatzte) (?:medien\w*|redaktion\w*|journalist\w*|damen und herren|kolleg\w+)!?"
    r"|بسم الله الرحم[اٰ]?ن الرحيم[.،]?"
    r"|dear (?:editors?|journalists?|colleagues)|cher(?:e?s)? (?:journalistes|collegues|confreres)"
)
_LONGEST_LETTER = 8  # passages of a covering letter
_LONGEST_RUNNING, _FEWEST_RUNNING = 160, 3  # characters of a page's foot, how often it stands in the text
_BEFORE_SITE, _MOST_OF_A_SITE = re.compile("[ \u00a0](?:[-–—|·•»]|::)[ \u00a0]"), 5  # signs, words of its name
_PARTED = re.compile("[ \u00a0][•·|][ \u00a0]")  # between the parts of an address at a foot of a page
_NUMBERED = re.compile(r"[^\W\d_]{1,4}[°º.]{0,2}[ \u00a0]?\d")  # under which number an office issues a text: `n° 12`
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|pagina|sida|side|strona)?[ -]*\d{1,2} ?(?:/|of|sur|von|de|di|van|av|af|z) ?\d{1,2}|[-–] ?\d{1,2} ?[-–]|\(\d{1,2}\)|(?:page|seite|pagina) \d{1,2}"
)
_TITLE_LINES = 60  # lines of a page in which its title is repeated
_DAY_BEFORE = re.compile(
    r"^[^:|\n]{0,20}(?:19|20)\d\d[ \u00a0]?[:|–—-][ \u00a0](?=[^\W\d_])"
)  # `May 3, 2024: The bridge reopens`
# What a release is, in brackets before its headline: `[Press release] The bridge reopens`.
_BOXED = re.compile(r"[\[【〔](?P<label>[^\[\]【】〔〕]{2,40})[\]】〕][ \u00a0]?(?=[^\n]{8})")
_SHORTEST_TITLE, _LONGEST_NAVIGATION = 15, 250  # characters
MOST_OF_A_KICKER, _MOST_BELOW_A_KICKER = 2, 3  # words; lines between a kicker and the same again
_MOST_OF_A_NAME, _LONGEST_WAY = 3, 60  # words that are no headline yet, characters
_SHORTEST_LEAD, _MOST_BELOW_A_LEAD = 80, 3  # characters; lines between a lead and the headline once more
_LONGEST_NOTICE = 6  # passages
_BULLETS = re.compile("[ \u00a0][•·|∙][ \u00a0]")
_HYPHENS, _FEWEST_HYPHENS = re.compile("[ \u00a0][–-][ \u00a0]"), 3  # signs that sentences have too
_POSTAL = re.compile(r"(?<!\d)\d{4,5}(?!\d)")
_LONGEST_CLOSING = 100  # characters
# What asks for a comment: its words begin what is no release any more.
_COMMENTING = re.compile(
    r"(?:\d{1,4} |one |ein )(?:kommentare?|comments?|commentaires?|comentarios?|commenti?|thoughts?|responses?|replies|reacties|комментари\w+) (?:zu|on|to|sur|en|su|a|op|к)(?!\w)"
    r"|(?:leave|post|write|add|submit) a (?:reply|comment|response)|(?:schreibe|hinterlasse|verfasse) (?:einen|eine) (?:kommentar|antwort)"
    r"|laiss(?:er|ez) un commentaire|deja(?:r)? (?:una respuesta|un comentario)|lascia un (?:commento|a risposta)|(?:deix(?:e|ar)|post(?:e|ar)|public(?:ar|ue)|envi(?:e|ar)|escrev[ae]r?) um comentario|nenhum comentario ?:"
    r"|dodaj komentarz|geef een reactie|(?:lamna|skriv) (?:en|ett) (?:kommentar|svar)|legg igjen en kommentar|skriv en kommentar|jata kommentti"
    r"|(?:добавить|оставить|оставьте) комментар\w+|залишити (?:коментар|відповідь)|napsat komentar|hozzaszolas|bir yorum (?:yaz|birak)\w*|lasa un comentariu"
    r"|(?:اترك|أضف|اكتب) (?:تعليق|رد)\w*|コメントを(?:残す|書く)|发表(?:评论|回复)|發表(?:評論|迴響|回覆)|댓글 남기기|tinggalkan balasan"
)
_SHARING = re.compile(
    r"(?:share|teilen|partage[rz]?|comparti[rl]?|compart[ae]|condividi|compartilh[ae]r?|delen|deel|dela|del|jaa|udostepnij|sdilet|zdielat|megosztas|distribuie"
    r"|поделиться|поділитися|paylas|κοινοποιηση|分享|シェア|공유(?:하기)?|مشاركة|شارك)(?: .{1,30})?[ :]{0,2}"
)
_LONGEST_COMMENTING = 90
# Who took a picture, or may use it: `(Bild: …, CC BY 2.0)`, `Photo by …`, `© Ann Lee`, `Bildnachweis: …`.
_PICTURE = (
    r"(?:foto|photo|bild|image|picture|imagen|imagem|immagine|illustration|illustrazione|grafik|fotografi[ae]|valokuva|kuva|zdjecie|zdjecia|billede|beeld"
    r"|fotok?|kep|obrazek|slika|fotografija|фото|фотографи\w|снимк\w|φωτο\w*|صورة|الصورة|عکس|תמונה|צילום|写真|사진|图片|圖片|照片)"
)
_CREDIT = re.compile(
    rf"[(\[*_]*(?:{_PICTURE}(?:s|n|er|graf\w*|graph\w*| ?sources?|credits?|nachweise?|quelle|rechte|kreditering|bron)?(?: (?:de|da|do|di|del|della|du|of) \w{{3,12}}(?= ?[:：]))?(?: ?(?:credits?|by|von|par|courtesy)\b ?:?|(?: (?:απ[οό]|od|av|af|fra|por|oleh|door|di|от|від|tarafindan))? ?[:：©=]| ?\((?:c|©)\))"
    rf"|(?:credits?|copyright|urheber|quelle|fonte|source|bron|kredit)[ -]?(?:{_PICTURE}s?)? ?[:：] ?(?:{_PICTURE}|©)|credits? {_PICTURE}s? ?[:：]"
    r"|©(?! ?(?:19|20)\d\d)|\(c\) (?!(?:19|20)\d\d)).{1,160}"
    r"|[^.!?]{1,140}\bcc[ -]by\b[^.!?]{0,20}(?:\d\.\d)?[^.!?]{0,20}\.?"  # whose picture, under which licence
)
_LONGEST_CREDIT = 180
_CREDITS = re.compile(r"[:：©(]|\bcc\b", re.IGNORECASE)  # what tells a credit from a sentence that begins as one
_LONGEST_SPOKEN_CREDIT = 8  # words: "Photo by Ann Lee, Example Agency."
_SITE_ALONE = re.compile(r"(?:https?://|www\.)?[\w-]{2,63}(?:\.[\w-]{2,63}){1,4}(?:/[\w./-]{0,80})?")
_SITE = re.compile(rf"{_S}*[|–—:·»-]{_S}|{_S}*$")


def is_letter_foot(text: str) -> bool:
    """Tell whether a line is the foot of a letter: an address and numbers with signs between, and no sentence."""
    told = has_address(text) or _POSTAL.search(text)
    parted = len(_BULLETS.findall(text)) > 1 or (has_address(text) and len(_HYPHENS.findall(text)) >= _FEWEST_HYPHENS)
    return bool(told) and len(text) <= _LONGEST_RUNNING and text[-1] not in ".!?:" and parted


def asks_for_comments(text: str) -> bool:
    """Tell whether a line asks a page's visitors for comments: below it stands nothing of the text."""
    return len(text) <= _LONGEST_COMMENTING and bool(_COMMENTING.match(level(text)))


def calls_to_share(text: str) -> bool:
    """Tell whether a line calls to hand a page on, as pages do below their texts: `Share`, `Teilen auf`, `Condividi`."""
    return bool(_SHARING.fullmatch(level(text))) and read_label(text).kind == "web"


def is_credit(text: str) -> bool:
    """Tell whether a line says who took a picture: `(Bild: Ann Lee, CC BY 2.0)`; a sentence may say where there are some."""
    if len(text) > _LONGEST_CREDIT or not _CREDIT.fullmatch(level(text)):
        return False
    return bool(_CREDITS.search(text)) or text[-1] not in ".!?" or text.count(" ") < _LONGEST_SPOKEN_CREDIT


def is_closing(text: str) -> bool:
    """Tell whether a line is what a letter ends with above the names: `With kind regards,`."""
    levelled = level(text[:_LONGEST_CLOSING])
    words = phrases_at("closing", levelled)
    return len(text) <= _LONGEST_CLOSING and bool(words) and bool(re.fullmatch(rf"(?:{words}){_S}?[,.!،，]?", levelled))


def take_running(text: str) -> tuple[str, tuple[Line, ...]]:
    """Return the text without the lines that stood at the foot of each printed page, and these lines.

    Every other line keeps its number.
    """
    lines = _LINE_END.split(text)
    counts = Counter(line.strip(" \t\r") for line in lines)
    title = level(next((line.strip(" \t\r") for line in lines if line.strip(" \t\r")), ""))
    last = next((line.strip(" \t\r") for line in reversed(lines) if line.strip(" \t\r")), "")
    running = {
        line
        for line, count in counts.items()
        if _PAGE_NUMBER.fullmatch(level(line))
        or (count >= _FEWEST_RUNNING and _is_foot(line) and not title.startswith(level(line)))
        or (count > 1 and line == last and _is_foot(line) and len(_PARTED.findall(line)) > 1)
    }
    taken = [
        Line(number=number, text=line.strip(" \t\r"))
        for number, line in enumerate(lines, 1)
        if line.strip(" \t\r") in running
    ]
    if not taken or len(taken) == sum(bool(line.strip(" \t\r")) for line in lines):
        return text, ()
    return "\n".join("" if line.strip(" \t\r") in running else line for line in lines), tuple(taken)


def count_mail_headers(passages: Sequence[Passage]) -> tuple[int, str]:
    """Return how many lines at the top are a mail's header, and its subject."""
    count, subject = 0, ""
    for line in _lines(passages, _MOST_HEADERS):
        found = _MAIL.fullmatch(level(line.text))
        if found is None:
            break
        count += 1
        if found["key"] in _SUBJECTS:
            subject = line.text[found.start("value") :]
    return (count, subject) if count >= _FEWEST_HEADERS else (0, "")


def is_mail_header(text: str) -> bool:
    """Tell whether a line is one of a letter's header: `To: …`, `수 신 : …`."""
    return bool(_MAIL.fullmatch(level(text)))


def read_subject(text: str) -> str:
    """Return what a line such as `Objet : …` says a letter is about; "" for any other line."""
    found = _MAIL.fullmatch(level(text))
    return text[found.start("value") :] if found and found["key"] in _SUBJECTS else ""


def is_greeting(text: str) -> bool:
    """Tell whether a line greets whom a letter is for, or several lines do: `Madame, Monsieur,`."""
    return all(map(_GREETING.fullmatch, level(text).split("\n")))


def is_invitation(text: str) -> bool:
    """Tell whether a line says that what it heads invites the press: `Einladung zur Pressekonferenz`."""
    return bool(re.fullmatch(rf"(?:{phrases('invitation')}){_S}?[:.!]?", level(text)))


def count_letter(passages: Sequence[Passage]) -> int:
    """Return how many passages are a covering letter, from its greeting to the label of the release."""
    if not passages or not _GREETING.fullmatch(level(passages[0].text)):
        return 0
    kinds = [read_label(passage.text).kind for passage in passages[: _LONGEST_LETTER + 1]]
    return next((index for index, kind in enumerate(kinds) if kind in {"press", "immediate"}), 0)


def stands_again(passages: Sequence[Passage]) -> bool:
    """Tell whether a text's first paragraph stands again below the headline, as what a page tells of itself: its copy has it first."""
    if len(passages) < 3 or len(passages[0].text) <= _LONGEST_CLOSING:  # noqa: PLR2004  (the lead, the headline, the lead)
        return False
    return level(passages[0].text) == level(passages[2].text) and is_heading(passages[1])


def count_page(passages: Sequence[Passage]) -> int:
    """Return how many lines stand above the headline of a web page, which repeats the page's title; 0 without one.

    A page begins with its title, mostly with the site's name behind it; its navigation follows.
    """
    lines = list(_lines(passages, _TITLE_LINES))
    title = read_title(lines[0].text) if lines else ""
    ahead = [without_day(line.text) for line in lines[1 : _MOST_BELOW_A_LEAD + 1]]
    way = next((at for at, one in enumerate(ahead, 1) if _ends_with(lines[0].text, one)), 0)
    if way:  # the title has the way to the page before it
        return way
    titles = {_spaced(lines[0].text), _spaced(title)} if any(map(str.isalpha, title)) else set()
    above = 0
    for index, (line, following) in enumerate(pairwise([*lines, Line(number=0, text="")])):
        words = _spaced(without_day(line.text))
        if index and any(_begins(whole, words, _spaced(following.text)) for whole in titles):
            if _is_lead(lines[max(1, index - _MOST_BELOW_A_LEAD) : index]):
                break
            above = index
        elif index and (len(line.text) > _LONGEST_NAVIGATION or read_label(line.text).kind in {"related", "end"}):
            break
    return 0 if _is_kicker(title, lines[1:above]) else above


def _ends_with(title: str, words: str) -> bool:
    """Whether a first line ends with a headline of several words, a few of its page before it: `You are viewing: The bridge reopens`.

    A page may have the way to it there without a blank: `HomeNewsThe bridge reopens`.
    """
    spaced = _spaced(title)
    before = spaced.removesuffix(_spaced(words)) if count_words(words) > _MOST_OF_A_NAME else spaced
    dated = any(map(str.isdigit, before))
    return (
        before != spaced
        and 0 < len(before) <= _LONGEST_WAY
        and not dated
        and before.rstrip(" ")[-1:] not in {".", "!", "?"}
    )


def _is_lead(above: Sequence[Line]) -> bool:
    """Whether a sentence stands directly above a repeated title, or near it: what is above it is the text's beginning, and no menu."""
    return any(
        len(one.text) >= _SHORTEST_LEAD and one.text[-1] in SENTENCE_ENDS and not is_notice(one.text) for one in above
    )


def _is_kicker(title: str, above: Sequence[Line]) -> bool:
    """Whether a repeated line of a word or two is no page's title, because a headline stands below its first sighting."""
    few = title.isascii() and len(title.split(" ")) <= MOST_OF_A_KICKER
    long = any(len(one.text.split(" ")) >= 2 * MOST_OF_A_KICKER for one in above)
    return few and 0 < len(above) <= _MOST_BELOW_A_KICKER and long


def count_notice(passages: Sequence[Passage]) -> int:
    """Return how many passages above the headline are a notice of the web site; 0 without one.

    The headline is a line directly above "press release of DATE"; the notice has an address on a line of its own.
    """
    ahead = passages[: _LONGEST_NOTICE + 2]
    for at, (passage, below) in enumerate(pairwise(ahead)):
        dated = read_label(below.text).kind == "press" and any(map(str.isdigit, below.text))
        if at and dated:
            above = ahead[:at]
            sited = any(_SITE_ALONE.fullmatch(line.text) for one in above for line in one.lines)
            fits = len(passage.lines) == 1 and is_heading(passage) and len(passage.text.split(" ")) > MOST_OF_A_KICKER
            return at if sited and fits and all(len(one.text) <= _LONGEST_NAVIGATION for one in above) else 0
    return 0


def read_title(text: str) -> str:
    """Return a page's title without "Press release:", and without who issues it, `Press release of the town: …`.

    What goes on without a sign, in small letters or with a small word in capitals, is one with it: `Statement from the mayor`.
    """
    boxed = _BOXED.match(text)
    if boxed and is_boxed(text):
        return text[boxed.end() :]
    words = phrases_at("press", level(text))
    told = re.match(rf"(?:{words}){_S}?[:：]{_S}?", level(text)) if words else None
    if told and length_of(text[told.end() :]) > _SHORTEST_TITLE:
        return text[told.end() :]  # whatever sign it ends with
    linked = rf"{_S}(?:of|der|des|de|du|della?|dell['’]|da|do|van|av|af)(?!\w)[^:]{{3,90}}:{_S}?"
    joint = re.match(rf"(?:{words}){linked}", level(text)) if words else None
    if joint and length_of(text[joint.end() :]) > _SHORTEST_TITLE:
        return text[joint.end() :]
    label = read_label(text)
    rest = label.rest if label.kind in {"press", "immediate"} else ""
    goes_on = text.endswith(rest) and text[: len(text) - len(rest)].rstrip(" \u00a0")[-1:].isalpha()
    first = rest.partition(" ")[0]
    goes_on = goes_on and not _NUMBERED.match(rest)
    joined = goes_on and (first.islower() or (first.isupper() and bare(first) in function_words("")))
    return rest if rest and not joined else text


def is_boxed(text: str) -> bool:
    """Tell whether a line says in brackets what it is the headline of: `[Press release] The bridge reopens`."""
    boxed = _BOXED.match(text)
    return boxed is not None and read_label(boxed["label"]).kind in {"press", "immediate"}


def covers(title: str, text: str) -> bool:
    """Tell whether a page's title begins with these words."""
    return _spaced(title).startswith(_spaced(text))


def whole_title(title: str, text: str) -> str:
    """Return a page's title without its site's name where a line of the page has it cut short, `The bridge over the ri...`; "" else."""
    stem = _uncut(text)
    if stem == text or length_of(stem) < _SHORTEST_TITLE or not covers(title, stem):
        return ""
    sign = next(reversed(list(_BEFORE_SITE.finditer(title))), None)
    named = sign is not None and sign.start() >= len(stem) - 1 and count_words(title[sign.end() :]) <= _MOST_OF_A_SITE
    return title[: sign.start()] if sign and named else title


def _uncut(text: str) -> str:
    """Return a line without the points that say that more of it was cut off."""
    return text.removesuffix("...").removesuffix("…").rstrip(" ")


def is_titled(title: str, text: str) -> bool:
    """Tell whether a page's title is these words, perhaps with the site's name behind them."""
    return _begins(_spaced(title), _spaced(text), "")


def without_day(text: str) -> str:
    """Return a headline without the day that its page sets before it: `May 3, 2024: The bridge reopens`."""
    return _DAY_BEFORE.sub("", text)


def _spaced(text: str) -> str:
    """Return a text levelled with single ordinary spaces: a page's title has none of its heading's others."""
    return re.sub(f"{_S}+", " ", level(text))


def _begins(title: str, words: str, following: str) -> bool:
    """Whether a line is a page's title without the site's name, or its first part, which the next line goes on."""
    if length_of(words) < _SHORTEST_TITLE or not title.startswith(_uncut(words)):
        return False
    if words != _uncut(words):
        return True
    rest = title[len(words) :]
    return bool(_SITE.match(rest)) or (bool(following) and rest.strip(" ").startswith(following))


def _is_foot(line: str) -> bool:
    digits = any(map(str.isdigit, line))
    if line.endswith((":", "：", ",", ";", "，", "、")):
        return False  # a sentence goes on below
    return 20 <= len(line) <= _LONGEST_RUNNING and (digits or any(sign in line for sign in "•·©|"))  # noqa: PLR2004  (shorter ones are words)


def _lines(passages: Sequence[Passage], most: int) -> Iterator[Line]:
    count = 0
    for passage in passages:
        for line in passage.lines:
            yield line
            count += 1
            if count == most:
                return
