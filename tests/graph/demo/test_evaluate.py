import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.database import Database

TRUTH = """applicant_id,person,group,kind,is_ring
a1,a1,ring,persona_ring,yes
a2,a2,ring,persona_ring,yes
a3,a3,ring,persona_ring,yes
a4,a4,ring,persona_ring,yes
z,z,alone,on_their_own,no
"""


def evaluate(environ: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from app.cli.main import main; main()", "evaluate", *arguments]
    return subprocess.run(command, env=dict(environ), capture_output=True, text=True, check=False)


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    path = tmp_path / "truth.csv"
    path.write_text(TRUTH, encoding="utf-8")
    return path


@pytest.mark.usefixtures("database")
def test_an_empty_graph_reports_nothing_and_finds_nobody(environ: Mapping[str, str], truth: Path) -> None:
    said = evaluate(environ, "--truth", str(truth), "--format", "json")
    assert said.returncode == 0, said.stderr
    measured = json.loads(said.stdout)
    assert (measured["rings_reported"], measured["pair_recall"]) == (0, 0.0)
    assert (measured["members"], measured["members_found"], measured["innocents_shown"]) == (4, 0, 0)
    assert [kind["kind"] for kind in measured["kinds"]] == ["persona_ring", "on_their_own"]


def test_rings_are_held_against_the_truth_of_the_named_file(
    environ: Mapping[str, str], truth: Path, database: Database, tmp_path: Path
) -> None:
    _load_ring(environ, tmp_path)
    assert database.read("MATCH (a:Applicant) RETURN count(a) AS applicants")[0]["applicants"] == 5
    said = evaluate(environ, "--truth", str(truth))
    assert said.returncode == 0, said.stderr
    assert "pair precision 1.000, pair recall 1.000" in said.stdout
    assert "4 of 4 members found" in said.stdout


def test_csv_holds_a_row_for_each_kind(environ: Mapping[str, str], truth: Path) -> None:
    said = evaluate(environ, "--truth", str(truth), "--format", "csv")
    assert said.stdout.splitlines()[0] == "kind,is_ring,groups,groups_found,persons,persons_shown"


def test_a_home_without_a_demo_says_how_to_get_a_truth(environ: Mapping[str, str], tmp_path: Path) -> None:
    said = evaluate(environ, "--truth", str(tmp_path / "nowhere.csv"))
    assert said.returncode == 2
    assert said.stderr.startswith("ringlight: There is no truth file")
    assert said.stderr.count("\n") == 1


def _load_ring(environ: Mapping[str, str], folder: Path) -> None:
    """Four personas, neighbours of whom share a phone, a mailbox and a phone, and somebody alone."""
    rows = [
        "applicant_id,name,phone,email",
        "a1,Ana Sample,+12025550101,ana@mail.example",
        "a2,Ben Mock,+12025550101,desk@mail.example",
        "a3,Cora Demo,+12025550102,desk@mail.example",
        "a4,Dan Dummy,+12025550102,dan@mail.example",
        "z,Zoe Alone,+12025550103,zoe@mail.example",
    ]
    feed = folder / "applicants.csv"
    feed.write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, "-c", "from app.cli.main import main; main()", "ingest", str(feed), "--as", "applicants"]
    done = subprocess.run(command, env=dict(environ), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
