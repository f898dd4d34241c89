"""A case in each form in which it is handed on."""

import csv
import importlib
import io
from enum import StrEnum

from app.export.case_document import CaseDocument
from app.export.case_html import case_page
from app.export.case_tables import USE_COLUMNS, use_rows
from app.export.cells import spreadsheet_cell
from app.export.documents import as_json


class CaseFormat(StrEnum):
    """How a case is written."""

    HTML = "html"
    PDF = "pdf"
    CSV = "csv"
    JSON = "json"
    STIX = "stix"
    MISP = "misp"


MIME = {
    CaseFormat.HTML: "text/html",
    CaseFormat.PDF: "application/pdf",
    CaseFormat.CSV: "text/csv",
    CaseFormat.JSON: "application/json",
    CaseFormat.STIX: "application/stix+json;version=2.1",
    CaseFormat.MISP: "application/json",
}


_WRITERS = {
    CaseFormat.PDF: ("app.export.case_pdf", "case_pdf"),
    CaseFormat.STIX: ("app.export.case_stix", "case_stix"),
    CaseFormat.MISP: ("app.export.case_misp", "case_misp"),
}


def file_name(document_number: int, form: CaseFormat) -> str:
    """What the file is called: nothing of it is anybody's text."""
    ending = f"{form}.json" if form in {CaseFormat.STIX, CaseFormat.MISP} else form.value
    return f"ringlight-case-{document_number}.{ending}"


def case_file(document: CaseDocument, form: CaseFormat) -> bytes:
    """The whole file."""
    match form:
        case CaseFormat.HTML:
            return case_page(document).encode()
        case CaseFormat.CSV:
            return _csv(document)
        case CaseFormat.JSON:
            return as_json(document).encode()
        case _:
            module, name = _WRITERS[form]
            # Loaded by the form that needs it: listing cases takes no library for PDF, STIX or MISP.
            written: bytes = getattr(importlib.import_module(module), name)(document)
            return written


def _csv(document: CaseDocument) -> bytes:
    """One row for each use of a value."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(USE_COLUMNS)
    writer.writerows([spreadsheet_cell(row[column]) for column in USE_COLUMNS] for row in use_rows(document))
    return out.getvalue().encode("utf-8")
