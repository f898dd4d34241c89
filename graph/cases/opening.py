"""Opening a case."""

from graph.cases.changing import found, lock, usable_title, write
from graph.cases.model import Act, By, Case, Change, Content, State
from graph.database import Database, Transaction
from graph.identifiers.canonical import stable_id
from graph.statements import statement


def open_case(database: Database, title: str, by: By) -> Case:
    """A new case, which nobody holds yet."""
    title = usable_title(title)
    return database.write(lambda transaction: open_in(transaction, title, by, Act.OPENED, Content()))


def open_in(
    transaction: Transaction, title: str, by: By, act: Act, content: Content, *, other: str | None = None
) -> Case:
    """Open a case with this in it, as a part of a transaction. The same one, when the same is asked again."""
    case_id = new_case_id(title, by)
    lock(transaction)
    transaction.run(statement(__package__, "create_case"), case_id=case_id, opened_at=by.at, opened_by=by.actor)
    first = Change(case_id, 1, act, by.actor, by.at, by.reason, title, State.OPEN, holder=None, other=other)
    write(transaction, first, content)
    return found(transaction, case_id)


def new_case_id(title: str, by: By) -> str:
    """The id of the case that they open under this title."""
    return stable_id("case", by.actor, by.at.isoformat(), title)
