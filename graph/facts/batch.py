"""The facts of many rows, folded: what is equal is there once, under the key that the graph will know it by."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graph.facts.merging import NEVER, Instant, Properties, instant, merge
from graph.facts.model import Alias, Application, Fact, Moment, Record, Shipment, Sighting, WatchlistEntry
from graph.identifiers.canonical import Canonical, stable_id

Key: TypeAlias = tuple[str, ...]
Elements: TypeAlias = dict[Key, Properties]


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


def _recorded_at(record: Properties) -> Instant:
    recorded_at: Instant = record.get("last_recorded_at", NEVER)
    return recorded_at


CLAIMS = ("name", "claimed_employer", "university", "degree")
"""What a record claims, and an applicant shows."""


def _fold(elements: Elements, key: Key, properties: Mapping[str, Any]) -> None:
    present = {name: value for name, value in properties.items() if value is not None}
    known = elements.get(key)
    elements[key] = present if known is None else merge(known, present)


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
    known_by = (
        ("id", fact.application_id)
        if fact.application_id
        else ("job", fact.hiring_company or "", fact.job_title or "", _in_a_key(applied_at))
    )
    batch.applicants.add(fact.applicant_id)
    properties = {
        "sources": (fact.source,),
        "application_id": fact.application_id,
        "hiring_company": fact.hiring_company,
        "job_title": fact.job_title,
        "applied_at": applied_at,
        "status": fact.status and (_time(fact.status_at) or NEVER, fact.status),
    }
    _fold(batch.applications, (fact.applicant_id, stable_id("application", fact.applicant_id, *known_by)), properties)


def _shipment(batch: Batch, fact: Shipment) -> None:
    shipped_at = _time(fact.shipped_at)
    known_by = ("id", fact.shipment_id) if fact.shipment_id else ("sent", _in_a_key(shipped_at), fact.tracking or "")
    batch.applicants.add(fact.applicant_id)
    address_id = batch.identifier(fact.address)
    shipment_key = stable_id("shipment", fact.applicant_id, address_id, *known_by)
    names = ("shipment_id", "recipient", "hiring_company", "asset", "carrier", "tracking", "state")
    texts = {name: getattr(fact, name) for name in names}
    properties = {"sources": (fact.source,), "shipped_at": shipped_at, **texts}
    _fold(batch.shipments, (fact.applicant_id, shipment_key, address_id), properties)


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
    entry_id = stable_id("entry", fact.list_name, fact.kind, *(names or (fact.raw,)))
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
