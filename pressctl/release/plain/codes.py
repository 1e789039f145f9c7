"""What is found while a plain text is imported, at length: what `pressctl check --explain CODE` prints."""

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "weekday-differs": (
            "A text that was imported gives a weekday that its own date, or the year it was given, does not fall on. One of "
            "the two is wrong, and only its author knows which: the date stays open."
        ),
        "year-differs": (
            "The year that was given does not agree with what the imported text says: with its weekday, or with a year that "
            "stands in it. The text's own words win; a whole date, date=YYYY-MM-DD, overrides them."
        ),
        "date-differs": (
            "The date that was given, or that a page or front matter states, is not the one that the imported text itself "
            "states. The one given or stated was written."
        ),
        "template-gap": (
            "A file that was imported had template code among its words ({{ site.title }}), which only its own site can "
            "replace. It was left out, so a word is missing there: write it."
        ),
        "language-doubted": (
            "A page or front matter that was imported says one language, and its text reads as another; themes often say "
            "the wrong one. The text's own language was written: check it."
        ),
        "year-unused": "A year was given, and the imported text has no day and month that it could complete.",
        "contact-unread": (
            "A line of the imported text's contact block could not be told apart into name, mail and telephone. It stands in "
            "the document as a comment: put it under contacts by hand."
        ),
    }
)
