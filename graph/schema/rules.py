"""By which rules the keys of a graph were made: two sets of rules in one graph would give one value two nodes."""

from graph.database import Database
from graph.errors import UsageError
from graph.identifiers.canonical import CANONICAL_VERSION
from graph.statements import statement

_TODAY = {"canonical_version": CANONICAL_VERSION}


def keys_are_older(database: Database) -> bool:
    """Whether the graph holds facts under keys of before; an empty one gets the rules of today.

    UsageError where they are a newer Ringlight's.
    """
    for row in database.read(statement(__package__, "rules")):
        if row["version"] > CANONICAL_VERSION:
            raise UsageError(
                f"The keys of this graph were made by a newer Ringlight (rules {row['version']}, this one knows "
                f"{CANONICAL_VERSION}): update Ringlight."
            )
        if row["version"] < CANONICAL_VERSION and row["is_empty"]:
            database.write(lambda transaction: transaction.run(statement(__package__, "set_rules"), **_TODAY))
        elif row["version"] < CANONICAL_VERSION:
            return True
    return False


def refuse_other_rules(database: Database) -> None:
    """Raise UsageError unless today's rules made the keys."""
    if keys_are_older(database):
        raise UsageError(
            "This graph was loaded by an older Ringlight, whose rules wrote some values otherwise: run `ringlight db "
            "upgrade` once. It saves an embedded graph first and loses nothing."
        )
