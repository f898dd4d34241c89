"""A grown ring as it is handed out: its values, the evidence for each link, its weak points, what was left out."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.rings.evidence import Evidence
from graph.rings.joining import Join
from graph.rings.model import Beside, LeftOut, LeftOutIdentifier, Link, Member, Ring, RingIdentifier
from graph.rings.shared import SharedValue
from graph.rings.spreading import Grown
from graph.rings.strength import nearest_strength
from graph.rings.weak_points import weak_points
from graph.rings.words import left_out_in_words, value_in_words


@dataclass(frozen=True)
class _Ring:
    """Its members and evidence, with what growing read and reached."""

    grown: Grown
    person_of: Mapping[str, str]
    evidence: Sequence[Evidence]

    @cached_property
    def users(self) -> dict[str, set[str]]:
        """Value id to the persons in the ring who use it."""
        users: dict[str, set[str]] = defaultdict(set)
        for one in self.evidence:
            users[one.identifier_id].add(self.person_of[one.applicant_id])
        return users

    @cached_property
    def joins(self) -> dict[str, list[tuple[SharedValue, Join]]]:
        """Value id to what joins two persons of the ring through it."""
        joins: dict[str, list[tuple[SharedValue, Join]]] = defaultdict(list)
        for join in self.grown.neighbourhood.joins:
            for value in join.values:
                if value.joins(self.users.get(value.id, set()) & join.persons):
                    joins[value.id].append((value, join))
        return joins


def describe(
    members: Sequence[Member], grown: Grown, evidence: Sequence[Evidence], beside: Sequence[Beside], beyond: int
) -> Ring:
    """The ring of these members, the first of whom is the suspect; `beyond` more were reached.

    A value is in the ring when it joins two persons of it; others that its members use are left out, and it says why.
    """
    ring = _Ring(grown, {member.applicant_id: member.person_id or member.applicant_id for member in members}, evidence)
    joining = sorted(ring.joins)
    suspect = members[0].applicant_id
    sizes = Counter(ring.person_of.values())
    return Ring(
        suspect=suspect,
        members=tuple(members),
        identifiers=tuple(_identifier(ring, id_) for id_ in joining),
        links=tuple(_link(one, ring) for one in evidence),
        weak_points=weak_points({id_: ring.users[id_] for id_ in joining}, sizes, ring.person_of[suspect]),
        left_out=LeftOut(beyond, _left_out(ring)),
        truncated=beyond > 0,
        beside=tuple(beside),
        why={id_: value_in_words(grown.neighbourhood.values[id_], grown.neighbourhood) for id_ in joining},
    )


def _identifier(ring: _Ring, id_: str) -> RingIdentifier:
    value = ring.grown.neighbourhood.values[id_]
    return RingIdentifier(value.id, value.kind, value.value, value.degree, _hub_class(ring, value))


def _hub_class(ring: _Ring, value: SharedValue) -> str | None:
    standing = ring.grown.neighbourhood.decided.about(value)
    return standing.hub_class.value if standing and standing.hub_class else None


def _link(one: Evidence, ring: _Ring) -> Link:
    return Link(
        applicant_id=one.applicant_id,
        identifier_id=one.identifier_id,
        role=one.role,
        raw=one.raw,
        sources=one.sources,
        first_seen_at=one.first_seen_at,
        last_seen_at=one.last_seen_at,
        strength=round(_strength(one, ring), 4),
    )


def _strength(one: Evidence, ring: _Ring) -> float:
    """What the value says of this applicant and the nearest other person of the ring who uses it."""
    joins = ring.joins.get(one.identifier_id, ())
    users = ring.users[one.identifier_id]
    return max(
        (nearest_strength(value, one.applicant_id, users & join.persons, join.witnessed) for value, join in joins),
        default=0.0,
    )


def _left_out(ring: _Ring) -> tuple[LeftOutIdentifier, ...]:
    values = [ring.grown.neighbourhood.values[id_] for id_ in ring.users if id_ not in ring.joins]
    values.sort(key=lambda value: (-value.degree, value.id))
    return tuple(_left_out_identifier(ring, value) for value in values)


def _left_out_identifier(ring: _Ring, value: SharedValue) -> LeftOutIdentifier:
    reason = left_out_in_words(value, ring.grown)
    return LeftOutIdentifier(value.id, value.kind, value.value, value.degree, reason, _hub_class(ring, value))
