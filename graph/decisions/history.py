"""What was decided, and what those who decided saw."""

from graph.database import Reader
from graph.decisions.model import Decision
from graph.decisions.stored import from_graph
from graph.statements import statement


def decisions(reader: Reader, subject: str | None = None) -> list[Decision]:
    """Every decision, the newest first; or those on a subject (any id) and on the rings and links it was part of."""
    return from_graph(reader.read(statement(__package__, "history"), subject=subject))


def evidence_of(reader: Reader, decision_id: str) -> str | None:
    """The JSON document that the decision was made on, as it was; None where there is no such decision."""
    rows = reader.read(statement(__package__, "evidence"), decision_id=decision_id)
    return rows[0]["evidence"] if rows else None
