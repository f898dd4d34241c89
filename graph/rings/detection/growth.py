"""How ties join persons: handfuls do, crowds where handfuls bear witness within them, networks where odds say so."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, comb

from graph.rings.detection.model import Tie
from graph.rings.detection.sets import joined
from graph.rings.detection.tangle import Tangle, Web

HANDFUL = 8
"""So many persons may share a value and be taken to know of each other; what more share is a crowd until witnessed."""
WITNESSED = 1 / 3
"""Share of a crowd that must also share handfuls with others of the crowd: a depot's customers do not, a farm's do."""
WITNESSES = 2
"""At least so many handfuls bear witness: one is a couple who went to the same place."""
CHANCE_NETWORKS = 0.5
"""Networks join knots when at most this share of those that would are expected to do so by chance."""


def knots(web: Web) -> list[Tangle]:
    """Find the groups that handfuls alone hold together, networks aside."""
    return [web.tangle(knot) for knot in joined(tie.holders for tie in web.ties if _links(tie))]


def grow(web: Web, persons: int) -> list[Tangle]:
    """All groups of persons that hang together; `persons` counts everybody, tied or not."""
    links = [tie.holders for tie in web.ties if _links(tie) or (is_crowd(tie) and is_witnessed(tie, web))]
    grown = [web.tangle(group) for group in joined(links)]
    links += [tie.holders for tie in weaving_networks(web, grown, persons)]
    return [web.tangle(group) for group in joined(links)]


def _links(tie: Tie) -> bool:
    return is_handful(tie) and not tie.is_network


def is_handful(tie: Tie) -> bool:
    """Whether few enough share it to know of each other."""
    return tie.most <= HANDFUL


def is_crowd(tie: Tie) -> bool:
    """Whether it is a value of many, networks aside: those never join a crowd."""
    return not is_handful(tie) and not tie.is_network


def is_witnessed(crowd: Tie, web: Web) -> bool:
    """Whether a good part of the crowd hang together otherwise, too, and not by living in rooms of one house."""
    held = Counter(tie for person in crowd.holders for tie in web.ties_of((person,)) if is_handful(tie))
    handfuls = [tie for tie, inside in held.items() if inside > 1 and 2 * inside > len(tie.holders)]
    handfuls = [tie for tie in handfuls if tie.building is None or tie.building != crowd.building]
    covered = crowd.holders & frozenset().union(*(tie.holders for tie in handfuls))
    return len(handfuls) >= WITNESSES and len(covered) >= WITNESSED * len(crowd.holders)


def weaving_networks(web: Web, knots: Sequence[Tangle], persons: int) -> Iterator[Tie]:
    """Find networks of a handful that join more knots than they would by chance.

    Strangers meet behind a network. So one counts only where most behind it are in one knot (of two: one is), where
    half are in knots of several reasons or all in some knot, and where more networks of its size in this graph are
    like that than chance explains.
    """
    within = {person: number for number, knot in enumerate(knots) for person in knot.persons}
    tangled = frozenset().union(*(knot.persons for knot in knots if knot.reasons > 1))
    by_size: dict[int, list[Tie]] = defaultdict(list)
    for tie in web.ties:
        if tie.is_network and is_handful(tie) and not _is_inside(tie, within):
            by_size[len(tie.holders)].append(tie)
    for size, ties in by_size.items():
        likely = [tie for tie in ties if _most_in_one(tie, within) >= min(size - 1, size // 2 + 1)]
        leading = [tie for tie in likely if 2 * len(tie.holders & tangled) >= size]
        yield from _beyond_chance(leading, ties, _chance_of_half(size, len(tangled) / persons))
        bridging = [tie for tie in likely if tie.holders <= within.keys()]
        yield from _beyond_chance(bridging, ties, (len(within) / persons) ** size)


def _is_inside(tie: Tie, within: Mapping[str, int]) -> bool:
    knots = {within.get(person) for person in tie.holders}
    return len(knots) == 1 and knots != {None}


def _most_in_one(tie: Tie, within: Mapping[str, int]) -> int:
    return max(Counter(within[person] for person in tie.holders if person in within).values(), default=0)


def _beyond_chance(joining: Sequence[Tie], ties: Sequence[Tie], chance: float) -> Sequence[Tie]:
    """Give the joining ties, or none if too many of them are expected from those that do not join."""
    expected = (len(ties) - len(joining)) * chance
    return joining if expected <= CHANCE_NETWORKS * len(joining) * (1 - chance) else ()


def _chance_of_half(size: int, share: float) -> float:
    """Give the chance that of `size` persons drawn at random at least half belong to a `share` of everybody."""
    return sum(comb(size, k) * share**k * (1 - share) ** (size - k) for k in range(ceil(size / 2), size + 1))
