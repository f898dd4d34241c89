import json
from importlib.resources import files

from streamlit.testing.v1 import AppTest


def _script() -> None:
    # AppTest runs the text of this function alone.
    import streamlit as st  # noqa: PLC0415

    from app.completion import offer_completion  # noqa: PLC0415
    from graph.queries.names import known_names  # noqa: PLC0415

    st.text_area("Text", key="text")
    offer_completion("text", known_names())


def test_the_component_is_found_and_gets_the_names_of_the_data_model() -> None:
    page = AppTest.from_function(_script, default_timeout=30).run()
    assert not page.exception
    (component,) = page.get("bidi_component")
    assert component.proto.component_name == "ringlight.completion"
    sent = json.loads(component.proto.json)
    assert sent["of"] == "text"
    assert "Applicant" in sent["names"]["label"]
    assert "HAS_PHONE" in sent["names"]["relationship type"]
    assert "applicant_id" in sent["names"]["property"]


def test_the_script_writes_no_html_and_loads_nothing() -> None:
    script = (files("app.completion") / "assets" / "completion.js").read_text(encoding="utf-8")
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "import"):
        assert forbidden not in script
