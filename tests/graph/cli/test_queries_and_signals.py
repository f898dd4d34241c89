import csv
import getpass
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.database import Database
from graph.errors import UsageError
from graph.facts.model import Record

Tell = Callable[..., None]
PHONE = "(202) 555-0143"
HOSTILE = "=<script>alert(1)</script>[red]\x1b[2J"
OWN = '// title = "Ours"\n// description = "Ours."\n// returns = ["id"]\n// [parameters.least]\n// type = "integer"\n'


@pytest.fixture
def home(environ: Mapping[str, str]) -> Path:
    """The home's folder of own queries, emptied."""
    folder = Path(environ["RINGLIGHT_HOME"]) / "queries"
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    return folder


@pytest.fixture
def call(environ: Mapping[str, str], database: Database, tell: Tell, home: Path) -> Callable[..., Result]:
    """Run `ringlight` on a graph of three people with one phone."""
    del home
    for number, name in enumerate(("Ana", "Ben", HOSTILE)):
        tell(Record(f"A-{number}", "ats", name=name), (f"A-{number}", "phone", PHONE, "2026-01-05"))
    return lambda *arguments: CliRunner().invoke(ringlight, list(arguments), env=environ)


def test_signals_are_rows_in_the_promised_shape(call: Callable[..., Result]) -> None:
    hits = json.loads(call("signals", "A-1", "--format", "json").stdout)
    assert [set(hit) for hit in hits] == [{"signal", "applicant_id", "category", "strength", "explanation", "evidence"}]
    assert (hits[0]["signal"], hits[0]["category"], hits[0]["strength"]) == ("shared_phone", "phone", 0.6)
    assert {"name": "phone", "value": "+12025550143"} in hits[0]["evidence"]


def test_signals_of_everybody_are_listed_and_an_unknown_applicant_is_refused(call: Callable[..., Result]) -> None:
    rows = list(csv.DictReader(io.StringIO(call("signals", "--format", "csv").stdout)))
    assert [row["applicant_id"] for row in rows] == ["A-0", "A-1", "A-2"]
    assert isinstance(call("signals", "nobody").exception, UsageError)


def test_who_ran_a_saved_query_and_what_came_of_it_is_told(call: Callable[..., Result], home: Path) -> None:
    slow = "UNWIND range(1, 10000000000) AS x WITH count(x) AS x WHERE x > $least RETURN x AS id"
    (home / "ours.cypher").write_text(OWN + slow, encoding="utf-8")
    assert json.loads(call("query", "show", "ours", "--runs", "--format", "json").stdout) == []
    assert call("query", "run", "ours", "-p", "least=3", "--timeout", "1").exception
    (home / "ours.cypher").write_text(OWN + "UNWIND [1, 4, 5, 6] AS x WITH x WHERE x > $least RETURN x AS id")
    call("query", "run", "ours", "-p", "least=3", "--limit", "2")
    last, first = json.loads(call("query", "show", "ours", "--runs", "--format", "json").stdout)
    assert (last["actor"], last["rows"], last["truncated"], last["failure"]) == (getpass.getuser(), 2, True, None)
    assert (first["rows"], "took too long" in first["failure"]) == (0, True)
    assert first["seconds"] > last["seconds"] > 0


def test_a_saved_query_runs_by_its_name_with_parameters(call: Callable[..., Result]) -> None:
    rows = json.loads(call("query", "run", "phones_of_many", "-p", "least=3", "--format", "json").stdout)
    assert [(row["phone"], row["persons"], row["applicant_ids"]) for row in rows] == [
        ("+12025550143", 3, ["A-0", "A-1", "A-2"])
    ]
    assert json.loads(call("query", "run", "phones_of_many", "-p", "least=4", "--format", "json").stdout) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("phones_of_many", "-p", "least=many"),
        ("phones_of_many", "-p", "last=3"),
        ("no_such_query",),
        ("badly_formatted_phone",),
        (),
        ("phones_of_many", "--cypher", "RETURN 1"),
        ("--cypher", "RETURN 1 AS x", "-p", "x"),
    ],
)
def test_what_cannot_be_run_is_refused(call: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    assert isinstance(call("query", "run", *arguments).exception, UsageError)


def test_own_queries_are_listed_shown_and_run_without_a_restart(call: Callable[..., Result], home: Path) -> None:
    text = OWN + "MATCH (a:Applicant) WHERE a.applicant_id > 'A-' + $least RETURN a.applicant_id AS id ORDER BY id\n"
    (home / "ours.cypher").write_text(text, encoding="utf-8")
    listed = json.loads(call("query", "list", "--format", "json").stdout)
    assert next(each for each in listed if each["name"] == "ours")["parameters"] == ["least"]
    assert call("query", "show", "ours").stdout == text
    answer = call("query", "run", "ours", "-p", "least=0", "--limit", "1", "--format", "json")
    assert json.loads(answer.stdout) == [{"id": "A-1"}]
    assert "Only the first 1 rows are shown" in answer.stderr


def test_a_broken_own_query_is_told_by_list_and_check(call: Callable[..., Result], home: Path) -> None:
    assert call("query", "check").exit_code == 0
    (home / "ours.cypher").write_text(OWN + "MATCH (a:Aplicant) RETURN a.name AS id\n", encoding="utf-8")
    assert "ours.cypher, line 4: The parameter least is not used" in call("query", "list").stderr
    checked = call("query", "check", str(home), "--format", "json")
    assert [(each["line"], each["fault"]) for each in json.loads(checked.stdout)] == [
        (4, "The parameter least is not used: use it or remove it."),
        (6, "There is no label Aplicant: did you mean Applicant?"),
    ]
    assert isinstance(checked.exception, UsageError)


def test_queries_are_found_by_tag(call: Callable[..., Result]) -> None:
    listed = json.loads(call("query", "list", "--tag", "watchlist", "--format", "json").stdout)
    assert {each["name"] for each in listed} == {"watchlist_hit", "watchlists_overview"}


@pytest.mark.parametrize(("least", "code"), [("3", 3), ("4", 0)])
def test_a_query_that_should_find_nothing_can_fail_a_script(call: Callable[..., Result], least: str, code: int) -> None:
    assert call("query", "run", "phones_of_many", "-p", f"least={least}", "--fail-on-rows").exit_code == code
