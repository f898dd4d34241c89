import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from subprocess import Popen

import pytest

from graph.database import Database
from graph.decisions.decide import Draft, decide, standing_on
from graph.decisions.model import Decision, Subject, SubjectKind
from graph.facts.model import Shipment, WatchlistEntry
from graph.hubs.standing import hub_classes
from graph.identifiers.canonical import CANONICAL_VERSION, Canonical
from graph.privacy.retract import retract
from graph.privacy.tombstones import read_tombstones
from graph.rings.stored.listing import stored_rings
from graph.rings.stored.refresh import refresh
from graph.upkeep.rekeying.rekey import rekey

Tell = Callable[..., None]
Facts = Callable[[], list[tuple[str, ...]]]
Identify = Callable[[str, str], Canonical]

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
EMPTIED = "MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n"
VERSION = "MATCH (r:Ringlight {id: 1}) RETURN r.canonical_version AS version"
NOTED = "RETURN COUNT { (:Rekeyed) } AS notes"

pytestmark = pytest.mark.usefixtures("older_rules")


def _value(kind: str, key: str) -> Canonical:
    return Canonical(kind, key, key)


def _decided(database: Database, identifier_id: str, verdict: str, role: str | None = None) -> Decision:
    subject = Subject(SubjectKind.IDENTIFIER, identifier_id, role, identifiers=(identifier_id,))
    made = decide(database, Draft(subject, verdict, f"Seen {identifier_id}.", "ana", NOW), saw=None)
    assert isinstance(made, Decision)
    return made


def test_what_rules_read_otherwise_now_ends_in_the_graph_of_a_fresh_load(
    *, database: Database, told_before: Tell, tell: Tell, facts: Facts, home: Path
) -> None:
    mailbox, address = "desk@four.example.org", "99 Elm Ave, Tucson, AZ 85701"
    told_before(
        # Two values that are one today.
        ("A", "email", "d.o.t@gmail.com", "email", "d.o.t@gmail.com"),
        ("B", "email", "dot@gmail.com", "email", "dot@gmail.com"),
        # One that is two.
        ("A", "email", mailbox, "email", "everybody@four.example.org"),
        ("C", "email", "other@four.example.org", "email", "everybody@four.example.org"),
        # One that is written otherwise, in two roles, with its building.
        ("A", "home", address, "address", "99 elm"),
        ("B", "ship_to", address, "address", "99 elm"),
        ("B", "handle", "github.com/dot", "handle", "github:DOT"),
    )
    rekey(database, home)
    upgraded = facts()
    database.administer(EMPTIED)
    tell(
        ("A", "email", "d.o.t@gmail.com"),
        ("B", "email", "dot@gmail.com"),
        ("A", "email", mailbox),
        ("C", "email", "other@four.example.org"),
        ("A", "home", address),
        ("B", "ship_to", address),
        ("B", "handle", "github.com/dot"),
    )
    assert upgraded == facts()
    assert database.read(VERSION) == [{"version": CANONICAL_VERSION}]
    assert database.read(NOTED) == [{"notes": 0}]


def test_a_value_that_stays_says_what_rules_say_of_it_today(
    database: Database, told_before: Tell, tell: Tell, facts: Facts, home: Path
) -> None:
    told_before(("A", "email", "test@test.com", "email", "test@test.com"))
    rekey(database, home)
    upgraded = facts()
    database.administer(EMPTIED)
    tell(("A", "email", "test@test.com"))
    assert upgraded == facts()


def test_shipments_and_watchlists_follow_the_value_that_they_name(
    *, database: Database, told_before: Tell, tell: Tell, facts: Facts, home: Path, identify: Identify
) -> None:
    raw = "99 Elm Ave, Tucson, AZ 85701"
    before, today = _value("address", "99 elm"), identify("home", raw)
    listed, listed_today = _value("email", "d.o.t@gmail.com"), identify("email", "d.o.t@gmail.com")
    told_before(
        ("B", "ship_to", raw, "address", "99 elm"),
        Shipment("B", "ats", before, tracking="T-1"),
        Shipment("B", "ats", before, shipment_id="S-1"),
        WatchlistEntry("list", "email", "d.o.t@gmail.com", "ats", listed),
    )
    rekey(database, home)
    upgraded = facts()
    database.administer(EMPTIED)
    tell(
        ("B", "ship_to", raw),
        Shipment("B", "ats", today, tracking="T-1"),
        Shipment("B", "ats", today, shipment_id="S-1"),
        WatchlistEntry("list", "email", "d.o.t@gmail.com", "ats", listed_today),
    )
    assert upgraded == facts()


def test_what_is_nothing_to_rules_of_today_stays_and_is_counted(
    database: Database, told_before: Tell, facts: Facts, home: Path
) -> None:
    told_before(("A", "email", "no mailbox at all", "email", "x@example.org"))
    before = facts()
    assert rekey(database, home).unread == 1
    assert facts() == before


