import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.access import open_database
from graph.database import Database
from graph.decisions.history import decisions
from graph.errors import UsageError
from graph.facts.runs import start_run
from graph.identifiers.canonical import CANONICAL_VERSION
from graph.schema.migrate import newest_version
from graph.settings import Settings
from graph.upkeep.status import status
from graph.upkeep.upgrade import upgrade
from ingest.job import Job, ingest
from ingest.maps.loading import map_for_feed, with_options
from ingest.sources.opening import open_source

FOLDER = Path(__file__).with_name("older_home")
EMPTIED = "MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n"
NODES = """
MATCH (ringlight:Ringlight) DELETE ringlight
WITH count(*) AS ignored
UNWIND $nodes AS node
CREATE (n:$(node.labels))
SET n = node.plain, n.place = node.place
FOREACH (name IN keys(node.times) | SET n[name] = datetime(node.times[name]))
"""
TIES = """
UNWIND $ties AS tie
MATCH (a {place: tie.from})
MATCH (b {place: tie.to})
CREATE (a)-[r:$(tie.type)]->(b)
SET r = tie.plain
FOREACH (name IN keys(tie.times) | SET r[name] = datetime(tie.times[name]))
"""
PLACES = "MATCH (n) REMOVE n.place"

Facts = Callable[[], list[tuple[str, ...]]]


@pytest.fixture
def older(database: Database, tmp_path: Path) -> Iterator[Settings]:
    """The session's server as one's own, with the graph of the earlier home in it."""
    lines = [json.loads(line) for line in (FOLDER / "graph.jsonl").read_text(encoding="utf-8").splitlines()]
    nodes = [_row(line, place=place, labels=line["labels"]) for place, line in enumerate(lines) if "labels" in line]
    ties = [_row(line, **{name: line[name] for name in ("from", "type", "to")}) for line in lines if "type" in line]
    database.write(lambda transaction: transaction.run(NODES, nodes=nodes))
    database.write(lambda transaction: transaction.run(TIES, ties=ties))
    database.administer(PLACES)
    yield replace(Settings(home=tmp_path / "home"), server=database.server)
    database.administer("MATCH (r:Ringlight) SET r.schema_version = $schema, r.canonical_version = $rules", **_TODAY)


_TODAY = {"schema": newest_version(), "rules": CANONICAL_VERSION}


def _row(line: dict[str, Any], **more: object) -> dict[str, object]:
    times = {name: value["time"] for name, value in line["properties"].items() if isinstance(value, dict)}
    plain = {name: value for name, value in line["properties"].items() if name not in times}
    return {"plain": plain, "times": times, **more}


def test_it_is_refused_until_it_is_upgraded_and_then_holds_the_facts_of_its_feeds(
    older: Settings, database: Database, facts: Facts
) -> None:
    with pytest.raises(UsageError, match="ringlight db upgrade"):
        open_database(older)
    upgrade(older, actor="ana")
    found = status(older)
    assert (found.schema_version, found.canonical_version) == (newest_version(), CANONICAL_VERSION)
    decided = decisions(database, "OLD-12")
    assert [decision.verdict for decision in decided] == ["cleared"]
    assert database.read("MATCH (r:Ring) RETURN count(r) AS rings") == [{"rings": 1}]
    upgraded = facts()
    again = upgrade(older, actor="ana")
    assert (again.saved, again.rekeyed) == (None, None)
    assert facts() == upgraded
    database.administer(EMPTIED)
    _load(database)
    assert upgraded == facts()


def test_it_is_not_touched_while_somebody_loads(older: Settings, database: Database, facts: Facts) -> None:
    before = facts()
    start_run(database, "load-1", feed="phones", source="x", file="x.csv")
    with pytest.raises(UsageError, match="A load is running"):
        upgrade(older, actor="ana")
    assert facts() == before


def _load(database: Database) -> None:
    for path in sorted((FOLDER / "feeds").iterdir()):
        of = with_options(map_for_feed(path.stem), source=path.stem, region="US")
        with open_source(str(path), of.reading) as source:
            ingest(database, Job(source, of))
