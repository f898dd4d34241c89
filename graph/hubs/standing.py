"""What investigators said of values: their class, and whether rings cross them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.database import Reader
from graph.decisions.model import Decision, Verdict
from graph.decisions.standing import standing_on_all_values, standing_on_values
from graph.hubs.classes import HubClass

Role = str | None
"""`home` or `ship_to` for one of an address's roles; None for whatever role."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands about a value in a role.

    `hub_class` is None where a verdict says it all: `ring_member`, it is a ring's own; `cleared`, it ties nobody.
    """

    decision: Decision
    hub_class: HubClass | None
    is_crossed: bool


def hub_classes(reader: Reader, identifier_ids: Iterable[str], on: date) -> Mapping[tuple[str, Role], Standing]:
    """What investigators' decisions say on that day of these values. One indexed statement, few rows."""
    return _standings(standing_on_values(reader, identifier_ids, on))


def all_hub_classes(reader: Reader, on: date) -> Mapping[tuple[str, Role], Standing]:
    """As `hub_classes`, of every value of the graph."""
    return _standings(standing_on_all_values(reader, on))


def in_role(standings: Mapping[tuple[str, Role], Standing], identifier_id: str, role: Role) -> Standing | None:
    """What is said of the value in this role, else of the value as such."""
    return standings.get((identifier_id, role)) or standings.get((identifier_id, None))


def _standings(decisions: Mapping[tuple[str, Role], Decision]) -> dict[tuple[str, Role], Standing]:
    return {key: _standing(decision) for key, decision in decisions.items() if decision.verdict != Verdict.UNSURE}


def _standing(decision: Decision) -> Standing:
    if decision.verdict in set(Verdict):
        return Standing(decision, None, is_crossed=decision.verdict == Verdict.RING_MEMBER)
    hub_class = HubClass(decision.verdict)
    return Standing(decision, hub_class, is_crossed=hub_class.is_crossed)
