"""Merging a case into another one, and splitting it."""

import streamlit as st

from app.resources import database
from app.views.case_acting import PICKED, act
from app.views.plain import as_label
from graph.cases.listing import cases
from graph.cases.merging import merge, split
from graph.cases.model import Case, Item, Listed, Seen, State


def show_merge(case: Case) -> None:
    """Offer to let the case go on in another open one."""
    others = [each for each in cases(database(), state=State.OPEN) if each.case_id != case.case_id]
    if not others:
        return
    keys = [f"merge-{part}-{case.case_id}-{case.version}" for part in ("into", "why")]

    def done() -> None:
        into, why = (st.session_state[key] for key in keys)
        seen = Seen(into.case_id, into.version)
        if took := act(lambda by: merge(database(), case.seen, seen, by), reason=why):
            st.query_params[PICKED] = took.case_id

    with st.form(f"merge-{case.case_id}-{case.version}", border=False):
        st.selectbox("It goes on in", others, format_func=_named, key=keys[0])
        st.text_input("Why they are one", key=keys[1], autocomplete="off")
        st.form_submit_button("Merge", on_click=done)


def show_split(case: Case) -> None:
    """Offer to move some of what was collected into a new case."""
    items = case.content.items
    if not items:
        return
    keys = [f"split-{part}-{case.case_id}-{case.version}" for part in ("what", "title", "why")]

    def done() -> None:
        what, title, why = (st.session_state[key] for key in keys)
        ids = [item.item_id for item in what]
        if new := act(lambda by: split(database(), case.seen, ids, title, by), reason=why):
            st.query_params[PICKED] = new.case_id

    with st.form(f"split-{case.case_id}-{case.version}", border=False):
        st.multiselect("What moves into a new case", items, format_func=_subject, key=keys[0])
        st.text_input("Title of the new case", key=keys[1], autocomplete="off")
        st.text_input("Why they are two", key=keys[2], autocomplete="off")
        st.form_submit_button("Split", on_click=done)


def _named(case: Listed) -> str:
    return as_label(f"{case.number}: {case.title}")


def _subject(item: Item) -> str:
    return as_label(item.subject)
