from collections.abc import Callable
from datetime import date

from graph.database import Database
from graph.decisions.model import Decision, Verdict
from graph.decisions.standing import cleared_links, standing_decisions, standing_on_rings, standing_verdicts
from graph.facts.model import Alias
from graph.identifiers.canonical import Canonical

DecideOn = Callable[..., Decision]
Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]

DAY = date(2026, 3, 2)
NUMBER = "(202) 555-0143"
TIED = (("A-1", "phone", NUMBER), ("A-2", "phone", NUMBER))


def test_only_who_was_decided_about_has_a_verdict(database: Database, tell: Tell, decide_on: DecideOn) -> None:
    tell(*TIED)
    decision = decide_on("A-1", Verdict.CLEARED)
    assert standing_verdicts(database, ["A-1", "A-2", "nobody"], DAY) == {"A-1": Verdict.CLEARED}
    assert standing_decisions(database, ["A-1"], DAY) == {"A-1": decision}


def test_a_verdict_is_read_in_the_same_transaction_as_a_ring(
    database: Database, tell: Tell, decide_on: DecideOn
) -> None:
    tell(*TIED)
    decide_on("A-1", Verdict.CLEARED)
    read = database.read_together(lambda reader: standing_verdicts(reader, ["A-1"], DAY))
    assert read == {"A-1": Verdict.CLEARED}


def test_a_verdict_on_one_id_holds_for_the_person_and_the_newest_of_several_does(
    database: Database, tell: Tell, decide_on: DecideOn
) -> None:
    tell(*TIED)
    decide_on("A-1", Verdict.RING_MEMBER)
    decide_on("A-2", Verdict.CLEARED)
    assert standing_verdicts(database, ["A-1"], DAY) == {"A-1": Verdict.RING_MEMBER}
    tell(Alias("A-1", "A-2", "hr"), Alias("A-2", "A-3", "hr"))
    assert standing_verdicts(database, ["A-1", "A-2", "A-3"], DAY) == dict.fromkeys(
        ("A-1", "A-2", "A-3"), Verdict.CLEARED
    )


def test_a_decision_on_a_person_names_all_ids_of_theirs(tell: Tell, decide_on: DecideOn) -> None:
    tell(*TIED, Alias("A-1", "A-9", "hr"))
    assert decide_on("A-9", Verdict.CLEARED).subject.applicants == ("A-1", "A-9")


def test_what_is_revoked_is_no_verdict(database: Database, tell: Tell, decide_on: DecideOn) -> None:
    tell(*TIED)
    decide_on("A-1", Verdict.CLEARED)
    decide_on("A-1", Verdict.REVOKED)
    assert standing_verdicts(database, ["A-1"], DAY) == {}


def test_a_cleared_link_is_one_persons_use_of_one_value(
    database: Database, tell: Tell, decide_on: DecideOn, identify: Identify
) -> None:
    phone = identify("phone", NUMBER).identifier_id
    tell(*TIED, ("A-1", "email", "ana@example.org"), Alias("A-1", "A-9", "hr"))
    decide_on(f"A-1 {phone}", Verdict.CLEARED)
    assert cleared_links(database, ["A-1", "A-2", "A-9"], DAY) == {("A-1", phone), ("A-9", phone)}
    assert standing_verdicts(database, ["A-1", "A-2"], DAY) == {}
    decide_on(f"A-1 {phone}", Verdict.UNSURE)
    assert cleared_links(database, ["A-1"], DAY) == frozenset()


def test_an_id_that_begins_like_another_has_no_part_in_its_links(
    database: Database, tell: Tell, decide_on: DecideOn, identify: Identify
) -> None:
    phone = identify("phone", NUMBER).identifier_id
    tell(("A", "phone", NUMBER), ("A 1", "phone", NUMBER))
    decide_on(f"A 1 {phone}", Verdict.CLEARED)
    assert cleared_links(database, ["A", "A 1"], DAY) == {("A 1", phone)}


def test_nobody_asked_about_nothing_found(database: Database, tell: Tell, decide_on: DecideOn) -> None:
    tell(*TIED)
    decide_on("A-1", Verdict.CLEARED)
    assert standing_verdicts(database, [], DAY) == {}
    assert cleared_links(database, [], DAY) == frozenset()
    assert standing_on_rings(database, DAY) == []
