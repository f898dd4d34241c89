"""Networks: strangers meet behind one, so it joins only where more do than chance explains."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, comb

from graph.rings.detection.model import Tie, Usual
from graph.rings.detection.tangle import HANDFUL, Tangle, Web

CHANCE_NETWORKS = 0.5
"""Networks join knots when at most this share of those that would are expected to do so by chance."""
PAIR = 2
"""Behind a network of two no majority bears witness, and whoever hides behind a VPN meets strangers at its exits ..."""
LEADING_OUT = 3 / 4
"""... so they join only in a graph where at most so many lead out of tangles for each that is a tangle's own."""


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """Who is in which knot, and who is in a knot of several reasons."""

    within: Mapping[str, int]
    tangled: frozenset[str]

    def is_likely(self, tie: Tie) -> bool:
        """Whether most behind the network are in one knot; of two, one is."""
        size = len(tie.holders)
        most = max(Counter(self.within[one] for one in tie.holders if one in self.within).values(), default=0)
        return most >= min(size - 1, size // 2 + 1)

    def leads(self, tie: Tie) -> bool:
        """Whether half of those behind the network are in knots of several reasons."""
        return self.is_likely(tie) and 2 * len(tie.holders & self.tangled) >= len(tie.holders)

    def bridges(self, tie: Tie) -> bool:
        """Whether all of those behind the network are in knots."""
        return self.is_likely(tie) and tie.holders <= self.within.keys()

    def is_own(self, tie: Tie) -> bool:
        """Whether the network is one tangle's own."""
        return tie.holders <= self.tangled and self.is_inside(tie)

    def is_inside(self, tie: Tie) -> bool:
        """Whether the network is one knot's own."""
        knots = {self.within.get(person) for person in tie.holders}
        return len(knots) == 1 and knots != {None}


def weaving_networks(web: Web, knots: Sequence[Tangle], usual: Usual) -> Iterator[Tie]:
    """Find networks that join more knots than they would by chance, in a graph where that is `usual`."""
    around = _neighbours(knots)
    for tie in _between(web, around):
        size = _size(tie)
        if (size in usual.leading and around.leads(tie)) or (size in usual.bridging and around.bridges(tie)):
            yield tie


def joining_sizes(web: Web, knots: Sequence[Tangle], persons: int) -> tuple[frozenset[int], frozenset[int]]:
    """Find of how many persons networks lead to tangles, and bridge knots, more often than chance explains."""
    around = _neighbours(knots)
    tangled, within = len(around.tangled) / persons, len(around.within) / persons
    by_size: dict[int, list[Tie]] = defaultdict(list)
    for tie in _between(web, around):
        by_size[_size(tie)].append(tie)
    pairs = by_size.pop(PAIR, [])
    leading, bridging = _of_two(pairs, web, around, tangled, within)
    for size, ties in by_size.items():
        if _is_beyond_chance(sum(map(around.leads, ties)), len(ties), _chance_of_half(size, tangled)):
            leading.add(size)
        if _is_beyond_chance(sum(map(around.bridges, ties)), len(ties), within**size):
            bridging.add(size)
    return frozenset(leading), frozenset(bridging)


def _of_two(
    pairs: Sequence[Tie], web: Web, around: _Neighbours, tangled: float, within: float
) -> tuple[set[int], set[int]]:
    """Tell whether networks of two lead and bridge: were they met at exits, the other end would be anybody."""
    leading = [tie for tie in pairs if around.leads(tie)]
    do_bridge = _is_beyond_chance(sum(map(around.bridges, leading)), len(leading), within)
    do_lead = not _lead_out(pairs, web, around) and _is_beyond_chance(
        len(leading), len(pairs), _chance_of_half(PAIR, tangled)
    )
    return {PAIR} if do_lead else set(), {PAIR} if do_bridge else set()


def _size(network: Tie) -> int:
    """How many are behind it; crowds are all one size, since there are too few of each to tell what is usual."""
    return min(len(network.holders), HANDFUL + 1)


def _lead_out(pairs: Iterable[Tie], web: Web, around: _Neighbours) -> bool:
    """Whether too many networks of two lead out of tangles, beside those that are their own."""
    own = sum(tie.is_network and len(tie.holders) == PAIR and around.is_own(tie) for tie in web.ties)
    return sum(around.leads(tie) or around.bridges(tie) for tie in pairs) > LEADING_OUT * own


def _neighbours(knots: Iterable[Tangle]) -> _Neighbours:
    knots = list(knots)
    within = {person: number for number, knot in enumerate(knots) for person in knot.persons}
    return _Neighbours(within, frozenset().union(*(knot.persons for knot in knots if knot.reasons > 1)))


def _between(web: Web, around: _Neighbours) -> Iterator[Tie]:
    return (tie for tie in web.ties if tie.is_network and not around.is_inside(tie))


def _is_beyond_chance(joining: int, networks: int, chance: float) -> bool:
    """Whether few enough of the joining networks are expected from those that do not join."""
    return joining > 0 and (networks - joining) * chance <= CHANCE_NETWORKS * joining * (1 - chance)


def _chance_of_half(size: int, share: float) -> float:
    """Give the chance that of `size` persons drawn at random at least half belong to a `share` of everybody."""
    return sum(comb(size, k) * share**k * (1 - share) ** (size - k) for k in range(ceil(size / 2), size + 1))
