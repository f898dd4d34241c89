"""Stored rings are those of the graph as it is, whatever came meanwhile."""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from graph.database import Database
from graph.decisions.decide import Draft, decide, standing_on
from graph.decisions.model import Decision, Subject, SubjectKind, Verdict
from graph.facts.model import Alias, Application, Fact, Record, Shipment
from graph.hubs.classes import HubClass
from graph.identifiers.canonical import Canonical
from graph.rings.model import StoredRing
from graph.rings.stored.happened import happened_since
from graph.rings.stored.listing import rings_of, stored_rings
from graph.rings.stored.refresh import refresh
from graph.upkeep.wipe import wipe_facts

NOW = datetime(2026, 10, 1, tzinfo=UTC)
Feed = Callable[[Iterable[Fact]], None]
Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]
PHONES = [f"(202) 555-01{number}" for number in range(10, 90)]
MAILBOX, HOME = "desk.four@example.org", "123 Main St Apt 4, Springfield, IL 62704"
RING = (
    ("A-1", "phone", PHONES[0]),
    ("A-2", "phone", PHONES[0]),
    ("A-2", "email", MAILBOX),
    ("A-3", "email", MAILBOX),
    ("A-3", "home", HOME),
    ("A-4", "ship_to", HOME),
)
FIFTH = [("A-5", "phone", PHONES[1]), ("A-1", "phone", PHONES[1])]
BYSTANDERS = [(f"B-{number}", "phone", PHONES[20 + number]) for number in range(30)]
REFRESH = """
import os
from datetime import datetime, UTC
from graph.access import open_database
from graph.rings.stored.refresh import refresh
from graph.settings import Settings
with open_database(Settings.from_environ(os.environ)) as database:
    print("ready", flush=True)
    refresh(database, datetime(2026, 10, 1, tzinfo=UTC))
"""


def refreshed(database: Database) -> list[StoredRing]:
    refresh(database, NOW)
    return stored_rings(database)


def persons(database: Database) -> set[frozenset[str]]:
    """The members of each stored ring; nobody in the demo world has two ids here."""
    return {frozenset(ring.members) for ring in stored_rings(database)}


def changes(database: Database) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind.value, one.gained) for one in happened_since(database, NOW)]


def say(database: Database, subject: Subject, verdict: str) -> None:
    standing = standing_on(database, subject, NOW.date())
    draft = Draft(subject, verdict, "They showed their papers.", "somebody", NOW)
    assert isinstance(decide(database, draft, saw=standing.decision_id if standing else None), Decision)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_small_feeds_the_rings_are_those_of_a_survey_from_scratch(
    database: Database,
    inhabitants: list[list[Fact]],
    feed: Feed,
    from_scratch: Callable[[], set[frozenset[str]]],
    seed: int,
) -> None:
    chosen = random.Random(seed)
    facts = [fact for each in inhabitants for fact in each]
    chosen.shuffle(facts)
    some = int(len(facts) * 0.8)
    feed(facts[:some])
    refresh(database, NOW)
    while some < len(facts):
        more = chosen.choice((1, 5, 30, 120))
        feed(facts[some : some + more])
        some += more
        refresh(database, NOW)
        assert persons(database) == from_scratch()


def test_what_nobody_touched_is_not_worked_out_again(database: Database, tell: Tell) -> None:
    tell(*RING, *BYSTANDERS)
    [ring] = refreshed(database)
    database.write(
        lambda transaction: transaction.run(
            "MATCH (r:Ring) SET r.document = replace(r.document, '3 separate', '7 separate')"
        )
    )
    tell(("B-1", "phone", PHONES[22]))
    [after] = refreshed(database)
    assert "7 separate" in after.reasons[0]
    tell(*FIFTH)
    [after] = refreshed(database)
    assert after.ring_id == ring.ring_id
    assert "7 separate" not in after.reasons[0]


def test_signals_are_asked_again_only_about_whom_something_new_is_known(database: Database, tell: Tell) -> None:
    tell(*RING, *BYSTANDERS)
    refresh(database, NOW)
    database.write(
        lambda transaction: transaction.run(
            """MATCH (r:Ring) SET r.hits = replace(r.hits, '"explanation":"', '"explanation":"Before: ')"""
        )
    )
    tell(*FIFTH)
    [ring] = refreshed(database)
    told = {reason.partition(": ")[2].startswith("Before: ") for reason in ring.risk_reasons}
    assert told == {True, False}


def test_a_ring_that_grew_has_the_risk_that_working_it_out_anew_gives(database: Database, tell: Tell) -> None:
    tell(*RING, *BYSTANDERS)
    refresh(database, NOW)
    tell(*FIFTH)
    [grown] = refreshed(database)
    database.write(lambda transaction: transaction.run("MATCH (survey:RingSurvey) REMOVE survey.kept"))
    assert refreshed(database) == [grown]
    assert grown.risk


def test_a_ring_that_grows_keeps_its_id_and_the_growth_is_written_down(database: Database, tell: Tell) -> None:
    tell(*RING, *BYSTANDERS)
    [ring] = refreshed(database)
    assert changes(database) == [("found", ("A-1", "A-2", "A-3", "A-4"))]
    tell(*FIFTH)
    [grown] = refreshed(database)
    assert (grown.ring_id, grown.size) == (ring.ring_id, 5)
    assert ("grew", ("A-5",)) in changes(database)
    assert happened_since(database, NOW + timedelta(days=1)) == []
    assert rings_of(database, ["A-5", "B-2"]) == (ring.ring_id,)


def test_a_ring_ends_where_two_of_it_turn_out_to_be_one_person(database: Database, tell: Tell) -> None:
    tell(*RING, *BYSTANDERS)
    assert len(refreshed(database)) == 1
    tell(Alias("A-3", "A-2", "hr"))
    assert refreshed(database) == []
    assert changes(database)[-1][0] in {"ended", "found"}


