"""The ring as tables: everything of the drawing, for a keyboard, a screen reader and whoever would rather read."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from app.export.cells import spreadsheet_cell
from app.wording import counted, kind_words, span, strength_words
from graph.rings.model import Link, Member, Ring, RingIdentifier


def show_members(ring: Ring, members: Sequence[Member], on_pick: Callable[[list[str]], None]) -> None:
    """Show these members as rows; `on_pick` is told the applicants of the rows that are picked, in their order."""

    def pick_rows() -> None:
        rows = sorted(st.session_state["ring-table"].selection.rows)
        on_pick([members[row].applicant_id for row in rows if row < len(members)])

    st.dataframe(
        table(ring, members),
        key="ring-table",
        hide_index=True,
        on_select=pick_rows,
        selection_mode="multi-row",
        placeholder="",
        column_config={
            "Name": st.column_config.TextColumn(width=170),
            "Applicant": st.column_config.TextColumn(width=90),
            "Status": st.column_config.TextColumn(width=80),
            "Link": st.column_config.TextColumn(width=70),
            "Strength": st.column_config.ProgressColumn(min_value=0, max_value=1, format="%.2f", width=100),
            "Hops": st.column_config.NumberColumn(width=50),
            "Seen": st.column_config.TextColumn(width=180),
        },
    )


def table(ring: Ring, members: Sequence[Member]) -> dict[str, list[object]]:
    """Lay these members out, column by column, safe to be exported into a spreadsheet."""
    links: dict[str, list[Link]] = defaultdict(list)
    for link in ring.links:
        links[link.applicant_id].append(link)
    values = {value.id: value for value in ring.identifiers}
    rows = [_row(member, links[member.applicant_id], values) for member in members]
    return {column: [row[column] for row in rows] for column in rows[0]} if rows else {}


def _row(member: Member, links: Sequence[Link], values: Mapping[str, RingIdentifier]) -> dict[str, object]:
    first = min((link.first_seen_at for link in links if link.first_seen_at), default=None)
    last = max((link.last_seen_at for link in links if link.last_seen_at), default=None)
    return {
        "Name": spreadsheet_cell(member.name),
        "Applicant": spreadsheet_cell(member.applicant_id),
        "Status": spreadsheet_cell(member.status),
        "Strength": member.strength,
        "Link": strength_words(member.strength) if member.hops else "suspect",
        "Hops": member.hops,
        "Linked through": _through(member, values),
        "Seen": span(first, last),
    }


def _through(member: Member, values: Mapping[str, RingIdentifier]) -> str:
    steps = [values[identifier] for identifier in member.path[1::2] if identifier in values]
    return spreadsheet_cell(" → ".join(f"{kind_words(value.kind)} {value.value}" for value in steps))


def show_beside(ring: Ring) -> None:
    """Show whom the ring touches and does not count in, and why."""
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


def show_left_out(ring: Ring) -> None:
    """Show the values at which the ring ends, and why it does not cross them."""
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
