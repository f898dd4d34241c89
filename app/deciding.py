"""What somebody decides about, with the evidence as it is when they do: for the command line and for the pages."""

from pathlib import Path

from app.export.documents import as_json
from graph.database import Database
from graph.decisions.model import Subject, SubjectKind
from graph.decisions.subjects import find_subject
from graph.hubs.lists.reference import reference_lists
from graph.hubs.read import read_busy_values
from graph.rings.growth import find_ring
from graph.rings.stored.listing import stored_ring


def subject_of(database: Database, text: str, role: str | None = None) -> Subject | None:
    """What the text names: an applicant, a value, a link ("APPLICANT VALUE") or a stored ring, by their ids."""
    ring = stored_ring(database, text) if text.startswith("ring:") else None
    if ring is None:
        return find_subject(database, text, role)
    identifiers = tuple(one.id for one in ring.evidence)
    return Subject(SubjectKind.RING, text, applicants=ring.members, identifiers=identifiers)


def evidence_now(database: Database, home: Path, subject: Subject) -> str:
    """What is known of the subject now, as one JSON document that a decision keeps as it is."""
    if subject.kind is SubjectKind.RING:
        return as_json(stored_ring(database, subject.id))
    if subject.kind is SubjectKind.APPLICANT:
        return as_json(find_ring(database, subject.id))
    return as_json(read_busy_values(database, subject.identifiers, reference_lists(home)))
