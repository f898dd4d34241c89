"""The page of queries: the library, the form and the answer of the one that is picked, and an editor for own text."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from app.export.cells import spreadsheet_cell
from app.resources import home
from app.views.plain import plain
from app.views.query_answer import ask, show_answer
from app.views.query_editor import TEXT, show_editor
from app.views.query_form import show_form
from app.wording import counted
from graph.queries.history import QueryRun, runs_of
from graph.queries.library import library
from graph.queries.saved import Fault, SavedQuery

_SAVED, _OWN = "Saved queries", "My own words"
_WHICH = "queries-which"
_PICKED = "query"
"""In the address: a colleague gets a link with the name of a query, and no value."""


def show() -> None:
    """Show the saved queries, or the editor."""
    st.markdown("# Queries")
    st.markdown("Questions to the whole graph. They only read, for at most 30 seconds, and change nothing.")
    st.session_state.setdefault(_WHICH, _SAVED)
    which = st.segmented_control("Which", [_SAVED, _OWN], key=_WHICH, required=True, label_visibility="collapsed")
    if which == _OWN:
        show_editor()
    else:
        _show_saved()


def _show_saved() -> None:
    queries, faults = library(home())
    listed, picked = st.columns([1, 2], gap="medium")
    with listed:
        _show_library(queries)
        _show_faults(faults)
    with picked:
        _show_picked(queries)


def _show_library(queries: Sequence[SavedQuery]) -> None:
    sought = st.text_input("Search in titles, descriptions and tags", key="queries-search")
    tags = sorted({each for query in queries for each in query.says.tags})
    only = st.selectbox("Tag", tags, index=None, placeholder="All tags", key="queries-tag")
    shown = matching(queries, sought, only)
    st.markdown(f"**Shown {len(shown):,} of {counted(len(queries), 'query', 'queries')}**: pick one.")
    if shown:
        _show_list(shown, key=f"library-{sought}-{only}")


def matching(queries: Sequence[SavedQuery], sought: str, tag: str | None) -> list[SavedQuery]:
    """The queries that have the tag, and every word that is sought somewhere in what they say of themselves."""
    words = sought.casefold().split()
    return [
        query
        for query in queries
        if (tag is None or tag in query.says.tags) and all(word in _said(query) for word in words)
    ]


def _said(query: SavedQuery) -> str:
    says = query.says
    return " ".join((query.name, says.title, says.description, *says.tags)).casefold()


def table(queries: Sequence[SavedQuery]) -> dict[str, list[object]]:
    """Lay the library out, column by column."""
    return {
        "Title": [spreadsheet_cell(query.says.title) for query in queries],
        "Kind": ["signal" if query.says.signal else "query" for query in queries],
        "Tags": [spreadsheet_cell(", ".join(query.says.tags)) for query in queries],
        "Mine": [query.is_own for query in queries],
        "Name": [spreadsheet_cell(query.name) for query in queries],
    }


def _show_list(shown: Sequence[SavedQuery], key: str) -> None:
    def pick() -> None:
        if rows := st.session_state[key].selection.rows:
            st.query_params[_PICKED] = shown[rows[0]].name

    # A table of its own for each search: a picked row is a place in the list, and another list is there then.
    st.dataframe(
        table(shown),
        key=key,
        hide_index=True,
        on_select=pick,
        selection_mode="single-row",
        column_config={"Title": st.column_config.TextColumn(width=250)},
    )


def _show_faults(faults: Sequence[Fault]) -> None:
    if not faults:
        return
    with st.expander(f"{counted(len(faults), 'fault')} in files of mine", icon=":material/error:"):
        for number, fault in enumerate(faults):
            plain(f"{Path(fault.file).name}, line {fault.line}: {fault.fault}", key=f"quiet-fault-{number}")


def _show_picked(queries: Sequence[SavedQuery]) -> None:
    name = st.query_params.get(_PICKED)
    query = next((each for each in queries if each.name == name), None)
    if query:
        _show_query(query)
    elif name:
        st.markdown("**There is no saved query of this name.**")
        plain(name, key="raw-unknown-query")
    else:
        st.caption("Pick a query to see what it asks, and to run it.")


def _show_query(query: SavedQuery) -> None:
    plain(query.says.title, key="strong-query")
    plain(query.says.description, key="about-query")
    if query.says.signal and query.says.signal.refined_by:
        st.markdown("A rule beside its Cypher decides this signal: `ringlight signals` runs both.")
    else:
        filled = show_form(query.name, query.says.parameters)
        if filled is not None:
            ask(query.text, query.says.parameters, filled, query.name)
        show_answer(query.name, query.text)
    _show_runs(runs_of(home(), query.name))
    with st.expander("The Cypher", icon=":material/code:"):
        st.code(query.text, language="cypher")
        st.button("Edit a copy", on_click=_edit, args=(query.text,))


def _show_runs(runs: Sequence[QueryRun]) -> None:
    if runs:
        with st.expander("Who ran it", icon=":material/history:"):
            st.dataframe(runs_table(runs), key="query-runs", hide_index=True)


def runs_table(runs: Sequence[QueryRun]) -> dict[str, list[object]]:
    """Lay the runs out, column by column."""
    return {
        "When": [run.at for run in runs],
        "Who": [spreadsheet_cell(run.actor) for run in runs],
        "Rows": [run.rows for run in runs],
        "Cut off": [run.truncated for run in runs],
        "Seconds": [run.seconds for run in runs],
        "Failed": [spreadsheet_cell(run.failure) for run in runs],
    }


def _edit(text: str) -> None:
    st.session_state.update({TEXT: text, _WHICH: _OWN})
