import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from streamlit.testing.v1 import AppTest

from app.ring_component import VIS_NETWORK
from graph.rings.model import Ring


def _script(ring: "Ring", focus: str | None) -> None:
    # AppTest runs the text of this function alone.
    from app.ring_component import Hands, draw_ring  # noqa: PLC0415
    from app.ring_component.scene import Scene  # noqa: PLC0415
    from app.ring_component.visible import Filter, visible  # noqa: PLC0415

    hands = Hands(lambda _: None, lambda _: None, lambda _: None, lambda: None)
    scene = Scene(ring, ring)
    draw_ring(scene, visible(scene, Filter()), focus=focus, hands=hands)


def drawn(ring: Ring, focus: str | None = None) -> AppTest:
    return AppTest.from_function(_script, kwargs={"ring": ring, "focus": focus}, default_timeout=30).run()


def test_the_component_is_found_and_gets_the_whole_ring(ring: Ring) -> None:
    app = drawn(ring)
    assert not app.exception
    (component,) = app.get("bidi_component")
    assert component.proto.component_name == "ringlight.ring"
    sent = json.loads(component.proto.json)
    assert sent["subject"] == ring.suspect
    assert len(sent["nodes"]) == 7
    assert sent["options"]["physics"]["enabled"] is False


def test_what_is_picked_elsewhere_reaches_the_drawing(ring: Ring) -> None:
    (component,) = drawn(ring, "person:A-2").get("bidi_component")
    assert json.loads(component.proto.json)["focus"] == "person:A-2"


def test_the_library_that_draws_comes_with_pyvis() -> None:
    assert VIS_NETWORK.is_file()


def test_the_renderer_writes_no_html_and_loads_nothing_from_elsewhere() -> None:
    script = (files("app.ring_component") / "assets" / "ring.js").read_text(encoding="utf-8")
    code = "\n".join(line for line in script.splitlines() if not line.startswith("//"))
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "https:"):
        assert forbidden not in code


def test_the_installed_wheel_holds_all_that_is_drawn_with(tmp_path: Path) -> None:
    look = "from importlib.resources import files; print(files('app.ring_component') / 'assets')"
    # -I: neither the folder that the tests run in nor PYTHONPATH helps; only what is installed counts.
    done = subprocess.run([sys.executable, "-I", "-c", look], cwd=tmp_path, check=True, capture_output=True, text=True)
    root = Path(done.stdout.strip())
    assert root.parts[-4:] == ("site-packages", "app", "ring_component", "assets")
    assert {"ring.js", "ring.css", "ring.html"} <= {path.name for path in root.iterdir()}
