"""A bridge to the session's server, as an analyst opens it in a notebook."""

from collections.abc import Iterator, Mapping

import pytest

import ringlight
from graph.database import Database


@pytest.fixture
def bridge(
    database: Database, environ: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[ringlight.Bridge]:
    _ = database
    for name in ("RINGLIGHT_HOME", "RINGLIGHT_NEO4J"):
        monkeypatch.setenv(name, environ[name])
    with ringlight.connect() as bridge:
        yield bridge
