"""Retracting one value of one person: it was wrong, and the same file must not bring it back."""

from pathlib import Path

from graph.audit.trail import record
from graph.database import Database, Transaction
from graph.errors import UsageError
from graph.privacy.holds import refuse_held
from graph.privacy.person import lock_graph, lock_person, unknown
from graph.privacy.reasons import said
from graph.privacy.tombstones import bury, read_tombstones
from graph.privacy.values import leave, note_touched
from graph.statements import statement


def retract(database: Database, home: Path, applicant_id: str, identifier_id: str, *, actor: str, reason: str) -> None:
    """Remove that the person, under any of their ids, has this value, and what was sent to them there.

    UsageError where they do not have it or a legal hold lies on them. Done again, it is no error.
    """
    reason = said(reason)
    tombstones = database.write(lambda transaction: _retract(transaction, home, applicant_id, identifier_id))
    record(home, actor, "retract", subject=f"{applicant_id} {identifier_id}", reason=reason, tombstones=tombstones)


def _retract(transaction: Transaction, home: Path, applicant_id: str, identifier_id: str) -> list[str]:
    """The tombstones."""
    lock_graph(transaction)
    ids = lock_person(transaction, applicant_id)
    if not ids:
        raise unknown(applicant_id)
    refuse_held(transaction, ids)
    given = {"applicant_ids": ids, "identifier_id": identifier_id}
    [row] = transaction.run(statement(__package__, "retract_sightings"), **given)
    if not row["applicants"] and not read_tombstones(transaction, home).cover(applicant_id, identifier_id):
        raise UsageError(f"{applicant_id!r} has no value {identifier_id!r}: `ringlight ring` lists their values' ids.")
    note_touched(transaction, leave(transaction, [identifier_id]), ids)
    return bury(transaction, home, [(each, identifier_id) for each in ids])
