"""What waits for whoever looks: their own work first, then what nobody has taken."""

from datetime import datetime

import streamlit as st

from app.auditing import actor
from app.resources import database
from app.wording import counted
from graph.alerts.listing import alerts
from graph.alerts.model import State as AlertState
from graph.cases.listing import cases
from graph.cases.model import State as CaseState


def show_waiting(now: datetime) -> None:
    """Say it in two lines: cases and alerts that they have, and those that nobody has."""
    me = actor()
    open_cases = [*cases(database(), state=CaseState.OPEN), *cases(database(), state=CaseState.READY)]
    mine = [one for one in open_cases if one.holder == me]
    late = sum(one.due is not None and one.due < now.date() for one in mine)
    taken = [one for one in alerts(database(), now, shown=AlertState.TAKEN) if one.last.holder == me]
    new = alerts(database(), now, shown=AlertState.NEW)
    free = sum(one.holder is None for one in open_cases)
    overdue = f" ({late:,} overdue)" if late else ""
    st.markdown(f"**You have** {counted(len(mine), 'case')}{overdue} and {counted(len(taken), 'alert')}.")
    st.markdown(f"**Nobody has** {counted(free, 'case')} and {counted(len(new), 'alert')}.")
