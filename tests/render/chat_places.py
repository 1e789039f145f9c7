"""Chat services as they read a message: its form, and whom it calls; written without a look at how ours are made."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from pressctl.channels import find
from tests.channels.places import own_of

_TEXT = {"type": "string", "minLength": 1}
_URL = {"type": "string", "pattern": "^https://"}


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    properties = required | optional
    return {"type": "object", "properties": properties, "required": [*required], "additionalProperties": False}


def _longest(length: int) -> dict[str, Any]:
    return {**_TEXT, "maxLength": length}


def _slack_text(kind: str, length: int) -> dict[str, Any]:
    more = {"verbatim": {"const": True}} if kind == "mrkdwn" else {}
    return _object({"type": {"const": kind}, "text": _longest(length), **more})


_SLACK_WORDS = {"oneOf": [_slack_text("plain_text", 3000), _slack_text("mrkdwn", 3000)]}
_RUN = _object(
    {"type": {"const": "TextRun"}, "text": _TEXT},
    size={"enum": ["Small", "Default", "Medium", "Large", "ExtraLarge"]},
    weight={"enum": ["Lighter", "Default", "Bolder"]},
    color={"enum": ["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"]},
    isSubtle={"type": "boolean"},
)
_PARAGRAPH = _object({"textParagraph": _object({"text": _TEXT})})
_BUTTON = _object({"text": _TEXT, "onClick": _object({"openLink": _object({"url": _URL})})})

# What our own templates write, as strictly as the service takes it.
FORMS: dict[str, dict[str, Any]] = {
    "slack": _object({
        "text": _longest(4000),
        "blocks": {
            "type": "array",
            "minItems": 1,
            "maxItems": 50,
            "items": {
                "oneOf": [
                    _object({"type": {"const": "header"}, "text": _slack_text("plain_text", 150)}),
                    _object({"type": {"const": "section"}, "text": _SLACK_WORDS}),
                    _object({
                        "type": {"const": "context"},
                        "elements": {"type": "array", "minItems": 1, "maxItems": 10, "items": _SLACK_WORDS},
                    }),
                ]
            },
        },
    }),
    "discord": _object(
        {
            "embeds": {
                "type": "array",
                "minItems": 1,
                "maxItems": 10,
                "items": _object(
                    {
                        "author": _object({"name": _longest(256)}),
                        "title": _longest(256),
                        "footer": _object({"text": _longest(2048)}),
                    },
                    url=_URL,
                    description=_longest(4096),
                ),
            },
            "allowed_mentions": {"const": {"parse": []}},
        },
        content=_longest(2000),
    ),
    "teams": _object({
        "type": {"const": "message"},
        "attachments": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": _object({
                "contentType": {"const": "application/vnd.microsoft.card.adaptive"},
                "contentUrl": {"type": "null"},
                "content": _object(
                    {
                        "$schema": {"const": "http://adaptivecards.io/schemas/adaptive-card.json"},
                        "type": {"const": "AdaptiveCard"},
                        "version": {"const": "1.4"},
                        "fallbackText": _TEXT,
                        "msteams": {"const": {"width": "Full"}},
                        "body": {
                            "type": "array",
                            "minItems": 1,
                            "items": _object({
                                "type": {"const": "RichTextBlock"},
                                "horizontalAlignment": {"enum": ["Left", "Right"]},
                                "inlines": {"type": "array", "minItems": 1, "items": _RUN},
                            }),
                        },
                    },
                    actions={
                        "type": "array",
                        "minItems": 1,
                        "items": _object({"type": {"const": "Action.OpenUrl"}, "title": _TEXT, "url": _URL}),
                    },
                ),
            }),
        },
    }),
    "google_chat": _object({
        "fallbackText": _TEXT,
        "cardsV2": {
            "type": "array",
            "minItems": 1,
            "items": _object({
                "cardId": _TEXT,
                "card": _object({
                    "header": _object({"title": _TEXT, "subtitle": _TEXT}),
                    "sections": {
                        "type": "array",
                        "minItems": 1,
                        "items": _object({
                            "widgets": {
                                "type": "array",
                                "minItems": 1,
                                "items": {
                                    "oneOf": [
                                        _PARAGRAPH,
                                        _object({"buttonList": _object({"buttons": {"type": "array", "items": _BUTTON}})}),
                                    ]
                                },
                            }
                        }),
                    },
                }),
            }),
        },
    }),
    "mattermost": _object({"text": _longest(16_383)}),
    "matrix": _object({
        "msgtype": {"const": "m.notice"},
        "body": _TEXT,
        "format": {"const": "org.matrix.custom.html"},
        "formatted_body": _TEXT,
        "m.mentions": {"const": {}},
    }),
    "telegram": _object({
        "text": _TEXT,
        "parse_mode": {"const": "HTML"},
        "link_preview_options": {"const": {"is_disabled": True}},
    }),
    "zulip": _object({"topic": _longest(60), "content": _longest(10_000)}),
    "ntfy": _object(
        {"title": _TEXT, "message": _TEXT},
        click=_URL,
        actions={
            "type": "array",
            "maxItems": 3,
            "items": _object({"action": {"const": "view"}, "label": _TEXT, "url": _URL}),
        },
    ),
}  # fmt: skip


def form_of(place: str) -> dict[str, Any]:
    """Return what a service takes of our own templates; its channel's own test may say it, as `form`."""
    form: dict[str, Any] = own_of(find(place), "form") or FORMS[place]
    return form


