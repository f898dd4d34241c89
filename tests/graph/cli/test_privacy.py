import csv
import getpass
import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from subprocess import run

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.audit.trail import forget, record
from graph.database import Database
from graph.facts.model import Record
from graph.identifiers.canonical import Canonical

Call = Callable[..., Result]
PHONE = "(202) 555-0143"
HOSTILE = '=HYPERLINK("http://example.org")<script>\x1b[2J\u202e'


@pytest.fixture
def call(environ: Mapping[str, str], database: Database, tell: Callable[..., None]) -> Iterator[Call]:
    """Run `ringlight` on two who share a phone, with an empty audit."""
    tell(("A-1", "phone", PHONE), ("A-2", "phone", PHONE), ("A-1", "email", "ana@example.org"))
    tell(Record("A-1", "ats", name="Ana Lind"))
    forget(Path(environ["RINGLIGHT_HOME"]))
    yield lambda *arguments: CliRunner().invoke(ringlight, list(arguments), env=environ)
    (Path(environ["RINGLIGHT_HOME"]) / "erasure-key").unlink(missing_ok=True)


@pytest.fixture
def phone(identify: Callable[[str, str], Canonical]) -> str:
    """The id of their phone."""
    return identify("phone", PHONE).identifier_id


def _audit(call: Call) -> list[tuple[str, str | None]]:
    rows = json.loads(call("audit", "--format", "json").stdout)
    assert {row["actor"] for row in rows} <= {getpass.getuser()}
    return [(row["action"], row["subject"]) for row in rows]


def test_a_person_is_exported_erased_and_does_not_come_back(
    call: Call, environ: Mapping[str, str], tmp_path: Path
) -> None:
    held = json.loads(call("person", "A-1", "--export").stdout)
    assert held["applicants"][0]["applicant"]["name"] == "Ana Lind"
    assert "records" in call("person", "A-1").stdout
    done = call("erase", "A-1", "--reason", "Request of 3 May.")
    assert done.exception is None
    assert "under 1 id: 1 value that nobody else had" in done.stderr
    assert call("person", "A-1").exception.exit_code == 2  # type: ignore[union-attr]
    (tmp_path / "names.csv").write_text("applicant_id,name\nA-1,Ana Lind\nA-3,Bo\n")
    summary = json.loads(call("ingest", str(tmp_path / "names.csv"), "--as", "applicants", "--format", "json").stdout)
    assert (summary["rows_in"], summary["rows_loaded"], summary["rows_rejected"]) == (2, 1, 1)
    assert summary["rejections"] == [{"reason": "erased", "count": 1}]
    [row] = json.loads(call("rejections", summary["run_id"], "--format", "json").stdout)
    assert row == {"line": 2, "field": None, "reason": "erased", "raw": ""}
    text = (Path(environ["RINGLIGHT_HOME"]) / "audit.jsonl").read_text()
    assert "A-1" not in text
    assert [action for action, _ in _audit(call)] == ["export", "view", "erase"]


def test_a_dry_run_says_who_would_be_kept_out(call: Call, tmp_path: Path) -> None:
    call("erase", "A-1", "--reason", "Request.")
    (tmp_path / "names.csv").write_text("applicant_id,name\nA-1,Ana Lind\n")
    shown = call("ingest", str(tmp_path / "names.csv"), "--as", "applicants", "--dry-run", "--format", "json")
    assert json.loads(shown.stdout)["rejections"] == [{"reason": "erased", "count": 1}]


def test_a_value_is_retracted(call: Call, phone: str) -> None:
    assert call("retract", "A-1", phone, "--reason", "A typing error.").exception is None
    assert json.loads(call("search", PHONE, "--format", "json").stdout)[0]["applicant_id"] == "A-2"
    assert _audit(call)[0] == ("retract", f"A-1 {phone}")


def test_a_legal_hold_ends_the_command_with_exit_2(call: Call) -> None:
    assert call("hold", "A-1", "--reason", "Lawsuit.").exception is None
    error = call("erase", "A-1", "--reason", "Request.").exception
    assert getattr(error, "exit_code", None) == 2
    assert "Lawsuit." in str(error)
    assert call("hold", "A-1", "--release", "--reason", "Settled.").exception is None
    assert call("erase", "A-1", "--reason", "Request.").exception is None
    assert [action for action, _ in _audit(call)] == ["hold", "release", "erase"]


