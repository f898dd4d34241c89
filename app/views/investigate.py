"""The page for an investigator: find somebody, see the ring around them, understand why."""

import streamlit as st

from app.resources import database
from app.views.ring import show_ring
from app.views.search_results import show_hits
from app.views.start import show_start
from ingest.demo_world.claim import is_demo

_WHAT_FITS = "A phone in any spelling, e-mail, address, IP address or network, handle, name, id, or several of these"


def show() -> None:
    """Show the ring that the address names, else what the search box finds, else where to begin."""
    with st.container(horizontal=True, vertical_alignment="center"):
        text = st.text_input(
            "Search",
            key="search",
            placeholder=_WHAT_FITS,
            label_visibility="collapsed",
            icon=":material/search:",
            autocomplete="off",
            on_change=_leave_ring,
        )
        if is_demo(database()):
            st.badge("Demonstration: nobody in it exists", color="orange")
    subject = st.query_params.get("subject")
    if subject:
        show_ring(subject)
    elif text and text.strip():
        show_hits(text.strip())
    else:
        show_start()


def _leave_ring() -> None:
    st.query_params.pop("subject", None)
