"""Prints how much of their own ring is found around members of rings, and who is shown that should not be.

    python -m tests.benchmarks.around --people 20000 --seeds 11,12

Half of the suspects asked about are members of rings, half are innocents, whose rings should hold nobody but those
of their own household, agency or office. Budgets are left out: everyone reached counts.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import click

from graph.rings.growth import Limits
from graph.rings.reach import HowFar
from graph.rings.shared import Person
from graph.rings.spreading import grow
from tests.benchmarks.around.in_memory import InMemory
from tests.benchmarks.detection.demo import demo_world
from tests.benchmarks.detection.town import World
from tests.benchmarks.detection.worlds import world

WORLDS = ("demo easy", "demo hard", "demo crowded", "mixed", "crowded")
_HOW_FAR = HowFar(Limits().max_hops, Limits().min_strength)


@dataclass(frozen=True, slots=True)
class Shown:
    """Whom the ring around one suspect shows. `found` is the share of their own ring, or None of an innocent."""

    kind: str
    found: float | None
    of_own_kind: int
    of_other_rings: int
    strangers: int
    """Innocents of another kind of group."""


@click.command()
@click.option("--worlds", default=",".join(WORLDS), show_default=True, help="Comma-separated.")
@click.option("--seeds", default="11,12", show_default=True, help="Comma-separated.")
@click.option("--people", default=5_000, show_default=True, help="In each world.")
@click.option("--suspects", default=300, show_default=True, help="In each world, of members and of innocents.")
def main(worlds: str, seeds: str, people: int, suspects: int) -> None:
    """Measure and print Markdown."""
    everything: list[Shown] = []
    click.echo("| world | own ring found | of other rings | innocents | around innocents: ring members | strangers |")
    click.echo("|---|---|---|---|---|---|")
    for name in worlds.split(","):
        shown = [one for seed in seeds.split(",") for one in _measured(_world(name, int(seed), people), suspects)]
        click.echo(f"| {name} | {' | '.join(_figures(shown))} |")
        everything += shown
    click.echo("\n| around a member of | asked | own ring found | of other rings | innocents |\n|---|---|---|---|---|")
    for kind, rings in _by_kind(one for one in everything if one.found is not None).items():
        click.echo(f"| {kind} | {len(rings)} | {' | '.join(_figures(rings)[:3])} |")
    click.echo("\n| around an innocent | asked | of their kind | ring members | strangers |\n|---|---|---|---|---|")
    for kind, others in _by_kind(one for one in everything if one.found is None).items():
        own = fmean(one.of_own_kind for one in others)
        click.echo(f"| {kind} | {len(others)} | {own:.2f} | {' | '.join(_figures(others)[3:])} |")


def _world(name: str, seed: int, people: int) -> World:
    return demo_world(name.split()[1], seed, people) if name.startswith("demo ") else world(name, seed, people)


def _measured(made: World, suspects: int) -> list[Shown]:
    around, rng = InMemory(made), random.Random(1)
    members, innocents = sorted(made.ring_of), sorted(made.persons.keys() - made.ring_of.keys())
    asked = [*_some(members, suspects, rng), *_some(innocents, suspects, rng)]
    rings: dict[str, set[str]] = defaultdict(set)
    for person, ring in made.ring_of.items():
        rings[ring].add(person)
    return [_shown(made, around, suspect, rings.get(made.ring_of.get(suspect, ""), set())) for suspect in asked]


def _some(persons: Sequence[str], count: int, rng: random.Random) -> list[str]:
    return rng.sample(persons, min(count, len(persons)))


def _shown(made: World, around: InMemory, suspect: str, ring: set[str]) -> Shown:
    reached = grow(around, Person(suspect), suspect, _HOW_FAR).reached.keys() - {suspect}
    others = reached - ring
    innocents = others - made.ring_of.keys()
    of_own_kind = 0 if ring else sum(made.kind_of[one] == made.kind_of[suspect] for one in innocents)
    return Shown(
        kind=made.ring_of[suspect].split()[0] if ring else made.kind_of[suspect],
        found=len((reached & ring) | {suspect}) / len(ring) if ring else None,
        of_own_kind=of_own_kind,
        of_other_rings=len(others - innocents),
        strangers=len(innocents) - of_own_kind,
    )


def _by_kind(shown: Iterable[Shown]) -> Mapping[str, list[Shown]]:
    kinds: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        kinds[one.kind].append(one)
    return dict(sorted(kinds.items()))


def _figures(shown: Sequence[Shown]) -> tuple[str, str, str, str, str]:
    """Give around members the share found, members of other rings and innocents; around innocents the last two."""
    members, innocents = [one for one in shown if one.found is not None], [one for one in shown if one.found is None]
    return (
        _mean((one.found or 0 for one in members), digits=3),
        _mean(one.of_other_rings for one in members),
        _mean(one.strangers for one in members),
        _mean(one.of_other_rings for one in innocents),
        _mean(one.strangers for one in innocents),
    )


def _mean(numbers: Iterable[float], digits: int = 2) -> str:
    known = list(numbers)
    return f"{fmean(known):.{digits}f}" if known else "-"


if __name__ == "__main__":
    main()
