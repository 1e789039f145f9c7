"""Which addresses a request may be sent to."""

import socket
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.networks import is_literal, is_loopback_name, refusal, spelled_out

OPEN = ("93.184.215.14", "8.8.8.8", "1.1.1.1", "100.128.0.1", "172.32.0.1", "192.169.0.1", "2606:4700::6810:84e5")
OWN = (
    ("127.0.0.1", "loopback"),
    ("127.255.255.254", "loopback"),
    ("10.2.3.4", "private"),
    ("172.16.0.1", "private"),
    ("172.31.255.255", "private"),
    ("192.168.1.1", "private"),
    ("169.254.169.254", "link-local"),
    ("100.64.0.1", "carrier"),
    ("100.100.100.200", "carrier"),
    ("198.18.0.1", "benchmarking"),
    ("198.19.255.255", "benchmarking"),
    ("168.63.129.16", "cloud"),
    ("::1", "loopback"),
    ("fc00::1", "private"),
    ("fd00:ec2::254", "private"),
    ("fec0::1", "private"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("64:ff9b:1::a00:1", "translation"),
    ("::ffff:127.0.0.1", "loopback"),
    ("::ffff:0:127.0.0.1", "loopback"),
    ("::127.0.0.1", "loopback"),
    ("64:ff9b::7f00:1", "loopback"),
    ("64:ff9b::a9fe:a9fe", "link-local"),
    ("::169.254.169.254", "link-local"),
)
NEVER = (
    ("0.0.0.0", "unspecified"),  # noqa: S104  (judged, never bound to)
    ("0.1.2.3", "unspecified"),
    ("192.0.0.192", "reserved"),
    ("192.0.2.1", "documentation"),
    ("198.51.100.7", "documentation"),
    ("203.0.113.9", "documentation"),
    ("192.88.99.1", "6to4"),
    ("224.0.0.1", "multicast"),
    ("239.255.255.250", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "reserved"),
    ("::", "unspecified"),
    ("ff02::1", "multicast"),
    ("2001::1", "Teredo"),
    ("2001:2::1", "reserved"),
    ("2001:10::1", "reserved"),
    ("2001:db8::1", "documentation"),
    ("3fff::1", "documentation"),
    ("2002:7f00:1::", "6to4"),
    ("2002:a9fe:a9fe::1", "6to4"),
    ("100::1", "reserved"),
    ("5f00::1", "reserved"),
    ("4000::1", "reserved"),
    ("::ffff:224.0.0.1", "multicast"),
    ("64:ff9b::e000:1", "multicast"),
    ("::ffff:0.0.0.0", "unspecified"),
    ("localhost", "not an IP address"),
    ("0177.0.0.1", "not an IP address"),
    ("2130706433", "not an IP address"),
    ("127.1", "not an IP address"),
    ("127.0.0.1.", "not an IP address"),
    ("", "not an IP address"),
)


@pytest.mark.parametrize("address", [*OPEN, "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_a_public_address_is_open(address: str) -> None:
    """What anybody may reach is never refused."""
    assert refusal(address, allow_private=False) is None
    assert refusal(address, allow_private=True) is None


@pytest.mark.parametrize(("address", "word"), OWN)
def test_ones_own_networks_open_only_by_permission(address: str, word: str) -> None:
    """Loopback, private and link-local addresses, in any form, wait for allow_private."""
    assert word in (refusal(address, allow_private=False) or "")
    assert refusal(address, allow_private=True) is None


@pytest.mark.parametrize(("address", "word"), NEVER)
def test_nobodys_addresses_never_open(address: str, word: str) -> None:
    """No setting opens what cannot be a receiver."""
    assert word in (refusal(address, allow_private=False) or "")
    assert word in (refusal(address, allow_private=True) or "")


@given(st.integers(0, 2**32 - 1), st.booleans())
def test_every_form_of_an_ipv4_address_is_judged_alike(number: int, allow_private: bool) -> None:  # noqa: FBT001
    """Mapped, translated and NAT64 forms lead to the same place and get the same answer."""
    judged = refusal(str(IPv4Address(number)), allow_private=allow_private)
    for prefix in (0xFFFF << 32, 0xFFFF << 48, 0x64_FF9B << 96):
        assert refusal(str(IPv6Address(prefix | number)), allow_private=allow_private) == judged


@given(st.ip_addresses())
def test_never_laxer_than_the_standard_library(address: IPv4Address | IPv6Address) -> None:
    """Whatever Python itself calls private, reserved or multicast is refused, and permission only opens."""
    strict = refusal(str(address), allow_private=False)
    if address.is_private or address.is_multicast or address.is_link_local or address.is_unspecified:
        assert strict
    if strict is None:
        assert refusal(str(address), allow_private=True) is None


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "::1", "fe80::1%eth0", "2130706433", "127.1", "0x7f000001", "0x7F.1", "0177.0.0.1", "1.2.3.4."],
)
def test_a_number_in_any_spelling_is_an_address(host: str) -> None:
    """Resolvers read such hosts as IPv4, so they are judged as addresses."""
    assert is_literal(host)


@pytest.mark.parametrize(
    "host", ["localhost", "press.example", "4chan.example", "1.2.3.4.example", "0x.example", "xn--a"]
)
def test_a_name_is_not_an_address(host: str) -> None:
    """A host with a name at its end goes to the resolver."""
    assert not is_literal(host)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("0177.0.0.1", "127.0.0.1"), ("2130706433", "127.0.0.1"), ("0x7f.1", "127.0.0.1"), ("0X7F000001", "127.0.0.1"),
        ("127.1", "127.0.0.1"), ("127.0.1", "127.0.0.1"), ("127.0.0.1.", "127.0.0.1"), ("017700000001", "127.0.0.1"),
        ("1", "0.0.0.1"), ("0x", str(IPv4Address(0))), ("10.0x10.256", "10.16.1.0"), ("8.8.8.8", "8.8.8.8"),
        ("4294967295", "255.255.255.255"), ("4294967296", None), ("256.1", None), ("1.2.3.4.5", None), ("09", None),
        ("999.1.1.1", None), ("1..2", None), ("0x1g", None), ("1e3", None), ("9" * 5_000, None), ("-1", None), ("", None),
        ("::FFFF:127.0.0.1", "::ffff:127.0.0.1"), ("1:2", None),
    ],
)  # fmt: skip
def test_a_number_is_spelled_out_as_resolvers_read_it(host: str, address: str | None) -> None:
    """By the WHATWG's rules for IPv4; whatever breaks them is no address."""
    known = spelled_out(host)
    assert known == address or (":" in host and known == str(IPv6Address(host)))


@given(st.integers(0, 2**32 - 1), st.data())
def test_every_spelling_leads_to_its_address(number: int, data: st.DataObject) -> None:
    """Split anywhere, each number in any base, as `inet_aton` has it."""
    first = data.draw(st.integers(0, 3))
    numbers = [number >> (24 - 8 * place) & 255 for place in range(first)]
    numbers.append(number & ((1 << 8 * (4 - first)) - 1))
    host = ".".join(data.draw(st.sampled_from([str(n), hex(n), f"0{n:o}", f"0x00{n:X}"])) for n in numbers)
    assert spelled_out(host) == str(IPv4Address(number))
    assert socket.inet_ntoa(socket.inet_aton(host)) == str(IPv4Address(number))


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("LOCALHOST.", True),
        ("desk.localhost", True),
        ("localhost.example", False),
        ("mylocalhost", False),
    ],
)
def test_names_of_this_machine_are_known(host: str, here: bool) -> None:  # noqa: FBT001
    """RFC 6761: localhost, and all below it."""
    assert is_loopback_name(host) is here
