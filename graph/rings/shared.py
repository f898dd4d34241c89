"""Values that persons share, as they are read from the graph."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.identifiers.kinds import KINDS
from graph.rings.detection.model import Span
from graph.rings.detection.tangle import HANDFUL

ROLES = {role.relationship: role.name for kind in KINDS.values() for role in kind.roles}
"""Relationship to the name of the role."""
LARGEST = 1_000
"""Who shares a value of more persons is never read: ten times the largest ring that was ever published."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person: an applicant alone, or all applicants joined by aliases, under the smallest of their ids."""

    id: str
    is_joined: bool = False


def person_of(applicant_id: str, person_id: str | None) -> Person:
    """The person who is this applicant, alone where there is no `person_id`."""
    return Person(person_id or applicant_id, is_joined=person_id is not None)


@dataclass(frozen=True, slots=True)
class Use:
    """One applicant's use of one value over all its sightings; `span` is None where no source said a time."""

    person: Person
    applicant_id: str
    span: Span | None
    roles: frozenset[str] = frozenset()
    """How they have it: an address may be a home, a ship-to, or both."""
    name: str | None = None
    """Only ever compared with other names."""
    unit: str | None = None
    """Only of a building: the unit that was written, or None where it was left out."""


@dataclass(frozen=True, slots=True)
class SharedValue:
    """A value that several persons share. `uses` is empty where it was not read who they are."""

    id: str
    kind: str
    value: str
    degree: int
    uses: tuple[Use, ...]
    building: str | None = None
    """For an address: the building it is in. A building is in itself."""
    homes: int | None = None
    """For an address without a unit, and for a building: how many units are known there."""

    @property
    def is_building(self) -> bool:
        """Whether it is a building of one known unit, which joins those who wrote the unit and those who did not."""
        return self.id == self.building

    @property
    def is_vague(self) -> bool:
        """Whether it is a house of several homes, without a word in which of them."""
        return self.homes is not None and self.homes > 1

    @property
    def is_crowded(self) -> bool:
        """Whether more share it than may know of each other."""
        return self.degree > HANDFUL

    def joins(self, persons: Collection[str]) -> bool:
        """Whether it links any two of these persons (ids)."""
        uses = [use for use in self.uses if use.person.id in persons]
        if self.is_building and len({use.unit is None for use in uses}) < 2:  # noqa: PLR2004  # with and without
            return False
        return len({use.person.id for use in uses}) > 1
