"""All rings of a graph: grown from shared values, told apart, judged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.rings.detection.beside import left_beside
from graph.rings.detection.growth import grow, knots
from graph.rings.detection.judgement import Surroundings, score, surroundings
from graph.rings.detection.model import FoundRing, Person, Value
from graph.rings.detection.names import rare_words
from graph.rings.detection.same_person import re_applicants
from graph.rings.detection.tangle import Tangle, Web, part_of
from graph.rings.detection.ties import ties_of
from graph.rings.detection.touching import SMALLEST, told_apart
from graph.rings.detection.words import reasons_in_words

SURE = 0.5
"""A ring is shown when chance would make less than one group like it in the whole graph."""


def find_rings(persons: Mapping[str, Person], values: Sequence[Value]) -> list[FoundRing]:
    """Find the rings among these persons, the surest and largest first."""
    same = re_applicants(persons, values)
    web = Web(ties_of(values, same))
    usual = surroundings(knots(web))
    rare = rare_words(persons.values())
    applicants = _applicants(persons, same)
    found = []
    for group in grow(web, len(persons)):
        for part in told_apart(group):
            beside = left_beside(part, persons, rare)
            ring = part_of(part, part.persons - beside)
            if len(ring.persons) >= SMALLEST and score(ring, usual) > SURE:
                found.append(_found(ring, beside, applicants, persons, usual))
    return sorted(found, key=lambda ring: (-ring.score, -len(ring.members), ring.members))


def _applicants(persons: Iterable[str], same: Mapping[str, str]) -> dict[str, list[str]]:
    """Each person who stands for re-applicants, or for nobody else, to all ids of theirs."""
    applicants: dict[str, list[str]] = defaultdict(list)
    for person in persons:
        applicants[same.get(person, person)].append(person)
    return applicants


def _found(
    ring: Tangle,
    beside: Iterable[str],
    applicants: Mapping[str, Sequence[str]],
    persons: Mapping[str, Person],
    usual: Surroundings,
) -> FoundRing:
    members = sorted(id_ for person in ring.persons for id_ in applicants[person])
    bonds = sorted(ring.bonds, key=lambda bond: (len(bond.tie.holders), bond.tie.values))
    return FoundRing(
        members=tuple(members),
        score=score(ring, usual),
        reasons=reasons_in_words(ring, (persons[member] for member in members), usual),
        values=tuple(value for bond in bonds for value in bond.tie.values),
        beside=tuple(sorted(id_ for person in beside for id_ in applicants[person])),
    )
