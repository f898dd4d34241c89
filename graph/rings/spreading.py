"""From a suspect on: what to read next, who is reached, who only stands beside the ring."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph.rings.around import Around
from graph.rings.decided import Decided
from graph.rings.detection.beside import left_beside
from graph.rings.detection.touching import told_apart
from graph.rings.joining import Neighbourhood, may_join, onlookers
from graph.rings.reach import HowFar, Reached, reach
from graph.rings.shared import Person


@dataclass(frozen=True, slots=True)
class Grown:
    """What growing has read and reached, by id of person; the suspect is reached with strength 1.

    `beside` were met and are not counted in: they share nothing but a home, or somebody decided so. `others` hold
    together by themselves and only touch the ring.
    """

    neighbourhood: Neighbourhood
    reached: dict[str, Reached]
    beside: dict[str, Reached] = field(default_factory=dict)
    others: frozenset[str] = frozenset()


def grow(around: Around, suspect: Person, applicant_id: str, how_far: HowFar) -> Grown:
    """Everyone whom the suspect's values lead to; of the graph only they are read, and what tells who they are."""
    start = Reached(suspect, 1.0, (applicant_id,))
    grown = _spread(around, Neighbourhood({}), start, how_far)
    met = grown.reached
    while (decided := _decided(around, grown, met, suspect)) != grown.neighbourhood.decided:
        grown = _spread(around, replace(grown.neighbourhood, decided=decided), start, how_far)
        met = met | grown.reached
    not_counted = {id_: met[id_] for id_ in decided.persons}
    grown = _on_its_own(grown, start, how_far)
    return replace(grown, beside=grown.beside | not_counted)


def _decided(around: Around, grown: Grown, met: Mapping[str, Reached], suspect: Person) -> Decided:
    persons = [one.person for one in met.values()]
    return around.decided(persons, grown.neighbourhood.values.values(), suspect)


def _spread(around: Around, neighbourhood: Neighbourhood, start: Reached, how_far: HowFar) -> Grown:
    """Read and reach, hop by hop, until nobody is left whose values are not known."""
    if start.person.id not in neighbourhood.read:
        neighbourhood = _wider(around, neighbourhood, [start.person])
    while True:
        reached = reach(neighbourhood.joins, start, how_far)
        wanted = (reached.keys() | onlookers(neighbourhood, reached.keys())) - neighbourhood.read
        if not wanted:
            return Grown(neighbourhood, reached)
        neighbourhood = _wider(around, neighbourhood, [neighbourhood.known[id_] for id_ in sorted(wanted)])


def _wider(around: Around, neighbourhood: Neighbourhood, persons: Iterable[Person]) -> Neighbourhood:
    """Read what these persons share, and where that is a crowd's, what tells whether it joins the crowd."""
    met = {value.id: value for value in around.values_of(persons, neighbourhood.values)}
    crowds = [value.id for value in met.values() if not value.uses and may_join(value)]
    met |= {value.id: value for value in (around.crowds(crowds) if crowds else ())}
    read = neighbourhood.read.union(person.id for person in persons)
    return replace(neighbourhood, values={**neighbourhood.values, **met}, read=read)


def _on_its_own(grown: Grown, start: Reached, how_far: HowFar) -> Grown:
    """Take away those who only stand beside the ring, and groups that touch it by one value and hold together alone.

    Where nothing is left but the suspect, there is no ring to stand beside: a household is shown as one.
    """
    neighbourhood = grown.neighbourhood
    suspect = neighbourhood.stand_in(start.person.id)
    tangle = neighbourhood.tangle(grown.reached)
    part = next(part for part in told_apart(tangle) if suspect in part.persons)
    others = _persons(grown, tangle.persons - part.persons)
    beside = _persons(grown, left_beside(part, neighbourhood.named, frozenset()) - {suspect})
    reached = reach(neighbourhood.joins, start, how_far, without=others | beside)
    if len(neighbourhood.tangle(reached).persons) == 1:
        return Grown(neighbourhood, reach(neighbourhood.joins, start, how_far, without=others), others=others)
    return Grown(neighbourhood, reached, {id_: grown.reached[id_] for id_ in beside}, others)


def _persons(grown: Grown, stand_ins: frozenset[str]) -> frozenset[str]:
    return frozenset(person for person in grown.reached if grown.neighbourhood.stand_in(person) in stand_ins)
