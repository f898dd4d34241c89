from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cases.changing import Overtaken
from graph.cases.collecting import collect, refresh, take_out
from graph.cases.listing import case_of, cases, exhibits_of, history
from graph.cases.merging import merge, split
from graph.cases.model import Act, By, Case, ItemKind, State
from graph.cases.opening import open_case
from graph.cases.since import since
from graph.cases.work import add_note, set_task
from graph.database import Database
from graph.errors import UsageError
from graph.facts.model import Alias
from graph.identifiers.canonical import Canonical
from graph.rings.stored.refresh import refresh as refresh_rings
from graph.upkeep.wipe import wipe_facts

MakeBy = Callable[..., By]
Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]

PHONE = "(202) 555-0143"


def _done(answer: Case | Overtaken) -> Case:
    assert isinstance(answer, Case)
    return answer


def test_a_person_is_held_by_ids_and_with_the_ring_around_them_as_it_was(
    database: Database, case: Case, tell: Tell, identify: Identify
) -> None:
    [item] = case.content.items
    assert (item.kind, item.subject, item.applicants) == (ItemKind.PERSON, "A-1", ("A-1",))
    assert item.identifiers == (identify("phone", PHONE).identifier_id,)
    tell(("A-3", "phone", PHONE))
    [exhibit] = exhibits_of(database, item.evidence).values()
    assert [member.applicant_id for member in exhibit.ring.members] == ["A-1", "A-2"]
    assert exhibit.ring.links[0].raw == (PHONE,)
    assert (exhibit.taken_by, exhibit.taken_at) == ("kim", item.added_at)


def test_evidence_is_refreshed_and_both_are_kept(database: Database, case: Case, tell: Tell, by: MakeBy) -> None:
    tell(("A-3", "phone", PHONE))
    [item] = case.content.items
    now = _done(refresh(database, case.seen, item.item_id, by()))
    [item] = now.content.items
    first, second = (exhibits_of(database, item.evidence)[each] for each in item.evidence)
    assert [len(exhibit.ring.members) for exhibit in (first, second)] == [2, 3]
    assert now.last.act is Act.REFRESHED


def test_a_ring_is_held_by_its_applicants_and_values(database: Database, case: Case, five: str, by: MakeBy) -> None:
    now = _done(collect(database, case.seen, five, by()))
    item = now.content.items[-1]
    assert (item.kind, item.subject) == (ItemKind.RING, five)
    assert sorted(item.applicants) == ["R-1", "R-2", "R-3", "R-4", "R-5"]
    assert item.identifiers
    [exhibit] = exhibits_of(database, item.evidence).values()
    assert exhibit.stored
    shown = {member.applicant_id for member in exhibit.ring.members} | {one.applicant_id for one in exhibit.ring.beside}
    assert shown >= set(item.applicants)
    assert not since(database, item).anything


def test_a_case_says_when_its_ring_has_changed(
    database: Database, case: Case, five: str, tell: Tell, by: MakeBy
) -> None:
    now = _done(collect(database, case.seen, five, by()))
    item = now.content.items[-1]
    for number in (1, 2):
        tell(("R-6", "phone", f"(480) 555-010{number}"), ("R-6", "email", f"desk{number}@four.example.org"))
    refresh_rings(database, by().at)
    assert since(database, item).gained == ("R-6",)
    now = _done(refresh(database, now.seen, item.item_id, by()))
    assert "R-6" in now.content.items[-1].applicants
    assert not since(database, now.content.items[-1]).anything
    wipe_facts(database)
    gone = since(database, now.content.items[-1])
    assert (gone.ring_id, gone.gained, len(gone.lost)) == (None, (), 6)


def test_a_wipe_of_facts_keeps_cases_and_their_evidence(database: Database, case: Case) -> None:
    wipe_facts(database)
    kept = case_of(database, case.case_id)
    assert kept == case
    assert exhibits_of(database, case.content.items[0].evidence)


def test_what_is_in_a_case_is_not_collected_twice(database: Database, case: Case, tell: Tell, by: MakeBy) -> None:
    tell(Alias("A-1", "A-9", "hr"))
    for subject in ("A-1", "A-9"):
        with pytest.raises(UsageError, match="in the case already"):
            collect(database, case.seen, subject, by())
    with pytest.raises(UsageError, match="no applicant and no stored ring"):
        collect(database, case.seen, "ring:0000000000000000", by())
    assert len(history(database, case.case_id)) == case.version


