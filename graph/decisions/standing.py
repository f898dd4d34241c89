"""What stands on a day: the verdicts that rings and pages go by."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from graph.database import Reader
from graph.decisions.model import Decision, SubjectKind, Verdict, standing_of
from graph.decisions.stored import from_graph
from graph.statements import statement

Key = TypeVar("Key", bound=Hashable)
Link = tuple[str, str]
"""Applicant id and identifier id."""


def standing_decisions(reader: Reader, applicant_ids: Iterable[str], on: date) -> Mapping[str, Decision]:
    """Of each of these applicants the decision that stands on that day; one on any id of a person holds for all."""
    rows = reader.read(statement(__package__, "on_applicants"), applicant_ids=list(applicant_ids))
    asked = (row["applicant_id"] for row in rows)
    return _standing(zip(asked, from_graph(rows), strict=True), on)


def standing_verdicts(reader: Reader, applicant_ids: Iterable[str], on: date) -> Mapping[str, Verdict]:
    """As `standing_decisions`, the verdicts alone. Who is not in it was never decided about."""
    standing = standing_decisions(reader, applicant_ids, on)
    return {applicant_id: Verdict(decision.verdict) for applicant_id, decision in standing.items()}


def cleared_links(reader: Reader, applicant_ids: Iterable[str], on: date) -> frozenset[Link]:
    """What these applicants use that was reviewed and does not tie them to anybody else who uses it."""
    rows = reader.read(statement(__package__, "on_links"), applicant_ids=list(applicant_ids))
    found = zip((row["applicant_id"] for row in rows), from_graph(rows), strict=True)
    links = (((applicant_id, decision.subject.identifiers[0]), decision) for applicant_id, decision in found)
    standing = _standing(links, on)
    return frozenset(link for link, decision in standing.items() if decision.verdict == Verdict.CLEARED)


def standing_on_values(
    reader: Reader, identifier_ids: Iterable[str], on: date
) -> Mapping[tuple[str, str | None], Decision]:
    """Of these values, in each role that was decided about (None: whatever the role), the decision that stands."""
    rows = reader.read(statement(__package__, "on_identifiers"), identifier_ids=list(identifier_ids))
    return _by_subject(from_graph(rows), on)


def standing_on_all_values(reader: Reader, on: date) -> Mapping[tuple[str, str | None], Decision]:
    """As `standing_on_values`, of every value that was ever decided about."""
    rows = reader.read(statement(__package__, "of_kind"), kind=SubjectKind.IDENTIFIER.value)
    return _by_subject(from_graph(rows), on)


def standing_on_rings(reader: Reader, on: date) -> list[Decision]:
    """What stands about rings, each with the applicants and values of the ring as it was then, the newest first."""
    rows = reader.read(statement(__package__, "of_kind"), kind=SubjectKind.RING.value)
    standing = _by_subject(from_graph(rows), on).values()
    return sorted(standing, key=lambda decision: (decision.decided_at, decision.decision_id), reverse=True)


def _by_subject(decisions: Iterable[Decision], on: date) -> dict[tuple[str, str | None], Decision]:
    return _standing((((one.subject.id, one.subject.role), one) for one in decisions), on)


def _standing(found: Iterable[tuple[Key, Decision]], on: date) -> dict[Key, Decision]:
    of_key: dict[Key, list[Decision]] = defaultdict(list)
    for key, decision in found:
        of_key[key].append(decision)
    standing = ((key, standing_of(decisions, on)) for key, decisions in of_key.items())
    return {key: decision for key, decision in standing if decision}
