"""Erasing one person: all in one transaction, so that it has happened or not.

Loaders take the same locks of applicants, and look for new tombstones once they have them: what they were about to add
is either removed here or never written.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph.audit.trail import Event, record, rewrite
from graph.database import Database, Transaction
from graph.privacy.holds import refuse_held
from graph.privacy.leavings import Leaver
from graph.privacy.person import lock_graph, lock_person, unknown
from graph.privacy.reasons import said
from graph.privacy.removal import remove
from graph.privacy.scrubbing import ERASED, Traces
from graph.privacy.tombstones import bury, read_tombstones


@dataclass(frozen=True, slots=True)
class Erasure:
    """What went. `tombstones` are the keyed hashes of the ids."""

    tombstones: tuple[str, ...]
    values: int
    """Those that only they had."""
    decisions: int
    alerts: int
    cases: int
    """In which they were."""
    rejections: int
    """Whose raw text named them."""


def erase(database: Database, home: Path, applicant_id: str, *, actor: str, reason: str) -> Erasure:
    """Remove the person who has this id, under all their ids, and keep them from coming back.

    UsageError where nobody has the id or a legal hold lies on them. Done again, it finds nothing left, and is no error.
    """
    reason = said(reason)
    erasure, traces = database.write(lambda transaction: _erase(transaction, home, applicant_id))
    record(
        home,
        actor,
        "erase",
        subject=erasure.tombstones[0],
        reason=traces.out_of_text(reason),
        tombstones=erasure.tombstones,
        values=erasure.values,
        decisions=erasure.decisions,
        alerts=erasure.alerts,
        cases=erasure.cases,
        rejections=erasure.rejections,
    )
    return erasure


def _erase(transaction: Transaction, home: Path, applicant_id: str) -> tuple[Erasure, Traces]:
    lock_graph(transaction)
    ids = lock_person(transaction, applicant_id)
    if not ids and not read_tombstones(transaction, home).cover(applicant_id):
        raise unknown(applicant_id)
    # Erased before: what was written about them meanwhile, by somebody who had the page open, goes now.
    ids = ids or [applicant_id]
    refuse_held(transaction, ids)
    tombstones = bury(transaction, home, [(each,) for each in ids])
    removed = remove(transaction, ids)
    # Before the graph forgets them: a command that was cut off here is given again, with the same id.
    _leave_audit(home, removed.leaver, dict(zip(ids, tombstones, strict=True)))
    counts = len(removed.leaver.gone), removed.decisions, removed.alerts, removed.cases, removed.rejections
    return Erasure(tuple(tombstones), *counts), removed.leaver.traces


def _leave_audit(home: Path, leaver: Leaver, tombstones: Mapping[str, str]) -> None:
    def unnamed(event: Event) -> Event:
        details = json.loads(leaver.traces.out_of_document(json.dumps(event.details)))
        reason = event.reason and leaver.traces.out_of_text(event.reason)
        return replace(event, subject=_unnamed(event.subject), reason=reason, details=details or {})

    def _unnamed(subject: str | None) -> str | None:
        applicant_id, _, value = (subject or "").rpartition(" ")
        if subject in leaver.gone or value in leaver.gone:
            return ERASED
        return tombstones.get(subject or "", tombstones.get(applicant_id, subject))

    rewrite(home, unnamed)