def test_what_is_taken_out_stays_in_the_earlier_versions(database: Database, case: Case, by: MakeBy) -> None:
    [item] = case.content.items
    with pytest.raises(UsageError, match="needs a reason"):
        take_out(database, case.seen, item.item_id, by())
    now = _done(take_out(database, case.seen, item.item_id, by(reason="Somebody else.")))
    assert now.content.items == ()
    earlier = case_of(database, case.case_id, version=case.version)
    assert earlier
    assert earlier.content.items == (item,)


def test_a_case_that_is_merged_goes_on_in_the_other_with_all_that_is_in_it(
    database: Database, case: Case, by: MakeBy
) -> None:
    noted = _done(add_note(database, case.seen, "From the first.", by()))
    tasked = _done(set_task(database, noted.seen, "Call", by()))
    other = open_case(database, "The other", by())
    other = _done(collect(database, other.seen, "A-2", by()))
    other = _done(set_task(database, other.seen, "Write", by()))
    into = _done(merge(database, tasked.seen, other.seen, by(reason="The same hands.")))
    assert [item.subject for item in into.content.items] == ["A-2", "A-1"]
    assert [item.came_from for item in into.content.items] == [None, case.case_id]
    assert [(note.text, note.came_from) for note in into.content.notes] == [("From the first.", case.case_id)]
    assert [(task.number, task.text) for task in into.content.tasks] == [(1, "Write"), (2, "Call")]
    assert (into.last.act, into.last.other, into.last.text) == (Act.TOOK_IN, case.case_id, "The same hands.")
    ended = case_of(database, case.case_id)
    assert ended
    assert (ended.state, ended.last.other, len(ended.content.items)) == (State.MERGED, other.case_id, 1)
    with pytest.raises(UsageError, match="It went on in the case"):
        add_note(database, ended.seen, "Late.", by())


def test_what_is_in_both_is_once_in_the_merged_one_with_the_evidence_of_both(
    database: Database, case: Case, by: MakeBy
) -> None:
    other = open_case(database, "The other", by())
    other = _done(collect(database, other.seen, "A-1", by()))
    into = _done(merge(database, case.seen, other.seen, by(reason="The same.")))
    [item] = into.content.items
    assert len(exhibits_of(database, item.evidence)) == 2


def test_of_a_merge_both_sides_happen_or_none(database: Database, case: Case, by: MakeBy) -> None:
    other = open_case(database, "The other", by())
    noted = _done(add_note(database, other.seen, "Meanwhile.", by()))
    answer = merge(database, case.seen, other.seen, by(reason="The same hands."))
    assert isinstance(answer, Overtaken)
    assert answer.case == noted
    assert [each.state for each in cases(database)] == [State.OPEN, State.OPEN]
    with pytest.raises(UsageError, match="into itself"):
        merge(database, case.seen, case.seen, by(reason="x"))


def test_a_split_moves_what_is_named_into_a_new_case(database: Database, case: Case, by: MakeBy) -> None:
    now = _done(collect(database, case.seen, "A-2", by()))
    first, second = now.content.items
    once = by(reason="Two different hands.")
    new = _done(split(database, now.seen, [second.item_id], "The second", once))
    assert [(item.subject, item.came_from) for item in new.content.items] == [("A-2", case.case_id)]
    assert exhibits_of(database, new.content.items[0].evidence)
    left = case_of(database, case.case_id)
    assert left
    assert left.content.items == (first,)
    assert (left.last.other, new.last.other) == (new.case_id, case.case_id)
    assert split(database, now.seen, [second.item_id], "The second", once) == new
    with pytest.raises(UsageError, match="at least one"):
        split(database, left.seen, [second.item_id], "Again", by(reason="x"))


def test_cases_of_an_applicant_are_found(database: Database, case: Case, by: MakeBy, tmp_path: Path) -> None:
    open_case(database, "Empty", by())
    assert [each.case_id for each in cases(database, applicant_id="A-1")] == [case.case_id]
    assert cases(database, applicant_id="A-2") == []
