"""An imported release while it is put together: what is written, what was inferred, what is open."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pressctl.model import Finding
from pressctl.release.evidence import Inference, Question
from pressctl.release.writing import Pair, Value, Word, front_matter

ORDER = (
    "id", "status", "kind", "headline", "subhead", "dateline", "lead", "language", "date", "embargo", "categories",
    "keywords", "contacts", "quotes", "media", "notes", "boilerplate", "url", "feed_id",
)  # fmt: skip
_LONGEST_COMMENT = 2_000  # characters


class Draft:
    """Gathers keys with their evidence; `source` is the file as a person would type it."""

    def __init__(self, source: str, today: date, *, counts: str = "line") -> None:
        """Begin with nothing written; `counts` is what the numbers of places count."""
        self.inferred: list[Inference] = []
        self.open: list[Question] = []
        self.findings: list[Finding] = []
        self._source = source
        self._today = today
        self._counts = counts
        self._pairs: dict[str, Pair] = {}
        self._left_out: list[str] = []

    def has(self, key: str) -> bool:
        """Tell whether a key is written."""
        return key in self._pairs

    def write(self, key: str, value: Value, *comments: str) -> None:
        """Write a key; what it says was given, not inferred."""
        self._pairs[key] = Pair(key=key, value=value, comments=tuple(map(_cut, comments)))

    def infer(self, key: str, value: Value, evidence: str, *, line: int = 0, shown: str = "", remark: str = "") -> None:
        """Write a key with its evidence; `shown` is what a list says of a value that is not text."""
        self.infer_each(
            key, value, [Inference(key=key, value=shown or str(value), evidence=evidence, line=line)], remark
        )

    def infer_each(self, key: str, value: Value, inferences: Sequence[Inference], remark: str = "") -> None:
        """Write a key whose parts have evidence of their own; `remark` is a further comment."""
        self.inferred += inferences
        comments = [
            f"inferred from {inference}" if inference.line else f"inferred: {inference}" for inference in inferences
        ]
        self.write(key, value, *comments, *([remark] if remark else []))

    def extend(self, key: str, values: Sequence[Value], evidence: str, *, line: int = 0, shown: str = "") -> None:
        """Add to a list that is written already what it does not have, with its own evidence; to a text, a paragraph."""
        pair = self._pairs[key]
        if isinstance(pair.value, str):
            joined = "\n\n".join([pair.value, *map(str, values)])
            inference = Inference(key=key, value=shown or str(values[0]), evidence=evidence, line=line)
            self.inferred.append(inference)
            self.write(key, joined, *pair.comments, f"inferred from {inference}")
            return
        written = list(pair.value) if isinstance(pair.value, list | tuple) else []
        new = [value for value in values if not any(_holds(other, value) for other in written)]
        written = [value for value in written if not any(_holds(other, value) for other in new)]
        if new:
            inference = Inference(key=key, value=shown or ", ".join(map(str, new)), evidence=evidence, line=line)
            self.inferred.append(inference)
            self.write(key, [*written, *new], *pair.comments, f"inferred from {inference}")

    def note(self, key: str, value: str, evidence: str, *, line: int = 0) -> None:
        """List something inferred that is not a key of its own: a heading, the lead."""
        self.inferred.append(Inference(key=key, value=value, evidence=evidence, line=line))

    def ask(self, question: Question) -> None:
        """Leave something open, which withholds the release."""
        self.open.append(question)

    def advise(self, code: str, line: int, message: str, hint: str = "") -> None:
        """Say what a person should look at in the source."""
        self.findings.append(
            Finding(path=self._source, line=max(line, 1), level="advice", code=code, message=message, hint=hint)
        )

    def leave_out(self, text: str, line: int, why: str) -> None:
        """Keep words that are no part of the release as a comment, so that nothing is lost."""
        words = text.replace("\n", " / ")
        self.note("left out", words, why, line=line)
        place = f"line {line}, " if line else ""
        self._left_out.append(f"left out: {place}{why}: {words}")

    def document(self, body: str) -> str:
        """Return the complete release; while anything is open it is withheld."""
        if self.open:
            questions = (f"open: {ask.text} (--assume {ask.key}={ask.suggestion or '…'})" for ask in self.open)
            answer = "Answer it when importing, or write the key here and delete the status."
            self.write("status", Word("withheld"), *questions, answer)
        pairs = [self._pairs[key] for key in ORDER if key in self._pairs]
        return front_matter(pairs, opening=self._opening(), closing=self._left_out) + "\n" + body

    def _opening(self) -> Iterator[str]:
        name = self._source.replace("\\", "/").rpartition("/")[2]
        yield _cut(
            f'Imported from {name} on {self._today:%Y-%m-%d}; "inferred" says what in its text a value comes from.'
        )
        if self._counts != "line":
            yield f'It has no lines: "line" counts its {self._counts}.'


def _holds(whole: Value, part: Value) -> bool:
    """Whether a value says all that another says: the same, or a row with more of the same."""
    if isinstance(whole, Mapping) and isinstance(part, Mapping):
        return part.items() <= whole.items()
    return whole == part


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_COMMENT else f"{text[:_LONGEST_COMMENT]}…"
