"""What Spark's tasks write is what `ingest` writes, in any split and however often they begin anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.database import Database, Row
from graph.errors import BrokenWorld
from graph.facts.settle import settle
from ingest.maps.model import Map
from ingest.spark.events import NODES, Event, Statements

EMPTIED = "MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n"
Facts = Callable[[], list[tuple[str, ...]]]


def test_every_feed_gives_the_facts_runs_and_rejections_of_ingest(
    *,
    feeds: dict[str, Path],
    map_of: Callable[[str], Map],
    ingest_file: Callable[[Path, Map], None],
    load_in_tasks: Callable[..., None],
    facts: Facts,
    runs_held: Callable[[], list[Row]],
    database: Database,
) -> None:
    readings = [(path, map_of(feed)) for feed, path in feeds.items()]
    for reading in readings:
        ingest_file(*reading)
    expected, expected_runs = facts(), runs_held()
    database.administer(EMPTIED)
    load_in_tasks(readings)
    assert facts() == expected
    assert runs_held() == expected_runs
    load_in_tasks(readings[::-1])
    assert facts() == expected


def test_a_load_that_died_and_begins_anew_ends_in_the_same_graph(
    *,
    feeds: dict[str, Path],
    map_of: Callable[[str], Map],
    load_in_tasks: Callable[..., None],
    facts: Facts,
    database: Database,
) -> None:
    readings = [(feeds[feed], map_of(feed)) for feed in ("applicants", "aliases", "shipments")]
    load_in_tasks(readings)
    expected = facts()
    database.administer(EMPTIED)
    for events in (1, 4):
        load_in_tasks(readings, dies_after=events)
        settle(database)
    load_in_tasks(readings)
    assert facts() == expected


def test_the_files_of_one_load_are_folded_together_and_counted_as_if_read_in_turn(
    *,
    tmp_path: Path,
    map_of: Callable[[str], Map],
    ingest_file: Callable[[Path, Map], None],
    load_in_tasks: Callable[..., None],
    facts: Facts,
    runs_held: Callable[[], list[Row]],
    database: Database,
) -> None:
    rows = ("A1,312-555-0114", "A2,312 555 0114", "A1,(312) 555-0114", "A3,nobody's", "A1,312-555-0114")
    paths = [tmp_path / f"phones-{number}.csv" for number, _ in enumerate(rows)]
    for path, row in zip(paths, rows, strict=True):
        path.write_text(f"applicant_id,phone\n{row}\n", encoding="utf-8")
        ingest_file(path, map_of("phones"))
    expected, expected_runs = facts(), runs_held()
    database.administer(EMPTIED)
    load_in_tasks([(path, map_of("phones")) for path in paths])
    assert facts() == expected
    assert runs_held() == expected_runs


def test_a_batch_is_refused_whole_where_somebody_else_has_loaded_meanwhile(
    *,
    feeds: dict[str, Path],
    map_of: Callable[[str], Map],
    ingest_file: Callable[[Path, Map], None],
    seen: Callable[[], list[int]],
    write_event: Callable[[Statements, Event], None],
    facts: Facts,
) -> None:
    before = seen()
    ingest_file(feeds["phones"], map_of("phones"))
    expected = facts()
    event: Event = {
        "lock_applicants": {"rows": [{"applicant_id": "B-1", "shown": {}}]},
        "merge_identifiers": {"rows": []},
        "write_buildings": {"rows": []},
        "count_created": {"rows": []},
    }
    with pytest.raises(BrokenWorld):
        write_event(NODES, event | {"still_alone": {"seen": before}})
    assert facts() == expected
    write_event(NODES, event | {"still_alone": {"seen": seen()}})
    assert len(facts()) == len(expected) + 1
