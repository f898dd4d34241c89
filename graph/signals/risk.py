"""How risky a ring looks by its signals. Pure; who belongs to a ring never depends on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.queries.declaration import Category
from graph.signals.model import Risk, SignalHit

STRONG = 0.5
"""From this strength on, one member with the signal says something about the ring."""
USUAL = 0.25
"""Share of a ring's members who must show a weak signal: everybody has one or two oddities."""
MOST_OF_A_CATEGORY = 0.6
"""However many signals of one category there are: they may have one innocent reason."""
CATEGORIES_NEEDED = 2


def risk(hits: Iterable[SignalHit], members: int) -> Risk:
    """Of a ring of so many persons, from all hits of its members.

    0 unless signals of two independent categories count. Each signal counts once, however many members show it.
    """
    counting = [found for found in _by_signal(hits).values() if _counts(found, members)]
    by_category: dict[Category, float] = defaultdict(float)
    for found in counting:
        by_category[found[0].category] += max(hit.strength for hit in found)
    if len(by_category) < CATEGORIES_NEEDED:
        return Risk(0.0, ())
    beyond_chance = 1.0
    for total in by_category.values():
        beyond_chance *= 1 - min(total, MOST_OF_A_CATEGORY)
    counting.sort(key=lambda found: (-max(hit.strength for hit in found), found[0].signal))
    return Risk(round(1 - beyond_chance, 3), tuple(_reason(found, members) for found in counting))


def _by_signal(hits: Iterable[SignalHit]) -> Mapping[str, Sequence[SignalHit]]:
    found: dict[str, list[SignalHit]] = defaultdict(list)
    for hit in hits:
        found[hit.signal].append(hit)
    return found


def _counts(found: Sequence[SignalHit], members: int) -> bool:
    return max(hit.strength for hit in found) >= STRONG or _persons(found) >= USUAL * members


def _persons(found: Sequence[SignalHit]) -> int:
    return len({hit.applicant_id for hit in found})


def _reason(found: Sequence[SignalHit], members: int) -> str:
    strongest = max(found, key=lambda hit: (hit.strength, hit.applicant_id, hit.explanation))
    return f"{_persons(found)} of {members}: {strongest.explanation}"
