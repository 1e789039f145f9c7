"""What a page's passages are made of, as far as their edges ask: paragraphs, lines of links, topics."""

from msgspec.structs import replace

from pressctl.release.foreign.flowing import DEAD
from pressctl.release.foreign.leading import leads_to_sharing
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.passages import Passage

LONGEST_LINE = 120  # characters; what is longer is a paragraph
SENTENCE_ENDS = ".!?…。！？؟।»”\"'"
_LONGEST_LINK, _LINKED = 80, 0.4  # characters of what is one link, the share of a row of links that is links
TEASED = 0.6  # share of a title that is a link
_WORDS_OF_A_TOPIC = 4


def is_paragraph(passage: Passage) -> bool:
    """Tell whether a passage is words of a text, and more than a line."""
    return passage.form == "text" and len(passage.text) > LONGEST_LINE


def without_dead(passage: Passage) -> Passage:
    """Return a passage without its links that lead nowhere, which have told what they could."""
    living = tuple(span for span in passage.spans if span.address != DEAD)
    return replace(passage, spans=living) if len(living) < len(passage.spans) else passage


def calls_to_share(passage: Passage) -> bool:
    """Tell whether a line is a link to where readers share a text, with a few words beside it."""
    links = [span.address for span in passage.spans if span.form == "link" and span.address != DEAD]
    return (
        bool(links)
        and len(passage.text) <= LONGEST_LINE
        and all(map(leads_to_sharing, links))
        and passage.text[-1] not in SENTENCE_ENDS
    )


def share_of_links(passage: Passage) -> float:
    """Return which share of a passage's words is links."""
    linked = sum(span.end - span.start for span in passage.spans if span.form == "link")
    return linked / max(1, len(passage.words.replace("\n", "")))


def is_topic(passage: Passage) -> bool:
    """Tell whether a passage is links of a few words each, as a page files its texts under: none to a file, none that says where it leads."""
    links = [passage.text[span.start : span.end] for span in passage.spans if span.form == "link"]
    short = bool(links) and all(len(link.split(" ")) <= _WORDS_OF_A_TOPIC and "." not in link for link in links)
    return short and share_of_links(passage) >= TEASED


def is_row_of_links(passage: Passage) -> bool:
    """Tell whether a short passage is links more than words: `Download PDF: English | French`."""
    text = passage.text
    linked = sum(
        span.end - span.start
        for span in passage.spans
        if span.form == "link" and not span.address.startswith(("mailto:", "tel:"))
    )
    return (
        passage.form == "text"
        and len(text) <= LONGEST_LINE
        and text[-1] not in SENTENCE_ENDS
        and linked >= _LINKED * len(text) > 0
    )


def is_link(passage: Passage) -> bool:
    """Tell whether a passage is links and no more, and no address that a reader is told."""
    text = passage.text
    linked = sum(span.end - span.start for span in passage.spans if span.form == "link")
    whole = linked >= len(text.replace(" ", "")) - 2
    told = has_address(passage.spelled) or "." in text.rstrip(".")[-8:] or "://" in text or text.startswith("www.")
    return (
        passage.form == "text"
        and not passage.mark
        and linked > 0
        and whole
        and len(text) <= _LONGEST_LINK
        and text[-1] not in SENTENCE_ENDS
        and not told
    )
