"""The ring around one suspect: who it is, how much of it there is, then the panel to work in."""

import streamlit as st

from app.access.seeing import ring_as_seen
from app.auditing import note
from app.resources import database, home
from app.views.add_to_case import show_add_to_case
from app.views.persons import by_person, other_ids
from app.views.plain import plain
from app.views.ring_panel import show_panel
from app.views.ring_tools import reset_tools
from app.wording import counted
from graph.rings.growth import find_ring
from graph.rings.model import Ring

_LONGEST_NAME = 80
_WHAT_IS_COUNTED = (
    "An applicant is an id of some system; a person may have several. A value that is not crossed, such as the network "
    "of a carrier, is shared by so many strangers that the ring ends there; a table below names each and says why."
)


def show_ring(subject: str) -> None:
    """Show the whole ring, as it is in the graph now."""
    ring = find_ring(database(), subject)
    if ring is None:
        _say_unknown(subject)
        return
    if st.session_state.get("subject") != subject:
        note(home(), "view", subject=subject)
        st.session_state.update(subject=subject, picked=None, focus=None, compared=[])
        reset_tools()
    _show_head(ring)
    show_panel(by_person(ring), other_ids(ring))


def _say_unknown(subject: str) -> None:
    with st.container(border=True):
        st.markdown("**No applicant has this id.** Search for a name, a phone or anything else above.")
        plain(subject, key="raw-unknown")


def _show_head(ring: Ring) -> None:
    persons = ring_as_seen(by_person(ring)).members
    suspect = next(member for member in persons if member.applicant_id == ring.suspect)
    with st.container(horizontal=True, vertical_alignment="center", key="ring-head"):
        with st.container(gap=None):
            plain(suspect.name or "No name known", key="subject-name", longest=_LONGEST_NAME)
            plain(f"{ring.suspect} · {suspect.status or 'no application known'}", key="quiet-subject")
        if st.session_state.get("came_from_several") and st.button("All matches", icon=":material/arrow_back:"):
            st.query_params.pop("subject")
            st.rerun()
        show_add_to_case(ring.suspect)
    st.markdown(shown_of_all(ring), help=_WHAT_IS_COUNTED)


def shown_of_all(ring: Ring) -> str:
    """Write the honest line: how much of the ring is on the screen, and what was left out."""
    shown, persons = len(ring.members), by_person(ring).members
    hired = sum(member.status == "hired" for member in persons)
    parts = [
        f"**Shown {shown:,} of {counted(shown + ring.left_out.applicants, 'applicant')}**",
        f"**{counted(len(persons), 'person', 'people')}**",
        f"**{hired:,} hired**",
        counted(len(ring.identifiers), "shared value"),
        f"{counted(len(ring.left_out.identifiers), 'value')} not crossed",
    ]
    if ring.truncated:
        parts.append("cut off: the ring goes on, the strongest are shown")
    return " · ".join(parts)
