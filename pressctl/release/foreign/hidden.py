"""What browsers do not show of a page: what it hides for good, and not what opens when somebody asks for it."""

import re
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import tokens_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What opens by its head is text: questions and answers, notes to editors. So it is called, whole or in part.
_OPENS = re.compile(
    r"(?:^|-)(?:accordion|collapse|collapsible|toggle|expander|details|akkordeon|accordeon|acordeon)(?:$|-)"
)
_ROLES = frozenset({"region", "tabpanel"})


def is_hidden(element: "Element") -> bool:
    """Tell whether browsers never show an element."""
    style = re.sub("[ \t\n]", "", element.get("style", "")).lower()
    hidden = element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
    return hidden and not (element.get("role", "") in _ROLES or any(map(_OPENS.search, tokens_of(element))))
