"""One farm, two companies: each learns of the match and of nothing else."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from graph.database import Database
from graph.decisions.decide import Draft, decide, standing_on
from graph.decisions.model import Decision, Verdict
from graph.decisions.subjects import find_subject
from graph.exchange.confirmed import confirmed
from graph.exchange.held import take_in
from graph.exchange.indicators import Confidence, mac_of, read, written
from graph.identifiers.canonical import Canonical
from graph.signals.hits import signals_of

Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]
KEY = "a key that nobody guesses, of forty letters"
TODAY, LONG = date(2026, 6, 1), timedelta(days=180)
PHONE, HOME, OFFICE = "(202) 555-0143", "12 Oak St Apt 4, Phoenix, AZ 85001", "(202) 555-0199"


@pytest.fixture
def decided(database: Database) -> Callable[[str, Verdict], None]:
    """Decides about whatever has this id, whatever stood."""

    def decided(text: str, verdict: Verdict) -> None:
        subject = find_subject(database, text)
        assert subject
        standing = standing_on(database, subject, TODAY)
        draft = Draft(subject, verdict, "Looked into.", "kim", datetime(2026, 5, 1, tzinfo=UTC))
        assert isinstance(decide(database, draft, saw=standing.decision_id if standing else None), Decision)

    return decided


def told(database: Database) -> dict[str, Confidence]:
    found = database.read_together(lambda reader: confirmed(reader, KEY, TODAY, LONG))
    return {one.mac: one.confidence for one in found}


def mac(identify: Identify, role: str, raw: str) -> str:
    return mac_of(KEY, identify(role, raw).identifier_id)


def test_nothing_is_told_before_somebody_decided(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE), ("A-2", "phone", PHONE))
    assert told(database) == {}


def test_what_confirmed_people_share_is_told_and_what_one_alone_has_is_not(
    database: Database, tell: Tell, identify: Identify, decided: Callable[[str, Verdict], None]
) -> None:
    tell(("A-1", "phone", PHONE, "2026-01-05"), ("A-2", "phone", PHONE, "2026-02-07"), ("A-1", "home", HOME))
    decided("A-1", Verdict.RING_MEMBER)
    decided("A-2", Verdict.RING_MEMBER)
    [indicator] = database.read_together(lambda reader: confirmed(reader, KEY, TODAY, LONG))
    assert indicator.mac == mac(identify, "phone", PHONE)
    assert (indicator.first_seen, indicator.last_seen) == (date(2026, 1, 5), date(2026, 2, 7))
    assert (indicator.confidence, indicator.expires) == (Confidence.LOW, date(2026, 11, 28))


def test_a_value_of_many_others_and_a_hub_are_not_told(
    database: Database, tell: Tell, identify: Identify, decided: Callable[[str, Verdict], None]
) -> None:
    tell(*((f"B-{number}", "phone", OFFICE) for number in range(5)))
    tell(*((each, "phone", raw) for each in ("A-1", "A-2") for raw in (OFFICE, PHONE)))
    for each in ("A-1", "A-2"):
        decided(each, Verdict.RING_MEMBER)
    assert set(told(database)) == {mac(identify, "phone", PHONE)}
    decided(identify("phone", PHONE).identifier_id, Verdict.CLEARED)
    assert told(database) == {}


def test_nothing_of_a_victim_leaves_the_house(
    database: Database, tell: Tell, identify: Identify, decided: Callable[[str, Verdict], None]
) -> None:
    tell(*((each, "home", HOME) for each in ("A-1", "A-2", "V-1")), ("A-1", "phone", PHONE), ("A-2", "phone", PHONE))
    for each in ("A-1", "A-2"):
        decided(each, Verdict.RING_MEMBER)
    decided("V-1", Verdict.IDENTITY_MISUSED)
    assert set(told(database)) == {mac(identify, "phone", PHONE)}


def test_a_value_that_somebody_confirmed_is_told_with_high_confidence(
    database: Database, tell: Tell, identify: Identify, decided: Callable[[str, Verdict], None]
) -> None:
    tell(("A-1", "phone", PHONE))
    decided(identify("phone", PHONE).identifier_id, Verdict.RING_MEMBER)
    assert told(database) == {mac(identify, "phone", PHONE): Confidence.HIGH}


def test_the_other_company_learns_of_the_match_and_of_nothing_else(
    database: Database, tell: Tell, identify: Identify, decided: Callable[[str, Verdict], None], tmp_path: Path
) -> None:
    tell(("A-1", "phone", PHONE), ("A-2", "phone", PHONE))
    for each in ("A-1", "A-2"):
        decided(each, Verdict.RING_MEMBER)
    file = written(database.read_together(lambda reader: confirmed(reader, KEY, TODAY, LONG)), "Consortium", KEY)
    secrets = ("A-1", "A-2", "555", "1202", identify("phone", PHONE).identifier_id)
    said = json.dumps([one | {"mac": ""} for one in json.loads(file)["indicators"]])
    assert not any(secret in said for secret in secrets)

    database.write(lambda transaction: transaction.run("MATCH (node:Applicant|Decision) DETACH DELETE node"))
    tell(("X-7", "phone", "+1 202.555.0143"), ("X-8", "phone", OFFICE))
    other_home = tmp_path / "other"
    other_home.mkdir()
    (other_home / "key").write_text(KEY, encoding="utf-8")
    (other_home / "ringlight.toml").write_text(f'exchange.key.file = "{other_home}/key"\n', encoding="utf-8")
    take_in(other_home, "Northwind", read(file, KEY)[1])
    hits = [hit for hit in signals_of(database, home=other_home, on=TODAY) if hit.signal == "known_to_others"]
    assert [(hit.applicant_id, hit.strength) for hit in hits] == [("X-7", 0.25)]
    assert "Northwind" in hits[0].explanation
    assert [hit for hit in signals_of(database, home=other_home, on=TODAY + LONG * 2) if "others" in hit.signal] == []
