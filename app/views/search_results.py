"""What the search box found, grouped by what matched."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from app.access.seeing import hits_as_seen
from app.auditing import note_search
from app.resources import database, home
from app.views.plain import plain
from app.wording import counted, kind_words
from graph.search.search import MOST_HITS, Hit, search

_LONGEST_NAME = 80


def show_hits(text: str) -> None:
    """All who match, under what matched, each with a button that opens the ring; the ring itself where it is one."""
    hits = hits_as_seen(search(database(), text))
    applicants = {hit.applicant_id for hit in hits}
    if st.session_state.get("searched") != text:  # Every click runs the page again, and is no search.
        note_search(home(), [hit.applicant_id for hit in hits])
        st.session_state["searched"] = text
    st.session_state["came_from_several"] = len(applicants) > 1
    if not hits:
        _say_nothing_found(text)
    elif len(applicants) == 1:
        _open_ring(hits[0].applicant_id)
    else:
        found = f"The first {MOST_HITS} matches" if len(hits) == MOST_HITS else counted(len(hits), "match", "matches")
        st.caption(f"{found}. Open a ring to see who else is behind somebody.")
        for number, (_, group) in enumerate(groupby(hits, key=lambda hit: hit.identifier_id)):
            _show_group(number, list(group))


def _open_ring(applicant_id: str) -> None:
    st.query_params["subject"] = applicant_id
    st.rerun()


def _show_group(number: int, hits: Sequence[Hit]) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{_heading(hits)}**")
        if hits[0].identifier_id:
            plain(hits[0].matched, key=f"raw-matched-{number}")
        for place, hit in enumerate(hits):
            _show_hit(f"{number}-{place}", hit)


def _heading(hits: Sequence[Hit]) -> str:
    first = hits[0]
    if first.identifier_id is None or first.degree is None:
        by = "Applicant id" if first.matched != first.name else "Name"
        return f"{by} · {counted(len(hits), 'applicant')}"
    kind = kind_words(first.identifier_id.partition(":")[0])
    ids = f", under {len(hits):,} ids" if len(hits) > first.degree else ""
    return f"{kind[:1].upper()}{kind[1:]} · {counted(first.degree, 'person', 'people')} behind it{ids}"


def _show_hit(place: str, hit: Hit) -> None:
    button, name, applicant_id, _ = st.columns([1.2, 2, 2, 3], vertical_alignment="center")
    if button.button("Open ring", key=f"open-{place}", icon=":material/hub:", width="stretch"):
        _open_ring(hit.applicant_id)
    with name:
        plain(hit.name or "No name known", key=f"strong-hit-{place}", longest=_LONGEST_NAME)
    with applicant_id:
        plain(hit.applicant_id, key=f"quiet-hit-{place}")


def _say_nothing_found(text: str) -> None:
    with st.container(border=True):
        st.markdown("**Nobody matches.**")
        plain(text, key="raw-searched")
        st.markdown("Try another spelling, a part of the name, or a network such as `198.51.100.0/24`.")
