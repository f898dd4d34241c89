"""Who is reached from a suspect through what joins persons, how strongly, and by which path: pure."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.rings.detection.tangle import HANDFUL
from graph.rings.joining import Join
from graph.rings.shared import Person, SharedValue, Use
from graph.rings.strength import corroborated, link_strength


@dataclass(frozen=True, slots=True)
class HowFar:
    """Where reaching ends."""

    max_hops: int
    min_strength: float


@dataclass(frozen=True, slots=True)
class Reached:
    """A person, `hops` shared values away. `path` alternates applicant and identifier ids and ends with this person."""

    person: Person
    strength: float
    path: tuple[str, ...]
    through: str | None = None
    """The id of the person one hop nearer to the suspect."""

    @property
    def hops(self) -> int:
        """How many shared values lie between the suspect and this person."""
        return len(self.path) // 2


@dataclass(frozen=True, slots=True, order=True)
class _Step:
    """One value that leads from someone reached to someone new; ordered by how much it says, then by ids."""

    strength: float
    path: tuple[str, ...]
    through: str


def reach(
    joins: Sequence[Join], suspect: Reached, how_far: HowFar, without: Collection[str] = ()
) -> dict[str, Reached]:
    """Everyone within the hops and strong enough, by person id, but not `without` and nobody through those."""
    reached = {suspect.person.id: suspect}
    for _ in range(how_far.max_hops):
        newcomers = [one for one in _next_hop(joins, reached, without) if one.strength >= how_far.min_strength]
        if not newcomers:
            break
        reached |= {one.person.id: one for one in newcomers}
    return reached


def best_first(reached: Mapping[str, Reached], suspect: str) -> Iterator[Reached]:
    """Everyone reached, the strongest first, but nobody before the person who leads there."""
    behind: dict[str, list[Reached]] = defaultdict(list)
    for one in reached.values():
        if one.through is not None:
            behind[one.through].append(one)
    waiting = [_by_strength(reached[suspect])]
    while waiting:
        one = heapq.heappop(waiting)[-1]
        yield one
        for newcomer in behind[one.person.id]:
            heapq.heappush(waiting, _by_strength(newcomer))


def _by_strength(one: Reached) -> tuple[float, int, str, Reached]:
    return -one.strength, one.hops, one.person.id, one


def _next_hop(joins: Iterable[Join], reached: Mapping[str, Reached], without: Collection[str]) -> list[Reached]:
    """The persons one more shared value away, with all evidence for them taken together: a step for each reason.

    Evidence counts from the side of the suspect alone: two newcomers who share something do not vouch for each other,
    or a couple behind the suspect's network address would talk itself into the ring.
    """
    steps: dict[Person, list[_Step]] = defaultdict(list)
    for join in joins:
        newcomers = join.persons.difference(reached, without)
        if newcomers and len(newcomers) < len(join.persons):
            for person, step in _steps_through(join, reached, newcomers).items():
                steps[person].append(step)
    return [_joined_by(person, evidence) for person, evidence in steps.items()]


def _steps_through(join: Join, reached: Mapping[str, Reached], newcomers: Collection[str]) -> dict[Person, _Step]:
    """For each newcomer who is joined, the best step there from someone reached."""
    best: dict[Person, _Step] = {}
    for value in join.values:
        nearer = _nearest(value, join, reached)
        for use in value.uses:
            if use.person.id in newcomers:
                steps = (_step(value, join, reached[other.person.id], other, use) for other in nearer)
                step = max((step for step in steps if step.strength), default=None)
                if step:
                    best[use.person] = max(step, best.get(use.person, step))
    return best


def _nearest(value: SharedValue, join: Join, reached: Mapping[str, Reached]) -> list[Use]:
    """The uses of those who were reached most strongly: a handful, for in a crowd all pairs would be too many."""
    known = [use for use in value.uses if use.person.id in reached and use.person.id in join.persons]
    return heapq.nsmallest(
        HANDFUL, known, key=lambda use: (_by_strength(reached[use.person.id])[:-1], use.applicant_id)
    )


def _step(value: SharedValue, join: Join, nearer: Reached, nearer_use: Use, use: Use) -> _Step:
    strength = nearer.strength * link_strength(value, nearer_use, use, join.witnessed)
    return _Step(strength, (*nearer.path, value.id, use.applicant_id), nearer.person.id)


def _joined_by(person: Person, evidence: list[_Step]) -> Reached:
    # Sorted, because the last bit of a product depends on the order of its factors.
    strength = corroborated(sorted(step.strength for step in evidence))
    best = max(evidence)
    return Reached(person, strength, best.path, best.through)
