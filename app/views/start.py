"""What the graph holds, and how to begin."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from app.resources import database, home
from app.views.plain import plain
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
"""
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
    _show_holdings(held)
    if is_demo(database()):
        _show_suspects()
    st.markdown("### What the search box understands")
    st.code(_WHAT_TO_TYPE.strip(), language=None)


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
    return str(run["finished_at"] or run["state"])[: len("2026-01-31T23:59")].replace("T", " ")


def _show_suspects() -> None:
    manifest = DemoFolder(home() / "demo").manifest()
    if manifest is None or not manifest.suspects:
        return
    st.markdown("### Suspects of the demonstration, to begin with")
    for number, suspect in enumerate(manifest.suspects):
        button, name, shape = st.columns([1, 3, 3], vertical_alignment="center")
        if button.button("Open ring", key=f"suspect-{number}", icon=":material/hub:", width="stretch"):
            st.query_params["subject"] = suspect.applicant_id
            st.rerun()
        with name:
            plain(suspect.name, key=f"strong-suspect-{number}")
        with shape:
            plain(suspect.kind.replace("_", " "), key=f"quiet-suspect-{number}")
