"""What people decided: a verdict on a person, a value, a ring or a link, by whom, why and until when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class SubjectKind(StrEnum):
    """What a decision is about."""

    APPLICANT = "applicant"
    IDENTIFIER = "identifier"
    RING = "ring"
    LINK = "link"
    """One applicant's use of one value."""


class Verdict(StrEnum):
    """What somebody decided. Of a value the verdict may also be the name of its hub class."""

    RING_MEMBER = "ring_member"
    CLEARED = "cleared"
    """Looked into and harmless: a person stays out of rings, a value or a link ties nobody."""
    IDENTITY_MISUSED = "identity_misused"
    """A victim, whose name and papers somebody else uses."""
    UNSURE = "unsure"
    REVOKED = "revoked"
    """Takes back the decision that it replaces."""


VERDICTS = {
    SubjectKind.APPLICANT: frozenset(Verdict),
    SubjectKind.IDENTIFIER: frozenset(Verdict) - {Verdict.IDENTITY_MISUSED},
    SubjectKind.RING: frozenset(Verdict) - {Verdict.IDENTITY_MISUSED},
    SubjectKind.LINK: frozenset({Verdict.CLEARED, Verdict.UNSURE, Verdict.REVOKED}),
}
"""What can be decided about each kind of subject."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is decided about, and the applicants and values behind it, which a decision holds on to by their ids.

    `id` is an applicant's, an identifier's or a ring's; a link's is both of its ids with a space between. `role`
    narrows a value to one way of having it (`home`, `ship_to`).
    """

    kind: SubjectKind
    id: str
    role: str | None = None
    applicants: tuple[str, ...] = field(default=(), compare=False)
    identifiers: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `replaces` is the one that stood before it; `number` counts those on this subject, from 1."""

    decision_id: str
    subject: Subject
    number: int
    verdict: str
    reason: str
    actor: str
    decided_at: datetime
    until: date | None
    """The last day on which it stands; None: until somebody decides again."""
    replaces: str | None


def link_id(applicant_id: str, identifier_id: str) -> str:
    """The id of the link between the two."""
    return f"{applicant_id} {identifier_id}"


def standing_of(decisions: Iterable[Decision], on: date) -> Decision | None:
    """The newest of these that is neither revoked nor past its last day; None where nothing stands."""
    decisions = list(decisions)
    revoked = {decision.replaces for decision in decisions if decision.verdict == Verdict.REVOKED}
    standing = (decision for decision in decisions if _stands(decision, on) and decision.decision_id not in revoked)
    return max(standing, key=lambda decision: (decision.decided_at, decision.number), default=None)


def _stands(decision: Decision, on: date) -> bool:
    return decision.verdict != Verdict.REVOKED and (decision.until is None or on <= decision.until)
