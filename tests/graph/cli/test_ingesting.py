import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.database import Database
from graph.errors import UsageError

KEYS = {
    *("run_id", "feed", "source", "records_read", "records_filtered", "rows_in", "rows_loaded", "rows_rejected"),
    *("values_rejected", "rejections", "nodes_created", "relationships_created", "placeholders", "undated", "seconds"),
    "dry_run",
}


@pytest.fixture
def call(environ: Mapping[str, str], database: Database) -> Callable[..., Result]:
    """Run `ringlight` on an empty graph."""
    _ = database
    return lambda *arguments: CliRunner().invoke(ringlight, list(map(str, arguments)), env=environ)


@pytest.fixture
def phones(tmp_path: Path) -> Path:
    """Two good rows, one bad, and a column that no feed has."""
    path = tmp_path / "phones.csv"
    path.write_text(
        "applicant_id,phone,shoe\nA1,+13125550114,42\nA2,(312) 555-0114,43\nA3,=hello,44\n", encoding="utf-8"
    )
    return path


def test_a_summary_is_one_json_document_in_the_promised_shape(call: Callable[..., Result], phones: Path) -> None:
    result = call("ingest", phones, "--as", "phones", "--region", "US", "--format", "json")
    summary = json.loads(result.stdout)
    assert set(summary) == KEYS
    assert (summary["rows_in"], summary["rows_loaded"], summary["rows_rejected"]) == (3, 2, 1)
    assert (summary["feed"], summary["source"], summary["placeholders"]) == ("phones", "phones", 2)
    assert (summary["nodes_created"], summary["relationships_created"]) == (3, 2)
    assert [each["count"] for each in summary["rejections"]] == [1]
    assert "shoe" in result.stderr


def test_a_dry_run_has_no_run_and_leaves_nothing(call: Callable[..., Result], phones: Path, database: Database) -> None:
    summary = json.loads(
        call("ingest", phones, "--as", "phones", "--region", "US", "--format", "json", "--dry-run").stdout
    )
    assert (summary["run_id"], summary["dry_run"], summary["nodes_created"]) == (None, True, 3)
    assert database.read("MATCH (n) WHERE NOT n:Ringlight RETURN n") == []


def test_strict_ends_with_three_when_something_was_rejected(call: Callable[..., Result], phones: Path) -> None:
    assert call("ingest", phones, "--as", "phones", "--region", "US", "--strict").exit_code == 3
    assert call("ingest", phones, "--as", "phones", "--region", "US").exit_code == 0


def test_runs_and_rejections_are_listed(call: Callable[..., Result], phones: Path) -> None:
    summary = json.loads(call("ingest", phones, "--as", "phones", "--region", "US", "--format", "json").stdout)
    [run] = json.loads(call("runs", "--format", "json").stdout)
    assert (run["run_id"], run["state"], run["rows_in"]) == (summary["run_id"], "done", 3)
    [row] = csv.DictReader(io.StringIO(call("rejections", summary["run_id"], "--format", "csv").stdout))
    assert (row["line"], row["field"], row["raw"]) == ("4", "phone", "'=hello")


def test_what_does_not_exist_is_a_wrong_use(call: Callable[..., Result], phones: Path, tmp_path: Path) -> None:
    for arguments in (
        ("ingest", tmp_path / "nowhere.csv", "--as", "phones"),
        ("ingest", phones, "--as", "telephones"),
        ("ingest", phones),
        ("ingest", phones, "--as", "phones", "--region", "Atlantis"),
        ("rejections", "no-such-run"),
    ):
        assert isinstance(call(*arguments).exception, UsageError), arguments


def test_a_demo_is_not_mixed_with_real_data_by_accident(
    call: Callable[..., Result], phones: Path, database: Database
) -> None:
    database.write(lambda transaction: transaction.run("MATCH (r:Ringlight) SET r.demo = true"))
    arguments = ("ingest", phones, "--as", "phones", "--region", "US")
    assert isinstance(call(*arguments).exception, UsageError)
    assert call(*arguments, "--into-demo").exit_code == 0
