"""What all sessions of the app share: the settings that `serve` was called with, and one open database."""

from pathlib import Path

import streamlit as st

from graph.access import open_database
from graph.database import Database
from graph.settings import Settings

_used: dict[str, Settings] = {}


def use(settings: Settings) -> None:
    """Say what the pages work on, before the first one: Streamlit gives its script no arguments."""
    _used["settings"] = settings


@st.cache_resource(on_release=Database.close, show_spinner="Opening the graph …")
def database() -> Database:
    """The one connection of this process. `database.clear()` after a failure makes the next call open a new one."""
    return open_database(_used["settings"])


def home() -> Path:
    """The data folder."""
    return _used["settings"].home
