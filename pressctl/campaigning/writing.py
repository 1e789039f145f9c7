"""A campaign's text: what was rendered, as Go templates that say nothing but words in quotes, and each person's by number."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from pressctl.answers import accept
from pressctl.campaigning.asking import Api, Held
from pressctl.campaigning.people import OURS, name_of
from pressctl.errors import Rejected
from pressctl.merging import escaped, fields_of, mark, one_line, parted
from pressctl.model import KILLS, Mail, Part, Recipient

if TYPE_CHECKING:
    from pressctl.campaigning.asking import Done

PAGE = mark("listmonk_page")  # stands for listmonk's own page where people unsubscribe


def call_of(part: Part, mail: Mail, people: Mapping[int, Recipient], listed: int) -> Held:
    """Return a campaign as listmonk's API has it (POST /api/campaigns).

    "visual" is its only type that no template is put around (models/campaigns.go). List-Unsubscribe it adds by itself.
    """
    headers = {"X-Pressctl-Key": part.key}
    if mail.list_id:
        headers["List-Id"] = one_line(mail.list_id)
    if mail.reply_to:
        headers["Reply-To"] = one_line(mail.reply_to)
    template = _Template(mail, people)
    return {
        "name": name_of(part),
        "subject": template.of(one_line(mail.subject), one_line, bare=True),
        "lists": [listed],
        "from_email": one_line(mail.sender),
        "type": "regular",
        "content_type": "visual",
        "body": template.of(mail.html, escaped),
        "altbody": template.of(mail.text, one_line, bare=True),
        "headers": [{name: template.of(value, one_line, bare=True)} for name, value in headers.items()],
        "tags": [OURS, part.key, *([] if part.variant.notice in KILLS else [tag_of(part, mail)])],
        "messenger": "email",
        "send_at": None,
    }


_SAME = ("subject", "from_email", "type", "content_type", "body", "altbody", "headers", "messenger", "send_at")


def tag_of(part: Part, mail: Mail) -> str:
    """Return the tag that all campaigns of a release to a target have, whatever revision and language, but its withdrawal's."""
    return f"{OURS}-{uuid5(NAMESPACE_OID, f'{part.release} {part.target} {mail.sender}')}"


def difference(campaign: Held, call: Held) -> str:
    """Return the name of what a campaign has otherwise than was asked for; "" where it is right."""
    lists = [one.get("id") for one in campaign["lists"] if isinstance(one, dict)]
    if lists != call["lists"]:
        return "lists"
    return next((name for name in _SAME if campaign.get(name) != call[name]), "")


class _Template:
    """Texts as Go templates that say nothing but words in quotes, and each person's by their number."""

    def __init__(self, mail: Mail, people: Mapping[int, Recipient]) -> None:
        """Know whose words there are."""
        self._page = mail.unsubscribe == PAGE
        self._fields = {number: fields_of(member, mail) for number, member in people.items()}

    def of(self, text: str, write: Callable[[str], str], *, bare: bool = False) -> str:
        """Return a text as a template; `bare`: as it is, where listmonk would not take it for one.

        `write` is how a person's words stand in it.
        """
        pieces = parted(text)
        if bare and len(pieces) == 1 and "{{" not in text:
            return text
        names = [name for name in dict.fromkeys(pieces[1::2]) if not self._is_page(name)]
        own = {name: f"$w{number}" for number, name in enumerate(names)}
        head = ["{{ $id := print .Subscriber.ID }}"] if own else []
        head += [f"{{{{ {variable} := dict{self._table(name, write)} }}}}" for name, variable in own.items()]
        words = {name: f"{{{{ Safe (get {variable} $id) }}}}" for name, variable in own.items()}
        said = (words.get(piece, _UNSUBSCRIBE) if at % 2 else _safe(piece) for at, piece in enumerate(pieces))
        return "".join([*head, *said])

    def _is_page(self, name: str) -> bool:
        return self._page and name == "unsubscribe"

    def _table(self, name: str, write: Callable[[str], str]) -> str:
        return "".join(
            f' "{number}" {_quoted(write(fields.get(name, "")))}' for number, fields in sorted(self._fields.items())
        )


_UNSUBSCRIBE = "{{ UnsubscribeURL . }}"


def _safe(text: str) -> str:
    return f"{{{{ Safe {_quoted(text)} }}}}" if text else ""


# What ends a string in Go or its line; what listmonk looks for in a text before it is a template: {{, @TrackLink, data-embed.
_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\{}@]|data-embed|\ufeff')


def _quoted(text: str) -> str:
    """Return a text as a string of Go's, whose words listmonk finds nothing in (models/common.go, internal/manager)."""
    return '"' + _SPECIAL.sub(_spelled, text) + '"'


def _spelled(found: re.Match[str]) -> str:
    return "".join(f"\\u{ord(one):04x}" for one in found[0])


def insist_shown(api: Api, number: object, mail: Mail) -> "Done":
    """See that listmonk shows of a campaign the very HTML that was rendered, with nothing around it.

    Raises:
        Rejected: It does not.
    """
    response = yield api.ask("GET", f"campaigns/{number}/preview")
    accept(response)
    shown, at = response.content.decode("utf-8", "replace"), 0
    pieces = parted(mail.html)[::2]
    for piece in pieces:
        found = shown.find(piece, at)
        if found < 0:
            break
        at = found + len(piece)
    else:
        if shown.startswith(pieces[0]) and shown.endswith(pieces[-1]) and not response.extensions.get("cut"):
            return
    raise Rejected(
        f"shows another text of campaign {number} than was rendered",
        hint="Nothing was sent. Campaigns want listmonk 5 or newer: look at its version, and at its campaign.",
    )
