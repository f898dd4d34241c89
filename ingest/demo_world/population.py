"""Everybody who lives in a world, one after another, with the group they belong to."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from ingest.demo_world.belongings import Group, Person
from ingest.demo_world.cast import Cast
from ingest.demo_world.dice import dice
from ingest.demo_world.shapes import SHAPES, Shape
from ingest.demo_world.world import World

ON_THEIR_OWN = "on_their_own"
"""The kind of everybody who belongs to no group."""
_SHUFFLED_AT_ONCE = 5_000
_IN_GROUPS = 0.7
"""In a world that has no room for all its groups, the share of people who are in one."""


@dataclass(frozen=True, slots=True)
class Inhabitant:
    """A person and the group they belong to."""

    person: Person
    group: Group
    group_id: str


def population(world: World) -> Iterator[Inhabitant]:
    """Exactly `world.applicants` people, the same ones every time, members of a group not next to each other."""
    rng = dice("population", world.name, world.seed, world.applicants)
    groups = _groups(world, Cast(world, rng), rng)
    return _shuffled(_inhabitants(groups), dice("order", world.seed))


def _groups(world: World, cast: Cast, rng: random.Random) -> Iterator[Group]:
    for shape, size in _plan(world, rng):
        yield from shape.make(cast, size)


def _plan(world: World, rng: random.Random) -> list[tuple[Shape, int]]:
    counts = world.group_counts()
    shapes = [SHAPES[kind] for kind, count in counts.items() for _ in range(count)]
    plan = [(shape, rng.randint(shape.smallest, shape.largest)) for shape in shapes]
    plan = _with_room(plan, world.applicants)
    plan += [(Shape(_alone, 1, 1), 1)] * (world.applicants - _heads(plan))
    rng.shuffle(plan)
    return plan


def _with_room(plan: list[tuple[Shape, int]], applicants: int) -> list[tuple[Shape, int]]:
    """The whole plan, or, where a small world has no room for it, its smallest groups."""
    if _heads(plan) <= applicants:
        return plan
    smallest_first = sorted(plan, key=lambda group: group[0].heads(group[1]))
    so_far = accumulate(shape.heads(size) for shape, size in smallest_first)
    return [group for group, heads in zip(smallest_first, so_far, strict=True) if heads <= _IN_GROUPS * applicants]


def _heads(plan: list[tuple[Shape, int]]) -> int:
    return sum(shape.heads(size) for shape, size in plan)


def _alone(cast: Cast, size: int) -> list[Group]:
    return [Group(ON_THEIR_OWN, tuple(cast.people(size)))]


def _inhabitants(groups: Iterator[Group]) -> Iterator[Inhabitant]:
    for number, group in enumerate(groups, start=1):
        for person in group.people:
            yield Inhabitant(person, group, f"g{number}")


def _shuffled(people: Iterator[Inhabitant], rng: random.Random) -> Iterator[Inhabitant]:
    """Mixed as they pass by: a million people need not be held at once."""
    waiting: list[Inhabitant] = []
    for inhabitant in people:
        waiting.append(inhabitant)
        if len(waiting) > _SHUFFLED_AT_ONCE:
            place = rng.randrange(len(waiting))
            waiting[place], waiting[-1] = waiting[-1], waiting[place]
            yield waiting.pop()
    rng.shuffle(waiting)
    yield from waiting
