import csv
import getpass
import io
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.database import Database
from graph.errors import UsageError
from graph.facts.model import Record
from graph.identifiers.canonical import Canonical

Call = Callable[..., Result]
Tell = Callable[..., None]

NUMBER = "(202) 555-2143"
HOSTILE = '=HYPERLINK("http://example.org")<script>alert(1)</script>[red]\x1b[2J\u202e' + "x" * 10_000


@pytest.fixture
def phone(identify: Callable[[str, str], Canonical]) -> str:
    """The id of the phone that twelve persons have."""
    return identify("phone", NUMBER).identifier_id


@pytest.fixture
def call(environ: Mapping[str, str], database: Database, tell: Tell) -> Call:
    """Run `ringlight` on a graph in which twelve persons have one phone and two one mailbox."""
    tell(
        *((f"A-{number:02}", "phone", NUMBER) for number in range(12)),
        ("A-01", "email", "desk@example.org"),
        ("A-02", "email", "desk@example.org"),
        Record("A-01", "ats", name="Ana"),
    )
    return lambda *arguments: CliRunner().invoke(ringlight, list(arguments), env=environ)


def _decided(result: Result) -> str:
    assert result.exception is None, result.exception
    return result.stdout.strip()


def test_a_verdict_is_kept_with_the_ring_as_it_was(call: Call) -> None:
    decision_id = _decided(call("decide", "A-01", "--verdict", "ring_member", "--reason", "Same hands."))
    [row] = json.loads(call("decisions", "A-01", "--format", "json").stdout)
    assert row["decision_id"] == decision_id
    assert (row["subject_kind"], row["subject_id"], row["verdict"]) == ("applicant", "A-01", "ring_member")
    assert (row["actor"], row["reason"], row["stands"]) == (getpass.getuser(), "Same hands.", True)
    assert row["evidence"]["suspect"] == "A-01"
    assert "A-02" in {member["applicant_id"] for member in row["evidence"]["members"]}


def test_a_class_is_kept_with_the_value_and_its_holders(call: Call, phone: str) -> None:
    _decided(call("classify", phone, "--as", "agency", "--reason", "Front desk.", "--until", "2999-12-31"))
    [row] = json.loads(call("decisions", phone, "--format", "json").stdout)
    assert (row["verdict"], row["until"], row["identifiers"]) == ("agency", "2999-12-31", [phone])
    [value] = row["evidence"]
    assert (value["value"], len(value["holders"])) == ("+12025552143", 12)


def test_a_value_waits_until_it_is_classed(call: Call, phone: str) -> None:
    [one] = json.loads(call("hubs", "--unclassified", "--format", "json").stdout)
    assert (one["identifier_id"], one["persons"], one["proposal"]) == (phone, 12, "unknown")
    assert json.loads(call("hubs", "--format", "json").stdout) == []
    _decided(call("classify", phone, "--as", "agency", "--reason", "Front desk."))
    assert json.loads(call("hubs", "--unclassified", "--format", "json").stdout) == []
    [one] = json.loads(call("hubs", "--format", "json").stdout)
    assert (one["identifier_id"], one["value"], one["degree"], one["hub_class"], one["reason"]) == (
        *(phone, "+12025552143", 12, "agency", "Front desk."),
    )
    assert (one["actor"], one["until"], one["is_crossed"]) == (getpass.getuser(), None, False)
    [row] = csv.DictReader(io.StringIO(call("hubs", "--format", "csv").stdout))
    assert row["value"] == "'+12025552143"


def test_a_link_is_decided_by_both_of_its_ids(call: Call, phone: str) -> None:
    _decided(call("decide", f"A-01 {phone}", "--verdict", "cleared", "--reason", "Borrowed a phone once."))
    [row] = json.loads(call("decisions", "A-01", "--format", "json").stdout)
    assert (row["subject_kind"], row["applicants"], row["identifiers"]) == ("link", ["A-01"], [phone])


