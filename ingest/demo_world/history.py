"""What people did: they applied, were seen from networks, were hired or not, got equipment and logged in."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ingest.demo_world.belongings import Habits, Network, Person, Place
from ingest.demo_world.dice import happens
from ingest.demo_world.words import HIRING_COMPANIES, JOB_TITLES
from ingest.demo_world.world import AS_OF, BEGINS, HISTORY

_ENDINGS = {"applied": 0.45, "interview": 0.15, "offer": 0.03, "refused": 0.37}
"""How an application ends that is neither blocked nor leads to a job, and how often."""
_STATES = {"delivered": 0.86, "sent": 0.06, "returned": 0.05, "voided": 0.03}
_ASSETS = ("laptop", "laptop", "laptop", "laptop and monitor", "phone")
_CARRIERS = ("Parcel Example", "Mock Express", "Sample Freight")


@dataclass(frozen=True, slots=True)
class Application:
    """One application to one company and what became of it."""

    number: int
    company: str
    title: str
    applied_at: datetime
    status: str
    status_at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """One connection at one step: `apply`, `interview` or `login`."""

    network: Network
    at: datetime
    stage: str


@dataclass(frozen=True, slots=True)
class Shipment:
    """Equipment sent to a hire."""

    number: int
    company: str
    destination: Place
    asset: str
    carrier: str
    shipped_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class History:
    """All that one person did, in the order of its parts."""

    applications: tuple[Application, ...]
    visits: tuple[Visit, ...]
    shipments: tuple[Shipment, ...]

    @property
    def job(self) -> Application | None:
        """The application that led to a job, whether or not they have left it since."""
        return next((one for one in self.applications if one.status in {"hired", "left"}), None)


def history_of(person: Person, rng: random.Random) -> History:
    """Tell what the person did until the world's day."""
    applications = tuple(_applications(person, rng))
    visits = [visit for application in applications for visit in _visits_while_applying(person, application, rng)]
    # Whatever else a person comes through, the careers site has seen it at least once.
    unseen = dict.fromkeys(person.networks).keys() - {visit.network for visit in visits}
    visits += [Visit(network, _between(applications[0].applied_at, 0, 1, rng), "apply") for network in sorted(unseen)]
    job = next((one for one in applications if one.status in {"hired", "left"}), None)
    if job is None:
        return History(applications, tuple(visits), ())
    visits += _logins(person, job, rng)
    return History(applications, tuple(visits), tuple(_shipments(person, job, rng)))


def _applications(person: Person, rng: random.Random) -> Iterator[Application]:
    habits = person.habits
    count = rng.randint(*habits.applications)
    lasting = min(timedelta(days=habits.span_days), AS_OF - person.begins_at)
    times = sorted(person.begins_at + lasting * rng.random() for _ in range(count))
    hired = happens(rng, habits.hired)
    for place, at in enumerate(times):
        status = _hired_or_left(rng) if hired and place == count - 1 else _ending(habits, at, rng)
        decided_at = min(at + timedelta(days=0 if status == "applied" else rng.uniform(1, 40)), AS_OF)
        company = rng.choice(habits.employers or HIRING_COMPANIES)
        yield Application(place + 1, company, rng.choice(JOB_TITLES), at, status, decided_at)


def _hired_or_left(rng: random.Random) -> str:
    return "left" if happens(rng, 0.2) else "hired"


def _ending(habits: Habits, at: datetime, rng: random.Random) -> str:
    # Companies learn to recognise rings: what they stop triples over the world's time.
    attention = (1 + 2 * ((at - BEGINS) / HISTORY)) / 3
    if happens(rng, habits.blocked * attention):
        return "blocked"
    return rng.choices(list(_ENDINGS), list(_ENDINGS.values()))[0]


def _visits_while_applying(person: Person, application: Application, rng: random.Random) -> Iterator[Visit]:
    if happens(rng, 0.9):
        yield Visit(_mostly_first(person.networks, rng), application.applied_at, "apply")
    if application.status not in {"applied", "blocked"}:
        yield Visit(_mostly_first(person.networks, rng), _between(application.applied_at, 2, 20, rng), "interview")


def _logins(person: Person, job: Application, rng: random.Random) -> Iterator[Visit]:
    networks = person.work_networks or person.networks
    for _ in range(rng.randint(2, 8)):
        yield Visit(_mostly_first(networks, rng), _between(job.status_at, 5, 120, rng), "login")


def _shipments(person: Person, job: Application, rng: random.Random) -> Iterator[Shipment]:
    destination = person.ship_to or next(iter(person.homes), None)
    if destination is None or not happens(rng, 0.95):
        return
    for number in range(1, 3 if happens(rng, 0.1) else 2):
        state = rng.choices(list(_STATES), list(_STATES.values()))[0]
        shipped_at = _between(job.status_at, 1, 14, rng)
        yield Shipment(number, job.company, destination, rng.choice(_ASSETS), rng.choice(_CARRIERS), shipped_at, state)


def _mostly_first(networks: Sequence[Network], rng: random.Random) -> Network:
    return networks[0] if happens(rng, 0.6) else rng.choice(networks)


def _between(start: datetime, least: float, most: float, rng: random.Random) -> datetime:
    return min(start + timedelta(days=rng.uniform(least, most)), AS_OF)
