from datetime import UTC, datetime, timedelta

import pytest
from pydantic import TypeAdapter, ValidationError

from graph.schedule import Span, missed, trigger
from graph.time_zone import TimeZone

TUESDAY = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cron", "expected"),
    [
        ("0 6 * * 1", "Mon 30 05:00"),
        ("0 6 * * 0", "Sun 29 05:00"),
        ("0 6 * * 7", "Sun 29 05:00"),
        ("0 6 * * mon-fri", "Tue 24 05:00"),
        ("0 6 * * fri-sun", "Fri 27 05:00"),
        ("*/20 * * * *", "Tue 24 00:20"),
        ("30 23 1 * *", "Tue 01 22:30"),
    ],
)
def test_weekdays_are_those_of_crontab_and_hours_those_of_the_zone(cron: str, expected: str) -> None:
    times = trigger(cron, None, "Europe/Berlin")
    assert times
    due = missed(times, TUESDAY, TUESDAY + timedelta(days=30))
    assert due
    assert due.astimezone(UTC).strftime("%a %d %H:%M") == expected


def test_an_interval_keeps_its_times_whenever_it_is_begun() -> None:
    times = trigger(None, timedelta(hours=6), "UTC")
    assert times
    assert missed(times, TUESDAY + timedelta(minutes=7), TUESDAY + timedelta(hours=7)) == TUESDAY + timedelta(hours=6)
    assert missed(times, TUESDAY + timedelta(minutes=7), TUESDAY + timedelta(hours=5)) is None


def test_what_says_no_time_is_never_due() -> None:
    assert trigger(None, None, "UTC") is None


@pytest.mark.parametrize("cron", ["0 6 * *", "61 * * * *", "0 6 1 * mon", "0 6 * * x", "0 6 * * sat-tue", ""])
def test_what_is_no_crontab_time_is_refused(cron: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        trigger(cron or "x", None, "UTC")


def test_two_kinds_of_times_are_refused() -> None:
    with pytest.raises(ValueError, match="not both"):
        trigger("0 6 * * *", timedelta(hours=1), "UTC")


@pytest.mark.parametrize(("text", "span"), [("30m", timedelta(minutes=30)), (" 2 w ", timedelta(weeks=2))])
def test_a_span_is_a_number_and_a_unit(text: str, span: timedelta) -> None:
    assert TypeAdapter(Span).validate_python(text) == span


@pytest.mark.parametrize("text", ["0m", "soon", "3", "-1h", "1.5h"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="no span of time"):
        TypeAdapter(Span).validate_python(text)


def test_an_unknown_time_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="no time zone"):
        TypeAdapter(TimeZone).validate_python("Mars/Olympus")
