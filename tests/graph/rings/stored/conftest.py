from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from graph.database import Database, Transaction
from graph.facts.batch import Batch
from graph.facts.model import Fact, Moment, Record, Sighting
from graph.facts.runs import record_batch
from graph.facts.settle import settle
from graph.facts.write import write
from graph.identifiers.canonical import AddressParts, Canonical, Raw
from graph.identifiers.kinds import KINDS
from graph.rings.detection.find import judge
from graph.rings.everything import understand
from graph.rings.set_aside import read_set_aside
from graph.rings.stored.kept import kept_of
from graph.rings.survey import population as everybody
from ingest.demo_world.belongings import Person, Place
from ingest.demo_world.population import population
from ingest.demo_world.world import world_of

NOW = datetime(2026, 10, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def inhabitants() -> list[list[Fact]]:
    """A demo world of 600: what the companies' systems would say of each person."""
    return [list(_facts(one.person)) for one in population(world_of("demo", 600, seed=3))]


@pytest.fixture
def feed(database: Database) -> Callable[[Iterable[Fact]], None]:
    """Bring facts into the graph as a run does."""

    def feed(facts: Iterable[Fact]) -> None:
        batch = Batch()
        batch.add(facts)
        database.write(partial(_write, batch=batch))
        settle(database)

    return feed


@pytest.fixture
def from_scratch(database: Database) -> Callable[[], set[frozenset[str]]]:
    """The persons of each ring that judging everything anew would find, by what the last survey found to be usual."""

    def from_scratch() -> set[frozenset[str]]:
        [row] = database.read("MATCH (survey:RingSurvey) RETURN survey.kept AS kept")
        kept = kept_of(row["kept"])
        assert kept
        woven, _ = understand(database, read_set_aside(database, NOW.date()), everybody(database))
        return {frozenset(ring.members) for ring in judge(woven, kept.usual)}

    return from_scratch


def _write(transaction: Transaction, batch: Batch) -> None:
    written = write(transaction, batch)
    record_batch(transaction, "told", counts={}, rejections=(), written=written)


def _facts(person: Person) -> Iterator[Fact]:
    applicant_id = f"A-{person.serial:04}"
    yield Record(applicant_id, "ats", Moment(person.begins_at), person.claims.name)
    values: list[tuple[str, str, Raw]] = [
        *(("phone", "phone", phone) for phone in person.phones),
        *(("email", "email", mailbox) for mailbox in person.mailboxes),
        *(("ip", "ip", network) for network in (*person.networks, *person.work_networks)),
        *(("handle", "linkedin", handle) for handle in person.handles),
        *(("home", "address", _parts(home)) for home in person.homes),
        *([("ship_to", "address", _parts(person.ship_to))] if person.ship_to else []),
    ]
    for name, column, raw in values:
        kind, role = next((kind, role) for kind in KINDS.values() for role in kind.roles if role.name == name)
        identifier = kind.columns[column](raw, person.country)
        if isinstance(identifier, Canonical):
            seen_at = Moment(person.begins_at + timedelta(days=1))
            yield Sighting(applicant_id, role, identifier, "ats", identifier.value, person.country, seen_at)


def _parts(place: Place) -> AddressParts:
    street = f"{place.number} {place.street}"
    return AddressParts(street, place.unit, place.town, place.region, place.postal_code, place.country)
