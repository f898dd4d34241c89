"""Hands out phones, homes, networks and serial numbers that nobody else in the world has."""

import ipaddress
import random
from collections import Counter

from ingest.demo_world.belongings import Network, Phone, Place
from ingest.demo_world.regions import Region
from ingest.demo_world.words import STREET_KINDS, STREET_WORDS

_FICTION_LINES = 100
"""555-0100 to 555-0199 are reserved for fiction in every North American area code: about 36,000 numbers in the US."""
_OTHER_LINES = tuple(line for line in range(2_000, 10_000) if line % 1111)
"""The 555 lines beyond, without 555-2222 and the like, which people type to fill a field."""
_BENCHMARK = ipaddress.ip_network("198.18.0.0/15")
_DOCUMENTATION = ipaddress.ip_network("2001:db8::/32")


class Supply:
    """Counts what it has given out, so that the same calls give the same values. `ipv6` is a share, 0..1."""

    def __init__(self, ipv6: float) -> None:
        self._ipv6 = ipv6
        self._given: Counter[object] = Counter()

    def next(self, what: object) -> int:
        """How many of `what` were given out before this one."""
        number = self._given[what]
        self._given[what] += 1
        return number

    def phone(self, region: Region) -> Phone | None:
        """Give out a number of the region, or None when its fictitious numbers are used up."""
        number = self.next(("phone", region.country, region.name))
        rounds, pattern_index = divmod(number, len(region.phone_patterns))
        pattern = region.phone_patterns[pattern_index]
        line = _line(pattern, rounds)
        return None if line is None else Phone(pattern.rstrip("#") + line)

    def home(self, region: Region, unit: str = "") -> Place:
        """Give out an address where nobody lives yet."""
        number = self.next(("home", region.country, region.name))
        kinds = STREET_KINDS.get(region.country, STREET_KINDS[""])
        rounds, street = divmod(number, len(STREET_WORDS) * len(kinds))
        word, kind = STREET_WORDS[street % len(STREET_WORDS)], kinds[street // len(STREET_WORDS)]
        # Along one street a stride that shares no factor with their number meets each house once.
        house = str(10 + (rounds * 37 + street * 101) % 9973)
        town = region.towns[street % len(region.towns)]
        return Place(
            house, _street(word, kind, region.country), unit, town.name, region.name, town.postal_code, region.country
        )

    def network(self, rng: random.Random) -> Network:
        """Give out a household's connection: an IPv4 address while those last, else an IPv6 network."""
        if rng.random() >= self._ipv6:
            number = self.next("ipv4")
            if number < _BENCHMARK.num_addresses:
                # An odd stride visits every address once and keeps neighbours in the file apart in the range.
                return Network(str(_BENCHMARK[number * 48271 % _BENCHMARK.num_addresses]))
        subnet = self.next("ipv6") * 2654435761 % 2**32
        prefix = int(_DOCUMENTATION.network_address) + (subnet << 64)
        return Network(f"{ipaddress.IPv6Address(prefix)}/64")


def _line(pattern: str, number: int) -> str | None:
    """Free digits of the `number`th phone of a pattern, or None beyond the last."""
    digits = pattern.count("#")
    if "555####" not in pattern or not pattern.startswith("+1"):
        return f"{number * 617 % 10**digits:0{digits}}" if number < 10**digits else None
    if number < _FICTION_LINES:
        return f"01{number * 37 % _FICTION_LINES:02}"
    # Other 555 lines were never given to subscribers either; only worlds beyond some 30,000 applicants need them.
    others = number - _FICTION_LINES
    return str(_OTHER_LINES[others * 617 % len(_OTHER_LINES)]) if others < len(_OTHER_LINES) else None


def _street(word: str, kind: str, country: str) -> str:
    if country == "DE":
        return f"{word}{kind}"
    return f"{kind} {word}" if country == "FR" else f"{word} {kind}"
