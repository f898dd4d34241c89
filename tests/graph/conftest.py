"""One real Neo4j for the whole session, emptied before each test.

By default an embedded server in a home of the session's own, which is killed at the end. `NEO4J=5.26` runs the long-term
release. `NEO4J_URI` names a server of your own, which is EMPTIED: only with RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED=yes.
"""

import os
from collections.abc import Iterator, Mapping

import pytest

from graph.access import open_database
from graph.database import Database
from graph.home import open_home
from graph.server.running import read_running
from graph.settings import Settings


@pytest.fixture(scope="session")
def environ(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """The environment of a command that shall work on the session's server."""
    if os.environ.get("NEO4J_URI") and os.environ.get("RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED") != "yes":
        pytest.exit("The tests would empty the server at NEO4J_URI: set RINGLIGHT_TEST_SERVER_MAY_BE_EMPTIED=yes.", 2)
    home = tmp_path_factory.mktemp("home")
    yield os.environ | {"RINGLIGHT_HOME": str(home), "RINGLIGHT_NEO4J": os.environ.get("NEO4J", "")}
    running = read_running(open_home(home))
    if running and running.process:
        running.process.kill()


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
    session_database.write_in_batches(emptied)
    session_database.write(lambda transaction: transaction.run("MATCH (r:Ringlight) REMOVE r.demo"))
    return session_database
