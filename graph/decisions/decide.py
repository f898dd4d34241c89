"""Deciding: one more node, never a change of one that is there."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from graph.database import Database, Reader, Transaction
from graph.decisions.model import VERDICTS, Decision, Subject, SubjectKind, Verdict, standing_of
from graph.decisions.stored import from_graph, to_graph
from graph.errors import UsageError
from graph.identifiers.canonical import stable_id
from graph.statements import statement

LONGEST_REASON = 20_000
"""Characters."""
_A = {
    SubjectKind.APPLICANT: "an applicant",
    SubjectKind.IDENTIFIER: "a value",
    SubjectKind.RING: "a ring",
    SubjectKind.LINK: "a link",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to decide. `verdict` is one of `Verdict`, or of a value the name of its hub class."""

    subject: Subject
    verdict: str
    reason: str
    actor: str
    at: datetime
    """In UTC."""
    until: date | None = None
    evidence: str = "null"
    """What they saw, as one JSON document; kept as it is."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody decided meanwhile: what stands now, and what was therefore refused."""

    standing: Decision | None
    refused: Draft


def decide(database: Database, draft: Draft, *, saw: str | None) -> Decision | Overtaken:
    """Write it down, if what stands is still what they `saw` standing (a decision's id, None: nothing)."""
    draft = replace(draft, reason=_writable(draft.reason.strip()))
    _refuse_unusable(draft, saw)
    return database.write(lambda transaction: _decide(transaction, draft, saw))


def standing_on(reader: Reader, subject: Subject, on: date) -> Decision | None:
    """What stands about this very subject, in its role: what a page shows, and what `decide` wants named as seen."""
    rows = reader.read(statement(__package__, "on_subject"), kind=subject.kind.value, id=subject.id, role=subject.role)
    return standing_of(from_graph(rows), on)


def _decide(transaction: Transaction, draft: Draft, saw: str | None) -> Decision | Overtaken:
    earlier = _earlier(transaction, draft.subject)
    if earlier and earlier[-1] == _next(draft, len(earlier), saw):
        return earlier[-1]  # Tried again after the connection broke, when it was written already.
    standing = standing_of(earlier, draft.at.date())
    if (standing.decision_id if standing else None) != saw:
        return Overtaken(standing, draft)
    decision = _next(draft, len(earlier) + 1, saw)
    transaction.run(
        statement(__package__, "create"),
        decision_id=decision.decision_id,
        properties=to_graph(decision, draft.evidence),
    )
    if not transaction.nodes_created:
        return Overtaken(standing_of(_earlier(transaction, draft.subject), draft.at.date()), draft)
    return decision


def _earlier(transaction: Transaction, subject: Subject) -> list[Decision]:
    text = statement(__package__, "on_subject")
    return from_graph(transaction.run(text, kind=subject.kind.value, id=subject.id, role=subject.role))


def _next(draft: Draft, number: int, saw: str | None) -> Decision:
    subject = draft.subject
    return Decision(
        decision_id=stable_id("decision", subject.kind, subject.id, subject.role or "", str(number)),
        subject=subject,
        number=number,
        verdict=str(draft.verdict),
        reason=draft.reason,
        actor=draft.actor,
        decided_at=draft.at,
        until=draft.until,
        replaces=saw,
    )


def _writable(text: str) -> str:
    """The text without halves of characters, which come from a terminal's broken input and cannot be stored."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _refuse_unusable(draft: Draft, saw: str | None) -> None:
    kind = draft.subject.kind
    if not draft.reason:
        raise UsageError("A decision needs a reason: say in a sentence what speaks for it.")
    if len(draft.reason) > LONGEST_REASON:
        raise UsageError(f"A reason has at most {LONGEST_REASON:,} characters: keep the rest in the case.")
    if draft.until and draft.until < draft.at.date():
        raise UsageError(f"{draft.until} is past: a decision holds until a day to come, or for good.")
    if draft.verdict in set(Verdict) and draft.verdict not in VERDICTS[kind]:
        raise UsageError(f"{draft.verdict} is nothing to decide about {_A[kind]}.")
    if draft.verdict not in set(Verdict) and kind is not SubjectKind.IDENTIFIER:
        raise UsageError(f"{draft.verdict} is a class of values, not of {_A[kind]}.")
    if draft.verdict == Verdict.REVOKED and saw is None:
        raise UsageError("Nothing stands that could be revoked.")
