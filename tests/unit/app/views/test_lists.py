"""The tables of the pages: what an applicant or a file name says never becomes a formula."""

from datetime import UTC, datetime

from app.views import meeting_points, rings, runs, today
from graph.rings.model import StoredRing
from graph.rings.stored.equipment import Sent
from graph.rings.stored.happened import Happened
from graph.rings.stored.identity import ChangeKind


def stored_ring(reason: str) -> StoredRing:
    return StoredRing(
        ring_id="ring:00000000000000a1",
        members=("A-1", "A-2", "A-3", "A-4"),
        size=4,
        strength=0.9,
        risk=0.7,
        signals=(),
        evidence=(),
        weak_points=(),
        first_seen_at=None,
        last_seen_at=None,
        hired=("A-2",),
        reasons=(reason,),
    )


def test_a_ring_shows_its_risk_in_words_and_who_is_inside() -> None:
    table = rings.table([stored_ring("4 people share a phone")], {"ring:00000000000000a1": "grew"})
    assert (table["Risk"], table["Persons"], table["Inside"]) == (["high"], [4], [1])
    assert table["Why"] == ["4 people share a phone"]
    assert table["Lately"] == ["grew"]


def test_a_reason_that_looks_like_a_formula_is_text() -> None:
    assert rings.table([stored_ring("=1+1")], {})["Why"] == ["'=1+1"]


def test_what_became_of_a_ring_stands_beside_what_it_is_now() -> None:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    grew = Happened(at, "ring:00000000000000a1", ChangeKind.GREW, ("A-4",), (), None)
    ended = Happened(at, "ring:00000000000000b2", ChangeKind.ENDED, (), ("A-9", "A-10"), None)
    table = today.table([grew, ended], {"ring:00000000000000a1": stored_ring("=1+1")})
    assert (table["What"], table["Joined"], table["Left"]) == (["grew", "ended"], [1, 0], [0, 2])
    assert (table["Persons"], table["Risk"]) == ([4, None], ["high", None])


def test_a_file_name_that_looks_like_a_formula_is_text() -> None:
    run = {name: 0 for name in runs.COLUMNS.values()} | {"file": "=cmd|'/c calc'!A0", "state": "done"}
    assert runs.table([run])["File"] == ["'=cmd|'/c calc'!A0"]
    assert runs.table([run])["Rows"] == [0]


def test_shipments_are_counted_by_company_and_month_where_the_day_is_known() -> None:
    march, april = datetime(2026, 3, 30, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    sent = [
        Sent("A-1", None, "Northwind", "L-1", "sent", march),
        Sent("A-2", None, "Northwind", "L-2", "returned", march),
        Sent("A-2", None, "=cmd()", "L-3", "sent", april),
        Sent("A-3", None, None, "L-4", "sent", april),
        Sent("A-3", None, "Contoso", None, "sent", None),
    ]
    counted = {(month.isoformat(), company): count for (month, company), count in meeting_points.by_month(sent).items()}
    assert counted == {
        ("2026-03-01", "Northwind"): 2,
        ("2026-04-01", "'=cmd()"): 1,
        ("2026-04-01", "unknown company"): 1,
    }
