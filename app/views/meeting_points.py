"""Where rings meet: homes that receive for several companies, values and people that connect rings."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime

import streamlit as st

from app.access.seeing import value_as_seen
from app.export.cells import spreadsheet_cell
from app.resources import database
from app.views.open_ring import open_ring
from app.views.plain import plain
from app.wording import counted, kind_words
from graph.rings.model import StoredRing
from graph.rings.set_aside import read_set_aside
from graph.rings.stored.equipment import MOST, Sent, equipment_sent
from graph.rings.stored.facilitators import MeetingPoint, read_meeting_points

_UNKNOWN = "unknown company"


def show_meeting_points(rings: Sequence[StoredRing]) -> None:
    """Show where these rings meet, and of the place that is picked, what was sent there over time."""
    points = read_meeting_points(database(), rings, read_set_aside(database(), datetime.now(UTC).date()))
    if not points:
        st.markdown("**No two rings meet**, and no home receives for several companies.")
        return
    st.markdown(f"**{counted(len(points), 'place')} where rings meet**, those first where most equipment is.")
    picked = st.dataframe(
        table(points),
        key=f"meeting-points-{len(points)}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
    ).selection.rows
    if picked:
        _show_point(points[picked[0]])


def table(points: Sequence[MeetingPoint]) -> dict[str, list[object]]:
    """Lay the places out, column by column, safe to be exported into a spreadsheet."""
    return {
        "Kind": [kind_words(one.kind) for one in points],
        "What": [spreadsheet_cell(_shown(one)) for one in points],
        "Companies": [len(one.companies) for one in points],
        "Rings": [len(one.ring_ids) for one in points],
        "People of rings": [len(one.applicants) for one in points],
        "Shipments": [one.shipments for one in points],
        "Not returned": [one.away for one in points],
        "Shared by": [one.degree for one in points],
    }


def _shown(point: MeetingPoint) -> str:
    return point.id if point.value is None else value_as_seen(point.id, point.value)


def _show_point(point: MeetingPoint) -> None:
    with st.container(border=True, key="meeting-point"):
        plain(_shown(point), key="strong-meeting-point")
        if point.companies:
            st.markdown(f"**Sent by {counted(len(point.companies), 'company', 'companies')}**")
            plain(", ".join(point.companies), key="meeting-companies")
        st.markdown(f"**{counted(len(point.ring_ids), 'ring')} and {counted(len(point.applicants), 'applicant')}**")
        plain(", ".join(point.ring_ids), key="quiet-meeting-rings")
        _show_sent(equipment_sent(database(), point.id))
        _show_people(point)


def _show_sent(sent: Sequence[Sent]) -> None:
    months = by_month(sent)
    if not months:
        return
    st.markdown("**Shipments by month**" + (f": the first {MOST:,}" if len(sent) == MOST else ""))
    rows = [(month, company, count) for (month, company), count in sorted(months.items())]
    columns = ("Month", "Company", "Shipments")
    data = {column: [row[place] for row in rows] for place, column in enumerate(columns)}
    st.bar_chart(data, x="Month", y="Shipments", color="Company", height=240)


def by_month(sent: Sequence[Sent]) -> Counter[tuple[date, str]]:
    """Count the shipments of each company in each month, where the day is known."""
    dated = ((one.shipped_at.date().replace(day=1), one.company) for one in sent if one.shipped_at)
    return Counter((month, spreadsheet_cell(company or _UNKNOWN)) for month, company in dated)


def _show_people(point: MeetingPoint) -> None:
    picked = st.dataframe(
        {"Applicant": [spreadsheet_cell(each) for each in point.applicants]},
        key=f"meeting-people-{point.id}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
    ).selection.rows
    if picked:
        open_ring(point.applicants[picked[0]])
