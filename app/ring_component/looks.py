"""How people, values and lines look, and what they say; what the page's theme decides is left to `ring.js`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.export.cells import visible
from app.ring_component.nodes import Value, link_edge, person_node, value_node
from app.ring_component.scene import Scene
from app.wording import counted, kind_words, role_words
from graph.identifiers.kinds import KINDS
from graph.rings.model import LeftOutIdentifier, Link, Member, Ring, RingIdentifier

_LABEL_LENGTH = 22
_TITLE_LENGTH = 300
_STANDINGS = {
    "hired": "hired",
    "applied": "open",
    "interview": "open",
    "offer": "open",
    "left": "ended",
    "refused": "ended",
    "blocked": "ended",
}
_TELLING = ("suspect", "hired", "ended")
_STANDING_LABELS = {
    "suspect": "suspect",
    "hired": "hired",
    "open": "applying",
    "ended": "left, refused or blocked",
    "unknown": "no application known",
    "outside": "not in the ring",
}


def people(scene: Scene) -> Iterator[dict[str, Any]]:
    """Give the nodes of all people of the scene."""
    for member in scene.ring.members:
        standing = _standing(scene, member)
        name = shortened(member.name or member.applicant_id, _LABEL_LENGTH)
        yield {
            "id": person_node(member.applicant_id),
            # That somebody applies or is interviewed is what most do: the tooltip and the table say it.
            "label": f"{name}\n{member.status}" if member.status and standing in _TELLING else name,
            "title": _about_person(member, standing),
            "shape": "dot",
            "size": 22 if standing == "suspect" else 15,
            "standing": standing,
            "way": _way(member),
        }


def _standing(scene: Scene, member: Member) -> str:
    if member.applicant_id in scene.outside:
        return "outside"
    if member.applicant_id == scene.ring.suspect:
        return "suspect"
    return _STANDINGS.get(member.status or "", "unknown")


def _way(member: Member) -> list[str]:
    return [value_node(step) if index % 2 else person_node(step) for index, step in enumerate(member.path)]


def values(ring: Ring, links: Iterable[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Give the nodes of the values that these links lead to, the joining ones first."""
    used = {identifier for _, identifier in links}
    not_crossed = (one for one in ring.left_out.identifiers if one.id in used)
    values: tuple[Value, ...] = (*ring.identifiers, *not_crossed)
    for value in values:
        kind = KINDS[value.kind]
        crossed = isinstance(value, RingIdentifier) and value.hub_class is None
        yield {
            "id": value_node(value.id),
            "label": shortened(value.value, _LABEL_LENGTH) + ("" if crossed else f"\n{_why_marked(value)}"),
            "title": _about_value(value),
            "shape": kind.shape,
            "size": 12 if crossed else 9,
            "kind": kind.name,
            "colour": kind.colour,
            "crossed": crossed,
        }


def _why_marked(value: Value) -> str:
    return f"{value.hub_class}" if isinstance(value, RingIdentifier) else f"{value.degree:,} people"


def lines(links: Mapping[tuple[str, str], list[Link]]) -> Iterator[dict[str, Any]]:
    """Give the edges, as thick as they say much."""
    for (applicant, identifier), uses in links.items():
        yield {
            "id": link_edge(applicant, identifier),
            "from": person_node(applicant),
            "to": value_node(identifier),
            "width": round(1 + 5 * max(use.strength for use in uses), 2),
            "title": shortened("\n".join(_about_link(use) for use in uses), _TITLE_LENGTH),
        }


def _about_person(member: Member, standing: str) -> str:
    name = shortened(member.name or "no name known", _TITLE_LENGTH)
    how = _STANDING_LABELS[standing] if standing in ("outside", "suspect") else _how_linked(member)
    return f"{name}\n{shortened(member.applicant_id, _LABEL_LENGTH)} · {member.status or 'no application known'}\n{how}"


def _how_linked(member: Member) -> str:
    return f"strength {member.strength:.2f}, {counted(member.hops, 'hop')} away"


def _about_value(value: Value) -> str:
    shown = shortened(value.value, _TITLE_LENGTH)
    about = f"{kind_words(value.kind)}: {shown}\nshared by {counted(value.degree, 'person', 'people')}"
    return f"{about}\nnot crossed: {value.reason}" if isinstance(value, LeftOutIdentifier) else about


def _about_link(link: Link) -> str:
    return f"{role_words(link.role)}, as written: {' | '.join(link.raw)}\nsaid by {', '.join(link.sources)}"


def legend(nodes: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give an entry for each look that occurs."""
    standings = {node.get("standing") for node in nodes}
    for standing, label in _STANDING_LABELS.items():
        if standing in standings:
            yield {"shape": "dot", "standing": standing, "label": label}
    kinds = {node.get("kind") for node in nodes}
    for kind in KINDS.values():
        if kind.name in kinds:
            yield {"shape": kind.shape, "colour": kind.colour, "crossed": True, "label": kind_words(kind.name)}
    if any(node.get("crossed") is False for node in nodes):
        yield {"shape": "square", "colour": "gray", "crossed": False, "label": "value not crossed"}


def shortened(text: str, length: int) -> str:
    """Give the text without anything that acts on a screen, cut to `length`."""
    shown = visible(text[: length + 1], keep="\n")
    return shown if len(shown) <= length else shown[: length - 1] + "…"
