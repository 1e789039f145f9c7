"""The keys of other tools' front matter as ours: title, description, lang, presse_contact; what has no place is listed."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from msgspec import Struct, field

from pressctl.release.addresses import is_web_address
from pressctl.release.foreign.headings import is_no_title
from pressctl.release.foreign.inline import part_code, plain_words
from pressctl.release.foreign.keywords import (
    BODIES,
    FURTHER,
    UNNAMED,
    is_author_key,
    is_contact_key,
    is_date_key,
    is_lead_key,
    lead_rank,
    prose_in,
    text_of,
    title_form,
)
from pressctl.release.foreign.manuscript import Aside, Told
from pressctl.release.foreign.rows import contact_rows, media_rows
from pressctl.release.languages import primary
from pressctl.release.naming import is_id
from pressctl.release.nodes import Listing, Node, Scalar, Table, flat
from pressctl.release.plain.categories import split_categories
from pressctl.release.plain.datelines import is_place
from pressctl.release.plain.passages import Form, Line, Passage
from pressctl.release.tags import meant_tag, normal_tag
from pressctl.release.vocabulary import KINDS, RELEASE, STATUSES, Vocabulary, fold_key
from pressctl.release.writing import Word

# Tables in which Hugo, Zola and others keep a page's keys one level down.
_INNER = frozenset(
    {"params", "extra", "taxonomies", "meta", "metadata", "fields", "data", "page", "post", "article", "acf"}
)
# Keys of what takes place: a place beside them is a house, or on the web.
_EVENT = frozenset({"startdate", "enddate", "starttime", "endtime", "street", "streetaddress", "venue", "eventdate"})
_NO_PLACE = "a key that a release does not have"
_IN_FRONT = " in the front matter"
_USUAL = "what a release is unless it says otherwise"
_TAG = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z]{2,4})?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_CALLED_HEADLINE = re.compile(r"headline|heading|herotitle|h1|schlagzeile|berschrift|hauptzeile")
_KICKERS = frozenset({"kicker", "surtitre", "antetitulo", "occhiello", "dachzeile", "overline", "topline"})
_MOST_OF_A_KICKER = 3  # words
_FEWEST_OF_A_LEAD = 3  # words
_SHORTEST_TEXT = 200  # characters of a text that stands in a key nobody calls a text
_LONGEST = 2_000  # characters of a value that is listed
_ADDRESSES = ("http://", "https://", "urn:", "tag:")


class Keys(Struct):
    """What a front matter says, as it is gathered."""

    passages: list[Passage] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    left_out: list[Aside] = field(default_factory=list)
    body: list[tuple[int, str]] = field(default_factory=list)  # the text, where a key has it: lines with their numbers
    leads: list[tuple[int, Scalar, str, str]] = field(
        default_factory=list
    )  # how likely each (0 most), key, text, evidence
    event: bool = False  # whether it says when or in which street something takes place: a place there is a house

    def tell(self, key: Scalar, ours: str, value: object, shown: str = "") -> None:
        """Take a value for one of our keys; the first that says it counts, and lists grow."""
        line = key.place[0]
        earlier = next((told for told in self.told if told.key == ours), None)
        if earlier and isinstance(earlier.value, list) and isinstance(value, list):
            value = [*earlier.value, *(one for one in value if one not in earlier.value)]
            shown = ", ".join(filter(None, (earlier.shown, shown)))
            self.told.remove(earlier)
            names = f"{earlier.evidence.removesuffix(_IN_FRONT)}, “{key.value}”"
            self.told.append(Told(key=ours, value=value, evidence=names + _IN_FRONT, line=earlier.line, shown=shown))
            return
        if earlier:
            self.leave_out(key, shown or str(value), f"{ours} is said already")
            return
        evidence = f"“{key.value}”{_IN_FRONT}"
        self.told.append(Told(key=ours, value=value, evidence=evidence, line=line, shown=shown))  # type: ignore[arg-type]

    def leave_out(self, key: Scalar, value: str, why: str = _NO_PLACE) -> None:
        """List a key that does not become one of ours."""
        cut = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        self.left_out.append(Aside(text=f"{key.value}: {cut}", why=why, line=key.place[0]))


def read_keys(table: Table, *, language: str = "", has_text: bool = True) -> Keys:
    """Return what a front matter states.

    Args:
        table: The front matter.
        language: The text's own, for values that are given in several.
        has_text: Whether there is a text below; else a key has it.
    """
    keys = Keys(event=not _EVENT.isdisjoint(fold_key(key.value) for key, _ in _entries(table)))
    entries = [(key, _of_language(keys, key, value, language)) for key, value in _entries(table)]
    entries = [(key, value) for key, value in entries if flat(value) and not _is_nothing(value)]
    if not has_text:
        entries = _without_text(keys, entries)
    for key, value in entries:
        ours = meaning(key.value)
        reader = _READERS.get(ours)
        named = title_form(key.value) if not ours else ""
        reader = _READERS.get(named, reader) if named and isinstance(value, Scalar) else reader
        if (reader is None or not reader(keys, key, value)) and not _unknown(keys, key, value):
            keys.leave_out(key, flat(value))
    _settle_lead(keys)
    _settle_title(keys)
    return keys


def meaning(key: str) -> str:
    """Return which of our keys, or which reader, a key of another tool is for; "" where its name does not tell."""
    name = fold_key(key)
    return _SPECIAL.get(name) or _OURS.get(name) or _FURTHER.get(name, "")


def _is_nothing(value: Node) -> bool:
    return isinstance(value, Scalar) and value.is_nothing


def _of_language(keys: Keys, key: Scalar, value: Node, language: str) -> Node:
    """Return a value in the text's language, where a table has it in several; the others are listed."""
    if not isinstance(value, Table) or len(value.entries) < 1 or fold_key(key.value) in {"translations", "versions"}:
        return value
    tags = [
        normal_tag(inner.value.replace("_", "-")) if _TAG.fullmatch(inner.value) else "" for inner, _ in value.entries
    ]
    if not all(tags):
        return value
    at = next((at for at, tag in enumerate(tags) if primary(tag or "") == primary(language)), 0)
    for other, (inner, said) in enumerate(value.entries):
        if other != at and flat(said):
            keys.leave_out(Scalar(f"{key.value}.{inner.value}", inner.place), flat(said), "another language's")
    return value.entries[at][1]


