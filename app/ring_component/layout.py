"""Where people and values stand in the first drawing: the suspect in the middle, every hop further out."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx
import numpy
import numpy.typing

Position = tuple[float, float]
Matrix = numpy.typing.NDArray[numpy.float64]
Indices = numpy.typing.NDArray[numpy.intp]

_ROOM = 125.0
"""How far apart neighbours stand on average, in the drawing's own units: about the width of a label."""
_WIDE = 1.5
"""The drawing is this much wider than high, as the place for it is."""
_LABEL = (118.0, 66.0)
"""Width and height that a node takes up with its label, where nobody says how long that is."""
_LINE, _LETTER, _DOT = 18.0, 7.2, 42.0
"""Height of a line of a label, width of a letter, and height of what it stands under, with some air."""
_PUSHES, _STEP = 100, 0.25
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
"""Steps of this angle never stand in one line."""
_SPIRAL = 2_000
_SPRING_WORK = 16_000
"""Steps times nodes: a step costs the square of the nodes, and large rings come to rest sooner than they are read."""
_SPRING_LIMIT = 400
"""Springs cost the square of the number of nodes: above this many, the circles around the suspect must do."""


def place(
    centre: str, nodes: Iterable[str], edges: Iterable[tuple[str, str]], labels: Mapping[str, str] | None = None
) -> dict[str, Position]:
    """Give a position to every node: the same for the same ring, whatever order things come in.

    With `labels` each has the room that its own takes up.
    """
    graph = networkx.Graph()
    graph.add_nodes_from(sorted({centre, *nodes}))
    graph.add_edges_from(sorted(edges))
    circles = _on_circles(graph, centre)
    if len(graph) > _SPRING_LIMIT or len(graph) == 1:
        return circles
    furthest = max(math.dist((0, 0), position) for position in circles.values())
    unit = {node: (x / furthest, y / furthest) for node, (x, y) in circles.items()}
    settled = networkx.spring_layout(
        graph, k=2 / math.sqrt(len(graph)), pos=unit, iterations=min(100, _SPRING_WORK // len(graph)), seed=7
    )
    return _apart(_stretched(settled, centre), labels or {})


def place_beside(places: Mapping[str, Position], new: Iterable[tuple[str, str]]) -> dict[str, Position]:
    """Give each new node, named with its neighbour, the free place nearest to that; whoever stands already stays."""
    all_places = dict(places)
    for node, neighbour in new:
        if node not in all_places:
            all_places[node] = _free_place(all_places.get(neighbour, (0.0, 0.0)), all_places.values())
    return all_places


def _free_place(near: Position, taken: Collection[Position]) -> Position:
    """Walk outwards on a spiral until no label would lie on another."""
    others = numpy.array(list(taken))
    for step in range(1, _SPIRAL):
        radius, angle = _ROOM * math.sqrt(step) * 0.6, step * _GOLDEN_ANGLE
        place = near[0] + radius * math.cos(angle) * _WIDE, near[1] + radius * math.sin(angle)
        if not len(others) or not (numpy.abs(others - place) < _LABEL).all(axis=1).any():
            break
    return round(place[0], 1), round(place[1], 1)


def _stretched(unit: Mapping[str, Sequence[float]], centre: str) -> dict[str, Position]:
    """Stretch the arrangement, as wide and high as its labels need, with the suspect at the origin."""
    xs, ys = ([float(position[axis]) for position in unit.values()] for axis in (0, 1))
    height = _ROOM * math.sqrt(len(unit) / _WIDE)
    by_x = height * _WIDE / max(max(xs) - min(xs), 0.1)
    by_y = height / max(max(ys) - min(ys), 0.1)
    middle_x, middle_y = unit[centre]
    return {
        node: (round(float(x - middle_x) * by_x, 1), round(float(y - middle_y) * by_y, 1))
        for node, (x, y) in unit.items()
    }


def _apart(positions: dict[str, Position], labels: Mapping[str, str]) -> dict[str, Position]:
    """Push those apart whose labels would lie on each other, a little at a time; the whole keeps its shape."""
    places = numpy.array(list(positions.values()))
    sizes = numpy.array([_size(labels.get(node)) for node in positions])
    for _ in range(_PUSHES):
        one, other = _touching(places, sizes)
        if not len(one):
            break
        room, between = (sizes[one] + sizes[other]) / 2, places[one] - places[other]
        lacking = room - numpy.abs(between)
        # Along the axis on which less is lacking; who stands at the same place goes by the order.
        side = numpy.where(between != 0, numpy.sign(between), numpy.sign(one - other)[:, None])
        shorter = (lacking / room).argmin(axis=1)[:, None] == numpy.arange(2)
        numpy.add.at(places, one, side * lacking * shorter * _STEP)
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(positions, places, strict=True)}


def _touching(places: Matrix, sizes: Matrix) -> tuple[Indices, Indices]:
    """The pairs, in both orders, whose labels lie on each other."""
    touch = numpy.ones((len(places), len(places)), dtype=bool)
    for axis in (0, 1):
        at, size = places[:, axis], sizes[:, axis]
        touch &= numpy.abs(at[:, None] - at) < (size[:, None] + size) / 2
    numpy.fill_diagonal(touch, val=False)
    one, other = numpy.nonzero(touch)
    return one, other


def _size(label: str | None) -> tuple[float, float]:
    if label is None:
        return _LABEL
    lines = label.split("\n")
    return max(_DOT, max(map(len, lines)) * _LETTER), _DOT + len(lines) * _LINE


def _on_circles(graph: "networkx.Graph[str]", centre: str) -> dict[str, Position]:
    """Put each hop on a circle of its own, wide enough for those on it; children stand behind their parents."""
    positions = {centre: (0.0, 0.0)}
    radius = 0.0
    reached = networkx.bfs_layers(graph, centre)
    for layer in [*list(reached)[1:], _unreached(graph, centre)]:
        radius = max(radius + _ROOM, len(layer) * _ROOM / (2 * math.pi))
        for index, node in enumerate(layer):
            angle = 2 * math.pi * index / len(layer)
            positions[node] = (round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1))
    return positions


def _unreached(graph: "networkx.Graph[str]", centre: str) -> list[str]:
    return sorted(set(graph) - networkx.node_connected_component(graph, centre))
