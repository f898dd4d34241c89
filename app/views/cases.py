"""The page of cases: which there are, whose they are, what is due, and the one that is picked."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from app.access.current import may, require
from app.access.roles import Permission
from app.auditing import note
from app.export.cells import spreadsheet_cell
from app.resources import database, home
from app.views.case import show_case
from app.views.case_acting import PICKED, act, say, show_outcome
from app.wording import counted, minute
from graph.cases.listing import cases
from graph.cases.model import By, Listed, State
from graph.cases.opening import open_case
from graph.cases.work import take_next

_SHOWN = "cases-shown"


def show() -> None:
    """Show the cases in one state, and the one that is picked."""
    st.markdown("# Cases")
    st.markdown("Rings and people that somebody collected, with what was known of them then, and the work on them.")
    show_outcome()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state.setdefault(_SHOWN, State.OPEN)
        shown = st.segmented_control("State", list(State), key=_SHOWN, required=True) or State.OPEN
        if may(Permission.WORK_ON_CASES):
            st.button("Take next", type="primary", icon=":material/pan_tool:", on_click=_take_next)
            _show_opening()
    _show_list(cases(database(), state=shown), shown)
    if case_id := st.query_params.get(PICKED):
        show_case(case_id)


def _show_list(found: Sequence[Listed], shown: State) -> None:
    if not found:
        st.markdown(f"**No case is {shown}.**")
        return
    st.markdown(f"**{counted(len(found), 'case')} {shown}**: pick one.")
    key = f"cases-{shown}-{len(found)}"

    def pick() -> None:
        if rows := st.session_state[key].selection.rows:
            st.query_params[PICKED] = found[rows[0]].case_id

    st.dataframe(table(found), key=key, hide_index=True, on_select=pick, selection_mode="single-row")


def table(found: Sequence[Listed]) -> dict[str, list[object]]:
    """Lay the cases out, column by column, safe to be exported into a spreadsheet."""
    return {
        "Case": [each.number for each in found],
        "Title": [spreadsheet_cell(each.title) for each in found],
        "Has it": [spreadsheet_cell(each.holder or "") for each in found],
        "Due": [str(each.due or "") for each in found],
        "Opened": [minute(each.opened_at) for each in found],
        "Changed": [minute(each.changed_at) for each in found],
    }


def _show_opening() -> None:
    with st.popover("Open a case", icon=":material/create_new_folder:"), st.form("open-case", border=False):
        st.text_input("Title", key="open-case-title", autocomplete="off")
        st.form_submit_button("Open", type="primary", on_click=_open)


def _open() -> None:
    title = st.session_state["open-case-title"]
    if case := act(lambda by: open_case(database(), title, by)):
        st.query_params[PICKED] = case.case_id
        st.session_state[_SHOWN] = State.OPEN


def _take_next() -> None:
    by = By(require(Permission.WORK_ON_CASES).name, datetime.now(UTC))
    taken = take_next(database(), by)
    if taken is None:
        say("No open case waits for anybody.")
        return
    note(home(), "case_taken", subject=taken.case_id)
    st.query_params[PICKED] = taken.case_id
    st.session_state[_SHOWN] = State.OPEN
