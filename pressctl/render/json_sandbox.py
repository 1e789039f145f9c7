"""The environment of templates that write JSON: every value becomes a slot (`pressctl.render.slots`)."""

from collections.abc import Iterable

from jinja2 import BaseLoader

from pressctl.render.sandbox import Sandbox
from pressctl.render.slots import Captured, open_slot

# These write JSON or HTML themselves, which then would be escaped a second time.
_ESCAPING = ("tojson", "e", "escape")


class JsonSandbox(Sandbox):
    """The house's sandbox, whose templates' text is read again as JSON."""

    def concat(self, pieces: Iterable[str]) -> Captured:
        """Put together what a macro or a block wrote, which has its slots already."""
        return Captured(super().concat(pieces))

    def __init__(self, loader: BaseLoader) -> None:
        """Take the loader; everything else is the house's."""
        super().__init__(loader)
        self.finalize = open_slot
        for name in _ESCAPING:
            del self.filters[name]
