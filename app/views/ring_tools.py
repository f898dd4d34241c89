"""What narrows the drawing of a ring: kinds, strength, the day; and the way back from what was hidden or shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from app.ring_component.view import View
from app.ring_component.visible import Filter
from app.wording import MEDIUM, STRONG, counted, kind_words
from graph.rings.model import Ring

_STRENGTHS = {"all links": 0.0, "medium and strong": MEDIUM, "strong only": STRONG}
_MOST_DAYS = 40
"""More stops than these nobody can tell apart on a slider."""
_WIDGETS = ("ring-kinds", "ring-strength", "ring-day")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What somebody wants to see, and of which day; None is today."""

    wanted: Filter
    day: date | None


def reset_tools() -> None:
    """Begin with the whole ring of today: another suspect is looked at."""
    for name in _WIDGETS:
        st.session_state.pop(name, None)
    st.session_state["view"] = View()


def view() -> View:
    """What was hidden and shown so far."""
    found: View = st.session_state.setdefault("view", View())
    return found


def change(to: View) -> None:
    """Look at the ring in this way from now on."""
    st.session_state["view"] = to


def show_tools(ring: Ring) -> Narrowed:
    """Show the tools in one line and say what they are set to."""
    kinds = sorted({value.kind for value in ring.values})
    with st.container(horizontal=True, vertical_alignment="center", key="ring-tools"):
        with st.popover("Filter", icon=":material/filter_list:"):
            chosen = st.pills(
                "Kinds", kinds, selection_mode="multi", default=kinds, format_func=kind_words, key="ring-kinds"
            )
            strength = st.radio("Links", list(_STRENGTHS), key="ring-strength")
        _show_way_back()
        day = _show_days(days_of(ring))
    return Narrowed(Filter(None if set(chosen) == set(kinds) else frozenset(chosen), _STRENGTHS[strength]), day)


def _show_way_back() -> None:
    now = view()
    st.button(
        "Undo",
        icon=":material/undo:",
        disabled=not now.before,
        help=f"{counted(len(now.before), 'change')} can be taken back",
        on_click=lambda: change(now.undo()),
        key="ring-undo",
    )
    if now.hidden:
        st.button(f"Show {counted(len(now.hidden), 'hidden', 'hidden')}", on_click=lambda: change(now.show_hidden()))


def _show_days(days: Sequence[date]) -> date | None:
    if len(days) < 2:  # noqa: PLR2004  # there is nothing to slide between
        return None
    day = st.select_slider(
        "The ring as of",
        [*days[:-1], None],
        value=None,
        format_func=lambda day: day.isoformat() if day else "today",
        key="ring-day",
        width=320,
    )
    return day if isinstance(day, date) else None


def days_of(ring: Ring) -> list[date]:
    """The days on which the ring grew, at most so many that a slider can hold them, the last one always."""
    days = sorted({link.first_seen_at.date() for link in ring.links if link.first_seen_at})
    step = -(-len(days) // _MOST_DAYS) or 1
    return days[::-1][::step][::-1]
