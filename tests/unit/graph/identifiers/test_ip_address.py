from ipaddress import IPv4Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers.canonical import AddressParts, Canonical, Rejected, Validity
from graph.identifiers.ip_address import canonical_ip_address, cidr_range


def ip(raw: str) -> Canonical:
    identifier = canonical_ip_address(raw, None)
    assert isinstance(identifier, Canonical), identifier
    return identifier


@pytest.mark.parametrize(
    "written",
    [
        "203.0.113.7",
        " 203.0.113.7 ",
        "203.0.113.7:443",
        "203.0.113.7/32",
        "::ffff:203.0.113.7",
        "::ffff:cb00:7107",
        "[::ffff:203.0.113.7]:80",
        "64:ff9b::203.0.113.7",
        "2002:cb00:7107::1",
        "for=203.0.113.7",
        '"203.0.113.7"',
        "ip: 203.0.113.7",
        "203.0.113.7,",
    ],
)
def test_every_way_to_write_an_ipv4_address_is_one_key(written: str) -> None:
    assert ip(written).key == "203.0.113.7"


@pytest.mark.parametrize(
    "written",
    [
        "2001:db8::1",
        "2001:DB8:0:0:0:0:0:1",
        "[2001:db8::1]",
        "[2001:db8::1]:443",
        "2001:db8::ffff:1",
        "2001:db8::1%eth0",
        "2001:db8::/64",
        "2001:db8::1/128",
        'for="[2001:db8::1]:4711"',
    ],
)
def test_an_ipv6_address_stands_for_its_network(written: str) -> None:
    assert ip(written).key == "2001:db8::/64"


@pytest.mark.parametrize(
    "written",
    [
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "127.0.0.1",
        "169.254.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "unknown",
        "-",
        "null",
    ],
)
def test_private_and_reserved_addresses_never_link(written: str) -> None:
    assert ip(written).validity is Validity.PLACEHOLDER


@pytest.mark.parametrize(
    "written", ["192.0.2.1", "198.51.100.7", "203.0.113.7", "198.18.0.1", "2001:db8::1", "3fff::1", "8.8.8.8"]
)
def test_addresses_reserved_for_documentation_are_canonical(written: str) -> None:
    assert ip(written).validity is Validity.CANONICAL


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("203.0.113.7, 10.0.0.2", "more than one IP address"),
        ("203.0.113.7 203.0.113.8", "more than one IP address"),
        ("203.0.113.007", "leading zeros: octal or decimal?"),
        ("256.1.1.1", "not an IP address"),
        ("203.0.113", "not an IP address"),
        ("203.0.113.0/24", "not an IP address"),
        ("2001:db8::/48", "not an IP address"),
        ("3405803783", "not an IP address"),
        ("dana", "not an IP address"),
        ("", "empty"),
        ("1." * 500_000, "too long"),
    ],
)
def test_what_is_not_one_address_is_rejected_with_its_reason(written: str, reason: str) -> None:
    assert canonical_ip_address(written, None) == Rejected(reason)


def test_an_address_in_parts_is_no_ip_address() -> None:
    assert isinstance(canonical_ip_address(AddressParts(street="12 Elm St"), None), Rejected)


@given(st.ip_addresses())
def test_every_address_of_the_standard_library_is_read(address: IPv4Address) -> None:
    identifier = canonical_ip_address(str(address), None)
    assert isinstance(identifier, Canonical)
    assert canonical_ip_address(identifier.value, None) == identifier


@given(st.ip_addresses(), st.integers(0, 64))
def test_a_networks_range_holds_exactly_its_addresses(address: IPv4Address, prefix: int) -> None:
    network = ip_network((address, min(prefix, 32 if address.version == 4 else 64)), strict=False)
    bounds = cidr_range(str(network))
    assert bounds is not None
    identifier = canonical_ip_address(str(address), None)
    assert isinstance(identifier, Canonical)
    kept_as_written = "sort_key" in identifier.properties and _version(identifier.key) == address.version
    if kept_as_written:
        assert bounds[0] <= str(identifier.properties["sort_key"]) <= bounds[1]


def _version(key: str) -> int:
    return ip_address(key.partition("/")[0]).version


def test_addresses_outside_a_network_lie_outside_its_range() -> None:
    low, high = cidr_range("203.0.113.0/24") or ("", "")
    assert low <= str(ip("203.0.113.255").properties["sort_key"]) <= high
    assert not low <= str(ip("203.0.114.0").properties["sort_key"]) <= high
    assert not low <= str(ip("2001:db8::1").properties["sort_key"]) <= high


@pytest.mark.parametrize("text", ["", "203.0.113.7", "dana", "203.0.113.0/33", "12/24/2026", "1." * 10_000])
def test_what_is_no_network_has_no_range(text: str) -> None:
    assert cidr_range(text) is None
