"""The example notebook: it runs on the demo world, and what is kept of it is what it shows there."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.database import Database
from ingest.demo_world.folder import DemoFolder
from ingest.demo_world.load import load
from ingest.demo_world.making import make
from ingest.demo_world.world import world_of

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "example.ipynb"
EXECUTE = (sys.executable, "-c", "from nbclient.cli import main; main()", "--inplace")
MOST_BYTES = 100_000


def cells_of(notebook: Path) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


def kinds(notebook: Path) -> list[list[tuple[str, list[str], str]]]:
    """Of each cell the kinds of its outputs, and what it printed."""
    return [
        [(each["output_type"], sorted(each.get("data", {})), "".join(each.get("text", []))) for each in cell["outputs"]]
        for cell in cells_of(notebook)
    ]


def test_it_runs_on_the_demo_world_and_shows_what_is_kept(
    database: Database, environ: Mapping[str, str], tmp_path: Path
) -> None:
    folder = DemoFolder(tmp_path / "demo")
    make(world_of("demo", 300, seed=7), folder)
    for _ in load(database, folder, lambda name, rows: None):
        pass
    again = tmp_path / "again.ipynb"
    again.write_bytes(EXAMPLE.read_bytes())
    environment = {**os.environ, **environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run((*EXECUTE, str(again)), env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert kinds(again) == kinds(EXAMPLE)


def test_what_is_kept_is_small_and_was_run_from_top_to_bottom() -> None:
    assert EXAMPLE.stat().st_size < MOST_BYTES
    cells = cells_of(EXAMPLE)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert not [output for outputs in kinds(EXAMPLE) for output in outputs if output[0] == "error"]
    assert str(ROOT) not in EXAMPLE.read_text(encoding="utf-8")
