"""IP addresses: an IPv4 address, or the /64 network that an IPv6 address lies in."""

import ipaddress

from graph.identifiers.canonical import AddressParts, Canonical, Rejected, Validity
from graph.identifiers.text import LONGEST, one_line

_DOCUMENTATION = tuple(
    ipaddress.ip_network(text) for text in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)


def canonical_ip_address(raw: str | AddressParts, region: str | None) -> Canonical | Rejected:
    """One IPv4 address, or one IPv6 network of 64 bits: a household, as the rest changes by the hour."""
    del region
    if isinstance(raw, AddressParts):
        return Rejected("not an IP address")
    if len(raw) > LONGEST:
        return Rejected("too long")
    text = one_line(raw)
    try:
        address = ipaddress.ip_address(text.partition("%")[0].removesuffix("/64"))
    except ValueError:
        return Rejected("not an IP address")
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    known = any(address in network for network in _DOCUMENTATION)
    validity = Validity.CANONICAL if known or address.is_global else Validity.PLACEHOLDER
    if isinstance(address, ipaddress.IPv4Address):
        key = str(address)
        return Canonical("ip", key, key, validity, {"sort_key": f"4{int(address):032x}"})
    network = ipaddress.ip_network((int(address) >> 64 << 64, 64))
    key = str(network)
    return Canonical("ip", key, key, validity, {"sort_key": f"6{int(network.network_address):032x}"})
