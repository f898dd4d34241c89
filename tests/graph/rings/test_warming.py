from collections.abc import Callable

from graph.database import Database
from graph.rings.warming import warm_up


def test_an_empty_graph_has_nothing_to_warm_up_with(database: Database) -> None:
    warm_up(database)


def test_warming_up_meets_hostile_ids_and_missing_names(database: Database, tell: Callable[..., None]) -> None:
    tell(*((applicant_id, "phone", "(202) 555-0143") for applicant_id in ("A", "foo[ AND /(/", "C")))
    warm_up(database)
