"""A map tried on the beginning of a file, before anything is loaded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from graph.identifiers.countries import country_code
from ingest.maps.apply import Tally, apply_together, plans_for, readable_records
from ingest.maps.expressions import EVALUATION_FAULTS, Expression
from ingest.maps.loading import map_in, with_options
from ingest.maps.model import Map, emits_of
from ingest.maps.one_record import Made, elements_of
from ingest.maps.plan import Plan
from ingest.maps.texts import texts_in
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow
from ingest.sightings import stated_by
from ingest.sources.opening import open_source
from ingest.sources.record import Source, SourceRecord

MOST_RECORDS = 10_000
"""Of a log, only few are sign-ins: the first records must be many."""


@dataclass(frozen=True, slots=True)
class Check:
    """What the map made of the first records, for one of its feeds."""

    of: Map
    rows: tuple[CanonicalRow, ...]
    rows_in: int
    rows_rejected: int
    rejections: tuple[Rejection, ...]
    """Of rows and of values, those of canonical forms included, by line."""
    tally: Tally
    never_matched: tuple[tuple[str, str], ...]
    """Canonical columns, each with what the map says of it, that found nothing in any record."""

    @property
    def rows_loaded(self) -> int:
        """How many rows would be loaded, with or without values that are rejected."""
        return self.rows_in - self.rows_rejected

    @property
    def undated(self) -> int:
        """How many rows have a time that says no zone."""
        return sum(row.undated for row in self.rows)


def try_map(map_text: str, path: str, *, most_records: int = MOST_RECORDS, **options: str | None) -> tuple[Check, ...]:
    """Try a map, given as its TOML, on the file at `path`: one check for each feed. Nothing is loaded or written.

    `options` win over the map (`feed`, `source`, `region`, `zone`, `encoding`). UsageError where the text is no map,
    the file cannot be read or the two do not fit.
    """
    of = with_options(map_in(map_text), **options)
    with open_source(path, of.reading) as source:
        return check_map(of, source, most_records)


def check_map(of: Map, source: Source, most_records: int = MOST_RECORDS) -> tuple[Check, ...]:
    """Try `of` on the first records of `source`, by feed; UsageError when it does not fit at all."""
    maps = emits_of(of)
    plans = plans_for(maps, source)
    records = list(islice(source.records(), most_records)) if plans else []
    held = replace(source, records=lambda: iter(records))
    tallies = [Tally() for _ in maps]
    made: list[list[Made]] = [[] for _ in maps]
    for place, each in apply_together(maps, held, tallies):
        made[place].append(each)
    readable = list(readable_records(of, held)) if plans else []
    unmatched = [_never_matched(map_, plan, readable) for map_, plan in zip(maps, plans, strict=False)] or [()]
    return tuple(map(_check, maps, made, tallies, unmatched))


def _check(of: Map, made: Sequence[Made], tally: Tally, never_matched: tuple[tuple[str, str], ...]) -> Check:
    region = country_code(of.region) if of.region else None
    rows = tuple(each for each in made if isinstance(each, CanonicalRow))
    stated = [stated_by(row, of.source or row.feed, region) for row in rows]
    lost = [each for each in made if isinstance(each, Rejection)]
    rejections = (*lost, *(rejection for each in stated for rejection in each.rejections))
    by_line = sorted(rejections, key=lambda each: each.line or 0)
    nothing_left = sum(not each.facts for each in stated)
    return Check(of, rows, len(made), len(lost) + nothing_left, tuple(by_line), tally, never_matched)


def _never_matched(of: Map, plan: Plan, records: Sequence[SourceRecord]) -> tuple[tuple[str, str], ...]:
    elements = [element for record in records for element in _elements(record, plan)]
    columns = (*(column for _, column in plan.plain), *plan.columns)
    return tuple(
        (column.name, expression.text)
        for column in columns
        if column.name in of.columns
        for expression in column.expressions
        if not any(_matches(expression, element) for element in elements)
    )


def _elements(record: SourceRecord, plan: Plan) -> Iterator[SourceRecord]:
    found = elements_of(record, plan)
    yield from () if found is None or isinstance(found, Rejection) else found


def _matches(expression: Expression, element: SourceRecord) -> bool:
    """Whether there is something; what the expression stumbles over, or is no text, is there too and is rejected."""
    try:
        return bool(texts_in(expression.read(element.fields)))
    except EVALUATION_FAULTS:
        return True
