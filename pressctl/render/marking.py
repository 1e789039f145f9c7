"""What is not public yet says so in each of its files: that it is a draft, and until when it is embargoed.

The mark is set upon what was rendered, so no template can leave it out, and nothing here can pass for the published text.
"""

import re
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from pressctl.render.locales import direction, say_moment, words

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from pressctl.model import Release

_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_STYLE = "margin:0;padding:12px 20px;background:#8c1d18;color:#ffffff;font:bold 16px/1.5 sans-serif;text-align:center"


def mark_of(release: "Release", now: datetime, zone: "ZoneInfo") -> str:
    """Return the mark of a release at `now`, in its language; "" where it may be public, or is withdrawn, which it says."""
    said, held = words(release.language), release.held_until(now)
    if release.status == "canceled":
        return ""
    draft = said.draft if release.status == "withheld" else ""
    until = said.embargo.format(moment=say_moment(held, release.language, zone)) if held else ""
    return " – ".join(filter(None, (draft, until)))


def mark_text(text: str, mark: str) -> str:
    """Return a text with the mark above it."""
    return f"*** {mark} ***\n\n{text}" if mark else text


def mark_html(html: str, mark: str, language: str) -> str:
    """Return a document with the mark above all that it shows."""
    if not mark:
        return html
    tongue = words(language).code
    shown = f'<p lang="{tongue}" dir="{direction(tongue)}" style="{_STYLE}">{escape(mark)}</p>'
    begun = _BODY.search(html)
    at = begun.end() if begun else 0
    return f"{html[:at]}\n{shown}{html[at:]}"
