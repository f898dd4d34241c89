"""Write identifiers and who was seen with them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.database import Row, Transaction
from graph.facts.batch import Batch, Elements, Key
from graph.facts.elements import changes, read, run
from graph.facts.merging import Instant, Properties
from graph.facts.stored import time, to_graph
from graph.facts.written import Written
from graph.identifiers import kinds
from graph.identifiers.canonical import Canonical, stable_id

Persons = Mapping[str, str | None]
"""Each applicant that was in the graph before this batch, and its person if it has aliases."""


def write_sightings(transaction: Transaction, batch: Batch, persons: Persons, written: Written) -> None:
    """Create what is new, widen what is known. The caller holds the locks of all applicants."""
    pairs = {key[:2] for key in batch.sightings if key[0] in persons}
    new, changed = changes(batch.sightings, read(transaction, "sightings", pairs))
    if changed:
        run(transaction, "change_sightings", rows=[to_graph(*element) for element in changed.items()])
        written.changed += changed
    by_identifier = _by_identifier(batch, new)
    if not by_identifier:
        return
    [known] = run(transaction, "known_identifiers", identifier_ids=list(by_identifier))
    unknown = by_identifier.keys() - set(known["identifier_ids"])
    created = _create(transaction, batch, new, by_identifier, persons)
    # Where another loader was quicker with one of them, nobody knows with which: all are taken for known.
    certainly_new = unknown if created == len(unknown) else set()
    written.relationships += new
    written.nodes += [("Identifier", each) for each in sorted(unknown)[:created]]
    written.identifiers = [each for each, keys in by_identifier.items() if keys and each not in certainly_new]
    _add_labels(transaction, (key for key in new if key[1] not in certainly_new))
    write_buildings(transaction, [batch.identifiers[each] for each in sorted(unknown)], written)


def _by_identifier(batch: Batch, new: Iterable[Key]) -> dict[str, list[Key]]:
    """The new sightings of each identifier, in the order of the identifiers' ids; a watched one may have none."""
    found: defaultdict[str, list[Key]] = defaultdict(list)
    for key in new:
        found[key[1]].append(key)
    watched = {identifier_id for key in batch.entries for identifier_id in key[1:]}
    return {identifier_id: found[identifier_id] for identifier_id in sorted(watched | found.keys())}


def _create(
    transaction: Transaction,
    batch: Batch,
    new: Elements,
    by_identifier: Mapping[str, list[Key]],
    persons: Persons,
) -> int:
    """Create the new sightings and those of their identifiers that nobody had; how many of the latter."""
    extra, said = extra_labels(), _Said()
    rows: list[Row] = [
        {
            "labels": _labels(batch.identifiers[identifier_id], keys, extra),
            "properties": {
                **node_properties(batch.identifiers[identifier_id], identifier_id),
                "degree": 1 if len(keys) == 1 else len({persons.get(key[0]) or key[0] for key in keys}),
            },
            "sightings": [said.sighting(key, new[key]) for key in keys],
        }
        for identifier_id, keys in by_identifier.items()
    ]
    before = transaction.nodes_created
    times = [time(each) for each in said.times]
    run(transaction, "create_sightings", applicant_ids=list(said.applicants), times=times, identifiers=rows)
    return transaction.nodes_created - before


@dataclass(slots=True)
class _Said:
    """What many sightings have in common, each with its place: the server looks it up or makes it once."""

    applicants: dict[str, int] = field(default_factory=dict)
    times: dict[Instant, int] = field(default_factory=dict)

    def sighting(self, key: Key, properties: Properties) -> list[object]:
        applicant_id, _, relationship, source, raw = key
        place = self.applicants.setdefault(applicant_id, len(self.applicants))
        first, last = self._place(properties.get("first_seen_at")), self._place(properties.get("last_seen_at"))
        return [place, relationship, source, raw, properties.get("region"), properties.get("days"), first, last]

    def _place(self, seen_at: Instant | None) -> int | None:
        return None if seen_at is None else self.times.setdefault(seen_at, len(self.times))


def _labels(identifier: Canonical, sightings: Iterable[Key], extra: Mapping[str, str]) -> list[str]:
    labels = [kinds.KINDS[identifier.kind].label]
    for _, _, relationship, *_ in sightings:
        if relationship in extra and extra[relationship] not in labels:
            labels.append(extra[relationship])
    return labels


def extra_labels() -> dict[str, str]:
    """The label that a relationship to an identifier gives it beside that of its kind, if any."""
    roles = (role for kind in kinds.KINDS.values() for role in kind.roles)
    return {role.relationship: role.extra_label for role in roles if role.extra_label}


def node_properties(identifier: Canonical, identifier_id: str) -> Row:
    """What the node of an identifier holds beside its degree."""
    return {
        **identifier.properties,
        "identifier_id": identifier_id,
        "kind": identifier.kind,
        "value": identifier.value,
        "validity": identifier.validity.value,
    }


def building_of(identifier: Canonical) -> dict[str, str] | None:
    """The properties of the building that an address lies in."""
    key = identifier.building_key
    return {"building_id": stable_id("building", key), "value": key} if key else None


def _add_labels(transaction: Transaction, sightings: Iterable[Key]) -> None:
    extra = extra_labels()
    by_label: dict[str, set[str]] = defaultdict(set)
    for _, identifier_id, relationship, *_ in sightings:
        if relationship in extra:
            by_label[extra[relationship]].add(identifier_id)
    for label, identifier_ids in by_label.items():
        run(transaction, "add_label", label=label, identifier_ids=sorted(identifier_ids))


def write_buildings(transaction: Transaction, identifiers: Iterable[Canonical], written: Written) -> None:
    """The building of each new address; an address that was there before has its building already."""
    buildings = ((identifier.identifier_id, building_of(identifier)) for identifier in identifiers)
    rows = [{"identifier_id": identifier_id, **building} for identifier_id, building in buildings if building]
    if not rows:
        return
    rows.sort(key=lambda row: row["building_id"])
    [before] = run(transaction, "write_buildings", rows=rows)
    written.nodes += [("Building", each) for each in {row["building_id"] for row in rows} - set(before["building_ids"])]
    written.relationships += [("IN_BUILDING", row["identifier_id"]) for row in rows]
