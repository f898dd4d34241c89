"""What signals say of the suspect of a ring."""

import streamlit as st

from app.access.seeing import signals_as_seen
from app.resources import database, home
from app.views.plain import plain
from app.wording import counted, strength_words
from graph.signals.hits import signals_of


def show_signals(subject: str) -> None:
    """Show them, the strongest first; asked only when wanted, since there are many."""
    if not st.toggle("Signals of the suspect", key="signals"):
        return
    hits = signals_as_seen(signals_of(database(), [subject], home=home()))
    st.markdown(
        f"**{counted(len(hits), 'signal')}**. Each has innocent reasons too: look for several of different kinds."
    )
    for number, hit in enumerate(hits):
        plain(f"{strength_words(hit.strength).capitalize()}: {hit.explanation}", key=f"signal-{number}")
