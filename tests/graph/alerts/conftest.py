"""A data folder with one alert on shared phones, and a clock that stands still."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.alerts.run import Outcome, run_alert
from graph.database import Database

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_QUERY = """
// title = "Phones of several persons"
// description = "One row for each person who shares a phone."
// returns = ["applicant_id", "phone", "persons"]
// [parameters.least]
// type = "integer"
// default = 2
MATCH (phone:Phone) WHERE phone.degree >= $least
MATCH (phone)<-[:HAS_PHONE]-(applicant:Applicant)
RETURN DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, phone.value AS phone,
       phone.degree AS persons
ORDER BY applicant_id, phone
"""
_ALERT = """
[alerts.phones]
query = "shared_phone_rows"
owner = "kim"
every = "1h"
reason = "{phone} is of {persons} persons"
"""


@pytest.fixture
def noon() -> datetime:
    """When it is, unless a test says otherwise."""
    return NOON


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with the alert `phones`."""
    path = tmp_path / "home"
    (path / "queries").mkdir(parents=True)
    (path / "queries" / "shared_phone_rows.cypher").write_text(_QUERY.lstrip(), encoding="utf-8")
    (path / "ringlight.toml").write_text(_ALERT, encoding="utf-8")
    return path


@pytest.fixture
def say(home: Path) -> Callable[..., None]:
    """Add these lines to the alert, and these tables to the file."""

    def say(lines: str = "", *, tables: str = "") -> None:
        (home / "ringlight.toml").write_text(f"{_ALERT}{lines}\n{tables}", encoding="utf-8")

    return say


@pytest.fixture
def run(database: Database, home: Path) -> Callable[..., Outcome]:
    """Run the alert `phones`, at noon or at the time that is given."""

    def run(now: datetime = NOON) -> Outcome:
        return run_alert(database, home, "phones", actor="ops", now=now)

    return run
