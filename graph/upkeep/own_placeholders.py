"""A company's own placeholders, applied to the graph: what is listed stops linking, what left the list links again."""

from pathlib import Path

from graph.database import Database, Row, Transaction
from graph.identifiers.canonical import Canonical
from graph.identifiers.kinds import KINDS
from graph.identifiers.own_placeholders import OwnPlaceholders, read_own_placeholders
from graph.statements import statement


def apply_own_placeholders(database: Database, home: Path) -> None:
    """Make the graph agree with `placeholders.toml` in the home, which may have changed or gone."""
    listed = sorted(_listed(home / "placeholders.toml").identifier_ids)
    differing = database.read(statement(__package__, "differing_placeholders"), listed=listed)
    if differing:
        database.write(lambda transaction: _agree(transaction, differing))


def _listed(file: Path) -> OwnPlaceholders:
    return read_own_placeholders(file.read_text(encoding="utf-8")) if file.exists() else OwnPlaceholders()


def _agree(transaction: Transaction, differing: list[Row]) -> None:
    ids = [row["identifier_id"] for row in differing if row["is_listed"]]
    transaction.run(statement(__package__, "mark_placeholders"), identifier_ids=ids)
    rows = [
        {"identifier_id": row["identifier_id"], "validity": _validity(row)} for row in differing if not row["is_listed"]
    ]
    transaction.run(statement(__package__, "unmark_placeholders"), rows=rows)


def _validity(row: Row) -> str:
    """What the rules say of the value, which reads back as the identifier that it is."""
    readings = (canonicalise(row["value"], None) for canonicalise in KINDS[row["kind"]].columns.values())
    return next(
        reading.validity.value
        for reading in readings
        if isinstance(reading, Canonical) and reading.identifier_id == row["identifier_id"]
    )
