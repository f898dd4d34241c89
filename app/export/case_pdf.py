"""A case as a PDF, for counsel: a title page, the rings, every value with its forms and sources, decisions, history."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, PageBreak, SimpleDocTemplate, Spacer, Table, TableStyle

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
from app.export.pdf_text import ABOUT_LETTERS, PLAIN, fonts, heading, paragraph, shown
from app.export.ring_drawing import ring_drawing

_MARGIN = 42.0
_PAGE = landscape(A4)
_WIDE, _HIGH = _PAGE[0] - 2 * _MARGIN - 12, _PAGE[1] - 2 * _MARGIN - 30
_CELL = 6.5
_LINES = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#cccccc")),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
)


def case_pdf(document: CaseDocument) -> bytes:
    """The file. Of the same document it has the same bytes."""
    fonts()
    _, pages = _built(document, pages=0)
    return _built(document, pages)[0]


def _built(document: CaseDocument, pages: int) -> tuple[bytes, int]:
    """The file that says it has so many pages, and how many it has."""
    out = io.BytesIO()
    title = f"Ringlight case {document.case.number}"

    def foot(canvas: Canvas, template: BaseDocTemplate) -> None:
        canvas.setFont(PLAIN, 7)
        canvas.drawRightString(_PAGE[0] - _MARGIN, 24, f"{title}, page {template.page} of {pages}")

    template = SimpleDocTemplate(
        out,
        pagesize=_PAGE,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=title,
        author="Ringlight",
        invariant=1,
    )
    story = [*_title_page(document), *_body(document)]
    template.build(story, onFirstPage=foot, onLaterPages=foot)
    return out.getvalue(), template.page


def _title_page(document: CaseDocument) -> Iterator[Flowable]:
    yield Spacer(1, 60)
    yield heading(document.case.title, size=22, after=14)
    yield paragraph(document.says, size=11, after=14)
    rows = [[heading(name), paragraph(text)] for name, text in facts(document)]
    yield Table(rows, colWidths=[90, _WIDE - 90], style=_LINES)
    yield Spacer(1, 14)
    yield paragraph(ABOUT_LETTERS, size=8)
    yield PageBreak()


def _body(document: CaseDocument) -> Iterator[Flowable]:
    yield from _table("Collected", ITEM_COLUMNS, item_rows(document))
    for number, each in enumerate(document.collected, 1):
        yield from _item(number, each)
    for section in work_sections(document):
        yield from _table(*section)


def _item(number: int, each: Collected) -> Iterator[Flowable]:
    ring, stored = each.newest.ring, each.newest.stored
    yield PageBreak()
    yield heading(item_title(number, each), size=14, after=6)
    yield paragraph(item_summary(each))
    yield from (paragraph(reason) for reason in (stored.reasons if stored else ()))
    yield ring_drawing(ring, _WIDE, _HIGH * 0.75)
    for section in ring_sections(ring):
        yield from _table(*section)


def _table(title: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[Flowable]:
    found = list(rows)
    if not found:
        return
    yield Spacer(1, 8)
    yield heading(title, size=11)
    head = [heading(column.replace("_", " "), size=_CELL) for column in columns]
    body = [[paragraph(row[column], size=_CELL, after=0) for column in columns] for row in found]
    yield Table([head, *body], colWidths=_widths(columns, found), style=_LINES, repeatRows=1, splitInRow=1)


def _widths(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[float]:
    """Each column as wide as its longest text asks, within bounds, and all together as wide as the page."""
    longest = [max(8, *(min(len(shown(row[column])), 50) for row in rows), len(column)) for column in columns]
    return [_WIDE * each / sum(longest) for each in longest]
