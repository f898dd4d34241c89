"""Working on alerts: each act is one more node, refused where somebody acted meanwhile."""

from dataclasses import dataclass, replace
from datetime import datetime

from graph.alerts.listing import alert_of, alerts
from graph.alerts.model import OPEN, Act, Alert, Change, State
from graph.alerts.stored import change_to_graph
from graph.database import Database, Transaction
from graph.errors import UsageError
from graph.statements import statement

LONGEST_REASON = 20_000
"""Characters."""
_AFTER = {
    Act.TAKEN: State.TAKEN,
    Act.REOPENED: State.NEW,
    Act.DISMISSED: State.DISMISSED,
    Act.CONFIRMED: State.CONFIRMED,
}
_NEED_A_REASON = frozenset({Act.REOPENED, Act.SNOOZED, Act.DISMISSED, Act.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody wants to do to an alert."""

    alert_id: str
    act: Act
    actor: str
    at: datetime
    """In UTC."""
    reason: str = ""
    until: datetime | None = None
    """For `snoozed`: when it wakes."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody acted meanwhile, or there is more evidence: the alert as it stands, and what was therefore refused."""

    alert: Alert
    refused: Step


def act(database: Database, step: Step, *, saw: int) -> Alert | Overtaken:
    """Do it, if the alert is still at the version that they `saw`; the alert as it is then."""
    step = replace(step, reason=step.reason.strip().encode("utf-8", "replace").decode())
    _refuse_unusable(step)
    return database.write(lambda transaction: _act(transaction, step, saw))


def take_next(database: Database, actor: str, at: datetime, name: str | None = None) -> Alert | None:
    """Take the weightiest that is new and awake, whoever else takes one at this moment; None where none is left."""
    while waiting := alerts(database, at, shown=State.NEW, name=name, most=_AT_ONCE):
        for alert in waiting:
            taken = act(database, Step(alert.alert_id, Act.TAKEN, actor, at), saw=alert.version)
            if isinstance(taken, Alert):
                return taken
    return None


_AT_ONCE = 50


def _act(transaction: Transaction, step: Step, saw: int) -> Alert | Overtaken:
    alert = _found(transaction, step)
    if alert.last == _next(alert, step, saw):
        return alert  # Tried again after the connection broke, when it was written already.
    if alert.version != saw:
        return Overtaken(alert, step)
    _refuse_impossible(alert, step)
    created = transaction.nodes_created
    change = _next(alert, step, saw)
    transaction.run(statement(__package__, "create_changes"), changes=[change_to_graph(change)])
    acted = _found(transaction, step)
    return acted if transaction.nodes_created > created else Overtaken(acted, step)


def _found(transaction: Transaction, step: Step) -> Alert:
    alert = alert_of(transaction, step.alert_id, step.at)
    if alert is None:
        raise UsageError(f"There is no alert {step.alert_id}: `ringlight alerts` lists those that there are.")
    return alert


def _next(alert: Alert, step: Step, saw: int) -> Change:
    state = _AFTER.get(step.act, alert.last.state)
    holder = {State.NEW: None, State.TAKEN: alert.last.holder or step.actor}.get(state, step.actor)
    return Change(
        alert_id=alert.alert_id,
        number=saw + 1,
        act=step.act,
        state=state,
        holder=holder,
        reason=step.reason,
        actor=step.actor,
        at=step.at,
        until=step.until,
        expires_at=alert.last.expires_at,
    )


def _refuse_unusable(step: Step) -> None:
    if step.act in _NEED_A_REASON and not step.reason:
        raise UsageError("This needs a reason: say in a sentence why.")
    if len(step.reason) > LONGEST_REASON:
        raise UsageError(f"A reason has at most {LONGEST_REASON:,} characters.")
    if step.act is Act.SNOOZED and (step.until is None or step.until <= step.at):
        raise UsageError("An alert sleeps until a time to come.")


def _refuse_impossible(alert: Alert, step: Step) -> None:
    state, holder = alert.last.state, alert.last.holder
    if step.act is Act.REOPENED and state is State.NEW:
        raise UsageError("It is new already.")
    if step.act is not Act.REOPENED and state not in OPEN:
        raise UsageError(f"It is {state} by {holder}: reopen it first.")
    if step.act is not Act.REOPENED and state is State.TAKEN and (holder != step.actor or step.act is Act.TAKEN):
        raise UsageError(f"{holder} has taken it: reopen it first, if they do not go on with it.")
