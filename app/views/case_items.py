"""What is in a case: each ring and person as it was known last, and what is otherwise now."""

import streamlit as st

from app.access.current import may
from app.access.roles import Permission
from app.access.seeing import ring_as_seen
from app.export.cells import spreadsheet_cell
from app.resources import database
from app.views.case_acting import act
from app.views.open_ring import open_ring
from app.views.plain import as_label, plain
from app.views.ring_tables import table
from app.wording import counted, kind_words
from graph.cases.collecting import refresh, take_out
from graph.cases.exhibit import Exhibit
from graph.cases.listing import exhibits_of
from graph.cases.model import Case, Item, ItemKind, State
from graph.cases.since import Since, since
from graph.rings.model import Ring


def show_items(case: Case) -> None:
    """Show each thing that was collected."""
    items = case.content.items
    st.markdown(f"**{counted(len(items), 'ring or person', 'rings and people')} in it**")
    if not items:
        st.caption("The pages Investigate and Rings have a button that adds to a case.")
    known = exhibits_of(database(), (item.evidence[-1] for item in items))
    for item in items:
        with st.expander(_title(item), expanded=len(items) == 1):
            if exhibit := known.get(item.evidence[-1]):
                _show_exhibit(item, exhibit)
            _show_since(item, since(database(), item))
            if case.state is State.OPEN and may(Permission.WORK_ON_CASES):
                _show_hands(case, item)


def since_words(item: Item, now: Since) -> str:
    """Say what is otherwise now."""
    if item.kind is ItemKind.RING and now.ring_id is None:
        return "It is no stored ring any more: most of its members are in none, or in several."
    if not now.anything:
        return "Nothing has changed since it was collected."
    counts = (
        (len(now.gained), "applicant more", "applicants more"),
        (len(now.lost), "applicant less", "applicants less"),
        (len(now.new_values), "new value", "new values"),
        (len(now.gone_values), "value less", "values less"),
    )
    changed = ", ".join(counted(number, one, many) for number, one, many in counts if number)
    return f"Changed since it was collected: {changed}."


def _title(item: Item) -> str:
    what = "Ring" if item.kind is ItemKind.RING else "Person"
    return as_label(f"{what} {item.subject} · {counted(len(item.applicants), 'applicant id')}")


def _show_exhibit(item: Item, exhibit: Exhibit) -> None:
    ring = ring_as_seen(exhibit.ring)
    earlier = f"; earlier versions are kept: {len(item.evidence) - 1}" if len(item.evidence) > 1 else ""
    st.caption(f"As it was at {exhibit.taken_at:%Y-%m-%d %H:%M} UTC{earlier}.")
    st.dataframe(table(ring, ring.members), key=f"members-{item.item_id}", hide_index=True)
    st.dataframe(values_table(ring), key=f"values-{item.item_id}", hide_index=True)
    if st.button("Open the ring as it is now", key=f"open-{item.item_id}"):
        open_ring(ring.suspect)


def values_table(ring: Ring) -> dict[str, list[object]]:
    """Lay out what they share, column by column."""
    return {
        "Kind": [kind_words(value.kind) for value in ring.identifiers],
        "Value": [spreadsheet_cell(value.value) for value in ring.identifiers],
        "Shared by": [value.degree for value in ring.identifiers],
    }


def _show_since(item: Item, now: Since) -> None:
    plain(since_words(item, now), key=f"quiet-since-{item.item_id}")


def _show_hands(case: Case, item: Item) -> None:
    st.button(
        "Refresh the evidence; the old one is kept",
        icon=":material/refresh:",
        key=f"refresh-{item.item_id}",
        on_click=_refresh,
        args=(case, item),
    )
    with st.form(f"take-out-{item.item_id}-{case.version}", border=False):
        st.text_input("Why it does not belong here", key=_reason_key(case, item), autocomplete="off")
        st.form_submit_button("Take it out", on_click=_take_out, args=(case, item))


def _refresh(case: Case, item: Item) -> None:
    act(lambda by: refresh(database(), case.seen, item.item_id, by))


def _take_out(case: Case, item: Item) -> None:
    reason = st.session_state[_reason_key(case, item)]
    act(lambda by: take_out(database(), case.seen, item.item_id, by), reason=reason)


def _reason_key(case: Case, item: Item) -> str:
    return f"take-out-reason-{item.item_id}-{case.version}"
