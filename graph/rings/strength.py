"""How much sharing values says that two persons are the same hands: numbers from 0 to 1, pure and without a clock."""

import math
from collections.abc import Collection, Iterable

from graph.identifiers.kinds import KINDS
from graph.rings.detection.model import Span
from graph.rings.shared import SharedValue, Use

_HALF_LIFE_DAYS = {"ip": 30.0}
"""An IP address is soon given to somebody else; other values stay with their user for years."""
_LONG_HALF_LIFE_DAYS = 730.0
_DAY = 86_400


def link_strength(value: SharedValue, use: Use, other: Use, witnessed: float) -> float:
    """What this one value says that two of its users are the same hands, 0..1: kind, corroborated rarity, nearness.

    `witnessed` is the share of its users who have something else in common with others of them: where that is most of
    them, the value is as telling as if few shared it. A value that does not join the two says nothing.
    """
    if not _joins(value, use, other):
        return 0.0
    return _said(value, days_between(use.span, other.span), witnessed)


def nearest_strength(value: SharedValue, applicant_id: str, persons: Collection[str], witnessed: float) -> float:
    """What the value says of this applicant and whoever of these persons (ids) used it nearest in time."""
    uses = [use for use in value.uses if use.person.id in persons]
    own = [use for use in uses if use.applicant_id == applicant_id]
    others = [use for use in uses if own and use.person != own[0].person]
    pairs = ((use, other) for use in own for other in others if _joins(value, use, other))
    apart = _least(days_between(use.span, other.span) for use, other in pairs)
    return 0.0 if apart is None else _said(value, apart, witnessed)


def _joins(value: SharedValue, use: Use, other: Use) -> bool:
    """A building joins those who wrote the unit with those who did not; the address itself joins the others."""
    return not value.is_building or (use.unit is None) != (other.unit is None)


def _said(value: SharedValue, days_apart: float, witnessed: float) -> float:
    return KINDS[value.kind].base_strength * max(rarity(value.degree), witnessed) * nearness(value.kind, days_apart)


def _least(days: Iterable[float]) -> float | None:
    """The least of them, without looking further than the first 0: in a crowd there are many pairs."""
    least = None
    for each in days:
        if each == 0:
            return 0.0
        least = each if least is None else min(least, each)
    return least


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
