"""Which people and values of a scene are on the screen: a filter narrows, hiding takes single ones away."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.ring_component.nodes import person_node, value_node
from app.ring_component.scene import Scene
from graph.rings.model import Link


@dataclass(frozen=True, slots=True)
class Filter:
    """What somebody wants to see. What they had shown beyond the ring has no strength, and stays at any."""

    kinds: frozenset[str] | None = None
    """Kinds of values; None for all."""
    min_strength: float = 0.0


def visible(scene: Scene, wanted: Filter, hidden: Collection[str] = ()) -> frozenset[str]:
    """Nodes to be drawn: who is reached from the suspect through what the filter leaves, without what is hidden.

    A value that nobody on the screen uses is not drawn.
    """
    links = [link for link in _wanted(scene, wanted) if value_node(link.identifier_id) not in hidden]
    persons = _reached(scene, links)
    persons |= _onlookers(scene, links, persons)
    shown = {person_node(id_) for id_ in persons} - set(hidden)
    values = {value_node(link.identifier_id) for link in links if person_node(link.applicant_id) in shown}
    return frozenset(shown | values)


def _wanted(scene: Scene, wanted: Filter) -> Iterable[Link]:
    kinds = {value.id: value.kind for value in scene.ring.values}
    for link in scene.ring.links:
        asked_for = link.applicant_id in scene.outside or link.identifier_id in scene.added
        kind = kinds.get(link.identifier_id)
        is_wanted = kind is not None and (wanted.kinds is None or kind in wanted.kinds)
        if is_wanted and (asked_for or link.strength >= wanted.min_strength):
            yield link


def _reached(scene: Scene, links: Iterable[Link]) -> set[str]:
    """Members who still hang together with the suspect, through the values that join the ring."""
    joining = {value.id for value in scene.ring.identifiers}
    users, values = defaultdict(set), defaultdict(set)
    for link in links:
        if link.identifier_id in joining and link.applicant_id not in scene.outside:
            users[link.identifier_id].add(link.applicant_id)
            values[link.applicant_id].add(link.identifier_id)
    reached, ahead = {scene.ring.suspect}, [scene.ring.suspect]
    while ahead:
        met = {user for value in values[ahead.pop()] for user in users[value]} - reached
        reached |= met
        ahead += met
    return reached


def _onlookers(scene: Scene, links: Collection[Link], reached: Collection[str]) -> set[str]:
    """Those outside the ring who use a value that somebody reached uses."""
    used = {link.identifier_id for link in links if link.applicant_id in reached}
    return {link.applicant_id for link in links if link.applicant_id in scene.outside and link.identifier_id in used}
