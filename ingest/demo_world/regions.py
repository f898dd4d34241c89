"""Where people of the demo world live: regions, their made-up towns, and numbers that are reserved for fiction."""

import csv
import itertools
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.demo_world.dice import dice
from ingest.demo_world.words import TOWN_ENDS, TOWN_STARTS

TOWNS_PER_REGION = 6


@dataclass(frozen=True, slots=True)
class Town:
    """A made-up town with one postal code of its region's form."""

    name: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class Region:
    """A state, province or county. A phone pattern is E.164 with a `#` for every free digit."""

    country: str
    name: str
    towns: tuple[Town, ...]
    phone_patterns: tuple[str, ...]


@cache
def regions() -> Mapping[str, tuple[Region, ...]]:
    """Country code to its regions, as `regions.csv` lists them."""
    text = (files(__package__) / "regions.csv").read_text(encoding="utf-8")
    rows = sorted(csv.DictReader(text.splitlines()), key=lambda row: row["country"])
    by_country = itertools.groupby(rows, key=lambda row: row["country"])
    return {country: tuple(_region(row) for row in group) for country, group in by_country}


def _region(row: Mapping[str, str]) -> Region:
    rng = dice(row["country"], row["region"])
    names = rng.sample([start + end for start in TOWN_STARTS for end in TOWN_ENDS], TOWNS_PER_REGION)
    towns = tuple(Town(name, filled(row["postal_code"], rng)) for name in names)
    return Region(row["country"], row["region"], towns, tuple(row["phones"].split()))


def filled(pattern: str, rng: random.Random) -> str:
    """Put a digit for every `#` and a capital letter for every `@` of the pattern."""
    return "".join(_filling(character, rng) for character in pattern)


def _filling(character: str, rng: random.Random) -> str:
    if character == "#":
        return rng.choice("0123456789")
    # Letters that Canadian and British postal codes both allow everywhere.
    return rng.choice("ABEGHJLNPRSTXY") if character == "@" else character
