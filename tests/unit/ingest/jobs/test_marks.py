"""A mark survives being written into the graph, whatever kind of value it is."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from ingest.jobs.sources.marks import Mark, less, mark_as_text, mark_from_text


@given(st.one_of(st.text(), st.integers(), st.datetimes(), st.dates(), st.datetimes(timezones=st.just(UTC))))
def test_a_mark_comes_back_as_it_was(mark: Mark) -> None:
    back = mark_from_text(mark_as_text(mark))
    assert (back, type(back)) == (mark, type(mark))


def test_a_whole_decimal_is_a_number() -> None:
    assert mark_from_text(mark_as_text(Decimal("12"))) == 12


@pytest.mark.parametrize("value", [None, True, 1.5, Decimal("1.5"), b"x"])
def test_what_has_no_order_is_no_mark(value: object) -> None:
    with pytest.raises(UsageError, match="cannot be a mark"):
        mark_as_text(value)


@pytest.mark.parametrize(
    ("mark", "before"),
    [
        (datetime(2026, 1, 2), datetime(2026, 1, 1)),
        (date(2026, 1, 2), date(2026, 1, 1)),
        ("2026-01-02T00:00:00", "2026-01-01T00:00:00"),
        ("2026-01-02 00:00:00", "2026-01-01 00:00:00"),
    ],
)
def test_an_overlap_moves_a_time_back_and_keeps_its_form(mark: Mark, before: Mark) -> None:
    assert less(mark, timedelta(days=1)) == before
    assert less(mark, None) == mark


@pytest.mark.parametrize("mark", [7, "seven"])
def test_an_overlap_of_what_is_no_time_is_refused(mark: Mark) -> None:
    with pytest.raises(UsageError, match="overlap"):
        less(mark, timedelta(days=1))
