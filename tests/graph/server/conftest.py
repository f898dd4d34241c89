"""Homes for tests that start, stop and kill servers of their own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.home import Home, open_home
from graph.server.process import find_process
from graph.settings import Settings


@pytest.fixture
def make_home(tmp_path: Path) -> Iterator[Callable[[], Home]]:
    """Opens fresh homes whose servers, if any is left, are killed at the end."""
    homes: list[Home] = []

    def make() -> Home:
        homes.append(open_home(tmp_path / f"home-{len(homes)}"))
        return homes[-1]

    yield make
    for home in homes:
        if process := find_process(home):
            process.kill()


@pytest.fixture
def home(make_home: Callable[[], Home]) -> Home:
    """A fresh home."""
    return make_home()


@pytest.fixture
def own_settings(settings: Settings, home: Home) -> Settings:
    """The settings of that home, with the session's Neo4j release."""
    return replace(settings, home=home.path, server=None)
