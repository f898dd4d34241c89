"""All rings of a graph: grown from shared values, told apart, judged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.rings.detection.beside import left_beside
from graph.rings.detection.growth import grow, knots
from graph.rings.detection.judgement import Surroundings, outside_facts, score, surroundings
from graph.rings.detection.model import FoundRing, Person, Value
from graph.rings.detection.names import rare_words
from graph.rings.detection.same_person import re_applicants
from graph.rings.detection.tangle import Tangle, Web
from graph.rings.detection.ties import ties_of
from graph.rings.detection.touching import SMALLEST, told_apart
from graph.rings.detection.words import reasons_in_words


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a group that may be a ring, who stands beside it, and the facts from outside that speak against it."""

    tangle: Tangle
    beside: frozenset[str]
    facts: tuple[str, ...]


def find_rings(persons: Mapping[str, Person], values: Sequence[Value]) -> list[FoundRing]:
    """Find the rings among these persons, the surest and largest first."""
    same = re_applicants(persons, values)
    web = Web(ties_of(values, same))
    usual = surroundings(knots(web), persons.values())
    rare = rare_words(persons.values())
    applicants = _applicants(persons, same)
    found = [
        _found(part, sure, usual, applicants)
        for group in grow(web, len(persons))
        for part, sure in _judged(list(_parts(group, web, persons, usual, rare)), usual)
    ]
    return sorted(found, key=lambda ring: (-ring.score, -len(ring.members), ring.members))


def _parts(
    group: Tangle, web: Web, persons: Mapping[str, Person], usual: Surroundings, rare: frozenset[str]
) -> Iterator[_Part]:
    """Give the parts of a group that only touch, without those who stand beside them."""
    for part in told_apart(group):
        beside = left_beside(part, persons, rare)
        tangle = web.tangle(part.persons - beside)
        if len(tangle.persons) >= SMALLEST:
            yield _Part(tangle, beside, tuple(outside_facts(tangle, persons, usual)))


def _judged(parts: Sequence[_Part], usual: Surroundings) -> list[tuple[_Part, float]]:
    """Give those parts that are rings with their scores. One that touches a ring has a reason more than it shows."""
    alone = [score(part.tangle, usual, backed=bool(part.facts)) for part in parts]
    if not any(alone):
        return []
    touching = [score(part.tangle, usual, backed=bool(part.facts), touches=True) for part in parts]
    scores = (sure or with_others for sure, with_others in zip(alone, touching, strict=True))
    return [(part, sure) for part, sure in zip(parts, scores, strict=True) if sure]


def _applicants(persons: Iterable[str], same: Mapping[str, str]) -> dict[str, list[str]]:
    """Each person who stands for re-applicants, or for nobody else, to all ids of theirs."""
    applicants: dict[str, list[str]] = defaultdict(list)
    for person in persons:
        applicants[same.get(person, person)].append(person)
    return applicants


def _found(part: _Part, sure: float, usual: Surroundings, applicants: Mapping[str, Sequence[str]]) -> FoundRing:
    bonds = sorted(part.tangle.bonds, key=lambda bond: (len(bond.tie.holders), bond.tie.values))
    return FoundRing(
        members=tuple(sorted(id_ for person in part.tangle.persons for id_ in applicants[person])),
        score=sure,
        reasons=reasons_in_words(part.tangle, part.facts, usual),
        values=tuple(value for bond in bonds for value in bond.tie.values),
        beside=tuple(sorted(id_ for person in part.beside for id_ in applicants[person])),
    )
