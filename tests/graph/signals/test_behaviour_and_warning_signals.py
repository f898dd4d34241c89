from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from graph.exchange.held import take_in
from graph.exchange.indicators import Confidence, Indicator, mac_of
from graph.facts.model import Alias, Application, Moment, Record, WatchlistEntry
from graph.identifiers.canonical import Canonical

Tell = Callable[..., None]
Fired = Callable[[str], list[str]]
Named = Callable[[str, str], Record]
Applied = Callable[..., Application]
Identify = Callable[[str, str], Canonical]
PHONES = ("(202) 555-0143", "(202) 555-0187", "(312) 555-0101")


def test_phones_that_replace_each_other_within_weeks_are_churn(tell: Tell, fired: Fired) -> None:
    tell(*(("A-1", "phone", phone, f"2026-0{month}-01") for month, phone in enumerate(PHONES, start=1)))
    assert fired("contact_churn") == ["A-1"]


def test_several_phones_at_once_and_new_ones_over_years_are_no_churn(tell: Tell, fired: Fired) -> None:
    tell(*(("A-1", "phone", phone, "2026-01-01") for phone in PHONES))
    tell(*(("A-2", "phone", phone, f"202{year}-01-01") for year, phone in enumerate(PHONES, start=1)))
    tell(*(("A-3", "phone", phone, f"2026-0{month}-01") for month, phone in enumerate(PHONES, start=1)))
    tell(*(("A-3", "phone", phone, "2026-06-01") for phone in PHONES))
    assert fired("contact_churn") == []


def test_ten_applications_in_a_week_are_a_burst(tell: Tell, fired: Fired, applied: Applied) -> None:
    tell(*(applied("A-1", f"2026-03-0{1 + number % 7}", f"Company {number}") for number in range(10)))
    assert fired("application_burst") == ["A-1"]


def test_ten_applications_in_months_and_one_told_by_ten_systems_are_no_burst(
    tell: Tell, fired: Fired, applied: Applied
) -> None:
    tell(*(applied("A-1", f"2026-{month:02}-01", f"Company {month}") for month in range(1, 11)))
    at = Moment(datetime(2026, 3, 1, tzinfo=UTC))
    tell(*(Application("A-2", f"system {number}", f"{number}", "Acme", "Engineer", at) for number in range(10)))
    assert fired("application_burst") == []


def test_whoever_applies_after_being_blocked_is_told_under_any_of_their_ids(
    tell: Tell, fired: Fired, applied: Applied, named: Named
) -> None:
    for number in (1, 3, 5):
        tell(applied(f"A-{number}", "2026-01-01", status="blocked", since="2026-01-10"))
    tell(applied("A-1", "2026-02-01", "Other Inc"))
    tell(applied("A-4", "2026-02-01"), Alias("A-3", "A-4", "ats"))
    tell(named("A-5", "Ana Diaz"), named("A-6", "DIAZ, Ana"), applied("A-6", "2026-02-01"))
    tell(("A-5", "phone", PHONES[0]), ("A-6", "phone", PHONES[0]))
    assert fired("blocked_before") == ["A-1", "A-3", "A-6"]


def test_whoever_was_blocked_last_and_a_stranger_with_their_old_number_are_not(
    tell: Tell, fired: Fired, applied: Applied, named: Named
) -> None:
    tell(applied("A-1", "2026-01-01", "Other Inc"), applied("A-1", "2026-01-02", status="blocked", since="2026-01-10"))
    tell(named("A-1", "Ana Diaz"), named("A-2", "Ben Lee"), applied("A-2", "2026-03-01"))
    tell(("A-1", "phone", PHONES[0]), ("A-2", "phone", PHONES[0]))
    assert fired("blocked_before") == []


def warning(identify: Identify, phone: str, until: str | None = None) -> WatchlistEntry:
    end = until and Moment(datetime.fromisoformat(until).replace(tzinfo=UTC))
    return WatchlistEntry("exchange", "phone", phone, "exchange", identify("phone", phone), "high", end or None)


@pytest.mark.parametrize("comes_first", ["warning", "applicant"])
def test_a_watchlist_hit_is_told_whichever_came_first(
    tell: Tell, fired: Fired, identify: Identify, comes_first: str
) -> None:
    told = [warning(identify, PHONES[0]), ("A-1", "phone", "202.555.0143")]
    for each in told if comes_first == "warning" else reversed(told):
        tell(each)
    assert fired("watchlist_hit") == ["A-1"]


def test_a_warning_that_had_ended_and_one_about_a_crowds_value_say_nothing(
    tell: Tell, fired: Fired, identify: Identify
) -> None:
    tell(warning(identify, PHONES[0], until="2025-12-31"), ("A-1", "phone", PHONES[0], "2026-03-01"))
    tell(warning(identify, PHONES[1]), *((f"B-{number}", "phone", PHONES[1]) for number in range(51)))
    assert fired("watchlist_hit") == []


KEY = "a key that nobody guesses, of forty letters"


@pytest.fixture
def told_by_others(tmp_path: Path, identify: Identify) -> Callable[[str], None]:
    """Another company told that it confirmed this phone."""
    (tmp_path / "key").write_text(KEY, encoding="utf-8")
    (tmp_path / "ringlight.toml").write_text(f'exchange.key.file = "{tmp_path}/key"\n', encoding="utf-8")

    def told(phone: str) -> None:
        mac = mac_of(KEY, identify("phone", phone).identifier_id)
        take_in(tmp_path, "Northwind", [Indicator(mac, "phone", Confidence.HIGH, None, None, date(9999, 1, 1))])

    return told


def test_a_value_that_another_company_confirmed_is_told_however_it_is_written(
    tell: Tell, fired: Fired, told_by_others: Callable[[str], None]
) -> None:
    told_by_others(PHONES[0])
    tell(("A-1", "phone", "202.555.0143"), ("A-2", "phone", PHONES[1]))
    assert fired("known_to_others") == ["A-1"]


def test_what_a_crowd_has_is_not_told_though_another_company_confirmed_it(
    tell: Tell, fired: Fired, told_by_others: Callable[[str], None]
) -> None:
    told_by_others(PHONES[0])
    tell(*((f"B-{number}", "phone", PHONES[0]) for number in range(51)))
    assert fired("known_to_others") == []
