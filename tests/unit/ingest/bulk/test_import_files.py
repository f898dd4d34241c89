"""Import files for a server of one's own, made without one, and by loads that were killed on the way."""

import json
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.main import ringlight
from graph.errors import UsageError
from graph.settings import Settings
from ingest.bulk.load import write_import_files
from ingest.bulk.making import Told
from ingest.bulk.reading import readings_of
from ingest.bulk.workplace import Reading

Killed = Callable[[str], "subprocess.Popen[bytes]"]


def _rows(files: Path) -> Mapping[str, list[str]]:
    """What each table holds, without what differs between any two loads: their runs."""
    tables: dict[str, list[str]] = {}
    for part in files.glob("*/*.csv"):
        if part.parent.name != "Run":
            text = part.read_text(encoding="utf-8")
            lines = text.splitlines()
            tables.setdefault(part.parent.name, []).extend(
                line.partition(",")[2] if part.parent.name == "Rejection" else line for line in lines
            )
    return {name: sorted(lines) for name, lines in tables.items()}


@pytest.fixture
def undisturbed(history: list[Reading], tmp_path: Path) -> Mapping[str, list[str]]:
    write_import_files(Settings(tmp_path / "other-home"), history, tmp_path / "undisturbed")
    return _rows(tmp_path / "undisturbed")


@pytest.mark.parametrize(
    ("fatal", "is_read_again"),
    [
        ("reading aliases.csv 5", {"aliases.csv", "watchlist.csv"}),
        ("reading phones.csv", {"phones.csv", "watchlist.csv"}),
        ("merging", set()),
    ],
)
def test_a_load_killed_while_it_reads_goes_on_with_the_file_that_it_was_at(
    *,
    fatal: str,
    is_read_again: set[str],
    killed_load: Killed,
    history: list[Reading],
    undisturbed: Mapping[str, list[str]],
    tmp_path: Path,
) -> None:
    assert killed_load(fatal).wait() == -signal.SIGKILL
    assert not (tmp_path / "files").exists()
    stages: list[str] = []
    write_import_files(Settings(tmp_path / "home"), history, tmp_path / "files", Told(stage=stages.append))
    assert _rows(tmp_path / "files") == undisturbed
    read = {stage.removeprefix("reading ") for stage in stages if stage.startswith("reading ")}
    assert is_read_again <= read
    assert "aliases.csv" not in read - is_read_again
    assert list((tmp_path / "home" / "spool").iterdir()) == [tmp_path / "home" / "spool" / "bulk.lock"]


def test_a_load_killed_while_it_merges_merges_again(
    killed_load: Killed, history: list[Reading], undisturbed: Mapping[str, list[str]], tmp_path: Path
) -> None:
    load = killed_load("never said")
    while not (tmp_path / "home/spool/bulk/spool/sharers").exists():
        assert load.poll() is None, "it ended before it could be killed"
        time.sleep(0.001)
    load.kill()
    load.wait()
    stages: list[str] = []
    write_import_files(Settings(tmp_path / "home"), history, tmp_path / "files", Told(stage=stages.append))
    assert stages == ["merging what was read"]
    assert _rows(tmp_path / "files") == undisturbed


def test_changed_files_begin_anew(killed_load: Killed, history: list[Reading], tmp_path: Path) -> None:
    assert killed_load("merging").wait() == -signal.SIGKILL
    stages: list[str] = []
    write_import_files(Settings(tmp_path / "home"), history[:1], tmp_path / "files", Told(stage=stages.append))
    assert stages[0] == f"reading {history[0].path.name}"


def test_the_command_says_how_to_import_and_what_became_of_each_row(history: list[Reading], tmp_path: Path) -> None:
    files = tmp_path / "import files"
    arguments = ("bulk", str(history[0].path.parent), "--region", "US", "--files", str(files), "--format", "json")
    result = CliRunner().invoke(ringlight, arguments, env={"RINGLIGHT_HOME": str(tmp_path / "home")})
    said = json.loads(result.stdout)
    assert f"cd '{files}' && neo4j-admin database import full neo4j " in said["how_to_import"]
    assert (files / "how-to-import.txt").read_text() == said["how_to_import"] + "\n"
    assert len(said["runs"]) == len(history)
    assert "emails.csv is empty" in result.stderr
    assert all(run["rows_in"] == run["rows_loaded"] + run["rows_rejected"] for run in said["runs"])
    assert {folder.name for folder in files.iterdir()} >= {"Applicant", "Run", "SHIPS_TO", "Identifier.Phone"}
    assert [path for path in files.rglob("*") if path.stat().st_mode & 0o077 and path.is_dir()] == []
    assert not (tmp_path / "home" / "neo4j").exists()
    with pytest.raises(UsageError, match="not empty"):
        write_import_files(Settings(tmp_path / "home"), history, files)


def test_a_fault_in_the_last_file_is_found_before_the_first_is_read(history: list[Reading], tmp_path: Path) -> None:
    picture = tmp_path / "phones.csv"
    picture.write_bytes(b"\x89PNG")
    stages: list[str] = []
    readings = [*history, *readings_of([picture], None, tmp_path, {})]
    with pytest.raises(UsageError, match="PNG"):
        write_import_files(Settings(tmp_path / "home"), readings, tmp_path / "files", Told(stage=stages.append))
    assert stages == []
    assert not (tmp_path / "home" / "spool" / "bulk").exists()
