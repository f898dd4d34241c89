"""Taking somebody out of cases: out of every version of each, and out of what was known when it was collected."""

from collections.abc import Iterator

from graph.cases.exhibit import exhibit_without
from graph.cases.stored import exhibit_as_text, exhibit_of
from graph.database import Row, Transaction
from graph.privacy.leavings import Leaver
from graph.privacy.scrubbing import ERASED
from graph.statements import statement


def leave_cases(transaction: Transaction, leaver: Leaver) -> int:
    """Remove them and their name from all cases; in how many they were."""
    traces = leaver.traces
    given = {"ids": sorted(traces.ids), "of_texts": traces.of_texts, "of_documents": traces.of_documents}
    changes = transaction.run(statement(__package__, "naming_cases"), **given)
    transaction.run(statement(__package__, "keep_cases"), changes=[_left(row["change"], leaver) for row in changes])
    _leave_evidence(transaction, leaver, transaction.run(statement(__package__, "naming_case_evidence"), **given))
    theirs = frozenset(leaver.applicant_ids)
    return len({each["change"]["case_id"] for each in changes if not theirs.isdisjoint(each["change"]["applicants"])})


def _left(change: Row, leaver: Leaver) -> Row:
    out = leaver.traces.out_of_text
    return {
        "change_id": change["change_id"],
        "applicants": leaver.stay(change["applicants"]),
        "title": out(change["title"]),
        "text": out(change["text"]),
        "other": ERASED if change["other"] in leaver.traces.ids else change["other"],
        "content": leaver.traces.out_of_document(change["content"]),
    }


def _leave_evidence(transaction: Transaction, leaver: Leaver, rows: list[Row]) -> None:
    kept = list(_kept(rows, leaver))
    gone = {row["evidence_id"] for row in rows}.difference(row["evidence_id"] for row in kept)
    transaction.run(statement(__package__, "keep_case_evidence"), kept=kept)
    transaction.run(statement(__package__, "delete_case_evidence"), evidence_ids=sorted(gone))


def _kept(rows: list[Row], leaver: Leaver) -> Iterator[Row]:
    for row in rows:
        if left := exhibit_without(exhibit_of(row["document"]), leaver.applicant_ids):
            document = leaver.traces.out_of_document(exhibit_as_text(left))
            applicants = leaver.stay(row["applicants"])
            yield {"evidence_id": row["evidence_id"], "applicants": applicants, "document": document}
