"""A contact block read into contacts, only when every word of it finds its place."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from pressctl.model import Contact
from pressctl.release.dating import find
from pressctl.release.plain.contact_tables import by_person

_S = "[ \u00a0\u202f]"
# Signs that pages put in words, so that programs do not find the address: ann (at) example (dot) org.
_AT, _DOT = (
    r"[ \u00a0]?[(\[] ?(?:at|ät|@|arroba|chez) ?[)\]][ \u00a0]?",
    r"[ \u00a0]?[(\[] ?(?:dot|punkt|point|punto) ?[)\]][ \u00a0]?",
)
# Without brackets, where all its signs are words: press at example dot org.
_WRITTEN_AT, _WRITTEN_DOT = (
    r"[ \u00a0](?:at|ät|arroba|chez)[ \u00a0]",
    r"[ \u00a0](?:dot|punkt|point|punto|ponto)[ \u00a0]",
)
_WRITTEN = rf"[\w.+-]{{1,64}}{_WRITTEN_AT}[\w-]{{1,63}}(?:{_WRITTEN_DOT}[\w-]{{1,63}}){{1,4}}"
# Where its points stand and its other sign alone is a word, by the mailbox that offices have: info at example.org.
_OFFICE = (
    rf"(?:info|press|presse|prensa|imprensa|stampa|media|medien|pr|kontakt|contact|contacto|contatto|office|mail|hello|redaktion|sekretariat)"
    rf"{_WRITTEN_AT}[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,4}}"
)
_EMAIL = re.compile(
    rf"(?<![\w.+-])(?:[\w.+-]{{1,64}}(?:@|{_AT})[\w-]{{1,63}}(?:(?:\.|{_DOT})[\w-]{{1,63}}){{1,6}}|{_WRITTEN}|{_OFFICE})(?!\w)",
    re.IGNORECASE,
)
# Behind which a copy has lost the blank before a number: `ann@elm.example.com888.810.7706`.
_GLUED = re.compile(
    r"@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}?\.(?:com|org|net|gov|edu|info|[a-z]{2})(?=\d{3}[ .-]\d)", re.IGNORECASE
)
# A postal code of the United States, 75207-4399, or of Japan, 〒106-0047, is no number to call.
# Nor is a date, 15.04.2009, nor years, 1999-2021, nor what a decree or a permit is numbered, n°2019-1130, RA/2021/499, 148/2017.
_PHONE = re.compile(
    r"(?!(?:(?<=[°º№])|(?<=[°º№][ \u00a0]))(?:19|20)\d\d-)(?<![\w.〒=])(?<![^\W\d_]-)(?<!〒[ \u00a0])(?<![^\W\d_]/)(?!\d{5}-\d{4}(?!\d))(?!\(?(?:19|20)\d\d[-–](?:19|20)\d\d(?!\d))(?!\d{1,4}/(?:19|20)\d\d(?![\d/-]))(?!\(?\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\d))(?!\(?(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}(?!\d))(?:\((?=\+))?(?:\+ ?|00)?\(?\d(?:[ \u00a0\u202f./()–-]{0,3}\d){6,16}\+?(?![\w])"
)
_PHONE_LABEL = re.compile(
    r"(?:\b(?:t[ée]l(?:[ée]phone)?|t[ée]l[ée]fon[oe]?|telefoon(?:nummer)?|telefonnummer|telepon|puhelin(?:numero)?|matkapuhelin|phone|mob(?:ile?)?|portable|cell(?:ulai?re)?|celular|m[óo]vil|telem[óo]vel|gsm|handy|tlf|puh"
    r"|fax|whatsapp|ligne directe|direct|office|bureau|oficina|escrit[óo]rio|ufficio|b[üu]ro|kantoor|kontor|toimisto|biuro|work|home|main|desk|тел(?:ефон)?|моб|τηλ(?:έφωνο)?|t|p|m|d)|هاتف|جوال|تليفون|الهاتف|電話(?:番号)?|电话|携帯|手机|手機|传真|전화)(?:[ \u00a0]num(?:ber|mer))?\b[.: ：\u00a0\u202f]*$",
    re.IGNORECASE,
)
_MAIL_LABEL = re.compile(
    r"(?:\b(?:e-?mail|mail|courriel|m[ée]l|correo(?: electr[óo]nico)?|e-?post(?:a|adress)?|surel|s[äa]hk[öo]posti(?:osoite)?|e-po[šs]ta|posta elettronica|adresse [ée]lectronique|имейл|(?:эл(?:ектронная|\.)|ел(?:ектронна|\.)) ?(?:почта|пошта|поща)|e)|(?:ال)?بريد(?: ال?إلكتروني)?|ايميل|メール(?:アドレス)?"
    r"|邮箱|郵箱|电邮|電郵|电子邮件|電子郵件|이메일)\b[.: ：\u00a0\u202f]*$",
    re.IGNORECASE,
)
_PIECES = re.compile(rf"\n|[|•·;,/]{_S}|[،、；，]{_S}?|{_S}[–—|•·/-]{_S}|{_S}{{3,}}|{_S}\((?=[^\W\d])")
_TITLES = r"(?:(?:M|Mme|Mlle|Mr|Mrs|Ms|Dr|Dipl|Prof|Herr|Frau|Sr|Sra|Dott|Dhr|Mevr)\.?[ \u00a0])?"
_WORD = r"[^\W\d_a-zà-ÿ][\w.’'-]*"
_NAME = re.compile(
    rf"{_TITLES}{_WORD}(?:{_S}(?:de|du|des|van|von|der|den|di|da|dos|do|la|le|d['’]|al|ter|zu|af|y|e)){{0,2}}(?:{_S}{_WORD}|(?<=\w){_S}(?:van|von|zu|af)(?:{_S}(?:de[rn]?|het))?{_S}{_WORD}){{1,3}}"
)
# Where somebody is, in French, or for whom: `A Paris`, `Für den Stadtverband`.
_NOBODY = re.compile(r"[AÀ][ \u00a0][^\W\d_][\w’'-]+|(?:Für|Pour|Para|For|Voor|För|Za|Dla)[ \u00a0].+")
# A number whose parts a dash with blanks joins: one of them is no number by itself, `+49 (0)30 - 678 17 75`, `030 24060 - 212`.
_DASHED = re.compile(
    r"(?<![\w.])(?P<code>(?:\(?0\d{1,5}\)? / )?(?:\+|\(?0|(?<=/ )[1-9])(?:[\d()./]|[ ](?![/–-])){1,20}) [–-] (?P<rest>[1-9][\d ]{1,12})(?![\w–-]| [–-])"
)
# A number that its line broke, behind its code or within: `+44(0)`, and `7802530272` below.
_WRAPPED = re.compile(r"(?P<code>\+\d{1,3}[ \u00a0]?\(0\)[ \u00a0\d]{0,8}?)[ ]?\n(?P<rest>\d[\d ]{3,12})(?=\n|$)")
_FEWEST_DIGITS = 7  # of a number by itself
_EXTENSION = re.compile(rf"(?:ext|extension|x|poste|durchwahl|dw|anexo|ramal|int|wew)\.?{_S}?\d{{1,6}}", re.IGNORECASE)
# Of a fax alone, behind the number that it is part of: `Fax: -19`, `Fax ext. 19`.
_FAX = re.compile(rf"(?:tele)?fax[.: \u00a0]{{0,3}}(?:(?:ext|durchwahl|dw)\.?{_S}?)?[-–]?{_S}?\d{{1,6}}", re.IGNORECASE)
_SITE = re.compile(r"(?:https?://)?(?:www\.)?[\w-]{2,63}(?:\.[\w-]{2,63}){1,4}(?:/[^ \u00a0]{0,100})?", re.ASCII)
# The name of a page, behind what calls it so: `Website: Acme`.
_CALLED = re.compile(
    r"(?:web[ -]?(?:site|page|seite)?|site(?: web)?|internet|homepage|url|página web|sitio web|sito(?: web)?|strona|www|сайт|веб-?сайт|홈페이지|网站|網站|ウェブサイト|الموقع)[ \u00a0]?[:：].{0,60}",
    re.IGNORECASE,
)
_NO_ROLES = (_SITE, _EXTENSION, _FAX, _CALLED)
# A picture's kind and its size, on lines of their own, and who took it: `jpeg`, `(213 kB)`, `© Ann Lee`.
_PICTURE = re.compile(r"\.?(?:jpe?g|png|tiff?|gif|webp|eps|svg|bmp)", re.IGNORECASE)
_SIZED = re.compile(r"[(\[]?\d[\d.,]{0,6} ?[kKmM]i?[bB][)\]]?")
_TAKEN = re.compile(r"©[ \u00a0]?[^\W\d]")
_EDGES = " \u00a0\u202f.,:;|/–—-()<>[]•·：，、；（）【】"
_JOINING = frozenset({"at", "or", "and", "on", "ou", "et", "oder", "und", "y", "o", "e", "of", "en"})
# A key to write in cipher with, told by its fingerprint: no number to call.
_KEY = re.compile(
    r"[(\[]?(?:(?:(?:open)?pgp|gpg)[\w -]{0,20}[:：]? ?)?(?<![\w+])(?:[\dA-F]{4}[ \u00a0]{1,2}){7,9}[\dA-F]{4}(?!\w)[)\]]?",
    re.IGNORECASE,
)
# The number of an account, written alike in all countries that have it.
ACCOUNT_NUMBER = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?!\w)")
# Where a number rings, in letters behind it: `+32 2 283 22 82 (BXL)`.
_RINGS = re.compile(r"(?<=\d)[ \u00a0]?\([A-Z]{2,5}\)")
# What a house is called, which a person is not.
_HOUSE = re.compile(
    r"\b(?:GmbH|AG|Inc|Ltd|LLC|PLC|SAS?|S\.p\.A|B\.V|AB|Stadt|Amt|Presse\w*|Medien\w*|Ville|Mairie|Service|Bureau|Direction|Relations?|Office"
    r"|Press|Media|Team|Council|University|Department|Ministry|Agency|Foundation|Comune|Uffici\w+|Regione|Ayuntamiento|Gabinete|Oficina|Assessoria"
    r"|Câmara|Gemeente|Stichting|Afdeling|Biuro|Communications?|Comunicaci\w+|Kommunikation\w*)\b"
)
# More words than this beside names, addresses and numbers are text, not a contact.
_MOST_LEFT, _LONGEST_PIECE, _MOST_WORDS = 160, 80, 9


class _Draft(Struct):
    """A contact while its pieces are gathered."""

    name: str = ""
    email: str = ""
    phones: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    titled: str = ""  # a line of its own with a colon at its end: a house's name, or a person's

    @property
    def reachable(self) -> bool:
        return bool(self.email or self.phones)

    def finish(self) -> Contact:
        name = self.name or self.titled
        roles = [role for role in dict.fromkeys(self.roles) if role != name]
        return Contact(name=name, role=", ".join(roles), email=self.email, phone=" / ".join(self.phones))


def has_address(text: str) -> bool:
    """Tell whether a text holds a mail address or a telephone number."""
    text = ACCOUNT_NUMBER.sub(" ", text[:2000])
    return bool(_EMAIL.search(text) or _PHONE.search(text))


def appoints(text: str) -> bool:
    """Tell whether a line says on which day and at which hour something is, as no contact's line does: `Friday 23 July 3-6 pm`."""
    day = next((one for one in find(text) if not one.year), None)
    return day is not None and any(map(str.isdigit, text[day.end :]))


