"""Bring one batch of facts into the graph, in one transaction.

Every fact has one owner: an applicant, or an entry of a watchlist. The transaction first takes the write locks of all
owners, in the order of their ids, then reads what they have, merges in Python and writes the difference. Two loaders
with one applicant in common therefore come one after the other and neither loses the other's update; the common order
of locks keeps them from waiting for each other in a circle. Identifiers are shared by all, so they are not locked: what
a loader writes on one is a function of its key, and its degree is settled afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.database import Row, Transaction
from graph.facts.batch import Batch, Elements, shown_values
from graph.facts.elements import changes, read, run, write_changes
from graph.facts.merging import Properties
from graph.facts.sightings import Persons, write_sightings
from graph.facts.stored import to_graph
from graph.facts.written import Written

OWNED_NODES = (("applications", "Application", ("SUBMITTED",)), ("shipments", "Shipment", ("FOR", "TO")))
"""Elements of a batch, their label, and the relationships that a new one comes with."""


def write(transaction: Transaction, batch: Batch) -> Written:
    """Merge the batch into the graph. Writing it again changes nothing."""
    written = Written()
    persons = _lock_applicants(transaction, batch, written)
    new_entries = _lock_entries(transaction, batch, written)
    _write_records(transaction, batch, persons, written)
    # Loaders that share an identifier wait here for each other until they commit, so it comes late.
    write_sightings(transaction, batch, persons, written)
    for name, label, ties in OWNED_NODES:
        new = _write_owned(transaction, name, getattr(batch, name), persons)
        written.nodes += [(label, key[1]) for key in new]
        written.relationships += [(tie, *key) for tie in ties for key in new]
    _write_aliases(transaction, batch, persons, written)
    _write_entries(transaction, batch, new_entries, written)
    return written


def _lock_applicants(transaction: Transaction, batch: Batch, written: Written) -> Persons:
    if not batch.applicants:
        return {}
    of_applicant = records_by_applicant(batch.records)
    [found] = run(transaction, "lock_applicants", rows=shown_rows(sorted(batch.applicants), of_applicant))
    persons = dict(found["persons"])
    created = batch.applicants - persons.keys()
    written.nodes += [("Applicant", applicant_id) for applicant_id in created]
    written.placeholders = sorted(created - of_applicant.keys())
    return persons


def records_by_applicant(records: Elements) -> dict[str, list[Properties]]:
    """What each applicant claimed."""
    of_applicant: defaultdict[str, list[Properties]] = defaultdict(list)
    for (applicant_id, _), properties in records.items():
        of_applicant[applicant_id].append(properties)
    return dict(of_applicant)


def shown_rows(applicant_ids: Iterable[str], of_applicant: Mapping[str, list[Properties]]) -> list[Row]:
    """What each of these shows, as `show_values` takes it."""
    return [{"applicant_id": each, "shown": shown_values(of_applicant.get(each, []))} for each in applicant_ids]


def _write_records(transaction: Transaction, batch: Batch, persons: Persons, written: Written) -> None:
    known = read(transaction, "records", {key[:1] for key in batch.records if key[0] in persons})
    new, changed = changes(batch.records, known)
    for name, elements in (("create_records", new), ("change_records", changed)):
        if elements:
            run(transaction, name, rows=[to_graph(*element) for element in elements.items()])
    written.nodes += [("Record", key[1]) for key in new]
    written.relationships += [("CLAIMED", *key) for key in new]
    # An applicant that this batch created shows its values already.
    written.changed += changed
    touched = {key[0] for key in (*new, *changed) if key[0] in persons}
    of_applicant = records_by_applicant(known | new | changed)
    if touched:
        run(transaction, "show_values", rows=shown_rows(sorted(touched), of_applicant))


def _write_owned(transaction: Transaction, name: str, elements: Elements, persons: Persons) -> Elements:
    known = read(transaction, name, {key for key in elements if key[0] in persons})
    new, _ = write_changes(transaction, name, elements, known)
    return new


def _write_aliases(transaction: Transaction, batch: Batch, persons: Persons, written: Written) -> None:
    new = _write_owned(transaction, "aliases", batch.aliases, persons)
    written.relationships += [("SAME_AS", *key) for key in new]
    written.applicants = sorted({applicant_id for key in new for applicant_id in key[:2]})


def _lock_entries(transaction: Transaction, batch: Batch, written: Written) -> set[str]:
    """Lock all entries of the batch; the ids of those that it created."""
    entry_ids = {key[0] for key in batch.entries}
    if not entry_ids:
        return set()
    found = run(transaction, "lock_entries", entry_ids=sorted(entry_ids))
    created = entry_ids - {row["entry_id"] for row in found}
    written.nodes += [("WatchlistEntry", entry_id) for entry_id in created]
    return created


def _write_entries(transaction: Transaction, batch: Batch, created: set[str], written: Written) -> None:
    known = read(transaction, "entries", {key for key in batch.entries if key[0] not in created})
    new, _ = write_changes(transaction, "entries", batch.entries, known)
    written.relationships += [("NAMES", *key) for key in new if len(key) > 1]
