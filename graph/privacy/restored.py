"""After a restore: whom the backup still holds and who was erased since is erased again, by what the audit keeps."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from graph.audit.trail import Event, events
from graph.database import Database
from graph.errors import UsageError
from graph.privacy.erase import erase
from graph.privacy.retract import retract
from graph.privacy.tombstones import Tombstones, bury_again, read_tombstones
from graph.statements import statement

_WHY = "A backup was restored that was made before."


def must_be_erased_again(home: Path) -> bool:
    """Whether the audit tells of anybody who was erased, or of a value that was retracted."""
    return any(_removals(home))


def erase_again(database: Database, home: Path, *, actor: str) -> int:
    """Erase and retract what the graph has again; how many removals of the audit it did not know of."""
    unknown = {each for event in _removals(home) for each in event.details["tombstones"]}
    unknown -= read_tombstones(database, home).ids
    if not unknown:
        return 0
    key = database.write(lambda transaction: bury_again(transaction, home, unknown))
    missing = Tombstones(frozenset(unknown), key)
    for row in list(database.stream(statement(__package__, "applicant_ids"))):
        if missing.cover(row["applicant_id"]):
            erase(database, home, row["applicant_id"], actor=actor, reason=_WHY)
    for event in list(_removals(home)):
        applicant_id, _, identifier_id = (event.subject or "").rpartition(" ")
        if missing.cover(applicant_id, identifier_id):
            # Whom or what the backup never had is only kept out.
            with suppress(UsageError):
                retract(database, home, applicant_id, identifier_id, actor=actor, reason=_WHY)
    return len(unknown)


def _removals(home: Path) -> Iterator[Event]:
    return (event for event in events(home) if event.details.get("tombstones"))
