"""How the app puts numbers, times and kinds into words."""

from datetime import datetime

from graph.rings.stored.happened import Happened
from graph.rings.stored.identity import ChangeKind

_CHANGES = {
    ChangeKind.FOUND: "new",
    ChangeKind.GREW: "grew",
    ChangeKind.SHRANK: "shrank",
    ChangeKind.SPLIT_OFF: "split off",
    ChangeKind.MERGED: "merged into another",
    ChangeKind.ENDED: "ended",
}
_KINDS = {"ip": "IP address", "email": "e-mail"}
_ROLES = {"ship_to": "equipment sent here", "ip": "seen from"}
STRONG, MEDIUM = 0.6, 0.3
"""From here on a strength between 0 and 1 is called so."""


def kind_words(kind: str) -> str:
    """Name the kind of an identifier as people call it."""
    return _KINDS.get(kind, kind.replace("_", " "))


def role_words(role: str) -> str:
    """Name how somebody has an identifier."""
    return _ROLES.get(role, kind_words(role))


def strength_words(strength: float) -> str:
    """Put a strength between 0 and 1 into a word."""
    if strength >= STRONG:
        return "strong"
    return "medium" if strength >= MEDIUM else "weak"


def risk_words(risk: float | None) -> str:
    """Put a ring's risk between 0 and 1 into a word; None: nobody judged it."""
    if risk is None:
        return "not judged"
    if risk == 0:
        return "no signals"
    if risk >= STRONG:
        return "high"
    return "medium" if risk >= MEDIUM else "low"


def change_words(happened: Happened) -> str:
    """Say what became of a ring."""
    return _CHANGES[happened.kind]


def minute(at: datetime | str | None) -> str:
    """Write a time in UTC to the minute, also one that is an ISO text already; nothing is the empty text."""
    return str(at or "")[: len("2026-01-31 23:59")].replace("T", " ")


def span(first: datetime | None, last: datetime | None) -> str:
    """Write the days from the first to the last, in UTC."""
    days = [moment.date().isoformat() for moment in (first, last) if moment]
    return " to ".join(dict.fromkeys(days)) or "day unknown"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write `1 person`, `2 people`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
