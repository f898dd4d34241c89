"""What waits for whoever looks: their own work first, then what nobody has taken."""

from datetime import datetime

import streamlit as st

from app.auditing import actor
from app.resources import database
from app.wording import counted
from graph.alerts.listing import alerts
from graph.alerts.model import State


def show_waiting(now: datetime) -> None:
    """Say it in one line."""
    taken = [one for one in alerts(database(), now, shown=State.TAKEN) if one.last.holder == actor()]
    new = alerts(database(), now, shown=State.NEW)
    st.markdown(f"**For you**: {counted(len(taken), 'alert')} that you took, {len(new):,} that nobody has taken.")
