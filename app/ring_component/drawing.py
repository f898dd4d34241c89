"""What the renderer draws: a ring as pyvis data. Looks that depend on the page's theme are left to `ring.js`."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pyvis.network import Network

from app.export.cells import visible
from app.ring_component.layout import place
from app.wording import counted, kind_words, role_words
from graph.identifiers.kinds import KINDS
from graph.rings.model import LeftOutIdentifier, Link, Member, Ring, RingIdentifier

Value = RingIdentifier | LeftOutIdentifier

_LABEL_LENGTH = 26
_TITLE_LENGTH = 300
_MOST_ENDS = 12
"""More ends than these would hide the ring; a table lists all."""
_STANDINGS = {
    "hired": "hired",
    "applied": "open",
    "interview": "open",
    "offer": "open",
    "left": "ended",
    "refused": "ended",
    "blocked": "ended",
}
_STANDING_LABELS = {
    "suspect": "suspect",
    "hired": "hired",
    "open": "applying",
    "ended": "left, refused or blocked",
    "unknown": "no application known",
}
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"size": 13, "borderWidthSelected": 4, "font": {"multi": False}},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0.5},
    "interaction": {"hover": True, "zoomView": False, "tooltipDelay": 150, "selectConnectedEdges": False},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One ring, ready to be sent. `subject` tells the renderer whether it is still the same one."""

    subject: str
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]
    legend: list[dict[str, Any]]


def person_node(applicant_id: str) -> str:
    """Give the drawing's name for a person."""
    return f"person:{applicant_id}"


def value_node(identifier_id: str) -> str:
    """Give the drawing's name for a value."""
    return f"value:{identifier_id}"


def link_edge(applicant_id: str, identifier_id: str) -> str:
    """Give the drawing's name for the line between a person and a value, whatever roles it stands for."""
    return f"link:{identifier_id}:{applicant_id}"


@lru_cache(maxsize=64)
def drawing(ring: Ring) -> Drawing:
    """Turn the ring into nodes and edges. Cached by the ring's whole content, so that a click costs nothing."""
    links = _drawn_links(_with_few_ends(ring))
    network = Network()
    network.set_options(json.dumps(_OPTIONS))
    nodes = [*_people(ring), *_values(ring, links)]
    legend = list(_legend(nodes))
    ends = [(person_node(applicant), value_node(value)) for applicant, value in links]
    positions = place(person_node(ring.suspect), [node["id"] for node in nodes], ends)
    for node in nodes:
        x, y = positions[node["id"]]
        network.add_node(node.pop("id"), **node, x=x, y=y)
    # Not add_edge: it is quadratic and drops parallel lines.
    network.edges.extend(_lines(links))
    drawn, edges, _heading, _height, _width, options = network.get_network_data()
    return Drawing(ring.suspect, drawn, edges, json.loads(options), legend)


def _with_few_ends(ring: Ring) -> Ring:
    """Leave only the ends that say most: values that several people here use, the most shared first."""
    users: dict[str, set[str]] = {}
    for link in ring.links:
        users.setdefault(link.identifier_id, set()).add(link.applicant_id)
    ends = [one for one in ring.left_out.identifiers if len(users.get(one.id, ())) > 1][:_MOST_ENDS]
    return replace(ring, left_out=replace(ring.left_out, identifiers=tuple(ends)))


def _people(ring: Ring) -> Iterator[dict[str, Any]]:
    for member in ring.members:
        is_suspect = member.applicant_id == ring.suspect
        name = shortened(member.name or member.applicant_id, _LABEL_LENGTH)
        yield {
            "id": person_node(member.applicant_id),
            "label": f"{name}\n{member.status}" if member.status else name,
            "title": _about_person(member, is_suspect=is_suspect),
            "shape": "dot",
            "size": 22 if is_suspect else 15,
            "standing": "suspect" if is_suspect else _STANDINGS.get(member.status or "", "unknown"),
            "way": _way(member),
        }


def _way(member: Member) -> list[str]:
    return [value_node(step) if index % 2 else person_node(step) for index, step in enumerate(member.path)]


def _values(ring: Ring, links: Iterable[tuple[str, str]]) -> Iterator[dict[str, Any]]:
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


def _drawn_links(ring: Ring) -> Mapping[tuple[str, str], list[Link]]:
    """Group the links by person and value: one line, though the value may be home and ship-to at once."""
    shown = {member.applicant_id for member in ring.members}
    known = {one.id for one in ring.identifiers} | {one.id for one in ring.left_out.identifiers}
    lines: dict[tuple[str, str], list[Link]] = {}
    for link in ring.links:
        if link.applicant_id in shown and link.identifier_id in known:
            lines.setdefault((link.applicant_id, link.identifier_id), []).append(link)
    return lines


def _lines(links: Mapping[tuple[str, str], list[Link]]) -> Iterator[dict[str, Any]]:
    for (applicant, identifier), uses in links.items():
        yield {
            "id": link_edge(applicant, identifier),
            "from": person_node(applicant),
            "to": value_node(identifier),
            "width": round(1 + 5 * max(use.strength for use in uses), 2),
            "title": shortened("\n".join(_about_link(use) for use in uses), _TITLE_LENGTH),
        }


def _about_person(member: Member, *, is_suspect: bool) -> str:
    name = shortened(member.name or "no name known", _TITLE_LENGTH)
    how = "the suspect" if is_suspect else f"strength {member.strength:.2f}, {counted(member.hops, 'hop')} away"
    return f"{name}\n{shortened(member.applicant_id, _LABEL_LENGTH)} · {member.status or 'no application known'}\n{how}"


def _about_value(value: Value) -> str:
    shown = shortened(value.value, _TITLE_LENGTH)
    about = f"{kind_words(value.kind)}: {shown}\nshared by {counted(value.degree, 'person', 'people')}"
    return f"{about}\nnot crossed: {value.reason}" if isinstance(value, LeftOutIdentifier) else about


def _about_link(link: Link) -> str:
    return f"{role_words(link.role)}, as written: {' | '.join(link.raw)}\nsaid by {', '.join(link.sources)}"


def _legend(nodes: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
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