def test_a_refresh_that_is_killed_loses_nothing(
    database: Database,
    inhabitants: list[list[Fact]],
    feed: Feed,
    from_scratch: Callable[[], set[frozenset[str]]],
    environ: Mapping[str, str],
) -> None:
    facts = [fact for each in inhabitants for fact in each]
    feed(facts[:-60])
    refresh(database, NOW)
    feed(facts[-60:])
    for seconds in (0.05, 0.2, 0.6):
        process = subprocess.Popen(
            [sys.executable, "-c", REFRESH], env=dict(environ), stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.kill()
        process.communicate()
    refresh(database, NOW)
    assert persons(database) == from_scratch()
    assert database.read("MATCH (note:Touched) RETURN note") == []


def test_two_refreshes_at_once_find_each_ring_once(database: Database, tell: Tell) -> None:
    tell(*RING, *BYSTANDERS)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda _: refresh(database, NOW), range(4)))
    assert changes(database) == [("found", ("A-1", "A-2", "A-3", "A-4"))]
    assert len(stored_rings(database)) == 1


def test_who_was_cleared_is_no_member_until_that_is_taken_back(database: Database, tell: Tell) -> None:
    tell(*RING, *FIFTH, *BYSTANDERS)
    assert refreshed(database)[0].size == 5
    subject = Subject(SubjectKind.APPLICANT, "A-5", applicants=("A-5",))
    say(database, subject, Verdict.CLEARED)
    assert refreshed(database)[0].members == ("A-1", "A-2", "A-3", "A-4")
    say(database, subject, Verdict.REVOKED)
    assert refreshed(database)[0].size == 5


def test_a_victim_stands_beside_the_ring_that_uses_their_home(database: Database, tell: Tell) -> None:
    tell(*RING, *FIFTH, ("A-5", "home", HOME), *BYSTANDERS)
    refresh(database, NOW)
    say(database, Subject(SubjectKind.APPLICANT, "A-5", applicants=("A-5",)), Verdict.IDENTITY_MISUSED)
    [ring] = refreshed(database)
    assert (ring.members, ring.beside) == (("A-1", "A-2", "A-3", "A-4"), ("A-5",))


def test_a_verdict_on_a_ring_stays_with_its_people_while_it_grows(database: Database, tell: Tell) -> None:
    tell(*RING, *BYSTANDERS)
    [ring] = refreshed(database)
    say(database, Subject(SubjectKind.RING, ring.ring_id, applicants=ring.members), Verdict.RING_MEMBER)
    tell(*FIFTH)
    refresh(database, NOW)
    [grown] = stored_rings(database, on=NOW.date())
    assert (grown.size, grown.verdict) == (5, Verdict.RING_MEMBER)


def test_a_value_that_somebody_classified_joins_nobody(database: Database, tell: Tell, identify: Identify) -> None:
    tell(*RING, *BYSTANDERS)
    assert len(refreshed(database)) == 1
    mailbox = identify("email", MAILBOX).identifier_id
    subject = Subject(SubjectKind.IDENTIFIER, mailbox, identifiers=(mailbox,))
    say(database, subject, HubClass.AGENCY)
    assert refreshed(database) == []
    say(database, subject, Verdict.REVOKED)
    assert len(refreshed(database)) == 1


def test_an_address_may_join_by_its_homes_and_not_by_its_deliveries(
    database: Database, tell: Tell, identify: Identify
) -> None:
    tell(*RING, *BYSTANDERS)
    home = identify("home", HOME).identifier_id
    refresh(database, NOW)
    say(database, Subject(SubjectKind.IDENTIFIER, home, role="ship_to", identifiers=(home,)), HubClass.MAIL_FORWARDER)
    assert refreshed(database) == []


def test_who_is_inside_and_who_holds_equipment_is_known_as_soon_as_it_is_said(
    database: Database, tell: Tell, identify: Identify
) -> None:
    tell(*RING, *BYSTANDERS)
    [ring] = refreshed(database)
    assert (ring.hired, ring.holding) == ((), ())
    tell(Application("A-1", "ats", "1", status="hired"))
    tell(Shipment("A-4", "desk", identify("ship_to", HOME), shipment_id="1", state="delivered"))
    tell(Shipment("A-3", "desk", identify("ship_to", HOME), shipment_id="2", state="returned"))
    [ring] = refreshed(database)
    assert (ring.hired, ring.holding) == (("A-1",), ("A-4",))


def test_rings_go_with_the_facts_that_they_were_found_in(database: Database, tell: Tell) -> None:
    tell(*RING, *BYSTANDERS)
    refresh(database, NOW)
    wipe_facts(database)
    assert stored_rings(database) == []
    assert database.read("MATCH (n) WHERE NOT n:Ringlight RETURN labels(n)") == []
    tell(*RING, *BYSTANDERS)
    assert len(refreshed(database)) == 1


def test_a_value_that_was_seen_again_years_later_joins_those_before_and_after(database: Database, tell: Tell) -> None:
    first, *others = RING
    tell((*first, "2022-01-05"), ("A-2", "phone", PHONES[0], "2026-01-05"), *others[1:], *BYSTANDERS)
    assert refreshed(database) == []
    tell((*first, "2026-02-05"))
    assert len(refreshed(database)) == 1


def test_names_that_come_after_the_values_tell_who_applied_again(database: Database, tell: Tell) -> None:
    tell(*RING, *BYSTANDERS)
    assert len(refreshed(database)) == 1
    tell(*(Record(each, "ats", name="Sam Sample") for each in ("A-1", "A-2", "A-3")))
    assert refreshed(database) == []
