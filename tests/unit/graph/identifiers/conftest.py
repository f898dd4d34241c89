"""Every function that canonicalises, by its column."""

from collections.abc import Callable

import pytest

from graph.identifiers.canonical import Canonicalise
from graph.identifiers.kinds import KINDS

COLUMNS = {column: canonicalise for kind in KINDS.values() for column, canonicalise in kind.columns.items()}


@pytest.fixture(params=sorted(COLUMNS))
def canonicalise(request: pytest.FixtureRequest) -> Canonicalise:
    return COLUMNS[request.param]


@pytest.fixture
def columns() -> Callable[[str], Canonicalise]:
    return COLUMNS.__getitem__
