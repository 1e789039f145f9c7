"""JSON as people read it: indented, its keys told from its texts."""

import json
import re

from markupsafe import Markup, escape

_PIECE = re.compile(r'("(?:[^"\\]|\\.)*")(:)?|(-?[0-9][0-9.eE+-]*|true|false|null)')


def indented(data: str) -> Markup:
    """Return a JSON text as HTML, two spaces a level, its keys in the order they came."""
    text = json.dumps(json.loads(data), ensure_ascii=False, indent=2)
    made, at = [], 0
    for found in _PIECE.finditer(text):
        kind = "word" if found[3] else "key" if found[2] else "text"
        made += [
            text[at : found.start()],
            f'<span class="{kind}">{escape(found[1] or found[3])}</span>',
            found[2] or "",
        ]
        at = found.end()
    return Markup("".join([*made, text[at:]]))  # noqa: S704  (every text in it is escaped; between them stand brackets)
