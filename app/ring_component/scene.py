"""What there is to draw: a ring, and what somebody had shown beyond it, which is not the ring."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.ring_component.nodes import applicant_of
from graph.rings.beyond import Beyond
from graph.rings.model import LeftOutIdentifier, Link, Member, Ring, RingIdentifier

ADDED = "you had it shown; the ring does not go through it"
_MOST_ENDS = 12
"""More ends than these would hide the ring; a table lists all."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A ring with what was added to it. Everybody and everything of `ring` can be drawn and explained."""

    ring: Ring
    base: Ring
    """The ring without anything added, as it is today: its people and values keep their places."""
    outside: frozenset[str] = frozenset()
    """Applicants of `ring` who are no members."""
    added: frozenset[str] = frozenset()
    """Values of `ring` that were only asked for."""


def wider(scene: Scene, node: str, found: Beyond) -> Scene:
    """Add what was found beyond a node: of a value, who else has it; of a person, what else they share."""
    asked = applicant_of(node)
    ring = scene.ring
    known = {member.applicant_id for member in ring.members}
    values = {value.id for value in ring.values}
    people = () if asked else tuple(one for one in found.applicants if one.applicant_id not in known)
    new = tuple(one for one in found.identifiers if one.id not in values)
    # The ring has read them and not drawn them, since nobody else in it uses them.
    kept_back = {link.identifier_id for link in ring.links if link.applicant_id == asked}
    return replace(
        scene,
        ring=replace(
            ring,
            members=(*ring.members, *(_member(one.applicant_id, one.name, one.status) for one in people)),
            links=(*ring.links, *_links(found, asked)),
            left_out=replace(ring.left_out, identifiers=(*ring.left_out.identifiers, *map(_end, new))),
        ),
        outside=scene.outside.union(one.applicant_id for one in people),
        added=scene.added.union(kept_back, (one.id for one in new)),
    )


def _end(value: RingIdentifier) -> LeftOutIdentifier:
    return LeftOutIdentifier(value.id, value.kind, value.value, value.degree, ADDED)


def _links(found: Beyond, asked: str | None) -> Iterator[Link]:
    # A person's values may be another of their ids': here one node stands for all of these.
    for one in found.applicants:
        for use in one.evidence:
            yield Link(
                asked or one.applicant_id,
                use.identifier_id,
                use.role,
                use.raw,
                use.sources,
                use.first_seen_at,
                use.last_seen_at,
                strength=0.0,
            )


def _member(applicant_id: str, name: str | None, status: str | None) -> Member:
    return Member(applicant_id, name, status, strength=0.0, hops=0, path=(applicant_id,))


def with_few_ends(scene: Scene) -> Ring:
    """Leave only the ends that say most, values that several here use, the most shared first; and those added."""
    ring = scene.ring
    users: dict[str, set[str]] = {}
    for link in ring.links:
        if link.applicant_id not in scene.outside:
            users.setdefault(link.identifier_id, set()).add(link.applicant_id)
    ends = [one for one in ring.left_out.identifiers if len(users.get(one.id, ())) > 1][:_MOST_ENDS]
    added = [one for one in ring.left_out.identifiers if one.id in scene.added]
    return replace(ring, left_out=replace(ring.left_out, identifiers=(*ends, *added)))


def drawn_links(ring: Ring) -> Mapping[tuple[str, str], list[Link]]:
    """Group the links by person and value: one line, though the value may be home and ship-to at once."""
    shown = {member.applicant_id for member in ring.members}
    known = {one.id for one in ring.identifiers} | {one.id for one in ring.left_out.identifiers}
    lines: dict[tuple[str, str], list[Link]] = {}
    for link in ring.links:
        if link.applicant_id in shown and link.identifier_id in known:
            lines.setdefault((link.applicant_id, link.identifier_id), []).append(link)
    return lines
