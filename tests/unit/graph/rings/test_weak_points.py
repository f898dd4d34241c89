from collections.abc import Mapping

from graph.rings.model import WeakPoint
from graph.rings.weak_points import weak_points


def points(shared: Mapping[str, str], suspect: str | None = None, **more: int) -> tuple[WeakPoint, ...]:
    persons = {person: more.get(person, 1) for persons in shared.values() for person in persons}
    return weak_points(shared, persons, suspect)


def test_the_value_between_two_halves_is_a_weak_point() -> None:
    halves = {"p1": "abc", "p2": "abc", "bridge": "cd", "p3": "def", "p4": "def"}
    assert points(halves, "a") == (WeakPoint("bridge", 3), WeakPoint("c", 3), WeakPoint("d", 2))


def test_a_ring_that_hangs_together_twice_has_none() -> None:
    assert points({"p1": "abcd", "p2": "abcd"}, "a") == ()


def test_who_is_cut_off_alone_is_no_part_of_a_split() -> None:
    assert points({"p1": "abc", "p2": "abc", "leaf": "cd"}, "a") == ()


def test_the_suspect_is_no_weak_point_of_their_own_ring() -> None:
    assert points({"p1": "sab", "p2": "scd"}, "s") == (WeakPoint("p1", 2), WeakPoint("p2", 2))


def test_without_a_suspect_the_smaller_part_counts_as_cut_off() -> None:
    assert points({"p1": "abcd", "p2": "abcd", "bridge": "de", "p3": "ef", "p4": "ef"})[0] == WeakPoint("bridge", 2)


def test_all_ids_of_a_person_are_cut_off_together() -> None:
    assert points({"p1": "ab", "p2": "ab", "bridge": "bc"}, "a", c=3) == (WeakPoint("b", 3), WeakPoint("bridge", 3))


def test_a_ring_of_one_has_none() -> None:
    assert weak_points({}, {"a": 1}, "a") == ()
