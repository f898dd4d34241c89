"""`[exchange]` in ringlight.toml: with whom, and by which key."""

from pathlib import Path

from pydantic import Field

from graph.errors import UsageError
from graph.settings_file import NAME, Secret, Table, read_table


class Exchange(Table):
    """What a consortium agreed on. Without a key nothing is exchanged and nothing matches."""

    consortium: str = ""
    key: Secret | None = None
    valid_days: int = Field(default=180, gt=0, le=3_650)
    """How long what is exported says something."""


def read_exchange(home: Path) -> Exchange:
    """What the home's file says."""
    return read_table(home, "exchange", Exchange)


def key_of(home: Path) -> str:
    """The consortium's key; UsageError says how to name one."""
    declared = read_exchange(home)
    if declared.key is None:
        raise UsageError(f'No key for exchange: write [exchange] key = {{ file = "PATH" }} into {home / NAME}.')
    return declared.key.read()
