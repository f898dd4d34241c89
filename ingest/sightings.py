"""One canonical row to the facts that it states, and to what of it could not be used."""

import ipaddress
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.facts.model import Alias, Application, Fact, Moment, Record, Shipment, Sighting, WatchlistEntry
from graph.identifiers import kinds
from graph.identifiers.canonical import AddressParts, Canonical, Canonicalise, Raw, Rejected
from graph.identifiers.countries import country_code
from graph.identifiers.kinds import Kind, Role
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow

CLAIMS = ("name", "claimed_employer", "university", "degree")
JOB = ("application_id", "hiring_company", "job_title", "status")
DELIVERY = ("shipment_id", "recipient", "hiring_company", "asset", "carrier", "tracking", "state")
SIGHTED_AT = ("seen_at", "shipped_at", "recorded_at", "applied_at")
"""The first of these that a row has is when its identifiers were seen."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What one row states. Without a fact the row is lost, and the first rejection says why."""

    facts: tuple[Fact, ...]
    rejections: tuple[Rejection, ...]


@dataclass(slots=True)
class _Reader:
    """A row being read, with the source that states it and the region that its national forms are read with."""

    row: CanonicalRow
    applicant_id: str
    source: str
    region: str | None
    rejections: list[Rejection]

    def texts(self, columns: tuple[str, ...]) -> dict[str, str | None]:
        return {column: self.row.text(column) for column in columns}

    def reject(self, column: str, reason: str, raw: str) -> None:
        self.rejections.append(Rejection(self.row.line, column, reason, raw))


def stated_by(row: CanonicalRow, source: str, region: str | None) -> Stated:
    """The facts of a row. `region` (ISO 3166 alpha-2) is used where the row itself names no country."""
    own = country_code(row.country) if row.country else None
    reader = _Reader(row, row.text("applicant_id") or "", source, own or region, list(row.rejections))
    facts = tuple(_FACTS[row.feed](reader))
    return Stated(facts, tuple(reader.rejections))


def _applicant(reader: _Reader) -> Iterator[Fact]:
    claims = reader.texts(CLAIMS)
    yield Record(reader.applicant_id, reader.source, reader.row.times.get("recorded_at"), **claims)
    if any(map(reader.row.text, JOB)) or "applied_at" in reader.row.times:
        yield from _application(reader)
    yield from _sightings(reader)


def _application(reader: _Reader) -> Iterator[Fact]:
    times = reader.row.times
    yield Application(
        reader.applicant_id,
        reader.source,
        application_id=reader.row.text("application_id"),
        hiring_company=reader.row.text("hiring_company"),
        job_title=reader.row.text("job_title"),
        applied_at=times.get("applied_at"),
        status=reader.row.text("status"),
        status_at=times.get("status_at"),
    )


def _sightings(reader: _Reader) -> Iterator[Sighting]:
    """Every identifier of the row, in the first role of its kind."""
    values, seen_at = reader.row.values, _sighted_at(reader.row)
    for kind in kinds.KINDS.values():
        for column in kind.columns:
            if column in values or column == "address":
                for raw, identifier in _identifiers(reader, kind, column):
                    yield _sighting(reader, kind.roles[0], raw, identifier, seen_at)


def _sighting(reader: _Reader, role: Role, raw: str, identifier: Canonical, seen_at: Moment | None) -> Sighting:
    region = reader.region if identifier.kind in _REGIONAL else None
    days = _days(reader.row, seen_at) if identifier.kind == "ip" else ()
    return Sighting(reader.applicant_id, role, identifier, reader.source, raw, region, seen_at, days)


def _sighted_at(row: CanonicalRow) -> Moment | None:
    return next((row.times[name] for name in SIGHTED_AT if name in row.times), None)


def _days(row: CanonicalRow, seen_at: Moment | None) -> tuple[str, ...]:
    if seen_at is None:
        return ()
    stage = row.text("stage")
    day = seen_at.at.date().isoformat()
    return (f"{day} {stage}" if stage else day,)


