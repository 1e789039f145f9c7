"""Which column of a list is which: the header's words, the target's `columns`, and names for merge fields."""

import re
from collections.abc import Mapping, Sequence
from unicodedata import combining, normalize

from msgspec import Struct

_OURS = ("email", "name", "language", "tags")
_NOT_NAME = re.compile(r"[^a-z0-9]+")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
# What lists call these columns, by merge name; suggested, never assumed.
_SYNONYMS: Mapping[str, frozenset[str]] = {
    "email": frozenset(
        [
            "courriel",
            "mail",
            "mel",
            "adresse_mail",
            "adresse_e_mail",
            "adresse_email",
            "adresse_courriel",
            "adresse_electronique",
            "email_address",
            "e_mail_address",
            "mail_address",
            "correo",
            "correo_electronico",
            "mailadresse",
            "e_mail_adresse",
            "posta",
        ]
    ),
    "name": frozenset(
        ["nom", "nom_complet", "nom_prenom", "prenom_nom", "full_name", "fullname", "contact", "nombre", "nome"]
    ),
    "language": frozenset(["langue", "lang", "locale", "sprache", "idioma", "lingua"]),
}


class Columns(Struct, frozen=True, kw_only=True):
    """Numbers of columns, from 0; -1 for one that the list has not. `fields` are (number, merge name)."""

    email: int
    name: int
    language: int
    tags: int
    fields: tuple[tuple[int, str], ...]


class Remark(Struct, frozen=True, kw_only=True):
    """Something about a header, at its column number (from 0)."""

    column: int = 0
    error: bool = True
    message: str
    hint: str = ""


def merge_name(header: str) -> str:
    """Return a header as a merge field's name (`Prénom usuel` -> `prenom_usuel`); nothing when it has no Latin letter first."""
    plain = header.casefold().replace("œ", "oe").replace("æ", "ae")
    bare = "".join(char for char in normalize("NFKD", plain) if not combining(char))
    name = _NOT_NAME.sub("_", bare).strip("_")
    return name if _NAME.fullmatch(name) else ""


def find_columns(header: Sequence[str], wanted: Mapping[str, str]) -> tuple[Columns | None, tuple[Remark, ...]]:
    """Return the columns, or None with what is wrong; `wanted` maps our names to the header's words.

    No remark repeats a header that nobody named: a list without a header has people there.
    """
    if any("@" in cell for cell in header):
        message = "the first line holds an address where the names of the columns belong."
        return None, (Remark(message=message, hint="Put a line above it, such as email,name,language,outlet,tags"),)
    names = [merge_name(cell) for cell in header]
    places, remarks = _wanted(header, names, wanted)
    remarks += _natural(names, wanted, places)
    if "email" not in places and "email" not in wanted:
        remarks.append(Remark(message="no column is called email.", hint=_hint("email", header, names)))
    if any(remark.error for remark in remarks):
        return None, tuple(remarks)
    for ours in ("name", "language"):
        hint = _hint(ours, header, names)
        if ours not in places and hint:
            remarks.append(Remark(error=False, message=f"no column is called {ours}.", hint=hint))
    remarks += _unusable(header, names, places)
    columns = Columns(
        email=places["email"],
        name=places.get("name", -1),
        language=places.get("language", -1),
        tags=places.get("tags", -1),
        fields=tuple((number, name) for name, number in places.items() if name not in _OURS),
    )
    return columns, tuple(remarks)


_ADDRESSES = _SYNONYMS["email"] | {
    "address",
    "adresse",
    "recipient",
    "emailaddress",
}  # Postmark's EmailAddress, Mailgun's address


def email_column(header: Sequence[str]) -> int:
    """Return the number of the column with the addresses of a table that others made, from 0; -1 for none.

    In a table without a header its first row is one: then it holds an address.
    """
    names = [merge_name(cell) for cell in header]
    wanted = [number for number, name in enumerate(names) if name.replace("_", "") == "email"]
    wanted += [number for number, name in enumerate(names) if name in _ADDRESSES]
    wanted += [number for number, cell in enumerate(header) if "@" in cell]
    return wanted[0] if wanted else -1


def _natural(names: Sequence[str], wanted: Mapping[str, str], places: dict[str, int]) -> list[Remark]:
    """Add the columns that go by their own name to `places`; return what is wrong with them.

    What the target's `columns` claims, a name or a column, is not available to others.
    """
    remarks: list[Remark] = []
    for number, name in enumerate(names):
        ours = "email" if name.replace("_", "") == "email" else name
        if not ours or number in places.values() or ours in wanted:
            continue
        if ours in places:
            message = f"columns {places[ours] + 1} and {number + 1} have the same name."
            remarks.append(Remark(column=number, message=message, hint="Rename one of them."))
        else:
            places[ours] = number
    return remarks


def _wanted(
    header: Sequence[str], names: Sequence[str], wanted: Mapping[str, str]
) -> tuple[dict[str, int], list[Remark]]:
    """Return the columns that the target's `columns` names, and what it names in vain."""
    places: dict[str, int] = {}
    remarks: list[Remark] = []
    bare = [cell.strip(" \t").casefold() for cell in header]
    for ours, theirs in wanted.items():
        if theirs.casefold() in bare:
            places[ours] = bare.index(theirs.casefold())
        elif merge_name(theirs) and merge_name(theirs) in names:
            places[ours] = names.index(merge_name(theirs))
        else:
            message = f"no column is called what the target's columns.{ours} says."
            remarks.append(Remark(message=message, hint=_hint(ours, header, names)))
    return places, remarks


def _hint(ours: str, header: Sequence[str], names: Sequence[str]) -> str:
    known = _SYNONYMS.get(ours, frozenset())
    theirs = next((cell.strip(" \t") for cell, name in zip(header, names, strict=True) if name in known), "")
    if theirs:
        return f'If it is {theirs}, say so on the target: columns = {{ {ours} = "{theirs}" }}'
    return f'Name it on the target: columns = {{ {ours} = "…" }}' if ours == "email" else ""


def _unusable(header: Sequence[str], names: Sequence[str], places: Mapping[str, int]) -> list[Remark]:
    taken = set(places.values())
    return [
        Remark(
            column=number,
            error=False,
            message=f"column {number + 1} has a name that no template can use.",
            hint='To use it, name it on the target: columns = { field = "…" }',
        )
        for number, (cell, name) in enumerate(zip(header, names, strict=True))
        if cell.strip(" \t") and not name and number not in taken
    ]
