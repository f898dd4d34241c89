"""What is around every page: name, looks, navigation, who is signed in, and one sentence when something is amiss."""

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from app.access.current import Forbidden, actor, require
from app.access.entrance import Actor
from app.access.roles import MAY, Permission
from app.resources import forget_database
from app.views import alerts, audit, cases, erase, hubs, investigate, jobs, queries, rings, runs, today
from app.views.account import show_account, show_sign_in
from app.views.open_ring import INVESTIGATE
from app.views.plain import plain
from app.views.session import keep_apart
from graph.errors import DatabaseUnavailable, RinglightError

_HERE = Path(__file__).parent
_AWAY = "The graph cannot be reached just now. Nothing is lost; try again in a moment."
_ABOUT = (
    "Ringlight links applicants through what they share. It accuses nobody: it shows evidence, and a person decides."
)
_PAGES: Mapping[str, tuple[Callable[[], None], str, Permission]] = {
    "today": (today.show, "Today", Permission.LOOK),
    "alerts": (alerts.show, "Alerts", Permission.LOOK),
    "rings": (rings.show, "Rings", Permission.LOOK),
    "cases": (cases.show, "Cases", Permission.LOOK),
    "hubs": (hubs.show, "Hubs", Permission.LOOK),
    "queries": (queries.show, "Queries", Permission.QUERY),
    "ingest": (runs.show, "Ingest", Permission.LOOK),
    "jobs": (jobs.show, "Jobs", Permission.LOOK),
    "audit": (audit.show, "Audit", Permission.AUDIT),
    "erase": (erase.show, "Erase", Permission.ERASE),
}
"""Address to page, title, and what one must be allowed to do to see it."""


def show() -> None:
    """Run the page that the address names, for whoever is signed in."""
    st.set_page_config("Ringlight", str(_HERE / "mark.svg"), layout="wide", menu_items={"About": _ABOUT})
    st.html(_HERE / "style.css")
    st.logo(str(_HERE / "logo.svg"), size="large")
    try:
        who = actor()
        if who is None:
            show_sign_in()
            return
        keep_apart(who)
        page = _page(who)
        show_account(who)
        require(_needs(page))
        page.run()
    except RinglightError as error:
        say_broken(error)


def _page(who: Actor) -> Page:
    """The page that the address names; only those that they may see are in the navigation."""
    st.session_state[INVESTIGATE] = st.Page(investigate.show, title="Investigate", default=True)
    others = [
        st.Page(show, title=title, url_path=path, visibility="visible" if needed in MAY[who.role] else "hidden")
        for path, (show, title, needed) in _PAGES.items()
    ]
    return st.navigation([st.session_state[INVESTIGATE], *others], position="top")


def _needs(page: Page) -> Permission:
    return _PAGES[page.url_path][2] if page.url_path in _PAGES else Permission.LOOK


def say_broken(error: Exception) -> bool:
    """Say in one sentence what is amiss with a page, or with what a button did before it; False for any other error."""
    match error:
        case Forbidden():
            plain(str(error), key="strong-forbidden")
        case RinglightError():
            _offer_again(error)
        case _:
            return False
    return True


def _offer_again(error: RinglightError) -> None:
    away = isinstance(error, DatabaseUnavailable)
    if away:
        forget_database()
    with st.container(border=True):
        st.markdown(f"**{_AWAY if away else 'That did not work.'}**")
        plain(str(error), key="quiet-error")
        st.button("Try again", type="primary")
