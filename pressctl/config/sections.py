"""Every table of config.toml but the targets: who publishes, which feeds, how delivery behaves."""

import re
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from pressctl.config.brands import read_brand
from pressctl.config.ledgers import ledger
from pressctl.config.references import reference
from pressctl.config.tables import Cell, Reader, Table, form_of, tabled, takes
from pressctl.config.urls import complain, complain_of_public, host_of, public_form
from pressctl.config.values import (
    checked,
    choice,
    email,
    flag,
    inside,
    language,
    line,
    listed,
    seconds,
    slug,
    text,
    whole,
    zone,
)
from pressctl.model import (
    Checks,
    Contact,
    FeedFormat,
    FeedSettings,
    Limits,
    MailMedia,
    Network,
    Newsroom,
    Reference,
    SocialSettings,
)

NAMED_BY = ("name", "url", "id")  # a newsroom has at least one of these
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 7 * 86_400.0
_WEB = {"type": "string", "pattern": "^https?://[^ ]+$"}


def read_newsroom(table: Table, root: Path) -> Newsroom:
    """Return who publishes.

    Without `id` it is the host of `url`, else made from `name`; without `name` it is the `id`.
    """
    url = table.get("url", takes(checked(complain_of_public), **_WEB), "")
    name = table.get("name", line, "")
    id_ = table.get("id", slug, "") or (host_of(url) if url else make_slug(name))
    if not id_ and not any(key in table for key in NAMED_BY):
        table.notes.add(table.where, "missing-key", "[newsroom] needs a name.", 'Such as name = "Groupe Exemple".')
    for key, instead in (
        ("language", "releases without one are read as English"),
        ("timezone", "dates are read as UTC"),
    ):
        if key not in table:
            table.notes.advise(table.where, "missing-key", f"{key} is not set: {instead}.")
    newsroom = Newsroom(
        id=id_,
        name=name or id_,
        url=public_form(url) if url else "",
        language=table.get("language", language, "en"),
        zone=table.get("timezone", zone, Newsroom(id="", name="").zone),
        boilerplate=table.get("boilerplate", text, ""),
        contacts=table.get("contacts", listed(tabled(_contact)), ()),
        test_to=table.get("test_to", listed(email), ()),
        ledger=table.get("ledger", ledger(root), Newsroom(id="", name="").ledger),
        ledger_key=table.get("ledger_key", reference(root, "LEDGER_KEY"), None),
        suppression=table.get("suppression", _suppression(root), ()),
        mail_media=table.get("mail_media", choice(*get_args(MailMedia)), "links"),
        page_wait=table.get("page_wait", seconds(0, 3600), 0.0),
        brand=read_brand(table.table("brand", header="[newsroom.brand]"), root),
    )
    if newsroom.mail_media == "thumbnails" and not newsroom.url:
        where = (*table.where, "mail_media")
        table.notes.advise(where, "missing-key", "url is not set, so mails have no address to show thumbnails from.")
    if newsroom.page_wait and not newsroom.url:
        table.notes.advise(
            (*table.where, "page_wait"), "missing-key", "url is not set, so there is no page to wait for."
        )
    table.close()
    return newsroom


def _suppression(root: Path) -> Reader[tuple[str | Reference, ...]]:
    """Return a reader of one list, or several, each a path or a reference."""
    path, refer = inside(root), reference(root, "SUPPRESSION_LIST")

    def read_one(cell: Cell) -> str | Reference:
        return refer(cell) if isinstance(cell.raw, dict) else path(cell)

    one = takes(read_one, anyOf=[form_of(path), form_of(refer)])
    several = listed(one)

    def read(cell: Cell) -> tuple[str | Reference, ...]:
        return several(cell) if isinstance(cell.raw, list) else (one(cell),)

    return takes(read, anyOf=[form_of(path), form_of(refer), form_of(several)])


