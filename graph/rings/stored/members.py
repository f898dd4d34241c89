"""What companies know of a ring's members. It changes without the ring, so it is read whenever rings are shown."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.database import Reader
from graph.statements import statement

_HIRED = "hired"
_AWAY = frozenset({"sent", "delivered"})
"""States of equipment that is with somebody."""


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """Of one applicant: the person, how each application stands, what became of each piece of equipment."""

    applicant_id: str
    person_id: str
    statuses: tuple[str, ...]
    shipments: tuple[str, ...]

    @property
    def is_inside(self) -> bool:
        """Whether some company has hired them."""
        return _HIRED in self.statuses

    @property
    def holds_equipment(self) -> bool:
        """Whether something was sent to them that did not come back."""
        return any(map(is_away, self.shipments))


def is_away(state: str) -> bool:
    """Whether equipment in this state is with somebody."""
    return state in _AWAY


def read_members(reader: Reader, applicant_ids: Iterable[str]) -> dict[str, MemberFacts]:
    """What is known of these applicants, by id."""
    rows = reader.read_lists(statement(__package__, "member_facts"), applicant_ids=sorted(set(applicant_ids)))
    facts = (MemberFacts(each, person, _sorted(statuses), _sorted(sent)) for each, person, statuses, sent in rows)
    return {one.applicant_id: one for one in facts}


def digest(applicant_ids: Iterable[str], known: Mapping[str, MemberFacts]) -> str:
    """A short text that changes when something about these applicants does."""
    facts = [known[each] for each in sorted(applicant_ids) if each in known]
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def _sorted(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted(text for text in texts if text))
