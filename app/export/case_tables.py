"""A case as rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.export.case_document import CaseDocument, Collected
from app.export.ring_tables import (
    LEFT_OUT_COLUMNS,
    LINK_COLUMNS,
    MEMBER_COLUMNS,
    left_out_rows,
    link_rows,
    member_rows,
)
from graph.rings.model import Ring

Row = dict[str, Any]
Section = tuple[str, Sequence[str], Iterable[Mapping[str, Any]]]
"""Title, columns and rows of one table."""

ITEM_COLUMNS = ("number", "kind", "subject", "applicants", "added_at", "added_by", "versions", "came_from")
USE_COLUMNS = ("item", "kind_of_item", "subject", "taken_at", "name", "status", *LINK_COLUMNS)
DECISION_COLUMNS = ("decided_at", "actor", "subject_kind", "subject_id", "role", "verdict", "until", "reason")
NOTE_COLUMNS = ("at", "actor", "text", "came_from")
TASK_COLUMNS = ("number", "text", "who", "due", "outcome", "done_by", "done_at", "came_from")
CHANGE_COLUMNS = ("number", "at", "actor", "act", "state", "holder", "other", "text")


def item_rows(document: CaseDocument) -> Iterator[Row]:
    """One row for each ring and person."""
    for number, each in enumerate(document.collected, 1):
        row = {column: getattr(each.item, column, None) for column in ITEM_COLUMNS}
        yield row | {"number": number, "kind": each.item.kind.value, "versions": len(each.exhibits)}


def use_rows(document: CaseDocument) -> Iterator[Row]:
    """One row for each use of a value by anybody in the case, as it was known last; a member without one has a row."""
    for number, each in enumerate(document.collected, 1):
        newest = each.newest
        about = {"item": number, "kind_of_item": each.item.kind.value, "subject": each.item.subject}
        for row in _uses(newest.ring, newest.taken_at):
            yield row | about


def decision_rows(document: CaseDocument) -> Iterator[Row]:
    """One row for each decision that stands."""
    for each in document.decisions:
        subject = {"subject_kind": each.subject.kind, "subject_id": each.subject.id, "role": each.subject.role}
        own = {column: getattr(each, column) for column in DECISION_COLUMNS if column not in subject}
        yield own | subject


def note_rows(document: CaseDocument) -> Iterator[Row]:
    """One row for each note."""
    return ({column: getattr(each, column) for column in NOTE_COLUMNS} for each in document.case.content.notes)


def task_rows(document: CaseDocument) -> Iterator[Row]:
    """One row for each task."""
    return ({column: getattr(each, column) for column in TASK_COLUMNS} for each in document.case.content.tasks)


def change_rows(document: CaseDocument) -> Iterator[Row]:
    """One row for each thing that happened."""
    return ({column: getattr(each, column) for column in CHANGE_COLUMNS} for each in document.history)


def ring_sections(ring: Ring) -> Iterator[Section]:
    """What a document says of a collected ring, below its drawing."""
    yield "Members", MEMBER_COLUMNS, member_rows(ring)
    yield "Evidence", LINK_COLUMNS, link_rows(ring)
    yield "Not crossed", LEFT_OUT_COLUMNS, left_out_rows(ring)
    beside = ({"applicant_id": one.applicant_id, "name": one.name, "reason": one.reason} for one in ring.beside)
    yield "Beside it", ("applicant_id", "name", "reason"), beside


def work_sections(document: CaseDocument) -> Iterator[Section]:
    """What a document says of the work on the case, below what was collected."""
    yield "Decisions that stand", DECISION_COLUMNS, decision_rows(document)
    yield "Notes", NOTE_COLUMNS, note_rows(document)
    yield "Tasks", TASK_COLUMNS, task_rows(document)
    yield "What happened to the case", CHANGE_COLUMNS, change_rows(document)


def facts(document: CaseDocument) -> list[tuple[str, str]]:
    """What stands at the head of the document: names and texts."""
    case = document.case
    lines = [
        ("Case", f"{case.number} ({case.case_id})"),
        ("State", case.state.value),
        ("Held by", case.holder or "nobody"),
        ("Opened", f"{_minute(case.opened_at)} by {case.opened_by}"),
        ("Version", f"{case.version}, of {_minute(case.last.at)}, by {case.last.actor}"),
        ("Exported", f"{_minute(document.exported_at)} by {document.exported_by}"),
        ("Purpose", document.purpose),
    ]
    return [*lines, ("Left out", document.left_out)] if document.left_out else lines


def item_title(number: int, each: Collected) -> str:
    """What a part of the document about one ring or person is called."""
    what = "Ring" if each.newest.stored else "Ring around"
    return f"{number}. {what} {each.item.subject}"


def item_summary(each: Collected) -> str:
    """When it was seen like this, how often before, and how large it is."""
    newest = each.newest
    when = f"As it was at {_minute(newest.taken_at)}" if newest.taken_at else "As it was collected"
    before = len(each.exhibits) - 1
    earlier = f" Earlier versions of its evidence: {before}; they are in the JSON." if before else ""
    ring = newest.ring
    shown = f"{len(ring.members)} applicants, joined by {len(ring.identifiers)} values"
    size = f"{newest.stored.size} persons in the stored ring; " if newest.stored else ""
    return f"{when}: {size}{shown}.{earlier}"


def _uses(ring: Ring, taken_at: datetime | None) -> Iterator[Row]:
    links = list(link_rows(ring))
    for member in member_rows(ring):
        about = {"taken_at": taken_at, "name": member["name"], "status": member["status"]}
        of_member = [link for link in links if link["applicant_id"] == member["applicant_id"]]
        for link in of_member or [{"applicant_id": member["applicant_id"]}]:
            yield dict.fromkeys(USE_COLUMNS) | about | link


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
