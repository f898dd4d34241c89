"""All that there is to know about one applicant, of whom every system will tell a part."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.demo_world.belongings import Group, Person
from ingest.demo_world.dice import dice, happens
from ingest.demo_world.history import History, history_of
from ingest.demo_world.population import population
from ingest.demo_world.world import RING_KINDS, World

ATLAS, BEACON = "atlas", "beacon"
"""The two applicant tracking systems. Their names are the prefixes that keep their ids apart."""


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of one person. `system` and `candidate` make the applicant's id; the others are aliases of it."""

    system: str
    candidate: str
    merged: tuple[str, ...] = ()
    """Candidates of the same system that it later found to be the same person."""
    login: str | None = None
    employee_number: str | None = None

    @property
    def applicant_id(self) -> str:
        """The id under which the graph knows the person first of all."""
        return f"{self.system}-{self.candidate}"

    def all(self) -> tuple[str, ...]:
        """Every id that some feed uses for the person, the applicant's own first."""
        merged = (f"{self.system}-{candidate}" for candidate in self.merged)
        staff = (f"sso-{self.login}", f"hr-{self.employee_number}") if self.login else ()
        return (self.applicant_id, *merged, *staff)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A person, their ids and history, and the truth about them."""

    person: Person
    ids: Ids
    history: History
    group: Group
    group_id: str

    @property
    def is_ring(self) -> bool:
        """Whether one pair of hands runs this applicant and others."""
        return self.group.kind in RING_KINDS


def dossiers(world: World) -> Iterator[Dossier]:
    """Everybody in the world, in the order in which systems export them."""
    rng = dice("history", world.name, world.seed)
    for inhabitant in population(world):
        history = history_of(inhabitant.person, rng)
        ids = _ids(inhabitant.person, history, rng)
        yield Dossier(inhabitant.person, ids, history, inhabitant.group, inhabitant.group_id)


def _ids(person: Person, history: History, rng: random.Random) -> Ids:
    system = ATLAS if happens(rng, 0.6) else BEACON
    merged = (_candidate(system, person.serial, "dup"),) if happens(rng, 0.015) else ()
    if history.job is None:
        return Ids(system, _candidate(system, person.serial), merged)
    name = person.claims.name.lower().replace(" ", ".")
    login = f"{name}{person.serial}@{history.job.company.split()[0].lower()}.example"
    return Ids(system, _candidate(system, person.serial), merged, login, f"E{_scattered(person.serial):07}")


def _candidate(system: str, serial: int, mark: str = "") -> str:
    number = _scattered(serial)
    if system == ATLAS:
        return str((60_000_000 if mark else 50_000_000) + number)
    return f"c{mark}{number:06x}"


def _scattered(serial: int) -> int:
    """Give each person a number below 2**22, so that ids do not tell who was made up next to whom."""
    return serial * 48271 % 2**22
