"""Give the facts of some applicants, or some entries of watchlists, the keys of today, in one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.database import Row, Transaction
from graph.facts.batch import Batch, Key, application_key, entry_key, fold, shipment_key
from graph.facts.elements import read
from graph.facts.elements import run as run_of_facts
from graph.facts.sightings import node_properties, write_buildings
from graph.facts.write import write
from graph.facts.written import Written
from graph.identifiers.canonical import Canonical
from graph.privacy.tombstones import Tombstones
from graph.statements import statement
from graph.upkeep.rekeying.differing import address_today, differing
from graph.upkeep.rekeying.reading import read_again


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """How many sightings are of another value now, are nothing to today's rules and stayed, and had been retracted."""

    moved: int = 0
    unread: int = 0
    retracted: int = 0

    def __add__(self, other: "Rekeyed") -> "Rekeyed":
        """Both together."""
        return Rekeyed(self.moved + other.moved, self.unread + other.unread, self.retracted + other.retracted)


@dataclass(slots=True)
class _Change:
    """Under which keys something goes, and what comes in its place."""

    erased: Tombstones
    batch: Batch = field(default_factory=Batch)
    gone: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    moves: set[tuple[str, str]] = field(default_factory=set)
    retracted: int = 0


def rekey_applicants(transaction: Transaction, applicant_ids: Sequence[str], erased: Tombstones) -> Rekeyed:
    """Sightings, applications and shipments. A value that was retracted under its new id goes."""
    held = _run(transaction, "held", applicant_ids=applicant_ids)
    found = differing(held)
    change = _Change(erased)
    _move_sightings(transaction, change, found.sightings)
    _move_applications(transaction, change, {(row["applicant_id"], key) for row in held for key in row["applications"]})
    shipments = {(row["applicant_id"], *key) for row in held for key in row["shipments"]}
    _move_shipments(transaction, change, shipments, found.sightings)
    _refresh_values(transaction, found.values.values())
    _carry_out(transaction, change, refreshed=found.values)
    return Rekeyed(len(found.sightings), found.unread, change.retracted)


def rekey_entries(transaction: Transaction, entry_ids: Sequence[str], erased: Tombstones) -> Rekeyed:
    """What watchlists name: by the canonical form, since the region that an entry was read with is not kept."""
    change = _Change(erased)
    keys: dict[Key, Canonical] = {}
    for row in _run(transaction, "entries", entry_ids=entry_ids):
        known_as, value = row["identifier_id"], row["value"]
        today = read_again(known_as.partition(":")[0], value, None, value, known_as)
        if today and today.identifier_id != known_as:
            keys[(row["entry_id"], known_as)] = today
    for key, properties in read(transaction, "entries", keys.keys()).items():
        identifier_id = change.batch.identifier(keys[key])
        entry_id = entry_key(properties["list"], properties["kind"], identifier_id)
        fold(change.batch.entries, (entry_id, identifier_id), properties)
        change.gone["entries"].append(key[0])
        change.moves.add((key[1], identifier_id))
    _carry_out(transaction, change, refreshed=())
    return Rekeyed(moved=len(keys))


def _move_sightings(transaction: Transaction, change: _Change, moved: dict[Key, Canonical]) -> None:
    known = read(transaction, "sightings", {key[:2] for key in moved})
    for key, identifier in moved.items():
        if change.erased.cover(key[0], identifier.identifier_id):
            change.retracted += 1
            continue
        identifier_id = change.batch.identifier(identifier)
        change.batch.applicants.add(key[0])
        change.moves.add((key[1], identifier_id))
        fold(change.batch.sightings, (key[0], identifier_id, *key[2:]), known[key])
    if moved:
        _run(transaction, "delete_sightings", keys=sorted(moved))


def _move_applications(transaction: Transaction, change: _Change, keys: set[Key]) -> None:
    for key, properties in read(transaction, "applications", keys).items():
        today = (key[0], application_key(key[0], properties))
        if today != key:
            change.batch.applicants.add(key[0])
            change.gone["applications"].append(key[1])
            fold(change.batch.applications, today, properties)


def _move_shipments(transaction: Transaction, change: _Change, keys: set[Key], moved: dict[Key, Canonical]) -> None:
    of_applicant: defaultdict[str, dict[Key, Canonical]] = defaultdict(dict)
    for key, identifier in moved.items():
        of_applicant[key[0]][key] = identifier
    for key, properties in read(transaction, "shipments", keys).items():
        address_id = address_today(properties, key[2], of_applicant[key[0]])
        today = (key[0], shipment_key(key[0], address_id, properties), address_id)
        if today == key:
            continue
        change.gone["shipments"].append(key[1])
        if not change.erased.cover(key[0], address_id):
            change.batch.applicants.add(key[0])
            fold(change.batch.shipments, today, properties)


def _refresh_values(transaction: Transaction, values: Iterable[Canonical]) -> None:
    values = list(values)
    if not values:
        return
    rows: list[Row] = [
        {"identifier_id": each.identifier_id, "properties": node_properties(each, each.identifier_id)}
        for each in values
    ]
    [left] = _run(transaction, "refresh_values", rows=rows)
    write_buildings(transaction, values, Written())
    transaction.run(statement("graph.privacy", "delete_empty_buildings"), building_ids=left["building_ids"])


def _carry_out(transaction: Transaction, change: _Change, refreshed: Iterable[str]) -> None:
    gone = {name: change.gone[name] for name in ("applications", "shipments", "entries")}
    if any(gone.values()):
        _run(transaction, "delete_owned", **gone)
    batch = change.batch
    if batch.applicants or batch.entries:
        write(transaction, batch)
    touched = sorted({each for move in change.moves for each in move}.union(refreshed))
    applicants = sorted(batch.applicants)
    if touched or applicants:
        of_rings = {"ring_identifiers": touched, "ring_applicants": applicants}
        run_of_facts(transaction, "touch", run_id=None, identifiers=touched, applicants=[], **of_rings)
    if change.moves:
        old, new = zip(*sorted(change.moves), strict=True)
        _run(transaction, "note_moves", old=old, new=new)


def _run(transaction: Transaction, name: str, /, **parameters: object) -> list[Row]:
    return transaction.run(statement(__package__, name), **parameters)