def make_slug(name: str) -> str:
    """Return a name as a slug: accents dropped, all but ASCII letters and digits as single hyphens."""
    from unicodedata import combining, normalize

    plain = "".join(char for char in normalize("NFKD", name.lower()) if not combining(char))
    return _NOT_SLUG.sub("-", plain).strip("-")


def _contact(table: Table) -> Contact:
    contact = Contact(
        name=table.get("name", line, ""),
        role=table.get("role", line, ""),
        email=table.get("email", email, ""),
        phone=table.get("phone", line, ""),
    )
    table.close()
    return contact


def read_feeds(table: Table) -> FeedSettings:
    """Return which feeds are written."""
    standard = FeedSettings()
    feeds = FeedSettings(
        formats=table.get("formats", listed(choice(*get_args(FeedFormat))), standard.formats),
        entries=table.get("entries", whole(1, 1000), standard.entries),
        hubs=table.get("hubs", listed(takes(checked(complain), **_WEB)), standard.hubs),
        categories=table.get("categories", flag, standard.categories),
    )
    table.close()
    return feeds


def read_social(table: Table) -> SocialSettings:
    """Return the networks that posts are rendered and checked for, posted there or not, and the limits of their own."""
    from pressctl.render.social import find  # what may be set is each network's own word

    names: tuple[Network, ...] = get_args(Network)
    networks = table.get("networks", listed(choice(*names)), SocialSettings().networks)
    own = table.table("limits", header="limits = { mastodon = 5000 }")
    limits: dict[str, int] = {}
    for name in names:
        usual, bounds = find(name).lengths[0], find(name).bounds
        if bounds:
            limits[name] = own.get(name, whole(*bounds), usual.limit)
        elif name in own:
            own.get(name, _fixed(f"{usual.limit:,} {usual.unit}"), 0)
    own.close()
    table.close()
    return SocialSettings(
        networks=networks, limits=MappingProxyType({name: limit for name, limit in limits.items() if name in own})
    )


def _fixed(usual: str) -> Reader[int]:
    def read(cell: Cell) -> int:
        raise cell.wrong(f"takes {usual} from everybody", "Take it out.")

    return read


def read_allow_private(table: Table) -> bool:
    """Return whether every target may be on a loopback, private or link-local address."""
    read = table.get("allow_private", flag, default=False)
    table.close()
    return read


def read_limits(table: Table) -> Limits:
    """Return how delivery behaves; every time is a number of seconds, or text such as "30m"."""
    standard = Limits()
    limits = Limits(
        concurrency=table.get("concurrency", whole(1, 1000), standard.concurrency),
        attempts=table.get("attempts", whole(1, 100), standard.attempts),
        budget=table.get("budget", seconds(0, 86_400), standard.budget),
        timeout=table.get("timeout", seconds(0.1, 600), standard.timeout),
        lease=table.get("lease", seconds(0.1, 86_400), standard.lease),
        late_after=table.get("late_after", seconds(0, _LONGEST), standard.late_after),
    )
    if limits.lease <= limits.timeout and ("lease" in table or "timeout" in table):
        table.notes.advise(
            table.where,
            "short-lease",
            "lease is not longer than timeout: another run may take a request that is still under way for lost.",
        )
    table.close()
    return limits


def read_checks(table: Table) -> Checks:
    """Return which findings are switched, and what a bad address in a list does."""
    bad_address = table.get("bad_address", choice("stop", "skip"), Checks().bad_address)
    known = _known_codes() if table.values.keys() - {"bad_address"} else frozenset()
    levels = choice("off", "advice", "error")
    codes = {key: table.get(key, levels, "") for key in table.values if key in known}
    table.close(also=known)
    return Checks(
        codes=MappingProxyType({key: value for key, value in codes.items() if value}), bad_address=bad_address
    )


def _known_codes() -> frozenset[str]:
    """Return the codes of findings about a release and its rendering."""
    from pressctl.release.codes import CODES as OF_RELEASES
    from pressctl.render.codes import CODES as OF_RENDERING

    return frozenset({*OF_RELEASES, *OF_RENDERING})
