"""The address of a ledger on a PostgreSQL server: taken apart, and shown without its password.

`postgresql://USER@HOST/DATABASE`, as libpq has it, with `schema=` as one more parameter of ours.
"""

import re
from ipaddress import ip_address
from urllib.parse import parse_qsl, quote, unquote, urlencode

from msgspec import Struct

from pressctl.errors import LedgerUnusable

SCHEMA = "pressctl"
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_WHOLE = re.compile(
    r"postgres(?:ql)?://(?:(?P<user>[^@/?#]*)@)?(?P<hosts>[^@/?#]*)(?:/(?P<base>[^/?#]*))?(?:\?(?P<query>[^#]*))?"
)
_OPEN = frozenset({"allow", "prefer"})  # values of sslmode that fall back to plain text without a word
_HINT = 'It is written as "postgresql://USER@HOST/DATABASE", with its password in a reference.'


class Address(Struct, frozen=True, kw_only=True):
    """Where the ledger is: `url` for libpq, the schema of its tables, and what messages call it."""

    url: str
    schema: str
    name: str


def read(address: str) -> Address:
    """Take an address apart; to another machine it is encrypted, unless `sslmode` says that it is not to be.

    Raises:
        LedgerUnusable: It is none, and nothing of it is repeated.
    """
    found = _WHOLE.fullmatch(address)
    if not found or not address.isprintable():
        raise LedgerUnusable("the address of the ledger is no address of a PostgreSQL server", hint=_HINT)
    user, _, _password = (found["user"] or "").partition(":")
    query = parse_qsl(found["query"] or "", keep_blank_values=True)
    said = dict(query)
    schema = said.get("schema", SCHEMA)
    if not _NAME.fullmatch(schema):
        hint = "A schema is named by small letters, digits and _."
        raise LedgerUnusable("schema= in the ledger's address is no name of a schema", hint=hint)
    hosts = (said.get("hostaddr") or said.get("host") or unquote(found["hosts"])).split(",")
    rest = [(key, value) for key, value in query if key != "schema"]
    if not all(is_near(host) for host in hosts):
        mode = said.get("sslmode", "")
        if mode in _OPEN:
            raise LedgerUnusable(
                f"sslmode={mode} in the ledger's address sends people's addresses in plain text where it cannot encrypt",
                hint="Say sslmode=verify-full, or sslmode=require; or sslmode=disable, on a network that is yours alone.",
            )
        rest += [] if mode else [("sslmode", "require")]
    base = found["base"] or said.get("dbname", "")
    shown = f"postgresql://{f'{user}@' if user else ''}{found['hosts'] or said.get('host', '')}/{base}"
    front = address.partition("?")[0]
    return Address(
        url=f"{front}?{urlencode(rest, quote_via=quote)}" if rest else front,
        schema=schema,
        name=shown if schema == SCHEMA else f"{shown} (schema {schema})",
    )


def is_near(host: str) -> bool:
    """Whether what is sent to a host stays on this machine: a socket's folder, or the loopback."""
    if host.startswith(("/", "@")):
        return True
    bare = host[1:].partition("]")[0] if host.startswith("[") else host
    if not host.startswith("[") and host.count(":") == 1:
        bare = host.partition(":")[0]
    if bare == "localhost":
        return True
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return False  # a name may lead anywhere; so may none, by PGHOST
