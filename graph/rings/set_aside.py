"""What people decided that keeps persons and values out of rings."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from graph.database import Reader
from graph.decisions.history import decisions
from graph.decisions.model import Decision, SubjectKind, Verdict, standing_of
from graph.hubs.standing import all_hub_classes
from graph.identifiers.kinds import KINDS
from graph.statements import statement

Key = TypeVar("Key", bound=Hashable)
_RELATIONSHIPS = {role.name: role.relationship for kind in KINDS.values() for role in kind.roles}


@dataclass(frozen=True, slots=True)
class SetAside:
    """Persons by id, values by id, and which uses of values say nothing. Nothing, in a graph that nobody reviewed."""

    cleared: frozenset[str] = frozenset()
    misused: frozenset[str] = frozenset()
    """Victims, whose identity somebody else uses: beside a ring, never in it."""
    uncrossed: frozenset[str] = frozenset()
    uncrossed_roles: frozenset[tuple[str, str]] = frozenset()
    """Values that rings do not cross in one role, with its relationship."""
    links: frozenset[tuple[str, str]] = frozenset()
    """Persons and values that do not tie them."""

    @property
    def parameters(self) -> dict[str, list[str] | list[list[str]]]:
        """What statements that read shared values are told."""
        return {
            "set_aside": sorted(self.cleared | self.misused),
            "uncrossed": sorted(self.uncrossed),
            "uncrossed_roles": [list(pair) for pair in sorted(self.uncrossed_roles)],
        }

    def links_to(self, identifier_id: str) -> frozenset[str]:
        """The persons whom this value does not tie."""
        return frozenset(person for person, value in self.links if value == identifier_id)


def read_set_aside(reader: Reader, on: date) -> SetAside:
    """All that stands on that day."""
    made = decisions(reader)
    persons = persons_of(reader, {id_ for one in made for id_ in (one.subject.id, *one.subject.applicants)})
    on_persons = (one for one in made if one.subject.kind is SubjectKind.APPLICANT)
    on_links = (one for one in made if one.subject.kind is SubjectKind.LINK)
    verdicts = _standing(((persons.get(one.subject.id, one.subject.id), one) for one in on_persons), on)
    links = _standing(((_link(one, persons), one) for one in on_links), on)
    values = [key for key, standing in all_hub_classes(reader, on).items() if not standing.is_crossed]
    return SetAside(
        cleared=frozenset(person for person, verdict in verdicts.items() if verdict == Verdict.CLEARED),
        misused=frozenset(person for person, verdict in verdicts.items() if verdict == Verdict.IDENTITY_MISUSED),
        uncrossed=frozenset(value for value, role in values if role is None),
        uncrossed_roles=frozenset((value, _RELATIONSHIPS[role]) for value, role in values if role),
        links=frozenset(link for link, verdict in links.items() if verdict == Verdict.CLEARED),
    )


def _link(decision: Decision, persons: Mapping[str, str]) -> tuple[str, str]:
    [applicant_id], [identifier_id] = decision.subject.applicants, decision.subject.identifiers
    return persons.get(applicant_id, applicant_id), identifier_id


def persons_of(reader: Reader, applicant_ids: Iterable[str]) -> dict[str, str]:
    """Applicant id to the person they are, of those who are there."""
    rows = reader.read_lists(statement(__package__, "person_of"), applicant_ids=sorted(applicant_ids))
    return dict(map(tuple, rows))


def _standing(found: Iterable[tuple[Key, Decision]], on: date) -> dict[Key, str]:
    """What stands of several decisions on one thing."""
    of: dict[Key, list[Decision]] = defaultdict(list)
    for key, decision in found:
        of[key].append(decision)
    standing = ((key, standing_of(made, on)) for key, made in of.items())
    return {key: decision.verdict for key, decision in standing if decision}
