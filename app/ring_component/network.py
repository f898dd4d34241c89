"""What the renderer draws of a query's answer: people, values and whatever else it names, with what joins them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.ring_component.drawing import Drawing, drawn
from app.ring_component.layout import place
from app.ring_component.looks import shortened
from app.wording import kind_words
from graph.identifiers.kinds import KINDS

_LABEL_LENGTH = 26
_TITLE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Dot:
    """One node: `kind` is a kind of identifier, `person`, or anything else."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two nodes, in words."""

    start: str
    end: str
    words: str


@lru_cache(maxsize=16)
def network_drawing(subject: str, dots: tuple[Dot, ...], joins: tuple[Line, ...]) -> Drawing:
    """Draw them; whoever has most lines stands in the middle. `subject` tells one answer from another."""
    ends = [(line.start, line.end) for line in joins]
    busiest = Counter(end for both in ends for end in both).most_common(1)
    positions = place(busiest[0][0] if busiest else dots[0].id, [dot.id for dot in dots], ends)
    return drawn(subject, [_node(dot) for dot in dots], [_edge(line) for line in joins], positions, list(_legend(dots)))


def _node(dot: Dot) -> dict[str, Any]:
    shown = {
        "id": dot.id,
        "label": shortened(dot.text, _LABEL_LENGTH),
        "title": f"{kind_words(dot.kind)}: {shortened(dot.text, _TITLE_LENGTH)}",
    }
    return shown | _look(dot.kind)


def _look(kind: str) -> dict[str, Any]:
    if kind == "person":
        return {"shape": "dot", "size": 15, "standing": "person"}
    if kind in KINDS:
        return {"shape": KINDS[kind].shape, "size": 12, "kind": kind, "colour": KINDS[kind].colour, "crossed": True}
    return {"shape": "dot", "size": 8, "colour": "gray", "crossed": True}


def _edge(line: Line) -> dict[str, Any]:
    return {
        "id": f"join:{line.start}:{line.end}",
        "from": line.start,
        "to": line.end,
        "width": 2,
        "title": shortened(line.words, _TITLE_LENGTH),
    }


def _legend(dots: tuple[Dot, ...]) -> Iterator[dict[str, Any]]:
    for kind in dict.fromkeys(dot.kind for dot in dots):
        yield _look(kind) | {"label": kind_words(kind)}
