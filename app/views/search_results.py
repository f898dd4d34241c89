"""What the search box found, grouped by what matched."""

from itertools import groupby

import streamlit as st

from app.resources import database
from app.views.plain import plain
from app.wording import counted, kind_words
from graph.identifiers.kinds import KINDS
from graph.search.search import Hit, search

_LIMIT = 50


def show_hits(text: str) -> None:
    """All who match, under what matched, each with a button that opens the ring."""
    hits = search(database(), text, limit=_LIMIT)
    if not hits:
        _say_nothing_found(text)
        return
    more = f"The first {_LIMIT}" if len(hits) == _LIMIT else counted(len(hits), "match", "matches")
    st.caption(f"{more}. Open a ring to see who else is behind somebody.")
    for number, (matched, group) in enumerate(groupby(hits, key=lambda hit: (hit.matched, hit.identifier_id))):
        _show_group(number, matched[0], list(group))


def _show_group(number: int, matched: str, hits: list[Hit]) -> None:
    with st.container(border=True):
        st.markdown(f"**{_heading(matched, hits[0])}**")
        for place, hit in enumerate(hits):
            _show_hit(f"{number}-{place}", hit)


def _heading(matched: str, hit: Hit) -> str:
    if hit.identifier_id is None or hit.degree is None:
        return f"By {kind_words(matched)}".replace("_", " ")
    kind = kind_words(matched) if matched in KINDS else kind_words(hit.identifier_id.partition(":")[0])
    return f"{kind[:1].upper()}{kind[1:]} · {counted(hit.degree, 'person', 'people')} behind it"


def _show_hit(place: str, hit: Hit) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Open ring", key=f"open-{place}", icon=":material/hub:"):
            st.query_params["subject"] = hit.applicant_id
            st.rerun()
        plain(hit.name or "no name known", key=f"strong-hit-{place}")
        plain(hit.applicant_id, key=f"quiet-hit-{place}")


def _say_nothing_found(text: str) -> None:
    with st.container(border=True):
        st.markdown("**Nobody matches.**")
        plain(text, key="raw-searched")
        st.markdown("A phone without a country code is read as it was loaded: try it with `+` and the code.")
