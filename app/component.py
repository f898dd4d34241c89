"""Components of ours in the page: the files `NAME.html`, `NAME.css` and `NAME.js` in a package's folder `assets`."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

_OURS = "ringlight"
_ASSETS = "assets"


def component(name: str, package: Path) -> ComponentRenderer:
    """The component of that name, whose files lie in the folder of its package.

    Streamlit by itself looks only into a package named like the distribution, so it is told where they are.
    """
    components, full_name = get_bidi_component_manager(), f"{_OURS}.{name}"
    if components.get_component_asset_root(full_name) is None:
        manifest = ComponentManifest(_OURS, "declared in code", [ComponentConfig(name, _ASSETS)])
        components.register_from_manifest(manifest, package)
    return _renderer(name, full_name, package)


@cache
def _renderer(name: str, full_name: str, package: Path) -> ComponentRenderer:
    html = (package / _ASSETS / f"{name}.html").read_text(encoding="utf-8")
    return st.components.v2.component(full_name, html=html, css=f"{name}.css", js=f"{name}.js")
