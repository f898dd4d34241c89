"""The work on a case: who has it, notes, tasks, and whether it is done."""

from collections.abc import Callable

import streamlit as st

from app.access.current import may
from app.access.roles import Permission
from app.resources import database, home
from app.views.case_acting import act
from app.views.case_parts import show_merge, show_split
from app.views.plain import plain
from graph.cases.changing import Overtaken
from graph.cases.closing import ask_to_close, close, reopen
from graph.cases.model import By, Case, Note, State, Task
from graph.cases.work import add_note, assign, finish_task, retitle, set_task

_AT_WORK = (State.OPEN, State.READY)


def show_work(case: Case) -> None:
    """Show notes and tasks to all, and to whoever may work on cases what they can do now."""
    works = may(Permission.WORK_ON_CASES)
    st.markdown("**Notes**")
    for number, note in enumerate(case.content.notes):
        _show_note(number, note)
    if works and case.state in _AT_WORK:
        _form(case, "Note", "Add the note", lambda text: lambda by: add_note(database(), case.seen, text, by))
    st.markdown("**Tasks**")
    for task in case.content.tasks:
        _show_task(case, task, works=works)
    if works and case.state is State.OPEN:
        _show_new_task(case)
    if works:
        _show_closing(case)
    if works and case.state in _AT_WORK:
        _show_more(case)


def _show_note(number: int, note: Note) -> None:
    plain(note.text, key=f"raw-note-{number}", longest=20_000)
    came = f", from {note.came_from}" if note.came_from else ""
    plain(f"{note.actor}, {note.at:%Y-%m-%d %H:%M} UTC{came}", key=f"quiet-note-{number}")


def _show_task(case: Case, task: Task, *, works: bool) -> None:
    due = f", until {task.due}" if task.due else ""
    plain(f"{task.number}. {task.text}", key=f"raw-task-{task.number}")
    plain(f"{task.who or 'anybody'}{due}", key=f"quiet-task-{task.number}")
    if task.outcome:
        plain(f"Done by {task.done_by}: {task.outcome}", key=f"quiet-outcome-{task.number}")
    elif works and case.state is State.OPEN:
        label = f"What came of task {task.number}"
        _form(
            case,
            label,
            "Done",
            lambda text: lambda by: finish_task(database(), case.seen, task.number, text, by),
        )


def _show_new_task(case: Case) -> None:
    keys = [f"task-{part}-{case.case_id}-{case.version}" for part in ("text", "who", "due")]

    def add() -> None:
        text, who, due = (st.session_state[key] for key in keys)
        act(lambda by: set_task(database(), case.seen, text, by, who=who, due=due))

    with st.form(f"task-{case.case_id}-{case.version}", border=False):
        st.text_input("Task", key=keys[0], autocomplete="off")
        who, due = st.columns(2)
        who.text_input("Who does it", key=keys[1], autocomplete="off")
        due.date_input("Until", value=None, key=keys[2])
        st.form_submit_button("Set the task", on_click=add)


def _show_closing(case: Case) -> None:
    match case.state:
        case State.OPEN:
            label, button, do = "Why it is done", "Ready for closing", ask_to_close
            _form(case, label, button, lambda _: lambda by: do(database(), case.seen, by))
        case State.READY:
            _form(case, "Why it is closed", "Close", lambda _: lambda by: close(database(), home(), case.seen, by))
            _show_reopening(case)
        case State.CLOSED:
            _show_reopening(case)
        case State.MERGED:
            plain(f"It went on in {case.last.other}.", key="strong-merged")


def _show_reopening(case: Case) -> None:
    _form(case, "Why it goes on", "Reopen", lambda _: lambda by: reopen(database(), case.seen, by))


def _show_more(case: Case) -> None:
    with st.expander("Assign, rename, merge, split", icon=":material/tune:"):
        _form(case, "Who has it from now on", "Assign", lambda who: lambda by: assign(database(), case.seen, who, by))
        if case.state is State.OPEN:
            _form(case, "Title", "Rename", lambda text: lambda by: retitle(database(), case.seen, text, by))
            show_merge(case)
            show_split(case)


def _form(case: Case, label: str, button: str, do: Callable[[str], Callable[[By], Case | Overtaken]]) -> None:
    """A text and a button; what was typed is both what `do` is given and the reason that the audit keeps."""
    key = f"{button}-{label}-{case.case_id}-{case.version}"

    def done() -> None:
        text = st.session_state[key] or ""
        act(do(text), reason=text)

    with st.form(f"form-{key}", border=False):
        st.text_area(label, key=key, height=68)
        st.form_submit_button(button, on_click=done)
