"""Bring a graph that an older Ringlight made to what this one works with."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.access import connect
from graph.database import Database
from graph.errors import BrokenWorld, UsageError
from graph.facts.runs import still_running
from graph.home import Home, make_private, open_home
from graph.privacy.restored import erase_again, must_be_erased_again
from graph.schema.migrate import migrate, missing_migrations
from graph.schema.rules import keys_are_older
from graph.settings import Settings
from graph.statements import statement
from graph.upkeep.own_placeholders import apply_own_placeholders
from graph.upkeep.rekeying.facts import Rekeyed
from graph.upkeep.rekeying.rekey import rekey
from graph.upkeep.wipe import require_only_ours


@dataclass(frozen=True, slots=True)
class Upgraded:
    """The backup that an embedded server's graph was saved to before, and what became of the keys.

    None where nothing was saved, or no key was looked at.
    """

    saved: Path | None = None
    rekeyed: Rekeyed | None = None


def upgrade(settings: Settings, *, actor: str) -> Upgraded:
    """Save, migrate, canonicalise again, and check that nothing was lost. One that was killed goes on when run again.

    Whoever the audit knows to be erased, and the graph (of a backup, or moved) still holds, is erased again. UsageError
    while a load runs, and where somebody else also uses the graph.
    """
    home = open_home(settings.home)
    saved = _back_up(home, settings) if _has_older_store(home, settings) else None
    with connect(settings, home) as database:
        require_only_ours(database)
        _refuse_loads(database)
        needs_work = bool(missing_migrations(database)) or keys_are_older(database)
        was_begun = bool(database.read(statement(__package__, "begun")))
    if needs_work and settings.server is None and not saved and not was_begun:
        saved = _back_up(home, settings)
    with connect(settings, home) as database:
        migrate(database, home)
        if must_be_erased_again(home.path):
            erase_again(database, home.path, actor=actor)
        return Upgraded(saved, _rekey(database, home) if keys_are_older(database) else None)


def _rekey(database: Database, home: Home) -> Rekeyed:
    [before] = database.read(statement(__package__, "kept"))
    rekeyed = rekey(database, home.path)
    apply_own_placeholders(database, home.path)
    [after] = database.read(statement(__package__, "kept"))
    before["raw_forms"] -= rekeyed.retracted
    lost = [f"{before[name]} {name}, now {after[name]}" for name in before if after[name] != before[name]]
    if lost:
        raise BrokenWorld(
            f"The upgrade did not keep everything ({'; '.join(lost)}): restore the backup that it made, in "
            f"{home.backups} or by your own server's means, and tell Ringlight's maintainers."
        )
    return rekeyed


def _refuse_loads(database: Database) -> None:
    for row in still_running(database):
        raise UsageError(f"A load is running ({row['run_id']}, on {row['host']}): wait until it has ended.")


def _has_older_store(home: Home, settings: Settings) -> bool:
    """Whether the next start would have a newer Neo4j rewrite the embedded server's files."""
    from graph.server.artifacts import release  # noqa: PLC0415  # not needed on a server of one's own

    if settings.server or not home.version.exists():
        return False
    return home.version.read_text(encoding="utf-8").strip() != release(settings.release).version


def _back_up(home: Home, settings: Settings) -> Path:
    from graph.server.backup import backup  # noqa: PLC0415  # as above

    make_private(home.backups)
    file = home.backups / f"before-upgrade-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.backup"
    backup(home, settings, file)
    return file
