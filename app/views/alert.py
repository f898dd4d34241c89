"""One alert: whom it is about, the evidence as it was, what became of it, and what can be done now."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time

import streamlit as st

from app.access.current import may, require
from app.access.misused import applicants_in, misused_among, rows_masked
from app.access.roles import Permission
from app.access.seeing import sight
from app.auditing import note
from app.export.cells import spreadsheet_cell
from app.resources import database, home
from app.views.open_ring import open_ring
from app.views.plain import as_label, plain
from app.wording import counted
from graph.alerts.listing import Happened, alert_of, history
from graph.alerts.model import OPEN, Act, Alert, State
from graph.alerts.work import Overtaken, Step, act
from graph.errors import UsageError

_WORDS: Mapping[Act, str] = {
    Act.TAKEN: "Take",
    Act.DISMISSED: "Dismiss as a false alarm",
    Act.CONFIRMED: "Confirm",
    Act.SNOOZED: "Let it sleep",
    Act.REOPENED: "Reopen",
}


def show_alert(alert_id: str) -> None:
    """Show it, and the form to work on it."""
    alert = alert_of(database(), alert_id, datetime.now(UTC))
    if alert is None:
        st.markdown("**There is no such alert.**")
        plain(alert_id, key="raw-unknown-alert")
        return
    with st.container(key="alert", border=True, gap="small"):
        _show_head(alert)
        happened = history(database(), alert_id)
        _show_evidence(happened)
        _show_history(happened)
        _show_outcome(alert)
        if may(Permission.DECIDE):
            _show_form(alert)


def _show_head(alert: Alert) -> None:
    holder = f", {alert.last.holder} has it" if alert.shown == State.TAKEN else ""
    plain(f"{alert.name}: {alert.shown}{holder}", key="strong-alert")
    if not sight().masked_kinds and not misused_among(database(), alert.applicants):
        plain(alert.reason, key="about-alert")
    plain(f"Score {alert.score:.2f}; from {alert.query}, for {alert.owner}; {alert.alert_id}", key="quiet-alert")
    if not alert.applicants:
        return
    if st.button(f"Open the ring around {as_label(alert.subject)}", icon=":material/hub:", key="alert-ring"):
        open_ring(alert.subject)


def _show_evidence(happened: Sequence[Happened]) -> None:
    told = [row for one in happened for row in one.evidence]
    rows = rows_masked(told, misused_among(database(), (each for row in told for each in applicants_in(row))))
    st.markdown(f"**{counted(len(rows), 'row')} of evidence**, as they were")
    if sight().masked_kinds:
        st.caption("They are not shown to your role, from which values are hidden. The ring is.")
    elif rows:
        st.dataframe(evidence_table(rows), key="alert-evidence", hide_index=True)


def evidence_table(rows: Sequence[Mapping[str, object]]) -> dict[str, list[object]]:
    """Lay the rows out, column by column, whatever columns each has; no cell is a formula."""
    columns = dict.fromkeys(column for row in rows for column in row)
    return {spreadsheet_cell(column): [spreadsheet_cell(row.get(column)) for row in rows] for column in columns}


def _show_history(happened: Sequence[Happened]) -> None:
    for number, one in enumerate(happened):
        change = one.change
        until = f", until {change.until:%Y-%m-%d}" if change.until else ""
        plain(f"{change.at:%Y-%m-%d %H:%M} UTC: {change.act} by {change.actor}{until}", key=f"quiet-change-{number}")
        if change.reason:
            plain(change.reason, key=f"raw-change-{number}")


def _show_outcome(alert: Alert) -> None:
    if said := st.session_state.pop(_key(alert, "said"), None):
        plain(said, key="strong-alert-outcome")


def _show_form(alert: Alert) -> None:
    if alert.last.state not in OPEN:
        acts = [Act.REOPENED]
    elif alert.last.state is State.NEW:
        acts = [Act.TAKEN, Act.DISMISSED, Act.CONFIRMED, Act.SNOOZED]
    else:
        acts = [Act.DISMISSED, Act.CONFIRMED, Act.SNOOZED, Act.REOPENED]
    with st.form(_key(alert, "form"), border=False):
        st.radio("What now?", acts, format_func=_WORDS.__getitem__, key=_key(alert, "act"))
        st.text_area("Reason, for whoever reads it in a year", key=_key(alert, "reason"))
        st.date_input("Sleeps until", value=None, key=_key(alert, "until"))
        # What was on the screen goes with the button, so that what happened meanwhile is noticed.
        st.form_submit_button("Do it", type="primary", on_click=_do, args=(alert,))


def _do(alert: Alert) -> None:
    st.session_state[_key(alert, "said")] = _done(alert, require(Permission.DECIDE).name)


def _done(alert: Alert, who: str) -> str:
    state = st.session_state
    what, until = Act(state[_key(alert, "act")]), state.get(_key(alert, "until"))
    reason = state.get(_key(alert, "reason")) or ""
    wakes = datetime.combine(until, time(), UTC) if until and what is Act.SNOOZED else None
    step = Step(alert.alert_id, what, who, datetime.now(UTC), reason, wakes)
    try:
        answer = act(database(), step, saw=alert.version)
    except UsageError as error:
        return str(error)
    if isinstance(answer, Overtaken):
        return "Not done: somebody acted meanwhile, or there is more evidence. What stands now is above."
    note(home(), f"alert_{what}", subject=alert.subject, reason=reason or None, alert=alert.alert_id)
    return "Done."


def _key(alert: Alert, part: str) -> str:
    # Of another version, the form is another one.
    return f"alert-{part}-{alert.alert_id}" if part == "said" else f"alert-{part}-{alert.alert_id}-{alert.version}"
