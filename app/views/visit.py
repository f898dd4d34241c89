"""When whoever looks was here before."""

from datetime import datetime

import streamlit as st

from app.auditing import actor
from app.resources import home
from graph.audit.visits import last_visit

_KEPT = "last-visit"


def visited_last(now: datetime) -> datetime | None:
    """The end of the visit before this one, in UTC. Asked once a session: the present one must not become it."""
    if _KEPT not in st.session_state:
        st.session_state[_KEPT] = last_visit(home(), actor(), now)
    before: datetime | None = st.session_state[_KEPT]
    return before
