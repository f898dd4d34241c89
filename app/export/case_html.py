"""A case as one file to hand on: no script, no request, every text escaped."""

from collections.abc import Iterator

from app.export.case_document import CaseDocument, Collected
from app.export.case_tables import (
    ITEM_COLUMNS,
    facts,
    item_rows,
    item_summary,
    item_title,
    ring_sections,
    work_sections,
)
from app.export.page import heading, page, paragraph, table
from app.export.ring_svg import ring_svg


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
    yield from (table(*section) for section in work_sections(document))


def _item(number: int, each: Collected) -> Iterator[str]:
    ring = each.newest.ring
    yield heading(item_title(number, each))
    yield paragraph(item_summary(each))
    yield from (paragraph(reason) for reason in (each.newest.stored.reasons if each.newest.stored else ()))
    yield ring_svg(ring)
    yield from (table(*section) for section in ring_sections(ring))