def read_contacts(texts: Iterable[str]) -> tuple[Contact, ...]:
    """Return the contacts that a block's texts hold, none when some of it is no contact's.

    A name begins a contact once the one before can be reached, and so does what a colon follows;
    words between two numbers do too. What is neither name, mail nor telephone is the role, and so
    is the house a person works for; "Tel." and "Mail" are dropped.
    """
    said = _GLUED.sub(r"\g<0> ", "\n".join(texts))
    said = _RINGS.sub("", ACCOUNT_NUMBER.sub("", _KEY.sub("", said)))
    lines = _without_pictures(_WRAPPED.sub(r"\g<code> \g<rest>", said).split("\n"))
    text = "\n".join(by_person(lines))
    drafts = [_Draft()]
    last = ""
    for kind, piece in _pieces(text):
        draft = drafts[-1]
        if kind == "title":
            drafts += [draft := _Draft()] if draft.reachable else []
            draft.titled = draft.titled or piece
            draft.roles.append(piece)
        elif kind in {"name", "heading"} and draft.reachable:
            late = [draft.roles.pop()] if last == "late role" else []
            drafts.append(_Draft(name=piece, roles=late) if kind == "name" else _Draft(roles=[*late, piece]))
        elif kind == "name" and (not draft.name or (_HOUSE.search(draft.name) and not _HOUSE.search(piece))):
            draft.roles += [draft.name] if draft.name else []
            draft.name = piece
        elif kind == "email":
            drafts += [draft := _Draft()] if draft.email else []
            draft.email = piece
        elif kind == "phone" and draft.phones and last.endswith("role"):
            drafts.append(_Draft(phones=[piece], roles=[draft.roles.pop()]))
        elif kind == "phone":
            draft.phones.append(piece)
        elif last == "phone" and _EXTENSION.fullmatch(piece):
            draft.phones[-1] += f" {piece}"
        elif (draft.name or draft.reachable) and any(one.fullmatch(piece) for one in _NO_ROLES):
            continue  # is nobody's role; the list of what was inferred has the block's words
        else:
            draft.roles.append(piece)
        last = f"late {kind}" if kind == "role" and draft.reachable else kind
    drafts += _shared(drafts, text)
    fits = all(draft.reachable and sum(map(len, draft.roles)) <= _MOST_LEFT for draft in drafts)
    fits = fits and not any(_is_prose(role) or appoints(role) for draft in drafts for role in draft.roles)
    return tuple(draft.finish() for draft in drafts) if fits else ()


