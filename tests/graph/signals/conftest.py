from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.database import Database
from graph.facts.model import Application, Fact, Moment, Record, Shipment
from graph.identifiers.canonical import Canonical
from graph.signals.hits import signals_of


def _at(day: str) -> Moment:
    return Moment(datetime.fromisoformat(day).replace(tzinfo=UTC))


@pytest.fixture
def fired(database: Database, tmp_path: Path) -> Callable[[str], list[str]]:
    """Whom one signal is about, in a home whose lists a test may have written."""

    def fired(signal: str) -> list[str]:
        return [hit.applicant_id for hit in signals_of(database, home=tmp_path) if hit.signal == signal]

    return fired


@pytest.fixture
def own_list(tmp_path: Path) -> Callable[[str, str], None]:
    """A list of the user's own: CSV, where its name does not say otherwise."""

    def own_list(name: str, text: str) -> None:
        (tmp_path / "lists").mkdir(exist_ok=True)
        (tmp_path / "lists" / (name if "." in name else f"{name}.csv")).write_text(text, encoding="utf-8")

    return own_list


@pytest.fixture
def named() -> Callable[[str, str], Record]:
    """The claim of a name."""
    return lambda applicant_id, name: Record(applicant_id, "ats", name=name)


@pytest.fixture
def parcel(identify: Callable[[str, str], Canonical]) -> Callable[..., tuple[Fact | tuple[str, ...], ...]]:
    """A parcel to an address on a day, which is also a sighting of the address."""

    def parcel(
        applicant_id: str, to: str, day: str, company: str = "Acme", *, state: str = "sent"
    ) -> tuple[Fact | tuple[str, ...], ...]:
        shipment = Shipment(
            applicant_id, "desk", identify("ship_to", to), hiring_company=company, shipped_at=_at(day), state=state
        )
        return shipment, (applicant_id, "ship_to", to, day)

    return parcel


@pytest.fixture
def applied() -> Callable[..., Application]:
    """An application on a day, and what became of it on another."""

    def applied(
        applicant_id: str, day: str, company: str = "Acme", *, status: str = "applied", since: str | None = None
    ) -> Application:
        return Application(
            applicant_id,
            "ats",
            hiring_company=company,
            job_title="Engineer",
            applied_at=_at(day),
            status=status,
            status_at=_at(since or day),
        )

    return applied