def _without_text(keys: Keys, entries: list[tuple[Scalar, Node]]) -> list[tuple[Scalar, Node]]:
    """Take the text out of the key that has it, by its name, else by being the longest; return the other keys."""
    named = [(key, value) for key, value in entries if fold_key(key.value) in BODIES]
    longest = max(
        (one for one in entries if isinstance(one[1], Scalar)), key=lambda one: len(flat(one[1])), default=None
    )
    unnamed = (
        [longest]
        if longest and len(flat(longest[1])) >= _SHORTEST_TEXT and meaning(longest[0].value) in {"", "lead"}
        else []
    )
    taken = named or unnamed
    for key, value in taken:
        text = text_of(key, value)
        keys.body += text.lines
        for name, other in text.others:
            keys.leave_out(name, flat(other))
    return [one for one in entries if one not in taken]


def _unknown(keys: Keys, key: Scalar, value: Node) -> bool:
    """Take what a key without a known name holds, by its name's parts or by its value: a lead, a contact, a date."""
    rank = lead_rank(key.value)
    text = prose_in(value)
    if text and rank is not None:
        evidence = f"“{key.value}” in the front matter" + ("" if rank < UNNAMED else ", the only prose among its keys")
        keys.leads.append((rank, key, text, evidence))
        return True
    if is_contact_key(key.value) or isinstance(value, Table):
        rows, others = contact_rows(value)
        reached = [row for row in rows if not {"email", "phone"}.isdisjoint(row)]
        if reached and (is_contact_key(key.value) or len(reached) == len(rows) == 1) and not is_author_key(key.value):
            for said, why in others:
                keys.leave_out(key, said, why)
            keys.tell(key, "contacts", rows, ", ".join(next(iter(row.values())) for row in rows))
            return True
    if is_date_key(key.value) and _ISO.match(_text(value)) and not any(told.key == "date" for told in keys.told):
        keys.tell(key, "date", _text(value))
        return True
    return False


