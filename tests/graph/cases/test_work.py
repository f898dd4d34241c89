import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from graph.cases.changing import LONGEST, LONGEST_TITLE, Overtaken
from graph.cases.closing import ask_to_close, close, reopen
from graph.cases.listing import case_of, cases, history
from graph.cases.model import Act, By, Case, State
from graph.cases.opening import open_case
from graph.cases.work import add_note, assign, finish_task, retitle, set_task, take_next
from graph.database import Database
from graph.errors import UsageError

MakeBy = Callable[..., By]
PEOPLE = 8


def _done(answer: Case | Overtaken) -> Case:
    assert isinstance(answer, Case)
    return answer


def test_everything_that_is_done_is_kept_in_order(database: Database, case: Case, by: MakeBy) -> None:
    now = _done(add_note(database, case.seen, "Spoke to HR.", by()))
    now = _done(set_task(database, now.seen, "Ask IT for the serial", by(), who="lee", due=date(2026, 3, 9)))
    now = _done(finish_task(database, now.seen, 1, "They sent it.", by("lee")))
    now = _done(retitle(database, now.seen, "One phone,\ntwo people", by()))
    now = _done(assign(database, now.seen, "lee", by()))
    assert (now.title, now.holder, now.state) == ("One phone, two people", "lee", State.OPEN)
    assert [note.text for note in now.content.notes] == ["Spoke to HR."]
    [task] = now.content.tasks
    assert (task.who, task.due, task.outcome, task.done_by) == ("lee", date(2026, 3, 9), "They sent it.", "lee")
    assert case_of(database, case.case_id) == now
    changes = history(database, case.case_id)
    assert [change.act for change in changes] == [
        Act.OPENED,
        Act.COLLECTED,
        Act.NOTED,
        Act.TASK_SET,
        Act.TASK_DONE,
        Act.RETITLED,
        Act.ASSIGNED,
    ]
    assert [change.number for change in changes] == [1, 2, 3, 4, 5, 6, 7]
    earlier = case_of(database, case.case_id, version=4)
    assert earlier
    assert earlier.content.tasks[0].is_open


def test_whoever_did_not_see_what_stands_is_refused_with_both(database: Database, case: Case, by: MakeBy) -> None:
    noted = _done(add_note(database, case.seen, "Mine.", by()))
    answer = assign(database, case.seen, "lee", by("lee", "I know them."))
    assert isinstance(answer, Overtaken)
    assert answer.case == noted
    assert (answer.refused.act, answer.refused.actor, answer.refused.text) == (Act.ASSIGNED, "lee", "I know them.")
    assert case_of(database, case.case_id) == noted


def test_the_same_change_sent_twice_is_one(database: Database, case: Case, by: MakeBy) -> None:
    once = by()
    first = add_note(database, case.seen, "Mine.", once)
    assert add_note(database, case.seen, "Mine.", once) == first
    assert open_case(database, "Twice", once) == open_case(database, "Twice", once)
    assert [each.number for each in cases(database)] == [1, 2]


def test_of_many_who_change_a_case_at_once_exactly_one_does(database: Database, case: Case, by: MakeBy) -> None:
    together = threading.Barrier(PEOPLE)

    def note(number: int) -> Case | Overtaken:
        together.wait()
        return add_note(database, case.seen, f"Note {number}", by(f"investigator {number}"))

    with ThreadPoolExecutor(PEOPLE) as pool:
        answers = list(pool.map(note, range(PEOPLE)))
    [won] = [answer for answer in answers if isinstance(answer, Case)]
    lost = [answer for answer in answers if isinstance(answer, Overtaken)]
    assert {answer.case.last for answer in lost} == {won.last}
    assert len(history(database, case.case_id)) == case.version + 1


def test_two_people_never_take_the_same_case(database: Database, by: MakeBy) -> None:
    opened = {open_case(database, f"Case {number}", by()).case_id for number in range(12)}
    together = threading.Barrier(PEOPLE)

    def take_all(number: int) -> list[str]:
        together.wait()
        taken: list[str] = []
        while case := take_next(database, by(f"investigator {number}")):
            assert case.holder == f"investigator {number}"
            taken.append(case.case_id)
        return taken

    with ThreadPoolExecutor(PEOPLE) as pool:
        taken = [case_id for each in pool.map(take_all, range(PEOPLE)) for case_id in each]
    assert sorted(taken) == sorted(opened)
    assert all(each.holder for each in cases(database))


