"""Have the server plan its queries before somebody waits for them: the first of each kind costs it seconds."""

from graph.database import Database
from graph.rings.growth import find_ring
from graph.search.search import search
from graph.signals.hits import signals_of
from graph.statements import statement


def warm_up(database: Database) -> None:
    """Grow some rings, search and ask for signals, as the first visitor will."""
    for row in database.read(statement(__package__, "some_who_share")):
        find_ring(database, row["applicant_id"])
        search(database, row["name"] or row["applicant_id"])
        signals_of(database, [row["applicant_id"]])
