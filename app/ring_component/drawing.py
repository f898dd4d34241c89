"""What the renderer draws: a ring as pyvis data. Looks that depend on the page's theme are left to `ring.js`."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pyvis.network import Network

from app.ring_component.layout import Position, place, place_beside
from app.ring_component.looks import legend, lines, people, values
from app.ring_component.nodes import person_node, value_node
from app.ring_component.scene import Scene, drawn_links, with_few_ends
from graph.rings.model import Ring

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


@lru_cache(maxsize=64)
def drawing(scene: Scene) -> Drawing:
    """Turn a scene into nodes and edges. Cached by its whole content, so that a click costs nothing."""
    ring = with_few_ends(scene)
    links = drawn_links(ring)
    nodes = [*people(scene), *values(ring, links)]
    return drawn(ring.suspect, nodes, lines(links), _places(scene, links), list(legend(nodes)))


def drawn(
    subject: str,
    nodes: Iterable[Mapping[str, Any]],
    edges: Iterable[Mapping[str, Any]],
    positions: Mapping[str, Position],
    entries: list[dict[str, Any]],
) -> Drawing:
    """Put nodes and edges at their places, as pyvis has them."""
    network = Network()
    network.set_options(json.dumps(_OPTIONS))
    for node in nodes:
        x, y = positions[node["id"]]
        network.add_node(node["id"], **{name: value for name, value in node.items() if name != "id"}, x=x, y=y)
    # Not add_edge: it is quadratic and drops parallel lines.
    network.edges.extend(edges)
    sent, lines_sent, _heading, _height, _width, options = network.get_network_data()
    return Drawing(subject, sent, lines_sent, json.loads(options), entries)


def only(whole: Drawing, nodes: Collection[str]) -> Drawing:
    """Leave these nodes of a drawing and the lines between them, each at its place."""
    return replace(
        whole,
        nodes=[node for node in whole.nodes if node["id"] in nodes],
        edges=[edge for edge in whole.edges if edge["from"] in nodes and edge["to"] in nodes],
    )


def _places(scene: Scene, links: Iterable[tuple[str, str]]) -> Mapping[str, Position]:
    """Arrange the ring by itself; whoever was added stands beside a neighbour, so that nobody ever moves."""
    base = _arranged(scene.base)
    suspect = person_node(scene.ring.suspect)
    alone = ((person_node(member.applicant_id), suspect) for member in scene.ring.members)
    return place_beside(base, (*_next_to(base, links), *alone))


@lru_cache(maxsize=64)
def _arranged(ring: Ring) -> Mapping[str, Position]:
    scene = Scene(ring, ring)
    links = drawn_links(with_few_ends(scene))
    ends = [(person_node(applicant), value_node(value)) for applicant, value in links]
    labels = {node["id"]: node["label"] for node in (*people(scene), *values(ring, links))}
    return place(person_node(ring.suspect), labels, ends, labels)


def _next_to(placed: Collection[str], links: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give every node that a line leads to and that has no place, with a neighbour that has one by then."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    for applicant, value in links:
        neighbours[person_node(applicant)].append(value_node(value))
        neighbours[value_node(value)].append(person_node(applicant))
    known = set(placed)
    ahead = [node for node in neighbours if node in known]
    for node in ahead:
        for other in neighbours[node]:
            if other not in known:
                yield other, node
                known.add(other)
                ahead.append(other)
