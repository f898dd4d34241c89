"""The facts of many rows, folded: what is equal is there once, under the key that the graph will know it by."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graph.facts.merging import NEVER, Instant, Properties, instant, merge
from graph.facts.model import Alias, Application, Fact, Moment, Record, Shipment, Sighting, WatchlistEntry
from graph.identifiers.canonical import Canonical, stable_id

Key: TypeAlias = tuple[str, ...]
Elements: TypeAlias = dict[Key, Properties]
ELEMENTS = ("records", "sightings", "applications", "shipments", "aliases", "entries")
"""What a `Batch` holds by key."""


@dataclass(slots=True)
class Batch:
    """What one transaction shall bring into the graph. Each key starts with the node that owns the element."""

    applicants: set[str] = field(default_factory=set)
    identifiers: dict[str, Canonical] = field(default_factory=dict)
    sightings: Elements = field(default_factory=dict)
    """(applicant_id, identifier_id, relationship, source, raw)"""
    records: Elements = field(default_factory=dict)
    """(applicant_id, record_id)"""
    applications: Elements = field(default_factory=dict)
    """(applicant_id, application_key)"""
    shipments: Elements = field(default_factory=dict)
    """(applicant_id, shipment_key, identifier_id of the address)"""
    aliases: Elements = field(default_factory=dict)
    """(applicant_id, alias, source)"""
    entries: Elements = field(default_factory=dict)
    """(entry_id, identifier_id or nothing where the value is no identifier)"""

    def add(self, facts: Iterable[Fact]) -> None:
        """Fold more facts in."""
        for fact in facts:
            _FOLD[type(fact)](self, fact)

    def identifier(self, identifier: Canonical) -> str:
        """The id of an identifier that this batch names."""
        identifier_id = identifier.identifier_id
        self.identifiers[identifier_id] = identifier
        return identifier_id


def shown_values(records: Collection[Properties]) -> dict[str, str]:
    """For each claim the one that is shown: of the record last recorded, and among equals the smallest text."""
    shown: dict[str, str] = {}
    for claim in CLAIMS:
        claiming = [record for record in records if claim in record]
        newest = max((_recorded_at(record) for record in claiming), default=NEVER)
        texts = [record[claim] for record in claiming if _recorded_at(record) == newest]
        if texts:
            shown[claim] = min(texts)
    return shown


def application_key(applicant_id: str, properties: Properties) -> str:
    """By what an application is known: its id, else the job and the time; read from the graph, it is the same."""
    if application_id := properties.get("application_id"):
        return stable_id("application", applicant_id, "id", application_id)
    job = (properties.get("hiring_company") or "", properties.get("job_title") or "")
    return stable_id("application", applicant_id, "job", *job, _in_a_key(properties.get("applied_at")))


def shipment_key(applicant_id: str, address_id: str, properties: Properties) -> str:
    """As `application_key`: the shipment's id, else its time and tracking number."""
    if shipment_id := properties.get("shipment_id"):
        return stable_id("shipment", applicant_id, address_id, "id", shipment_id)
    sent = (_in_a_key(properties.get("shipped_at")), properties.get("tracking") or "")
    return stable_id("shipment", applicant_id, address_id, "sent", *sent)


def entry_key(list_name: str, kind: str, named: str) -> str:
    """By what an entry of a watchlist is known; `named` is the id of its value, or its raw form where it is none."""
    return stable_id("entry", list_name, kind, named)


def _recorded_at(record: Properties) -> Instant:
    recorded_at: Instant = record.get("last_recorded_at", NEVER)
    return recorded_at


CLAIMS = ("name", "claimed_employer", "university", "degree")
"""What a record claims, and an applicant shows."""


def fold(elements: Elements, key: Key, properties: Properties) -> None:
    """Add an element, merged with what is known under its key."""
    known = elements.get(key)
    elements[key] = properties if known is None else merge(known, properties)


