"""Asking before what cannot be undone: on a terminal a person answers, elsewhere a flag did."""

from typing import TYPE_CHECKING

from pressctl.console.plans import fallback_lines, now_line
from pressctl.errors import Misused
from pressctl.model import Config

if TYPE_CHECKING:
    from pressctl.console.progress import Progress
    from pressctl.console.screen import Screen
    from pressctl.delivery.plan import Plan


def must_be_meant(screen: "Screen", *, yes: bool, digest: str) -> None:
    """Refuse to send where nobody can be asked and nothing says that it is meant.

    Raises:
        Misused: No terminal, no `--yes`, no `--digest`, no CI.
    """
    if not (screen.terminal or yes or digest or screen.environ.get("CI")):
        raise Misused(
            "nobody is there to be asked, and nothing says that this is meant",
            hint="Give --yes, or --digest with what `pressctl plan` shows; in a CI job CI=true is enough.",
        )


def approve(plan: "Plan", config: Config, screen: "Screen", progress: "Progress", *, yes: bool) -> bool:
    """Show on a terminal what cannot be undone, and ask; start the display when the answer is yes."""
    if plan.sends and screen.terminal and not yes:
        for planned in plan.releases:
            if planned.sends:
                screen.say(now_line(planned, config))
        for line in fallback_lines(plan):
            screen.say(line)
        if not screen.ask("Send this now"):
            screen.say("nothing was sent")
            return False
    if plan.sends:
        progress.begin(plan)
    return True
