"""What stands behind a person, a value or a link of a ring, put together from the ring alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.ring_component.nodes import Value, link_edge, person_node, value_node
from graph.rings.model import Link, Member, Ring


@dataclass(frozen=True, slots=True)
class Use:
    """One member's use of a value, in one role."""

    member: Member
    link: Link


@dataclass(frozen=True, slots=True)
class ValueEvidence:
    """A value and who used it how, the strongest first."""

    value: Value
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The answer to a click: exactly one of `member` and `value` is None unless it was a link."""

    member: Member | None
    value: Value | None
    way: tuple[ValueEvidence, ...] = ()
    """For a person: the values on the way from the suspect, each with the two who share it there."""
    also: tuple[ValueEvidence, ...] = ()
    """All other evidence, for a value and a link the only one."""


def why(ring: Ring, picked: str | None) -> Why | None:
    """Tell what is behind a node or line of the drawing; None for nothing, or for what this ring does not hold."""
    for member in ring.members:
        if picked == person_node(member.applicant_id):
            return _why_person(ring, member)
    for value in _values(ring):
        if picked == value_node(value.id):
            return Why(None, value, also=(_evidence(ring, value),))
    for link in ring.links:
        if picked == link_edge(link.applicant_id, link.identifier_id):
            return _why_link(ring, link)
    return None


def _why_person(ring: Ring, member: Member) -> Why:
    values = {value.id: value for value in _values(ring)}
    way = [
        _evidence(ring, values[identifier], {nearer, further})
        for nearer, identifier, further in zip(member.path[::2], member.path[1::2], member.path[2::2], strict=False)
        if identifier in values
    ]
    on_the_way = set(member.path)
    own = sorted(_links(ring, member), key=lambda link: -link.strength)
    others = dict.fromkeys(link.identifier_id for link in own if link.identifier_id not in on_the_way)
    also = (_evidence(ring, values[identifier], {member.applicant_id}) for identifier in others if identifier in values)
    return Why(member, None, tuple(way), tuple(also))


def _why_link(ring: Ring, link: Link) -> Why:
    member = next(member for member in ring.members if member.applicant_id == link.applicant_id)
    value = next(value for value in _values(ring) if value.id == link.identifier_id)
    return Why(member, value, also=(_evidence(ring, value, {member.applicant_id}),))


def _values(ring: Ring) -> Iterable[Value]:
    return (*ring.identifiers, *ring.left_out.identifiers)


def _links(ring: Ring, member: Member) -> Iterable[Link]:
    return (link for link in ring.links if link.applicant_id == member.applicant_id)


def _evidence(ring: Ring, value: Value, applicants: set[str] | None = None) -> ValueEvidence:
    members = {member.applicant_id: member for member in ring.members}
    uses = [
        Use(members[link.applicant_id], link)
        for link in ring.links
        if link.identifier_id == value.id
        and link.applicant_id in members
        and (applicants is None or link.applicant_id in applicants)
    ]
    uses.sort(key=lambda use: (-use.member.strength, use.member.applicant_id, use.link.role))
    return ValueEvidence(value, tuple(uses))
