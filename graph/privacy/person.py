"""One person under all their ids, locked for as long as something of theirs is removed."""

from graph.database import Transaction
from graph.errors import UsageError
from graph.statements import statement


def lock_graph(transaction: Transaction) -> None:
    """Keep out whoever settles, refreshes rings, holds or erases, until the transaction ends."""
    transaction.run(statement(__package__, "lock_rings"))
    transaction.run(statement(__package__, "lock_graph"))


def lock_person(transaction: Transaction, applicant_id: str) -> list[str]:
    """All ids of the person, each locked, so that no loader adds to them meanwhile; none where nobody has the id."""
    ids: set[str] = set()
    beyond = {applicant_id}
    while beyond:
        rows = transaction.run(statement(__package__, "lock_applicants"), applicant_ids=sorted(beyond))
        ids |= {row["applicant_id"] for row in rows}
        beyond = {other for row in rows for other in row["others"]} - ids
    return sorted(ids)


def unknown(applicant_id: str) -> UsageError:
    """Nobody has this id."""
    return UsageError(f"There is no applicant {applicant_id!r}: `ringlight search` finds ids by anything known.")
