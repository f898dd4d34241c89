"""Which ring of today is which ring of yesterday, and what became of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rings.stored.identity import ChangeKind, Known, changes, inherited, new_id


def known(*members: str) -> list[Known]:
    return [Known(f"ring{number}", number, frozenset(one)) for number, one in enumerate(members)]


def ids(before: list[Known], *now: str) -> list[str | None]:
    return [ring.ring_id if ring else None for ring in inherited(before, [frozenset(one) for one in now])]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (["abcdef"], ["ring0"]),
        (["abcdefghijklmnop"], ["ring0"]),
        (["abxy"], ["ring0"]),
        (["axyz"], [None]),
        (["abcd", "ef"], ["ring0", None]),
        (["abc", "defx"], ["ring0", None]),
    ],
)
def test_a_ring_stays_the_same_while_half_of_the_smaller_is_in_both(now: list[str], expected: list[str]) -> None:
    assert ids(known("abcdef"), *now) == expected


def test_a_merger_keeps_the_older_id_even_if_the_younger_ring_was_larger() -> None:
    assert ids(known("abcd", "efghijkl"), "abcdefghijkl") == ["ring0"]


def test_rings_that_did_not_change_say_nothing() -> None:
    assert changes(known("abcd"), {"ring0": frozenset("abcd")}) == []


def test_growth_names_who_came_and_who_went() -> None:
    [change] = changes(known("abcd"), {"ring0": frozenset("abcxy")})
    assert (change.kind, change.gained, change.lost) == (ChangeKind.GREW, ("x", "y"), ("d",))
    [change] = changes(known("abcde"), {"ring0": frozenset("abcd")})
    assert (change.kind, change.lost) == (ChangeKind.SHRANK, ("e",))


def test_a_split_names_the_ring_it_came_from_and_a_merger_where_it_went() -> None:
    split = changes(known("abcdefg"), {"ring0": frozenset("abcd"), "new": frozenset("efg")})
    assert [(one.ring_id, one.kind, one.other) for one in split] == [
        ("ring0", ChangeKind.SHRANK, None),
        ("new", ChangeKind.SPLIT_OFF, "ring0"),
    ]
    merged = changes(known("abcd", "efgh"), {"ring0": frozenset("abcdefgh")})
    assert [(one.ring_id, one.kind, one.other) for one in merged] == [
        ("ring0", ChangeKind.GREW, None),
        ("ring1", ChangeKind.MERGED, "ring0"),
    ]


def test_what_came_from_nowhere_was_found_and_what_is_gone_has_ended() -> None:
    assert [one.kind for one in changes([], {"new": frozenset("abcd")})] == [ChangeKind.FOUND]
    assert [one.kind for one in changes(known("abcd"), {})] == [ChangeKind.ENDED]


def test_an_id_that_is_taken_is_never_given_again() -> None:
    first = new_id(frozenset("abcd"), ())
    assert new_id(frozenset("abcd"), ()) == first
    second = new_id(frozenset("abcd"), {first})
    assert second != first
    assert new_id(frozenset("abcd"), {first, second}) not in {first, second}


groups = st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), min_size=1), max_size=6)


@given(groups, groups)
def test_no_two_rings_of_today_are_the_same_ring_of_yesterday(
    before: list[frozenset[str]], now: list[frozenset[str]]
) -> None:
    rings = [Known(f"ring{number}", number, members) for number, members in enumerate(before)]
    gone_on = [ring for ring in inherited(rings, now) if ring]
    assert len(gone_on) == len({ring.ring_id for ring in gone_on})
