"""What the environment says: the data folder and, if any, the user's own Neo4j server."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from graph.errors import UsageError


@dataclass(frozen=True, slots=True)
class OwnServer:
    """How to reach a Neo4j server."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None
    disk: Path | None = None
    """The folder that an embedded server writes into."""


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

        UsageError for a `NEO4J_PASSWORD_FILE` that cannot be read, or that stands beside `NEO4J_PASSWORD`.
        """
        home = environ.get("RINGLIGHT_HOME") or platformdirs.user_data_dir("ringlight", appauthor=False)
        uri = environ.get("NEO4J_URI")
        server = uri and OwnServer(
            uri=uri,
            username=environ.get("NEO4J_USERNAME") or "neo4j",
            password=_password(environ),
            database=environ.get("NEO4J_DATABASE") or None,
        )
        return cls(
            home=Path(home).expanduser().absolute(),
            server=server or None,
            release=environ.get("RINGLIGHT_NEO4J") or "current",
        )


def _password(environ: Mapping[str, str]) -> str:
    """The server's password, out of the environment or, without its line end, out of a file."""
    password, file = environ.get("NEO4J_PASSWORD") or "", environ.get("NEO4J_PASSWORD_FILE")
    if not file:
        return password
    if password:
        raise UsageError("NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set: keep one of them.")
    try:
        return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"NEO4J_PASSWORD_FILE names {file}, which cannot be read: {error}.") from error
