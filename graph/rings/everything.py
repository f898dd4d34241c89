"""All rings of the graph, judged from scratch. What `ringlight rings` shows is stored and kept up to date."""

from datetime import date

from graph.database import Reader
from graph.rings.detection.find import Woven, judge, weave
from graph.rings.detection.model import Usual
from graph.rings.detection.usual import learn
from graph.rings.model import StoredRing
from graph.rings.set_aside import SetAside, read_set_aside
from graph.rings.stored.description import applicants_in, describe
from graph.rings.stored.identity import new_id
from graph.rings.survey import Population, population, survey


def find_rings(reader: Reader, on: date) -> list[StoredRing]:
    """Find all rings by what feeds said and what stands decided on that day; stores nothing, judges no signals."""
    everybody, set_aside = population(reader), read_set_aside(reader, on)
    found = {new_id(frozenset(ring.members), ()): ring for ring in judge(*understand(reader, set_aside, everybody))}
    return describe(reader, found, applicants_in(reader, found.values()), set_aside.misused)


def understand(reader: Reader, set_aside: SetAside, everybody: Population) -> tuple[Woven, Usual]:
    """Read the whole graph: the ties among persons, and what is usual here."""
    known = survey(reader, set_aside, everybody.blocked)
    woven = weave(known.persons, known.values)
    return woven, learn(woven.web, known.persons, everybody.persons, len(everybody.blocked))
