"""Second stage: the facts of one partition, merged by the rules that know no order, become rows of the import files."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache

from graph.facts.batch import Elements, Key, fold, shown_values
from graph.facts.merging import Properties
from graph.facts.write import records_by_applicant
from ingest.bulk.spool import Spool, partition_of
from ingest.bulk.tables import Cells, Part, cells_of, quoted
from ingest.bulk.workplace import Workplace

_CREATES = {
    "applicants": (1, 0),
    "records": (1, 1),
    "applications": (1, 1),
    "shipments": (1, 2),
    "sightings": (0, 1),
    "aliases": (0, 1),
    "entries": (1, 0),
    "buildings": (1, 0),
    "identifiers": (1, 0),
}
"""How many nodes and relationships one new element is, but for `NAMES` and `IN_BUILDING`."""

Counts = dict[int, Counter[str]]
"""What was created, by the number of the run that first stated it, as loading one after the other would count it."""


@dataclass(frozen=True, slots=True)
class Merging:
    """One partition of the spool, to be written into the import files."""

    place: Workplace
    partition: int


@dataclass(slots=True)
class _Merged:
    facts: defaultdict[str, Elements] = field(default_factory=lambda: defaultdict(dict))
    counts: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def merge_partition(of: Merging) -> Counts:
    """Merge and write all facts of a partition; identifiers and who shares them are left for the third stage."""
    merged = _merged(of.place.spool, of.partition)
    with Part(of.place.files, f"{of.partition:03}") as part:
        _write_applicants(part, merged.facts, _persons(of.place.spool))
        _write_owned(part, merged.facts)
        _write_ties(part, merged.facts)
    _leave_identifiers(of, merged.facts)
    return dict(merged.counts)


def _merged(spool: Spool, partition: int) -> _Merged:
    merged = _Merged()
    created: dict[str, int] = {}
    recorded: set[str] = set()
    for number, by_name in spool.read("facts", partition):
        for name, elements in by_name.items():
            _fold(merged, number, name, elements)
        for (applicant_id,), _ in by_name.get("applicants", ()):
            created.setdefault(applicant_id, number)
        recorded |= {key[0] for key, _ in by_name.get("records", ()) if created[key[0]] == number}
    for applicant_id in created.keys() - recorded:
        merged.counts[created[applicant_id]]["placeholders"] += 1
    return merged


def _fold(merged: _Merged, number: int, name: str, elements: list[tuple[Key, Properties]]) -> None:
    facts, counts = merged.facts[name], merged.counts[number]
    for key, properties in elements:
        if key not in facts:
            _count(counts, name, key, properties)
        fold(facts, key, properties)


def _count(counts: Counter[str], name: str, key: Key, properties: Properties) -> None:
    nodes, relationships = _CREATES[name]
    counts["nodes_created"] += nodes
    counts["relationships_created"] += relationships + (name == "entries" and len(key) > 1)
    counts["relationships_created"] += "building_id" in properties


@cache
def _persons(spool: Spool) -> dict[str, str]:
    """The person of each applicant that has an alias; read once in each process."""
    return dict(person for _, persons in spool.read("persons") for person in persons)


def _write_applicants(part: Part, facts: dict[str, Elements], persons: dict[str, str]) -> None:
    of_applicant = records_by_applicant(facts["records"])
    for (applicant_id, record_id), properties in facts["records"].items():
        part.node("Record", record_id, cells_of(properties))
        part.relationship("CLAIMED", applicant_id, record_id)
    for (applicant_id,) in facts["applicants"]:
        shown: dict[str, str] = shown_values(of_applicant.get(applicant_id, ()))
        if applicant_id in persons:
            shown["person_id"] = persons[applicant_id]
        part.node("Applicant", applicant_id, cells_of(shown))


def _write_owned(part: Part, facts: dict[str, Elements]) -> None:
    for (applicant_id, application_key), properties in facts["applications"].items():
        part.node("Application", application_key, cells_of(properties))
        part.relationship("SUBMITTED", applicant_id, application_key)
    for (applicant_id, shipment_key, address_id), properties in facts["shipments"].items():
        part.node("Shipment", shipment_key, cells_of(properties))
        part.relationship("FOR", shipment_key, applicant_id)
        part.relationship("TO", shipment_key, address_id)
    for (entry_id, *named), properties in facts["entries"].items():
        part.node("WatchlistEntry", entry_id, cells_of(properties))
        for identifier_id in named:
            part.relationship("NAMES", entry_id, identifier_id)
    for (building_id,), properties in facts["buildings"].items():
        part.node("Building", building_id, cells_of(properties))


def _write_ties(part: Part, facts: dict[str, Elements]) -> None:
    for (applicant_id, identifier_id, relationship, source, raw), properties in facts["sightings"].items():
        said: Cells = {"source": quoted(source), "raw": quoted(raw)}
        part.relationship(relationship, applicant_id, identifier_id, cells_of(properties) | said)
    for (applicant_id, alias, source), properties in facts["aliases"].items():
        part.relationship("SAME_AS", applicant_id, alias, cells_of(properties) | {"source": quoted(source)})


def _leave_identifiers(of: Merging, facts: dict[str, Elements]) -> None:
    """Lay each identifier, and each person that has one, where the third stage finds them together."""
    spool, persons = of.place.spool, _persons(of.place.spool)
    sharers: defaultdict[int, set[tuple[str, ...]]] = defaultdict(set)
    for applicant_id, identifier_id, relationship, *_ in facts["sightings"]:
        person = persons.get(applicant_id, applicant_id)
        sharers[partition_of(identifier_id)].add((identifier_id, person, relationship))
    for partition, shared in sharers.items():
        spool.append("sharers", partition, 0, list(shared))
    spool.append("identifiers", of.partition, 0, list(facts["identifiers"].items()))
