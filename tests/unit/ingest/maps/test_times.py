from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.facts.model import Moment, Precision
from graph.identifiers.canonical import Rejected
from ingest.maps.times import fault_of_format, read_time

CHICAGO = ZoneInfo("America/Chicago")
TEN = Moment(datetime(2026, 3, 1, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01T10:00:00Z",
        "2026-03-01 10:00:00Z",
        "2026-03-01t10:00z",
        "2026-03-01T10Z",
        "20260301T100000Z",
        "20260301T1000+0000",
        "2026-03-01T10:00:00+00:00",
        "2026-03-01T10:00:00+0000",
        "2026-03-01 10:00:00+00",
        "2026-03-01 10:00:00 +0000",
        "2026-03-01 10:00:00 UTC",
        "2026-03-01 10:00:00 GMT",
        "2026-03-01T10:00:00-00:00",
        "2026-03-01T15:30:00+05:30",
        "2026-03-01T04:00:00.000-0600",
        "2026-03-01T10:00:00,000Z",
    ],
)
def test_one_moment_written_in_many_iso_ways_is_one_moment(text: str) -> None:
    assert read_time(text, "iso", None) == TEN


def test_a_date_alone_is_its_day_whatever_the_zone() -> None:
    day = Moment(datetime(2026, 3, 1, tzinfo=UTC), Precision.DAY)
    assert read_time("2026-03-01", "iso", None) == read_time("20260301", "iso", CHICAGO) == day
    assert read_time("01/03/2026", "%d/%m/%Y", CHICAGO) == day


def test_a_time_without_a_zone_needs_one() -> None:
    assert read_time("2026-03-01 04:00", "iso", None) is None
    assert read_time("2026-03-01 04:00", "iso", CHICAGO) == TEN
    assert read_time("01.03.2026 04:00", "%d.%m.%Y %H:%M", None) is None
    assert read_time("01.03.2026 04:00", "%d.%m.%Y %H:%M", CHICAGO) == TEN


def test_a_zone_in_the_time_wins_over_the_zone_of_the_map() -> None:
    assert read_time("2026-03-01T10:00Z", "iso", CHICAGO) == TEN
    assert read_time("01/Mar/2026:10:00:00 +0000", "%d/%b/%Y:%H:%M:%S %z", CHICAGO) == TEN


def test_a_local_time_that_comes_twice_is_the_first_and_one_that_never_came_counts_by_the_clock_before() -> None:
    assert read_time("2026-11-01T01:30", "iso", CHICAGO) == Moment(datetime(2026, 11, 1, 6, 30, tzinfo=UTC))
    assert read_time("2026-03-08T02:30", "iso", CHICAGO) == Moment(datetime(2026, 3, 8, 8, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2026-07-16T14:00:34.8230000Z", "iso"),
        ("2026-07-16T14:00:34.823000999Z", "iso"),
        ("16.07.2026 14:00:34.8230000 +0000", "%d.%m.%Y %H:%M:%S.%f %z"),
        ("1784210434.823", "epoch_s"),
        ("1784210434823", "epoch_ms"),
        ("1784210434823000", "epoch_us"),
        ("1784210434823000999", "epoch_ns"),
        ("1784210434.8230009999999", "epoch_s"),
    ],
)
def test_what_is_finer_than_a_microsecond_is_cut(text: str, form: str) -> None:
    assert read_time(text, form, None) == Moment(datetime(2026, 7, 16, 14, 0, 34, 823000, tzinfo=UTC))


@pytest.mark.parametrize(
    "text", ["1/2/26", "1628509001183", "2026", "2026-03", "2026-02-30", "20120130123", "", "soon"]
)
def test_no_format_is_sniffed(text: str) -> None:
    assert read_time(text, "iso", UTC) == Rejected("not a time in the format iso")


@pytest.mark.parametrize("text", ["1e9", "0x10", "NaN", "1_000", "١٢", "1.2.3", "-", "2026-03-01"])
def test_an_epoch_is_a_plain_number(text: str) -> None:
    assert read_time(text, "epoch_s", None) == Rejected("not a time in the format epoch_s")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("0001-01-01T00:00:00Z", "iso"),
        ("1899-12-31", "iso"),
        ("9999-12-31T23:59:59-12:00", "iso"),
        ("0001-01-01T00:00:00+14:00", "iso"),
        ("999999999999999", "epoch_s"),
        ("-99999999999", "epoch_s"),
    ],
)
def test_a_year_that_cannot_be_is_rejected(text: str, form: str) -> None:
    assert read_time(text, form, None) == Rejected("a time out of range")


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ("iso", None),
        ("epoch_ms", None),
        ("%d/%m/%y", None),
        ("epoch", "'epoch' is no time format"),
        ("%d %b", "names no year"),
        ("%Y %Q", "%Q cannot be used"),
        ("%Y %Z", "%Z cannot be used"),
        ("%Y %", "% cannot be used"),
    ],
)
def test_a_format_is_checked_before_the_first_row(form: str, fault: str | None) -> None:
    found = fault_of_format(form)
    assert found == fault or (fault is not None and fault in (found or ""))


@given(st.datetimes(datetime(1901, 1, 1), datetime(9998, 1, 1)), st.integers(-1439, 1439))
def test_every_zoned_iso_time_is_read_back(at: datetime, minutes: int) -> None:
    zoned = at.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert read_time(zoned.isoformat(), "iso", None) == Moment(zoned.astimezone(UTC))


@given(
    st.text() | st.from_regex(r"[0-9TZ:+. -]{0,30}", fullmatch=True),
    st.sampled_from(["iso", "epoch_ms", "%Y%m%d", "%d.%m.%y %H:%M:%S.%f"]),
)
def test_no_text_makes_it_raise(text: str, form: str) -> None:
    found = read_time(text, form, CHICAGO)
    assert isinstance(found, Moment | Rejected)
