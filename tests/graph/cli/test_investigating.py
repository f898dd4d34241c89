import csv
import io
import json
from collections.abc import Callable, Mapping

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.database import Database
from graph.errors import UsageError
from graph.facts.model import Record

Tell = Callable[..., None]
PHONE, MAILBOX = "(202) 555-0143", "desk.four@example.org"
HOSTILE = "=<script>alert(1)</script>[red]\x1b[2J\u202e"


@pytest.fixture
def call(environ: Mapping[str, str], database: Database, tell: Tell) -> Callable[..., Result]:
    """Run `ringlight` on a graph with one hostile name in it."""
    tell(
        ("A-1", "phone", PHONE, "2026-01-05"),
        ("A-2", "phone", "+1 202 555 0143"),
        ("A-2", "email", MAILBOX),
        ("A-3", "email", MAILBOX),
        Record("A-1", "ats", name="Ana"),
        Record("A-2", "ats", name=HOSTILE),
    )
    return lambda *arguments: CliRunner().invoke(ringlight, list(arguments), env=environ)


def test_a_ring_is_one_json_document_in_the_promised_shape(call: Callable[..., Result]) -> None:
    ring = json.loads(call("ring", "A-1", "--format", "json").stdout)
    assert {"ring_ids", "suspect", "members", "identifiers", "links", "signals", "weak_points", "left_out"} < set(ring)
    assert ring["truncated"] is False
    assert [member["applicant_id"] for member in ring["members"]] == ["A-1", "A-2", "A-3"]
    assert {"applicant_id", "name", "status", "strength", "hops", "path"} <= set(ring["members"][0])
    assert {"id", "kind", "value", "degree", "hub_class"} == set(ring["identifiers"][0])
    assert set(ring["links"][0]) == {
        *("applicant_id", "identifier_id", "role", "raw", "sources", "first_seen_at", "last_seen_at", "strength")
    }
    assert ring["links"][0]["first_seen_at"] == "2026-01-05T00:00:00Z"
    assert ring["left_out"] == {"applicants": 0, "identifiers": []}


def test_a_ring_as_csv_has_one_row_for_each_link(call: Callable[..., Result]) -> None:
    rows = list(csv.DictReader(io.StringIO(call("ring", "A-1", "--format", "csv").stdout)))
    assert [(row["applicant_id"], row["kind"]) for row in rows] == [
        ("A-1", "phone"),
        ("A-2", "email"),
        ("A-2", "phone"),
        ("A-3", "email"),
    ]
    assert rows[2]["raw"] == "'+1 202 555 0143"


def test_a_ring_as_a_page_holds_no_markup_of_others(call: Callable[..., Result]) -> None:
    page = call("ring", "A-1", "--format", "html").stdout
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.startswith("<!DOCTYPE html>")


def test_a_table_obeys_no_escape_sequence_and_says_how_much_is_shown(call: Callable[..., Result]) -> None:
    table = call("ring", "A-1", "--max-applicants", "2").stdout
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "Shown 2 of 3 applicants" in table


def test_an_unknown_applicant_is_one_sentence(call: Callable[..., Result]) -> None:
    for arguments in (("ring", "nobody"), ("path", "A-1", "nobody")):
        error = call(*arguments).exception
        assert isinstance(error, UsageError)
        assert "There is no applicant nobody" in str(error)


def test_the_path_between_two_or_that_there_is_none(call: Callable[..., Result], tell: Tell) -> None:
    tell(Record("Z-1", "ats", name="Zoe"))
    way = json.loads(call("path", "A-1", "A-3", "--format", "json").stdout)
    assert way["connected"] is True
    assert way["path"]["path"][::2] == ["A-1", "A-2", "A-3"]
    assert json.loads(call("path", "A-1", "Z-1", "--format", "json").stdout)["connected"] is False
    assert "do not hang together" in call("path", "A-1", "Z-1").stdout


def test_search_prints_the_promised_columns(call: Callable[..., Result]) -> None:
    [first, second] = json.loads(call("search", "202-555-0143", "--format", "json").stdout)
    assert set(first) == {"applicant_id", "name", "matched", "identifier_id", "degree"}
    assert (first["applicant_id"], second["applicant_id"], first["degree"]) == ("A-1", "A-2", 2)


def test_search_for_many_says_which_text_found_whom(call: Callable[..., Result], tmp_path: object) -> None:
    texts = f"{tmp_path}/texts.txt"
    with open(texts, "w", encoding="utf-8") as file:  # noqa: PTH123  # the path is already text, as on a command line
        file.write(f"{MAILBOX}\nfoo[\n\nA-1\n")
    rows = json.loads(call("search", "--file", texts, "--format", "json").stdout)
    assert [(row["text"], row["applicant_id"]) for row in rows] == [(MAILBOX, "A-2"), (MAILBOX, "A-3"), ("A-1", "A-1")]


def test_rings_is_a_list(call: Callable[..., Result], tell: Tell) -> None:
    assert json.loads(call("rings", "--format", "json").stdout) == []
    tell(("A-3", "ip", "8.8.4.4"), ("A-3", "phone", "(202) 555-0177"), ("A-4", "phone", "(202) 555-0177"))
    [ring] = json.loads(call("rings", "--format", "json").stdout)
    assert ring["members"] == ["A-1", "A-2", "A-3", "A-4"]
    assert {"ring_id", "size", "strength", "risk", "signals", "evidence", "weak_points", "first_seen_at"} < set(ring)


def test_a_query_prints_its_rows_and_says_on_stderr_that_there_are_more(call: Callable[..., Result]) -> None:
    text = "MATCH (a:Applicant) WHERE a.applicant_id >= $from RETURN a.applicant_id AS id ORDER BY id"
    result = call("query", "run", "--cypher", text, "-p", "from=A-2", "--limit", "1", "--format", "json")
    assert json.loads(result.stdout) == [{"id": "A-2"}]
    assert "Only the first 1 rows" in result.stderr


@pytest.mark.parametrize("command", ["search", "ring", "rings", "path"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    assert f"Example: ringlight {command} " in CliRunner().invoke(ringlight, [command, "--help"]).stdout