def test_a_ring_is_kept_with_its_people_and_values(call: Call, tell: Tell) -> None:
    for one, other, role, raw in (
        ("B-1", "B-2", "phone", "(202) 555-0143"),
        ("B-2", "B-3", "email", "four@example.org"),
        ("B-3", "B-4", "phone", "(202) 555-0177"),
    ):
        tell((one, role, raw), (other, role, raw))
    [ring] = json.loads(call("rings", "--format", "json").stdout)
    _decided(call("decide", ring["ring_id"], "--verdict", "cleared", "--reason", "One start-up."))
    [row] = json.loads(call("decisions", ring["ring_id"], "--format", "json").stdout)
    assert row["subject_kind"] == "ring"
    assert sorted(row["applicants"]) == sorted(ring["members"])
    assert {one["id"] for one in row["evidence"]["evidence"]} == set(row["identifiers"])


def test_who_names_what_they_saw_is_refused_when_it_no_longer_stands(call: Call) -> None:
    first = _decided(call("decide", "A-01", "--verdict", "cleared", "--reason", "Spoke to them."))
    second = _decided(call("decide", "A-01", "--verdict", "unsure", "--reason", "Not so sure.", "--replaces", first))
    again = call("decide", "A-01", "--verdict", "ring_member", "--reason", "Same hands.", "--replaces", first)
    assert isinstance(again.exception, UsageError)
    assert f"unsure by {getpass.getuser()} ({second}) stands" in str(again.exception)
    rows = json.loads(call("decisions", "--format", "json").stdout)
    assert [(row["verdict"], row["stands"], row["replaces"]) for row in rows] == [
        ("unsure", True, first),
        ("cleared", False, None),
    ]


def test_a_class_can_be_revoked(call: Call, phone: str) -> None:
    _decided(call("classify", phone, "--as", "agency", "--reason", "Front desk."))
    _decided(call("decide", phone, "--verdict", "revoked", "--reason", "Another desk."))
    assert json.loads(call("hubs", "--format", "json").stdout) == []


def test_a_hostile_reason_is_kept_and_does_nothing_where_it_is_shown(call: Call, phone: str) -> None:
    _decided(call("classify", phone, "--as", "agency", "--reason", HOSTILE))
    _decided(call("decide", "A-01", "--verdict", "unsure", "--reason", HOSTILE))
    for command in ("hubs", "decisions"):
        assert json.loads(call(command, "--format", "json").stdout)[0]["reason"] == HOSTILE
        table = call(command).stdout
        assert "\x1b" not in table
        assert "\u202e" not in table
        rows = list(csv.DictReader(io.StringIO(call(command, "--format", "csv").stdout)))
        assert {row["reason"][:12] for row in rows} == {"'=HYPERLINK("}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("decide", "nobody", "--verdict", "cleared", "--reason", "x"), "There is no applicant"),
        (("decide", "ring:0000000000000000", "--verdict", "cleared", "--reason", "x"), "There is no applicant"),
        (("decide", "A-01", "--verdict", "cleared", "--reason", " "), "needs a reason"),
        (("decide", "A-01", "--verdict", "revoked", "--reason", "x"), "Nothing stands"),
        (("classify", "A-01", "--as", "agency", "--reason", "x"), "class of values, not of an applicant"),
        (("classify", "A-01", "--as", "agency", "--role", "home", "--reason", "x"), "Only an address has roles"),
        (("decide", "A-01", "--verdict", "cleared", "--reason", "x", "--until", "2020-01-01"), "is past"),
    ],
)
def test_what_cannot_be_decided_is_one_sentence(call: Call, arguments: tuple[str, ...], complaint: str) -> None:
    error = call(*arguments).exception
    assert isinstance(error, UsageError)
    assert complaint in str(error)
    assert json.loads(call("decisions", "--format", "json").stdout) == []


def test_a_decision_may_end_today(call: Call) -> None:
    today = (datetime.now(UTC) + timedelta(minutes=1)).date().isoformat()
    _decided(call("decide", "A-01", "--verdict", "cleared", "--reason", "x", "--until", today))


def test_a_list_that_cannot_be_read_is_one_sentence(call: Call, environ: Mapping[str, str]) -> None:
    folder = Path(environ["RINGLIGHT_HOME"]) / "lists"
    folder.mkdir()
    try:
        (folder / "ours.txt").write_text("8.8.8.0/24", encoding="utf-8")
        assert "lists/ours.txt: the header lacks" in str(call("hubs", "--unclassified").exception)
    finally:
        (folder / "ours.txt").unlink()
        folder.rmdir()


@pytest.mark.parametrize("command", ["decide", "decisions", "classify", "hubs"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    assert f"Example: ringlight {command} " in CliRunner().invoke(ringlight, [command, "--help"]).stdout
