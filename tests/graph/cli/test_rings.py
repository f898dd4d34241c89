"""`ringlight rings`, as users and scripts rely on it."""

import csv
import io
import json
from collections.abc import Callable, Mapping

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight

PHONES = ("(202) 555-0110", "(202) 555-0111")
MAILBOX, HOME = "desk.four@example.org", "123 Main St Apt 4, Springfield, IL 62704"
RING = (
    ("A-1", "phone", PHONES[0]),
    ("A-2", "phone", PHONES[0]),
    ("A-2", "email", MAILBOX),
    ("A-3", "email", MAILBOX),
    ("A-3", "home", HOME),
    ("A-4", "ship_to", HOME),
)


@pytest.fixture
def call(tell: Callable[..., None], environ: Mapping[str, str]) -> Callable[..., Result]:
    tell(*RING)
    return lambda *arguments: CliRunner().invoke(ringlight, ["rings", *arguments], env=environ)


def test_rings_are_one_json_document_in_the_promised_shape(call: Callable[..., Result]) -> None:
    [ring] = json.loads(call("--format", "json").stdout)
    assert {"ring_id", "members", "size", "strength", "risk", "signals", "evidence"} <= set(ring)
    assert {"weak_points", "first_seen_at", "last_seen_at"} <= set(ring)
    assert ring["members"] == ["A-1", "A-2", "A-3", "A-4"]
    assert 0 <= ring["risk"] <= 1


def test_without_a_refresh_what_is_stored_is_shown(call: Callable[..., Result]) -> None:
    assert json.loads(call("--no-refresh", "--format", "json").stdout) == []
    call()
    assert len(json.loads(call("--no-refresh", "--format", "json").stdout)) == 1


def test_small_and_weak_rings_can_be_left_out(call: Callable[..., Result]) -> None:
    assert json.loads(call("--min-size", "5", "--format", "json").stdout) == []
    assert json.loads(call("--min-strength", "0.99", "--format", "json").stdout) == []


def test_csv_has_a_row_for_each_ring_and_for_each_point_where_rings_meet(call: Callable[..., Result]) -> None:
    [ring] = csv.DictReader(io.StringIO(call("--format", "csv").stdout))
    assert ring["size"] == "4"
    said = call("--facilitators", "--format", "csv")
    assert said.exit_code == 0, said.output
    assert said.stdout.splitlines() == ["kind,id,value,degree,ring_ids,applicants,companies,shipments,away"]
