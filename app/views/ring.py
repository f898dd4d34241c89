"""The ring around one suspect: drawing, table, and why."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app.auditing import note
from app.export.cells import spreadsheet_cell
from app.resources import database, home
from app.ring_component import draw_ring, picked
from app.ring_component.drawing import person_node
from app.views.decide import show_decide
from app.views.evidence import why
from app.views.persons import by_person, other_ids
from app.views.plain import plain
from app.views.why import show_why
from app.wording import counted, kind_words, span, strength_words
from graph.rings.growth import find_ring
from graph.rings.model import Member, Ring
from graph.signals.hits import signals_of

_LONGEST_NAME = 80


def show_ring(subject: str) -> None:
    """Show the whole ring, as it is in the graph now."""
    ring = find_ring(database(), subject)
    if ring is None:
        _say_unknown(subject)
        return
    if st.session_state.get("subject") != subject:
        note(home(), "view", subject=subject)
        st.session_state.update(subject=subject, picked=None, focus=None)
    _show_head(ring)
    _show_panel(by_person(ring), other_ids(ring))
    _show_signals(subject)


def _say_unknown(subject: str) -> None:
    with st.container(border=True):
        st.markdown("**No applicant has this id.** Search for a name, a phone or anything else above.")
        plain(subject, key="raw-unknown")


def _show_head(ring: Ring) -> None:
    suspect = next(member for member in by_person(ring).members if member.applicant_id == ring.suspect)
    if st.session_state.get("came_from_several") and st.button("All matches", icon=":material/arrow_back:"):
        st.query_params.pop("subject")
        st.rerun()
    with st.container(gap=None):
        plain(suspect.name or "No name known", key="subject-name", longest=_LONGEST_NAME)
        plain(f"{ring.suspect} · {suspect.status or 'no application known'}", key="quiet-subject")
    st.markdown(shown_of_all(ring))


@st.fragment
def _show_signals(subject: str) -> None:
    """Show what signals say of the suspect, the strongest first; asked only when wanted, since there are many."""
    if not st.toggle("Signals of the suspect", key="signals"):
        return
    hits = signals_of(database(), [subject], home=home())
    st.markdown(
        f"**{counted(len(hits), 'signal')}**. Each has innocent reasons too: look for several of different kinds."
    )
    for number, hit in enumerate(hits):
        plain(f"{strength_words(hit.strength).capitalize()}: {hit.explanation}", key=f"signal-{number}")


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


@st.fragment
def _show_panel(ring: Ring, also_known: Mapping[str, Sequence[str]]) -> None:
    drawing, evidence = st.columns([2.1, 1], gap="medium")
    with drawing:
        draw_ring(ring, focus=st.session_state.get("focus"), on_pick=_on_pick)
        _show_table(ring)
        _show_beside(ring)
        _show_left_out(ring)
    with evidence, st.container(key="why", border=True):
        picked_id = st.session_state.get("picked")
        show_why(ring, picked_id, also_known)
        subject = decided_about(ring, picked_id)
        if subject:
            show_decide(subject)


def decided_about(ring: Ring, picked_id: str | None) -> str | None:
    """The id under which somebody decides about what is picked: an applicant's, a value's, or both for a line."""
    answer = why(ring, picked_id)
    if answer is None:
        return None
    ids = (answer.member and answer.member.applicant_id, answer.value and answer.value.id)
    return " ".join(id_ for id_ in ids if id_)


def _on_pick() -> None:
    st.session_state.update(picked=picked(), focus=None)


def _show_table(ring: Ring) -> None:
    def pick_row() -> None:
        rows = st.session_state["ring-table"].selection.rows
        node = person_node(ring.members[rows[0]].applicant_id) if rows else None
        st.session_state.update(picked=node, focus=node)

    st.dataframe(
        table(ring),
        key="ring-table",
        hide_index=True,
        on_select=pick_row,
        selection_mode="single-row",
        placeholder="",
        column_config={
            "Name": st.column_config.TextColumn(width=170),
            "Applicant": st.column_config.TextColumn(width=90),
            "Status": st.column_config.TextColumn(width=80),
            "Link": st.column_config.TextColumn(width=70),
            "Strength": st.column_config.ProgressColumn(min_value=0, max_value=1, format="%.2f", width=100),
            "Hops": st.column_config.NumberColumn(width=50),
            "Linked through": st.column_config.TextColumn(width=260),
        },
    )


def table(ring: Ring) -> dict[str, list[object]]:
    """Lay the members out, column by column, safe to be exported into a spreadsheet."""
    rows = [_row(ring, member) for member in ring.members]
    return {column: [row[column] for row in rows] for column in rows[0]}


def _row(ring: Ring, member: Member) -> dict[str, object]:
    links = [link for link in ring.links if link.applicant_id == member.applicant_id]
    first = min((link.first_seen_at for link in links if link.first_seen_at), default=None)
    last = max((link.last_seen_at for link in links if link.last_seen_at), default=None)
    return {
        "Name": spreadsheet_cell(member.name),
        "Applicant": spreadsheet_cell(member.applicant_id),
        "Status": spreadsheet_cell(member.status),
        "Strength": member.strength,
        "Link": "suspect" if member.applicant_id == ring.suspect else strength_words(member.strength),
        "Hops": member.hops,
        "Linked through": _through(ring, member),
        "Seen": span(first, last),
    }


def _through(ring: Ring, member: Member) -> str:
    values = {value.id: value for value in ring.identifiers}
    steps = [values[identifier] for identifier in member.path[1::2] if identifier in values]
    return spreadsheet_cell(" → ".join(f"{kind_words(value.kind)} {value.value}" for value in steps))


def _show_beside(ring: Ring) -> None:
    if not ring.beside:
        return
    st.markdown(f"**{counted(len(ring.beside), 'applicant')} beside the ring**: touched by it, and not counted in.")
    st.dataframe(
        {
            "Name": [spreadsheet_cell(one.name) for one in ring.beside],
            "Applicant": [spreadsheet_cell(one.applicant_id) for one in ring.beside],
            "Status": [spreadsheet_cell(one.status) for one in ring.beside],
            "Why not": [one.reason for one in ring.beside],
        },
        hide_index=True,
    )


def _show_left_out(ring: Ring) -> None:
    left_out = ring.left_out.identifiers
    if not left_out:
        return
    st.markdown(f"**{counted(len(left_out), 'value')} not crossed**: here the ring ends, and the table says why.")
    st.dataframe(
        {
            "Kind": [kind_words(value.kind) for value in left_out],
            "Value": [spreadsheet_cell(value.value) for value in left_out],
            "Shared by": [value.degree for value in left_out],
            "Why not": [value.reason for value in left_out],
        },
        hide_index=True,
    )
