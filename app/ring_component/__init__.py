"""The ring as a drawing that answers clicks: pyvis' data in, what was picked out."""

from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from app.ring_component.drawing import drawing
from graph.rings.model import Ring

NAME = "ringlight.ring"
VIS_NETWORK = files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"
"""The library that draws, out of pyvis' own wheel; `ring.js` imports it from `VIS_NETWORK_PATH`."""
VIS_NETWORK_PATH = "/vis-network.min.js"


def draw_ring(ring: Ring, *, focus: str | None, on_pick: Callable[[], None]) -> None:
    """Draw the ring under the key `ring`.

    `focus` is what was picked elsewhere, as a node or edge of the drawing. `on_pick` runs when something is picked in
    the drawing, before the script: `picked()` then says what.
    """
    _declare_in_source_tree()
    _component()(key="ring", data=asdict(drawing(ring)) | {"focus": focus}, on_picked_change=on_pick)


def picked() -> str | None:
    """Tell what was just picked in the drawing, None for nothing: only to be asked inside `on_pick`."""
    event = st.session_state["ring"].picked
    return event["id"] if event else None


@cache
def _component() -> ComponentRenderer:
    html = (files(__package__) / "assets" / "ring.html").read_text(encoding="utf-8")
    return st.components.v2.component(NAME, html=html, css="ring.css", js="ring.js")


def _declare_in_source_tree() -> None:
    """Streamlit finds the manifest beside this file only in an installed wheel; elsewhere it is told."""
    components = get_bidi_component_manager()
    if components.get_component_asset_root(NAME) is None:
        manifest = ComponentManifest("ringlight", "source tree", [ComponentConfig("ring", "assets")])
        components.register_from_manifest(manifest, Path(__file__).parent)