def _identifiers(reader: _Reader, kind: Kind, column: str) -> Iterator[tuple[str, Canonical]]:
    """Each raw form in the column and what it means; what means nothing is rejected."""
    raws: tuple[Raw, ...] = reader.row.addresses() if column == "address" else reader.row.several(column)
    for raw in raws:
        written = raw.as_written() if isinstance(raw, AddressParts) else raw
        identifier = _canonical(kind.columns[column], raw, reader.region)
        if isinstance(identifier, Rejected):
            reader.reject(column, identifier.reason, written)
        else:
            yield written, identifier


@lru_cache(maxsize=8_192)
def _canonical(canonicalise: Canonicalise, raw: Raw, region: str | None) -> Canonical | Rejected:
    """Logs repeat the same few values over and over."""
    return canonicalise(raw, region)


def _shipment(reader: _Reader) -> Iterator[Fact]:
    kind = kinds.KINDS["address"]
    ship_to = next(role for role in kind.roles if role.name == "ship_to")
    for raw, address in _identifiers(reader, kind, "address"):
        yield _sighting(reader, ship_to, raw, address, _sighted_at(reader.row))
        texts = reader.texts(DELIVERY)
        shipped_at = reader.row.times.get("shipped_at")
        yield Shipment(reader.applicant_id, reader.source, address, shipped_at=shipped_at, **texts)


def _alias(reader: _Reader) -> Iterator[Fact]:
    for alias in reader.row.several("alias"):
        if alias == reader.applicant_id:
            reader.reject("alias", "the alias is the applicant's own id", alias)
        else:
            yield Alias(reader.applicant_id, alias, reader.source, reader.row.times.get("seen_at"))


def _watched(reader: _Reader) -> Iterator[Fact]:
    kind, raw = (reader.row.text("kind") or "").casefold(), reader.row.text("value") or ""
    read = _watched_value(kind, raw, reader.region)
    if isinstance(read, Rejected):
        reader.reject("value" if kind in _watchable() else "kind", read.reason, raw if kind in _watchable() else kind)
        return
    yield WatchlistEntry(
        reader.row.text("list") or reader.source,
        read.kind if read else kind,
        raw,
        reader.source,
        identifier=read,
        until=reader.row.times.get("until"),
        **reader.texts(("confidence", "note")),
    )


def _watched_value(kind: str, raw: str, region: str | None) -> Canonical | Rejected | None:
    """The identifier that an entry names; None for a name or a network, which the entry keeps as it is written."""
    columns = _watchable()
    if kind == "name":
        return None
    if kind not in columns:
        return Rejected(f"not one of name, {', '.join(columns)}")
    if kind == "ip" and _is_network(raw):
        return None
    readings = [canonicalise(raw, region) for canonicalise in columns[kind]]
    return next((each for each in readings if isinstance(each, Canonical)), readings[0])


def _watchable() -> dict[str, tuple[Canonicalise, ...]]:
    """What a watchlist may call a kind: its name, or one of its columns."""
    by_kind = {kind.name: tuple(kind.columns.values()) for kind in kinds.KINDS.values()}
    by_column = {column: (each,) for kind in kinds.KINDS.values() for column, each in kind.columns.items()}
    return by_column | by_kind


def _is_network(raw: str) -> bool:
    try:
        ipaddress.ip_network(raw, strict=False)
    except ValueError:
        return False
    return "/" in raw


_REGIONAL = ("phone", "address")
"""Kinds whose raw form may mean something else in another country."""

_FACTS: Mapping[str, Callable[[_Reader], Iterator[Fact]]] = {
    "applicants": _applicant,
    "applications": _application,
    "phones": _sightings,
    "emails": _sightings,
    "addresses": _sightings,
    "ips": _sightings,
    "shipments": _shipment,
    "aliases": _alias,
    "watchlist": _watched,
}
