"""Which IP addresses a request may be sent to; pure, asked by the config and before every connection.

A release must not be usable to knock at a newsroom's own machines: a configured name may
point inward, today or after its owner changed it. `ipaddress.is_global` is not enough: it
calls NAT64 forms of 127.0.0.1, multicast and 192.0.0.192 global (measured, Python 3.11.7),
so the lists stand here. Sources: the IANA special-purpose registries for IPv4 and IPv6
(RFC 6890 and its updates), the multicast registries, and IANA's "IPv6 Global Unicast", which
is all of 2000::/3 and nothing else.
"""

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# One's own networks: reached when `allow_private` says so.
_OWN4 = tuple(
    (IPv4Network(block), name)
    for block, name in (
        ("127.0.0.0/8", "a loopback address"),
        ("10.0.0.0/8", "a private address"),
        ("172.16.0.0/12", "a private address"),
        ("192.168.0.0/16", "a private address"),
        ("169.254.0.0/16", "a link-local address"),  # 169.254.169.254: the credentials of cloud machines
        ("100.64.0.0/10", "a shared carrier address"),  # RFC 6598; also private networks over VPNs
        ("198.18.0.0/15", "a benchmarking address"),  # RFC 2544
        ("168.63.129.16/32", "a cloud provider's internal address"),  # Azure's, outside every special block
    )
)
# Nobody's: no setting opens them, since no receiver can be there.
_NEVER4 = tuple(
    (IPv4Network(block), name)
    for block, name in (
        ("0.0.0.0/8", "an unspecified address"),  # Linux takes 0.0.0.0 for this machine
        ("192.0.0.0/24", "a reserved address"),  # holds 192.0.0.192, a cloud's metadata
        ("192.0.2.0/24", "a documentation address"),
        ("198.51.100.0/24", "a documentation address"),
        ("203.0.113.0/24", "a documentation address"),
        ("192.88.99.0/24", "a 6to4 relay address"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),  # class E and the broadcast address
    )
)
_OWN6 = tuple(
    (IPv6Network(block), name)
    for block, name in (
        ("::1/128", "a loopback address"),
        ("fc00::/7", "a private address"),  # RFC 4193
        ("fec0::/10", "a private address"),  # RFC 3879, site-local
        ("fe80::/10", "a link-local address"),
        ("64:ff9b:1::/48", "a local translation address"),  # RFC 8215: leads wherever its operator wants
    )
)
_NEVER6 = tuple(
    (IPv6Network(block), name)
    for block, name in (
        ("::/128", "an unspecified address"),
        ("ff00::/8", "a multicast address"),
        ("2001::/32", "a Teredo address"),
        ("2001:db8::/32", "a documentation address"),
        ("3fff::/20", "a documentation address"),  # RFC 9637
        ("2001::/23", "a reserved address"),  # IETF protocols, benchmarking, ORCHID
        ("2002::/16", "a 6to4 address"),
    )
)
_UNICAST6 = IPv6Network("2000::/3")
# Forms that carry an IPv4 address in their last 32 bits and lead to it.
_EMBEDDING = tuple(
    IPv6Network(block)
    for block in (
        "::ffff:0:0/96",  # IPv4-mapped, RFC 4291
        "::ffff:0:0:0/96",  # IPv4-translated, RFC 2765
        "64:ff9b::/96",  # NAT64, RFC 6052: how IPv6-only networks name every IPv4 host
        "::/96",  # IPv4-compatible, RFC 4291
    )
)


@lru_cache(maxsize=1024)
def refusal(address: str, *, allow_private: bool) -> str | None:
    """Say why `address` may not be connected to, as a noun ("a private address"), or None.

    `allow_private` opens the networks an operator may own: loopback, private, link-local
    (cloud metadata among them), shared carrier and benchmarking addresses. It never opens
    multicast, unspecified, reserved or documentation addresses, nor obsolete tunnels. An
    IPv6 form that leads to an IPv4 address is judged by that address. A scope
    ("fe80::1%eth0") is allowed; anything but one canonical address is itself refused.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "not an IP address"
    if isinstance(parsed, IPv6Address):
        parsed = IPv6Address(int(parsed))  # without its scope
        return _judge6(parsed, allow_private=allow_private)
    return _judge4(parsed, allow_private=allow_private)


def _judge4(address: IPv4Address, *, allow_private: bool) -> str | None:
    refused = _NEVER4 if allow_private else _NEVER4 + _OWN4
    return next((name for block, name in refused if address in block), None)


def _judge6(address: IPv6Address, *, allow_private: bool) -> str | None:
    for block, name in _OWN6:
        if address in block:
            return None if allow_private else name
    for block, name in _NEVER6:
        if address in block:
            return name
    if any(address in block for block in _EMBEDDING):
        return _judge4(IPv4Address(int(address) & 0xFFFF_FFFF), allow_private=allow_private)
    return None if address in _UNICAST6 else "a reserved address"


def is_literal(host: str) -> bool:
    """Say whether a URL's host (without brackets) names an address rather than a name.

    Odd spellings count: a host whose last label is a number (`2130706433`, `127.1`,
    `0x7f.1`, `0177.0.0.1`) is read as IPv4 by resolvers and browsers (WHATWG URL, "ends in
    a number"); whatever is not canonical is then refused by `refusal`.
    """
    if ":" in host:
        return True
    last = host.removesuffix(".").rpartition(".")[2].lower()
    if last.isascii() and last.isdigit():
        return True
    return last.startswith("0x") and all(digit in "0123456789abcdef" for digit in last[2:])


@lru_cache(maxsize=1024)
def spelled_out(host: str) -> str | None:
    """Return the address that a host which `is_literal` stands for, in its one canonical form; None when it is none.

    IPv4 by the WHATWG's parser ("IPv4 parser"): hexadecimal after 0x, octal after 0, and fewer than four numbers, of
    which the last fills what is left. Resolvers read such hosts so, and connect.
    """
    if ":" in host:
        try:
            return str(ip_address(host))
        except ValueError:
            return None
    numbers = [_number(part) for part in host.removesuffix(".").split(".")]
    *first, last = (-1 if number is None else number for number in numbers)
    if len(first) > _MOST_NUMBERS or any(not 0 <= number <= _LARGEST_BYTE for number in first):
        return None
    left = 8 * (4 - len(first))  # bits
    if not 0 <= last < 1 << left:
        return None
    return str(IPv4Address(sum(number << (24 - 8 * place) for place, number in enumerate(first)) + last))


_MOST_NUMBERS, _LARGEST_BYTE = 3, 255
_DIGITS = {16: "0123456789abcdef", 8: "01234567", 10: "0123456789"}


def _number(part: str) -> int | None:
    part = part.lower()
    base, digits = (
        (16, part[2:] or "0")
        if part.startswith("0x")
        else (8, part[1:])
        if part[:1] == "0" and part[1:]
        else (10, part)
    )
    return int(digits, base) if digits and len(digits) <= _LONGEST_NUMBER and not digits.strip(_DIGITS[base]) else None


_LONGEST_NUMBER = 40  # digits; leading zeros are allowed, more are nobody's spelling


def is_loopback_name(host: str) -> bool:
    """Whether a name always leads to this machine (RFC 6761 section 6.3)."""
    return f".{host.lower().removesuffix('.')}".endswith(".localhost")
