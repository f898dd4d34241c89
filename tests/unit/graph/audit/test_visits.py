import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graph.audit.visits import last_visit

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def did(home: Path, actor: str, *hours_ago: float) -> None:
    with (home / "audit.jsonl").open("a", encoding="ascii") as file:
        for hours in hours_ago:
            at = (NOW - timedelta(hours=hours)).isoformat(timespec="microseconds")
            file.write(json.dumps({"at": at, "actor": actor, "action": "search"}) + "\n")


def hours_since(last: datetime | None) -> float | None:
    return (NOW - last) / timedelta(hours=1) if last else None


def test_yesterdays_visit_ended_with_the_last_thing_done(tmp_path: Path) -> None:
    did(tmp_path, "ana", 20, 17.5, 17)
    assert hours_since(last_visit(tmp_path, "ana", NOW)) == 17


def test_what_was_done_in_the_present_visit_is_not_the_last_one(tmp_path: Path) -> None:
    did(tmp_path, "ana", 40, 17, 2, 0.1)
    assert hours_since(last_visit(tmp_path, "ana", NOW)) == 17


def test_others_have_visits_of_their_own(tmp_path: Path) -> None:
    did(tmp_path, "ben", 17)
    did(tmp_path, "ana", 1)
    assert last_visit(tmp_path, "ana", NOW) is None


def test_who_was_never_here_or_long_ago_has_no_last_visit(tmp_path: Path) -> None:
    assert last_visit(tmp_path, "ana", NOW) is None
    did(tmp_path, "ana", 24 * 200)
    assert last_visit(tmp_path, "ana", NOW) is None