def _settle_lead(keys: Keys) -> None:
    """Let the likeliest lead be it, or a summary, which may be no more than a line; the others are listed."""
    keywords = {
        name.casefold()
        for told in keys.told
        if told.key in {"keywords", "categories"}
        for name in told.shown.split(", ")
    }
    for one in [one for one in keys.leads if {name.casefold() for name in split_categories(one[2])} <= keywords]:
        keys.leads.remove(one)
        keys.leave_out(one[1], one[2], "its keywords once more")
    ranked = sorted(keys.leads, key=lambda one: one[0])
    unnamed = [one for one in ranked if one[0] == UNNAMED]
    for at, (rank, key, text, evidence) in enumerate(ranked):
        if at == 0 and (rank < UNNAMED or len(unnamed) == 1):
            ours = "lead" if is_lead_key(key.value) else "summary" if rank == 0 else "description"
            keys.told.append(Told(key=ours, value=text, evidence=evidence, line=key.place[0]))
        else:
            keys.leave_out(key, text, "lead is said already" if at else _NO_PLACE)


def _settle_title(keys: Keys) -> None:
    """Let a key that calls itself the headline outweigh the page's title."""
    found = [passage for passage in keys.passages if passage.form == "headline"]
    titles = [one for one in found if not is_no_title(one.text)] or found
    best = next((one for one in titles if _CALLED_HEADLINE.search(one.told.lower())), titles[0] if titles else None)
    for one in found:
        if one is not best and best is not None:
            keys.passages.remove(one)
            name = one.told[1:].partition("”")[0]
            why = "the headline once more" if one.text == best.text else _NO_PLACE
            keys.left_out.append(Aside(text=f"{name}: {one.text}", why=why, line=one.number))


def _entries(table: Table) -> Iterator[tuple[Scalar, Node]]:
    for key, value in table.entries:
        if isinstance(value, Table) and key.value.lower() in _INNER:
            yield from _entries(value)
        else:
            yield key, value


def _text(node: Node) -> str:
    text = re.sub(r"[ \t\r\n\ufeff]+", " ", node.value).strip(" ") if isinstance(node, Scalar) else ""
    return re.sub(r"[ \t\r\n]+", " ", unescape(text)) if "&" in text else text


def _without_code(keys: Keys, key: Scalar, text: str) -> str:
    """Return a value without template code, which is listed."""
    plain, code = part_code(text)
    for piece in code:
        keys.leave_out(key, piece, "what only its site knows")
    return plain


def _title(form: Form) -> Callable[[Keys, Scalar, Node], bool]:
    def read(keys: Keys, key: Scalar, value: Node) -> bool:
        text = plain_words(_without_code(keys, key, _text(value)))
        taken = form == "subhead" and any(passage.form == form for passage in keys.passages)
        if not text or taken or (fold_key(key.value) in _KICKERS and len(text.split(" ")) <= _MOST_OF_A_KICKER):
            return False
        told = f"“{key.value}” in the front matter"
        keys.passages.append(Passage(lines=(Line(number=key.place[0], text=text),), form=form, told=told))
        return True

    return read


def _said(ours: str) -> Callable[[Keys, Scalar, Node], bool]:
    def read(keys: Keys, key: Scalar, value: Node) -> bool:
        text = _text(value)
        if text:
            keys.tell(key, ours, text)
        return bool(text)

    return read


def _lead(keys: Keys, key: Scalar, value: Node) -> bool:
    """Take a lead for weighing: what a machine is told counts less than what readers see."""
    text = _without_code(keys, key, _text(value) or prose_in(value)).strip(" ")
    enough = len(text.split(" ")) >= _FEWEST_OF_A_LEAD or not text.isascii()
    if text and enough and not is_web_address(text):
        keys.leads.append((lead_rank(key.value) or 0, key, text, f"“{key.value}” in the front matter"))
    return bool(text) and enough and not is_web_address(text)


def _language(keys: Keys, key: Scalar, value: Node) -> bool:
    text = _text(value)
    tag = normal_tag(text.replace("_", "-")) or meant_tag(text)
    if tag:
        keys.tell(key, "language", Word(tag), tag)
    return bool(tag)


def _names(ours: str) -> Callable[[Keys, Scalar, Node], bool]:
    def read(keys: Keys, key: Scalar, value: Node) -> bool:
        if isinstance(value, Listing):
            found = [flat(item) for item in value.items if isinstance(item, Scalar) and not item.is_nothing]
            whole = len(found) == len(value.items)
        else:
            found, whole = list(split_categories(_text(value))), isinstance(value, Scalar)
        if found and whole:
            unique = list(dict.fromkeys(found))
            keys.tell(key, ours, unique, ", ".join(unique))
        return bool(found) and whole

    return read


