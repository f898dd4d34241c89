import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rings.strength import corroborated, days_between, nearness, rarity

DAY = 86_400


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
