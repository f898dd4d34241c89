from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.decide import standing_on as stands
from graph.decisions.model import Decision
from graph.decisions.subjects import find_subject


@pytest.fixture
def decide_on(database: Database) -> Callable[..., Decision]:
    """Decide about whatever has this id, an hour later each time."""
    hours = count()

    def decide_on(text: str, verdict: str, role: str | None = None) -> Decision:
        subject = find_subject(database, text, role)
        assert subject
        at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=next(hours))
        standing = stands(database, subject, at.date())
        draft = Draft(subject, verdict, "Looked into.", "kim", at)
        decision = decide(database, draft, saw=standing.decision_id if standing else None)
        assert isinstance(decision, Decision)
        return decision

    return decide_on
