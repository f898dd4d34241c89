"""The graph that the environment names, brought up to date."""

from graph.database import Database
from graph.home import open_home
from graph.schema.migrate import migrate
from graph.server.start import start_or_join
from graph.settings import Settings


def open_database(settings: Settings) -> Database:
    """The user's server, or this home's own, which is started if it does not run; a context manager."""
    home = open_home(settings.home)
    database = Database(settings.server or start_or_join(home, settings))
    migrate(database, home)
    return database
