"""The entries of a list, made ready to be asked about one value after another."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Protocol

from graph.errors import UsageError
from graph.identifiers.address import canonical_address
from graph.identifiers.canonical import Canonical, stable_id


@dataclass(frozen=True, slots=True)
class Asked:
    """A value of the graph that may be on a list. `building_id` is that of an address's building."""

    identifier_id: str
    value: str
    building_id: str | None = None


class Entries(Protocol):
    """What a list holds."""

    def cover(self, asked: Asked) -> bool:
        """Whether the value is meant by one of the entries."""


@dataclass(frozen=True, slots=True)
class Domains:
    """Mail domains. One stands for what lies under it, too."""

    domains: frozenset[str]

    def cover(self, asked: Asked) -> bool:
        """Whether the mailbox is at one of the domains."""
        labels = asked.value.rpartition("@")[2].casefold().split(".")
        return any(".".join(labels[start:]) in self.domains for start in range(len(labels)))


@dataclass(frozen=True, slots=True)
class Ranges:
    """IP networks, none of which overlap: the first and last address of each, as version and number."""

    starts: Sequence[tuple[int, int]]
    ends: Sequence[tuple[int, int]]

    def cover(self, asked: Asked) -> bool:
        """Whether the address, or all of an IPv6 network, lies in one of the networks."""
        network = ip_network(asked.value)
        first, last = _ends(network)
        place = bisect_right(self.starts, first) - 1
        return place >= 0 and last <= self.ends[place]


@dataclass(frozen=True, slots=True)
class Phones:
    """Numbers in international form, in which `?` is any digit."""

    pattern: re.Pattern[str]

    def cover(self, asked: Asked) -> bool:
        """Whether the number is one of them, whatever its extension."""
        return self.pattern.fullmatch(asked.value.partition(";")[0]) is not None


@dataclass(frozen=True, slots=True)
class Addresses:
    """Ids of addresses, and of buildings where the entry has no unit: it means all of the house."""

    identifier_ids: frozenset[str]
    building_ids: frozenset[str]

    def cover(self, asked: Asked) -> bool:
        """Whether the address is one of them, or in one of the houses."""
        return asked.identifier_id in self.identifier_ids or asked.building_id in self.building_ids


def domains(lines: Iterable[str]) -> Domains:
    """From lines such as `mail.example`."""
    return Domains(frozenset(line.casefold().removeprefix("@").rstrip(".") for line in lines))


def ranges(lines: Iterable[str]) -> Ranges:
    """From lines such as `203.0.113.0/24` or `2001:db8::/32`; a line may be one address."""
    starts: list[tuple[int, int]] = []
    ends: list[tuple[int, int]] = []
    for first, last in sorted(_ends(_network(line)) for line in lines):
        if ends and first <= ends[-1]:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return Ranges(starts, ends)


def phones(lines: Iterable[str]) -> Phones:
    """From lines such as `+1???55501??`."""
    lines = [line.replace(" ", "") for line in lines]
    if unusable := next((line for line in lines if not re.fullmatch(r"\+[\d?]+", line, re.ASCII)), None):
        raise UsageError(f"{unusable!r} is no phone number in international form; `?` stands for any digit.")
    return Phones(re.compile("|".join(re.escape(line).replace(r"\?", r"\d") for line in lines) or r"(?!)", re.ASCII))


def addresses(lines: Iterable[str]) -> Addresses:
    """From lines such as `12 Elm St, Chicago, IL 60601, United States`, in any spelling."""
    found = [_address(line) for line in lines]
    houses = (each for each in found if each.building_key and "unit" not in each.properties)
    return Addresses(
        frozenset(each.identifier_id for each in found),
        frozenset(stable_id("building", each.building_key) for each in houses if each.building_key),
    )


def _address(line: str) -> Canonical:
    found = canonical_address(line, None)
    if not isinstance(found, Canonical) or found.validity == "placeholder":
        raise UsageError(f"{line!r} is no address that says where it is: write street, number, town and country.")
    return found


def _network(line: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(line, strict=False)
    except ValueError as error:
        raise UsageError(f"{line!r} is no network such as 203.0.113.0/24.") from error


def _ends(network: IPv4Network | IPv6Network) -> tuple[tuple[int, int], tuple[int, int]]:
    version = network.version
    return (version, int(network.network_address)), (version, int(network.broadcast_address))
