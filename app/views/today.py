"""The page to begin a day with: what became of rings, where trouble is, and how applications go."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

from app.export.cells import table_cell
from app.resources import database, home
from app.views.query_chart import show_chart
from app.views.visit import visited_last
from app.views.waiting import show_waiting
from app.wording import change_words, counted, minute, risk_words
from graph.jobs.standing import failed_jobs, late_jobs
from graph.queries.library import shipped_query
from graph.queries.parameters import values_of
from graph.queries.run import answer
from graph.rings.model import StoredRing
from graph.rings.stored.happened import Happened, happened_since
from graph.rings.stored.listing import refreshed_at, stored_rings
from graph.signals.lists import Lists

_LAST_VISIT = 0
_WINDOWS = {1: "in the last day", 7: "in the last week", 30: "in the last month", 365: "in the last year"}
_TOO_MANY = 0.02
"""Share of its rows that a run may reject before somebody should look."""


def show() -> None:
    """Show what happened in the chosen time, what is in trouble, and how applications go."""
    st.markdown("# Today")
    now = datetime.now(UTC)
    show_waiting(now)
    since = _chosen_time(now)
    _show_rings(since)
    _show_trouble()
    _show_trend()


def _chosen_time(now: datetime) -> datetime:
    """Ask for the time to look back on: since the last visit, where there was one."""
    before = visited_last(now)
    words = dict(_WINDOWS) | ({_LAST_VISIT: f"since your last visit, {before:%Y-%m-%d %H:%M} UTC"} if before else {})
    chosen = st.segmented_control(
        "What happened",
        sorted(words),
        format_func=words.__getitem__,
        default=_LAST_VISIT if before else 7,
        key="window",
        required=True,
    )
    return before if before and chosen == _LAST_VISIT else now - timedelta(days=chosen)


def _show_rings(since: datetime) -> None:
    st.markdown("### Rings")
    at = refreshed_at(database())
    if at is None:
        st.markdown("Nobody has looked for rings yet: *Rings* does so, and `ringlight rings` every night.")
        return
    happened = happened_since(database(), since)
    st.caption(f"As of {at:%Y-%m-%d %H:%M} UTC, when all rings were last brought up to date.")
    if not happened:
        st.markdown("Nothing has become of any ring.")
        return
    rings = {ring.ring_id: ring for ring in stored_rings(database(), min_size=1)}
    inside = {each for one in happened if one.ring_id in rings for each in rings[one.ring_id].hired}
    st.markdown(
        f"**{counted(len(happened), 'change')}**; {counted(len(inside), 'applicant')} in these rings are inside."
    )
    st.dataframe(table(happened, rings), key="today-rings", hide_index=True, placeholder="")


def table(happened: Sequence[Happened], rings: Mapping[str, StoredRing]) -> dict[str, list[object]]:
    """Lay out what happened, column by column, with what is known of each ring that is still there."""
    now = [rings.get(one.ring_id) for one in happened]
    return {
        "When": [minute(one.at) for one in happened],
        "Ring": [one.ring_id for one in happened],
        "What": [change_words(one) for one in happened],
        "Joined": [len(one.gained) for one in happened],
        "Left": [len(one.lost) for one in happened],
        "Persons": [ring and ring.size for ring in now],
        "Inside": [ring and len(ring.hired) for ring in now],
        "Hold equipment": [ring and len(ring.holding) for ring in now],
        "Risk": [ring and risk_words(ring.risk) for ring in now],
    }


def _show_trouble() -> None:
    st.markdown("### Feeds that are late or in trouble")
    _show_jobs()
    columns, runs = _answered("runs_with_trouble", share=str(_TOO_MANY))
    if not runs:
        st.markdown(f"No run failed, was interrupted, or rejected more than {_TOO_MANY:.0%} of its rows.")
        return
    st.dataframe(
        {column: [table_cell(run[column]) for run in runs] for column in columns}, key="today-runs", hide_index=True
    )


def _show_jobs() -> None:
    troubles = [("late", one) for one in late_jobs(database())] + [("failing", one) for one in failed_jobs(database())]
    if not troubles:
        return
    st.dataframe(
        {
            "Job": [table_cell(one.job) for _, one in troubles],
            "Is": [how for how, _ in troubles],
            "Since": [minute(one.since) for _, one in troubles],
            "What": [table_cell(one.sentence) for _, one in troubles],
        },
        key="today-jobs",
        hide_index=True,
    )


def _show_trend() -> None:
    st.markdown("### Applications by week, against the year before")
    _, weeks = _answered("applications_by_week")
    if not weeks:
        st.markdown("No application with a date is known.")
        return
    applied, stopped = st.columns(2)
    for place, what in ((applied, "applications"), (stopped, "stopped")):
        with place:
            st.caption(what.capitalize())
            # Their names are the chart's legend.
            now, before = "this year", "the year before"
            rows = [{"week": week["week"], now: week[what], before: week[f"{what}_year_before"]} for week in weeks]
            show_chart(["week", now, before], rows)


def _answered(name: str, **given: str) -> tuple[Sequence[str], Sequence[Mapping[str, Any]]]:
    """Columns and rows of a shipped query, with what is typed for its parameters."""
    query = shipped_query(name)
    values = values_of(query.says.parameters, given, Lists(home()).entries)
    with answer(database(), query.text, values) as found:
        return found.columns, list(found.rows)
