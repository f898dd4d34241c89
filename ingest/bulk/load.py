"""The first load of a whole history into an empty embedded graph, or as files for a server of one's own."""

import errno
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path

from graph.access import open_database
from graph.errors import UsageError
from graph.home import Home, make_private, open_home, usable, write_private
from graph.settings import Settings
from graph.statements import statement
from ingest.bulk.making import SILENTLY, Told, make_files
from ingest.bulk.tables import arguments_of
from ingest.bulk.workplace import Reading, workplace
from ingest.demo_world.claim import is_demo
from ingest.summary import Summary

HOW_TO_IMPORT = "how-to-import.txt"
"""Lies among the files for a server of one's own."""


def load_in_bulk(settings: Settings, readings: Sequence[Reading], told: Told = SILENTLY) -> tuple[Summary, ...]:
    """Load all files. Killed anywhere, the graph is still empty, and the same load goes on where it was.

    UsageError where the graph is not empty: what is there would be lost. Nobody else may load meanwhile.
    """
    if settings.server:
        raise UsageError("Your own server is filled by its own tool: say --files FOLDER, and run the command it gives.")
    home = open_home(settings.home)
    with workplace(home, readings) as place:
        _refuse_filled(home, settings)
        summaries = make_files(readings, place, told)
        told.stage("checking that the graph is still empty")
        _refuse_filled(home, settings)
        told.stage("importing")
        from graph.server.bulk_import import import_graph  # noqa: PLC0415  # Unix only, like the embedded server

        import_graph(home, settings, place.files, arguments_of(place.files))
    told.stage("building indexes")
    open_database(settings).close()
    return summaries


def write_import_files(
    settings: Settings,
    readings: Sequence[Reading],
    files: Path,
    told: Told = SILENTLY,
) -> tuple[tuple[Summary, ...], str]:
    """Write the import files into a new folder; with what to do with them, which also lies there."""
    _refuse_used(files)
    database = settings.server.database if settings.server else None
    with workplace(open_home(settings.home), readings) as place:
        summaries = make_files(readings, place, told)
        _refuse_used(files)
        how = _how_to_import(files, database or "neo4j", arguments_of(place.files))
        write_private(place.files / HOW_TO_IMPORT, f"{how}\n")
        with usable(files):
            _hand_over(place.files, files)
    return summaries, how


def _how_to_import(files: Path, database: str, arguments: Sequence[str]) -> str:
    command = shlex.join(["neo4j-admin", "database", "import", "full", database, *arguments])
    return (
        f"While the server is stopped and its database {database} is empty, run there:\n"
        f"cd {shlex.quote(str(files.absolute()))} && {command}\n"
        "Then start the server, and Ringlight with NEO4J_URI set: `ringlight db status` builds constraints and indexes."
    )


def _hand_over(made: Path, files: Path) -> None:
    """Move the folder in one step, wherever it goes."""
    make_private(files.parent)
    try:
        made.rename(files)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        part = files.with_name(f"{files.name}.part")
        shutil.copytree(made, part, dirs_exist_ok=True)
        part.rename(files)


def _refuse_used(files: Path) -> None:
    if files.exists() and any(files.iterdir()):
        raise UsageError(f"{files} is not empty: say a new folder.")


def _refuse_filled(home: Home, settings: Settings) -> None:
    if not home.neo4j.exists():
        return
    with open_database(settings) as database:
        if is_demo(database) or database.read(statement(__package__, "holds_anything"))[0]["holds_anything"]:
            raise UsageError(
                "`ringlight bulk` fills only an empty graph, and this one holds data: `ringlight ingest` adds to it, "
                "or set RINGLIGHT_HOME to a new folder."
            )
