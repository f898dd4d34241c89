"""The page of all rings: the stored list with its age, and what is known of the one that is picked."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import streamlit as st

from app.access.seeing import stored_as_seen
from app.auditing import note
from app.export.cells import spreadsheet_cell
from app.resources import database, home
from app.views.add_to_case import show_add_to_case
from app.views.decide import show_decide
from app.views.meeting_points import show_meeting_points
from app.views.open_ring import open_ring
from app.views.plain import plain
from app.views.visit import visited_last
from app.wording import change_words, counted, kind_words, risk_words, span
from graph.rings.model import StoredRing
from graph.rings.stored.happened import happened_since
from graph.rings.stored.listing import refreshed_at, stored_rings
from graph.rings.stored.refresh import refresh

_MOST_MEMBERS = 200
_SHOWN = ("Rings", "Where rings meet")
_LOOKED_AT = "looked-at-ring"


def show() -> None:
    """Show the stored rings, the most suspicious first."""
    st.markdown("# Rings")
    st.markdown("Groups of persons who look run by the same hands, the most suspicious first. A ring accuses nobody.")
    at = refreshed_at(database())
    button, age = st.columns([1, 4], vertical_alignment="center")
    if button.button("Bring up to date", icon=":material/refresh:", key="refresh") or at is None:
        with st.spinner("Reading what has changed, and judging it …"):
            refresh(database(), datetime.now(UTC), home())
        st.rerun()
    age.caption(f"As of {at:%Y-%m-%d %H:%M} UTC. What was loaded or decided since then is not in the list yet.")
    rings = stored_as_seen(stored_rings(database()))
    shown = st.segmented_control("Show", _SHOWN, default=_SHOWN[0], key="rings-shown", required=True)
    if shown == _SHOWN[0]:
        _show_list(rings)
    else:
        show_meeting_points(rings)


def _show_list(rings: Sequence[StoredRing]) -> None:
    if not rings:
        st.markdown("**No ring was found.** Households, re-applicants and hubs are none.")
        return
    least, inside = st.columns(2)
    size = least.slider("At least so many persons", 4, max(5, *(ring.size for ring in rings)), 4)
    only_inside = inside.toggle("Only rings with somebody inside", key="only-inside")
    shown = [ring for ring in rings if ring.size >= size and (ring.hired or not only_inside)]
    st.markdown(f"**Shown {len(shown):,} of {counted(len(rings), 'ring')}**")
    if not shown:
        return
    # A picked row is a place in the list: where other rings are listed, the table is another one.
    picked = st.dataframe(
        table(shown, _changes()),
        key=f"rings-table-{size}-{only_inside}-{len(rings)}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "Strength": st.column_config.ProgressColumn(min_value=0, max_value=1, format="%.2f", width=100),
            "Why": st.column_config.TextColumn(width=420),
        },
    ).selection.rows
    if picked:
        _show_ring(shown[picked[0]])


def _changes() -> dict[str, str]:
    """Say of each ring what became of it since the last visit, or in the last week where there was none."""
    now = datetime.now(UTC)
    happened = happened_since(database(), visited_last(now) or now - timedelta(days=7))
    return {one.ring_id: change_words(one) for one in reversed(happened)}


def table(rings: Sequence[StoredRing], changes: Mapping[str, str]) -> dict[str, list[object]]:
    """Lay the rings out, column by column, safe to be exported into a spreadsheet."""
    return {
        "Risk": [risk_words(ring.risk) for ring in rings],
        "Persons": [ring.size for ring in rings],
        "Inside": [len(ring.hired) for ring in rings],
        "Hold equipment": [len(ring.holding) for ring in rings],
        "Lately": [changes.get(ring.ring_id, "") for ring in rings],
        "Strength": [ring.strength for ring in rings],
        "Why": [spreadsheet_cell("; ".join(ring.reasons)) for ring in rings],
        "Seen": [span(ring.first_seen_at, ring.last_seen_at) for ring in rings],
        "Ring": [ring.ring_id for ring in rings],
    }


def _show_ring(ring: StoredRing) -> None:
    if st.session_state.get(_LOOKED_AT) != ring.ring_id:
        note(home(), "view", subject=ring.ring_id)
        st.session_state[_LOOKED_AT] = ring.ring_id
    facts, decision = st.columns([2.1, 1], gap="medium")
    with facts, st.container(border=True):
        persons, inside = counted(ring.size, "person", "people"), f"{len(ring.hired):,} inside"
        st.markdown(f"**{persons}** · {inside} · risk: {risk_words(ring.risk)}")
        plain(ring.ring_id, key="quiet-ring")
        _show_sentences("Why it is a ring", ring.reasons)
        _show_sentences("What signals say of its members", ring.risk_reasons)
        _show_evidence(ring)
        _show_members(ring)
    with decision:
        show_add_to_case(ring.ring_id)
        show_decide(ring.ring_id)


def _show_sentences(title: str, sentences: Sequence[str]) -> None:
    if sentences:
        st.markdown(f"**{title}**")
        for number, sentence in enumerate(sentences):
            plain(sentence, key=f"sentence-{title}-{number}")


def _show_evidence(ring: StoredRing) -> None:
    st.markdown(f"**{counted(len(ring.evidence), 'value')} that they share**")
    st.dataframe(
        {
            "Kind": [kind_words(one.kind) for one in ring.evidence],
            "Value": [spreadsheet_cell(one.value) for one in ring.evidence],
            "In the ring": [one.members for one in ring.evidence],
            "In the whole graph": [one.degree for one in ring.evidence],
        },
        hide_index=True,
    )


def _show_members(ring: StoredRing) -> None:
    shown = ring.members[:_MOST_MEMBERS]
    of_all = f"**Shown {len(shown):,} of {counted(len(ring.members), 'applicant')}**"
    st.markdown(f"{of_all}: pick one to see the ring around them.")
    picked = st.dataframe(
        {
            "Applicant": [spreadsheet_cell(each) for each in shown],
            "Inside": [each in ring.hired for each in shown],
            "Holds equipment": [each in ring.holding for each in shown],
        },
        key=f"members-{ring.ring_id}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
    ).selection.rows
    if picked:
        open_ring(shown[picked[0]])
