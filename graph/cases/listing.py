"""Which cases there are, what is in each, and how each came to be what it is."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.cases.exhibit import Exhibit
from graph.cases.model import Case, Change, Listed, State
from graph.cases.stored import case_from_graph, change_from_graph, exhibit_of, listed_from_graph
from graph.database import Reader
from graph.statements import statement


def cases(reader: Reader, *, state: State | None = None, applicant_id: str | None = None) -> list[Listed]:
    """Cases as they are now: what is due first, then the oldest; all, or those of one state or with one applicant."""
    rows = reader.read(statement(__package__, "all"), state=state, applicant_id=applicant_id)
    return [listed_from_graph(row) for row in rows]


def case_of(reader: Reader, case_id: str, version: int | None = None) -> Case | None:
    """One case as it is now, or as it was at a version; None where there is no such."""
    rows = reader.read(statement(__package__, "one"), case_id=case_id, version=version)
    return case_from_graph(rows[0]) if rows else None


def history(reader: Reader, case_id: str) -> list[Change]:
    """All that became of a case, in order."""
    return [change_from_graph(row["change"]) for row in reader.read(statement(__package__, "history"), case_id=case_id)]


def exhibits_of(reader: Reader, evidence_ids: Iterable[str]) -> Mapping[str, Exhibit]:
    """By their ids, what was known of what was collected. Of whoever was erased, nothing."""
    rows = reader.read(statement(__package__, "evidence"), evidence_ids=list(evidence_ids))
    return {
        row["evidence_id"]: replace(
            exhibit_of(row["document"]), taken_at=row["taken_at"].to_native(), taken_by=row["taken_by"]
        )
        for row in rows
    }
