"""Legal holds: while one lies on a person, nothing of theirs is erased or retracted."""

from collections.abc import Collection
from pathlib import Path

from graph.audit.trail import record
from graph.database import Database, Transaction
from graph.errors import UsageError
from graph.privacy.person import lock_graph, lock_person, unknown
from graph.privacy.reasons import said
from graph.statements import statement


def hold(database: Database, home: Path, applicant_id: str, *, actor: str, reason: str) -> None:
    """Lay a hold on the person, under all ids that they have now."""
    reason = said(reason)

    def work(transaction: Transaction) -> None:
        lock_graph(transaction)
        ids = lock_person(transaction, applicant_id)
        if not ids:
            raise unknown(applicant_id)
        transaction.run(statement(__package__, "hold"), applicants=ids, actor=actor, reason=reason)

    database.write(work)
    record(home, actor, "hold", subject=applicant_id, reason=reason)


def release(database: Database, home: Path, applicant_id: str, *, actor: str, reason: str) -> None:
    """Take all holds off the person; UsageError where there is none."""
    reason = said(reason)

    def work(transaction: Transaction) -> None:
        lock_graph(transaction)
        # Facts can be wiped under a hold: the id itself may be all that is left.
        ids = lock_person(transaction, applicant_id) or [applicant_id]
        [row] = transaction.run(statement(__package__, "release"), applicant_ids=ids)
        if not row["released"]:
            raise UsageError(f"No legal hold lies on {applicant_id!r}.")

    database.write(work)
    record(home, actor, "release", subject=applicant_id, reason=reason)


def refuse_held(transaction: Transaction, applicant_ids: Collection[str]) -> None:
    """UsageError where a hold lies on somebody of these."""
    for row in transaction.run(statement(__package__, "holds"), applicant_ids=list(applicant_ids)):
        held = row["hold"]
        raise UsageError(
            f"A legal hold of {held['actor']} ({held['held_at'].date()}) lies on them: {held['reason']} "
            "Nothing of theirs is removed until `ringlight hold --release`."
        )
