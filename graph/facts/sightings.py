"""Write identifiers and who was seen with them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.database import Row, Transaction
from graph.facts.batch import Batch, Elements, Key
from graph.facts.elements import changes, read, run
from graph.facts.stored import optional_time, to_graph
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
    watched = {identifier_id for key in batch.entries for identifier_id in key[1:]}
    by_identifier: dict[str, list[Key]] = {
        identifier_id: [] for identifier_id in sorted(watched | {key[1] for key in new})
    }
    for key in new:
        by_identifier[key[1]].append(key)
    created = _create(transaction, batch, new, by_identifier, persons)
    written.relationships += new
    written.nodes += [("Identifier", identifier_id) for identifier_id in created]
    written.identifiers = [each for each, keys in by_identifier.items() if keys and each not in created]
    _add_labels(transaction, (key for key in new if key[1] not in created))
    _write_buildings(transaction, [batch.identifiers[each] for each in created], written)


def _create(
    transaction: Transaction,
    batch: Batch,
    new: Elements,
    by_identifier: Mapping[str, list[Key]],
    persons: Persons,
) -> set[str]:
    """Create the new sightings and those of their identifiers that nobody had; the latter's ids."""
    applicants = sorted({key[0] for key in new})
    extra = _extra_labels()
    places = {applicant_id: place for place, applicant_id in enumerate(applicants)}
    rows: list[Row] = [
        {
            "identifier_id": identifier_id,
            "labels": _labels(batch.identifiers[identifier_id], keys, extra),
            "properties": _properties(batch.identifiers[identifier_id]),
            "degree": len({persons.get(key[0]) or key[0] for key in keys}),
            "sightings": [_sighting(key, places[key[0]], new) for key in keys],
        }
        for identifier_id, keys in by_identifier.items()
    ]
    if not rows:
        return set()
    [before] = run(transaction, "create_sightings", applicant_ids=applicants, identifiers=rows)
    return by_identifier.keys() - set(before["identifier_ids"])


def _sighting(key: Key, place: int, new: Elements) -> list[object]:
    _, _, relationship, source, raw = key
    properties = new[key]
    times = (optional_time(properties, name) for name in ("first_seen_at", "last_seen_at"))
    return [place, relationship, source, raw, properties.get("region"), properties.get("days"), *times]


def _labels(identifier: Canonical, sightings: Iterable[Key], extra: Mapping[str, str]) -> list[str]:
    return [
        kinds.KINDS[identifier.kind].label,
        *{extra[relationship] for _, _, relationship, *_ in sightings if relationship in extra},
    ]


def _extra_labels() -> dict[str, str]:
    roles = (role for kind in kinds.KINDS.values() for role in kind.roles)
    return {role.relationship: role.extra_label for role in roles if role.extra_label}


def _properties(identifier: Canonical) -> Row:
    return {
        **identifier.properties,
        "kind": identifier.kind,
        "value": identifier.value,
        "validity": identifier.validity.value,
    }


def _add_labels(transaction: Transaction, sightings: Iterable[Key]) -> None:
    extra = _extra_labels()
    by_label: dict[str, set[str]] = defaultdict(set)
    for _, identifier_id, relationship, *_ in sightings:
        if relationship in extra:
            by_label[extra[relationship]].add(identifier_id)
    for label, identifier_ids in by_label.items():
        run(transaction, "add_label", label=label, identifier_ids=sorted(identifier_ids))


def _write_buildings(transaction: Transaction, identifiers: Iterable[Canonical], written: Written) -> None:
    """The building of each new address; an address that was there before has its building already."""
    rows = [
        {
            "identifier_id": identifier.identifier_id,
            "building_id": stable_id("building", identifier.building_key),
            "value": identifier.building_key,
        }
        for identifier in identifiers
        if identifier.building_key
    ]
    if not rows:
        return
    rows.sort(key=lambda row: row["building_id"])
    [before] = run(transaction, "write_buildings", rows=rows)
    written.nodes += [("Building", each) for each in {row["building_id"] for row in rows} - set(before["building_ids"])]
    written.relationships += [("IN_BUILDING", row["identifier_id"]) for row in rows]
