"""Whether chance could have tangled a group so: judged against how often reasons meet in this graph."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.rings.detection.tangle import Tangle

THREE_PLACES = 3
"""One reason is a place that innocent people have in common; two meet by chance, or are one place badly written."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is usual in this graph."""

    places: int
    """How many groups one reason ties: families, agencies, owners of a recycled phone."""
    meeting: float
    """For each such group, how many groups there are that just two reasons tie."""


def surroundings(tangles: Sequence[Tangle]) -> Surroundings:
    """Tell what is usual among all groups of a graph, found before anything else joins them than handfuls."""
    places = sum(tangle.reasons == 1 for tangle in tangles)
    meetings = sum(tangle.reasons == THREE_PLACES - 1 for tangle in tangles)
    return Surroundings(places, (meetings + 1) / (places + 1))


def score(tangle: Tangle, usual: Surroundings) -> float:
    """0..1: how sure it is that chance did not tangle these persons: one against the number that chance would make."""
    return 1 / (1 + by_chance(tangle, usual)) if tangle.reasons >= THREE_PLACES else 0.0


def by_chance(tangle: Tangle, usual: Surroundings) -> float:
    """How many groups of this make chance is expected to tangle in the whole graph.

    Each reason beyond the first has to be met by chance, and where they close a circle that is one meeting more.
    """
    met = tangle.reasons - 1 + (tangle.excess > 0)
    return usual.places * usual.meeting**met
