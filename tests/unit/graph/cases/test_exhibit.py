from dataclasses import replace

import pytest

from graph.cases.exhibit import Exhibit, exhibit_without, ring_without
from graph.rings.model import Beside, LeftOut, LeftOutIdentifier, Link, Member, Ring, RingIdentifier, WeakPoint

PHONE, EMAIL, CROWD = "phone:1", "email:2", "ip:3"


def _member(applicant_id: str, *path: str) -> Member:
    return Member(applicant_id, f"Name of {applicant_id}", None, 0.5, len(path) // 2, (*path, applicant_id))


def _link(applicant_id: str, identifier_id: str) -> Link:
    return Link(applicant_id, identifier_id, identifier_id.partition(":")[0], ("raw",), ("ats",), None, None, 0.5)


@pytest.fixture
def ring() -> Ring:
    """A-1 and A-2 share a phone, A-2 and A-3 a mailbox, A-1 and A-3 a network of many."""
    return Ring(
        suspect="A-1",
        members=(_member("A-1"), _member("A-2", "A-1", PHONE), _member("A-3", "A-1", PHONE, "A-2", EMAIL)),
        identifiers=(RingIdentifier(PHONE, "phone", "+1", 2), RingIdentifier(EMAIL, "email", "a@b.example", 2)),
        links=(
            _link("A-1", PHONE),
            _link("A-2", PHONE),
            _link("A-2", EMAIL),
            _link("A-3", EMAIL),
            _link("A-1", CROWD),
            _link("A-3", CROWD),
        ),
        weak_points=(WeakPoint("A-2", 1), WeakPoint(PHONE, 2)),
        left_out=LeftOut(0, (LeftOutIdentifier(CROWD, "ip", "203.0.113.7", 62, "62 people share it"),)),
        truncated=False,
        beside=(Beside("A-4", "Name of A-4", None, "perhaps a victim"),),
        why={PHONE: "2 people share it", EMAIL: "2 people share it"},
    )


def test_without_nobody_it_is_the_same(ring: Ring) -> None:
    assert ring_without(ring, ()) == ring


def test_whoever_leaves_takes_along_what_then_joins_nobody(ring: Ring) -> None:
    left = ring_without(ring, {"A-3"})
    assert left
    assert [member.applicant_id for member in left.members] == ["A-1", "A-2"]
    assert [value.id for value in left.identifiers] == [PHONE]
    assert {link.identifier_id for link in left.links} == {PHONE, CROWD}
    assert set(left.why) == {PHONE}


def test_no_trace_of_whoever_leaves_stays(ring: Ring) -> None:
    left = ring_without(ring, {"A-2", "A-4"})
    assert left
    assert "A-2" not in repr(left)
    assert "A-4" not in repr(left)
    assert left.identifiers == ()
    assert left.weak_points == ()


def test_two_ids_of_one_person_are_joined_by_nothing(ring: Ring) -> None:
    first, second, third = ring.members
    joined = replace(ring, members=(first, replace(second, person_id="A-2"), replace(third, person_id="A-2")))
    left = ring_without(joined, {"A-1"})
    assert left
    assert left.identifiers == ()


def test_the_ring_around_somebody_who_leaves_is_around_the_next_one(ring: Ring) -> None:
    left = ring_without(ring, {"A-1"})
    assert left
    assert left.suspect == "A-2"
    assert ring_without(ring, {"A-1", "A-2", "A-3"}) is None


def test_what_was_collected_about_one_person_is_nothing_without_them(ring: Ring) -> None:
    assert exhibit_without(Exhibit(ring), {"A-1"}) is None
    assert exhibit_without(Exhibit(ring), {"A-2"}) is not None
