"""Signals about sharing say nothing of a value that people share innocently, as investigators know."""

from collections.abc import Iterable, Mapping

from graph.hubs.standing import Role, Standing, in_role
from graph.queries.declaration import Category
from graph.signals.catalogue import signals
from graph.signals.model import SignalHit

ABOUT_SHARING = "sharing"
"""The tag of signals that mean nothing where a value is a hub."""


def without_hubs(hits: Iterable[SignalHit], standings: Mapping[tuple[str, Role], Standing]) -> list[SignalHit]:
    """The hits that stand, given what stands about values."""
    return [hit for hit in hits if not _is_of_a_hub(hit, standings)]


def _is_of_a_hub(hit: SignalHit, standings: Mapping[tuple[str, Role], Standing]) -> bool:
    if hit.identifier_id is None or ABOUT_SHARING not in signals()[hit.signal].query.says.tags:
        return False
    standing = in_role(standings, hit.identifier_id, "ship_to" if hit.category is Category.ADDRESS else None)
    return standing is not None and not standing.is_crossed
