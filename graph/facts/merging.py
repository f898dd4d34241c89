"""How two values of one property become one, so that neither order nor repetition of what feeds say matters.

Every rule picks the lesser or greater of a total order, or unites sets: commutative, associative and idempotent. The
graph therefore depends on *which* facts arrived and on nothing else.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from graph.facts.model import SHIPMENT_STATES, STATUSES, Moment

Instant: TypeAlias = tuple[int, int, str]
"""Seconds since 1970 in UTC, the nanoseconds beyond them, and the precision: their order is the order in time. Driver
and server both take numbers many times faster than a date-time or its text."""
Status: TypeAlias = tuple[Instant, str]
"""A status and since when; `NEVER` without a time."""
Value: TypeAlias = "str | Instant | Status | tuple[str, ...]"
Properties: TypeAlias = Mapping[str, Any]
"""Property name to `Value`; an absent property is not in it."""

NEVER: Instant = (-sys.maxsize, 0, "")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86_400

_STATUS_RANKS = {status: rank for rank, status in enumerate(STATUSES)}
_STATE_RANKS = {state: rank for rank, state in enumerate(SHIPMENT_STATES)}


def merge(known: Properties, more: Properties) -> Properties:
    """Both together. Of texts the smallest stays, of times the earliest, unless the property has a rule of its own."""
    merged = dict(known)
    for name, value in more.items():
        merged[name] = _RULES.get(name, min)(merged[name], value) if name in merged else value
    return merged


def instant(moment: Moment) -> Instant:
    """The moment as properties hold it."""
    since = moment.at - _EPOCH
    return since.days * _DAY + since.seconds, since.microseconds * 1_000, moment.precision.value


def _later_status(one: Status, other: Status) -> Status:
    return max(one, other, key=lambda status: (status[0], _STATUS_RANKS.get(status[1], -1), status[1]))


def _further_state(one: str, other: str) -> str:
    return max(one, other, key=lambda state: (_STATE_RANKS.get(state, -1), state))


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))


_RULES: Mapping[str, Callable[[Any, Any], Any]] = {
    "last_seen_at": max,
    "last_recorded_at": max,
    "until": max,
    "status": _later_status,
    "state": _further_state,
    "days": _union,
    "sources": _union,
}
