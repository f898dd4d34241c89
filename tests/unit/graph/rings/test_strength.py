import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rings.shared import Person, SharedValue, Use
from graph.rings.strength import corroborated, days_between, link_strength, nearest_strength, nearness, rarity

DAY = 86_400


def use(person: str, first: int | None = None, unit: str | None = None) -> Use:
    return Use(Person(person), person, None if first is None else (first * DAY, first * DAY), unit=unit)


def value(*uses: Use, kind: str = "phone", degree: int | None = None, building: str | None = None) -> SharedValue:
    return SharedValue("building:1" if building else "id", kind, "", degree or len(uses), uses, building)


def test_each_halving_that_singles_two_persons_out_counts_the_same() -> None:
    assert [rarity(degree) for degree in (2, 4, 8, 16)] == [1, 1 / 2, 1 / 3, 1 / 4]


@given(st.integers(2, 10**7))
def test_a_value_of_more_sharers_says_less(degree: int) -> None:
    assert 0 < rarity(degree + 1) < rarity(degree) <= 1


def test_spans_that_overlap_or_are_unknown_are_no_time_apart() -> None:
    assert days_between((0, 10 * DAY), (5 * DAY, 20 * DAY)) == 0
    assert days_between(None, (0, 0)) == days_between((0, 0), None) == 0


def test_the_days_between_two_spans_do_not_depend_on_which_comes_first() -> None:
    early, late = (0, 2 * DAY), (12 * DAY, 30 * DAY)
    assert days_between(early, late) == days_between(late, early) == 10


def test_an_ip_address_goes_stale_sooner_than_a_phone() -> None:
    assert nearness("ip", 30) == pytest.approx(0.5)
    assert nearness("ip", 365) < 0.001
    assert nearness("phone", 365) > 0.7
    assert nearness("phone", 0) == 1


def test_two_pieces_of_evidence_say_more_than_either_and_never_more_than_everything() -> None:
    assert corroborated([0.5, 0.5]) == 0.75
    assert corroborated([]) == 0
    assert corroborated([1.0, 0.3]) == 1


@given(st.lists(st.floats(0, 1), max_size=8), st.floats(0, 1))
def test_more_evidence_never_weakens(strengths: list[float], another: float) -> None:
    assert 0 <= corroborated(strengths) <= corroborated([*strengths, another]) + 1e-12 <= 1 + 1e-9


A, B, C = use("a"), use("b"), use("c")


def test_a_link_says_as_much_as_its_kind_at_best() -> None:
    said = {kind: link_strength(value(A, B, kind=kind), A, B, 0.0) for kind in ("ip", "address", "phone", "email")}
    assert said == {"ip": 0.3, "address": 0.6, "phone": 0.8, "email": 0.9}


def test_a_link_says_less_the_more_share_the_value() -> None:
    assert link_strength(value(A, B, degree=8), A, B, 0.0) == pytest.approx(0.8 / 3)


def test_users_with_something_else_in_common_make_a_common_value_telling_and_no_rare_one_less() -> None:
    assert link_strength(value(A, B, degree=64), A, B, 0.5) == pytest.approx(0.8 * 0.5)
    assert link_strength(value(A, B), A, B, 0.5) == pytest.approx(0.8)


def test_a_link_says_less_the_longer_the_uses_lie_apart() -> None:
    early, late = use("a", 0), use("b", 730)
    assert link_strength(value(early, late), early, late, 0.0) == pytest.approx(0.4)


def test_a_building_joins_only_those_who_wrote_the_unit_with_those_who_did_not() -> None:
    written, also, left_out = use("a", unit="4"), use("b", unit="4"), use("c")
    building = value(written, also, left_out, kind="address", building="building:1")
    assert link_strength(building, written, also, 0.0) == 0.0
    assert link_strength(building, written, left_out, 0.0) > 0


def test_the_nearest_of_the_others_counts() -> None:
    shared = value(use("a", 0), use("b", 730), use("c", 1460), kind="phone", degree=2)
    assert nearest_strength(shared, "a", frozenset("abc"), 0.0) == pytest.approx(0.4)
    assert nearest_strength(shared, "a", frozenset("ac"), 0.0) == pytest.approx(0.2)
    assert nearest_strength(shared, "a", frozenset("a"), 0.0) == 0.0


@given(st.sampled_from(["ip", "address", "phone", "email", "handle"]), st.integers(2, 10**6), st.floats(0, 1))
def test_strength_is_between_nothing_and_the_kind(kind: str, degree: int, witnessed: float) -> None:
    assert 0 < link_strength(value(A, B, kind=kind, degree=degree), A, B, witnessed) <= 0.9
