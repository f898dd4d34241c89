"""Asking in one's own words: a text, the parameters that it uses, its answer, and keeping it."""

import streamlit as st

from app.access.current import require
from app.access.roles import Permission
from app.auditing import note
from app.completion import offer_completion
from app.resources import database, home
from app.views.plain import plain
from app.views.query_answer import ask, show_answer
from app.views.query_form import show_form
from graph.errors import BrokenWorld, UsageError
from graph.queries.declaration import Declaration, Parameter
from graph.queries.keep import keep_query
from graph.queries.names import known_names
from graph.queries.parameters import json_or_text
from graph.queries.saved import declared, parameters_used

TEXT = "own-text"
"""Where the text is kept in the session: a copy of a saved query is put there."""
_EXAMPLE = """MATCH (phone:Phone) WHERE phone.degree >= $least
RETURN phone.value AS phone, phone.degree AS persons
ORDER BY persons DESC"""
_HOW_TO_KEEP = """// title = "Phones of several persons"
// description = "Who shares a phone, the busiest first."
// tags = ["sharing"]
// returns = ["phone", "persons"]
// [parameters.least]
// type = "integer"
// default = 3
// label = "At least so many persons\""""


def show_editor() -> None:
    """Show the text to write, a field for each `$parameter` in it, the answer, and the way to keep the query."""
    text = st.text_area(
        "One Cypher statement that only reads",
        key=TEXT,
        height=240,
        placeholder=_EXAMPLE,
        persist_state="session",
    )
    offer_completion(TEXT, known_names())
    said = declared(text, TEXT)
    known = said.parameters if isinstance(said, Declaration) else {}
    loose = {name: Parameter(type="text", optional=True) for name in parameters_used(text) if name not in known}
    if loose:
        st.caption("A value that is JSON, such as 3 or true, is taken as such, any other one as text.")
    filled = show_form("own", {**known, **loose})
    if filled is not None:
        ask(text, {**known, **loose}, {name: _read(value, loose=name in loose) for name, value in filled.items()})
    show_answer("query", text)
    with st.expander("Save to my queries", icon=":material/save:"):
        _show_keep(text)


def _read(value: object, *, loose: bool) -> object:
    return json_or_text(value) if loose and isinstance(value, str) else value


def _show_keep(text: str) -> None:
    st.markdown("The text begins with what it is for, takes and returns, such as:")
    st.code(_HOW_TO_KEEP, language="cypher")
    with st.form("keep", border=False):
        name = st.text_input("Name of the file, without `.cypher`", max_chars=64)
        replace = st.checkbox("Replace a query of mine that has this name")
        pressed = st.form_submit_button("Check and save")
    if pressed:
        for number, said in enumerate(_kept(name, text, replace=replace)):
            plain(said, key=f"strong-kept-{number}")


def _kept(name: str, text: str, *, replace: bool) -> list[str]:
    """Keep it; what became of that, in sentences."""
    try:
        require(Permission.QUERY)
        faults = keep_query(database(), home(), name, text, replace=replace)
    except (UsageError, BrokenWorld) as error:
        return [str(error)]
    if not faults:
        note(home(), "query kept", subject=name)
    return [f"Line {fault.line}: {fault.fault}" for fault in faults] or [f"Saved as {name}, and in the library now."]
