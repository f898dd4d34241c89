"""One real Neo4j for the whole session, emptied before each test.

By default an embedded server in a home of the session's own, which is killed at the end. `NEO4J=5.26` runs the
long-term release. `NEO4J_URI` names a server of your own, which is EMPTIED: only with
RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED=yes.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.access import open_database
from graph.database import Database
from graph.facts.batch import Batch
from graph.facts.model import Fact, Moment, Sighting
from graph.facts.runs import record_batch
from graph.facts.settle import settle
from graph.facts.write import write
from graph.home import open_home
from graph.identifiers.canonical import Canonical
from graph.identifiers.kinds import KINDS
from graph.server.running import read_running
from graph.settings import Settings

NODES = """
MATCH (n:Applicant|Record|Application|Shipment|Identifier|Building|WatchlistEntry)
RETURN labels(n) AS labels, properties(n) AS properties
"""
RELATIONSHIPS = """
MATCH (a)-[r]->(b)
RETURN [key IN keys(a) WHERE key ENDS WITH '_id' OR key ENDS WITH '_key' | a[key]] AS start,
       type(r) AS type, properties(r) AS properties,
       [key IN keys(b) WHERE key ENDS WITH '_id' OR key ENDS WITH '_key' | b[key]] AS end
"""

Facts = list[tuple[str, ...]]

BRIEF_SERVERS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""A server of a few minutes never earns back what the JVM spends on making it fast: a third less work in all."""


@pytest.fixture(scope="session")
def environ(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """The environment of a command that shall work on the session's server."""
    if os.environ.get("NEO4J_URI") and os.environ.get("RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED") != "yes":
        pytest.exit("The tests would empty the server at NEO4J_URI: set RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED=yes.", 2)
    home = tmp_path_factory.mktemp("home")
    os.environ.setdefault("JAVA_TOOL_OPTIONS", BRIEF_SERVERS)
    yield os.environ | {"RINGLIGHT_HOME": str(home), "RINGLIGHT_NEO4J": os.environ.get("NEO4J", "")}
    running = read_running(open_home(home))
    if running and not running.has_ended:
        os.kill(running.pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def settings(environ: Mapping[str, str]) -> Settings:
    """The settings of that environment."""
    return Settings.from_environ(environ)


@pytest.fixture(scope="session")
def session_database(settings: Settings) -> Iterator[Database]:
    """The session's server, with whatever the last test left in it."""
    with open_database(settings) as database:
        yield database


@pytest.fixture
def database(session_database: Database) -> Database:
    """The session's server, empty but for the schema."""
    emptied = "MATCH (n) WHERE NOT n:Ringlight CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
    session_database.administer(emptied)
    session_database.write(lambda transaction: transaction.run("MATCH (r:Ringlight) REMOVE r.demo"))
    return session_database


@pytest.fixture
def identify() -> Callable[[str, str], Canonical]:
    """The identifier behind a role (`home`, `phone` …) and a raw form, read as in the US."""

    def identify(role: str, raw: str) -> Canonical:
        kind = next(kind for kind in KINDS.values() if role in {each.name for each in kind.roles})
        readings = (canonicalise(raw, "US") for canonicalise in kind.columns.values())
        return next(reading for reading in readings if isinstance(reading, Canonical))

    return identify


@pytest.fixture
def tell(database: Database, identify: Callable[[str, str], Canonical]) -> Callable[..., None]:
    """Bring facts into the graph; `("A-1", "phone", "(202) 555-0143", "2026-01-31")` is a sighting (day optional)."""

    def sighting(applicant_id: str, role: str, raw: str, day: str | None = None) -> Sighting:
        identifier = identify(role, raw)
        known = next(each for each in KINDS[identifier.kind].roles if each.name == role)
        seen_at = day and Moment(datetime.fromisoformat(day).replace(tzinfo=UTC))
        return Sighting(applicant_id, known, identifier, "ats", raw, "US", seen_at or None)

    def tell(*told: Fact | tuple[str, ...]) -> None:
        batch = Batch()
        batch.add(sighting(*fact) if isinstance(fact, tuple) else fact for fact in told)
        database.write(
            lambda transaction: record_batch(
                transaction, "told", counts={}, rejections=(), written=write(transaction, batch)
            )
        )
        settle(database)

    return tell


@pytest.fixture
def elsewhere(database: Database) -> Callable[[str, Path], "subprocess.Popen[bytes]"]:
    """Runs a text of Python in a process of its own, which may be killed; it is given a home and the server's place."""
    server = database.server

    def elsewhere(text: str, home: Path) -> "subprocess.Popen[bytes]":
        arguments = (str(home), server.uri, server.username, server.password)
        return subprocess.Popen([sys.executable, "-c", text, *arguments])

    return elsewhere


@pytest.fixture
def facts(database: Database, facts_of: Callable[[Database], Facts]) -> Callable[[], Facts]:
    """All facts of the session's graph."""
    return lambda: facts_of(database)


@pytest.fixture(scope="session")
def facts_of() -> Callable[[Database], Facts]:
    """All facts of a graph, property by property, in an order that depends on nothing else."""

    def facts_of(database: Database) -> Facts:
        nodes = [(*sorted(row["labels"]), _written(row["properties"])) for row in database.read(NODES)]
        relationships = [
            (str(sorted(row["start"])), row["type"], _written(row["properties"]), str(sorted(row["end"])))
            for row in database.read(RELATIONSHIPS)
        ]
        return sorted(nodes + relationships)

    return facts_of


def _written(properties: dict[str, Any]) -> str:
    return "; ".join(f"{name}={value}" for name, value in sorted(properties.items()))
