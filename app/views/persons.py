"""A ring of applicants shown as a ring of persons: applicants joined by aliases stand as one."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from graph.rings.evidence import furthest
from graph.rings.model import Member, Ring, WeakPoint


def by_person(ring: Ring) -> Ring:
    """Merge the applicants of each person into one member, who has the uses and the furthest status of all of them."""
    faces = _faces(ring)
    own = {applicant_id: face.applicant_id for applicant_id, face in faces.items()}
    persons = {member.person_id or member.applicant_id: own[member.applicant_id] for member in ring.members}
    return replace(
        ring,
        members=tuple(replace(face, path=_renamed(face.path, own)) for face in dict.fromkeys(faces.values())),
        links=tuple(
            replace(link, applicant_id=own[link.applicant_id]) for link in ring.links if link.applicant_id in own
        ),
        weak_points=tuple(WeakPoint(persons.get(point.id, point.id), point.separates) for point in ring.weak_points),
    )


def other_ids(ring: Ring) -> dict[str, tuple[str, ...]]:
    """List the further ids of each person, by the id under which `by_person` shows it."""
    others: dict[str, list[str]] = defaultdict(list)
    for applicant_id, face in _faces(ring).items():
        if applicant_id != face.applicant_id:
            others[face.applicant_id].append(applicant_id)
    return {shown: tuple(ids) for shown, ids in others.items()}


def _faces(ring: Ring) -> dict[str, Member]:
    """Find the member who stands for each applicant: the suspect, else the first of the person who has a name."""
    persons: dict[str, list[Member]] = defaultdict(list)
    for member in ring.members:
        persons[member.person_id or member.applicant_id].append(member)
    return {member.applicant_id: face for ids in persons.values() for face in [_face(ring, ids)] for member in ids}


def _face(ring: Ring, ids: list[Member]) -> Member:
    first = min(ids, key=lambda member: (member.applicant_id != ring.suspect, member.name is None))
    named = next((member.name for member in ids if member.name), None)
    return replace(first, name=first.name or named, status=furthest(member.status for member in ids if member.status))


def _renamed(path: tuple[str, ...], own: Mapping[str, str]) -> tuple[str, ...]:
    # A value may be called like an applicant: only every other step is one.
    return tuple(step if index % 2 else own.get(step, step) for index, step in enumerate(path))
