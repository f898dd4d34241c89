"""Which country a network is in, by a list that the company keeps. Pure."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import UsageError
from graph.identifiers.ip_address import cidr_range


@dataclass(frozen=True, slots=True)
class Countries:
    """Networks in the order of their first address; none holds another."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    countries: tuple[str, ...]

    def of(self, sort_key: str) -> str | None:
        """The code of the country that an address lies in, or None where the list does not say."""
        place = bisect_right(self.starts, sort_key) - 1
        return self.countries[place] if place >= 0 and sort_key <= self.ends[place] else None


def countries_of(entries: Iterable[str]) -> Countries:
    """From entries such as `203.0.113.0/24 us`."""
    rows = sorted(
        (*_range(network), country.strip().upper()) for network, _, country in (each.partition(" ") for each in entries)
    )
    starts, ends, countries = zip(*rows, strict=True) if rows else ((), (), ())
    return Countries(starts, ends, countries)


def _range(network: str) -> tuple[str, str]:
    found = cidr_range(network)
    if found is None:
        raise UsageError(f"lists/network_countries.csv: {network!r} is no network such as 203.0.113.0/24.")
    return found
