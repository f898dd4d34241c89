from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from graph.alerts.delivery.outbox import messages
from graph.alerts.evidence import Finding
from graph.alerts.listing import alerts, history
from graph.alerts.model import Act, Kind
from graph.alerts.raising import Raised, Raising, raise_alerts
from graph.alerts.suppression import suppress, suppressions
from graph.alerts.work import Step, act
from graph.database import Database
from graph.privacy.erase import erase
from graph.upkeep.wipe import wipe_facts
from ingest.summary import Summary

NOW = datetime(2026, 10, 1, tzinfo=UTC)
TELLING = ("V-1", "V-2", "Vera", "vera", "novak")


@pytest.fixture
def raised(load: Callable[..., list[Summary]], feeds: dict[str, str], database: Database) -> Raised:
    """One alert about Vera, whose other id is V-2, one about Bo, in whose evidence she is, and one about a value."""
    load(feeds)
    raising = Raising("pairs", "q", Kind.FOUND, "bo", NOW, NOW + timedelta(days=30), delivery=("ops",))
    rows = ({"applicant_id": "B-1", "with": "V-1", "name": "Vera Nøvak"}, {"applicant_id": "B-1", "with": "C-1"})
    found = [
        Finding("V-2", ({"applicant_id": "V-1"},), 0.9, "Vera Nøvak has it.", is_person=True),
        Finding("B-1", rows, 0.8, "Shared with V-1.", is_person=True),
        Finding("vera.novak@example.org", ({"value": "vera.novak@example.org"},), 0.7, "One.", is_person=False),
    ]
    raised = raise_alerts(database, raising, found)
    assert raised
    return raised


def test_of_the_erased_nothing_is_left_in_alerts(
    raised: Raised, database: Database, home: Path, everything_stored: Callable[[], str]
) -> None:
    bo = next(alert for alert in alerts(database, NOW) if alert.subject == "B-1")
    act(database, Step(bo.alert_id, Act.DISMISSED, "ana", NOW, "A cousin of Vera Nøvak (V-2)."), saw=1)
    for value in ("V-1", "C-1"):
        suppress(database, "pairs", "with", value, until=date(2027, 1, 1), reason="V-1 is ours.", actor="bo", at=NOW)

    done = erase(database, home, "V-1", actor="ana", reason="Request of 3 May.")
    left = everything_stored().replace("V-10", "")
    assert not [word for word in TELLING if word in left]
    assert done.alerts == 1
    kept = {alert.subject for alert in alerts(database, NOW)}
    assert kept == {"B-1", "[erased]"}
    first, last = history(database, bo.alert_id)
    assert first.evidence == [{"applicant_id": "B-1", "with": "C-1"}]
    assert last.change.reason == "A cousin of [erased] ([erased])."
    assert {rule.value for rule in suppressions(database)} == {"[erased]", "C-1"}
    [message] = messages(database)
    assert set(message.new) < set(raised.new)


def test_alerts_are_work_and_outlive_the_facts(raised: Raised, database: Database) -> None:
    wipe_facts(database)
    assert len(alerts(database, NOW)) == len(raised.new)
