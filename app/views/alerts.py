"""The page of alerts: what scheduled queries found, how far people have got with it, and how well the queries do."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from app.access.current import may, require
from app.access.masking import HIDDEN
from app.access.misused import misused_among
from app.access.roles import Permission
from app.access.seeing import sight
from app.auditing import note
from app.export.cells import spreadsheet_cell
from app.resources import database, home
from app.views.alert import show_alert
from app.views.plain import plain
from app.wording import counted, minute
from graph.alerts.delivery.model import Message, MessageState
from graph.alerts.delivery.outbox import messages, resend
from graph.alerts.listing import MOST, alerts, by_query
from graph.alerts.model import SHOWN, Act, Alert, Record, State
from graph.alerts.work import take_next

_PICKED = "alert"
"""In the address: a colleague gets a link with the id of an alert, and no value."""
_SHOWN = "alerts-shown"
_SAID = "alerts-said"


def show() -> None:
    """Show the alerts in one state, the one that is picked, and what became of each query's."""
    st.markdown("# Alerts")
    st.markdown("What scheduled queries found anew. Take one, look at the evidence, then close it and say why.")
    listed, picked = st.columns([1.6, 1], gap="medium")
    with listed:
        _show_list()
        _show_records(by_query(database(), datetime.now(UTC)))
        _show_dead_letters()
    with picked:
        _show_picked()


def _show_list() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state.setdefault(_SHOWN, State.NEW.value)
        shown = st.segmented_control("State", SHOWN, key=_SHOWN, required=True)
        if may(Permission.DECIDE):
            st.button("Take next", type="primary", icon=":material/pan_tool:", on_click=_take_next)
    if said := st.session_state.pop(_SAID, None):
        st.markdown(f"**{said}**")
    found = alerts(database(), datetime.now(UTC), shown=shown)
    if not found:
        st.markdown(f"**No alert is {shown}.**")
        return
    first = f"the {MOST:,} weightiest" if len(found) == MOST else "the weightiest first"
    st.markdown(f"**{counted(len(found), 'alert')} {shown}**, {first}: pick one.")
    _show_table(found, key=f"alerts-{shown}-{len(found)}")


def _show_table(found: Sequence[Alert], key: str) -> None:
    def pick() -> None:
        if rows := st.session_state[key].selection.rows:
            st.query_params[_PICKED] = found[rows[0]].alert_id

    st.dataframe(
        table(found, _misused(found), is_masked=bool(sight().masked_kinds)),
        key=key,
        hide_index=True,
        on_select=pick,
        selection_mode="single-row",
    )


def _misused(found: Sequence[Alert]) -> frozenset[str]:
    return misused_among(database(), (each for one in found for each in one.applicants))


def table(found: Sequence[Alert], misused: frozenset[str], *, is_masked: bool) -> dict[str, list[object]]:
    """Lay the alerts out, column by column; where values or a person are masked, what may tell them is hidden."""
    hidden = [is_masked or not misused.isdisjoint(one.applicants) for one in found]
    return {
        "About": [spreadsheet_cell(HIDDEN if is_masked and not one.applicants else one.subject) for one in found],
        "Alert": [spreadsheet_cell(one.name) for one in found],
        "Score": [one.score for one in found],
        "Why": [spreadsheet_cell(HIDDEN if hides else one.reason) for one, hides in zip(found, hidden, strict=True)],
        "Has it": [spreadsheet_cell(one.last.holder or "") for one in found],
        "Raised": [minute(one.raised_at) for one in found],
    }


def _take_next() -> None:
    who = require(Permission.DECIDE).name
    taken = take_next(database(), who, datetime.now(UTC))
    if taken is None:
        st.session_state[_SAID] = "No alert is new."
        return
    note(home(), f"alert_{Act.TAKEN}", subject=taken.subject, alert=taken.alert_id)
    st.query_params[_PICKED] = taken.alert_id
    st.session_state[_SHOWN] = State.TAKEN.value


def _show_picked() -> None:
    alert_id = st.query_params.get(_PICKED)
    if alert_id:
        show_alert(alert_id)
    else:
        st.caption("Pick an alert to see its evidence, or take the next.")


def _show_records(records: Sequence[Record]) -> None:
    if not records:
        st.markdown("No query has raised any yet. An alert is an `[alerts.NAME]` in `ringlight.toml`.")
        st.markdown("`docs/alerts.md` shows how.")
        return
    with st.expander("How well the queries do", icon=":material/target:"):
        st.dataframe(records_table(records), key="alerts-by-query", hide_index=True)


def records_table(records: Sequence[Record]) -> dict[str, list[object]]:
    """Lay out what people made of each query's alerts, column by column."""
    return {
        "Alert": [spreadsheet_cell(one.name) for one in records],
        "Query": [spreadsheet_cell(one.query) for one in records],
        "Raised": [one.raised for one in records],
        "Open": [one.open for one in records],
        "Confirmed": [one.confirmed for one in records],
        "Dismissed": [one.dismissed for one in records],
        "False alarms": [_share(one.false_positive_rate) for one in records],
        "Nobody took": [one.expired for one in records],
    }


def _share(rate: float | None) -> str:
    return "none closed yet" if rate is None else f"{rate:.0%}"


def _show_dead_letters() -> None:
    dead = messages(database(), MessageState.DEAD)
    if not dead:
        return
    with st.expander(f"{counted(len(dead), 'message')} could not be delivered", icon=":material/unsubscribe:"):
        for message in dead:
            plain(
                f"{message.delivery}: {message.name}, {message.created_at:%Y-%m-%d %H:%M} UTC", key=message.message_id
            )
            plain(message.trouble or "", key=f"quiet-{message.message_id}")
            if may(Permission.DECIDE):
                st.button("Send again", key=f"again-{message.message_id}", on_click=_resend, args=(message,))


def _resend(message: Message) -> None:
    require(Permission.DECIDE)
    resend(database(), message.message_id, datetime.now(UTC))
    note(home(), "alert_resend", subject=message.message_id)
    st.session_state[_SAID] = "It is sent again within a minute, where `ringlight schedule` runs."
