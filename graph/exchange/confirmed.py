"""Which values this company would stand up for: those of people whom somebody decided to be members of a ring."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from graph.database import Reader, Row
from graph.decisions.history import decisions
from graph.decisions.model import SubjectKind, Verdict
from graph.decisions.standing import standing_on_all_values, standing_on_rings, standing_verdicts
from graph.exchange.indicators import Confidence, Indicator, mac_of
from graph.hubs.standing import all_hub_classes
from graph.statements import statement

_LEAST, _SURE = 2, 4
"""Confirmed people from whom on a value is told, and told with medium confidence."""


def confirmed(reader: Reader, key: str, on: date, valid: timedelta) -> list[Indicator]:
    """What may be told on that day, good for so long.

    A value is told when somebody decided that it is a ring's own (high confidence), or when several confirmed people
    share it and they are half of all who do. Told is never a placeholder, a hub, or what somebody uses whose identity
    is misused: nothing about a victim leaves the house.
    """
    people = _by_verdict(reader, on)
    on_values = standing_on_all_values(reader, on).items()
    own = {id_ for (id_, _), decision in on_values if decision.verdict == Verdict.RING_MEMBER}
    hubs = {id_ for (id_, _), standing in all_hub_classes(reader, on).items() if not standing.is_crossed}
    rows = reader.read(
        statement(__package__, "confirmed"),
        applicants=sorted(people[Verdict.RING_MEMBER]),
        victims=sorted(people[Verdict.IDENTITY_MISUSED]),
        identifiers=sorted(own),
        left_out=sorted(hubs),
    )
    return list(_indicators(rows, own, key, on + valid))


def _by_verdict(reader: Reader, on: date) -> dict[Verdict, set[str]]:
    """Applicants of confirmed rings, and those decided about by themselves, which counts more."""
    ids = {one.subject.id for one in decisions(reader) if one.subject.kind is SubjectKind.APPLICANT}
    of_rings = {
        applicant
        for decision in standing_on_rings(reader, on)
        if decision.verdict == Verdict.RING_MEMBER
        for applicant in decision.subject.applicants
    }
    verdicts = standing_verdicts(reader, sorted(ids | of_rings), on)
    found: dict[Verdict, set[str]] = {verdict: set() for verdict in Verdict}
    for applicant in of_rings | verdicts.keys():
        found[verdicts.get(applicant, Verdict.RING_MEMBER)].add(applicant)
    return found


def _indicators(rows: Iterable[Row], own: set[str], key: str, expires: date) -> Iterator[Indicator]:
    for row in rows:
        confidence = Confidence.HIGH if row["identifier_id"] in own else _confidence(row["confirmed"], row["degree"])
        if confidence:
            first, last = (row[name] and row[name].to_native() for name in ("first_seen", "last_seen"))
            yield Indicator(mac_of(key, row["identifier_id"]), row["kind"], confidence, first, last, expires)


def _confidence(confirmed_people: int, degree: int) -> Confidence | None:
    if confirmed_people < _LEAST or 2 * confirmed_people < degree:
        return None
    return Confidence.MEDIUM if confirmed_people >= _SURE else Confidence.LOW
