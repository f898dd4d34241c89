"""What there is, told without starting anything."""

from dataclasses import dataclass

from graph.access import known_server
from graph.database import Database
from graph.home import Home, open_home
from graph.server.artifacts import release
from graph.settings import Settings
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Status:
    """A server and its graph. What only a running server knows is None while it does not run."""

    uri: str | None
    version: str | None
    edition: str | None
    embedded: bool
    running: bool
    demo: bool | None = None
    applicants: int | None = None
    identifiers: int | None = None
    relationships: int | None = None
    schema_version: int | None = None
    canonical_version: int | None = None


def status(settings: Settings) -> Status:
    """Ask the server that these settings name; an embedded one that is stopped stays stopped."""
    home = open_home(settings.home)
    server = known_server(settings)
    if server is None:
        return Status(None, _stopped_version(home, settings), "community", embedded=True, running=False)
    with Database(server) as database:
        database.verify()
        if server.reader:
            database.explain("RETURN 1", {})  # A login that is refused is told here, and not at the first query.
        [row] = database.read(statement(__package__, "status"))
    return Status(server.uri, embedded=settings.server is None, running=True, **row)


def _stopped_version(home: Home, settings: Settings) -> str:
    return home.version.read_text(encoding="utf-8") if home.version.exists() else release(settings.release).version
