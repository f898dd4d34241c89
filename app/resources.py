"""What all sessions of the app share: the settings that `serve` was called with, and one open database."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from app.access.current import enter_by, name
from app.access.entrance import Entrance, OwnMachine
from app.auditing import act_as
from graph.access import open_database
from graph.database import Database
from graph.errors import DatabaseUnavailable
from graph.home import open_home
from graph.server.running import Running, read_running
from graph.settings import Settings

_used: dict[str, Settings] = {}


@dataclass(frozen=True, slots=True)
class _Opened:
    """A connection, and the embedded server that it leads to, if it is one."""

    database: Database
    server: Running | None


def use(settings: Settings, entrance: Entrance | None = None) -> None:
    """Say what the pages work on, before the first one: Streamlit gives its script no arguments.

    Without an `entrance` whoever started the app acts, on their own machine.
    """
    _used["settings"] = settings
    enter_by(entrance or OwnMachine())
    act_as(name)


def home() -> Path:
    """Tell where the data folder is."""
    return _used["settings"].home


def database() -> Database:
    """Give the one connection of this process; DatabaseUnavailable at once when the embedded server has ended."""
    opened = _open()
    if opened.server and opened.server.has_ended:
        raise DatabaseUnavailable("This home's Neo4j has been stopped. Trying again starts it.")
    return opened.database


def forget_database() -> None:
    """Close the connection; the next page opens a new one, and starts the embedded server if need be."""
    _open.clear()


@st.cache_resource(on_release=lambda opened: opened.database.close(), show_spinner="Opening the graph …")
def _open() -> _Opened:
    settings = _used["settings"]
    opened = open_database(settings)
    return _Opened(opened, None if settings.server else read_running(open_home(settings.home)))
