"""The rows of one record: the record itself is one, or by `each` every element that is found in it."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ingest.maps.expressions import EVALUATION_FAULTS, RECORD, in_words, is_true
from ingest.maps.filling import RowUnderWay
from ingest.maps.plan import Plan
from ingest.maps.texts import as_written
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow
from ingest.sources.json_cells import faults_of
from ingest.sources.record import SourceRecord

Made: TypeAlias = CanonicalRow | Rejection

VALUE = "_value"
"""The name of an element that is no object and has no fields of its own."""


def row_of(record: SourceRecord, plan: Plan) -> Made | None:
    """Make the row of a record, or say why there is none; None where `where` leaves the record out."""
    if plan.where and (left_out := _left_out(record, plan)):
        return left_out if isinstance(left_out, Rejection) else None
    return _filled(record, plan)


def rows_of(record: SourceRecord, plan: Plan) -> Iterable[Made] | None:
    """Make all rows of a record; None where `where` leaves the record out.

    A field that could not be read is a rejection in the first row, and the reason why a row lacks what it needs.
    """
    elements = elements_of(record, plan)
    if elements is None:
        return None
    if isinstance(elements, Rejection):
        return [elements]
    faults = [fault for fault in faults_of(record) if fault.field in plan.used]
    rows = [_filled(element, plan, None if at else [*faults]) for at, element in enumerate(elements)]
    if faults and (not rows or isinstance(rows[0], Rejection)):
        return [faults[0], *rows[1:]]
    return rows


def elements_of(record: SourceRecord, plan: Plan) -> Sequence[SourceRecord] | Rejection | None:
    """Give the record, or what `each` finds in it; None where `where` leaves it out."""
    if plan.where and (left_out := _left_out(record, plan)):
        return left_out if isinstance(left_out, Rejection) else None
    if plan.each is None:
        return [record]
    try:
        found = plan.each.read(record.fields)
    except EVALUATION_FAULTS as error:
        return Rejection(record.line, "each", in_words(error), as_written(record.fields))
    elements = found if isinstance(found, list) else [found]
    return [_element(record, element) for element in elements if element is not None]


def _left_out(record: SourceRecord, plan: Plan) -> Rejection | bool:
    try:
        return not all(is_true(condition.read(record.fields)) for condition in plan.where)
    except EVALUATION_FAULTS as error:
        return Rejection(record.line, "where", in_words(error), as_written(record.fields))


def _element(record: SourceRecord, element: object) -> SourceRecord:
    own = element if isinstance(element, dict) else {VALUE: element}
    return SourceRecord(record.line, {**own, RECORD: record.fields})


def _filled(record: SourceRecord, plan: Plan, faults: list[Rejection] | None = None) -> Made:
    under_way = RowUnderWay(plan, record, faults)
    under_way.fill_plain(plan.plain)
    for column in plan.columns:
        under_way.fill(column)
    return under_way.finished()
