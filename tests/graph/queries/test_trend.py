from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from graph.database import Database
from graph.facts.model import Application, Moment
from graph.queries.library import find_query
from graph.queries.run import answer

Tell = Callable[..., None]


def applied(number: int, day: datetime, status: str = "applied") -> Application:
    at = Moment(day)
    return Application(f"A-{number}", "ats", f"app-{number}", applied_at=at, status=status, status_at=at)


def test_a_week_stands_beside_that_of_the_year_before(database: Database, tell: Tell, tmp_path: Path) -> None:
    monday, wednesday = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 4, 23, 59, tzinfo=UTC)
    year_before = datetime(2025, 3, 5, tzinfo=UTC)
    tell(applied(1, monday), applied(2, wednesday, "blocked"), applied(3, year_before, "blocked"))
    with answer(database, find_query(tmp_path, "applications_by_week").text, {"weeks": 3}) as found:
        rows = [tuple(row.values()) for row in found.rows]
    assert [str(row[0]) for row in rows] == ["2026-03-02", "2026-02-23", "2026-02-16"]
    assert rows[0][1:] == (2, 1, 1, 1)
    assert rows[1][1:] == (0, 0, 0, 0)
