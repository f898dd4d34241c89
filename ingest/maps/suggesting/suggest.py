"""A map proposed for a file that nobody has described yet. What cannot be known from the file is left to a person."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from graph.errors import UsageError
from ingest.feeds import feed_named
from ingest.maps.suggesting.observed import Observed, observe
from ingest.maps.suggesting.proposal import Proposal, propose
from ingest.maps.suggesting.values import is_html as is_written_as_html
from ingest.maps.suggesting.writing import written
from ingest.rejections import Rejection
from ingest.sources.json_cells import decoded
from ingest.sources.json_values import Unreadable, decode
from ingest.sources.opening import open_source
from ingest.sources.record import Header, Reading, SourceRecord

LOOKED_AT = 1_000
EXAMPLES = 3
ENVELOPES = (
    *("results", "data", "items", "records", "rows", "content", "value", "entries", "list", "Report_Entry"),
    *("candidates", "applicants", "applications", "employees", "users", "events", "shipments", "orders"),
)
"""Keys under which the answers of APIs keep their records."""


@dataclass(frozen=True, slots=True)
class SuggestedColumn:
    """One place in the file: what it would become, and the first texts in it."""

    path: str
    becomes: str | None
    """A canonical column, with `?` where a person must decide; None where nothing is proposed."""
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A map's TOML, whose comments say what was found and what a person must decide."""

    toml: str
    feed: str
    columns: tuple[SuggestedColumn, ...]
    open_questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Looked:
    records: list[SourceRecord]
    header: Header | None
    reading: Reading
    json_cells: tuple[str, ...]


def suggest(path: str, *, feed: str | None = None, reading: Reading | None = None) -> Suggestion:
    """Propose a map for the file at `path`; `feed` and `reading` are what is known already."""
    said = feed_named(feed).name if feed else None
    looked = _look(path, reading or Reading())
    if not looked.records:
        raise UsageError(f"There is no record in {path} to suggest a map from.")
    observed = observe(looked.records, looked.header)
    is_html = _unescape(observed)
    proposal = propose(observed, len(looked.records), said)
    columns = tuple(_column(each, proposal) for each in observed)
    unused = [each.path for each in columns if not each.becomes]
    toml = written(proposal, looked.reading, looked.json_cells, unused, is_html=is_html)
    return Suggestion(toml, proposal.feed.name, columns, _open_questions(proposal))


def _column(each: Observed, proposal: Proposal) -> SuggestedColumn:
    return SuggestedColumn(each.path, proposal.becomes(each.path), tuple(dict.fromkeys(each.texts))[:EXAMPLES])


def _unescape(observed: Sequence[Observed]) -> bool:
    """Whether texts are written as HTML; they then read as a map with `unescape` reads them."""
    is_there = any(is_written_as_html(text) for each in observed for text in each.texts)
    for each in observed if is_there else ():
        each.texts = [html.unescape(text) for text in each.texts]
    return is_there


def _open_questions(proposal: Proposal) -> tuple[str, ...]:
    notes = (f"{name}: {note}" for name, each in proposal.columns.items() for note in each.notes)
    return (*proposal.notes, *notes)


def _look(path: str, reading: Reading) -> _Looked:
    """Read the first records, where they lie under one of `ENVELOPES` those."""
    first = _read(path, reading)
    if reading.records is None and first.header is None:
        for name in ENVELOPES:
            if _is_envelope(first.records, name):
                return _read(path, replace(reading, records=name))
    return first


def _read(path: str, reading: Reading) -> _Looked:
    with open_source(path, reading) as source:
        found = list(islice(source.records(), LOOKED_AT))
        records = [each for each in found if isinstance(each, SourceRecord)]
        if not records and (fault := next((each for each in found if isinstance(each, Rejection)), None)):
            raise UsageError(f"{source.name} cannot be read: {fault.reason}.")
    cells = _json_cells(records) if source.header else ()
    decoded_records = [each for each in decoded(iter(records), cells) if isinstance(each, SourceRecord)]
    return _Looked(decoded_records, source.header, reading, cells)


def _is_envelope(records: Sequence[SourceRecord], name: str) -> bool:
    """Whether each record is a page: under this name an array of objects, and beside it no other."""
    pages = [record.fields for record in records]
    if not all(isinstance(page.get(name), list) for page in pages):
        return False
    elements = [element for page in pages for element in page[name]]
    arrays = {key for page in pages for key, value in page.items() if isinstance(value, list)}
    return bool(elements) and arrays == {name} and all(isinstance(element, dict) for element in elements)


def _json_cells(records: Sequence[SourceRecord]) -> tuple[str, ...]:
    """Name the columns all of whose cells are JSON objects or arrays."""
    names = dict.fromkeys(name for record in records for name in record.fields)
    return tuple(name for name in names if _is_json(record.fields.get(name) for record in records))


def _is_json(cells: Iterable[object]) -> bool:
    texts = [cell for cell in cells if cell is not None]
    return bool(texts) and all(
        isinstance(text, str) and text.startswith(("[", "{")) and _decodes(text) for text in texts
    )


def _decodes(text: str) -> bool:
    try:
        decode(text)
    except (Unreadable, RecursionError):
        return False
    return True
