"""Who is reached from a suspect through shared values, how strongly, and by which path: pure, over what was read."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.identifiers.kinds import KINDS
from graph.rings.around import Person, SharedValue, Use
from graph.rings.strength import corroborated, days_between, nearness, rarity


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


def next_hop(values: Iterable[SharedValue], reached: Mapping[str, Reached], min_strength: float) -> list[Reached]:
    """The persons one more shared value away whose evidence, taken together, is strong enough.

    Evidence counts from the side of the suspect alone: two newcomers who share something do not vouch for each other,
    or a couple behind the suspect's network address would talk itself into the ring.
    """
    steps: dict[Person, list[_Step]] = defaultdict(list)
    for value in values:
        for person, step in _steps_through(value, reached):
            steps[person].append(step)
    newcomers = (_joined_by(person, evidence) for person, evidence in steps.items())
    return [newcomer for newcomer in newcomers if newcomer.strength >= min_strength]


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


def _steps_through(value: SharedValue, reached: Mapping[str, Reached]) -> Iterator[tuple[Person, _Step]]:
    """For each new person who uses the value, the best step there from someone reached."""
    known = [use for use in value.uses if use.person.id in reached]
    best: dict[Person, _Step] = {}
    for use in value.uses:
        steps = [_step(value, reached[other.person.id], other, use) for other in known if use.person.id not in reached]
        step = max((step for step in steps if step.strength), default=None)
        if step:
            best[use.person] = max(step, best.get(use.person, step))
    return iter(best.items())


def _step(value: SharedValue, nearer: Reached, nearer_use: Use, use: Use) -> _Step:
    strength = nearer.strength * link_strength(value, nearer_use, use)
    return _Step(strength, (*nearer.path, value.id, use.applicant_id), nearer.person.id)


def link_strength(value: SharedValue, use: Use, other: Use) -> float:
    """What this one value says that two of its users are the same hands: its kind, its rarity, the time between.

    A building says it of one who left the unit out and one who wrote it, divided by the units that it could have been.
    """
    if value.units is not None and (use.unit is None) == (other.unit is None):
        return 0.0
    apart = days_between(use.span, other.span)
    strength = KINDS[value.kind].base_strength * rarity(value.degree) * nearness(value.kind, apart)
    return strength / (value.units or 1)


def _joined_by(person: Person, evidence: list[_Step]) -> Reached:
    # Sorted, because the last bit of a product depends on the order of its factors.
    strength = corroborated(sorted(step.strength for step in evidence))
    best = max(evidence)
    return Reached(person, strength, best.path, best.through)
