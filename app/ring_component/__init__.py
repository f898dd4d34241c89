"""The ring as a drawing that answers clicks: pyvis' data in, what was picked out."""

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

import streamlit as st

from app.component import component
from app.ring_component.drawing import Drawing, drawing, only
from app.ring_component.scene import Scene

_PACKAGE = Path(__file__).parent
VIS_NETWORK = files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"
"""The library that draws, out of pyvis' own wheel; `ring.js` imports it from `VIS_NETWORK_PATH`."""
VIS_NETWORK_PATH = "/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class Hands:
    """What runs, before the script, when somebody works in the drawing; each is given the node or line in question."""

    on_pick: Callable[[str | None], None]
    on_expand: Callable[[str], None]
    on_hide: Callable[[str], None]
    on_undo: Callable[[], None]


def draw_ring(scene: Scene, shown: Collection[str], *, focus: str | None, hands: Hands) -> None:
    """Draw the `shown` nodes of a scene under the key `ring`; `focus` is what was picked elsewhere."""
    component("ring", _PACKAGE)(
        key="ring",
        data=asdict(only(drawing(scene), shown)) | {"focus": focus},
        on_picked_change=lambda: hands.on_pick(_node("picked")),
        on_expanded_change=lambda: hands.on_expand(str(_node("expanded"))),
        on_hidden_change=lambda: hands.on_hide(str(_node("hidden"))),
        on_undone_change=hands.on_undo,
    )


def draw_network(drawing: Drawing, *, says: str, on_pick: Callable[[str | None], None]) -> None:
    """Draw what is no ring, under the key `network`; `says` tells a screen reader what it is."""
    component("ring", _PACKAGE)(
        key="network",
        data=asdict(drawing) | {"focus": None, "says": says},
        on_picked_change=lambda: on_pick(_node("picked", of="network")),
    )


def _node(event: str, of: str = "ring") -> str | None:
    """Tell what an event is about: None for nothing, when the free space was clicked."""
    about = st.session_state[of][event]
    return about["id"] if about else None
