"""Decisions as the graph stores them, and back."""

from collections.abc import Iterable

from graph.database import Row
from graph.decisions.model import Decision, Subject, SubjectKind


def to_graph(decision: Decision, evidence: str) -> Row:
    """The properties of its node."""
    subject = decision.subject
    return {
        "subject_kind": subject.kind.value,
        "subject_id": subject.id,
        "role": subject.role,
        "applicants": list(subject.applicants),
        "identifiers": list(subject.identifiers),
        "number": decision.number,
        "verdict": decision.verdict,
        "reason": decision.reason,
        "actor": decision.actor,
        "decided_at": decision.decided_at,
        "until": decision.until,
        "replaces": decision.replaces,
        "evidence": evidence,
    }


def from_graph(rows: Iterable[Row]) -> list[Decision]:
    """The decisions in the column `decision` of these rows."""
    return [_decision(row["decision"]) for row in rows]


def _decision(stored: Row) -> Decision:
    subject = Subject(
        kind=SubjectKind(stored["subject_kind"]),
        id=stored["subject_id"],
        role=stored["role"],
        applicants=tuple(stored["applicants"]),
        identifiers=tuple(stored["identifiers"]),
    )
    return Decision(
        decision_id=stored["decision_id"],
        subject=subject,
        number=stored["number"],
        verdict=stored["verdict"],
        reason=stored["reason"],
        actor=stored["actor"],
        decided_at=stored["decided_at"].to_native(),
        until=stored["until"] and stored["until"].to_native(),
        replaces=stored["replaces"],
    )
