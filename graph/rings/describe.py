"""A grown ring as it is handed out: its values, the evidence for each link, its weak points, what was left out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.rings.around import SharedValue
from graph.rings.evidence import Evidence
from graph.rings.model import LeftOut, LeftOutIdentifier, Link, Member, Ring, RingIdentifier
from graph.rings.reach import link_strength
from graph.rings.weak_points import weak_points


def describe(
    members: Sequence[Member],
    values: Mapping[str, SharedValue],
    reached: Iterable[str],
    evidence: Sequence[Evidence],
    beyond: int,
) -> Ring:
    """The ring of these members, the first of whom is the suspect. `reached` are the ids of all persons reached.

    A value is in the ring when two persons of it use it; others that its members use are left out, and it says why.
    """
    suspect = members[0].applicant_id
    person_of = {member.applicant_id: member.person_id or member.applicant_id for member in members}
    sizes = Counter(person_of.values())
    users = _users(person_of, evidence)
    joining = {id_: values[id_] for id_, persons in sorted(users.items()) if values[id_].joins(persons)}
    links = tuple(_link(one, joining.get(one.identifier_id), users) for one in evidence)
    outside = [values[id_] for id_ in users if id_ not in joining]
    return Ring(
        suspect=suspect,
        members=tuple(members),
        identifiers=tuple(RingIdentifier(one.id, one.kind, one.value, one.degree) for one in joining.values()),
        links=links,
        weak_points=weak_points({id_: users[id_] for id_ in joining}, sizes, person_of[suspect]),
        left_out=LeftOut(beyond, _left_out(outside, set(reached))),
        truncated=beyond > 0,
    )


def _users(person_of: Mapping[str, str], evidence: Iterable[Evidence]) -> dict[str, set[str]]:
    """Value id to the persons in the ring who use it."""
    users: dict[str, set[str]] = defaultdict(set)
    for one in evidence:
        users[one.identifier_id].add(person_of[one.applicant_id])
    return users


def _link(one: Evidence, value: SharedValue | None, users: Mapping[str, set[str]]) -> Link:
    return Link(
        applicant_id=one.applicant_id,
        identifier_id=one.identifier_id,
        role=one.role,
        raw=one.raw,
        sources=one.sources,
        first_seen_at=one.first_seen_at,
        last_seen_at=one.last_seen_at,
        strength=round(_strength(one.applicant_id, value, users[value.id]), 4) if value else 0.0,
    )


def _strength(applicant_id: str, value: SharedValue, users: set[str]) -> float:
    """What the value says of this applicant and the nearest other person of the ring who uses it."""
    uses = [use for use in value.uses if use.person.id in users]
    own = [use for use in uses if use.applicant_id == applicant_id]
    others = [use for use in uses if own and use.person != own[0].person]
    return max((link_strength(value, use, other) for use in own for other in others), default=0.0)


def _left_out(values: Iterable[SharedValue], reached: set[str]) -> tuple[LeftOutIdentifier, ...]:
    ordered = sorted(values, key=lambda value: (-value.degree, value.id))
    return tuple(
        LeftOutIdentifier(value.id, value.kind, value.value, value.degree, _reason(value, reached)) for value in ordered
    )


def _reason(value: SharedValue, reached: set[str]) -> str:
    if not value.uses:
        return f"shared by {value.degree} persons: a crowd says little about any two of them"
    if value.joins(reached):
        return "who else uses it is over the limit of applicants"
    return "who else uses it is linked too weakly or lies too many hops away"