def test_who_looks_searches_asks_and_decides_is_written_down(call: Call, phone: str) -> None:
    for arguments in (
        ("search", PHONE),
        ("ring", "A-1", "--format", "html"),
        ("path", "A-1", "A-2"),
        ("signals", "A-1"),
        ("rings",),
        ("query", "run", "--cypher", "RETURN $n AS n", "-p", "n=3"),
        ("decide", "A-1", "--verdict", "unsure", "--reason", "Waits."),
        ("classify", phone, "--as", "agency", "--reason", "Front desk."),
    ):
        assert call(*arguments).exception is None
    assert _audit(call) == [
        ("search", None),
        ("ring", "A-1"),
        ("path", "A-1"),
        ("signals", "A-1"),
        ("rings", None),
        ("query", None),
        ("decide", "A-1"),
        ("decide", phone),
    ]
    rows = json.loads(call("audit", "--format", "json").stdout)
    assert sorted(rows[0]["details"]["found"]) == ["A-1", "A-2"]
    assert PHONE not in json.dumps(rows)
    assert rows[1]["details"] == {"form": "html"}
    assert rows[5]["details"] == {"text": "RETURN $n AS n", "parameters": {"n": 3}}
    assert (rows[7]["reason"], rows[7]["details"]) == ("Front desk.", {"verdict": "agency"})


def test_what_was_refused_is_not_written_down_as_done(call: Call) -> None:
    for arguments in (
        ("ring", "nobody"),
        ("person", "nobody"),
        ("decide", "nobody", "--verdict", "unsure", "--reason", "x"),
        ("erase", "nobody", "--reason", "x"),
        ("erase", "A-1", "--reason", " "),
        ("hold", "nobody", "--reason", "x"),
        ("query", "run", "--cypher", "MATCH (n) DETACH DELETE n"),
    ):
        assert getattr(call(*arguments).exception, "exit_code", None) == 2
    assert _audit(call) == []


def test_a_hostile_event_does_nothing_where_it_is_shown(call: Call, environ: Mapping[str, str]) -> None:
    record(Path(environ["RINGLIGHT_HOME"]), getpass.getuser(), "ring", subject=HOSTILE, reason=HOSTILE, form=HOSTILE)
    table = call("audit").stdout
    assert "\x1b" not in table
    assert "\u202e" not in table
    [row] = csv.DictReader(io.StringIO(call("audit", "--format", "csv").stdout))
    assert row["subject"].startswith("'=")
    assert row["reason"].startswith("'=")


def test_the_audit_begins_on_a_day(call: Call) -> None:
    call("ring", "A-1")
    assert len(json.loads(call("audit", "--since", f"{datetime.now(UTC):%Y-%m-%d}", "--format", "json").stdout)) == 1
    assert json.loads(call("audit", "--since", "2999-01-01", "--format", "json").stdout) == []


def test_a_wipe_keeps_decisions_tombstones_holds_and_audit_unless_everything_goes(
    call: Call, database: Database
) -> None:
    call("decide", "A-2", "--verdict", "unsure", "--reason", "Waits.")
    call("hold", "A-2", "--reason", "Lawsuit.")
    call("erase", "A-1", "--reason", "Request.")
    kept = "MATCH (n:Decision|Tombstone|LegalHold) RETURN count(n) AS kept"
    assert call("db", "wipe", "--yes").exception is None
    assert database.read(kept) == [{"kept": 3}]
    assert [action for action, _ in _audit(call)] == ["decide", "hold", "erase", "wipe"]
    assert call("db", "wipe", "--yes", "--everything").exception is None
    assert database.read(kept) == [{"kept": 0}]
    assert [action for action, _ in _audit(call)] == ["wipe"]


def test_the_sentence_is_all_that_a_script_sees(call: Call, environ: Mapping[str, str]) -> None:
    assert call("hold", "A-1", "--reason", "Lawsuit.").exception is None
    command = [sys.executable, "-c", "from app.cli.main import main; main()", "erase", "A-1", "--reason", "Request."]
    done = run(command, env=dict(environ), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("ringlight: A legal hold of ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["person", "erase", "retract", "hold", "audit"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    assert f"Example: ringlight {command} " in CliRunner().invoke(ringlight, [command, "--help"]).stdout
