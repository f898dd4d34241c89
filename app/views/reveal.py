"""Revealing what is masked, one value or name at a time, with a reason."""

import streamlit as st

from app.access.current import may
from app.access.masking import HIDDEN
from app.access.roles import Permission
from app.access.seeing import reveal
from app.views.plain import plain
from graph.errors import UsageError
from graph.privacy.reasons import said

_CHANGED = "reveal-changed"


def show_reveal(subject_id: str, shown: str | None) -> None:
    """Offer to reveal a value, or an applicant's name, of which `shown` is seen; nothing where that is all of it."""
    if st.session_state.pop(_CHANGED, False):
        st.rerun()  # The whole page: what was masked is on it in several places.
    if shown is None or HIDDEN not in shown:
        return
    if not may(Permission.REVEAL):
        st.caption("Masked for your role.")
        return
    key = f"reveal-{subject_id}"
    with st.expander("Masked. Reveal it", icon=":material/visibility:"), st.form(key, border=False):
        st.text_input("Reason, for whoever reads the audit in a year", key=f"{key}-reason")
        st.form_submit_button("Reveal", on_click=_reveal, args=(subject_id, key))
    if problem := st.session_state.pop(f"{key}-said", None):
        plain(problem, key="strong-reveal")


def _reveal(subject_id: str, key: str) -> None:
    try:
        reveal(subject_id, said(st.session_state.get(f"{key}-reason") or ""))
        st.session_state[_CHANGED] = True
    except UsageError as error:
        st.session_state[f"{key}-said"] = str(error)
