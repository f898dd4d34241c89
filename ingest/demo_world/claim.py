"""Only an empty graph becomes a demo, and it is marked before anything goes in."""

from enum import StrEnum

from graph.database import Database
from graph.errors import UsageError
from graph.statements import statement
from ingest.demo_world.folder import DemoFolder
from ingest.demo_world.world import World


class Claim(StrEnum):
    """What is left to do."""

    ALL = "all"
    THE_REST = "the rest"
    """An earlier demo of the same world was cut off: loading all of it again ends in the same graph."""
    NOTHING = "nothing"


def is_demo(database: Database) -> bool:
    """Whether the graph is marked as a demo, into which no company's data should go."""
    return bool(database.read(statement(__package__, "is_demo"))[0]["is_demo"])


def claim(database: Database, folder: DemoFolder, world: World) -> Claim:
    """Mark the graph as a demo of this world; UsageError when it holds anything else."""
    manifest = folder.manifest() if is_demo(database) else None
    if manifest is None:
        _mark(database, folder)
        return Claim.ALL
    if not manifest.is_of(world):
        raise UsageError(
            f"Here is another demo world already ({manifest.world}, {manifest.applicants} applicants, seed "
            f"{manifest.seed}): `ringlight db wipe --yes --everything` makes room."
        )
    return Claim.NOTHING if manifest.is_loaded else Claim.THE_REST


def _mark(database: Database, folder: DemoFolder) -> None:
    if database.read(statement(__package__, "holds_anything"))[0]["holds_anything"]:
        raise UsageError(
            "The demo goes only into an empty graph, and this one holds data: set RINGLIGHT_HOME to a new folder."
        )
    folder.forget()
    database.write(lambda transaction: transaction.run(statement(__package__, "mark_as_demo")))
