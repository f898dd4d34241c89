"""A history whose files hold whatever feeds have ever held, and loads in processes that may be killed."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.bulk.reading import readings_of
from ingest.bulk.workplace import Reading

HISTORY = Path(__file__).parent / "history"
LOAD = """
import os, signal, sys
from pathlib import Path
from graph.settings import Settings
from ingest.bulk.load import write_import_files
from ingest.bulk.making import Told
from ingest.bulk.reading import readings_of

home, files, fatal, history = sys.argv[1:]
said = []

def told(what):
    said.append(str(what))
    if fatal in " ".join(said):
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    readings = readings_of([Path(history)], None, Path(home), {"region": "US"})
    write_import_files(Settings(Path(home)), readings, Path(files), Told(stage=told, rows=told))
"""


@pytest.fixture
def history() -> list[Reading]:
    return readings_of([HISTORY], None, Path(), {"region": "US"})


@pytest.fixture
def killed_load(tmp_path: Path) -> Callable[[str], "subprocess.Popen[bytes]"]:
    """Begin to write import files from the history, in a process that kills itself when it is told that text."""

    def killed_load(fatal: str) -> "subprocess.Popen[bytes]":
        script = tmp_path / "load.py"
        script.write_text(LOAD, encoding="utf-8")
        arguments = (str(tmp_path / "home"), str(tmp_path / "files"), fatal, str(HISTORY))
        return subprocess.Popen([sys.executable, str(script), *arguments])

    return killed_load
