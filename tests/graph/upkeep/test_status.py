from dataclasses import asdict, replace
from pathlib import Path

from graph.database import Database
from graph.home import open_home
from graph.identifiers.canonical import CANONICAL_VERSION
from graph.schema.migrate import newest_version
from graph.settings import Settings
from graph.upkeep.status import status

FIELDS = [
    "uri",
    "version",
    "edition",
    "embedded",
    "running",
    "demo",
    "applicants",
    "identifiers",
    "relationships",
    "schema_version",
    "canonical_version",
]


def test_a_running_server_tells_what_it_is_and_holds(database: Database, settings: Settings) -> None:
    database.write(
        lambda transaction: transaction.run(
            "CREATE (a:Applicant {applicant_id: 'a'})-[:HAS_PHONE]->(i:Identifier:Phone {identifier_id: 'phone:1'}), "
            "(:Applicant {applicant_id: 'b'})-[:HAS_PHONE]->(i)"
        )
    )
    found = status(settings)
    assert list(asdict(found)) == FIELDS
    assert (found.running, found.demo, found.applicants, found.identifiers, found.relationships) == (
        True,
        False,
        2,
        1,
        2,
    )
    assert (found.schema_version, found.canonical_version) == (newest_version(), CANONICAL_VERSION)


def test_a_demonstration_is_told(database: Database, settings: Settings) -> None:
    database.write(lambda transaction: transaction.run("MATCH (r:Ringlight {id: 1}) SET r.demo = true"))
    assert status(settings).demo


def test_a_stopped_server_stays_stopped_and_leaves_numbers_open(settings: Settings, tmp_path: Path) -> None:
    stopped = replace(settings, home=tmp_path / "home", server=None)
    found = asdict(status(stopped))
    assert not found["running"]
    assert found["embedded"]
    assert [found[name] for name in FIELDS[5:]] == [None] * 6
    assert not open_home(stopped.home).running.exists()
