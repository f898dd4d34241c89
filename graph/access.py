"""The graph that the environment names, brought up to date."""

from graph.database import Database
from graph.home import Home, open_home
from graph.schema.migrate import migrate
from graph.schema.rules import refuse_other_rules
from graph.settings import OwnServer, Settings
from graph.upkeep.own_placeholders import apply_own_placeholders


def open_database(settings: Settings) -> Database:
    """Connect to the user's server, or to this home's own, started if need be, and bring its schema up to date.

    UsageError where the graph's keys were made by other rules than today's.
    """
    home = open_home(settings.home)
    database = connect(settings, home)
    try:
        migrate(database, home)
        refuse_other_rules(database)
        apply_own_placeholders(database, home.path)
    except BaseException:
        database.close()
        raise
    return database


def connect(settings: Settings, home: Home) -> Database:
    """As `open_database`, with the graph left as it is."""
    database = Database(settings.server or _embedded(home, settings))
    try:
        database.verify()
    except BaseException:
        database.close()
        raise
    return database


def known_server(settings: Settings) -> OwnServer | None:
    """The server that these settings name, without starting one; None where the embedded one does not run."""
    if settings.server:
        return settings.server
    from graph.server.running import answering, login  # noqa: PLC0415  # not needed on a server of one's own

    home = open_home(settings.home)
    running = answering(home)
    return login(home, running) if running else None


def _embedded(home: Home, settings: Settings) -> OwnServer:
    # What it needs (Unix, Java, the extra `embedded`) is not needed on a server of one's own.
    from graph.server.start import start_or_join  # noqa: PLC0415

    return start_or_join(home, settings)
