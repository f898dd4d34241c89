"""What the graph holds, and how to begin."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from app.resources import database, home
from app.views.plain import plain
from app.wording import minute
from graph.facts.runs import runs
from graph.holdings import Holdings, holdings
from ingest.demo_world.claim import is_demo
from ingest.demo_world.folder import DemoFolder

_WHAT_TO_TYPE = """
(623) 555-01 43          a phone, however it is written
jane.doe+jobs@gmail.com  a mailbox, under any of its names
4200 Glenrosa 85019      an address, or a part of one
198.51.100.0/24          an IP address or a network
github.com/jane-doe      a handle
Jordan Whitfeld          a name, even misspelt
C-10482                  an applicant's id
a@x.example; b@x.example several of these, one after the other
"""
_WHAT_COMES = """
1. **Matches**: who has it, under what names and ids.
2. **The ring**: everybody who is reached through values they share.
3. **Why**: click anybody; the way from the suspect, with every written form, source and day.
4. **Decide**, with a reason; or put the ring into a case and hand it on.
"""
_SHAPES = {
    "persona_ring": "one hand behind several names",
    "laptop_farm": "equipment of several people sent to one home",
    "rotation": "each name brings in the next",
}
_LOAD = "ringlight ingest applicants.csv --as applicants\nringlight ingest phones.csv --as phones --region US"
_DEMO = "RINGLIGHT_HOME=~/ringlight-demo ringlight demo"


def show_start() -> None:
    """Show the page before anything is searched."""
    held = holdings(database())
    if held.applicants == 0:
        _say_empty()
        return
    st.markdown("# Who else is this?")
    st.markdown("Search for a suspect by anything that is known. The ring shows who shares what with whom, and why.")
    examples, suspects = st.columns([1.25, 1], gap="large")
    with examples:
        st.markdown("### What the search box understands")
        st.code(_WHAT_TO_TYPE.strip(), language=None)
    with suspects:
        if is_demo(database()):
            _show_suspects()
        else:
            st.markdown("### What comes of it")
            st.markdown(_WHAT_COMES)
    _show_holdings(held)


def _say_empty() -> None:
    st.markdown("# This graph is empty")
    st.markdown("Load what your sources export, one feed after the other, in any order:")
    st.code(_LOAD, language="shell")
    st.markdown("Or look at a synthetic world first, in a home of its own:")
    st.code(_DEMO, language="shell")


def _show_holdings(held: Holdings) -> None:
    loaded = runs(database())
    boxes = st.columns(4)
    boxes[0].metric("Applicants", f"{held.applicants:,}", border=True)
    boxes[1].metric("Phones, mailboxes, addresses …", f"{held.identifiers:,}", border=True)
    boxes[2].metric("Applications", f"{held.applications:,}", border=True)
    boxes[3].metric("Last load", last_load(loaded[0]) if loaded else "none", border=True)


def last_load(run: Mapping[str, Any]) -> str:
    """Tell when the newest run ended, to the minute in UTC, or that it goes on or went wrong."""
    return minute(run["finished_at"]) or str(run["state"])


def _show_suspects() -> None:
    manifest = DemoFolder(home() / "demo").manifest()
    if manifest is None or not manifest.suspects:
        return
    st.markdown("### Suspects of the demonstration, to begin with")
    for number, suspect in enumerate(manifest.suspects):
        button, about = st.columns([1, 2.4], vertical_alignment="center")
        if button.button("Open ring", key=f"suspect-{number}", icon=":material/hub:", width="stretch"):
            st.query_params["subject"] = suspect.applicant_id
            st.rerun()
        with about, st.container(gap=None):
            plain(suspect.name, key=f"strong-suspect-{number}")
            shape = suspect.kind.replace("_", " ")
            plain(_SHAPES.get(suspect.kind, shape).capitalize(), key=f"quiet-suspect-{number}")
