"""Running alerts: what the scheduler calls. What fails is an alert to its owner, never a silence."""

import time
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from graph.alerts.asking import ask
from graph.alerts.declaration import AlertDeclaration, declared_alert, declared_alerts
from graph.alerts.evidence import Finding, findings
from graph.alerts.model import Kind
from graph.alerts.raising import Raising, erased, raise_alerts
from graph.alerts.suppression import suppressions, without_suppressed
from graph.audit.trail import record
from graph.database import Database
from graph.errors import BrokenWorld, DatabaseUnavailable, RinglightError
from graph.schedule import missed
from graph.statements import statement

_FAILED = 1.0
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of an alert came to."""

    name: str
    rows: int = 0
    suppressed: int = 0
    """Rows that a suppression left out."""
    new: tuple[str, ...] = ()
    """Ids of alerts."""
    grown: tuple[str, ...] = ()
    failure: str | None = None
    """In one sentence; its owner has an alert."""
    seconds: float = 0


def run_alert(database: Database, home: Path, name: str, *, actor: str, now: datetime) -> Outcome:
    """Run the alert of that name: its new rows become work, and its failure does; UsageError where none is declared."""
    return _run(database, home, name, declared_alert(home, name), actor=actor, now=now)


def run_due_alerts(database: Database, home: Path, *, actor: str, now: datetime) -> list[Outcome]:
    """Run those whose time has come since they last ran; what was missed is caught up once."""
    last = last_runs(database)
    return [
        _run(database, home, name, says, actor=actor, now=now)
        for name, says in declared_alerts(home).items()
        if _is_due(says, last.get(name), now)
    ]


def _is_due(says: AlertDeclaration, last: datetime | None, now: datetime) -> bool:
    if says.times is None:
        return False
    return last is None or missed(says.times, last, now) is not None


def last_runs(database: Database) -> dict[str, datetime]:
    """When each alert last ran, by name."""
    rows = database.read(statement(__package__, "rules"))
    return {row["rule"]["name"]: row["rule"]["ran_at"].to_native() for row in rows}


def _run(database: Database, home: Path, name: str, says: AlertDeclaration, *, actor: str, now: datetime) -> Outcome:
    started = time.monotonic()
    try:
        outcome = _found(database, home, name, says, now)
    except DatabaseUnavailable:
        raise  # Where nothing can be read, nothing can be raised either: whoever runs this says so.
    except RinglightError as error:
        outcome = Outcome(name, failure=str(error))
        _raise_failure(database, name, says, str(error), now)
    outcome = replace(outcome, seconds=round(time.monotonic() - started, 3))
    _note(database, home, outcome, actor, now)
    return outcome


def _raise_failure(database: Database, name: str, says: AlertDeclaration, why: str, now: datetime) -> None:
    """Tell the owner, once until it has run again: a failure after a success is a new one."""
    success = _last_success(database, name)
    row = {"failure": why, "last_success": success and success.isoformat()}
    raising = replace(_raising(name, says, now), kind=Kind.FAILURE, compare=("last_success",))
    raise_alerts(database, raising, [Finding(f"alerts.{name}", (row,), _FAILED, why, is_person=False)])


def _found(database: Database, home: Path, name: str, says: AlertDeclaration, now: datetime) -> Outcome:
    for _ in range(_TRIES):
        before = erased(database)
        asked = ask(database, home, says, now.date())
        rows = without_suppressed(asked.rows, suppressions(database, name), now.date())
        raising = _raising(name, asked.says, now)
        raised = raise_alerts(database, raising, findings(rows, asked.says, asked.title), erased_before=before)
        if raised:
            return Outcome(name, len(asked.rows), len(asked.rows) - len(rows), raised.new, raised.grown)
    raise BrokenWorld("People were erased all the time while it ran: it runs again at its next time.")


def _raising(name: str, says: AlertDeclaration, now: datetime) -> Raising:
    return Raising(
        name=name,
        query=says.source,
        kind=Kind.FAILURE if says.jobs else Kind.FOUND,
        owner=says.owner,
        at=now,
        expires_at=now + says.expires_after,
        delivery=says.delivery,
        compare=tuple(says.compare) if says.compare else None,
    )


def _last_success(database: Database, name: str) -> datetime | None:
    rows = (row["rule"] for row in database.read(statement(__package__, "rules")))
    at = next((rule.get("succeeded_at") for rule in rows if rule["name"] == name), None)
    return at.to_native() if at else None


def _note(database: Database, home: Path, outcome: Outcome, actor: str, now: datetime) -> None:
    properties = {"ran_at": now, "rows": outcome.rows, "seconds": outcome.seconds, "failure": outcome.failure}
    properties |= {} if outcome.failure else {"succeeded_at": now}
    text = statement(__package__, "note_run")
    database.write(lambda transaction: transaction.run(text, name=outcome.name, properties=properties))
    record(
        home,
        actor,
        "alert_run",
        subject=outcome.name,
        rows=outcome.rows,
        suppressed=outcome.suppressed,
        new=outcome.new,
        grown=outcome.grown,
        failure=outcome.failure,
        seconds=outcome.seconds,
    )
