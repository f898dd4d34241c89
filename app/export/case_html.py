"""A case as one file to hand on: no script, no request, every text escaped."""

from collections.abc import Iterator

from app.export.case_document import CaseDocument, Collected
from app.export.case_tables import (
    CHANGE_COLUMNS,
    DECISION_COLUMNS,
    ITEM_COLUMNS,
    NOTE_COLUMNS,
    TASK_COLUMNS,
    change_rows,
    decision_rows,
    facts,
    item_rows,
    item_summary,
    item_title,
    note_rows,
    task_rows,
)
from app.export.page import heading, page, paragraph, table
from app.export.ring_svg import ring_svg
from app.export.ring_tables import (
    LEFT_OUT_COLUMNS,
    LINK_COLUMNS,
    MEMBER_COLUMNS,
    left_out_rows,
    link_rows,
    member_rows,
)


def case_page(document: CaseDocument) -> str:
    """A whole HTML document: what it is, then every ring and person with the evidence, decisions, notes, history."""
    return page(document.case.title, _parts(document))


def _parts(document: CaseDocument) -> Iterator[str]:
    yield paragraph(document.says)
    for name, text in facts(document):
        yield paragraph(f"{name}: {text}")
    yield table("Collected", ITEM_COLUMNS, item_rows(document))
    for number, each in enumerate(document.collected, 1):
        yield from _item(number, each)
    yield table("Decisions that stand", DECISION_COLUMNS, decision_rows(document))
    yield table("Notes", NOTE_COLUMNS, note_rows(document))
    yield table("Tasks", TASK_COLUMNS, task_rows(document))
    yield table("What happened to the case", CHANGE_COLUMNS, change_rows(document))


def _item(number: int, each: Collected) -> Iterator[str]:
    ring = each.newest.ring
    yield heading(item_title(number, each))
    yield paragraph(item_summary(each))
    yield from (paragraph(reason) for reason in (each.newest.stored.reasons if each.newest.stored else ()))
    yield ring_svg(ring)
    yield table("Members", MEMBER_COLUMNS, member_rows(ring))
    yield table("Evidence", LINK_COLUMNS, link_rows(ring))
    yield table("Not crossed", LEFT_OUT_COLUMNS, left_out_rows(ring))
    beside = ({"applicant_id": one.applicant_id, "name": one.name, "reason": one.reason} for one in ring.beside)
    yield table("Beside it", ("applicant_id", "name", "reason"), beside)
