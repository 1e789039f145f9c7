"""What is found wrong with a config.toml while it is read: all of it, each at its place.

No message here repeats a value: a value may be a secret in the wrong place. A key's name is
repeated, and a value only when it is close to one that would have been right.
"""

import json
import re
from collections.abc import Collection, Mapping
from unicodedata import normalize

from msgspec import Struct

from pressctl.config.places import KeyPath, Place, Point, headers, locate
from pressctl.model import Finding, Level

# What people write for our keys, folded by `_folded`; of several keys with a word, the first that is known counts.
_WORDS: Mapping[str, str] = {
    "role": "title titre titel fonction funktion function poste cargo ruolo functie",
    "name": "nom title titre titel nombre nome naam titulo titolo",
    "email": "address adresse mail courriel correo mel",
    "phone": "tel telephone telefon telefono telefone telefoon",
    "color": "colour accent couleur farbe colore cor kleur",
    "font": "fonts police schrift fuente fonte",
    "brand": "design theme look",
    "url": "address adresse site website link endpoint publishurl uri hook webhook sitio sito indirizzo direccion endereco",
    "language": "lang langue sprache idioma lingua taal",
    "languages": "lang language langs langues sprachen idiomas lingue talen",
    "timezone": "tz zone fuseau fuseauhoraire zeitzone zonahoraria fusoorario fuso tijdzone",
    "boilerplate": "about apropos uberuns ueberuns acercade chisiamo overons sobre",
    "contacts": "contact kontakt kontakte contacto contactos contatti contato contatos contactpersoon",
    "test_to": "test tests testaddress",
    "ledger": "database db journal",
    "id": "slug",
    "targets": "cibles ziele destinos destinazioni doelen",
    "feeds": "flux feed rss fuentes",
    "social": "reseaux netzwerke redes",
    "channel": "type kind canal kanal canale kanaal",
    "api_key": "key token cleapi",
    "token": "apikey key",
    "secret": "secrets signature signingsecret",
    "from": "sender expediteur absender remitente mittente afzender remetente",
    "reply_to": "reply answer antwortan reponsea",
    "recipients": "list liste to csv file destinataires empfanger empfaenger destinatarios destinatari ontvangers",
    "unsubscribe": "unsubscribeurl abmelden desinscription baja disiscrizione afmelden",
    "greeting": "salutation gruss anrede saludo saluto aanhef",
    "where": "filter segment tags audience",
    "rate": "interval ratelimit limit",
    "under_embargo": "embargo",
    "allow_private": "private",
    "optional": "optionnel facultatif",
}
_BARE = re.compile(r"[A-Za-z0-9_-]{1,60}")
_LISTED = 20  # keys that a message lists
_SHOWN = 40  # characters of a strange key that a message repeats


def shown(key: str) -> str:
    """Return a key as it may be printed: itself when bare, else quoted."""
    return key if _BARE.fullmatch(key) else quoted(key)


def quoted(key: str) -> str:
    """Return a key in quotes, cut, with everything but ASCII escaped: it may hold a terminal's commands."""
    return json.dumps(key[:_SHOWN])


def title(where: KeyPath) -> str:
    """Return a table's name as its header has it, such as `[targets.press]`."""
    name = ".".join(shown(part) for part in where if isinstance(part, str))
    return f"[[{name}]]" if where and isinstance(where[-1], int) else f"[{name}]"


def nearest(written: str, known: Collection[str]) -> str:
    """Return the known word that `written` was probably meant to be, or nothing."""
    from difflib import get_close_matches  # only a mistake needs it

    folded = {_folded(word): word for word in sorted(known)}  # a key before the code of a finding: _ sorts after -
    plain = _folded(written[:_SHOWN])
    if plain in folded:
        return folded[plain]
    for key, words in _WORDS.items():
        if key in known and plain in words.split(" "):
            return key
    close = get_close_matches(plain, folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else ""


def _folded(word: str) -> str:
    """Return a word without case, accents, hyphens, underscores and spaces."""
    plain = normalize("NFKD", word).casefold()
    return "".join(char for char in plain if char.isalnum())


class _Leftover(Struct, frozen=True):
    """A key nobody asked for, kept until every table has said which keys it knows."""

    where: KeyPath
    known: frozenset[str]
    taken: frozenset[str]
    table: bool


class Notes:
    """The findings about one config.toml.

    `path` is the file as a person would type it, `text` its content, which tomllib accepted.
    """

    def __init__(self, path: str, text: str) -> None:
        """Begin with nothing found."""
        self.path = path
        self._text = text
        self._places: dict[KeyPath, Place] | None = None
        self._headers: dict[KeyPath, Point] | None = None
        self._found: list[Finding] = []
        self._leftovers: list[_Leftover] = []
        self._homes: dict[str, str] = {}

    def point(self, where: KeyPath, *, key: bool = False) -> Point:
        """Return (line, column) of a value, or of its key; of the nearest table around it if it is absent."""
        if self._places is None and not key:
            self._headers = headers(self._text) if self._headers is None else self._headers
            if found := self._headers.get(where):
                return found
        if self._places is None:
            self._places = locate(self._text)
        while where:
            place = self._places.get(where)
            if place:
                return place.key if key else place.value
            where = where[:-1]
        return (1, 1)

    def add(self, where: KeyPath, code: str, message: str, hint: str = "", *, key: bool = False) -> None:
        """Note an error at a value, or at its key."""
        self._note(where, "error", code, message, hint, key=key)

    def advise(self, where: KeyPath, code: str, message: str, hint: str = "") -> None:
        """Note something that blocks nothing."""
        self._note(where, "advice", code, message, hint)

    def know(self, table: str | int, key: str) -> None:
        """Remember that `key` belongs to a top table, for those who write it elsewhere."""
        self._homes.setdefault(key, title((table,)))

    def leave(self, where: KeyPath, known: Collection[str], taken: Collection[str], *, table: bool) -> None:
        """Remember a key that its table does not know; `known` are those it does, `taken` those that are written."""
        self._leftovers.append(_Leftover(where, frozenset(known), frozenset(taken), table))

    def finish(self) -> tuple[Finding, ...]:
        """Return everything found, in the order of the file."""
        for left in self._leftovers:
            self._unknown(left)
        self._leftovers.clear()
        return tuple(sorted(self._found))

    def _unknown(self, left: _Leftover) -> None:
        key, inside = str(left.where[-1]), left.where[:-1]
        meant = nearest(key, left.known)
        home = self._homes.get(key, "")
        if meant:
            hint = f'Did you mean "{meant}"' + (", which is here already?" if meant in left.taken else "?")
        elif home and home != title(inside):
            hint = f"It belongs to {home}: put it below that header and above the next."
        else:
            free = sorted(left.known - left.taken)
            hint = f"Known here: {', '.join(free[:_LISTED])}{', …' if len(free) > _LISTED else '.'}" if free else ""
        what = f"unknown table {title(left.where)}" if left.table and not inside else f"unknown key {quoted(key)}"
        scope = f" in {title(inside)}" if inside else "" if left.table else " before any table"
        self.add(left.where, "unknown-key", f"{what}{scope}.", hint, key=True)

    def _note(self, where: KeyPath, level: Level, code: str, message: str, hint: str, *, key: bool = False) -> None:
        line, column = self.point(where, key=key)
        self._found.append(
            Finding(path=self.path, line=line, column=column, level=level, code=code, message=message, hint=hint)
        )
