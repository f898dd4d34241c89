"""The page of values that many share: those that wait for somebody to say why, and those of which somebody said it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from app.access.seeing import value_as_seen
from app.export.cells import spreadsheet_cell
from app.resources import database, home
from app.views.decide import begin_with_role, show_decide, verdict_words
from app.views.plain import plain
from app.views.reveal import show_reveal
from app.views.session import part
from app.wording import counted, kind_words, role_words
from graph.database import Reader
from graph.decisions.model import SubjectKind
from graph.hubs.busy_value import HANDFUL
from graph.hubs.lists.reference import reference_lists
from graph.hubs.overview import Classified, Unclassified, classified, unclassified
from graph.hubs.standing import Role

_MOST_WAITING = 25
_PICKED = "picked-hub"


def show() -> None:
    """Show the busiest values that wait, what each looks like, and what is classed already."""
    st.markdown("# Hubs")
    st.markdown("Values that many share. Say why, and rings know whether such a value ties people or only meets them.")
    today, lists = datetime.now(UTC).date(), reference_lists(home())

    def read(reader: Reader) -> tuple[list[Unclassified], list[Classified]]:
        return unclassified(reader, lists, today, limit=_MOST_WAITING), classified(reader, today)

    waiting, classed = database().read_together(read)
    _show_both(
        [replace(one, value=value_as_seen(one.identifier_id, one.value)) for one in waiting],
        [replace(one, value=one.value and value_as_seen(one.identifier_id, one.value)) for one in classed],
    )


@part
def _show_both(waiting: Sequence[Unclassified], classed: Sequence[Classified]) -> None:
    """Show both lists; to pick a value reads nothing anew but what stands about it."""
    tables, decision = st.columns([2.1, 1], gap="medium")
    with tables:
        _show_waiting(waiting)
        _show_classed(classed)
    with decision:
        _show_picked(waiting)


def _show_waiting(waiting: Sequence[Unclassified]) -> None:
    if not waiting:
        st.markdown(f"**No value waits**: none is shared by more than {HANDFUL} persons and not classed.")
        return
    busiest = f"the {_MOST_WAITING} busiest" if len(waiting) == _MOST_WAITING else "all"
    st.markdown(f"**{counted(len(waiting), 'value')} to classify**, {busiest}: pick one. Rules propose, you decide.")
    _pickable("waiting", waiting_table(waiting), [(one.identifier_id, one.role) for one in waiting])


def _show_classed(classed: Sequence[Classified]) -> None:
    st.markdown(f"**{counted(len(classed), 'value')} classed already**")
    if classed:
        _pickable("classed", classed_table(classed), [(one.identifier_id, one.role) for one in classed])


def waiting_table(waiting: Sequence[Unclassified]) -> dict[str, list[object]]:
    """Lay out what waits, column by column, safe to be exported into a spreadsheet."""
    return {
        "Kind": [_kind(one.identifier_id, one.role) for one in waiting],
        "Value": [spreadsheet_cell(one.value) for one in waiting],
        "Persons": [one.persons for one in waiting],
        "Looks like": [one.proposal.hub_class.meaning for one in waiting],
        "Why": [spreadsheet_cell(one.proposal.reason) for one in waiting],
    }


def classed_table(classed: Sequence[Classified]) -> dict[str, list[object]]:
    """Lay out what is classed, by whom, until when and why; a value that the graph does not hold goes by its id."""
    decisions = [one.standing.decision for one in classed]
    return {
        "Kind": [_kind(one.identifier_id, one.role) for one in classed],
        "Value": [spreadsheet_cell(one.value or one.identifier_id) for one in classed],
        "Said": [verdict_words(SubjectKind.IDENTIFIER, each.verdict) for each in decisions],
        "Reason": [spreadsheet_cell(each.reason) for each in decisions],
        "By": [spreadsheet_cell(each.actor) for each in decisions],
        "On": [f"{each.decided_at:%Y-%m-%d}" for each in decisions],
        "Until": [str(each.until or "for good") for each in decisions],
    }


def _kind(identifier_id: str, role: Role) -> str:
    kind = kind_words(identifier_id.partition(":")[0])
    return f"{kind}: {role_words(role)}" if role else kind


def _pickable(name: str, shown: dict[str, list[object]], uses: Sequence[tuple[str, Role]]) -> None:
    # A picked row is a place in the list: when a value leaves the list, the table is another one.
    key = f"hubs-{name}-{len(uses)}"

    def pick() -> None:
        rows = st.session_state[key].selection.rows
        st.session_state[_PICKED] = uses[rows[0]] if rows else None
        if rows:
            begin_with_role(*uses[rows[0]])

    st.dataframe(shown, key=key, hide_index=True, on_select=pick, selection_mode="single-row")


def _show_picked(waiting: Sequence[Unclassified]) -> None:
    picked = st.session_state.get(_PICKED)
    if picked is None:
        st.caption("Pick a value to say why many share it.")
        return
    for one in waiting:
        if (one.identifier_id, one.role) == picked:
            plain(one.value, key="strong-hub")
            plain(picked[0], key="quiet-hub")
            show_reveal(one.identifier_id, one.value)
            st.caption(f"Looks like: {one.proposal.hub_class.meaning}")
            plain(one.proposal.reason, key="hub-reason")
    show_decide(picked[0])
