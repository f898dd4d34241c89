"""What the environment says: the data folder and, if any, the user's own Neo4j server."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from graph.errors import UsageError

_READER = "NEO4J_READER_USER"


@dataclass(frozen=True, slots=True)
class Login:
    """As whom to enter."""

    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OwnServer:
    """How to reach a Neo4j server."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None
    disk: Path | None = None
    """The folder that an embedded server writes into."""
    reader: Login | None = None
    """As whom analysts' queries enter; None: as everything else does."""

    @property
    def asks_as(self) -> Login:
        """As whom analysts' queries enter."""
        return self.reader or Login(self.username, self.password)


def default_cache() -> Path:
    """The platform's folder for what can be fetched again, shared by all homes."""
    return Path(platformdirs.user_cache_dir("ringlight", appauthor=False))


@dataclass(frozen=True, slots=True)
class Settings:
    """Where this command works. `server` is None when the embedded server is to be used."""

    home: Path
    server: OwnServer | None = None
    release: str = "current"
    """Which locked Neo4j release the embedded server is."""
    cache: Path = field(default_factory=default_cache)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Settings":
        """What `RINGLIGHT_HOME`, `RINGLIGHT_NEO4J` and `NEO4J_URI` with its companions say; empty means absent.

        UsageError for a `NEO4J_PASSWORD_FILE` that cannot be read, or that stands beside `NEO4J_PASSWORD`, and for
        a reader's login without its name or without a server of the user's own.
        """
        home = environ.get("RINGLIGHT_HOME") or platformdirs.user_data_dir("ringlight", appauthor=False)
        uri = environ.get("NEO4J_URI")
        server = uri and OwnServer(
            uri=uri,
            username=environ.get("NEO4J_USERNAME") or "neo4j",
            password=_password(environ, "NEO4J_PASSWORD"),
            database=environ.get("NEO4J_DATABASE") or None,
            reader=_reader(environ),
        )
        if environ.get(_READER) and not server:
            raise UsageError(f"{_READER} counts on a server of your own alone: set NEO4J_URI too, or leave it out.")
        return cls(
            home=Path(home).expanduser().absolute(),
            server=server or None,
            release=environ.get("RINGLIGHT_NEO4J") or "current",
        )


def _reader(environ: Mapping[str, str]) -> Login | None:
    username, password = environ.get(_READER), _password(environ, "NEO4J_READER_PASSWORD")
    if password and not username:
        raise UsageError(f"NEO4J_READER_PASSWORD is set and {_READER} is not: set both, or neither.")
    return Login(username, password) if username else None


def _password(environ: Mapping[str, str], name: str) -> str:
    """A password, out of the environment or, without its line end, out of the file that `NAME_FILE` names."""
    password, file = environ.get(name) or "", environ.get(f"{name}_FILE")
    if not file:
        return password
    if password:
        raise UsageError(f"{name} and {name}_FILE are both set: keep one of them.")
    try:
        return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}_FILE names {file}, which cannot be read: {error}.") from error
