"""A map made ready for one source: every expression compiled, every name checked against what is there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import TypeAlias
from zoneinfo import ZoneInfo

from graph.errors import UsageError
from ingest.feeds import ID_COLUMNS, Feed, feed_named, near, several_valued_columns
from ingest.maps.editing import Edit, edit_of
from ingest.maps.expressions import Expression, element_expression, expression
from ingest.maps.model import Map
from ingest.maps.texts import ID_LIMIT, TEXT_LIMIT
from ingest.sources.record import Header, Source

HEADERS_SHOWN = 30
Understand: TypeAlias = Callable[[str, Header | None], Expression]


@dataclass(frozen=True, slots=True)
class Column:
    """How one canonical column is filled."""

    name: str
    expressions: tuple[Expression, ...]
    default: tuple[str, ...]
    empty: frozenset[str]
    """Texts that mean absent."""
    edit: Edit | None
    """What is done to the texts that are found, leaving out `empty` included."""
    is_rewritten: bool
    """Whether more than leaving out `empty` is done to them."""
    is_several: bool
    limit: int
    """Characters that a value may have."""
    words: tuple[str, ...]
    """The words that a value must be one of, unless there are none."""
    time: str | None
    """The format of a column that holds a time."""

    @property
    def plain_field(self) -> str | None:
        """The field that fills this column as it is, if nothing else does and nothing but trimming is to be done."""
        is_more = self.is_rewritten or self.words or self.time or self.default
        if is_more or len(self.expressions) != 1:
            return None
        return self.expressions[0].field


@dataclass(frozen=True, slots=True)
class Plan:
    """How each record of a source becomes a row, or by `each` rows."""

    feed: Feed
    plain: tuple[tuple[str, Column], ...]
    """Each column that is filled from one field as it is, as most are, with that field."""
    columns: tuple[Column, ...]
    """All other columns."""
    where: tuple[Expression, ...]
    each: Expression | None
    zone: tzinfo | None
    applicant_prefix: str
    used: frozenset[str]
    """The fields of a record that are read."""


def plan_for(of: Map, source: Source) -> Plan:
    """Make a map that names its feed ready for `source`; UsageError when it does not fit."""
    feed = feed_named(of.feed or "")
    said = of.columns or _as_named(feed, source if of.each is None else replace(source, header=None))
    _check_required(feed, {*said, *of.defaults}, source)
    columns = tuple(_column(name, said.get(name, []), of, source) for name in (said | of.defaults))
    where = tuple(understood("where", text, source) for text in of.where)
    each = understood("each", of.each, source) if of.each else None
    read = [expression for column in columns for expression in column.expressions]
    return Plan(
        feed=feed,
        plain=tuple((field, column) for column in columns if (field := column.plain_field)),
        columns=tuple(column for column in columns if not column.plain_field),
        where=where,
        each=each,
        zone=ZoneInfo(of.zone) if of.zone else None,
        applicant_prefix=of.applicant_prefix,
        used=frozenset().union(*(one.names for one in (*read, *where, *([each] if each else [])))),
    )


def understood(key: str, text: str, source: Source, understand: Understand = expression) -> Expression:
    """Understand what a map says under `key`; UsageError when `source` does not have that."""
    try:
        return understand(text, source.header)
    except ValueError as error:
        raise UsageError(f"The map does not fit {source.name}: {key}: {error}.") from None


def keys_of_json(of: Map, source: Source) -> tuple[str, ...]:
    """Find the fields whose cells hold JSON; UsageError when a table has no such column."""
    found = [understood("json", text, source) for text in of.json_cells]
    if several := next((each for each in found if each.field is None and source.header), None):
        raise UsageError(f"The map does not fit {source.name}: json: there is no column {several.text!r}.")
    return tuple(each.field or each.text for each in found)


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
    understand = element_expression if of.each else expression
    empty, ours = frozenset(of.empty.values), of.values.get(name, {})
    is_id, separator, unescape = name in ID_COLUMNS, of.split.get(name), of.unescape is not None
    return Column(
        name=name,
        expressions=tuple(understood(f"[columns] {name}", text, source, understand) for text in texts),
        default=(of.defaults[name],) if name in of.defaults else (),
        empty=empty,
        edit=edit_of(unescape=unescape, separator=separator, is_id=is_id, empty=empty, ours=ours),
        is_rewritten=bool(unescape or separator or is_id or ours),
        is_several=name in several_valued_columns(),
        limit=ID_LIMIT if is_id else TEXT_LIMIT,
        words=feed.words.get(name, ()),
        time=of.time.get(name, "iso") if name in feed.times else None,
    )