def test_what_is_due_first_is_taken_first_and_what_somebody_gave_back_is_taken_again(
    database: Database, case: Case, by: MakeBy
) -> None:
    later = open_case(database, "Urgent", by())
    _done(set_task(database, later.seen, "Call", by(), due=date(2026, 3, 2)))
    first = take_next(database, by())
    assert first
    assert first.case_id == later.case_id
    assert take_next(database, by("lee")).case_id == case.case_id  # type: ignore[union-attr]
    assert take_next(database, by("ana")) is None
    _done(assign(database, first.seen, None, by()))
    assert take_next(database, by("ana")).case_id == later.case_id  # type: ignore[union-attr]


def test_with_four_eyes_another_one_closes(database: Database, tmp_path: Path, case: Case, by: MakeBy) -> None:
    (tmp_path / "ringlight.toml").write_text("[cases]\nfour_eyes = true\n", encoding="utf-8")
    ready = _done(ask_to_close(database, case.seen, by(reason="Handed to counsel.")))
    assert (ready.state, ready.last.asked_by) == (State.READY, "kim")
    noted = _done(add_note(database, ready.seen, "Counsel has it.", by()))
    with pytest.raises(UsageError, match="somebody else closes it"):
        close(database, tmp_path, noted.seen, by(reason="Done."))
    closed = _done(close(database, tmp_path, noted.seen, by("lee", "Read it all.")))
    assert (closed.state, closed.last.actor, closed.last.text) == (State.CLOSED, "lee", "Read it all.")


def test_without_four_eyes_one_person_may_do_both_and_a_closed_case_is_reopened(
    database: Database, tmp_path: Path, case: Case, by: MakeBy
) -> None:
    ready = _done(ask_to_close(database, case.seen, by(reason="Done.")))
    closed = _done(close(database, tmp_path, ready.seen, by(reason="Done.")))
    with pytest.raises(UsageError, match="reopen it first"):
        add_note(database, closed.seen, "Late.", by())
    opened = _done(reopen(database, closed.seen, by(reason="There is more.")))
    assert (opened.state, opened.last.asked_by) == (State.OPEN, None)
    with pytest.raises(UsageError, match="ready for closing"):
        close(database, tmp_path, opened.seen, by(reason="Done."))


def test_a_case_with_open_tasks_is_not_ready(database: Database, case: Case, by: MakeBy) -> None:
    now = _done(set_task(database, case.seen, "Call", by()))
    with pytest.raises(UsageError, match="still to be done: 1"):
        ask_to_close(database, now.seen, by(reason="Done."))
    with pytest.raises(UsageError, match="no task 2"):
        finish_task(database, now.seen, 2, "Done.", by())


@pytest.mark.parametrize("title", ["", " \n ", "x" * (LONGEST_TITLE + 1)])
def test_a_case_has_a_title(database: Database, by: MakeBy, title: str) -> None:
    with pytest.raises(UsageError, match="title"):
        open_case(database, title, by())
    assert cases(database) == []


def test_what_needs_a_reason_or_says_nothing_is_refused_in_a_sentence(
    database: Database, case: Case, by: MakeBy
) -> None:
    with pytest.raises(UsageError, match="needs a reason"):
        ask_to_close(database, case.seen, by(reason=" "))
    with pytest.raises(UsageError, match="A note says something"):
        add_note(database, case.seen, " ", by())
    with pytest.raises(UsageError, match="At most 20,000"):
        add_note(database, case.seen, "x" * (LONGEST + 1), by())
    with pytest.raises(UsageError, match="There is no case"):
        add_note(database, case.seen.__class__("case:0", 1), "x", by())
    assert len(history(database, case.case_id)) == case.version


@pytest.mark.parametrize("text", ["=1+1", "\x1b[2J\u202e<script>\0</script>", "名前 💡", "' }) DETACH DELETE n //"])
def test_a_note_is_kept_as_it_was_written(database: Database, case: Case, by: MakeBy, text: str) -> None:
    _done(add_note(database, case.seen, text, by()))
    now = case_of(database, case.case_id)
    assert now
    assert [note.text for note in now.content.notes] == [text]