def called(place: str, message: dict[str, Any]) -> list[str]:
    """Return what would call people, or be markup that a release brought with it; as `calls` of the channel's own test."""
    calls = own_of(find(place), "calls") or _CALLS[place]
    return [found for text in _read(message, _UNREAD.get(place, frozenset())) for found in calls(text)]


# Where a service shows text as it is.
_UNREAD = {"discord": frozenset({"footer", "author", "url"}), "google_chat": frozenset({"card"})}


def _read(value: Any, unread: frozenset[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from () if name in unread else _read(each, unread)
    elif isinstance(value, list):
        for each in value:
            yield from _read(each, unread)


def _slack(text: str) -> list[str]:
    return re.findall(r"<(?!https://[^<>|]*\|[^<>|]*>)[^<]*|(?<!\w)@(?:here|channel|everyone)\b", text)


def _discord(text: str) -> list[str]:
    return re.findall(r"(?<!\\)<[@#:t/][^>]*>|(?<!\w)@(?:everyone|here)\b", text)


def _mattermost(text: str) -> list[str]:
    """Split as the server does: at everything that cannot be in a name, then at dots, hyphens and colons."""
    words = [part for word in re.split(r"[^\w:.@-]+", text) for part in (word, *re.split(r"[.:-]", word))]
    names = [word.lstrip(":.-_") for word in words]
    return [name for name in names if re.match(r"@\w", name)] + re.findall(r"<!\w+>|<@\w+>", text)


def _zulip(text: str) -> list[str]:
    return re.findall(r"@_?\*{1,2}[^*]+\*{1,2}|#\*\*[^*]+\*\*|<time:", text)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if tag not in {"p", "strong", "h4", "a", "br", "b", "i"} or names != (["href"] if tag == "a" else []):
            self.odd.append(f"{tag} {names}")


def _html(text: str) -> list[str]:
    tags = _Tags()
    tags.feed(text)
    return tags.odd


def _nobody(text: str) -> list[str]:  # noqa: ARG001  (who is called, the form above says: nobody)
    return []


_CALLS = {
    "slack": _slack,
    "discord": _discord,
    "teams": _nobody,
    "google_chat": lambda text: re.findall(r"<users/[^>]*>", text),
    "mattermost": _mattermost,
    "matrix": _nobody,
    "telegram": lambda text: re.findall(r"(?<!\w)@\w+", text),
    "zulip": _zulip,
    "ntfy": _nobody,
}


def marked_up(place: str, message: dict[str, Any]) -> list[str]:
    """Return the tags in a message's HTML that no template of ours writes."""
    if place == "telegram":
        return _html(message["text"])
    if place == "matrix":
        return _html(message["formatted_body"])
    if place == "google_chat":
        widgets = message["cardsV2"][0]["card"]["sections"][0]["widgets"]
        return [
            odd for widget in widgets if "textParagraph" in widget for odd in _html(widget["textParagraph"]["text"])
        ]
    return []
