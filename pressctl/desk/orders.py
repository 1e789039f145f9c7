"""What a run is given: the order, and the world as it sees it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field

from pressctl.delivery.plan import Choice, Plan
from pressctl.model import Config, Finding, Watch


class Order(Struct, frozen=True, kw_only=True):
    """What is to be published: the newsroom, the paths (none: all its releases), and the choices.

    `instead` is read in place of what files hold, by their real paths: a change that is only looked at. `goes_on`: the ledger was there
    before, so one that is missing now was taken away. `whole`: every release is told of, those too that everybody has.
    `waits`: who ordered it stays until what is held may go out.
    """

    config: Config
    paths: tuple[Path, ...] = ()
    choice: Choice = field(default_factory=Choice)
    digest: str = ""
    new_ledger: bool = False
    goes_on: bool = False
    whole: bool = False
    waits: bool = False
    instead: Mapping[Path, bytes] = field(default_factory=dict)


class Desk(Struct, frozen=True, kw_only=True):
    """The world as a run sees it.

    `found` is told every finding once; before them `changed` is shown the plan, which may tell of texts that changed
    since they went out. `approve` is shown the plan before anything is recorded and returns whether to go on; `ask`
    puts a yes-or-no question.
    """

    clock: Callable[[], datetime]
    environ: Mapping[str, str]
    watch: Watch
    found: Callable[[Sequence[Finding]], None]
    changed: Callable[[Plan], None]
    approve: Callable[[Plan], bool]
    ask: Callable[[str], bool]
