"""What is measured of one world: loading, rings, search, all rings, a night's feed, and writes beside a hub."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graph.access import open_database
from graph.database import Database
from graph.errors import BrokenWorld
from graph.home import open_home
from graph.rings.growth import find_ring
from graph.rings.stored.refresh import refresh
from graph.rings.warming import warm_up
from graph.search.search import search
from graph.server.process import find_process
from graph.server.start import stopping_what_it_started
from graph.settings import Settings
from ingest.bulk.load import load_in_bulk
from ingest.bulk.workplace import Reading
from ingest.demo_world.world import AS_OF
from ingest.job import Job, ingest
from ingest.sources.opening import open_source
from tests.benchmarks.memory import peak_memory
from tests.benchmarks.scale.world import BESIDE, HUB, HUB_ID, make_world, write_ips, write_nightly

CALLS = 100
WARMING = 20
TURNS = 3
MIB = 1 << 20
_BESIDE_CROWDS = """
MATCH (value:Identifier) WHERE value.degree > 50 AND value.identifier_id <> $hub
MATCH (value)<--(holder:Applicant)
RETURN DISTINCT holder.applicant_id AS id ORDER BY id
"""
_BEHIND_HUB = (
    "MATCH (:Identifier {identifier_id: $hub})<--(a:Applicant) RETURN DISTINCT a.applicant_id AS id ORDER BY id"
)
_WRITTEN = """
UNWIND $ids AS id
MATCH (applicant:Applicant {applicant_id: id})-[sighting]->(:Identifier)
RETURN sighting.raw AS text, applicant.name AS name ORDER BY id, text
"""
_SIZE = """
RETURN COUNT { MATCH (:Applicant) } AS applicants, COUNT { MATCH (:Applicant)-->(:Identifier) } AS sightings,
       COUNT { MATCH (:Identifier {identifier_id: $hub})<--() } AS sharers
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one world by name; seconds, milliseconds or MiB as the table says."""

    applicants: int
    figures: dict[str, float]


def measure(applicants: int, folder: Path) -> Measured:
    """Make a world in the folder, load it in bulk into a home there, and measure; the server is stopped afterwards."""
    figures: dict[str, float] = {}
    readings = make_world(applicants, folder)
    settings = Settings(folder / "home")
    home = open_home(settings.home)
    with stopping_what_it_started(home):
        with peak_memory() as peak, _timed(figures, "bulk"):
            summaries = load_in_bulk(settings, readings)
        figures |= {"rows": sum(each.rows_in for each in summaries), "bulk_memory": peak() / MIB}
        with open_database(settings) as database:
            _warm(database)
            figures |= _size(database) | _calls(database) | _all_rings(database)
            figures |= _after_a_night(database, folder) | _beside_the_hub(database, folder)
        if server := find_process(home):
            figures["server_memory"] = server.memory_info().rss / MIB
    return Measured(applicants, figures)


def _size(database: Database) -> dict[str, float]:
    return dict(database.read(_SIZE, hub=HUB_ID)[0])


def _calls(database: Database) -> dict[str, float]:
    """Rings around suspects beside crowds and behind the hub, and searches for what sources wrote."""
    crowded, behind = (_some(_ids(database, text)) for text in (_BESIDE_CROWDS, _BEHIND_HUB))
    written = database.read(_WRITTEN, ids=crowded)
    texts = _some([str(row[what]) for row in written for what in ("text", "name") if row[what]])
    find, look = partial(find_ring, database), partial(search, database, region="US")
    return {
        **_distribution("ring", find, crowded),
        **_distribution("ring_behind_hub", find, behind),
        **_distribution("search", look, texts),
    }


def _ids(database: Database, text: str) -> list[str]:
    return [row["id"] for row in database.read(text, hub=HUB_ID)]


def _some(all_of_them: list[str]) -> list[str]:
    return random.Random(7).sample(all_of_them, min(CALLS + WARMING, len(all_of_them)))


def _warm(database: Database) -> None:
    """Have Java compile what is called. On a busy machine the very first calls may run into the server's time limit."""
    while True:
        try:
            return warm_up(database)
        except BrokenWorld:
            time.sleep(1)


def _distribution(name: str, call: Callable[[str], object], arguments: Iterable[str]) -> dict[str, float]:
    spent = sorted([1000 * seconds(partial(call, each)) for each in arguments][WARMING:])
    return {f"{name}_p50": spent[len(spent) // 2], f"{name}_p95": spent[int(len(spent) * 0.95)]}


def _all_rings(database: Database) -> dict[str, float]:
    with peak_memory() as peak:
        spent = seconds(partial(refresh, database, AS_OF))
    return {"all_rings": spent, "all_rings_memory": peak() / MIB}


def _after_a_night(database: Database, folder: Path) -> dict[str, float]:
    feed = write_nightly(folder / "phones.csv", database, _ids(database, _BEHIND_HUB))
    fed = seconds(partial(_ingest, database, feed))
    return {"night_ingest": fed, "night_refresh": seconds(partial(refresh, database, AS_OF))}


def _beside_the_hub(database: Database, folder: Path) -> dict[str, float]:
    """The best of some turns, each of new applicants: behind a network that is new as they are, then behind the hub."""
    alone: list[float] = []
    behind: list[float] = []
    for turn in range(TURNS):
        ids = [f"turn-{turn}-{number}" for number in range(2 * BESIDE)]
        for network, some, spent in ((f"203.0.{turn}.9", ids[:BESIDE], alone), (HUB, ids[BESIDE:], behind)):
            feed = write_ips(folder / "ips-night.csv", ((each, network) for each in some))
            spent.append(seconds(partial(_ingest, database, feed)))
    return {"write_alone": min(alone), "write_behind_hub": min(behind), "write_ratio": min(behind) / min(alone)}


def _ingest(database: Database, reading: Reading) -> None:
    with open_source(str(reading.path), reading.of.reading) as source:
        ingest(database, Job(source, reading.of))


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


@contextmanager
def _timed(figures: dict[str, float], name: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    figures[name] = time.perf_counter() - began
