"""Completing the names that somebody types into a text area of the page."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from app.component import declare


def offer_completion(of: str, names: Mapping[str, Sequence[str]]) -> None:
    """Offer names beneath the text area of that key: labels after `:`, types in brackets, properties after `.`.

    `names` has the lists `label`, `relationship type` and `property`.
    """
    name = declare("completion", Path(__file__).parent)
    _component(name)(key=f"completion-{of}", data={"of": of, "names": names})


@cache
def _component(name: str) -> ComponentRenderer:
    html = (files(__package__) / "assets" / "completion.html").read_text(encoding="utf-8")
    return st.components.v2.component(name, html=html, css="completion.css", js="completion.js")
