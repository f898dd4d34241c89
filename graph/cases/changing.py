"""The one way in which a case changes: one more node, refused where somebody changed the case meanwhile."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.cases.listing import case_of
from graph.cases.model import Act, By, Case, Change, Content, Seen, State
from graph.cases.stored import change_to_graph
from graph.database import Database, Row, Transaction
from graph.errors import UsageError
from graph.statements import statement

LONGEST = 20_000
"""Characters of a note or a reason."""
LONGEST_TITLE = 200
NEED_A_REASON = frozenset({Act.READY, Act.CLOSED, Act.REOPENED, Act.TAKEN_OUT, Act.MERGED_INTO, Act.SPLIT})


@dataclass(frozen=True, slots=True)
class Edit:
    """What an act makes of a case. A state, holder or title that is None stays as it is."""

    content: Content | None = None
    state: State | None = None
    title: str | None = None
    other: str | None = None
    asked_by: str | None = None
    holding: Mapping[str, str | None] = field(default_factory=dict)
    """`{"holder": NAME}` where that changes, also to nobody."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody changed the case meanwhile: how it stands, and what was therefore refused."""

    case: Case
    refused: Change


def change(
    database: Database,
    seen: Seen,
    act: Act,
    by: By,
    edit: Callable[[Case], Edit],
    *,
    exhibits: Sequence[Row] = (),
) -> Case | Overtaken:
    """Do what `edit` makes of the case, if it still is as it was `seen`; the case as it is then."""
    by = usable(by, act)
    return database.write(lambda transaction: change_in(transaction, seen, act, by, edit, exhibits=exhibits))


def change_in(
    transaction: Transaction,
    seen: Seen,
    act: Act,
    by: By,
    edit: Callable[[Case], Edit],
    *,
    exhibits: Sequence[Row] = (),
) -> Case | Overtaken:
    """As `change`, as a part of a transaction."""
    lock(transaction)
    case = found(transaction, seen.case_id)
    if case.version == seen.version + 1 and (case.last.act, case.last.actor, case.last.at) == (act, by.actor, by.at):
        return case  # Tried again after the connection broke, when it was written already.
    if case.version != seen.version:
        return Overtaken(case, _next(case, act, by, Edit()))
    edited = edit(case)
    done = _next(case, act, by, edited)
    content = case.content if edited.content is None else edited.content
    write(transaction, done, content)
    transaction.run(statement(__package__, "create_evidence"), exhibits=list(exhibits))
    return replace(case, last=done, content=content)


def lock(transaction: Transaction) -> None:
    """Let nobody be erased, and no case change, until the transaction ends: what was read of a case stays true."""
    transaction.run(statement(__package__, "lock_graph"))


def write(transaction: Transaction, done: Change, content: Content) -> None:
    """Add the change, after which this is in the case."""
    transaction.run(statement(__package__, "create_change"), change=change_to_graph(done, content))


def found(transaction: Transaction, case_id: str) -> Case:
    """The case; UsageError where there is none."""
    case = case_of(transaction, case_id)
    if case is None:
        raise unknown(case_id)
    return case


def unknown(case_id: str) -> UsageError:
    """Say that there is no such case."""
    return UsageError(f"There is no case {case_id!a}: `ringlight case list` lists those that there are.")


def usable(by: By, act: Act) -> By:
    """The same, its reason without halves of characters; UsageError where it is missing or too long."""
    reason = written(by.reason)
    if act in NEED_A_REASON and not reason:
        raise UsageError("This needs a reason: say in a sentence why.")
    return replace(by, reason=reason)


def written(text: str) -> str:
    """The text as it can be stored: halves of characters come from a terminal's broken input."""
    text = text.strip().encode("utf-8", "replace").decode("utf-8")
    if len(text) > LONGEST:
        raise UsageError(f"At most {LONGEST:,} characters: attach the rest elsewhere, and say here where.")
    return text


def usable_title(title: str) -> str:
    """The title on one line; UsageError where it is empty or too long."""
    title = " ".join(written(title).split())
    if not title or len(title) > LONGEST_TITLE:
        raise UsageError(f"A case has a title of at most {LONGEST_TITLE} characters.")
    return title


def must_be_open(case: Case) -> None:
    """UsageError where nothing may be changed before the case is reopened."""
    if case.state is State.MERGED:
        raise UsageError(f"It went on in the case {case.last.other}.")
    if case.state is not State.OPEN:
        raise UsageError(f"It is {case.state}: reopen it first.")


def _next(case: Case, act: Act, by: By, edit: Edit) -> Change:
    state = edit.state or case.state
    return Change(
        case_id=case.case_id,
        number=case.version + 1,
        act=act,
        actor=by.actor,
        at=by.at,
        text=by.reason,
        title=edit.title or case.title,
        state=state,
        holder=edit.holding.get("holder", case.holder),
        asked_by=(edit.asked_by or case.last.asked_by) if state is not State.OPEN else None,
        other=edit.other,
    )
