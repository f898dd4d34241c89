"""What of a case is told to other organisations: values and ids, never a name nor what anybody wrote.

A name may be that of a victim, and free text may hold anything. People who were cleared are left out with the values
that join nobody without them, as are those whose identity is misused, and values that the ring does not cross.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from app.access.masking import HIDDEN
from app.export.case_document import CaseDocument
from app.export.cells import visible
from graph.cases.exhibit import ring_without
from graph.decisions.model import SubjectKind, Verdict
from graph.rings.model import Link, Ring, RingIdentifier

_NAMESPACE = uuid.UUID("6f1c2a52-3f0e-5c9b-9d61-6a7d0c8f4b1e")
"""Ours: an id is a function of it and of what it names."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one case. `verdicts` are those that stand, by applicant."""

    case_number: int
    state: str
    at: datetime
    """When the case was changed last."""
    applicants: tuple[str, ...]
    values: tuple[RingIdentifier, ...]
    uses: tuple[Link, ...]
    verdicts: dict[str, str]
    case_uuid: str


def told(document: CaseDocument) -> Told:
    """What may be told."""
    verdicts = {
        each.subject.id: each.verdict for each in document.decisions if each.subject.kind is SubjectKind.APPLICANT
    }
    cleared = frozenset(_cleared(document))
    rings = list(_rings(document, cleared))
    found = {value.id: value for ring in rings for value in ring.identifiers if HIDDEN not in value.value}
    values = {id_: replace(value, value=visible(value.value)) for id_, value in found.items()}
    uses = {
        (link.applicant_id, link.identifier_id, link.role): link
        for ring in rings
        for link in ring.links
        if link.identifier_id in values
    }
    applicants = sorted({member.applicant_id for ring in rings for member in ring.members})
    case = document.case
    return Told(
        case_number=case.number,
        state=case.state,
        at=case.last.at,
        applicants=tuple(applicants),
        values=tuple(values[each] for each in sorted(values)),
        uses=tuple(uses[each] for each in sorted(uses)),
        verdicts={each: verdicts[each] for each in applicants if each in verdicts},
        case_uuid=uuid_of("case", case.case_id),
    )


def uuid_of(*parts: str) -> str:
    """The version 5 UUID of what these parts name."""
    return str(uuid.uuid5(_NAMESPACE, "\0".join(parts)))


def _cleared(document: CaseDocument) -> Iterator[str]:
    for each in document.decisions:
        if each.subject.kind is SubjectKind.APPLICANT and each.verdict == Verdict.CLEARED:
            yield from (each.subject.id, *each.subject.applicants)


def _rings(document: CaseDocument, cleared: frozenset[str]) -> Iterator[Ring]:
    left = (ring_without(each.newest.ring, cleared) for each in document.collected)
    return (ring for ring in left if ring)
