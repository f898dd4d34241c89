"""From what somebody names to what they decide about."""

import re

from graph.database import Reader
from graph.decisions.history import decisions
from graph.decisions.model import Subject, SubjectKind, link_id
from graph.errors import UsageError
from graph.identifiers.kinds import KINDS
from graph.statements import statement

_IDENTIFIER = re.compile(rf"({'|'.join(KINDS)}):[0-9a-f]{{16}}", re.ASCII)


def find_subject(reader: Reader, text: str, role: str | None = None) -> Subject | None:
    """The applicant, value or link of that id; else what was decided about under it. None where it is neither."""
    if role and not text.startswith("address:"):
        raise UsageError("Only an address has roles: leave --role out.")
    return _in_the_graph(reader, text, role) or _decided_before(reader, text, role)


def _in_the_graph(reader: Reader, text: str, role: str | None) -> Subject | None:
    if applicants := ids_of_person(reader, text):
        return Subject(SubjectKind.APPLICANT, text, applicants=applicants)
    if _IDENTIFIER.fullmatch(text):
        held = reader.read(statement(__package__, "identifier_exists"), identifier_id=text)
        return Subject(SubjectKind.IDENTIFIER, text, role, identifiers=(text,)) if held else None
    applicant_id, _, identifier_id = text.rpartition(" ")
    if not reader.read(statement(__package__, "link_exists"), applicant_id=applicant_id, identifier_id=identifier_id):
        return None
    id_ = link_id(applicant_id, identifier_id)
    return Subject(SubjectKind.LINK, id_, applicants=(applicant_id,), identifiers=(identifier_id,))


def _decided_before(reader: Reader, text: str, role: str | None) -> Subject | None:
    """A decision can be taken back after its ring has become another, and before wiped facts are loaded again."""
    subjects = (decision.subject for decision in decisions(reader, text))
    return next((subject for subject in subjects if (subject.id, subject.role) == (text, role)), None)


def ids_of_person(reader: Reader, applicant_id: str) -> tuple[str, ...]:
    """All ids of the person who has this one; none where nobody has."""
    rows = reader.read(statement(__package__, "ids_of_person"), applicant_id=applicant_id)
    return tuple(row["applicant_id"] for row in rows)
