"""A job's source: what a query of a database gives, with a mark that says how far it was read."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, CursorResult, create_engine, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from graph.errors import UsageError
from ingest.jobs.declared import Sql
from ingest.jobs.offers import Fetched, Offer, Offers, Room, SourceUnavailable, digest
from ingest.jobs.sources.marks import Mark, less, mark_as_text, mark_from_text

ROWS_AT_ONCE = 5_000


def offers_of(source: Sql, room: Room, mark: str | None) -> Offers:
    """The rows beyond the mark, as one content."""
    begin = mark_from_text(mark) if mark else source.first_mark
    yield Offer(f"rows beyond {begin}" if source.mark else "rows", lambda: _fetch(source, room, begin, mark))


def _fetch(source: Sql, room: Room, begin: Mark | None, mark: str | None) -> Fetched | None:
    target = room.spool / "rows.jsonl"
    given = {} if begin is None or source.mark is None else {"mark": less(begin, source.overlap)}
    with _connected(source, room) as connection:
        rows = connection.execution_options(stream_results=True).execute(text(source.query), given)
        reached = _write(rows, target, source, room)
    if not target.stat().st_size:
        return None
    return Fetched(target, digest(target), mark_as_text(reached) if reached is not None else mark)


@contextmanager
def _connected(source: Sql, room: Room) -> Iterator[Connection]:
    """A connection that never commits."""
    try:
        # Its texts would hold the rows and the address: neither is anybody's business.
        engine = create_engine(source.url.read(room.environ), hide_parameters=True, poolclass=NullPool)
        with engine.connect() as connection:
            yield connection
            connection.rollback()
    except (ArgumentError, NoSuchModuleError) as error:
        raise UsageError("The database's url is none that SQLAlchemy knows, or its driver is not installed.") from error
    except DBAPIError as error:
        raise SourceUnavailable(f"The database does not answer as it should: {error.orig}.") from error
    except SQLAlchemyError as error:
        raise UsageError(f"The query cannot be run: {error}.") from error
    except ModuleNotFoundError as error:
        raise UsageError(f"The database's url needs a driver that is not installed: {error.name}.") from error


def _write(rows: CursorResult[Any], target: Path, source: Sql, room: Room) -> Mark | None:
    """Write all rows as JSON Lines; the greatest mark among them, None where there is none."""
    columns = tuple(rows.keys())
    if source.mark and source.mark not in columns:
        raise UsageError(f"The query gives no column {source.mark}, which is to be the mark. It gives: {columns}.")
    place = columns.index(source.mark) if source.mark else None
    greatest: Any = None
    with target.open("w", encoding="utf-8") as file:
        for some in rows.partitions(ROWS_AT_ONCE):
            room.require_time()
            for row in some:
                file.write(json.dumps(dict(zip(columns, row, strict=True)), default=_written) + "\n")
            marks = [] if place is None else [row[place] for row in some if row[place] is not None]
            greatest = max([*marks, *([] if greatest is None else [greatest])], default=None)
    return greatest  # type: ignore[no-any-return]  # mark_as_text looks at it


def _written(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    return str(value)
