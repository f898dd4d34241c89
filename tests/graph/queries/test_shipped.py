from pathlib import Path

from graph.database import Database
from graph.queries.library import library
from graph.queries.parameters import values_of
from graph.queries.run import answer
from graph.signals.lists import Lists
from ingest.demo_world.folder import DemoFolder
from ingest.demo_world.load import load
from ingest.demo_world.making import make
from ingest.demo_world.world import world_of

MAY_FIND_NOTHING = {
    *("applicants_without_contact", "applicants_without_record", "one_person_many_names", "recipient_is_somebody_else"),
    *("homes_that_receive_for_others", "impossible_phones_in_common", "left_and_came_back", "runs_with_trouble"),
    *("decisions_that_end", "rings_found_by_day", "rings_with_people_inside", "values_between_rings"),
}
"""What is rare or absent in so small a demo world, and what comes only of decisions and of stored rings."""


def test_every_shipped_query_runs_on_the_demo_world_and_returns_what_it_promises(
    database: Database, tmp_path: Path
) -> None:
    """One load for all: it is what takes the time."""
    folder = DemoFolder(tmp_path / "demo")
    make(world_of("demo", 2_000, seed=7), folder)
    for _ in load(database, folder, lambda name, rows: None):
        pass
    queries, faults = library(tmp_path)
    assert faults == []
    found_nothing = set()
    for query in queries:
        values = values_of(query.says.parameters, {}, Lists().entries)
        with answer(database, query.text, values) as found:
            if not list(found.rows) and not query.says.signal:
                found_nothing.add(query.name)
            assert set(query.says.returns) <= set(found.columns), query.name
            assert query.says.signal or list(found.columns) == query.says.returns, query.name
    assert found_nothing <= MAY_FIND_NOTHING
