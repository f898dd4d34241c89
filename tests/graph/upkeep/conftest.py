"""Graphs as earlier rules left them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.database import Database
from graph.facts.batch import Batch
from graph.facts.model import Fact, Sighting
from graph.facts.settle import settle
from graph.facts.write import write
from graph.identifiers.canonical import CANONICAL_VERSION, Canonical
from graph.identifiers.kinds import KINDS

SET_RULES = "MATCH (r:Ringlight {id: 1}) SET r.canonical_version = $version"
Tell = Callable[..., None]


@pytest.fixture
def older_rules(database: Database) -> Iterator[None]:
    """The session's graph, said to be by the rules before today's."""
    _set_rules(database, CANONICAL_VERSION - 1)
    yield
    database.administer("MATCH (note:Rekeyed) DELETE note")
    _set_rules(database, CANONICAL_VERSION)


def _set_rules(database: Database, version: int) -> None:
    database.write(lambda transaction: transaction.run(SET_RULES, version=version))


@pytest.fixture
def told_before(database: Database) -> Tell:
    """Brings facts in as earlier rules read them: `("A-1", "home", raw, "address", key of then)` is a sighting."""

    def fact(told: Fact | tuple[str, ...]) -> Fact:
        if not isinstance(told, tuple):
            return told
        applicant_id, role_name, raw, kind, key = told
        role = next(role for role in KINDS[kind].roles if role.name == role_name)
        return Sighting(applicant_id, role, Canonical(kind, key, key), "ats", raw, "US")

    def tell(*told: Fact | tuple[str, ...]) -> None:
        batch = Batch()
        batch.add(map(fact, told))
        database.write(lambda transaction: write(transaction, batch))
        settle(database)

    return tell


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home"
    path.mkdir(mode=0o700)
    return path
