"""What people decided that a ring goes by: classes of values, cleared persons and links, misused identities."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.database import Reader
from graph.decisions.model import Decision, SubjectKind, Verdict, link_id
from graph.decisions.standing import Link, cleared_links, standing_decisions
from graph.hubs.standing import Role, Standing, hub_classes, in_role
from graph.rings.shared import Person, SharedValue, Use
from graph.statements import statement

_NOT_COUNTED = (Verdict.CLEARED, Verdict.IDENTITY_MISUSED)


@dataclass(frozen=True, slots=True)
class Decided:
    """What stands. `persons` (by id) are not counted in rings; cleared `links` tie nobody."""

    values: Mapping[tuple[str, Role], Standing] = field(default_factory=dict)
    persons: Mapping[str, Decision] = field(default_factory=dict)
    links: frozenset[Link] = frozenset()

    def about(self, value: SharedValue) -> Standing | None:
        """What stands about the value, in whatever role."""
        roles = {role for use in value.uses for role in use.roles}
        standings = (in_role(self.values, value.id, role) for role in (None, *sorted(roles)))
        return next((standing for standing in standings if standing), None)

    def counts(self, value: SharedValue, use: Use) -> bool:
        """Whether this use may tie somebody to others."""
        if use.person.id in self.persons or (use.applicant_id, value.id) in self.links:
            return False
        standings = [in_role(self.values, value.id, role) for role in use.roles or (None,)]
        return any(standing is None or standing.is_crossed for standing in standings)

    def is_rings_own(self, value_id: str) -> bool:
        """Whether somebody decided that rings cross the value, however many share it."""
        return any(one.is_crossed for (id_, _), one in self.values.items() if id_ == value_id)


def read_decided(
    reader: Reader, persons: Collection[Person], values: Iterable[SharedValue], suspect: str, on: date
) -> Decided:
    """What stands on that day about these persons, but the suspect, and what they use: mostly nothing, in one read."""
    ids = {person.id for person in persons}
    values = [value for value in values if not value.uses or any(use.person.id in ids for use in value.uses)]
    used = [(use, value) for value in values for use in value.uses if use.person.id in ids]
    links = {(use.applicant_id, value.id) for use, value in used}
    applicants = sorted({*ids, *(use.applicant_id for use, _ in used)})
    identifiers = sorted({value.id for value in values})
    subjects = [*applicants, *identifiers, *(link_id(*link) for link in links)]
    joined = [person.id for person in persons if person.is_joined]
    rows = reader.read(statement(__package__, "decided"), subjects=subjects, joined=joined)
    kinds = {row["kind"] for row in rows}
    return Decided(
        values=hub_classes(reader, identifiers, on) if SubjectKind.IDENTIFIER in kinds else {},
        persons=_not_counted(reader, ids - {suspect}, on) if SubjectKind.APPLICANT in kinds else {},
        links=cleared_links(reader, applicants, on) if SubjectKind.LINK in kinds else frozenset(),
    )


def _not_counted(reader: Reader, persons: Iterable[str], on: date) -> dict[str, Decision]:
    standing = standing_decisions(reader, sorted(persons), on)
    return {person: decision for person, decision in standing.items() if decision.verdict in _NOT_COUNTED}
