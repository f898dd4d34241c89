"""Cells that hold JSON, as connectors write nested values into tables: decoded before a map looks at them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.rejections import Rejection
from ingest.sources.json_values import Unreadable, decode, reason_of
from ingest.sources.record import Records, SourceRecord


@dataclass(frozen=True, slots=True)
class DecodedRecord(SourceRecord):
    """A record some of whose cells were decoded. What is no JSON is absent from it and one of the `faults`."""

    faults: tuple[Rejection, ...]


def decoded(records: Records, keys: Sequence[str]) -> Records:
    """Each record with the cells under `keys` decoded."""
    for record in records:
        yield record if isinstance(record, Rejection) else _decoded(record, keys)


def faults_of(record: SourceRecord) -> Iterable[Rejection]:
    """Give what of a record could not be decoded; the field of each is the source's name."""
    return record.faults if isinstance(record, DecodedRecord) else ()


def _decoded(record: SourceRecord, keys: Sequence[str]) -> DecodedRecord:
    fields, faults = dict(record.fields), []
    for key in keys:
        cell = fields.get(key)
        if not isinstance(cell, str):
            continue
        del fields[key]
        try:
            if cell.strip():
                fields[key] = decode(cell.strip())
        except (Unreadable, RecursionError) as error:
            faults.append(Rejection(record.line, key, reason_of(error), cell))
    return DecodedRecord(record.line, fields, tuple(faults))
