"""How ties join persons: handfuls do, crowds where handfuls bear witness within them, networks where odds say so."""

from collections import Counter

from graph.rings.detection.model import Tie, Usual
from graph.rings.detection.networks import weaving_networks
from graph.rings.detection.sets import joined
from graph.rings.detection.tangle import Tangle, Web, is_handful

WITNESSED = 1 / 3
"""Share of a crowd that must also share handfuls with others of the crowd: a depot's customers do not, a farm's do."""
WITNESSES = 2
"""At least so many handfuls bear witness: one is a couple who went to the same place."""


def knots(web: Web) -> list[Tangle]:
    """Find the groups that handfuls alone hold together, networks aside."""
    return [web.tangle(knot) for knot in joined(tie.holders for tie in web.ties if links(tie))]


def grow(web: Web, usual: Usual) -> list[Tangle]:
    """All groups of persons that hang together."""
    links = joining(web)
    grown = [web.tangle(group) for group in joined(links)]
    links += [tie.holders for tie in weaving_networks(web, grown, usual)]
    return [web.tangle(group) for group in joined(links)]


def joining(web: Web) -> list[frozenset[str]]:
    """The holders of each tie that joins them without looking at other groups."""
    return [tie.holders for tie in web.ties if links(tie) or (is_crowd(tie) and is_witnessed(tie, web))]


def links(tie: Tie) -> bool:
    """Whether it joins its holders whatever else they share."""
    return is_handful(tie) and not tie.is_network


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
