"""Posts a release to a Microsoft Teams channel or chat through a workflow.

Where to get it: in Teams, the channel's menu > Workflows > "Send webhook alerts to a channel"
(or "Post to a channel when a webhook request is received"), and copy the address it shows. The
address is the key: whoever has it can post.

Settings
  url   a reference to the workflow's address (https://....logic.azure.com/..., or
        https://....powerplatform.com/...).

The message: an Adaptive Card, from templates/chat/teams.json; social.teams in a release is its
own text. A correction, or a withdrawal, is a message of its own: a workflow can neither change
nor delete.

Repeats: each starts the workflow again, so an attempt whose outcome is not known is left for
you to settle ("pressctl resolve").

Answers: 202 means that the workflow has begun, which is all that Teams ever tells; whether it
posted stands in its run history, where the receipt is the run's id. The Office 365 connectors
(webhook.office.com) are retired and refused.

Limits: 28 kB for what the workflow makes of it, so 20 kB here, counted by `check`.
"""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pressctl.answers import accept, words_of
from pressctl.credentials import insist, reveal
from pressctl.errors import Rejected, Uncertain
from pressctl.merging import one_line
from pressctl.model import Flow, Part, Receipt, Reference
from pressctl.posting import SecretAddress as Settings
from pressctl.posting import chat_channel, check_address, message_of, post

if TYPE_CHECKING:
    import httpx

# learn.microsoft.com, "Retirement of Microsoft 365 connectors within Microsoft Teams"
RETIRED = ("webhook.office.com", "outlook.office.com", "outlook.office365.com")
LONGEST_ID = 120

EXAMPLE = """\
[targets.newsroom-teams]
channel = "teams"
url = { env = "TEAMS_WORKFLOW" }
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Start the workflow once; the receipt is its run's id, or the key where it tells none."""
    insist(check(settings))
    response = yield post(part, reveal(settings.url), message_of(part, "teams"))
    accept(response)
    _insist_workflow(response)
    run = one_line(response.headers.get("x-ms-workflow-run-id", ""))[:LONGEST_ID]
    return Receipt(id=run or part.key)


def _insist_workflow(response: "httpx.Response") -> None:
    """Refuse a success that says no: what stands before a workflow answers 200, and the error in words.

    Raises:
        Rejected: It names an error.
        Uncertain: It is a page, which no workflow answers with.
    """
    words, status = words_of(response), response.status_code
    if "returned HTTP error" in words or "delivery failed" in words:
        raise Rejected(f"answered {status}{words}", status_code=status, hint="Look at the workflow's run history.")
    if response.content.lstrip(b" \t\r\n").startswith(b"<"):
        hint = "Check that the address is the workflow's own, then look at its run history."
        raise Uncertain(f"answered {status} with a page", status_code=status, hint=hint)


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = check_address(settings)
    if not found and not isinstance(settings.url, Reference):
        host = urlsplit(reveal(settings.url)).hostname or ""
        if any(host == old or host.endswith(f".{old}") for old in RETIRED):
            found.append("url is an Office 365 connector's, which Microsoft has retired: make a workflow in Teams.")
    return found


STAYS = "an owner of the team deletes it in Teams, from the menu of the message."
CHANNEL = chat_channel("teams", __doc__, EXAMPLE, Settings, deliver, check, STAYS)
