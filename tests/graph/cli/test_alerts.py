import getpass
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.database import Database
from graph.errors import BrokenWorld, UsageError

Call = Callable[..., Result]
PHONE = "(202) 555-2143"
TOML = """
[alerts.phones]
query = "persons_with_phone"
owner = "kim"
cron = "0 6 * * mon-fri"
time_zone = "America/Chicago"
delivery = ["ops"]

[alerts.broken]
query = "no_such_query"
owner = "kim"

[delivery.ops]
kind = "slack"
url = { env = "NOT_SET_ANYWHERE" }
"""
QUERY = """// title = "Phones"
// description = "Who shares a phone."
// returns = ["applicant_id", "phone"]
MATCH (a:Applicant)-[:HAS_PHONE]->(p:Phone) WHERE p.degree > 1
RETURN a.applicant_id AS applicant_id, p.value AS phone
"""


@pytest.fixture
def call(environ: Mapping[str, str], database: Database, tell: Callable[..., None]) -> Iterator[Call]:
    """Run `ringlight` on a graph in which two persons have one phone, with two alerts declared."""
    tell(*((f"A-{number}", "phone", PHONE) for number in range(2)))
    assert database.read("MATCH (a:Alert) RETURN a") == []
    home = Path(environ["RINGLIGHT_HOME"])
    (home / "queries").mkdir(exist_ok=True)
    query = home / "queries" / "persons_with_phone.cypher"
    query.write_text(QUERY, encoding="utf-8")
    (home / "ringlight.toml").write_text(TOML, encoding="utf-8")
    yield lambda *arguments: CliRunner().invoke(ringlight, list(arguments), env=environ)
    query.unlink()
    (home / "ringlight.toml").unlink()


