"""A world of any size, streamed to disk as its systems would export it, and a feed that comes a night later.

Beside the demo's exports there is one network that up to 200,000 of the world's applicants share: a carrier's NAT.
"""

import csv
import random
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from graph.database import Database
from graph.identifiers.canonical import stable_id
from ingest.bulk.workplace import Reading
from ingest.demo_world.folder import DemoFolder
from ingest.demo_world.making import make
from ingest.demo_world.world import AS_OF, world_of
from ingest.maps.loading import map_for_feed, parsed_map, with_options

SEED = 1
HUB = "172.56.20.9"
HUB_ID = stable_id("ip", HUB)
MOST_SHARERS = 200_000
NIGHTLY = 10_000
KNOWN_VALUES = 10
"""Every so many rows of the nightly feed bring a phone that somebody has already."""
BESIDE = 5_000
_SOME_PHONES = """
MATCH (phone:Phone) WHERE phone.validity <> 'placeholder'
RETURN phone.value AS value ORDER BY phone.identifier_id LIMIT $most
"""


def make_world(applicants: int, folder: Path) -> list[Reading]:
    """Write the world's files; each with the map that reads it."""
    demo = DemoFolder(folder / "demo")
    make(world_of("demo", applicants, SEED), demo)
    hub = write_ips(folder / "ips.csv", ((each, HUB) for each in _sharers(demo.truth)))
    return [*(Reading(export, parsed_map(of)) for export, of in demo.loads()), hub]


def _sharers(truth: Path) -> Iterator[str]:
    """The first ids of the world, each of which is an applicant."""
    with truth.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if number == MOST_SHARERS:
                return
            yield row["applicant_id"]


def write_ips(path: Path, rows: Iterable[tuple[str, str]]) -> Reading:
    """Log-ins of these applicants from these networks, on the world's last day."""
    at = (AS_OF - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _write(path, "ips", ("applicant_id", "ip", "seen_at"), ((*row, at) for row in rows))


def write_nightly(path: Path, database: Database, people: list[str]) -> Reading:
    """Phone numbers that people of the world gave that night; some are those of others."""
    dice = random.Random(SEED)
    known = [row["value"] for row in database.read(_SOME_PHONES, most=NIGHTLY)]
    rows = (
        (dice.choice(people), dice.choice(known) if number % KNOWN_VALUES == 0 else f"+1312{2_000_000 + number}")
        for number in range(NIGHTLY)
    )
    at = AS_OF.date().isoformat()
    return _write(path, "phones", ("applicant_id", "phone", "seen_at"), ((*row, at) for row in rows))


def _write(path: Path, feed: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Reading:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return Reading(path, with_options(map_for_feed(feed), source="bench", region="US"))
