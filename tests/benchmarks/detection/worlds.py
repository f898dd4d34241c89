"""Recipes for worlds: how many groups of each kind in 20,000 people."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.benchmarks.detection.innocents import INNOCENTS
from tests.benchmarks.detection.later_innocents import LATER_INNOCENTS
from tests.benchmarks.detection.later_rings import LATER_RINGS
from tests.benchmarks.detection.rings import RINGS
from tests.benchmarks.detection.town import Town, World

PEOPLE = 20_000
_HOMES = {"family": 600, "flatshare": 250, "re_applicant": 200, "recycled_phone": 80, "tower": 10, "dorm": 4}
_CROWDS = {"agency": 6, "depot": 3, "forwarder": 3, "locker": 3, "hotel": 5, "coworking": 8, "cohort": 5}
_NETWORKS = {"carrier": 12, "small_network": 40}
_ALL_RINGS = {
    "pool": 10,
    "handfuls": 10,
    "chain": 8,
    "rotation": 8,
    "farm": 5,
    "plain_farm": 2,
    "star": 4,
    "touching": 3,
    "stolen": 6,
    "in_a_tower": 3,
    "in_a_suite": 3,
}
_LATER = {"branch_agency": 10, "couples_locker": 4, "extended_family": 20, "crowded_family": 60, "moving_flats": 15} | {
    "staff": 6,
    "placeholder": 12,
    "exit_of_rings": 15,
}
_LATER_RINGS = dict.fromkeys(LATER_RINGS, 6) | {"bare_farm": 4}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a world is made of; `missing` is the share of uses that no file tells of."""

    groups: Mapping[str, int]
    missing: float


RECIPES = {
    "plain": Recipe({**_HOMES, **_CROWDS, **_NETWORKS, "pool": 12, "handfuls": 14}, missing=0.05),
    "mixed": Recipe(
        {**_HOMES, **_CROWDS, "small_agency": 12, "community_centre": 10, "in_two_groups": 60, **_NETWORKS}
        | _ALL_RINGS,
        missing=0.05,
    ),
    "gappy": Recipe(
        {**_HOMES, **_CROWDS, "small_agency": 8, "community_centre": 6, "in_two_groups": 40, **_NETWORKS} | _ALL_RINGS,
        missing=0.15,
    ),
    "crowded": Recipe(
        {**_HOMES, **_CROWDS, "agency": 24, "small_agency": 30, "community_centre": 20, "in_two_groups": 150}
        | {"locker": 12, "carrier": 20, "small_network": 150, **_ALL_RINGS},
        missing=0.05,
    ),
    "later": Recipe({**_HOMES, **_CROWDS, **_NETWORKS, **_LATER, **_LATER_RINGS}, missing=0.05),
}


def world(recipe: str, seed: int, people: int = PEOPLE) -> World:
    """Build the world: its groups in a random order, networks and double lives last."""
    town = Town(seed, RECIPES[recipe].missing)
    scale = people / PEOPLE
    groups = {name: max(1, round(count * scale)) for name, count in RECIPES[recipe].groups.items()}
    late = ("in_two_groups", "placeholder", "small_network", "exit_of_rings", "carrier")
    order = [name for name, count in groups.items() if name not in late for _ in range(count)]
    town.rng.shuffle(order)
    for name in order:
        _make(town, name)
    town.people(max(0, people - len(town.residents)), "alone")
    for name in late:
        for _ in range(groups.get(name, 0)):
            _make(town, name)
    return town.world()


def _make(town: Town, name: str) -> None:
    if ring := (RINGS | LATER_RINGS).get(name):
        town.is_ring(ring(town), name)
    else:
        (INNOCENTS | LATER_INNOCENTS)[name](town)
