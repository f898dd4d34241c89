"""Doing something to a case: who may, what the audit keeps, and one sentence of what became of it."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from app.access.current import require
from app.access.roles import Permission
from app.auditing import note
from app.resources import home
from app.views.plain import plain
from graph.cases.changing import Overtaken
from graph.cases.model import By, Case, Change
from graph.errors import UsageError

PICKED = "case"
"""In the address: a colleague gets a link with the id of a case, and nothing of what is in it."""
_SAID = "cases-said"


def act(do: Callable[[By], Case | Overtaken], *, reason: str = "") -> Case | None:
    """Do it as whoever is signed in; None where it was refused, and the page says why."""
    try:
        answer = do(By(require(Permission.WORK_ON_CASES).name, datetime.now(UTC), reason))
    except UsageError as error:
        st.session_state[_SAID] = str(error)
        return None
    if isinstance(answer, Overtaken):
        st.session_state[_SAID] = overtaken_words(answer)
        return None
    note(home(), f"case_{answer.last.act}", subject=answer.case_id, reason=reason or None, other=answer.last.other)
    return answer


def show_outcome() -> None:
    """Say once what became of the last try."""
    if said := st.session_state.pop(_SAID, None):
        plain(said, key="strong-case-said")


def say(sentence: str) -> None:
    """Have the next page say this once."""
    st.session_state[_SAID] = sentence


def overtaken_words(answer: Overtaken) -> str:
    """Say what stands and what was refused, with what was written: nobody types it again."""
    stands, refused = answer.case.last, answer.refused
    meanwhile = f"Meanwhile: {_words(stands)}, by {stands.actor}."
    return f"Not done. {meanwhile} You wanted: {_words(refused)}. Do it again if you still mean it."


def _words(change: Change) -> str:
    act = change.act.replace("_", " ")
    return f"{act} (“{change.text}”)" if change.text else act
