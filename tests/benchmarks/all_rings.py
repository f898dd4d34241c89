"""How long all rings take, beside reading the same edges and running igraph's components over them, in the same run.

    python -m tests.benchmarks.all_rings --applicants 20000

Then comes a feed of some 1,000 rows: people of the same world who were held back. Works on the server at NEO4J_URI,
which it EMPTIES, or on an embedded one of its own, which it leaves stopped.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from statistics import median

import click
import igraph

from graph.access import open_database
from graph.database import Database, Transaction
from graph.facts.batch import Batch
from graph.facts.runs import record_batch
from graph.facts.settle import settle
from graph.facts.write import write
from graph.home import open_home
from graph.rings.detection.find import judge
from graph.rings.everything import understand
from graph.rings.set_aside import read_set_aside
from graph.rings.shared import LARGEST
from graph.rings.stored.refresh import refresh
from graph.rings.survey import population as everybody
from graph.server.start import stop
from graph.settings import Settings
from ingest.demo_world.belongings import Person
from ingest.demo_world.population import population
from ingest.demo_world.world import AS_OF, world_of
from tests.benchmarks.rings import BATCH, facts_of

HELD_BACK = 170
"""People who come with some 1,000 rows."""
FEEDS = 5
TIMES = 5
_EMPTY = "MATCH (n) WHERE NOT n:Ringlight CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
_FORGET = "MATCH (survey:RingSurvey) REMOVE survey.kept"
_EDGES = """
MATCH (value:Identifier)
WHERE value.degree > 1 AND value.degree <= $most AND value.validity <> 'placeholder'
MATCH (value)<--(holder:Applicant)
RETURN value.identifier_id AS id, collect(DISTINCT holder.applicant_id) AS holders
"""


@click.command()
@click.option("--applicants", type=int, default=20_000, show_default=True)
def main(*, applicants: int) -> None:
    """Measure on a demo world of this size."""
    if os.environ.get("NEO4J_URI") and os.environ.get("RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED") != "yes":
        raise click.UsageError(
            "This would empty the server at NEO4J_URI: set RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED=yes."
        )
    with tempfile.TemporaryDirectory() as home:
        settings = Settings.from_environ(os.environ | {"RINGLIGHT_HOME": home})
        with open_database(settings) as database:
            report(database, applicants)
        if settings.server is None:
            stop(open_home(settings.home))


def report(database: Database, applicants: int) -> None:
    """Load most of the world, measure all rings, feed the rest, and measure what that costs."""
    people = [one.person for one in population(world_of("demo", applicants, seed=1))]
    random.Random(7).shuffle(people)
    database.administer(_EMPTY)
    feed(database, people[FEEDS * HELD_BACK :])
    edges, rings = together(partial(components, database), partial(find_rings, database))
    click.echo(f"{applicants} applicants, medians of {TIMES}")
    click.echo(f"  edges and components {edges:.2f} s, all rings {rings:.2f} s, ratio {rings / edges:.2f}")
    refresh(database, AS_OF)
    parts = [after_feed(database, people[n * HELD_BACK : (n + 1) * HELD_BACK]) for n in range(FEEDS)]
    part, whole = median(parts), median(from_scratch(database) for _ in range(FEEDS))
    click.echo(f"  refresh after a feed {part:.2f} s, of everything {whole:.2f} s, ratio {part / whole:.3f}")


def after_feed(database: Database, people: Iterable[Person]) -> float:
    """How long the refresh after a feed takes."""
    feed(database, people)
    return seconds(partial(refresh, database, AS_OF))


def from_scratch(database: Database) -> float:
    """How long it takes to work out all stored rings."""
    database.administer(_FORGET)
    return seconds(partial(refresh, database, AS_OF))


def feed(database: Database, people: Iterable[Person]) -> None:
    """Write what the companies' systems would say of these people, as runs do."""
    rest = iter(people)
    while some := list(islice(rest, BATCH)):
        batch = Batch()
        batch.add(fact for person in some for fact in facts_of(person))
        database.write(partial(_write, batch=batch))
    settle(database)


def _write(transaction: Transaction, batch: Batch) -> None:
    record_batch(transaction, "bench", counts={}, rejections=(), written=write(transaction, batch))


def components(database: Database) -> int:
    """How many connected components the edges have: what reading them costs, and next to nothing more."""
    nodes: dict[str, int] = {}
    edges: list[tuple[int, int]] = []
    for _, holders in database.read_lists(_EDGES, most=LARGEST):
        ids = [nodes.setdefault(holder, len(nodes)) for holder in holders]
        edges += [(ids[0], other) for other in ids[1:]]
    return len(igraph.Graph(len(nodes), edges).connected_components())


def find_rings(database: Database) -> int:
    """How many rings there are, read and judged from scratch."""
    woven, usual = understand(database, read_set_aside(database, AS_OF.date()), everybody(database))
    return len(judge(woven, usual))


def together(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The medians of both, called in turn after one call that does not count."""
    pairs = [(seconds(one), seconds(other)) for _ in range(TIMES + 1)][1:]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
