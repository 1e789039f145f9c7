"""The keys of other tools' front matter as ours: title, description, lang, presse_contact; what has no place is listed."""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from pressctl.release.addresses import is_web_address
from pressctl.release.foreign.manuscript import Aside, Told
from pressctl.release.foreign.rows import contact_rows, media_rows
from pressctl.release.naming import is_id
from pressctl.release.nodes import Listing, Node, Scalar, Table, flat
from pressctl.release.plain.categories import split_categories
from pressctl.release.plain.passages import Form, Line, Passage
from pressctl.release.tags import meant_tag, normal_tag
from pressctl.release.vocabulary import KINDS, RELEASE, STATUSES, Vocabulary, fold_key
from pressctl.release.writing import Word

# Tables in which Hugo and Zola keep a page's keys one level down.
_INNER = frozenset({"params", "extra", "taxonomies"})
_NO_PLACE = "a key that a release does not have"
_LONGEST = 2_000  # characters of a value that is listed
_ADDRESSES = ("http://", "https://", "urn:", "tag:")


class Keys(Struct):
    """What a front matter says, as it is gathered."""

    passages: list[Passage] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    left_out: list[Aside] = field(default_factory=list)

    def tell(self, key: Scalar, ours: str, value: object, shown: str = "") -> None:
        """Take a value for one of our keys; the first that says it counts, and lists grow."""
        line = key.place[0]
        earlier = next((told for told in self.told if told.key == ours), None)
        if earlier and isinstance(earlier.value, list) and isinstance(value, list):
            value = [*earlier.value, *(one for one in value if one not in earlier.value)]
            shown = ", ".join(filter(None, (earlier.shown, shown)))
            self.told.remove(earlier)
        elif earlier:
            self.leave_out(key, shown or str(value), f"{ours} is said already")
            return
        evidence = f"“{key.value}” in the front matter"
        self.told.append(Told(key=ours, value=value, evidence=evidence, line=line, shown=shown))  # type: ignore[arg-type]

    def leave_out(self, key: Scalar, value: str, why: str = _NO_PLACE) -> None:
        """List a key that does not become one of ours."""
        cut = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        self.left_out.append(Aside(text=f"{key.value}: {cut}", why=why, line=key.place[0]))


def read_keys(table: Table) -> Keys:
    """Return what a front matter states."""
    keys = Keys()
    for key, value in _entries(table):
        if not flat(value) or (isinstance(value, Scalar) and value.is_nothing):
            continue
        name = fold_key(key.value)
        ours = _SPECIAL.get(name, _OURS.get(name, ""))
        reader = _READERS.get(ours)
        if reader is None or not reader(keys, key, value):
            keys.leave_out(key, flat(value))
    return keys


def _entries(table: Table) -> Iterator[tuple[Scalar, Node]]:
    for key, value in table.entries:
        if isinstance(value, Table) and key.value.lower() in _INNER:
            yield from value.entries
        else:
            yield key, value


def _text(node: Node) -> str:
    return re.sub(r"[ \t\r\n]+", " ", node.value).strip(" ") if isinstance(node, Scalar) else ""


def _title(form: Form) -> Callable[[Keys, Scalar, Node], bool]:
    def read(keys: Keys, key: Scalar, value: Node) -> bool:
        text = _text(value)
        if not text or any(passage.form == form for passage in keys.passages):
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
    withheld = said in (no if fold_key(key.value) == "published" else yes)
    if withheld:
        keys.tell(key, "status", Word("withheld"), "withheld")
    return said in yes | no


def _word(ours: str, words: Vocabulary, usual: str) -> Callable[[Keys, Scalar, Node], bool]:
    known = _folded(words)

    def read(keys: Keys, key: Scalar, value: Node) -> bool:
        meant = known.get(fold_key(_text(value)), "")
        if meant and meant != usual:
            keys.tell(key, ours, Word(meant), meant)
        return bool(meant)

    return read


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
    "permalink": "id", "dek": "subhead", "abstract": "lead",
}  # fmt: skip
_READERS: Mapping[str, Callable[[Keys, Scalar, Node], bool]] = {
    "headline": _title("headline"), "subhead": _title("subhead"), "lead": _said("lead"), "dateline": _said("dateline"),
    "language": _language, "date": _said("date"), "embargo": _said("embargo"), "categories": _names("categories"),
    "keywords": _names("keywords"), "contacts": _rows("contacts", contact_rows), "media": _rows("media", media_rows),
    "boilerplate": _said("boilerplate"), "notes": _said("notes"), "draft": _is_draft, "id": _known_id, "feed_id": _known_id,
    "url": _address, "status": _word("status", STATUSES, "usable"), "kind": _word("kind", KINDS, "release"),
}  # fmt: skip
