from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.db import db
from graph.errors import UsageError
from graph.settings import OwnServer, Settings

OWN = OwnServer("bolt://127.0.0.1:1", "neo4j", "secret")


def run(arguments: list[str], settings: Settings) -> object:
    """The error that the command ends in, or None."""
    return CliRunner().invoke(db, arguments, obj=settings).exception


@pytest.mark.parametrize("arguments", [["start"], ["stop"], ["fetch"], ["backup", "file"]])
def test_what_only_an_embedded_server_can_do_is_refused_on_ones_own(tmp_path: Path, arguments: list[str]) -> None:
    error = run(arguments, Settings(tmp_path / "home", OWN))
    assert isinstance(error, UsageError)
    assert "NEO4J_URI" in str(error)


def test_restore_is_refused_on_ones_own_server(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert isinstance(run(["restore", str(tmp_path / "file")], Settings(tmp_path / "home", OWN)), UsageError)


def test_nothing_is_wiped_without_yes(tmp_path: Path) -> None:
    assert isinstance(run(["wipe"], Settings(tmp_path / "home")), UsageError)


def test_a_source_that_is_neither_folder_nor_address_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    error = run(["fetch", "--from", str(tmp_path / "nowhere")], Settings(tmp_path / "home"))
    assert isinstance(error, UsageError)


def test_nothing_runs_in_a_fresh_home(tmp_path: Path) -> None:
    shown = CliRunner().invoke(db, ["status", "--json"], obj=Settings(tmp_path / "home"))
    assert '"running": false' in shown.stdout
