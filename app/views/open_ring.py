"""Going to the ring around somebody, from any page."""

from typing import NoReturn

import streamlit as st

INVESTIGATE = "investigate-page"
"""Where the frame leaves the page that shows rings: it imports the pages, so they cannot import it."""


def open_ring(applicant_id: str) -> NoReturn:
    """Show the ring around this applicant, whatever page asks."""
    st.switch_page(st.session_state[INVESTIGATE], query_params={"subject": applicant_id})
