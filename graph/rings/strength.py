"""How much sharing values says that two persons are the same hands: numbers from 0 to 1, pure and without a clock."""

import math
from collections.abc import Iterable
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""From when to when something was seen, in seconds since 1970."""

CROWD = 50
"""A value that more persons share is not crossed: by itself it says next to nothing about any two of them."""

_HALF_LIFE_DAYS = {"ip": 30.0}
"""An IP address is soon given to somebody else; other values stay with their user for years."""
_LONG_HALF_LIFE_DAYS = 730.0
_DAY = 86_400


def rarity(degree: int) -> float:
    """1 for a value that two persons share, 1/2 for four, 1/3 for eight: how many halvings single the two out.

    Depends on the value's own sharers alone, so that an unrelated applicant changes no ring.
    """
    return 1 / math.log2(max(degree, 2))


def nearness(kind: str, days_apart: float) -> float:
    """1 where two uses of a value overlap or a time is unknown, halved for each half-life between them."""
    return math.pow(0.5, days_apart / _HALF_LIFE_DAYS.get(kind, _LONG_HALF_LIFE_DAYS))


def days_between(span: Span | None, other: Span | None) -> float:
    """Days from the end of the earlier span to the start of the later; 0 where they overlap or one is unknown."""
    if span is None or other is None:
        return 0.0
    return max(0, span[0] - other[1], other[0] - span[1]) / _DAY


def corroborated(strengths: Iterable[float]) -> float:
    """Several pieces of evidence together: the chance that not all of them are coincidence."""
    return 1 - math.prod(1 - strength for strength in strengths)
