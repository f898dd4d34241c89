"""Taking a person out of the graph, under all their ids: facts, values that only they had, and where they are named."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.database import Transaction
from graph.privacy.leaving_cases import leave_cases
from graph.privacy.leavings import (
    Leaver,
    leave_alerts,
    leave_decisions,
    leave_jobs,
    leave_notes,
    leave_rejections,
    leave_rings,
)
from graph.privacy.scrubbing import Traces, telling_names
from graph.privacy.values import leave, note_touched
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Removed:
    """Who went, and how many decisions and alerts were about them, cases held them and rejections named them."""

    leaver: Leaver
    decisions: int
    alerts: int
    cases: int
    rejections: int


def remove(transaction: Transaction, ids: Sequence[str]) -> Removed:
    """Remove the person who has these ids, which the transaction has locked."""
    names, written = _known_by(transaction, ids)
    transaction.run(statement(__package__, "delete_applicants"), applicant_ids=ids)
    left = leave(transaction, written)
    own = {word for identifier_id in left.gone for word in written[identifier_id]}
    leaver = Leaver(tuple(ids), left.gone, Traces(left.gone.union(ids), names.union(own)))
    leave_notes(transaction, leaver)
    leave_jobs(transaction, leaver.traces)
    note_touched(transaction, left, leave_rings(transaction, leaver))
    decisions = leave_decisions(transaction, leaver)
    alerts = leave_alerts(transaction, leaver)
    cases = leave_cases(transaction, leaver)
    return Removed(leaver, decisions, alerts, cases, leave_rejections(transaction, leaver.traces))


def _known_by(transaction: Transaction, ids: Sequence[str]) -> tuple[frozenset[str], dict[str, set[str]]]:
    """Their names, and of each of their values all forms in which it was written."""
    rows = transaction.run(statement(__package__, "held"), applicant_ids=ids)
    written: dict[str, set[str]] = {}
    for row in rows:
        for identifier_id, *words in row["uses"]:
            written.setdefault(identifier_id, set()).update(words)
    return telling_names(name for row in rows for name in row["names"]), written