def _rows(
    ours: str, make: Callable[[Node], tuple[list[dict[str, str]], list[tuple[str, str]]]]
) -> Callable[[Keys, Scalar, Node], bool]:
    def read(keys: Keys, key: Scalar, value: Node) -> bool:
        rows, others = make(value)
        for text, why in others:
            keys.leave_out(key, text, why)
        if rows:
            shown = ", ".join(next(iter(row.values())) for row in rows)
            keys.tell(key, ours, rows, shown)
        return bool(rows or others)

    return read


def _is_draft(keys: Keys, key: Scalar, value: Node) -> bool:
    """Read `draft: true` and `published: false`, which withhold; their opposites say nothing new."""
    yes, no = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
    said = _text(value).lower()
    if _ISO.match(said):
        keys.tell(key, "date", _text(value))
        return True
    withheld = said in (no if fold_key(key.value) == "published" else yes)
    if withheld:
        keys.tell(key, "status", Word("withheld"), "withheld")
    elif said in yes | no:
        keys.leave_out(key, flat(value), _USUAL)
    return said in yes | no


def _word(ours: str, words: Vocabulary, usual: str) -> Callable[[Keys, Scalar, Node], bool]:
    known = _folded(words)

    def read(keys: Keys, key: Scalar, value: Node) -> bool:
        meant = known.get(fold_key(_text(value)), "")
        if meant and meant != usual:
            keys.tell(key, ours, Word(meant), meant)
        elif meant:
            keys.leave_out(key, flat(value), _USUAL)
        return bool(meant)

    return read


def _place(keys: Keys, key: Scalar, value: Node) -> bool:
    """Take a dateline, and of a key that names a place one that is a town's: no house, no street, no platform."""
    text = _text(value)
    if keys.event and fold_key(key.value) != "dateline":
        return False
    town = is_place(text.rstrip(".")) and not any(map(str.isdigit, text)) and "(" not in text
    if text and (town or fold_key(key.value) == "dateline"):
        keys.tell(key, "dateline", text)
        return True
    return False


def _address(keys: Keys, key: Scalar, value: Node) -> bool:
    text = _text(value)
    if is_web_address(text):
        keys.tell(key, "url", text)
    return is_web_address(text)


def _known_id(keys: Keys, key: Scalar, value: Node) -> bool:
    """Read a slug as the id, a guid that is an address or a URN as the id in feeds."""
    text = _text(value)
    if is_id(text) and fold_key(key.value) in {"slug", "id", "basename"}:
        keys.tell(key, "id", Word(text), text)
        return True
    if text.startswith(_ADDRESSES) and " " not in text and fold_key(key.value) in {"guid", "id", "atomid", "feedid"}:
        keys.tell(key, "feed_id", text)
        return True
    return _address(keys, key, value) if fold_key(key.value) == "permalink" else False


def _folded(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return every word for a key, folded, with the key it means."""
    words = {word: key for key, known in vocabulary.words.items() for word in known.split(" ")}
    return {**words, **{fold_key(key): key for key in vocabulary.keys}}


_OURS = {word: key for word, key in _folded(RELEASE).items() if word not in {"link", "x", "name", "genre", "art"}}
_SPECIAL = {
    "draft": "draft", "isdraft": "draft", "published": "draft", "brouillon": "draft", "entwurf": "draft", "borrador": "draft",
    "permalink": "id", "dek": "subhead", "abstract": "lead", "kicker": "subhead", "dachzeile": "subhead",
}  # fmt: skip
_FURTHER = {fold_key(word): key for key, words in FURTHER.items() for word in words.split(" ")}
_READERS: Mapping[str, Callable[[Keys, Scalar, Node], bool]] = {
    "headline": _title("headline"), "subhead": _title("subhead"), "lead": _lead, "dateline": _place,
    "language": _language, "date": _said("date"), "embargo": _said("embargo"), "categories": _names("categories"),
    "keywords": _names("keywords"), "contacts": _rows("contacts", contact_rows), "media": _rows("media", media_rows),
    "boilerplate": _said("boilerplate"), "notes": _said("notes"), "draft": _is_draft, "id": _known_id, "feed_id": _known_id,
    "url": _address, "status": _word("status", STATUSES, "usable"), "kind": _word("kind", KINDS, "release"),
}  # fmt: skip
