"""What a webhook posts whose receiver wants JSON of its own shape: made by a template of the newsroom's.

It stands in `templates/webhook/` and has every value of the webhook's `data` (`pressctl.render.payload`) under its name, ""
where there is none, and `type`, `newsroom`.
"""

import json
from typing import TYPE_CHECKING, Any

from pressctl.model import EARLY, EVENT_TYPES, KILLS, Chat
from pressctl.render.chat import as_it_is, encode
from pressctl.render.cleaning import one_line
from pressctl.render.payload import payload
from pressctl.render.sizes import LARGEST_DATA, check_data
from pressctl.render.slots import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.model import Finding, Newsroom, Notice, Release
    from pressctl.render.templates import Templates


def render_own(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    places: "Sequence[str]",
    notice: "Notice" = "",
) -> "tuple[tuple[Chat, ...], tuple[Finding, ...]]":
    """Render what each of `places` posts, such as "webhook/cms", and say what its receivers would do badly with.

    Raises:
        Invalid: A template is not fit to be used; or it leaves out what must not be lost, as that this is a withdrawal.
    """
    values = _values(release, newsroom, notice)
    made: list[Chat] = []
    found: list[Finding] = []
    for place in places:
        name = f"{place}.json"
        source = templates.source_of(name)
        message = templates.render_json(name, as_it_is, as_it_is, **values)
        written = [text for _, text in texts(message)]
        for needed in _needed(notice):
            if not any(str(values[one]) in text for one in needed for text in written):
                from pressctl.render.loading import bad  # brings in Jinja

                said = f"leaves out what its receiver must know: {values[needed[0]]}."
                raise bad(source, said, hint=f"Put {{{{ {needed[0]} }}}} into it.")
        text = encode(message)
        made.append(Chat(place=place, text=text, length=len(text.encode()), limit=LARGEST_DATA, unit="bytes"))
        found += check_data(text, release)
    return tuple(made), tuple(found)


def _needed(notice: "Notice") -> tuple[tuple[str, ...], ...]:
    """Return the values of which each must stand in what is posted, or one that says the same."""
    kill = (("type", "status"),) if notice in KILLS else ()
    early = (("embargo",),) if notice in EARLY and notice not in KILLS else ()
    return (*kill, *early, *((("type",),) if notice == "test" else ()))


def _values(release: "Release", newsroom: "Newsroom", notice: "Notice") -> dict[str, Any]:
    """Return what a template may name; a withdrawal has every name too, and nothing of the text."""
    data: dict[str, Any] = _plain(json.loads(payload(release, newsroom, notice=notice)))
    absent: dict[str, Any] = dict.fromkeys(_TEXTS, "") | {name: [] for name in _LISTS}
    return absent | data | {"type": EVENT_TYPES[notice], "newsroom": one_line(newsroom.name)}


_TEXTS = (
    *("kind", "subhead", "dateline", "lead", "html", "text", "markdown", "url", "published", "updated", "embargo"),
    *("boilerplate", "notes", "correction", "why"),
)
_LISTS = ("categories", "keywords", "contacts", "quotes", "media")


def _plain(value: Any) -> Any:  # noqa: ANN401  (JSON)
    """Return JSON with "" for what is not there: null has no place between quotation marks."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return "" if value is None else value
