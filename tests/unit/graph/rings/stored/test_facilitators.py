"""Where rings meet, from what was read of values and from who stands beside which ring."""

from typing import Any

from graph.rings.model import StoredRing
from graph.rings.stored.facilitators import MeetingPoint, meeting_points


def ring(ring_id: str, members: str, beside: str = "") -> StoredRing:
    return StoredRing(ring_id, tuple(members), len(members), 0.9, None, (), (), (), None, None, beside=tuple(beside))


def home(ring_ids: list[str], applicants: str, *shipments: tuple[str, str | None, str]) -> dict[str, Any]:
    sent = [list(one) for one in shipments]
    row = {"id": "address:1", "kind": "address", "value": "1 Main St", "degree": 4}
    return row | {"ring_ids": ring_ids, "applicants": list(applicants), "shipments": sent}


def values(points: list[MeetingPoint]) -> list[MeetingPoint]:
    return [point for point in points if point.kind != "applicant"]


def test_a_home_that_receives_for_several_companies_is_named_with_what_is_still_there() -> None:
    row = home(
        ["r1"], "abc", ("a", "Fictiva Inc.", "sent"), ("b", "FICTIVA", "returned"), ("z", "Mockwell", "delivered")
    )
    [point] = values(meeting_points([ring("r1", "abcd")], [row]))
    assert (point.shipments, point.away) == (3, 2)
    assert point.companies == ("FICTIVA", "Mockwell")


def test_a_home_of_one_ring_and_one_company_is_nothing_new() -> None:
    row = home(["r1"], "ab", ("a", "Fictiva", "sent"), ("b", None, "sent"))
    assert meeting_points([ring("r1", "abcd")], [row]) == []


def test_a_value_that_two_rings_use_connects_them_and_so_does_who_has_two_of_those() -> None:
    rings = [ring("r1", "abcd"), ring("r2", "wxyz")]
    desk = home(["r2", "r1"], "ay") | {"id": "phone:2", "kind": "phone"}
    points = meeting_points(rings, [home(["r2", "r1"], "ax"), desk])
    assert [(point.kind, point.id, point.ring_ids) for point in points] == [
        ("applicant", "a", ("r1", "r2")),
        ("address", "address:1", ("r1", "r2")),
        ("phone", "phone:2", ("r1", "r2")),
    ]


def test_who_stands_beside_two_rings_connects_them() -> None:
    [point] = meeting_points([ring("r1", "abcd", beside="v"), ring("r2", "wxyz", beside="v")], [])
    assert (point.id, point.ring_ids) == ("v", ("r1", "r2"))


def test_where_most_equipment_is_comes_first() -> None:
    few = home(["r1"], "a", ("a", "Fictiva", "sent"), ("b", "Mockwell", "returned")) | {"id": "address:0"}
    many = home(["r1"], "a", ("a", "Fictiva", "sent"), ("b", "Mockwell", "sent"))
    assert [point.id for point in meeting_points([ring("r1", "abcd")], [few, many])] == ["address:1", "address:0"]
