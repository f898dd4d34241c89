"""What is around every page: name, looks, navigation, and one sentence when the database is away."""

from pathlib import Path

import streamlit as st

from app.resources import forget_database
from app.views import hubs, investigate, queries, rings, runs, today
from app.views.open_ring import INVESTIGATE
from app.views.plain import plain
from graph.errors import DatabaseUnavailable, RinglightError

_HERE = Path(__file__).parent
_AWAY = "The graph cannot be reached just now. Nothing is lost; try again in a moment."
_ABOUT = (
    "Ringlight links applicants through what they share. It accuses nobody: it shows evidence, and a person decides."
)


def show() -> None:
    """Run the page that the address names."""
    st.set_page_config("Ringlight", str(_HERE / "mark.svg"), layout="wide", menu_items={"About": _ABOUT})
    st.html(_HERE / "style.css")
    st.logo(str(_HERE / "logo.svg"), size="large")
    st.session_state[INVESTIGATE] = st.Page(investigate.show, title="Investigate", default=True)
    others = [
        st.Page(today.show, title="Today", url_path="today"),
        st.Page(rings.show, title="Rings", url_path="rings"),
        st.Page(hubs.show, title="Hubs", url_path="hubs"),
        st.Page(queries.show, title="Queries", url_path="queries"),
        st.Page(runs.show, title="Ingest", url_path="ingest"),
    ]
    page = st.navigation([st.session_state[INVESTIGATE], *others], position="top")
    try:
        page.run()
    except RinglightError as error:
        _say_broken(error)


def _say_broken(error: RinglightError) -> None:
    away = isinstance(error, DatabaseUnavailable)
    if away:
        forget_database()
    with st.container(border=True):
        st.markdown(f"**{_AWAY if away else 'That did not work.'}**")
        plain(str(error), key="quiet-error")
        st.button("Try again", type="primary")
