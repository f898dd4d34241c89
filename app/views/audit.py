"""The page of the audit, for administrators: who did what, narrowed by day, person and actor."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

import streamlit as st

from app.export.cells import spreadsheet_cell
from app.resources import home
from app.wording import counted
from graph.audit.trail import Event, events

_MOST = 500
_DAYS = 7


def show() -> None:
    """Show what was done, the newest first."""
    st.markdown("# Audit")
    st.markdown("Who signed in, searched, looked, decided, revealed, exported or erased. Nothing here can be changed.")
    today = datetime.now(UTC).date()
    first, last, whom, who, what = st.columns(5)
    since = first.date_input("From (UTC)", today - timedelta(days=_DAYS), key="audit-since")
    until = last.date_input("To", today, key="audit-until")
    subject = whom.text_input("About (an id)", key="audit-subject").strip()
    actor = who.text_input("By", key="audit-actor").strip()
    action = what.text_input("What", key="audit-action", placeholder="export, reveal …").strip()
    found = narrowed(events(home(), since), until=until, subject=subject, actor=actor, action=action)
    st.markdown(f"**Shown {min(_MOST, len(found)):,} of {counted(len(found), 'event')}**, the newest first")
    if found:
        st.dataframe(table(found[:_MOST]), key="audit-table", hide_index=True)


def narrowed(
    all_events: Iterable[Event], *, until: date, subject: str = "", actor: str = "", action: str = ""
) -> list[Event]:
    """Those until the end of that day that fit all that is given, the newest first.

    A subject fits where it is an id that the event names: as whom it was about, or among whom it found.
    """
    end = f"{until.isoformat()}T~"
    fitting = [
        event
        for event in all_events
        if (event.at is None or event.at < end)
        and (not subject or subject in _ids(event))
        and (not actor or event.actor == actor)
        and (not action or event.action == action)
    ]
    return fitting[::-1]


def _ids(event: Event) -> set[str]:
    found = event.details.get("found", ())
    return {event.subject or "", *(event.subject or "").split(" "), *map(str, found)}


def table(found: Sequence[Event]) -> dict[str, list[str]]:
    """Lay events out, column by column, safe to be exported into a spreadsheet."""
    return {
        "At (UTC)": [(event.at or "unreadable")[:19].replace("T", " ") for event in found],
        "By": [spreadsheet_cell(event.actor) for event in found],
        "What": [spreadsheet_cell(event.action) for event in found],
        "About": [spreadsheet_cell(event.subject) for event in found],
        "Reason": [spreadsheet_cell(event.reason) for event in found],
        "Details": [spreadsheet_cell(event.details or None) for event in found],
    }