def test_decisions_and_classes_follow_values_that_became_one(
    database: Database, told_before: Tell, home: Path, identify: Identify
) -> None:
    told_before(
        ("A", "email", "d.o.t@gmail.com", "email", "d.o.t@gmail.com"),
        ("B", "email", "dot@gmail.com", "email", "dot@gmail.com"),
    )
    one, other = _value("email", "d.o.t@gmail.com"), identify("email", "dot@gmail.com")
    _decided(database, one.identifier_id, "agency")
    _decided(database, other.identifier_id, "unsure")
    rekey(database, home)
    subject = Subject(SubjectKind.IDENTIFIER, other.identifier_id)
    stands = standing_on(database, subject, NOW.date())
    assert stands is not None
    assert stands.number == 2
    rows = database.read("MATCH (d:Decision) RETURN d.subject_id AS id, d.number AS number, d.reason AS reason")
    assert {row["id"] for row in rows} == {other.identifier_id}
    assert {row["number"] for row in rows} == {1, 2}
    assert {row["reason"] for row in rows} == {f"Seen {other.identifier_id}."}
    again = decide(database, Draft(subject, "agency", "Both.", "bo", NOW), saw=stands.decision_id)
    assert isinstance(again, Decision)
    assert again.number == 3


def test_a_class_of_a_value_that_became_two_is_the_class_of_both(
    database: Database, told_before: Tell, home: Path, identify: Identify
) -> None:
    told_before(
        ("A", "home", "99 Elm Ave, Tucson, AZ 85701", "address", "elm"),
        ("B", "home", "98 Elm Ave, Tucson, AZ 85701", "address", "elm"),
    )
    _decided(database, _value("address", "elm").identifier_id, "coworking", "home")
    rekey(database, home)
    ids = [identify("home", f"{number} Elm Ave, Tucson, AZ 85701").identifier_id for number in (98, 99)]
    assert {each for each, _ in hub_classes(database, ids, NOW.date())} == set(ids)


def test_documents_and_stored_rings_name_the_values_of_today(
    database: Database, told_before: Tell, home: Path, identify: Identify
) -> None:
    told_before(
        ("A", "email", "d.o.t@gmail.com", "email", "d.o.t@gmail.com"),
        ("B", "email", "d.o.t@gmail.com", "email", "d.o.t@gmail.com"),
        ("A", "phone", "(202) 555-0143", "phone", "+12025550143"),
        ("B", "phone", "(202) 555-0143", "phone", "+12025550143"),
    )
    before, today = _value("email", "d.o.t@gmail.com"), identify("email", "d.o.t@gmail.com")
    refresh(database, NOW, home)
    document = '[{"identifier_id": "' + before.identifier_id + '"}]'
    database.write(
        lambda transaction: transaction.run(
            "CREATE (:AlertChange {change_id: 'c', evidence: $document}), (:Alert {alert_id: 'a', subject: $subject})",
            document=document,
            subject=before.identifier_id,
        )
    )
    rekey(database, home)
    naming = "MATCH (n) WHERE any(key IN keys(n) WHERE toStringOrNull(n[key]) CONTAINS $id) RETURN labels(n) AS labels"
    assert database.read(naming, id=before.identifier_id) == []
    assert ["Alert"] in [row["labels"] for row in database.read(naming, id=today.identifier_id)]
    refresh(database, NOW, home)
    evidence = {one.id for ring in stored_rings(database) for one in ring.evidence}
    assert before.identifier_id not in evidence


def test_a_value_that_was_retracted_stays_away_under_its_new_id(
    database: Database, told_before: Tell, home: Path, identify: Identify
) -> None:
    for who in ("A", "B"):
        told_before((who, "email", "d.o.t@gmail.com", "email", "d.o.t@gmail.com"))
    before, today = _value("email", "d.o.t@gmail.com"), identify("email", "d.o.t@gmail.com")
    retract(database, home, "A", before.identifier_id, actor="ana", reason="Not theirs.")
    rekey(database, home)
    tombstones = read_tombstones(database, home)
    assert tombstones.cover("A", today.identifier_id)
    assert not tombstones.cover("B", today.identifier_id)


KILLED = """
import sys
from pathlib import Path
from graph.database import Database
from graph.settings import OwnServer
from graph.upkeep.rekeying.rekey import rekey
home, uri, username, password = sys.argv[1:]
with Database(OwnServer(uri, username, password)) as database:
    rekey(database, Path(home))
"""


def test_one_that_was_killed_goes_on_where_it_was(
    *,
    database: Database,
    told_before: Tell,
    tell: Tell,
    facts: Facts,
    home: Path,
    identify: Identify,
    elsewhere: Callable[[str, Path], "Popen[bytes]"],
) -> None:
    raws = [(f"A-{row:04}", f"d.o.t{row % 700}@gmail.com") for row in range(1_600)]
    told_before(*((who, "email", raw, "email", raw) for who, raw in raws))
    _decided(database, _value("email", "d.o.t7@gmail.com").identifier_id, "agency")
    process = elsewhere(KILLED, home)
    while not database.read(NOTED)[0]["notes"]:
        assert process.poll() is None
        time.sleep(0.005)
    process.kill()
    process.wait()
    rekey(database, home)
    upgraded = facts()
    decided = database.read("MATCH (d:Decision) RETURN d.subject_id AS id")
    assert decided == [{"id": identify("email", "dot7@gmail.com").identifier_id}]
    database.administer(EMPTIED)
    tell(*((who, "email", raw) for who, raw in raws))
    assert upgraded == facts()