def _without_pictures(lines: Sequence[str]) -> list[str]:
    """Return a block's lines without who took a picture, and without one's kind, its words and its size, as pages offer it."""
    kept: list[str] = []
    begun = -1  # where a picture's kind stands
    for line in lines:
        said = line.strip(" \u00a0")
        begun = len(kept) if _PICTURE.fullmatch(said) else begun
        if begun >= 0 and _SIZED.fullmatch(said):
            del kept[begun:]
            begun = -1
        elif not _TAKEN.match(said):
            kept.append(line)
    return kept


def _shared(drafts: Sequence[_Draft], text: str) -> list[_Draft]:
    """Take from the last of several people the address on a line of its own below them all, which is everybody's."""
    *others, last = drafts
    named = bool(others) and all(draft.name and draft.phones for draft in drafts)
    if not named or not last.email or any(draft.email for draft in others):
        return []
    line = next(one for one in reversed(text.split("\n")) if last.email in one)
    if _MAIL_LABEL.sub("", line.partition(last.email)[0]).strip(_EDGES) or line.partition(last.email)[2].strip(_EDGES):
        return []
    email, last.email = last.email, ""
    return [_Draft(email=email)]


def _is_prose(words: str) -> bool:
    """Whether words are part of a sentence: "visit the pages at https://… or write to"."""
    long = len(words) > _LONGEST_PIECE or len(words.split(" ")) > _MOST_WORDS
    return long or "://" in words or "www." in words or "。" in words


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Cut a block into names, mail addresses, telephone numbers and other words, in order."""
    for part in _PIECES.split(_DASHED.sub(_joined, _EMAIL.sub(_signed, text))):
        end = 0
        for found in sorted((*_EMAIL.finditer(part), *_PHONE.finditer(part)), key=lambda match: match.start()):
            if found.start() < end:
                continue
            kind, label = ("email", _MAIL_LABEL) if "@" in found[0] else ("phone", _PHONE_LABEL)
            yield from _words(label.sub("", part[end : found.start()]))
            said = found[0].strip(" \u00a0\u202f.")
            yield kind, said if ")" in said else said.removeprefix("(")
            end = found.end()
        rest = part[end:].strip(" \u00a0")
        if not end and rest.endswith((":", "：")) and _NAME.fullmatch(rest.strip(_EDGES)):
            yield "title", rest.strip(_EDGES)
        else:
            yield from _words(part[end:])


def _signed(address: re.Match[str]) -> str:
    """Return a mail address with its signs where words stand for them."""
    signed = re.sub(f"{_AT}|{_WRITTEN_AT}", "@", address[0], flags=re.IGNORECASE)
    return re.sub(f"{_DOT}|{_WRITTEN_DOT}", ".", signed, flags=re.IGNORECASE)


def _joined(number: re.Match[str]) -> str:
    """Return a number with its dash alone where one side of that is too short to be called."""
    code, rest = (sum(map(str.isdigit, number[side])) for side in ("code", "rest"))
    whole = f"{number['code'].replace(' / ', '/')}-{number['rest']}"
    called = code + rest >= _FEWEST_DIGITS  # else they are hours: 08 - 12
    return whole if called and (code <= _FEWEST_DIGITS or rest < _FEWEST_DIGITS) else number[0]


def _words(text: str) -> Iterator[tuple[str, str]]:
    words = text.strip(_EDGES)
    if text.rstrip(_S[1:-1]).endswith((":", "：")) and (_PHONE_LABEL.fullmatch(words) or _MAIL_LABEL.fullmatch(words)):
        return  # in a cell of its own
    heading, colon, below = words.partition(":")
    if colon and _NAME.fullmatch(below.strip(_EDGES)):
        yield "heading", heading.strip(_EDGES)
        words = below.strip(_EDGES)
    if words and words.lower() not in _JOINING:
        yield ("name" if _NAME.fullmatch(words) and not _NOBODY.fullmatch(words) else "role"), words
