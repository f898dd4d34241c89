"""Bring up to date what is derived: who is one person, and how many persons share an identifier.

Each batch leaves behind what it touched, in its own transaction. Settling takes it from there, so nothing is forgotten
when a loader is killed: whoever settles next finds it. Every transaction here first takes the lock of the (:Ringlight)
node, so they run one after the other, and the last one to look at an identifier has seen all that was committed before.
Who commits a new sharer after that look has left behind a batch that a later look takes.
"""

from collections.abc import Collection, Iterable, Mapping

from graph.database import Database, Transaction
from graph.facts.elements import run
from graph.statements import statement

BATCHES_AT_ONCE = 10


def settle(database: Database) -> None:
    """Settle all that any loader has touched so far. Costs one read where there is nothing to do."""
    if not database.read(statement(__package__, "any_touched")):
        return
    while database.write(_settle_persons):
        pass
    while database.write(_settle_degrees):
        pass


def _settle_persons(transaction: Transaction) -> bool:
    """The persons of some batches; False when none is left."""
    run(transaction, "lock_graph")
    found = run(transaction, "take_aliased", batches=BATCHES_AT_ONCE)
    if not found:
        return False
    rows = _persons(transaction, {applicant_id for row in found for applicant_id in row["applicants"]})
    changed = [row["applicant_id"] for row in run(transaction, "set_persons", rows=rows)]
    identifiers = [row["identifier_id"] for row in run(transaction, "identifiers_of", applicant_ids=changed)]
    of_rings = {"ring_identifiers": identifiers, "ring_applicants": changed}
    run(transaction, "touch", run_id=None, identifiers=identifiers, applicants=[], **of_rings)
    return True


def _settle_degrees(transaction: Transaction) -> bool:
    """The degrees of what some batches touched; False when none is left."""
    run(transaction, "lock_graph")
    [row] = run(transaction, "take_touched", batches=BATCHES_AT_ONCE)
    run(transaction, "set_degrees", identifier_ids=_united(row["identifiers"]))
    identifiers, applicants = _united(row["ring_identifiers"]), _united(row["ring_applicants"])
    if identifiers or applicants:
        run(transaction, "note_touched", identifiers=identifiers, applicants=applicants)
    return bool(row["batches"])


def _united(lists: Iterable[Iterable[str]]) -> list[str]:
    return sorted({each for some in lists for each in some})


def _persons(transaction: Transaction, applicant_ids: set[str]) -> list[dict[str, str]]:
    """Each applicant that hangs together with these by aliases, and the smallest id among those."""
    others: dict[str, list[str]] = {}
    beyond = applicant_ids
    while beyond:
        found = run(transaction, "neighbours", applicant_ids=sorted(beyond))
        others |= {row["applicant_id"]: row["others"] for row in found}
        beyond = {other for row in found for other in row["others"]} - others.keys()
    person_of = persons_among(others)
    return [{"applicant_id": each, "person_id": person_of[each]} for each in sorted(person_of)]


def persons_among(others: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The person of each applicant: the smallest id of all who hang together by aliases, given both ways."""
    person_of: dict[str, str] = {}
    for applicant_id in sorted(others):
        for member in _reached(applicant_id, others, person_of):
            person_of[member] = applicant_id
    return person_of


def _reached(start: str, others: Mapping[str, Collection[str]], settled: Mapping[str, str]) -> Iterable[str]:
    """All that `start` hangs together with, itself included; nothing where another has reached it already."""
    if start in settled:
        return ()
    reached = {start}
    beyond = [start]
    while beyond:
        new = set(others[beyond.pop()]) - reached
        reached |= new
        beyond += new
    return reached
