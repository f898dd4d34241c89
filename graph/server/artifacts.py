"""What a Neo4j server is made of: the files that a lock in this package lists, each with its SHA-256."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph.errors import UsageError

CURRENT = "current"
"""The release that is used unless `RINGLIGHT_NEO4J` names another lock in `graph/server/locks`."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One jar by its Maven coordinates; `size` in bytes."""

    group: str
    name: str
    version: str
    size: int
    sha256: str

    @property
    def file_name(self) -> str:
        """How the jar is called in a folder of jars."""
        return f"{self.name}-{self.version}.jar"

    @property
    def path(self) -> str:
        """Where the jar lies under the root of a Maven repository."""
        return f"{self.group.replace('.', '/')}/{self.name}/{self.version}/{self.file_name}"


@dataclass(frozen=True, slots=True)
class Release:
    """One version of Neo4j Community."""

    version: str
    main_class: str
    artifacts: tuple[Artifact, ...]


@cache
def release(name: str) -> Release:
    """The locked release of that name: `current` or `5.26`."""
    lock = files(__package__) / "locks" / f"{name}.toml"
    if not lock.is_file():
        raise UsageError(f"There is no Neo4j release {name!r}: RINGLIGHT_NEO4J is one of {', '.join(release_names())}.")
    content: dict[str, Any] = tomllib.loads(lock.read_text(encoding="utf-8"))
    artifacts = tuple(Artifact(**artifact) for artifact in content["artifacts"])
    return Release(content["version"], content["main_class"], artifacts)


def release_names() -> list[str]:
    """The releases that have a lock."""
    locks = (files(__package__) / "locks").iterdir()
    return sorted(lock.name.removesuffix(".toml") for lock in locks if lock.name.endswith(".toml"))
