"""The button that puts a ring or a person into a case, from the pages on which they are shown."""

import streamlit as st

from app.access.current import may
from app.access.roles import Permission
from app.resources import database
from app.views.case_acting import act, show_outcome
from app.views.plain import as_label, plain
from graph.cases.changing import Overtaken
from graph.cases.collecting import collect
from graph.cases.listing import case_of, cases
from graph.cases.model import By, Case, Listed, State
from graph.cases.opening import open_case
from graph.errors import UsageError

_NEW = "A new case"


def show_add_to_case(subject: str) -> None:
    """Offer to put this applicant or stored ring into an open case, or into a new one, to whoever may."""
    if not may(Permission.WORK_ON_CASES):
        return
    with st.popover("Add to a case", icon=":material/cases:", key="add-to-case"):
        show_outcome()
        if added := st.session_state.pop("added-to-case", None):
            plain(added, key="strong-added")
        waiting = cases(database(), state=State.OPEN)
        with st.form(f"add-to-case-{subject}", border=False):
            st.selectbox("Case", [None, *waiting], format_func=_named, key="add-to-case-which")
            st.text_input("Title, if it is a new one", key="add-to-case-title", autocomplete="off")
            st.form_submit_button("Add", type="primary", on_click=_add, args=(subject,))


def _named(case: Listed | None) -> str:
    return as_label(f"{case.number}: {case.title}") if case else _NEW


def _add(subject: str) -> None:
    picked: Listed | None = st.session_state["add-to-case-which"]
    title = st.session_state["add-to-case-title"]
    if case := act(lambda by: _added(picked, title, subject, by)):
        st.session_state["added-to-case"] = f"It is in case {case.number}, {case.title}."


def _added(picked: Listed | None, title: str, subject: str, by: By) -> Case | Overtaken:
    """Add it to the case as it is at this moment: whoever only adds need not have seen what else is in it."""
    case = case_of(database(), picked.case_id) if picked else open_case(database(), title, by)
    if case is None:
        raise UsageError("This case is gone: pick another one.")
    return collect(database(), case.seen, subject, by)
