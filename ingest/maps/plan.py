"""A map made ready for one source: every expression compiled, every name checked against what is there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from graph.errors import UsageError
from ingest.feeds import ID_COLUMNS, Feed, feed_named, near, several_valued_columns
from ingest.maps.expressions import Expression, expression
from ingest.maps.model import Map
from ingest.maps.texts import ID_LIMIT, TEXT_LIMIT
from ingest.sources.record import Source

HEADERS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Column:
    """How one canonical column is filled."""

    name: str
    expressions: tuple[Expression, ...]
    default: tuple[str, ...]
    empty: frozenset[str]
    """Texts that mean absent."""
    is_several: bool
    is_id: bool
    limit: int
    """Characters that a value may have."""
    words: tuple[str, ...]
    """The words that a value must be one of, unless there are none."""
    time: str | None
    """The format of a column that holds a time."""

    @property
    def plain_field(self) -> str | None:
        """The field that fills this column as it is, if nothing else does and nothing but trimming is to be done."""
        if self.is_id or self.words or self.time or self.default or len(self.expressions) != 1:
            return None
        return self.expressions[0].field


@dataclass(frozen=True, slots=True)
class Plan:
    """How each record of a source becomes a row."""

    feed: Feed
    plain: tuple[tuple[str, Column], ...]
    """Each column that is filled from one field as it is, as most are, with that field."""
    columns: tuple[Column, ...]
    """All other columns."""
    where: Callable[[Mapping[str, Any]], Any] | None
    zone: tzinfo | None
    applicant_prefix: str
    used: frozenset[str]
    """The fields of a record that are read."""


def plan_for(of: Map, source: Source) -> Plan:
    """Make a map that names its feed ready for `source`; UsageError when it does not fit."""
    feed = feed_named(of.feed or "")
    said = of.columns or _as_named(feed, source)
    _check_required(feed, {*said, *of.defaults}, source)
    columns = tuple(_column(name, said.get(name, []), of, source) for name in (said | of.defaults))
    where = _expression("where", of.where, source) if of.where else None
    read = [each for column in columns for each in column.expressions] + ([where] if where else [])
    return Plan(
        feed=feed,
        plain=tuple((field, column) for column in columns if (field := column.plain_field)),
        columns=tuple(column for column in columns if not column.plain_field),
        where=where.read if where else None,
        zone=ZoneInfo(of.zone) if of.zone else None,
        applicant_prefix=of.applicant_prefix,
        used=frozenset().union(*(each.names for each in read)),
    )


def _as_named(feed: Feed, source: Source) -> dict[str, str | list[str]]:
    """Each column of the feed from the source's column of the same name."""
    there = feed.columns if source.header is None else feed.columns.intersection(source.header.names)
    return {name: name for name in sorted(there)}


def _check_required(feed: Feed, given: set[str], source: Source) -> None:
    lacking = feed.lacks(given)
    if lacking is None:
        return
    names = source.header.keys if source.header else ()
    shown = ", ".join(map(repr, names[:HEADERS_SHOWN])) + (" …" if len(names) > HEADERS_SHOWN else "")
    raise UsageError(
        f"{source.name} has no column {lacking}{near(lacking, names)}, which the feed {feed.name} needs. "
        f"It has: {shown}. A map can say which of them that is."
    )


def _column(name: str, said: str | list[str], of: Map, source: Source) -> Column:
    feed = feed_named(of.feed or "")
    texts = [said] if isinstance(said, str) else said
    return Column(
        name=name,
        expressions=tuple(_expression(f"[columns] {name}", text, source) for text in texts),
        default=(of.defaults[name],) if name in of.defaults else (),
        empty=frozenset(of.empty.values),
        is_several=name in several_valued_columns(),
        is_id=name in ID_COLUMNS,
        limit=ID_LIMIT if name in ID_COLUMNS else TEXT_LIMIT,
        words=feed.words.get(name, ()),
        time=of.time.get(name, "iso") if name in feed.times else None,
    )


def _expression(key: str, text: str, source: Source) -> Expression:
    try:
        return expression(text, source.header)
    except ValueError as error:
        raise UsageError(f"The map does not fit {source.name}: {key}: {error}.") from None
