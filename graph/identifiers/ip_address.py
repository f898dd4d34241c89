"""IP addresses: one IPv4 address, or the IPv6 network of 64 bits that a household or an office has.

An IPv6 device makes itself a new address every day, inside the same /64. An IPv4 address in IPv6 clothes (mapped,
NAT64, 6to4) is the IPv4 address.
"""

import re
from bisect import bisect_right
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from graph.identifiers.canonical import Canonical, Raw, Rejected, Validity
from graph.identifiers.placeholders import shipped_placeholders
from graph.identifiers.text import legible

_V4 = r"\d{1,3}(?:\.\d{1,3}){3}"
_V4_WITH_PORT = re.compile(rf"({_V4})(?::\d{{1,5}})?(?:/32)?", re.ASCII)
_V6_WITH_PORT = re.compile(r"\[([0-9a-f:.]+)(?:%[^\[\]]*)?\](?::\d{1,5})?", re.I)
_V6 = re.compile(r"([0-9a-f:.]+)(?:%[^/]*)?(?:/(?:64|128))?", re.I)
_FORWARDED_FOR = re.compile(r"^(?:for|ip|client|addr)\s*[=:]\s*(?![0-9a-f]*:)", re.I)
_LEADING_ZERO = re.compile(r"(?:^|\.)0\d", re.ASCII)
_NAT64 = IPv6Network("64:ff9b::/96")


def canonical_ip_address(raw: Raw, region: str | None) -> Canonical | Rejected:
    """One address as `203.0.113.7`, or one network as `2001:db8::/64`; private and reserved ranges are placeholders."""
    del region
    text = legible(raw, "ip")
    if not isinstance(text, str):
        return text
    address = _address(text)
    if isinstance(address, Rejected):
        return address
    address = _unwrapped(address)
    key = str(address) if isinstance(address, IPv4Address) else str(_network(address))
    validity = Validity.PLACEHOLDER if _says_nothing(address) else Validity.CANONICAL
    return Canonical("ip", key, key, validity, {"sort_key": _sort_key(address)})


def cidr_range(text: str) -> tuple[str, str] | None:
    """The least and greatest `sort_key` inside a network such as `203.0.113.0/24`, or None when `text` is none."""
    try:
        network = ip_network(text.strip(), strict=False)
    except ValueError:
        return None
    if "/" not in text:
        return None
    return _sort_key(network.network_address), _sort_key(network.broadcast_address)


def _address(text: str) -> IPv4Address | IPv6Address | Rejected:
    text = _FORWARDED_FOR.sub("", text).strip("\"' ,;")
    match = _V4_WITH_PORT.fullmatch(text) or _V6_WITH_PORT.fullmatch(text) or _V6.fullmatch(text)
    if not match:
        several = re.search(r"[\s,;]", text)
        return Rejected("more than one IP address" if several and "." in text else "not an IP address")
    if _LEADING_ZERO.search(match[1]) and ":" not in match[1]:
        return Rejected("leading zeros: octal or decimal?")
    try:
        return ip_address(match[1])
    except ValueError:
        return Rejected("not an IP address")


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _network(address: IPv6Address) -> IPv6Network:
    return IPv6Network((int(address) >> 64 << 64, 64))


def _sort_key(address: IPv4Address | IPv6Address) -> str:
    """`4` and eight hex digits, or `6` and the sixteen of the /64, padded to one width: ranges compare as text."""
    if isinstance(address, IPv4Address):
        return f"4{int(address):016x}"
    return f"6{int(address) >> 64:016x}"


def _says_nothing(address: IPv4Address | IPv6Address) -> bool:
    starts, ends = _silent_ranges()
    key = _sort_key(address)
    place = bisect_right(starts, key) - 1
    return place >= 0 and key <= ends[place]


@cache
def _silent_ranges() -> tuple[list[str], list[str]]:
    ranges = sorted(
        (_sort_key(network.network_address), _sort_key(network.broadcast_address))
        for network in shipped_placeholders().ip_networks
    )
    return [start for start, _ in ranges], [end for _, end in ranges]
