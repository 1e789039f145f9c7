"""The values of one table of a release, each read as its key wants it; what is wrong is noted and reading goes on."""

import re
import unicodedata
from typing import TYPE_CHECKING

from pressctl.release.frontmatter import CONTROLS, named
from pressctl.release.literals import plainly, quote_it, quoted
from pressctl.release.nodes import Listing, Node, Scalar, Table, cut_by_colon, kind
from pressctl.release.noting import Notes, Place, text_of
from pressctl.release.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLET = re.compile(r"(?:^|(?<=[ \n]))[•·▪–—][ \t]")  # items as a word processor begins them
_LINE_ENDS = "\r\n\u2028\u2029\x85"


def normal(text: str) -> str:
    """Return `text` in Unicode's NFC, as everything in a release is."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


class Fields:
    """One table: the front matter itself, or one such as a contact.

    `name` is what messages call it and what its places begin with (`contacts[0]`), empty for the
    front matter itself. Unknown keys and keys that are there twice are noted at once.
    """

    def __init__(self, table: Table, notes: Notes, vocabulary: Vocabulary, name: str = "") -> None:
        """Sort the keys of `table` into known and unknown."""
        self.notes = notes
        self.name = name
        self.place = table.place
        self.meant: set[str] = set()  # keys that unknown ones were probably meant to be
        self._values: dict[str, tuple[Scalar, Node]] = {}
        self._vocabulary = vocabulary
        for key, value in table.entries:
            self._sort(key, value)

    def _sort(self, key: Scalar, value: Node) -> None:
        written = normal(key.value)
        if written in self._values:
            line = self._values[written][0].place[0]
            self.notes.error(
                "duplicate-key",
                key.place,
                f"{self._full(written)} is on line {line} and again on line {key.place[0]}.",
                "Keep one of them.",
            )
        elif written in self._vocabulary.keys:
            self._values[written] = (key, value)
            if not (isinstance(value, Scalar) and value.is_nothing):
                self.notes.stand(self._full(written), value.place)
                self._stand_inside(self._full(written), value)
        else:
            self._unknown(written, key.place)

    def _stand_inside(self, name: str, value: Node) -> None:
        """Remember where the characters of a text stand, if they do one by one."""
        if isinstance(value, Scalar) and value.inside and normal(value.value) == value.value:
            line, column = value.inside
            self.notes.stand(text_of(name), (line, column + len(value.value) - len(value.value.lstrip(" \t"))))

    def _unknown(self, written: str, place: Place) -> None:
        meant, sentence = self._vocabulary.meant(written), self._vocabulary.sentence(written)
        within = f" in {self.name}" if self.name else ""
        said = f'unknown key "{_shown(written)}"{within}'
        if meant:
            self.meant.add(meant)
            self.notes.error("unknown-key", place, f'{said}: did you mean "{meant}"?')
        elif sentence:
            self.notes.error("unknown-key", place, f"{said}: {sentence}.")
        else:
            self.notes.error("unknown-key", place, f"{said}.", f"Known here: {', '.join(self._vocabulary.keys)}.")

    def _full(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def has(self, key: str) -> bool:
        """Tell whether a key has a value: `key:` alone, `~` and `null` are none."""
        return self._node(key) is not None

    def written(self, key: str) -> bool:
        """Tell whether a key stands there, with a value or without."""
        return key in self._values

    def peek(self, key: str) -> str:
        """Return a key's text as it is written, whatever is wrong with it; empty when it has none."""
        node = self._node(key)
        return node.value if isinstance(node, Scalar) else ""

    def at(self, key: str) -> Place:
        """Return where a key's value stands; its key if it has none; the table if it is absent."""
        if key not in self._values:
            return self.place
        name, value = self._values[key]
        return name.place if isinstance(value, Scalar) and value.is_nothing else value.place

    def wrong(self, key: str, code: str, message: str, hint: str = "") -> None:
        """Note an error at a key's value; `message` goes on after the key's name."""
        self.notes.error(code, self.at(key), f"{self._full(key)} {message}", hint)

    def one_line(self, key: str) -> str:
        """Return a text of one line, without spaces around it; empty when absent or wrong."""
        node = self._scalar(key)
        return self._line(self._full(key), node) if node else ""

    def text(self, key: str) -> str:
        """Return a text of any number of lines; empty when absent or wrong."""
        node = self._scalar(key)
        if not node:
            return ""
        self._hidden(self._full(key), node, CONTROLS.sub("", node.value) != node.value)
        return normal(CONTROLS.sub("", node.value.replace("\r\n", "\n"))).strip(" \t\n")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts of one line, each once, in the order written."""
        return tuple(dict.fromkeys(text for text, _ in self.placed(key)))

    def placed(self, key: str) -> tuple[tuple[str, Place], ...]:
        """Return a list of texts of one line, each with where it stands."""
        node = self._node(key)
        if isinstance(node, Scalar):
            written = CONTROLS.sub(" ", normal(node.value))
            parts = (part.strip(" \t") for part in re.split(_BULLET if _BULLET.match(written) else "[,;\n]", written))
            form = ", ".join(plainly(part) for part in parts if part)
            self.wrong(key, "list-wanted", "must be a list.", f"Write {key}: [{form}]" if len(form) < 200 else "")  # noqa: PLR2004  (a line to show)
            return ()
        if isinstance(node, Table):
            self.wrong(key, "list-wanted", "must be a list, not keys.", self._example(key, node))
            return ()
        items = enumerate(node.items) if node else ()
        words = ((self._entry(key, number, item), item.place) for number, item in items)
        return tuple((word, place) for word, place in words if word)

    def unlimited(self, key: str, meaning: str, *, many: bool) -> None:
        """Say what it comes to when a key that limits the release is written and left empty; `many`: it holds a list."""
        name, node = self._values.get(key, (None, None))
        nothing = node.is_nothing if isinstance(node, Scalar) else many and isinstance(node, Listing) and not node.items
        if name and nothing:
            hint = "Write its value; delete the line if that is what you mean."
            self.notes.advise("empty-limit", name.place, f"{self._full(key)} is empty: {meaning}.", hint)

    def whole(self, key: str, default: int, least: int = 1) -> int:
        """Return a whole number of at least `least`; `default` when absent or wrong."""
        written = self.one_line(key)
        if not written:
            return default
        if written.isascii() and written.isdigit() and len(written) <= 6 and int(written) >= least:  # noqa: PLR2004  (far beyond any revision)
            return int(written)
        self.wrong(key, "bad-number", f'must be a whole number from {least}, not "{_shown(written)}".')
        return default

    def choice(self, key: str, words: Vocabulary, default: str) -> str:
        """Return one of the words of a vocabulary; `default` when absent or wrong."""
        written = self.one_line(key)
        if not written or written in words.keys:
            return written or default
        meant, allowed = words.meant(written), ", ".join(words.keys)
        hint = f'did you mean "{meant}"?' if meant else ""
        self.wrong(
            key, "bad-word", f'cannot be "{_shown(written)}"{f": {hint}" if hint else "."}', f"It is one of {allowed}."
        )
        return default

    def flag(self, key: str) -> bool:
        """Return true or false, and only for these two words; false when absent or wrong."""
        written = self.one_line(key)
        if written not in {"", "true", "false"}:
            self.wrong(key, "not-true-or-false", f'must be true or false, not "{_shown(written)}".')
        return written == "true"

    def inner(self, key: str, vocabulary: Vocabulary, form: str) -> "Fields | None":
        """Return the table that a key holds; `form` is how one is written, for the message."""
        node = self._node(key)
        if node is None:
            return None
        if isinstance(node, Table):
            return Fields(node, self.notes, vocabulary, self._full(key))
        self.wrong(key, "wrong-shape", "must be keys with their values.", f"Write {key}: {form}")
        return None

    def rows(self, key: str, vocabulary: Vocabulary, form: str) -> "Iterator[Fields]":
        """Yield the tables of a list; `form` is how one item is written, for the message."""
        node = self._node(key)
        if node is None:
            return
        if not isinstance(node, Listing):
            said = (
                "must be a list; put a hyphen before its first key."
                if isinstance(node, Table)
                else "must be a list of keys with their values."
            )
            self.wrong(key, "list-wanted", said, f"Write {key}: [{form}]")
            return
        for number, item in enumerate(node.items):
            name = f"{self._full(key)}[{number}]"
            if isinstance(item, Table):
                self.notes.stand(name, item.place)
                yield Fields(item, self.notes, vocabulary, name)
            elif not (isinstance(item, Scalar) and item.is_nothing):
                self.notes.error(
                    "wrong-shape", item.place, f"{name} must be keys with their values.", f"Write - {form}"
                )

    def _node(self, key: str) -> Node | None:
        node = self._values[key][1] if key in self._values else None
        return None if isinstance(node, Scalar) and node.is_nothing else node

    def _scalar(self, key: str) -> Scalar | None:
        """Return a key's text; note why when it is something else, or nothing but a comment."""
        node = self._values[key][1] if key in self._values else None
        if isinstance(node, Scalar):
            self._cut(self._full(key), node)
            return None if node.is_nothing else node
        if node is not None:
            split = cut_by_colon(node)
            hint = f'The ": " in it makes YAML see keys; {quote_it(key, split)}' if split else self._example(key, node)
            self.wrong(key, "quote-it" if split else "text-wanted", f"must be one text, not a {kind(node)}.", hint)
        return None

    def _example(self, key: str, node: Node) -> str:
        """Return the advice what to write for a key: its one item where it got a list of one, else an example."""
        if isinstance(node, Listing) and len(node.items) == 1 and isinstance(node.items[0], Scalar):
            return f"Write {key}: {plainly(node.items[0].value[:60])}"
        from pressctl.release.guide import EXAMPLES  # only a mistake needs it

        example = EXAMPLES.get(self._path(key), ("…",))[0]
        if isinstance(example, list):
            return f"Write {key}: [{', '.join(map(plainly, example))}]"
        return f"Write {key}: {plainly(str(example).lower() if isinstance(example, bool) else str(example))}"

    def _path(self, key: str) -> str:
        """Return a key's place among the keys there are: `contacts.email`, whichever contact it is."""
        return re.sub(r"\[[0-9]+\]", "", self._full(key))

    def _entry(self, key: str, number: int, item: Node) -> str:
        name = f"{self._full(key)}[{number}]"
        if not isinstance(item, Scalar):
            split = cut_by_colon(item)
            meant = (
                "If its colon is text, put it in quotes."
                if isinstance(item, Table)
                else "Put its items into this list."
            )
            hint = f'The ": " in it makes YAML see keys; quote it: - {quoted(split)}' if split else meant
            self.notes.error(
                "quote-it" if split else "text-wanted",
                item.place,
                f"{name} must be one text, not a {kind(item)}.",
                hint,
            )
            return ""
        if item.is_nothing:
            tag = item.comment.partition(" ")[0]
            hint = f"A # begins a comment; quote it: - {quoted(tag)}" if len(tag) > 1 else "Write it, or leave it out."
            self.notes.error("empty-item", item.place, f"{name} is empty.", hint)
            return ""
        self._cut(name, item)
        self.notes.stand(name, item.place)
        return self._line(name, item)

    def _line(self, name: str, node: Scalar) -> str:
        value = node.value.strip(" \t\r\n")
        breaks = any(end in value for end in _LINE_ENDS)
        if breaks:
            self.notes.error(
                "line-break", node.place, f"{name} must be one line.", "Write it on one line, without \\n."
            )
            self.notes.spoil(node.place)
        else:
            self._hidden(name, node, CONTROLS.search(value) is not None)
        return normal(CONTROLS.sub(" ", value.replace("\n", " ")))

    def _hidden(self, name: str, node: Scalar, found: bool) -> None:  # noqa: FBT001  (whether there is one)
        if found:
            first = CONTROLS.search(node.value)
            said = f"{name} contains {named(first[0])}." if first else ""
            self.notes.error("control-character", node.place, said, "Delete it, or write a space.")
            self.notes.spoil(node.place)
        else:
            # One that stands in the file itself was told already, and replaced by a space.
            line, column = node.place
            if self.notes.troubled(line, column, column + len(node.value)):
                self.notes.spoil(node.place)

    def _cut(self, name: str, node: Scalar) -> None:
        """Notice `#word` after a value: YAML takes it for a comment and leaves it out."""
        if node.comment[1:2] not in {"", " ", "\t", "#", "!"}:
            self.notes.advise(
                "comment-cuts",
                node.place,
                f"{name} ends before {_shown(node.comment.partition(' ')[0])}, which YAML takes for a comment.",
                "Put the value in quotes if that belongs to it; write a space after the # if it is a comment.",
            )


def _shown(text: str) -> str:
    plain = CONTROLS.sub(" ", text.replace("\n", " "))
    return plain if len(plain) <= 60 else f"{plain[:60]}…"  # noqa: PLR2004  (enough to recognise it)
