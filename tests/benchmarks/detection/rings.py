"""Rings, in shapes that share no code and no sizes with the demonstration's."""

from collections.abc import Callable
from itertools import pairwise

from tests.benchmarks.detection.innocents import forwarder
from tests.benchmarks.detection.town import KINDS, Town


def pool(town: Town) -> list[str]:
    """One operator's few phones, mailboxes and networks, of which each persona uses one or two."""
    people = personas(town, town.rng.randint(5, 28))
    for kind in town.rng.sample(KINDS, town.rng.randint(3, 4)):
        values = [town.value(kind) for _ in range(max(2, len(people) // town.rng.randint(2, 5)))]
        for person in town.some(people, 0.75):
            for value in town.rng.sample(values, town.rng.choice((1, 1, 2))):
                town.share((person,), kind, value)
    return people


def handfuls(town: Town) -> list[str]:
    """Two or three kinds for each persona, each value in a handful."""
    people = personas(town, town.rng.randint(7, 24))
    kinds = town.rng.sample(KINDS, 4)
    for kind in kinds:
        town.deal(town.some(people, 0.65), kind, most=5)
    return people


def chain(town: Town) -> list[str]:
    """Neighbours share one value, seldom two."""
    people = personas(town, town.rng.randint(6, 14))
    for one, other in pairwise(people):
        for kind in town.rng.sample(KINDS, 2 if town.chance(0.2) else 1):
            town.share((one, other), kind)
    return people


def rotation(town: Town) -> list[str]:
    """Each value is used twice or three times and then burnt."""
    people = personas(town, town.rng.randint(6, 20))
    for kind in town.rng.sample(KINDS, 3):
        town.deal(people, kind, most=3)
    return people


def farm(town: Town) -> list[str]:
    """A home that receives many laptops, personas that come in handfuls."""
    people = personas(town, town.rng.randint(12, 95))
    town.share(people, "address")
    town.share(people, "ip", uptake=0.7)
    town.deal(town.some(people, 0.6), "phone", most=5)
    town.deal(town.some(people, 0.4), "ip", most=6)
    town.deal(town.some(people, 0.2), "email", most=3)
    town.hire(people, 0.85)
    return people


def plain_farm(town: Town) -> list[str]:
    """A farm with one home, one network and one phone, and only a few handfuls beside."""
    people = personas(town, town.rng.randint(10, 50))
    town.share(people, "address")
    town.share(people, "ip", uptake=0.6)
    town.share(people, "phone", uptake=0.5)
    town.deal(town.some(people, 0.4), "email", most=3)
    town.deal(town.some(people, 0.3), "handle", most=3)
    town.hire(people, 0.85)
    return people


def star(town: Town) -> list[str]:
    """One phone for all, and handfuls of others around it."""
    people = personas(town, town.rng.randint(6, 16))
    town.share(people, "phone", uptake=0.9)
    town.deal(town.some(people, 0.8), "email", most=4)
    town.deal(town.some(people, 0.7), "handle", most=4)
    return people


def touching(town: Town) -> list[str]:
    """Two rings, of one of which a persona shares a single value with the other; returns the second."""
    first, second = handfuls(town), pool(town)
    town.share((first[0], second[0]), town.rng.choice(("phone", "ip", "address")))
    town.is_ring(first, "touching")
    return second


def stolen(town: Town) -> list[str]:
    """A ring that uses the name and home of somebody, who may have a family."""
    people = handfuls(town)
    victims = town.people(town.rng.choice((1, 1, 3)), "victim")
    home, surname = town.value("address"), town.word()
    town.drop(victims, "address", 1)
    town.share((people[0], *victims), "address", home)
    town.share(victims, "ip")
    for victim in victims:
        town.residents[victim].name = f"{town.word()} {surname}"
    town.residents[people[0]].name = town.residents[victims[0]].name
    return people


def in_a_tower(town: Town) -> list[str]:
    """Personas who claim units of one tower, beside their handfuls."""
    people = handfuls(town)
    for person in people:
        if town.chance(0.7):
            town.share((person,), "address", f"address:mast{people[0]}/Apt {town.rng.randrange(20)}")
    return people


def in_a_suite(town: Town) -> list[str]:
    """Personas behind one suite of a forwarder among honest renters."""
    forwarder(town)
    house = next(reversed([v for v in town.residents[list(town.residents)[-1]].has["address"]])).split("/")[0]
    people = personas(town, town.rng.randint(6, 16))
    town.share(people, "address", f"{house}/Suite 900", uptake=0.9)
    town.deal(town.some(people, 0.8), "phone", most=4)
    town.deal(town.some(people, 0.5), "ip", most=4)
    town.deal(town.some(people, 0.4), "handle", most=3)
    return people


RINGS: dict[str, Callable[[Town], list[str]]] = {
    one.__name__: one
    for one in (
        pool,
        handfuls,
        chain,
        rotation,
        farm,
        plain_farm,
        star,
        touching,
        stolen,
        in_a_tower,
        in_a_suite,
    )
}


def personas(town: Town, count: int) -> list[str]:
    """Unrelated people who turn up within a year or so; some give no phone, home or profile of their own."""
    people = town.people(count, "ring", days=town.rng.randint(60, 400))
    for kind in ("phone", "address", "handle"):
        town.drop(people, kind, 0.4)
    return people
