"""How long the ring around a suspect takes, beside a plain hop-by-hop query on the same graph in the same run.

    python -m tests.benchmarks.rings --applicants 20000 100000

Works on the server at NEO4J_URI, which it EMPTIES, or on an embedded one of its own, which it leaves stopped.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice

import click
import rustworkx as rx

from graph.access import open_database
from graph.database import Database, Transaction
from graph.facts.batch import Batch
from graph.facts.elements import run
from graph.facts.model import Fact, Moment, Record, Sighting
from graph.facts.write import write
from graph.home import open_home
from graph.identifiers.canonical import AddressParts, Canonical, Raw
from graph.identifiers.kinds import KINDS
from graph.rings.everything import find_rings
from graph.rings.growth import find_ring
from graph.rings.shared import LARGEST
from graph.server.start import stop
from graph.settings import Settings
from ingest.demo_world.belongings import Person, Place
from ingest.demo_world.population import population
from ingest.demo_world.world import AS_OF, world_of

CROWD = 50
"""The plain query takes what more share for a hub: it knows no other way."""
HOPS = 4
BATCH = 2_000
_PLAIN_HOP = """
MATCH (here:Applicant)-->(value:Identifier)
WHERE here.applicant_id IN $frontier AND value.degree > 1 AND value.degree <= $crowd AND value.validity <> 'placeholder'
WITH DISTINCT value
MATCH (value)<--(other:Applicant)
RETURN DISTINCT other.applicant_id AS id
"""
_EDGES = """
MATCH (value:Identifier)
WHERE value.degree > 1 AND value.degree <= $most AND value.validity <> 'placeholder'
MATCH (value)<--(holder:Applicant)
RETURN value.identifier_id AS id, collect(DISTINCT holder.applicant_id) AS holders
"""
_BESIDE_CROWDS = """
MATCH (value:Identifier) WHERE value.degree > $crowd
MATCH (value)<--(holder:Applicant)
RETURN DISTINCT holder.applicant_id AS id ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds, of many calls."""

    p50: float
    p95: float


@click.command()
@click.option("--applicants", "sizes", multiple=True, type=int, default=(20_000,), show_default=True)
@click.option("--keep", is_flag=True, help="Measure on what is there instead of a new world.")
@click.option("--suspects", type=int, default=300, show_default=True)
def main(*, sizes: tuple[int, ...], keep: bool, suspects: int) -> None:
    """Measure on a demo world of each size."""
    if os.environ.get("NEO4J_URI") and os.environ.get("RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED") != "yes":
        raise click.UsageError(
            "This would empty the server at NEO4J_URI: set RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED=yes."
        )
    with tempfile.TemporaryDirectory() as home:
        settings = Settings.from_environ(os.environ | {"RINGLIGHT_HOME": home})
        for applicants in sizes:
            with open_database(settings) as database:
                if not keep:
                    load(database, applicants)
                report(database, applicants, suspects)
        if settings.server is None:
            stop(open_home(settings.home))


def load(database: Database, applicants: int) -> None:
    """An empty graph with a demo world in it, written without the detour through files."""
    database.administer("MATCH (n) WHERE NOT n:Ringlight CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
    people = (inhabitant.person for inhabitant in population(world_of("demo", applicants, seed=1)))
    while facts := [fact for person in islice(people, BATCH) for fact in facts_of(person)]:
        batch = Batch()
        batch.add(facts)
        database.write(partial(write_settled, batch=batch))


def write_settled(transaction: Transaction, batch: Batch) -> None:
    """Write a batch and bring the degrees of what it touched up to date, as the end of a run does."""
    run(transaction, "set_degrees", identifier_ids=write(transaction, batch).identifiers)


def facts_of(person: Person) -> Iterator[Fact]:
    """What the companies' systems would say of one person, without the ways in which they write it."""
    applicant_id = f"A-{person.serial:07}"
    yield Record(applicant_id, "bench", Moment(person.begins_at), person.claims.name)
    values: list[tuple[str, str, Raw]] = [
        *(("phone", "phone", phone) for phone in person.phones),
        *(("email", "email", mailbox) for mailbox in person.mailboxes),
        *(("ip", "ip", network) for network in (*person.networks, *person.work_networks)),
        *(("handle", "linkedin", handle) for handle in person.handles),
        *(("home", "address", as_parts(home)) for home in person.homes),
        *([("ship_to", "address", as_parts(person.ship_to))] if person.ship_to else []),
    ]
    for name, column, raw in values:
        kind, role = next((kind, role) for kind in KINDS.values() for role in kind.roles if role.name == name)
        identifier = kind.columns[column](raw, person.country)
        if isinstance(identifier, Canonical):
            for days in (0, 40):
                at = Moment(person.begins_at + timedelta(days=days))
                yield Sighting(applicant_id, role, identifier, "bench", identifier.value, person.country, at)


