from datetime import UTC, datetime

import pytest

from graph.facts.model import Alias, Application, Moment, Record, Shipment, Sighting, WatchlistEntry
from ingest.rows import CanonicalRow
from ingest.sightings import Stated, stated_by

NOON = Moment(datetime(2026, 1, 2, 12, tzinfo=UTC))


def _stated(feed: str, values: dict[str, str | tuple[str, ...]], times: dict[str, Moment] | None = None) -> Stated:
    return stated_by(CanonicalRow(1, feed, values, times or {}), "ats", "US")


def test_an_applicant_row_is_a_record_and_a_sighting_of_each_identifier() -> None:
    stated = _stated(
        "applicants",
        {"applicant_id": "A1", "name": "Dana", "phone": ("(312) 555-0114", "312-555-0115"), "github": ("dana",)},
        {"recorded_at": NOON},
    )
    record, *sightings = stated.facts
    assert record == Record("A1", "ats", NOON, name="Dana")
    assert [(each.raw, each.seen_at) for each in sightings if isinstance(each, Sighting)] == [
        ("(312) 555-0114", NOON),
        ("312-555-0115", NOON),
        ("dana", NOON),
    ]


def test_a_job_in_an_applicant_row_is_an_application() -> None:
    stated = _stated("applicants", {"applicant_id": "A1", "hiring_company": "Acme", "status": "hired"})
    assert Application("A1", "ats", hiring_company="Acme", status="hired") in stated.facts


def test_a_value_that_is_no_phone_is_rejected_and_its_row_stands() -> None:
    stated = _stated("applicants", {"applicant_id": "A1", "phone": ("hello",)})
    assert [type(fact) for fact in stated.facts] == [Record]
    assert [(each.field, each.raw) for each in stated.rejections] == [("phone", "hello")]


def test_a_row_whose_only_value_is_rejected_states_nothing() -> None:
    assert _stated("phones", {"applicant_id": "A1", "phone": ("hello",)}).facts == ()


def test_the_row_s_own_country_reads_its_phone() -> None:
    [sighting] = _stated("phones", {"applicant_id": "A1", "phone": ("030 123456",), "country": "Deutschland"}).facts
    assert isinstance(sighting, Sighting)
    assert (sighting.identifier.value, sighting.region) == ("+4930123456", "DE")


def test_an_ip_address_is_seen_on_a_day_at_a_stage() -> None:
    [sighting] = _stated(
        "ips", {"applicant_id": "A1", "ip": ("203.0.113.7",), "stage": "apply"}, {"seen_at": NOON}
    ).facts
    assert isinstance(sighting, Sighting)
    assert sighting.days == ("2026-01-02 apply",)


def test_a_shipment_is_also_a_sighting_of_where_it_went() -> None:
    sighting, shipment = _stated(
        "shipments", {"applicant_id": "A1", "address": ("12 Elm St, Chicago, IL 60601",)}
    ).facts
    assert isinstance(sighting, Sighting)
    assert isinstance(shipment, Shipment)
    assert sighting.role.relationship == "SHIPS_TO"
    assert shipment.address == sighting.identifier


def test_an_id_is_no_alias_of_itself() -> None:
    stated = _stated("aliases", {"applicant_id": "A1", "alias": ("A1", "B1")})
    assert stated.facts == (Alias("A1", "B1", "ats"),)
    assert [each.field for each in stated.rejections] == ["alias"]


@pytest.mark.parametrize(
    ("kind", "value", "is_identifier"),
    [
        ("phone", "+1 312 555 0114", True),
        ("github", "dana", True),
        ("ip", "203.0.113.0/24", False),
        ("name", "J", False),
    ],
)
def test_a_watchlist_names_identifiers_networks_and_names(kind: str, value: str, *, is_identifier: bool) -> None:
    [entry] = _stated("watchlist", {"kind": kind, "value": value}).facts
    assert isinstance(entry, WatchlistEntry)
    assert (entry.identifier is not None, entry.raw, entry.list_name) == (is_identifier, value, "ats")


def test_a_watchlist_of_an_unknown_kind_is_rejected() -> None:
    stated = _stated("watchlist", {"kind": "shoe size", "value": "42"})
    assert (stated.facts, [each.field for each in stated.rejections]) == ((), ["kind"])
