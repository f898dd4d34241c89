"""All rings of a graph: grown from shared values, told apart, judged."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.rings.detection.beside import left_beside
from graph.rings.detection.growth import grow
from graph.rings.detection.judgement import outside_facts, score
from graph.rings.detection.model import FoundRing, Person, Usual, Value
from graph.rings.detection.names import are_relatives
from graph.rings.detection.same_person import re_applicants
from graph.rings.detection.tangle import Tangle, Web
from graph.rings.detection.ties import ties_of
from graph.rings.detection.touching import SMALLEST, told_apart
from graph.rings.detection.usual import learn
from graph.rings.detection.words import reasons_in_words


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a group that may be a ring, who stands beside it, and the facts from outside that speak against it."""

    tangle: Tangle
    beside: frozenset[str]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Woven:
    """Persons who share something, and the ties among them. `same` gives for a re-applicant who stands for them."""

    persons: Mapping[str, Person]
    same: Mapping[str, str]
    web: Web


def weave(persons: Mapping[str, Person], values: Sequence[Value]) -> Woven:
    """Find the ties that these values are."""
    same = re_applicants(persons, values)
    return Woven(persons, same, Web(ties_of(values, same)))


def find_rings(persons: Mapping[str, Person], values: Sequence[Value]) -> list[FoundRing]:
    """Find the rings among these persons, if they are everybody, the surest and largest first."""
    woven = weave(persons, values)
    blocked = sum(person.blocked for person in persons.values())
    return judge(woven, learn(woven.web, persons, len(persons), blocked))


def judge(woven: Woven, usual: Usual) -> list[FoundRing]:
    """Find the rings among these persons in a graph where that is `usual`, the surest and largest first."""
    applicants = applicants_of(woven)
    groups = (group for group in grow(woven.web, usual) if len(group.persons) >= SMALLEST)
    found = [
        _found(part, sure, usual, applicants)
        for group in groups
        for part, sure in _judged(list(_parts(group, woven, usual)), usual)
    ]
    return sorted(found, key=lambda ring: (-ring.score, -len(ring.members), ring.members))


def _parts(group: Tangle, woven: Woven, usual: Usual) -> Iterator[_Part]:
    """Give the parts of a group that only touch, without those who stand beside them."""
    for part in told_apart(group):
        beside = left_beside(part, woven.persons, usual.frequent_words)
        tangle = woven.web.tangle(part.persons - beside)
        facts = tuple(outside_facts(tangle, woven.persons, usual))
        people = (woven.persons[person] for person in tangle.persons)
        if len(tangle.persons) >= SMALLEST and (facts or not are_relatives(people, usual.frequent_words)):
            yield _Part(tangle, beside, facts)


def _judged(parts: Sequence[_Part], usual: Usual) -> list[tuple[_Part, float]]:
    """Give those parts that are rings with their scores. One that touches a ring has a reason more than it shows."""
    alone = [score(part.tangle, usual, backed=bool(part.facts)) for part in parts]
    if not any(alone):
        return []
    touching = [score(part.tangle, usual, backed=bool(part.facts), touches=True) for part in parts]
    scores = (sure or with_others for sure, with_others in zip(alone, touching, strict=True))
    return [(part, sure) for part, sure in zip(parts, scores, strict=True) if sure]


def applicants_of(woven: Woven) -> dict[str, list[str]]:
    """Each person who stands for re-applicants to all ids of theirs; others stand for themselves."""
    applicants: dict[str, list[str]] = defaultdict(list)
    for person, stands_for_them in woven.same.items():
        applicants[stands_for_them].append(person)
    return applicants


def _found(part: _Part, sure: float, usual: Usual, applicants: Mapping[str, Sequence[str]]) -> FoundRing:
    bonds = sorted(part.tangle.bonds, key=lambda bond: (len(bond.tie.holders), bond.tie.values))
    return FoundRing(
        members=tuple(sorted(id_ for person in part.tangle.persons for id_ in applicants.get(person, (person,)))),
        score=sure,
        reasons=reasons_in_words(part.tangle, part.facts, usual),
        values=tuple(value for bond in bonds for value in bond.tie.values),
        beside=tuple(sorted(id_ for person in part.beside for id_ in applicants.get(person, (person,)))),
    )
