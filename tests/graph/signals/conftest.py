from collections.abc import Callable

import pytest

from graph.database import Database
from graph.signals.hits import signals_of
from graph.signals.model import SignalHit


@pytest.fixture
def fired(database: Database) -> Callable[..., list[SignalHit]]:
    """The hits of one signal, of everybody or of some."""

    def fired(signal: str, *applicant_ids: str) -> list[SignalHit]:
        return [hit for hit in signals_of(database, applicant_ids or None) if hit.signal == signal]

    return fired
