"""Working on a case: who holds it, what it is called, notes and tasks."""

from dataclasses import replace
from datetime import date

from graph.cases.changing import Edit, Overtaken, change, must_be_open, usable_title, written
from graph.cases.listing import cases
from graph.cases.model import Act, By, Case, Note, Seen, State, Task
from graph.database import Database
from graph.errors import UsageError


def retitle(database: Database, seen: Seen, title: str, by: By) -> Case | Overtaken:
    """Call it something else."""
    title = usable_title(title)

    def edit(case: Case) -> Edit:
        must_be_open(case)
        return Edit(title=title)

    return change(database, seen, Act.RETITLED, replace(by, reason=title), edit)


def assign(database: Database, seen: Seen, holder: str | None, by: By) -> Case | Overtaken:
    """Give it to somebody, or to nobody: then it waits for whoever takes the next one."""
    holder = written(holder or "") or None

    def edit(case: Case) -> Edit:
        if case.state in {State.CLOSED, State.MERGED}:
            must_be_open(case)
        return Edit(holding={"holder": holder})

    return change(database, seen, Act.ASSIGNED, by, edit)


def take_next(database: Database, by: By) -> Case | None:
    """Take the open case that nobody holds and that is due first, whoever else takes one at this moment.

    None where none is left.
    """
    while waiting := [each for each in cases(database, state=State.OPEN) if each.holder is None]:
        for each in waiting:
            taken = change(
                database, Seen(each.case_id, each.version), Act.TAKEN, by, lambda case: _taken(case, by.actor)
            )
            if isinstance(taken, Case):
                return taken
    return None


def add_note(database: Database, seen: Seen, text: str, by: By) -> Case | Overtaken:
    """Write something down, also while somebody decides whether to close it."""
    text = _said(text, "A note")

    def edit(case: Case) -> Edit:
        if case.state is not State.READY:
            must_be_open(case)
        note = Note(text, by.actor, by.at)
        return Edit(replace(case.content, notes=(*case.content.notes, note)))

    return change(database, seen, Act.NOTED, replace(by, reason=text), edit)


def set_task(
    database: Database, seen: Seen, text: str, by: By, *, who: str | None = None, due: date | None = None
) -> Case | Overtaken:
    """Say what is to be done, by whom and until when."""
    text = _said(text, "A task")

    def edit(case: Case) -> Edit:
        must_be_open(case)
        task = Task(len(case.content.tasks) + 1, text, written(who or "") or None, due)
        return Edit(replace(case.content, tasks=(*case.content.tasks, task)), other=str(task.number))

    return change(database, seen, Act.TASK_SET, replace(by, reason=text), edit)


def finish_task(database: Database, seen: Seen, number: int, outcome: str, by: By) -> Case | Overtaken:
    """Say what came of a task: done, or not needed any more."""
    outcome = _said(outcome, "What came of a task")

    def edit(case: Case) -> Edit:
        must_be_open(case)
        if not any(task.number == number and task.is_open for task in case.content.tasks):
            raise UsageError(f"There is no task {number} that is to be done.")
        tasks = (
            replace(task, outcome=outcome, done_by=by.actor, done_at=by.at) if task.number == number else task
            for task in case.content.tasks
        )
        return Edit(replace(case.content, tasks=tuple(tasks)), other=str(number))

    return change(database, seen, Act.TASK_DONE, replace(by, reason=outcome), edit)


def _taken(case: Case, actor: str) -> Edit:
    must_be_open(case)
    return Edit(holding={"holder": actor})


def _said(text: str, what: str) -> str:
    text = written(text)
    if not text:
        raise UsageError(f"{what} says something.")
    return text
