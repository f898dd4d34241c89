"""A ring as people see it: who, through what, how strongly, and what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Member:
    """An applicant in the ring. `path` alternates applicant and identifier ids, from the suspect to this member.

    Applicants joined by aliases are one person: each of them is a member, with the same `person_id`, strength and hops.
    """

    applicant_id: str
    name: str | None
    status: str | None
    strength: float
    hops: int
    path: tuple[str, ...]
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class RingIdentifier:
    """A value that joins members. `degree` counts the persons in the whole graph who share it."""

    id: str
    kind: str
    value: str
    degree: int
    hub_class: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One member's use of one value in one role, over all its sources and written forms.

    `strength` is what the value says of this member and the nearest other member who uses it; 0 for a value left out.
    """

    applicant_id: str
    identifier_id: str
    role: str
    raw: tuple[str, ...]
    sources: tuple[str, ...]
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    strength: float


@dataclass(frozen=True, slots=True)
class LeftOutIdentifier:
    """A value that the ring touches and does not cross, and why."""

    id: str
    kind: str
    value: str
    degree: int
    reason: str
    hub_class: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is beyond the ring's edge. `applicants` counts those reached but over the budget."""

    applicants: int
    identifiers: tuple[LeftOutIdentifier, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """An applicant whom the ring touches and who is not counted in: perhaps a victim, a relative, or cleared."""

    applicant_id: str
    name: str | None
    status: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """The one value or person whose removal cuts `separates` members off from the suspect."""

    id: str
    separates: int


@dataclass(frozen=True, slots=True)
class Ring:
    """The ring around one suspect, who is a member (strength 1, no hops)."""

    suspect: str
    members: tuple[Member, ...]
    identifiers: tuple[RingIdentifier, ...]
    links: tuple[Link, ...]
    weak_points: tuple[WeakPoint, ...]
    left_out: LeftOut
    truncated: bool
    ring_ids: tuple[str, ...] = ()
    """Stored rings that the suspect is a member of."""
    signals: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()
    why: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Of each of the identifiers (ids), in words: how many share it, and what else they share."""

    @property
    def values(self) -> tuple[RingIdentifier | LeftOutIdentifier, ...]:
        """All values that links lead to: those that join members, then those left out."""
        return (*self.identifiers, *self.left_out.identifiers)


@dataclass(frozen=True, slots=True)
class RingEvidence:
    """A value that joins members of a ring: `members` persons of the ring, of `degree` in the whole graph."""

    id: str
    kind: str
    value: str
    degree: int
    members: int


@dataclass(frozen=True, slots=True)
class StoredRing:
    """A ring found across the whole graph. `members` are applicant ids, `size` counts persons.

    `strength` says how sure it is that chance did not tangle them so; `risk` is what the `signals` say together, and
    None where nobody judged them.
    """

    ring_id: str
    members: tuple[str, ...]
    size: int
    strength: float
    risk: float | None
    signals: tuple[str, ...]
    evidence: tuple[RingEvidence, ...]
    weak_points: tuple[WeakPoint, ...]
    first_seen_at: datetime | None
    last_seen_at: datetime | None
    hired: tuple[str, ...] = ()
    """Those of the members who are inside: who to look at first."""
    reasons: tuple[str, ...] = ()
    """Why it is a ring, in words."""
    beside: tuple[str, ...] = ()
    """Applicants whose name and home a member uses: perhaps victims, not members."""
    holding: tuple[str, ...] = ()
    """Members to whom equipment was sent that did not come back."""
    risk_reasons: tuple[str, ...] = ()
    """What the signals say, the weightiest first."""
    verdict: str | None = None
    """What somebody decided about the ring, or about one that had most of its members."""
