from collections.abc import Callable
from typing import Any

import pytest

from graph.database import Database
from graph.signals.catalogue import signals
from graph.signals.lists import Lists

Tell = Callable[..., None]


@pytest.fixture
def asked(tell: Tell) -> list[str]:
    """Ten people with everything that signals read."""

    def told(applicant_id: str, number: int) -> list[tuple[str, ...]]:
        return [
            (applicant_id, "phone", f"(202) 555-{100 + number:04}", "2026-01-01"),
            (applicant_id, "email", f"stranger{applicant_id}@mail.example", "2026-01-01"),
            (applicant_id, "home", f"{number + 1} Elm St, Chicago, IL 60601", "2026-01-01"),
            (applicant_id, "ship_to", f"{number + 1} Oak St, Albany, NY 12207", "2026-01-01"),
            (applicant_id, "ip", f"198.18.1.{number}", "2026-01-01"),
        ]

    ids = [f"A-{number}" for number in range(10)]
    tell(*(fact for number, each in enumerate(ids) for fact in told(each, number)))
    return ids


@pytest.mark.parametrize("name", list(signals()))
def test_asking_about_some_never_reads_everybody(database: Database, asked: list[str], name: str) -> None:
    signal = signals()[name].query
    given: dict[str, Any] = {
        key: Lists().entries(each.values_from) if each.values_from else each.default
        for key, each in signal.says.parameters.items()
    }
    plan = database.explain(signal.text, given | {"applicant_ids": asked})
    scans = [each for each in plan.operators if "LabelScan" in each.name or each.name == "AllNodesScan"]
    assert [each.details for each in scans if "anybody" not in each.details] == []
