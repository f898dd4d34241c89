from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.database import Database
from graph.errors import UsageError
from graph.home import Home, open_home
from graph.identifiers.canonical import CANONICAL_VERSION
from graph.schema.migrate import migrate, migrations, missing_migrations, newest_version
from graph.settings import Settings

VERSIONS = "MATCH (r:Ringlight {id: 1}) RETURN r.schema_version AS schema, r.canonical_version AS canonical"
INDEXES = "SHOW INDEXES YIELD name, state RETURN name, state ORDER BY name"


@pytest.fixture
def home(settings: Settings) -> Home:
    return open_home(settings.home)


@pytest.fixture
def newest_again(database: Database) -> Iterator[None]:
    """Leaves the session's graph at the newest version, whatever the test made of it."""
    yield
    _set(database, newest_version())


def _set(database: Database, version: int | None) -> None:
    statement = "MATCH (r:Ringlight {id: 1}) SET r.schema_version = $version"
    database.write(lambda transaction: transaction.run(statement, version=version))


def test_migrations_are_numbered_from_one_without_a_gap() -> None:
    assert [migration.number for migration in migrations()] == list(range(1, len(migrations()) + 1))


def test_a_fresh_graph_has_the_newest_schema_and_all_indexes_online(database: Database) -> None:
    assert database.read(VERSIONS) == [{"schema": newest_version(), "canonical": CANONICAL_VERSION}]
    assert {row["state"] for row in database.read(INDEXES)} == {"ONLINE"}


@pytest.mark.usefixtures("newest_again")
def test_an_older_graph_is_brought_forward_by_many_commands_at_once(database: Database, home: Home) -> None:
    before = database.read(INDEXES)
    database.administer("DROP INDEX run_batch_run_id")
    _set(database, None)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: migrate(database, home), range(4)))
    assert missing_migrations(database) == []
    assert database.read(INDEXES) == before


@pytest.mark.usefixtures("newest_again")
def test_a_newer_graph_is_refused_in_a_sentence(database: Database, home: Home) -> None:
    _set(database, newest_version() + 1)
    with pytest.raises(UsageError, match="update Ringlight"):
        migrate(database, home)
