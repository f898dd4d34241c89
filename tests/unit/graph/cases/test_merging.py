from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph.cases.merging import together
from graph.cases.model import Content, Item, ItemKind, Note, Task

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
times = st.integers(0, 1_000).map(lambda minutes: NOON + timedelta(minutes=minutes))
subjects = st.sampled_from(["A-1", "A-2", "A-3", "ring:1"])


@st.composite
def items(draw: st.DrawFn) -> Item:
    subject, number, at = draw(subjects), draw(st.integers(0, 10_000)), draw(times)
    kind = ItemKind.RING if subject.startswith("ring") else ItemKind.PERSON
    return Item(f"item:{number}", kind, subject, (subject,), (), (f"evidence:{number}",), at, "kim")


notes = st.builds(Note, st.text(min_size=1), st.just("kim"), times)
tasks = st.lists(st.text(min_size=1), max_size=4).map(
    lambda texts: tuple(Task(number, text, None, None) for number, text in enumerate(texts, 1))
)
contents = st.builds(
    Content,
    st.lists(items(), max_size=4, unique_by=lambda item: item.subject).map(tuple),
    st.lists(notes, max_size=4).map(lambda some: tuple(sorted(some, key=lambda note: note.at))),
    tasks,
)


@given(contents, contents)
def test_nothing_is_lost(one: Content, other: Content) -> None:
    both = together(one, other)
    assert {item.subject for item in both.items} == {item.subject for item in (*one.items, *other.items)}
    assert len({item.subject for item in both.items}) == len(both.items)
    evidence = {each for item in (*one.items, *other.items) for each in item.evidence}
    assert {each for item in both.items for each in item.evidence} == evidence
    assert sorted(note.text for note in both.notes) == sorted(note.text for note in (*one.notes, *other.notes))
    assert [task.text for task in both.tasks] == [task.text for task in (*one.tasks, *other.tasks)]


@given(contents, contents)
def test_tasks_are_counted_from_one(one: Content, other: Content) -> None:
    assert [task.number for task in together(one, other).tasks] == list(range(1, len(one.tasks) + len(other.tasks) + 1))


@given(contents)
def test_an_empty_case_adds_nothing(one: Content) -> None:
    assert together(one, Content()) == one


@given(contents)
def test_what_came_from_somewhere_still_did(one: Content) -> None:
    moved = one.came_from("case:1").came_from("case:2")
    cases = {item.came_from for item in moved.items}
    cases |= {note.came_from for note in moved.notes} | {task.came_from for task in moved.tasks}
    assert cases <= {"case:1"}