def as_parts(place: Place) -> AddressParts:
    """The place as a feed with columns has it."""
    street = f"{place.number} {place.street}"
    return AddressParts(street, place.unit, place.town, place.region, place.postal_code, place.country)


def report(database: Database, applicants: int, suspects: int) -> None:
    """Print the times, ours as a ratio to the plain query's."""
    beside = [row["id"] for row in database.read(_BESIDE_CROWDS, crowd=CROWD)]
    sample = random.Random(7).sample(beside, min(suspects, len(beside)))
    for each in sample[:30]:
        find_ring(database, each)
        plain_ring(database, each)
    plain, ours = times(sample, lambda each: plain_ring(database, each), lambda each: find_ring(database, each))
    click.echo(f"{applicants} applicants, {len(sample)} suspects beside crowds")
    click.echo(f"  plain hop by hop      p50 {plain.p50:6.1f} ms   p95 {plain.p95:6.1f} ms")
    click.echo(f"  find_ring             p50 {ours.p50:6.1f} ms   p95 {ours.p95:6.1f} ms")
    click.echo(f"  ratio                 p50 {ours.p50 / plain.p50:6.2f}      p95 {ours.p95 / plain.p95:6.2f}")
    edges, everything = (
        seconds(lambda: components(database)),
        seconds(lambda: find_rings(database, AS_OF.date())),
    )
    click.echo(
        f"  components of all edges {edges:.2f} s, find_rings {everything:.2f} s, ratio {everything / edges:.2f}"
    )


def plain_ring(database: Database, applicant_id: str) -> set[str]:
    """Who is within four shared values that no crowd shares: one query a hop, and nothing else."""
    reached = frontier = {applicant_id}
    for _ in range(HOPS):
        rows = database.read(_PLAIN_HOP, frontier=list(frontier), crowd=CROWD)
        frontier = {row["id"] for row in rows} - reached
        reached = reached | frontier
        if not frontier:
            break
    return reached


def components(database: Database) -> int:
    """How many connected components the same edges have: what reading them costs, and next to nothing more."""
    graph: rx.PyGraph[str, None] = rx.PyGraph()
    nodes: dict[str, int] = {}
    for row in database.stream(_EDGES, most=LARGEST):
        ids = [
            nodes[each] if each in nodes else nodes.setdefault(each, graph.add_node(each)) for each in row["holders"]
        ]
        graph.add_edges_from_no_data([(ids[0], other) for other in ids[1:]])
    return rx.number_connected_components(graph)


def times(suspects: list[str], *calls: Callable[[str], object]) -> list[Times]:
    """The distribution of each call over these suspects; in turn, so that a busy minute of the machine meets all."""
    spent = [[1000 * seconds(partial(call, each)) for call in calls] for each in suspects]
    return [_distribution(sorted(column)) for column in zip(*spent, strict=True)]


def _distribution(spent: list[float]) -> Times:
    return Times(spent[len(spent) // 2], spent[int(len(spent) * 0.95)])


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
