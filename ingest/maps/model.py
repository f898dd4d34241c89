"""A map as its TOML says it: which column or expression of a source becomes which canonical column."""

from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ingest.feeds import feed_named, feeds, near
from ingest.maps.expressions import compiled
from ingest.maps.times import fault_of_format
from ingest.sources.record import Reading


def _feed(name: str) -> str:
    if name not in feeds():
        raise ValueError(f"there is no feed {name!r}{near(name, feeds())}; feeds: {', '.join(feeds())}")
    return name


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ValueError(f"{name!r} is no time zone: say one such as UTC or America/Chicago") from None
    return name


def _expression(text: str) -> str:
    compiled(text)
    return text


def _format(form: str) -> str:
    if fault := fault_of_format(form):
        raise ValueError(fault)
    return form


Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A table of a map: a key that is not known, or a value of another type, is a fault and not overlooked."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Empty(Strict):
    """What means absent beside an empty text and null."""

    values: list[str] = []


class Map(Strict):
    """How the records of one source become rows of one feed. Without `columns`, each column is taken as it is named."""

    feed: Annotated[str, AfterValidator(_feed)] | None = None
    source: Text | None = None
    region: Text | None = None
    zone: Annotated[str, AfterValidator(_zone)] | None = None
    applicant_prefix: str = ""
    records: Text | None = None
    where: Annotated[str, AfterValidator(_expression)] | None = None
    header: bool = True
    encoding: Text | None = None
    delimiter: Annotated[str, Field(pattern=r'^[^"\r\n]$')] | None = None
    columns: dict[str, Text | Annotated[list[Text], Field(min_length=1)]] = {}
    defaults: dict[str, Text] = {}
    time: dict[str, Annotated[str, AfterValidator(_format)]] = {}
    empty: Empty = Empty()

    @property
    def reading(self) -> Reading:
        """What the map says about reading the file."""
        return Reading(self.encoding, self.delimiter, self.header, self.records)


def fault_of_feed(of: Map) -> str | None:
    """Why the map's columns do not suit its feed: a name that the feed does not have, or a required one not given."""
    if of.feed is None:
        return 'says no feed: add feed = "…" to it, or say --as FEED'
    feed = feed_named(of.feed)
    times = frozenset(feed.times)
    for table, said, known in (
        ("columns", list(of.columns), feed.columns),
        ("defaults", list(of.defaults), feed.columns),
        ("time", list(of.time), times),
    ):
        for column in said:
            if column not in known:
                kind = "time column" if known is times else "column"
                return f"[{table}] {column}: the feed {feed.name} has no such {kind}{near(column, known)}"
    lacking = feed.lacks(of.columns.keys() | of.defaults.keys()) if of.columns else None
    return f"[columns] says nothing for {lacking}, which the feed {feed.name} needs" if lacking else None
