"""Bring a graph that an older Ringlight made to what this one works with."""

from datetime import UTC, datetime
from pathlib import Path

from graph.access import connect
from graph.home import Home, make_private, open_home
from graph.schema.migrate import migrate, missing_migrations
from graph.settings import Settings
from graph.upkeep.wipe import require_only_ours


def upgrade(settings: Settings) -> Path | None:
    """Migrate the schema if it is older; the backup that an embedded server's graph was saved to before."""
    home = open_home(settings.home)
    with connect(settings, home) as database:
        require_only_ours(database)
        needed = bool(missing_migrations(database))
    saved = _back_up(home, settings) if needed and settings.server is None else None
    with connect(settings, home) as database:
        migrate(database, home)
    return saved


def _back_up(home: Home, settings: Settings) -> Path:
    from graph.server.backup import backup  # noqa: PLC0415  # not needed on a server of one's own

    make_private(home.backups)
    file = home.backups / f"before-upgrade-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.backup"
    backup(home, settings, file)
    return file
