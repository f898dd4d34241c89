"""A ring as a still drawing, read from left to right: the suspect, the values shared, who shares them, and so on.

Circles are applicants; a value has the shape and colour of its kind, and is hollow where the ring does not cross it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from statistics import fmean

from app.export.cells import visible
from graph.identifiers.kinds import KINDS
from graph.rings.model import LeftOutIdentifier, Link, Member, Ring, RingIdentifier

Position = tuple[float, float]

_MARGIN = 90.0
_COLUMN = 190.0
_ROW = 52.0
_PERSON = 14.0
_VALUE = 9.0
_LABEL_LENGTH = 24
_CORNERS = {"square": 4, "diamond": 4, "triangle": 3, "hexagon": 6, "star": 5}
_TURN = {"square": math.pi / 4}


def ring_svg(ring: Ring) -> str:
    """An `<svg>` element; every text in it is escaped."""
    positions = positions_of(ring)
    parts = [
        *_lines(ring.links, positions),
        *(_value(value, positions[value.id]) for value in ring.values),
        *(_person(member, positions[member.applicant_id], ring.suspect) for member in ring.members),
    ]
    label = f"Drawing of the ring around {_text(ring.suspect)}"
    return f'<svg viewBox="{_view_box(positions.values())}" role="img" aria-label="{label}">{"".join(parts)}</svg>'


def positions_of(ring: Ring) -> dict[str, Position]:
    """Where everybody and everything stands: each hop in a column of its own, everyone near to what leads there."""
    columns = {member.applicant_id: 2 * member.hops for member in ring.members}
    neighbours: dict[str, list[str]] = defaultdict(list)
    for link in ring.links:
        neighbours[link.identifier_id].append(link.applicant_id)
        neighbours[link.applicant_id].append(link.identifier_id)
    for identifier in ring.values:
        columns[identifier.id] = 1 + min(columns[user] for user in neighbours[identifier.id])
    positions: dict[str, Position] = {}
    for column in sorted(set(columns.values())):
        heights = {
            node: fmean([positions[other][1] for other in neighbours[node] if other in positions] or [0.0])
            for node, place in columns.items()
            if place == column
        }
        positions |= _column(column, sorted(heights, key=lambda node: (heights[node], node)))
    return positions


def _column(column: int, nodes: list[str]) -> dict[str, Position]:
    return {node: (column * _COLUMN, (row - (len(nodes) - 1) / 2) * _ROW) for row, node in enumerate(nodes)}


def _view_box(positions: Iterable[Position]) -> str:
    xs, ys = zip(*positions, strict=True)
    left, top = min(xs) - _MARGIN, min(ys) - _MARGIN
    return f"{left:.0f} {top:.0f} {max(xs) + _MARGIN - left:.0f} {max(ys) + _MARGIN - top:.0f}"


def _lines(links: Iterable[Link], positions: Mapping[str, Position]) -> Iterator[str]:
    for link in links:
        (x1, y1), (x2, y2) = positions[link.applicant_id], positions[link.identifier_id]
        width = 1 + 4 * link.strength
        yield f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke-width="{width:.1f}"/>'


def _person(member: Member, at: Position, suspect: str) -> str:
    x, y = at
    name = member.name or member.applicant_id
    mark = "suspect" if member.applicant_id == suspect else "person"
    circle = f'<circle class="{mark}" cx="{x:.1f}" cy="{y:.1f}" r="{_PERSON}"/>'
    return f"<g><title>{_text(name)}</title>{circle}{_label(name, x, y + _PERSON)}</g>"


def _value(identifier: RingIdentifier | LeftOutIdentifier, at: Position) -> str:
    x, y = at
    kind = KINDS[identifier.kind]
    fill = kind.colour if isinstance(identifier, RingIdentifier) else "#fff"
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners(kind.shape, x, y))
    shape = f'<polygon fill="{fill}" stroke="{kind.colour}" points="{points}"/>'
    return f"<g><title>{_text(identifier.value)}</title>{shape}{_label(identifier.value, x, y + _VALUE)}</g>"


def corners(shape: str, x: float, y: float) -> list[Position]:
    """The corners of a value of that shape whose middle is there."""
    count = _CORNERS.get(shape, 8)
    turns = (_TURN.get(shape, 0.0) + 2 * math.pi * corner / count - math.pi / 2 for corner in range(count))
    return [(x + _VALUE * math.cos(turn), y + _VALUE * math.sin(turn)) for turn in turns]


def short_label(text: str) -> str:
    """As much of a text as a drawing has room for."""
    return text if len(text) <= _LABEL_LENGTH else f"{text[: _LABEL_LENGTH - 1]}…"


def _label(text: str, x: float, y: float) -> str:
    return f'<text x="{x:.1f}" y="{y + 14:.1f}">{_text(short_label(text))}</text>'


def _text(value: str) -> str:
    return escape(visible(value))
