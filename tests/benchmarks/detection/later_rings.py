"""Rings in shapes that were thought of after the rules were written. None of them shares a profile."""

from collections.abc import Callable
from itertools import pairwise

from tests.benchmarks.detection.rings import personas
from tests.benchmarks.detection.town import Town

_KINDS = ("phone", "email", "address", "ip")


def sleepers(town: Town) -> list[str]:
    """A core in handfuls, and those whom nothing but one of the ring's networks joins to it."""
    core = personas(town, town.rng.randint(8, 18))
    late = personas(town, town.rng.randint(2, 6))
    for kind in ("phone", "email", "address"):
        town.deal(town.some(core, 0.7), kind, most=4)
    town.share([*core, *late], "ip", uptake=0.9)
    return [*core, *late]


def halves(town: Town) -> list[str]:
    """Two operators of one ring whose personas have some networks in common and nothing else."""
    people = personas(town, town.rng.randint(12, 25))
    middle = len(people) // 2
    for part in (people[:middle], people[middle:]):
        for kind in ("phone", "email", "address"):
            town.deal(town.some(part, 0.7), kind, most=4)
    networks = [town.value("ip") for _ in range(max(3, len(people) // 5))]
    for person in town.some(people, 0.8):
        town.share((person,), "ip", town.rng.choice(networks))
    return people


def circle(town: Town) -> list[str]:
    """Each value is used exactly twice, and each persona has two or three of them."""
    people = personas(town, town.rng.randint(6, 20))
    for pair in pairwise([*people, people[0]]):
        town.share(pair, town.rng.choice(_KINDS))
    for _ in range(len(people) // 3):
        town.share(town.rng.sample(people, 2), town.rng.choice(_KINDS))
    return people


def on_the_line(town: Town) -> list[str]:
    """Handfuls share phones and networks, and nothing of another kind."""
    people = personas(town, town.rng.randint(6, 18))
    for _ in range(2):
        town.deal(town.some(people, 0.75), "phone", most=4)
        town.deal(town.some(people, 0.75), "ip", most=5)
    return people


def own_suites(town: Town) -> list[str]:
    """Each persona has a suite of their own at a forwarder with honest renters; phones and networks are shared."""
    house = f"mailhouse{len(town.residents)}"
    renters = town.people(town.rng.randint(10, 40), "mailhouse")
    people = personas(town, town.rng.randint(6, 20))
    town.drop([*renters, *people], "address", 1)
    for place, person in enumerate([*renters, *people]):
        town.share((person,), "address", f"address:{house}/Suite {place}")
    town.hire(renters, 0.5)
    town.hire(people, 0.7)
    town.deal(town.some(people, 0.8), "phone", most=4)
    town.deal(town.some(people, 0.7), "ip", most=5)
    town.deal(town.some(people, 0.4), "email", most=3)
    return people


def one_in_both(town: Town) -> list[str]:
    """Two rings, and somebody who works for both; returns the second."""
    first, second = on_the_line(town), circle(town)
    for kind in ("phone", "address"):
        town.share((first[0], *second[:2]), kind)
    town.is_ring(first, "one_in_both")
    return second


def bare_farm(town: Town) -> list[str]:
    """A home that receives many laptops; some personas come in pairs, and that is all."""
    people = personas(town, town.rng.randint(30, 90))
    town.share(people, "address")
    town.share(people, "ip", uptake=0.5)
    for kind in ("phone", "email"):
        town.deal(town.some(people, 0.3), kind, most=3)
    town.hire(people, 0.8)
    return people


def reused_papers(town: Town) -> list[str]:
    """One CV with its phone and mailbox under several names, each variant in a handful, from a few homes."""
    people = personas(town, town.rng.randint(6, 16))
    rest = town.rng.sample(people, len(people))
    while len(rest) > 1:
        some = rest[: town.rng.randint(2, 4)]
        rest = rest[len(some) :]
        town.share(some, "email")
        town.share(some, "phone", uptake=0.6)
    homes = [town.value("address") for _ in range(max(2, len(people) // 4))]
    for person in town.some(people, 0.8):
        town.share((person,), "address", town.rng.choice(homes))
    return people


LATER_RINGS: dict[str, Callable[[Town], list[str]]] = {
    one.__name__: one
    for one in (sleepers, halves, circle, on_the_line, own_suites, one_in_both, bare_farm, reused_papers)
}
