import csv
import io
import json
from collections.abc import Callable, Mapping

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.database import Database
from graph.facts.model import Record

PHONE = "(202) 555-0143"
Call = Callable[..., Result]


@pytest.fixture
def call(environ: Mapping[str, str], database: Database, tell: Callable[..., None]) -> Call:
    """Run `ringlight` where three share a phone, and the identity of the one called Vera Victim is misused."""
    tell(*((f"A-{number}", "phone", PHONE) for number in range(3)))
    tell(("A-0", "email", "vera@example.org"), ("A-1", "email", "vera@example.org"))
    tell(Record("A-0", "ats", name="Vera Victim"), Record("A-1", "ats", name="Bo Lind"))

    def call(*arguments: str) -> Result:
        result = CliRunner().invoke(ringlight, list(arguments), env=environ)
        assert result.exception is None, result.output
        return result

    call("decide", "A-0", "--verdict", "identity_misused", "--reason", "They called us.")
    return call


def test_json_keeps_ids_and_shape_and_masks_name_and_values(call: Call) -> None:
    printed = call("ring", "A-0", "--format", "json").stdout
    ring = json.loads(printed)
    assert {member["applicant_id"] for member in ring["members"]} | {one["applicant_id"] for one in ring["beside"]}
    assert ring["suspect"] == "A-0"
    assert all(link["raw"] for link in ring["links"])
    assert not [secret for secret in ("Vera", "vera@", "555-0143", "5550143") if secret in printed]


@pytest.mark.parametrize("form", ["csv", "html", "table", "json"])
def test_no_form_of_a_ring_names_them(call: Call, form: str) -> None:
    for suspect in ("A-0", "A-1"):
        assert "Vera" not in call("ring", suspect, "--format", form).stdout


def test_a_search_finds_them_by_id_alone(call: Call) -> None:
    found = json.loads(call("search", "Vera Victim", "--format", "json").stdout)
    assert [(hit["applicant_id"], hit["name"], hit["matched"]) for hit in found] == [("A-0", "•••", "•••")]
    by_mail = json.loads(call("search", "vera@example.org", "--format", "json").stdout)
    assert {hit["applicant_id"]: hit["matched"] for hit in by_mail} == {
        "A-0": "v•••@example.org",
        "A-1": "vera@example.org",
    }


def test_what_a_query_finds_is_handed_on_without_them_and_says_so(call: Call) -> None:
    text = "MATCH (a:Applicant) RETURN a.applicant_id AS applicant_id, a.name AS name ORDER BY applicant_id"
    result = call("query", "run", "--cypher", text, "--format", "csv")
    assert [row["applicant_id"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["A-1", "A-2"]
    assert "1 person left out: identity misused." in result.stderr


def test_once_the_verdict_is_taken_back_they_are_named_again(call: Call) -> None:
    call("decide", "A-0", "--verdict", "revoked", "--reason", "Mistaken.")
    assert "Vera Victim" in call("ring", "A-0", "--format", "json").stdout
