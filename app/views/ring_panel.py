"""The drawing of a ring, its tables, and why: where an investigator works, with what they changed about the view."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from app.access.seeing import ring_as_seen
from app.auditing import note
from app.resources import database, home
from app.ring_component import Hands, draw_ring
from app.ring_component.nodes import applicant_of, identifier_of, person_node, value_node
from app.ring_component.scene import Scene, wider
from app.ring_component.visible import visible
from app.views.compare import show_comparison
from app.views.decide import show_decide
from app.views.evidence import why
from app.views.persons import by_person
from app.views.ring_tables import show_beside, show_left_out, show_members
from app.views.ring_tools import change, show_tools, view
from app.views.session import part
from app.views.suspect_signals import show_signals
from app.views.why import show_why
from app.wording import counted
from graph.rings.beyond import MOST, Beyond, beyond_person, beyond_value
from graph.rings.growth import Limits, find_ring
from graph.rings.model import Member, Ring


@part
def show_panel(today: Ring, also_known: Mapping[str, Sequence[str]]) -> None:
    """Show the ring of today, with the further ids of those who have several; a click runs this part alone."""
    drawing, evidence = st.columns([2.1, 1], gap="medium")
    with drawing:
        narrowed = show_tools(today)
        scene = _scene(today, narrowed.day)
        shown = visible(scene, narrowed.wanted, view().hidden)
        members = [one for one in scene.ring.members if _is_drawn(one, scene, shown)]
        draw_ring(scene, shown, focus=st.session_state.get("focus"), hands=_HANDS)
        st.caption(drawn_of_all(scene, len(members), narrowed.day))
        show_members(scene.ring, members, _pick_rows)
        show_comparison(st.session_state.get("compared", ()))
        show_beside(scene.ring)
        show_left_out(scene.ring)
    with evidence, st.container(key="why", border=True):
        picked_id = st.session_state.get("picked")

        def acts() -> None:
            if picked_id in shown:
                _show_hands(scene, str(picked_id))
            if subject := decided_about(scene.ring, picked_id):
                show_decide(subject)

        show_why(scene, picked_id, also_known, acts)
        if picked_id in (None, person_node(today.suspect)):
            show_signals(today.suspect)


def _scene(today: Ring, day: date | None) -> Scene:
    """Put together the ring of that day, and what lies beyond the nodes where somebody asked for more."""
    then = find_ring(database(), today.suspect, Limits(as_of=day)) if day else None
    scene = Scene(by_person(then) if then else today, today)
    for node in view().expanded:
        scene = wider(scene, node, _beyond(scene, node))
    # Last: what was asked for beyond the ring is masked as the ring is.
    return replace(scene, ring=ring_as_seen(scene.ring))


def _beyond(scene: Scene, node: str) -> Beyond:
    identifier, applicant = identifier_of(node), applicant_of(node)
    if identifier:
        return beyond_value(database(), identifier, [one.applicant_id for one in scene.base.members])
    return beyond_person(database(), applicant or "", [value.id for value in scene.ring.values])


def _is_drawn(member: Member, scene: Scene, shown: Collection[str]) -> bool:
    return person_node(member.applicant_id) in shown and member.applicant_id not in scene.outside


def drawn_of_all(scene: Scene, drawn: int, day: date | None) -> str:
    """Say how much of the ring the drawing and the table hold, and what else is in them."""
    members = len(scene.ring.members) - len(scene.outside)
    when = f" of {day.isoformat()}" if day else ""
    parts = [f"Drawn: {drawn:,} of the {counted(members, 'person', 'people')} in the ring{when}"]
    if scene.outside:
        parts.append(f"{counted(len(scene.outside), 'person', 'people')} beside it, because you had them shown")
    return "; ".join(parts)


def _show_hands(scene: Scene, node: str) -> None:
    """Offer what a double click and a right click do in the drawing."""
    with st.container(horizontal=True):
        more = how_many_more(scene, node)
        if more and node not in view().expanded:
            st.button(more, icon=":material/open_in_full:", key="expand", on_click=lambda: _expand(node))
        if node != person_node(scene.ring.suspect):
            st.button("Hide", icon=":material/visibility_off:", key="hide", on_click=lambda: _hide(node))


def how_many_more(scene: Scene, node: str) -> str | None:
    """Count what lies beyond a node before anybody asks for it; None where nothing does."""
    value = next((value for value in scene.ring.values if value_node(value.id) == node), None)
    if value is None:
        return "Show what else they share" if applicant_of(node) else None
    here = {link.applicant_id for link in scene.ring.links if link.identifier_id == value.id}
    others = value.degree - len(here)
    return f"Show others who have it ({min(others, MOST):,} of {others:,})" if others > 0 else None


def decided_about(ring: Ring, picked_id: str | None) -> str | None:
    """The id under which somebody decides about what is picked: an applicant's, a value's, or both for a line."""
    answer = why(ring, picked_id)
    if answer is None:
        return None
    ids = (answer.member and answer.member.applicant_id, answer.value and answer.value.id)
    return " ".join(id_ for id_ in ids if id_)


def _pick(node: str | None) -> None:
    st.session_state.update(picked=node, focus=None)


def _expand(node: str) -> None:
    note(home(), "expand", subject=identifier_of(node) or applicant_of(node))
    change(view().expand(node))


def _hide(node: str) -> None:
    if node != person_node(st.session_state["subject"]):
        change(view().hide([node]))


def _undo() -> None:
    change(view().undo())


_HANDS = Hands(on_pick=_pick, on_expand=_expand, on_hide=_hide, on_undo=_undo)


def _pick_rows(applicant_ids: list[str]) -> None:
    node = person_node(applicant_ids[0]) if len(applicant_ids) == 1 else None
    st.session_state.update(picked=node, focus=node, compared=applicant_ids)
