"""Deletes what is due, where every feed is in and it is not too much.

It buries nobody: what a feed still says returns with it.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from graph.audit.trail import record
from graph.database import Database, Transaction
from graph.errors import UsageError
from graph.jobs.runs import JobState
from graph.jobs.standing import job_standings
from graph.privacy.person import lock_graph, lock_person
from graph.privacy.removal import remove
from graph.privacy.values import leave, note_touched
from graph.retention.declaration import Retention
from graph.retention.due import PERSONS, REJECTIONS, Due, decided_applicants, needed_applicants, old_persons, plan
from graph.statements import statement

_APPLICANTS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Deleted:
    """What became of one thing that was due."""

    due: Due
    deleted: int


def retain(database: Database, home: Path, says: Retention, *, actor: str, now: datetime) -> list[Deleted]:
    """Delete what is due. UsageError, and nothing deleted, where a feed is not wholly in or too much is due."""
    _require_complete(database)
    planned = plan(database, says, now)
    for due in planned.dues:
        _require_moderate(due, says)
    deleted = [Deleted(due, _delete(database, planned.persons, due, says, now)) for due in planned.dues]
    record(home, actor, "retention", deleted={each.due.what: each.deleted for each in deleted})
    return deleted


def _require_complete(database: Database) -> None:
    """Who is missing from a feed that was not loaded is not gone: they were not heard."""
    jobs = [each for each in job_standings(database) if each.is_declared]
    if not jobs:
        raise UsageError("Retention deletes only when all feeds are in, and no job is declared that loads them.")
    behind = [each.name for each in jobs if each.late_since or each.last is None or each.last.state != JobState.DONE]
    if behind:
        raise UsageError(
            f"Nothing was deleted: not all feeds are in ({', '.join(behind)}). `ringlight job list` tells what to do."
        )


def _require_moderate(due: Due, says: Retention) -> None:
    if not due.is_within(says.most_share):
        raise UsageError(
            f"Nothing was deleted: {due.due:,} of {due.of:,} ({due.what}) are due, and most_share is "
            f"{says.most_share:.1%}. Look at `ringlight job retention --dry-run`; if that is right, raise most_share "
            "for once."
        )


def _delete(database: Database, persons: tuple[tuple[str, ...], ...], due: Due, says: Retention, now: datetime) -> int:
    if due.what == PERSONS:
        return sum(database.write(partial(_expire, ids=ids, says=says, now=now)) for ids in persons)
    if due.what == REJECTIONS:
        database.administer(statement(__package__, "delete_rejections"), before=due.before)
        return due.due
    deleted = partial(_expire_sightings, given={"kind": due.what, "before": due.before})
    return sum(iter(lambda: database.write(deleted), 0))


def _expire(transaction: Transaction, *, ids: tuple[str, ...], says: Retention, now: datetime) -> bool:
    """Remove the person, unless they were heard of or became needed since they were counted."""
    lock_graph(transaction)
    now_ids = tuple(lock_person(transaction, ids[0]))
    is_due = now_ids in old_persons(transaction, now_ids, says, now)
    if not is_due or not needed_applicants(transaction).isdisjoint(now_ids):
        return False
    remove(transaction, now_ids)
    return True


def _expire_sightings(transaction: Transaction, *, given: dict[str, object]) -> int:
    lock_graph(transaction)
    needed = sorted(needed_applicants(transaction) | decided_applicants(transaction))
    most = {"needed": needed, "most": _APPLICANTS_AT_ONCE}
    rows = transaction.run(statement(__package__, "who_has_old"), **given, **most)
    ids = sorted(row["applicant_id"] for row in rows)
    transaction.run(statement("graph.privacy", "lock_applicants"), applicant_ids=ids)
    [row] = transaction.run(statement(__package__, "delete_sightings"), applicant_ids=ids, **given)
    note_touched(transaction, leave(transaction, row["identifier_ids"]), ids)
    return int(row["sightings"])
