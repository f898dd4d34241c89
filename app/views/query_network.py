"""What a query found as a graph: people and values, what joins them, and the way from a person to their ring."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import streamlit as st

from app.access.masking import HIDDEN, masked_value
from app.access.misused import misused_among
from app.access.seeing import sight, value_as_seen
from app.resources import database
from app.ring_component import draw_network
from app.ring_component.network import Dot, Line, network_drawing
from app.ring_component.nodes import applicant_of, person_node, value_node
from app.views.open_ring import open_ring
from app.views.plain import plain
from app.wording import counted
from graph.identifiers.kinds import KINDS
from graph.queries.named import named_nodes
from graph.queries.network import PERSON, Key, Network, Spot, first, loose_ends, network_of, spot_of

MOST_DOTS = 150
_MOST_ENDS = 2_000
_PICKED = "network-picked"
_SAYS = (
    "The answer as a drawing. Arrow keys walk through it, Enter picks, plus and minus zoom, 0 fits. "
    "The table below holds the same."
)


def show_network(rows: Sequence[Mapping[str, Any]], *, asked_at: str) -> None:
    """Offer to draw the rows, where they name anybody or anything."""
    ends = loose_ends(rows)
    if not (ends or network_of(rows, {}).spots):
        return
    if not st.toggle("As a graph", key=f"as-graph-{asked_at}"):
        return
    whole = network_of(rows, named_nodes(database(), element_ids=ends[:_MOST_ENDS]) if ends else {})
    _draw(with_texts(first(whole, MOST_DOTS)), asked_at)
    st.caption(drawn_of_all(len(whole.spots), joins_cut=len(ends) > _MOST_ENDS))


def drawn_of_all(spots: int, *, joins_cut: bool) -> str:
    """Say how much of the answer is in the drawing."""
    shown = f"Drawn: {min(spots, MOST_DOTS):,} of {counted(spots, 'person or value', 'people and values')}"
    cut = "; there are more relationships, which are not drawn" if joins_cut else ""
    return f"{shown}, in the order of the rows{cut}."


def with_texts(network: Network) -> Network:
    """Look up names and values that the rows did not have."""
    bare = [spot for spot in network.spots.values() if spot.text is None]
    nodes = named_nodes(
        database(),
        applicant_ids=[spot.id for spot in bare if spot.kind == PERSON],
        identifier_ids=[spot.id for spot in bare if spot.kind in KINDS],
    )
    for found in map(spot_of, nodes.values()):
        network.spots[found.kind, found.id].text = found.text
    return network


def _draw(network: Network, asked_at: str) -> None:
    if not network.spots:
        return
    people = {each for spot in network.spots.values() for each in spot.beside}
    joined = _joined_to_people(network)
    hidden = misused_among(database(), people) - sight().revealed
    names = {key: _node(key) for key in network.spots}
    dots = {
        names[key]: Dot(names[key], spot.kind, _seen(spot, (spot.beside | joined.get(key, set())) & hidden))
        for key, spot in network.spots.items()
    }
    lines = tuple(Line(names[a], names[b], ", ".join(sorted(words))) for (a, b), words in network.joins.items())
    drawing = network_drawing(f"answer-{asked_at}", tuple(dots.values()), lines)
    draw_network(drawing, says=_SAYS, on_pick=lambda node: st.session_state.update({_PICKED: node}))
    _show_picked(dots.get(st.session_state.get(_PICKED) or ""))


def _joined_to_people(network: Network) -> Mapping[Key, set[str]]:
    joined: dict[Key, set[str]] = {}
    for both in network.joins:
        for key, other in (both, both[::-1]):
            if other[0] == PERSON:
                joined.setdefault(key, set()).add(other[1])
    return joined


def _seen(spot: Spot, misused_beside: Collection[str]) -> str:
    """As in the table: of a row about somebody whose identity is misused the ids alone."""
    if spot.kind == PERSON:
        return spot.id if misused_beside or not spot.text else f"{spot.text}\n{spot.id}"
    if spot.kind not in KINDS:
        return HIDDEN if misused_beside else spot.text or spot.id
    value = value_as_seen(spot.id, spot.text) if spot.text else spot.id
    return masked_value(spot.kind, value) if misused_beside and spot.text else value


def _node(key: Key) -> str:
    kind, id_ = key
    if kind == PERSON:
        return person_node(id_)
    return value_node(id_) if kind in KINDS else f"other:{id_}"


def _show_picked(dot: Dot | None) -> None:
    if dot is None:
        return
    plain(dot.text, key="strong-picked-dot")
    applicant_id = applicant_of(dot.id)
    if applicant_id and st.button("Open their ring", icon=":material/hub:"):
        open_ring(applicant_id)
