"""What a mail template sees of the person it will go to: marks, never words."""

import re

from pressctl.merging import mark

_NAME = re.compile(r"[a-z][a-z0-9_]*")


class MergeField:
    """`{{ recipient.name }}`: written as a mark; whoever sends the mail puts the person's words there.

    It refuses everything but to be written: a test or a filter would look at the mark instead.
    """

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        """Keep the column's name."""
        self._name = name

    def __str__(self) -> str:
        """Return the mark."""
        return mark(self._name)

    def __html__(self) -> str:
        """Return the mark, which needs no escaping: the words are escaped when they are put in."""
        return mark(self._name)

    def refuse(self, *_: object) -> bool:
        """Say why a merge field cannot be used like that."""
        raise TypeError(
            f"recipient.{self._name} cannot be tested, compared or changed: a mail is rendered once for everybody"
        )

    __bool__ = __eq__ = __ne__ = __lt__ = __gt__ = refuse
    __hash__ = None  # type: ignore[assignment]


class AnyRecipient:
    """`recipient` in a mail template: each attribute is a merge field."""

    __slots__ = ()

    def __getattr__(self, name: str) -> MergeField:
        """Return the merge field for a column of the recipient list."""
        if name.startswith("_"):
            raise AttributeError(name)
        if not _NAME.fullmatch(name):
            raise ValueError(f"recipient.{name} is no merge field: its name is a to z, 0 to 9 and _, as in the list")
        return MergeField(name)
