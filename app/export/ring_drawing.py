"""A ring as a still drawing for a PDF: the same places, shapes and colours as in the SVG."""

from collections.abc import Mapping

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, String
from reportlab.lib.colors import HexColor, black, grey, white

from app.export.pdf_text import PLAIN, shown
from app.export.ring_svg import Position, corners, positions_of, short_label
from graph.identifiers.kinds import KINDS
from graph.rings.model import LeftOutIdentifier, Link, Member, Ring, RingIdentifier

_MARGIN, _PERSON, _LABEL = 90.0, 14.0, 11.0
_SUSPECT = HexColor("#d55e00")
_PART = Circle | Line | Polygon | String


def ring_drawing(ring: Ring, width: float, height: float) -> Drawing:
    """The ring, fitted into this room (in points)."""
    positions = {node: (x, -y) for node, (x, y) in positions_of(ring).items()}
    xs, ys = zip(*positions.values(), strict=True)
    left, bottom = min(xs) - _MARGIN, min(ys) - _MARGIN
    wide, high = max(xs) + _MARGIN - left, max(ys) + _MARGIN - bottom
    scale = min(width / wide, height / high, 1.0)
    drawing = Drawing(wide * scale, high * scale)
    drawing.transform = (scale, 0, 0, scale, -left * scale, -bottom * scale)
    for part in _parts(ring, positions):
        drawing.add(part)
    return drawing


def _parts(ring: Ring, positions: Mapping[str, Position]) -> list[_PART]:
    lines = [_line(link, positions) for link in ring.links]
    values = [part for value in ring.values for part in _value(value, positions[value.id])]
    people = [part for member in ring.members for part in _person(member, positions[member.applicant_id], ring.suspect)]
    return [*lines, *values, *people]


def _line(link: Link, positions: Mapping[str, Position]) -> Line:
    start, end = positions[link.applicant_id], positions[link.identifier_id]
    return Line(*start, *end, strokeColor=grey, strokeWidth=1 + 4 * link.strength)


def _person(member: Member, at: Position, suspect: str) -> list[_PART]:
    fill = _SUSPECT if member.applicant_id == suspect else white
    circle = Circle(*at, _PERSON, fillColor=fill, strokeColor=black, strokeWidth=2)
    return [circle, _label(member.name or member.applicant_id, at, _PERSON)]


def _value(value: RingIdentifier | LeftOutIdentifier, at: Position) -> list[_PART]:
    kind = KINDS[value.kind]
    colour = HexColor(kind.colour)
    points = [each for x, y in corners(kind.shape, at[0], -at[1]) for each in (x, -y)]
    fill = colour if isinstance(value, RingIdentifier) else white
    return [Polygon(points, fillColor=fill, strokeColor=colour), _label(value.value, at, _PERSON)]


def _label(text: str, at: Position, below: float) -> String:
    return String(
        at[0], at[1] - below - _LABEL, short_label(shown(text)), fontName=PLAIN, fontSize=_LABEL, textAnchor="middle"
    )
