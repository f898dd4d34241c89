"""Empty a graph, and never one that holds more than Ringlight's own nodes."""

from graph.database import Database
from graph.errors import UsageError
from graph.statements import statement


def wipe_facts(database: Database) -> None:
    """Remove what feeds said, the runs and the rejections; decisions and their audit stay."""
    _wipe(database, "wipe_facts")


def wipe_everything(database: Database) -> None:
    """Remove every node, decisions and audit too; the schema stays."""
    _wipe(database, "wipe_everything")


def require_only_ours(database: Database) -> None:
    """Refuse a graph that somebody else also uses: it holds nodes that Ringlight did not make."""
    for row in database.read(statement(__package__, "foreign")):
        labels = ":".join(row["labels"]) or "without a label"
        raise UsageError(
            f"This server also holds nodes that are not Ringlight's ({labels}): give Ringlight a database of its own."
        )


def _wipe(database: Database, what: str) -> None:
    require_only_ours(database)
    database.administer(statement(__package__, what))
    database.write(lambda transaction: transaction.run(statement(__package__, "unmark_demo")))