def _fold(elements: Elements, key: Key, properties: Mapping[str, Any]) -> None:
    fold(elements, key, {name: value for name, value in properties.items() if value is not None})


def _time(moment: Moment | None) -> Instant | None:
    return None if moment is None else instant(moment)


def _sighting(batch: Batch, fact: Sighting) -> None:
    identifier_id = batch.identifier(fact.identifier)
    seen_at = _time(fact.seen_at)
    batch.applicants.add(fact.applicant_id)
    key = (fact.applicant_id, identifier_id, fact.role.relationship, fact.source, fact.raw)
    properties = {
        "first_seen_at": seen_at,
        "last_seen_at": seen_at,
        "region": fact.region,
        "days": fact.days or None,
    }
    _fold(batch.sightings, key, properties)


def _record(batch: Batch, fact: Record) -> None:
    claims = {claim: getattr(fact, claim) for claim in CLAIMS}
    recorded_at = _time(fact.recorded_at)
    batch.applicants.add(fact.applicant_id)
    record_id = stable_id("record", fact.applicant_id, fact.source, *(claims[claim] or "" for claim in CLAIMS))
    times = {"first_recorded_at": recorded_at, "last_recorded_at": recorded_at}
    _fold(batch.records, (fact.applicant_id, record_id), {"source": fact.source, **claims, **times})


def _application(batch: Batch, fact: Application) -> None:
    applied_at = _time(fact.applied_at)
    batch.applicants.add(fact.applicant_id)
    properties = {
        "sources": (fact.source,),
        "application_id": fact.application_id,
        "hiring_company": fact.hiring_company,
        "job_title": fact.job_title,
        "applied_at": applied_at,
        "status": fact.status and (_time(fact.status_at) or NEVER, fact.status),
    }
    _fold(batch.applications, (fact.applicant_id, application_key(fact.applicant_id, properties)), properties)


def _shipment(batch: Batch, fact: Shipment) -> None:
    shipped_at = _time(fact.shipped_at)
    batch.applicants.add(fact.applicant_id)
    address_id = batch.identifier(fact.address)
    names = ("shipment_id", "recipient", "hiring_company", "asset", "carrier", "tracking", "state")
    texts = {name: getattr(fact, name) for name in names}
    properties = {"sources": (fact.source,), "shipped_at": shipped_at, **texts}
    key = shipment_key(fact.applicant_id, address_id, properties)
    _fold(batch.shipments, (fact.applicant_id, key, address_id), properties)


def _in_a_key(time: Instant | None) -> str:
    """A time as keys hold it. Keys are for good, so this text is its own and not whatever Python prints today."""
    if time is None:
        return ""
    seconds, nanoseconds, precision = time
    return f"{seconds}.{nanoseconds:09} {precision}"


def _alias(batch: Batch, fact: Alias) -> None:
    seen_at = _time(fact.seen_at)
    batch.applicants.update((fact.applicant_id, fact.alias))
    key = (fact.applicant_id, fact.alias, fact.source)
    _fold(batch.aliases, key, {"first_seen_at": seen_at, "last_seen_at": seen_at})


def _entry(batch: Batch, fact: WatchlistEntry) -> None:
    names = (batch.identifier(fact.identifier),) if fact.identifier else ()
    entry_id = entry_key(fact.list_name, fact.kind, names[0] if names else fact.raw)
    properties = {
        "list": fact.list_name,
        "kind": fact.kind,
        "raw": fact.raw,
        "sources": (fact.source,),
        "confidence": fact.confidence,
        "until": _time(fact.until),
        "note": fact.note,
    }
    _fold(batch.entries, (entry_id, *names), properties)


_FOLD: Mapping[type, Callable[[Batch, Any], None]] = {
    Sighting: _sighting,
    Record: _record,
    Application: _application,
    Shipment: _shipment,
    Alias: _alias,
    WatchlistEntry: _entry,
}
