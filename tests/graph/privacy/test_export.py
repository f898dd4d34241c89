import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.export.documents import as_json
from graph.alerts.evidence import Finding
from graph.alerts.model import Kind
from graph.alerts.raising import Raising, raise_alerts
from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.model import Subject, SubjectKind
from graph.privacy.export import everything_held
from graph.privacy.holds import hold
from graph.rings.stored.refresh import refresh
from ingest.summary import Summary

NOW = datetime(2026, 10, 1, tzinfo=UTC)


def test_all_that_is_held_is_in_one_document(
    load: Callable[..., list[Summary]], feeds: dict[str, str], database: Database, home: Path
) -> None:
    load(feeds)
    refresh(database, NOW)
    subject = Subject(SubjectKind.APPLICANT, "V-1", applicants=("V-1", "V-2"))
    decide(database, Draft(subject, "unsure", "Waits.", "bo", NOW, evidence='{"suspect": "V-1"}'), saw=None)
    hold(database, home, "V-1", actor="counsel", reason="Lawsuit.")
    raising = Raising("phones", "phones_of_many", Kind.FOUND, "bo", NOW, NOW + timedelta(days=30))
    raise_alerts(database, raising, [Finding("V-2", ({"applicant_id": "V-1"},), 0.5, "Shared.", is_person=True)])

    held = json.loads(as_json(everything_held(database, "V-2")))
    assert held["applicant_ids"] == ["V-1", "V-2"]
    one, other = held["applicants"]
    assert one["applicant"] == {
        "applicant_id": "V-1",
        "person_id": "V-1",
        "name": "Vera Nøvak",
        "claimed_employer": "Acme Unlimited",
    }
    # A time that cannot be read is left out, so the same claims without one are the same record.
    assert [record["last_recorded_at"] for record in one["records"]] == ["2026-01-03T10:00:00Z"]
    assert [application["status"] for application in one["applications"]] == ["hired"]
    assert [alias["alias"] for alias in one["aliases"]] == ["V-2"]
    phone = next(each for each in one["sightings"] if each["relationship"] == "HAS_PHONE")
    assert (phone["raw"], phone["source"], phone["first_seen_at"]) == (
        "(202) 555-0143",
        "phones",
        "2026-01-03T00:00:00Z",
    )
    assert phone["identifier"]["value"] == "+12025550143"
    home_of_other = next(each for each in other["sightings"] if each["relationship"] == "LIVES_AT")
    assert home_of_other["building"]
    assert {shipment["shipment_id"] for shipment in one["shipments"]} == {"S-1", "S-2"}
    assert {shipment["address"]["kind"] for shipment in one["shipments"]} == {"address"}
    assert [entry["list"] for entry in held["watchlist_entries"]] == ["bad phones"]
    assert [(each["reason"], each["evidence"]) for each in held["decisions"]] == [("Waits.", {"suspect": "V-1"})]
    assert [set(ring["document"]["members"]) >= {"V-1", "V-2"} for ring in held["rings"]] == [True]
    assert [each["reason"] for each in held["legal_holds"]] == ["Lawsuit."]
    [alert] = held["alerts"]
    assert (alert["subject"], alert["changes"][0]["evidence"]) == ("V-1", [{"applicant_id": "V-1"}])
    assert [each["raw"] for each in held["rejections"]] == ["not a phone of Vera Nøvak"]


def test_another_persons_document_has_nothing_of_theirs(
    load: Callable[..., list[Summary]], feeds: dict[str, str], database: Database
) -> None:
    load(feeds)
    assert "Vera" not in as_json(everything_held(database, "V-10"))


def test_nobody_has_no_document(database: Database) -> None:
    assert everything_held(database, "V-1") is None
