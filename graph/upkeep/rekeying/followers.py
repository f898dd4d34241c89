"""Have decisions, alerts, cases, rings and tombstones follow the values that they name, in one transaction."""

from pathlib import Path

from graph.audit.trail import events
from graph.database import Row, Transaction
from graph.decisions.subjects import ids_of_person
from graph.identifiers.canonical import CANONICAL_VERSION
from graph.privacy.tombstones import bury
from graph.statements import statement
from graph.upkeep.rekeying.following import Moves, copies_for_split, numbered


def moves_so_far(rows: list[Row]) -> Moves:
    """What was noted while facts were given their keys. A value that somebody still has comes first among its own."""
    to = {row["old"]: (*([row["old"]] if row["stays"] else []), *sorted(row["new"])) for row in rows}
    return Moves(to)


def follow(transaction: Transaction, home: Path, moves: Moves) -> None:
    """Everything at once, and the version with it: the end of a rekeying has happened or not."""
    if moves.to:
        copies = copies_for_split(_decisions(transaction), moves)
        rows = [(row["element_id"], moves.in_properties(row)) for row in _run(transaction, "naming")]
        changed = [{"element_id": element_id, "properties": left} for element_id, left in rows if left]
        _run(transaction, "follow", rows=changed)
        _run(transaction, "write_decisions", rows=copies)
        _run(transaction, "write_decisions", rows=numbered(_decisions(transaction), moves))
        _bury_retracted(transaction, home, moves)
    _run(transaction, "finish", canonical_version=CANONICAL_VERSION)


def _decisions(transaction: Transaction) -> list[Row]:
    return [row["decision"] for row in _run(transaction, "decisions")]


def _bury_retracted(transaction: Transaction, home: Path, moves: Moves) -> None:
    """What was retracted stays away under its new id, too: the audit knows whose it was, a tombstone does not."""
    buried = set()
    for event in events(home):
        if event.action == "retract":
            applicant_id, _, identifier_id = (event.subject or "").rpartition(" ")
            ids = ids_of_person(transaction, applicant_id) or (applicant_id,)
            buried |= {(each, new) for each in ids for new in moves.to.get(identifier_id, ())}
    if buried:
        bury(transaction, home, sorted(buried))


def _run(transaction: Transaction, name: str, /, **parameters: object) -> list[Row]:
    return transaction.run(statement(__package__, name), **parameters)
