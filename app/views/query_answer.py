"""The answer to a query: asked once, kept for this session; as table, chart, graph and files, and a way to rings."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from app.access.current import require
from app.access.misused import applicants_in, left_out_in_words, marks_in, rows_masked, rows_without
from app.access.roles import Permission
from app.access.seeing import sight
from app.auditing import note_query, outcome_noted
from app.export.cells import spreadsheet_cell
from app.export.parquet import parquet
from app.export.tables import Format, print_rows
from app.resources import database, home
from app.views.file import offer_file
from app.views.open_ring import open_ring
from app.views.plain import plain
from app.views.query_chart import show_chart
from app.views.query_form import given
from app.views.query_network import show_network
from app.views.session import part
from app.wording import counted
from graph.errors import BrokenWorld, LoginRefused, UsageError
from graph.queries.allowed import allowed_on
from graph.queries.declaration import Parameter
from graph.queries.marks import marks_of_misused
from graph.queries.run import MOST_ROWS, answer
from graph.signals.lists import Lists

_LAST = "last-answer"


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found, and when it was asked."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    truncated: bool
    at: datetime
    remarks: tuple[str, ...] = ()
    """Sentences about names in the text that nothing has."""
    misused: Mapping[str, str] = field(default_factory=dict)
    """By what the rows tell of people whose identity is misused, and of which applicant each."""


def ask(text: str, parameters: Mapping[str, Parameter], filled: Mapping[str, object], name: str | None = None) -> None:
    """Ask with what was filled in, and keep the answer until the next one: looking at it does not ask again."""
    with st.spinner("Asking …"):
        st.session_state[_LAST] = (text, _asked(name, text, parameters, filled))


def _asked(
    name: str | None, text: str, parameters: Mapping[str, Parameter], filled: Mapping[str, object]
) -> Found | str:
    """What the query finds within the usual limits, or in one sentence why there is no answer."""
    try:
        require(Permission.QUERY)
        values = given(parameters, filled, Lists(home()).entries)
        allowed = allowed_on(database().server, home())
        with outcome_noted(home(), name) as came, answer(database(), text, values, allowed=allowed) as found:
            note_query(home(), name, text, values, came)
            rows = tuple(found.rows)
            came.rows, came.truncated = len(rows), found.truncated
    except (UsageError, BrokenWorld, LoginRefused) as error:
        return str(error)
    now = datetime.now(UTC)
    misused = marks_in(rows, marks_of_misused(database(), now.date()))
    return Found(found.columns, rows, found.truncated, now, found.remarks, misused)


def show_answer(name: str, text: str) -> None:
    """Show the last answer if it is to this text; files made of it are called by `name`."""
    asked, outcome = st.session_state.get(_LAST, (None, None))
    if asked != text:
        return
    if isinstance(outcome, str):
        with st.container(border=True):
            plain(outcome, key="strong-refused")
    else:
        _show_found(name, outcome)


@part
def _show_found(name: str, found: Found) -> None:
    st.markdown(f"**{rows_found(found)}**")
    for number, remark in enumerate(found.remarks):
        plain(remark, key=f"quiet-remark-{number}")
    if not found.rows:
        return
    show_chart(found.columns, found.rows)
    show_network(found.rows, asked_at=f"{found.at:%H%M%S%f}")
    hidden = {mark for mark, applicant_id in found.misused.items() if applicant_id not in sight().revealed}
    _show_table(replace(found, rows=tuple(rows_masked(found.rows, hidden))))
    if left_out := left_out_in_words(set(found.misused.values())):
        st.caption(f"In files {left_out}")
    with st.container(horizontal=True):
        _show_export(f"{name}.csv", found, "text/csv")
        _show_export(f"{name}.json", found, "application/json")
        _show_export(f"{name}.parquet", found, "application/vnd.apache.parquet")


def rows_found(found: Found) -> str:
    """Say how many rows there are, and what was cut off."""
    if not found.rows:
        return "Nothing was found."
    if found.truncated:
        return f"The first {MOST_ROWS:,} rows; there are more, which `ringlight query run --limit` prints."
    return counted(len(found.rows), "row")


def table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> dict[str, list[object]]:
    """Lay the rows out, column by column: numbers as numbers, all else safe to be exported into a spreadsheet."""
    return {spreadsheet_cell(column): _cells([row[column] for row in rows]) for column in columns}


def _cells(values: list[object]) -> list[object]:
    kinds = {type(value) for value in values if value is not None}
    return (
        values if kinds and (kinds <= {int, float} or kinds == {bool}) else [spreadsheet_cell(each) for each in values]
    )


def _show_table(found: Found) -> None:
    people = [list(dict.fromkeys(applicants_in(row))) for row in found.rows]
    shown = table(found.columns, found.rows)
    if not any(people):
        st.dataframe(shown, hide_index=True)
        return
    st.caption("Pick a row to see the ring around whom it names.")
    key = f"answer-{found.at:%H%M%S%f}"
    picked = st.dataframe(shown, key=key, hide_index=True, on_select="rerun", selection_mode="single-row")
    for row in picked.selection.rows:
        _open_one(people[row])


def _open_one(applicant_ids: Sequence[str]) -> None:
    if len(applicant_ids) == 1:
        open_ring(applicant_ids[0])
    chosen = st.selectbox("Open the ring around", applicant_ids, index=None, placeholder="Choose one")
    if chosen:
        open_ring(chosen)


def _show_export(file_name: str, found: Found, mime: str) -> None:
    form = file_name.rpartition(".")[2]
    title = form.upper() if form != "parquet" else "Parquet"
    rows = rows_without(found.rows, found.misused)
    details = {"rows": len(rows), "left_out": len(set(found.misused.values()))}
    handed_on = replace(found, rows=tuple(rows))
    offer_file(title, lambda: exported(form, handed_on), file_name, mime, details=details)


def exported(form: str, found: Found) -> bytes:
    """The rows as a file: `parquet`, or a format of tables, in which no cell is a formula."""
    if form == "parquet":
        return parquet(found.rows, found.columns)
    out = io.StringIO()
    print_rows(found.rows, found.columns, Format(form), out)
    return out.getvalue().encode()
