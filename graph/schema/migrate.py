"""Bring a graph's constraints and indexes to what this version of Ringlight needs."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from filelock import FileLock

from graph.database import Database
from graph.errors import UsageError
from graph.home import Home
from graph.identifiers.canonical import CANONICAL_VERSION
from graph.statements import statement

LOCK_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file. Its statements do nothing where they were run before: a migration cut off is run again."""

    number: int
    statements: tuple[str, ...]


def migrate(database: Database, home: Home) -> None:
    """Apply what is missing, once, however many commands ask at the same time; refuse a newer graph."""
    if not missing_migrations(database):
        return
    with FileLock(home.schema_lock, timeout=LOCK_SECONDS, mode=0o600):
        for migration in missing_migrations(database):
            _apply(migration, database)


def _apply(migration: Migration, database: Database) -> None:
    for text in migration.statements:
        database.administer(text)
    database.administer(statement(__package__, "await_indexes"))
    versions = {"version": migration.number, "canonical_version": CANONICAL_VERSION}
    database.write(lambda transaction: transaction.run(statement(__package__, "set_version"), **versions))


def newest_version() -> int:
    """The schema that this Ringlight works with."""
    return migrations()[-1].number


@cache
def migrations() -> tuple[Migration, ...]:
    """All migrations, in the order in which they apply."""
    found = []
    for file in files(__package__).iterdir():
        if numbered := re.fullmatch(r"(\d{4})_\w+\.cypher", file.name):
            parts = re.split(r";[ \t]*$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
            found.append(Migration(int(numbered[1]), tuple(part.strip() for part in parts if part.strip())))
    return tuple(sorted(found, key=lambda migration: migration.number))


def missing_migrations(database: Database) -> list[Migration]:
    """What the graph lacks, in order; a graph that has more than we know is refused."""
    rows = database.read(statement(__package__, "version"))
    version = rows[0]["version"] or 0 if rows else 0
    if version > newest_version():
        raise UsageError(
            f"This graph was made by a newer Ringlight (schema {version}, this one knows {newest_version()}): "
            "update Ringlight."
        )
    return [migration for migration in migrations() if migration.number > version]
