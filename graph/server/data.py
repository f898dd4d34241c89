"""The embedded server's files on disk: who may open them, and how they are replaced without ever being half there."""

import shutil
from pathlib import Path

from graph.errors import UsageError
from graph.home import Home, make_private
from graph.server.artifacts import Release

KINDS = ("databases", "transactions")
"""The folders under `data` that each hold a part of the graph."""


def refuse_newer_data(home: Home, wanted: Release) -> None:
    """Neo4j reads what an older Neo4j wrote, never the other way round."""
    if not home.version.exists():
        return
    version = home.version.read_text(encoding="utf-8").strip()
    if is_newer(version, wanted):
        raise UsageError(
            f"The graph in {home.path} was written by Neo4j {version}, and this is {wanted.version}: "
            "use the newer Ringlight, or set RINGLIGHT_HOME to another folder."
        )


def is_newer(version: str, than: Release) -> bool:
    """Whether `version` ("2026.08.1") comes after that release."""
    return _numbers(version) > _numbers(than.version)


def set_aside(home: Home) -> None:
    """Move the graph's files out of the way until `forget_set_aside` or `put_back`. None count as an empty graph."""
    make_private(_aside(home))
    for kind in KINDS:
        make_private(_graph(home, kind))
        _graph(home, kind).rename(_aside(home) / kind)


def put_back(home: Home) -> None:
    """Undo a replacement that did not come to its end, if there is one. Cut off anywhere, it can be run again."""
    for kind in KINDS:
        if (kept := _aside(home) / kind).exists():
            shutil.rmtree(_graph(home, kind), ignore_errors=True)
            kept.rename(_graph(home, kind))
    shutil.rmtree(_aside(home), ignore_errors=True)


def forget_set_aside(home: Home) -> None:
    """Make the replacement final, in one step."""
    shutil.rmtree(home.neo4j / "replaced", ignore_errors=True)
    gone = _aside(home).rename(home.neo4j / "replaced")
    shutil.rmtree(gone, ignore_errors=True)


def _aside(home: Home) -> Path:
    return home.neo4j / "before-restore"


def _graph(home: Home, kind: str) -> Path:
    return home.neo4j / "data" / kind / "neo4j"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
