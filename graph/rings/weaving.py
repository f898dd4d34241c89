"""How those who share a value hang together otherwise, which tells what sharing it says: pure, over ties."""

from collections.abc import Sequence

from graph.rings.detection.model import Tie
from graph.rings.detection.tangle import Tangle, Web, is_handful
from graph.rings.detection.touching import SMALLEST


def is_woven(network: Tie, knots: Sequence[Tangle]) -> bool:
    """Whether a network joins those behind it, where strangers meet, too: only who hangs together otherwise.

    All in one knot; or most in one of several reasons; or each in some such knot. Two rings behind it stay two.
    """
    size = len(network.holders)
    met = [(len(network.holders & knot.persons), knot) for knot in knots]
    if any(count == size for count, _ in met):
        return True
    tangled = [count for count, knot in met if knot.reasons > 1]
    rings = sum(count > 0 and _is_well_knit(knot) for count, knot in met)
    return rings < 2 and (2 * max(tangled, default=0) > size or sum(tangled) == size)  # noqa: PLR2004  # two rings


def witnessed(tie: Tie, web: Web) -> float:
    """Give the share of those tied who share another handful among themselves, rooms of one house aside."""
    others = (other for other in web.ties_of(tie.holders) if other is not tie and is_handful(other))
    inside = [
        other.holders & tie.holders for other in others if other.building is None or other.building != tie.building
    ]
    covered = frozenset[str]().union(*(holders for holders in inside if len(holders) > 1))
    return len(covered) / len(tie.holders)


def _is_well_knit(knot: Tangle) -> bool:
    return len(knot.persons) >= SMALLEST and knot.excess > 0 and knot.reasons > 1
