"""Everything that is held about one person, for a subject's request."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from graph.database import Reader, Row
from graph.decisions.subjects import ids_of_person
from graph.driver.values import plain
from graph.privacy.scrubbing import Traces, telling_names
from graph.statements import statement

Document = dict[str, Any]


def everything_held(reader: Reader, applicant_id: str) -> Document | None:
    """All of it as one document of plain values; None where nobody has the id.

    Decisions, alerts, cases and rings come as they are stored, so they speak of others too: read it before it is handed
    on.
    """
    ids = list(ids_of_person(reader, applicant_id))
    if not ids:
        return None
    applicants = _read(reader, "applicants_held", applicant_ids=ids)
    return {
        "applicant_ids": ids,
        "applicants": applicants,
        "watchlist_entries": _column(_read(reader, "watchlists_held", applicant_ids=ids), "entry"),
        "decisions": [_opened(each, "evidence") for each in _held(reader, "decisions_held", "decision", ids)],
        "alerts": [_with_changes(each) for each in _held(reader, "alerts_held", "alert", ids)],
        "cases": [_with_contents(each) for each in _held(reader, "cases_held", "opened", ids)],
        "case_evidence": _case_evidence(reader, ids),
        "rings": [_opened(each, "document") for each in _held(reader, "rings_held", "ring", ids)],
        "legal_holds": _held(reader, "holds", "hold", ids),
        "rejections": _rejections(reader, ids, applicants),
    }


def _held(reader: Reader, name: str, column: str, ids: list[str]) -> list[Document]:
    return _column(_read(reader, name, applicant_ids=ids), column)


def _rejections(reader: Reader, ids: Iterable[str], applicants: Iterable[Document]) -> list[Document]:
    """Rows and values that could not be used and that name them; a rejection does not say whose it was."""
    traces = Traces(frozenset(ids), frozenset(_words(applicants)))
    words = sorted({word.lower() for word in traces.ids | traces.words})
    found = _column(_read(reader, "rejections_held", words=words), "rejection")
    return [rejection for rejection in found if traces.are_in(rejection["raw"])]


def _words(applicants: Iterable[Document]) -> Iterator[str]:
    """Their names, and the values that nobody else has."""
    for one in applicants:
        yield from telling_names(record.get("name") for record in one["records"])
        for sighting in one["sightings"]:
            if sighting["identifier"]["degree"] <= 1:
                yield from (sighting["raw"], sighting["identifier"]["value"])


def _read(reader: Reader, name: str, **parameters: object) -> list[Document]:
    return [_plain(row) for row in reader.read(statement(__package__, name), **parameters)]


def _plain(row: Row) -> Document:
    return {key: plain(value) for key, value in row.items()}


def _column(rows: Iterable[Document], name: str) -> list[Document]:
    return [row[name] for row in rows]


def _with_changes(alert: Document) -> Document:
    changes = alert["changes"]
    return alert | {"changes": [_opened(each, "evidence") if "evidence" in each else each for each in changes]}


def _with_contents(opened: Document) -> Document:
    return opened | {"changes": [_opened(each, "content") for each in opened["changes"]]}


def _case_evidence(reader: Reader, ids: list[str]) -> list[Document]:
    # pydantic writes a document in UTF-8 as it is.
    quoted = [json.dumps(each, ensure_ascii=False) for each in ids]
    rows = _read(reader, "case_evidence_held", applicant_ids=ids, quoted=quoted)
    return [_opened(each, "document") for each in _column(rows, "evidence")]


def _opened(stored: Document, name: str) -> Document:
    """What is stored as the text of a JSON document, as that document."""
    return stored | {name: json.loads(stored[name])}
