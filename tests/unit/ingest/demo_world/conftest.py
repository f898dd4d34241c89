from collections.abc import Sequence

import pytest

from ingest.demo_world.dossier import Dossier, dossiers
from ingest.demo_world.world import World, world_of


@pytest.fixture(scope="session")
def world() -> World:
    """The demo world at its smallest."""
    return world_of("demo", 2_000, seed=7)


@pytest.fixture(scope="session")
def people(world: World) -> Sequence[Dossier]:
    """Everybody in it."""
    return tuple(dossiers(world))
