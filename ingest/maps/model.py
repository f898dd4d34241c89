"""A map as its TOML says it: which column or expression of a source becomes which canonical column."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from graph.time_zone import TimeZone
from ingest.feeds import Feed, feed_named, feeds, near, several_valued_columns
from ingest.maps.expressions import compiled
from ingest.maps.times import fault_of_format
from ingest.sources.record import Reading


def _feed(name: str) -> str:
    if name not in feeds():
        raise ValueError(f"there is no feed {name!r}{near(name, feeds())}; feeds: {', '.join(feeds())}")
    return name


def _expression(text: str) -> str:
    compiled(text)
    return text


def _listed(said: object) -> object:
    return [said] if isinstance(said, str) else said


def _format(form: str) -> str:
    if fault := fault_of_format(form):
        raise ValueError(fault)
    return form


def _separator(pattern: str) -> str:
    try:
        found = re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from None
    if found.groups:
        raise ValueError(f"{pattern!r} keeps what a group matches: write (?:…) for it")
    if found.search(""):
        raise ValueError(f"{pattern!r} matches nothing at all, and would cut between all characters")
    return pattern


Text = Annotated[str, Field(min_length=1)]
Condition = Annotated[str, AfterValidator(_expression)]


class Strict(BaseModel):
    """A table of a map: a key that is not known, or a value of another type, is a fault and not overlooked."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Empty(Strict):
    """What means absent beside an empty text and null."""

    values: list[str] = []


class Emit(Strict):
    """What each record gives: rows of one feed. Without `columns`, each column is taken as it is named."""

    feed: Annotated[str, AfterValidator(_feed)] | None = None
    applicant_prefix: str = ""
    where: Annotated[list[Condition], BeforeValidator(_listed)] = []
    """All of these must hold."""
    each: Text | None = None
    columns: dict[str, Text | Annotated[list[Text], Field(min_length=1)]] = {}
    defaults: dict[str, Text] = {}
    split: dict[str, Annotated[str, AfterValidator(_separator)]] = {}
    time: dict[str, Annotated[str, AfterValidator(_format)]] = {}
    values: dict[str, dict[str, str]] = {}
    """By column: their text to ours; the empty text is absent."""


class Map(Emit):
    """How the records of one source become rows: of one feed, or by `emit` of several."""

    source: Text | None = None
    region: Text | None = None
    zone: TimeZone | None = None
    records: Text | None = None
    header: bool = True
    encoding: Text | None = None
    delimiter: Annotated[str, Field(pattern=r'^[^"\r\n]$')] | None = None
    json_cells: list[Text] = Field(default=[], alias="json")
    unescape: Literal["html"] | None = None
    empty: Empty = Empty()
    emit: list[Emit] = []

    @property
    def reading(self) -> Reading:
        """What the map says about reading the file."""
        return Reading(self.encoding, self.delimiter, self.header, self.records)


def emits_of(of: Map) -> tuple[Map, ...]:
    """One map for each feed that the records give. What a map says beside its emits holds for each that can use it."""
    return tuple(_merged(of, emit) for emit in of.emit) if of.emit else (of,)


def fault_of_map(of: Map) -> str | None:
    """Why the columns do not suit the feeds: a name that no feed has, or a required one that is not given."""
    for number, emit in enumerate(of.emit, start=1):
        if fault := fault_of_feed(_merged(of, emit)) or _fault_of_own_columns(emit, emit.feed or of.feed):
            return f"[[emit]] {number}: {fault}"
    if not of.emit:
        return fault_of_feed(of)
    known = frozenset[str]().union(*(feed_named(each.feed).columns for each in emits_of(of) if each.feed))
    unknown = next((name for _, said in _by_column(of) for name in said if name not in known), None)
    return f"no feed of this map has the column {unknown}{near(unknown, known)}" if unknown else None


def fault_of_feed(of: Map) -> str | None:
    """Why the columns do not suit the one feed of a map."""
    if of.feed is None:
        return 'says no feed: add feed = "…" to it, or say --as FEED'
    if fault := _fault_of_own_columns(of, of.feed):
        return fault
    feed = feed_named(of.feed)
    lacking = feed.lacks(of.columns.keys() | of.defaults.keys()) if of.columns else None
    return f"[columns] says nothing for {lacking}, which the feed {feed.name} needs" if lacking else None


def _by_column(of: Emit) -> Iterable[tuple[str, Mapping[str, object]]]:
    tables: dict[str, Mapping[str, object]] = {
        "columns": of.columns,
        "defaults": of.defaults,
        "split": of.split,
        "time": of.time,
        "values": of.values,
    }
    return tables.items()


def _merged(of: Map, emit: Emit) -> Map:
    """The emit as a map of its own, with what the map says for all."""
    feed = emit.feed or of.feed
    known = feed_named(feed).columns if feed else frozenset()
    own = dict(_by_column(emit))
    tables = {
        name: {column: each for column, each in said.items() if column in known} | dict(own[name])
        for name, said in _by_column(of)
    }
    return of.model_copy(
        update={
            **tables,
            "feed": feed,
            "applicant_prefix": emit.applicant_prefix or of.applicant_prefix,
            "where": of.where + emit.where,
            "each": emit.each or of.each,
            "emit": [],
        }
    )


def _fault_of_own_columns(of: Emit, of_feed: str | None) -> str | None:
    feed = feed_named(of_feed or "")
    suitable: dict[str, tuple[Iterable[str], str]] = {
        "time": (feed.times, "time column"),
        "split": (feed.columns & several_valued_columns(), "column that may hold several values"),
    }
    for table, said in _by_column(of):
        known, what = suitable.get(table, (feed.columns, "column"))
        for column in said:
            if column not in known:
                return f"[{table}] {column}: the feed {feed.name} has no such {what}{near(column, known)}"
    return _fault_of_words(of, feed)


def _fault_of_words(of: Emit, feed: Feed) -> str | None:
    for column, words in feed.words.items():
        for ours in (*of.values.get(column, {}).values(), of.defaults.get(column, "")):
            if ours and ours.casefold() not in words:
                return f"{column}: {ours!r} is not one of {', '.join(words)}"
    return None
