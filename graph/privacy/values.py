"""Values after somebody who used them is gone: those of others are as if that one had never been."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.database import Transaction
from graph.facts.elements import run as run_of_facts
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Left:
    """Ids of values: those removed, and those that are still there and mean something else now."""

    gone: frozenset[str]
    touched: frozenset[str]


def leave(transaction: Transaction, identifier_ids: Collection[str]) -> Left:
    """Remove those of these values that nobody has, with their buildings, and settle the degrees of the others."""
    rows = transaction.run(statement(__package__, "delete_unused"), identifier_ids=sorted(identifier_ids))
    buildings = sorted({each for row in rows for each in row["building_ids"]})
    transaction.run(statement(__package__, "delete_empty_buildings"), building_ids=buildings)
    gone = frozenset(row["identifier_id"] for row in rows)
    rest = sorted(set(identifier_ids) - gone)
    transaction.run(statement(__package__, "unlabel"), identifier_ids=rest)
    run_of_facts(transaction, "set_degrees", identifier_ids=rest)
    neighbours = {each for row in rows for each in row["neighbours"]}
    return Left(gone, frozenset(neighbours.union(rest)) - gone)


def note_touched(transaction: Transaction, left: Left, applicant_ids: Collection[str] = ()) -> None:
    """Have the rings of these values and applicants looked at again."""
    given = {"identifiers": sorted(left.touched), "applicants": sorted(applicant_ids)}
    run_of_facts(transaction, "note_touched", **given)
