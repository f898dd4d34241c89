"""The page of what was loaded: each run with its rows, and what of it could not be used."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

import streamlit as st

from app.access.current import may
from app.access.roles import Permission
from app.export.cells import table_cell
from app.resources import database
from app.views import try_map
from app.wording import counted, minute
from graph.facts.runs import rejections, runs

_MOST_REJECTIONS = 500
COLUMNS = {
    "Started": "started_at",
    "State": "state",
    "Feed": "feed",
    "Source": "source",
    "File": "file",
    "Rows": "rows_in",
    "Loaded": "rows_loaded",
    "Rejected": "rows_rejected",
    "Values rejected": "values_rejected",
    "Undated": "undated",
}


def show() -> None:
    """Show all runs, the newest first, and the rejections of the one that is picked."""
    st.markdown("# Ingest")
    st.markdown("Rows in are rows loaded and rows rejected. Pick a run to see what could not be used, and why.")
    _show_runs()
    if may(Permission.SEE_ROWS):
        try_map.show()


def _show_runs() -> None:
    known = runs(database())
    if not known:
        st.markdown("**Nothing was loaded yet.** `ringlight ingest --help` shows how.")
        return
    picked = st.dataframe(
        table(known), key="runs-table", hide_index=True, on_select="rerun", selection_mode="single-row"
    ).selection.rows
    if picked and may(Permission.SEE_ROWS):
        _show_rejections(known[picked[0]])
    elif picked:
        st.caption("Rejected rows are shown to analysts: they are as the source sent them, with nothing masked.")


def table(known: Sequence[Mapping[str, Any]]) -> dict[str, list[object]]:
    """Lay the runs out, column by column, safe to be exported into a spreadsheet."""
    columns = {title: [table_cell(run[name]) for run in known] for title, name in COLUMNS.items()}
    return columns | {"Started": [minute(run["started_at"]) for run in known]}


def _show_rejections(run: Mapping[str, Any]) -> None:
    rows = list(islice(rejections(database(), run["run_id"]), _MOST_REJECTIONS + 1))
    shown = rows[:_MOST_REJECTIONS]
    more = ", the rest by `ringlight rejections`" if len(rows) > len(shown) else ""
    st.markdown(f"**{counted(len(shown), 'rejection')} shown**{more}")
    if shown:
        columns = ("line", "field", "reason", "raw")
        st.dataframe({name: [table_cell(row[name]) for row in shown] for name in columns}, hide_index=True)
