"""Closing a case: one asks for it, and with four eyes another one closes."""

from pathlib import Path

from graph.cases.changing import Edit, Overtaken, change, must_be_open
from graph.cases.model import Act, By, Case, Seen, State
from graph.database import Database
from graph.errors import UsageError
from graph.settings_file import Table, read_table


class CasesTable(Table):
    """The table `[cases]` of `ringlight.toml`."""

    four_eyes: bool = False
    """Whoever asks for a case to be closed does not close it."""


def four_eyes(home: Path) -> bool:
    """Whether two people are needed to close a case."""
    return read_table(home, "cases", CasesTable).four_eyes


def ask_to_close(database: Database, seen: Seen, by: By) -> Case | Overtaken:
    """Say that the work is done, and why."""

    def edit(case: Case) -> Edit:
        must_be_open(case)
        left = [str(task.number) for task in case.content.tasks if task.is_open]
        if left:
            raise UsageError(f"Tasks are still to be done: {', '.join(left)}. Say of each what came of it.")
        return Edit(state=State.READY, asked_by=by.actor)

    return change(database, seen, Act.READY, by, edit)


def close(database: Database, home: Path, seen: Seen, by: By) -> Case | Overtaken:
    """Close what somebody asked to be closed."""
    two = four_eyes(home)

    def edit(case: Case) -> Edit:
        if case.state is not State.READY:
            raise UsageError(f"It is {case.state}: somebody has to say first that it is ready for closing.")
        if two and by.actor == case.last.asked_by:
            raise UsageError("You asked for it to be closed, so somebody else closes it (four_eyes in ringlight.toml).")
        return Edit(state=State.CLOSED)

    return change(database, seen, Act.CLOSED, by, edit)


def reopen(database: Database, seen: Seen, by: By) -> Case | Overtaken:
    """Go on with a case that is closed, or about to be."""

    def edit(case: Case) -> Edit:
        if case.state not in {State.READY, State.CLOSED}:
            raise UsageError(f"It is {case.state}.")
        return Edit(state=State.OPEN)

    return change(database, seen, Act.REOPENED, by, edit)
