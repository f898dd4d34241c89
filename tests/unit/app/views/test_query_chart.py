from datetime import UTC, date, datetime

import pytest

from app.views.query_chart import Chart, chart_of

JANUARY, MARCH = date(2026, 1, 1), datetime(2026, 3, 1, tzinfo=UTC)


def test_numbers_by_day_are_lines() -> None:
    rows = [{"month": JANUARY, "hired": 3, "share": None}, {"month": MARCH, "hired": 5, "share": 0.5}]
    assert chart_of(("month", "hired", "share"), rows) == Chart("month", ("hired", "share"), over_time=True)


def test_numbers_by_name_are_bars() -> None:
    rows = [{"company": "Acme", "hires": 3}, {"company": "Initech", "hires": 5}]
    assert chart_of(("company", "hires"), rows) == Chart("company", ("hires",), over_time=False)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"a": "one", "b": 1}],
        [{"a": "one", "b": 1}, {"a": "one", "b": 2}],
        [{"a": "one", "b": True}, {"a": "two", "b": False}],
        [{"a": "one", "b": None}, {"a": "two", "b": None}],
        [{"a": 1, "b": 1}, {"a": 2, "b": 2}],
        [{"a": None, "b": 1}, {"a": None, "b": 2}],
        [{"a": ["x"], "b": 1}, {"a": ["y"], "b": 2}],
        [{"a": str(number), "b": number} for number in range(100)],
    ],
)
def test_what_no_chart_says_well_has_none(rows: list[dict[str, object]]) -> None:
    assert chart_of(("a", "b"), rows) is None


def test_two_columns_of_names_have_no_chart() -> None:
    assert chart_of(("a", "b", "c"), [{"a": "x", "b": "y", "c": 1}, {"a": "z", "b": "y", "c": 2}]) is None