def _listed(call: Call, *options: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(call("alerts", *options, "--format", "json").stdout)
    return rows


def test_from_the_run_to_the_verdict(call: Call) -> None:
    [outcome] = json.loads(call("alert", "run", "phones", "--format", "json").stdout)
    assert (outcome["rows"], outcome["new"], outcome["failure"]) == (2, 2, None)
    first = call("alert", "next").stdout.strip()
    second = call("alert", "next").stdout.strip()
    assert first != second
    assert call("alert", "next").stdout == ""
    assert {row["holder"] for row in _listed(call, "--state", "taken")} == {getpass.getuser()}
    assert call("alert", "dismiss", first, "--reason", "A couple.").exit_code == 0
    assert call("alert", "confirm", second, "--reason", "Same hands.").exit_code == 0
    [record] = _listed(call, "--by-query")
    assert (record["dismissed"], record["confirmed"], record["false_positive_rate"]) == (1, 1, 0.5)
    shown = json.loads(call("alert", "show", first, "--format", "json").stdout)
    assert [one["act"] for one in shown["history"]] == ["raised", "taken", "dismissed"]
    assert shown["history"][0]["evidence"][0]["phone"] == "+12025552143"
    audited = json.loads(call("audit", "--format", "json").stdout)
    assert {"alert_run", "alert_taken", "alert_dismissed", "alert_confirmed", "alert"} <= {
        event["action"] for event in audited
    }


def test_all_run_and_what_fails_is_said_and_is_an_alert(call: Call) -> None:
    result = call("alert", "run", "--all", "--format", "json")
    assert isinstance(result.exception, BrokenWorld)
    assert "Failed: broken" in str(result.exception)
    assert [outcome["failure"] is None for outcome in json.loads(result.stdout)] == [True, False]
    assert "alerts.broken" in {row["subject"] for row in _listed(call, "--name", "broken")}


def test_a_message_that_cannot_be_sent_is_shown_with_why(call: Call) -> None:
    call("alert", "run", "phones")
    [message] = json.loads(call("alert", "messages", "--format", "json").stdout)
    assert (message["state"], message["attempts"]) == ("waiting", 1)
    assert "NOT_SET_ANYWHERE" in message["trouble"]


def test_one_sleeps_and_one_is_reopened(call: Call) -> None:
    call("alert", "run", "phones")
    one, other = (str(row["alert_id"]) for row in _listed(call))
    assert call("alert", "snooze", one, "--until", "2999-01-31", "--reason", "Waits for HR.").exit_code == 0
    assert [row["alert_id"] for row in _listed(call, "--state", "snoozed")] == [one]
    call("alert", "confirm", other, "--reason", "Same hands.")
    assert call("alert", "reopen", other, "--reason", "Not so sure.").exit_code == 0
    assert [row["alert_id"] for row in _listed(call, "--state", "new")] == [other]


def test_whoever_names_the_version_they_saw_is_refused_when_it_is_another(call: Call) -> None:
    call("alert", "run", "phones")
    alert_id = str(_listed(call)[0]["alert_id"])
    call("alert", "take", alert_id)
    refused = call("alert", "dismiss", alert_id, "--reason", "A couple.", "--version", "1").exception
    assert isinstance(refused, UsageError)
    assert f"taken by {getpass.getuser()} (version 2)" in str(refused)


def test_what_is_suppressed_is_no_work_until_it_is_lifted(call: Call) -> None:
    rule = call(
        "alert", "suppress", "phones", "--where", "phone=+12025552143", "--until", "2999-01-31", "--reason", "Ours."
    ).stdout.strip()
    [outcome] = json.loads(call("alert", "run", "phones", "--format", "json").stdout)
    assert (outcome["suppressed"], outcome["new"]) == (2, 0)
    [row] = json.loads(call("alert", "suppressions", "--format", "json").stdout)
    assert (row["suppression_id"], row["stands"]) == (rule, True)
    assert call("alert", "lift", rule).exit_code == 0
    [outcome] = json.loads(call("alert", "run", "phones", "--format", "json").stdout)
    assert outcome["new"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("alert", "take", "alert:0"), "There is no alert"),
        (("alert", "show", "alert:0"), "There is no alert"),
        (("alert", "run"), "either the NAME of an alert or --all"),
        (("alert", "run", "phonse"), "did you mean phones"),
        (("alert", "suppress", "phones", "--where", "x", "--until", "2999-01-01", "--reason", "x"), "COLUMN=VALUE"),
        (("alert", "lift", "suppression:0"), "no suppression"),
        (("alert", "resend", "message:0"), "no dead letter"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(call: Call, arguments: tuple[str, ...], said: str) -> None:
    error = call(*arguments).exception
    assert isinstance(error, UsageError)
    assert said in str(error)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[alerts.x]\nowner = "kim"', "one of query, signal and jobs"),
        ('[alerts.x]\nquery = "q"\nowner = "kim"\ncron = "0 6 * *"', "no crontab time"),
        ('[alerts.x]\nquery = "q"\nowner = "kim"\ndelivery = ["nobody"]', "there is no [delivery.nobody]"),
        ('[alerts.x]\nquery = "q"\nowner = "kim"\nownr = "x"', "ownr"),
        ('[delivery.x]\nkind = "webhook"\nurl = "http://example.org"\nsecret = { env = "X" }', "begins with https://"),
        (
            '[delivery.x]\nkind = "smtp"\nhost = "mail.example.org"\nsecurity = "none"\n'
            'sender = "a@example.org"\nto = ["b@example.org"]',
            "for this machine alone",
        ),
        ('[delivery.x]\nkind = "smtp"\nhost = "mail"\nsender = "a@b\\nBcc: c@d"\nto = ["b@example.org"]', "sender"),
    ],
)
def test_a_wrong_declaration_is_said_with_its_place(
    call: Call, environ: Mapping[str, str], toml: str, said: str
) -> None:
    (Path(environ["RINGLIGHT_HOME"]) / "ringlight.toml").write_text(toml, encoding="utf-8")
    error = call("alert", "run", "--all").exception
    assert isinstance(error, UsageError)
    assert said in str(error)


@pytest.mark.parametrize("command", ["show", "next", "take", "dismiss", "confirm", "reopen", "snooze", "run"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    assert f"Example: ringlight alert {command}" in CliRunner().invoke(ringlight, ["alert", command, "--help"]).stdout
