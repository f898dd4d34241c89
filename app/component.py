"""Telling Streamlit where our components lie: by itself it looks only into a package named like the distribution."""

from pathlib import Path

from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

_OURS = "ringlight"


def declare(component: str, package: Path) -> str:
    """Declare the component whose assets lie in the folder `assets` of a package; the name to ask Streamlit for."""
    components, name = get_bidi_component_manager(), f"{_OURS}.{component}"
    if components.get_component_asset_root(name) is None:
        manifest = ComponentManifest(_OURS, "declared in code", [ComponentConfig(component, "assets")])
        components.register_from_manifest(manifest, package)
    return name
