"""Who is signed in, on every page, and the ways in and out."""

import streamlit as st

from app.access.current import entrance, visit
from app.access.declared import read_access
from app.access.entrance import Actor, LocalUsers, OwnMachine
from app.access.oidc import IdentityProvider, name_of
from app.access.sign_in_door import SIGN_OUT
from app.auditing import note
from app.resources import home
from app.views.plain import plain
from graph.audit.trail import record

_REFUSED = "sign-in-refused"


def show_account(who: Actor) -> None:
    """Show who is signed in and as what, and how to sign out."""
    if isinstance(entrance(), OwnMachine):
        return
    with st.container(key="account", horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        with st.container(width="content"):
            plain(f"{who.name} · {who.role}", key="quiet-account")
        if isinstance(entrance(), LocalUsers):
            # A link of our own words: the door ends the session, which no script can.
            st.html(f'<a href="{SIGN_OUT}" target="_self">Sign out</a>', width="content")
        elif st.button("Sign out", type="tertiary"):
            _sign_out()


def show_sign_in() -> None:
    """Show the way in to whoever is not signed in, or has no role here."""
    with st.container(border=True, key="sign-in"):
        st.markdown("# Ringlight")
        by = entrance()
        if not isinstance(by, IdentityProvider):
            st.markdown("**You are signed out.**")
            st.html('<a href="/" target="_self">Sign in</a>')
            return
        stranger = name_of(read_access(home()), visit().claims)
        if stranger:
            st.markdown("**Sign in again**, or ask your administrator for a role: nobody has given this name one.")
            plain(stranger, key="raw-stranger")
            _note_refused(stranger)
        if st.button("Sign in", type="primary"):
            st.login()


def _note_refused(name: str) -> None:
    if not st.session_state.get(_REFUSED):
        record(home(), name, "sign-in refused")
    st.session_state[_REFUSED] = True


def _sign_out() -> None:
    by = entrance()
    note(home(), "sign-out")
    if isinstance(by, IdentityProvider):
        by.end(visit())
    st.logout()
