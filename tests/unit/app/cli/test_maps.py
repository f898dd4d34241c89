import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.errors import UsageError

OKTA = """# Sign-ins, as we export them.
feed = "ips"
source = "okta"
[columns]
applicant_id = "actor"
ip = "client.ip"
seen_at = "published"
stage = "step"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "okta.toml").write_text(OKTA)
    return tmp_path


def run(home: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(ringlight, ["map", *arguments], env={"RINGLIGHT_HOME": str(home)})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_the_users_own_maps_are_listed(home: Path) -> None:
    own = [row for row in json.loads(run(home, "list", "--format", "json").stdout) if row["from"] == "you"]
    assert own == [{"name": "okta", "feed": "ips", "from": "you", "what": "Sign-ins, as we export them."}]


def test_a_map_is_shown_as_it_is_written(home: Path) -> None:
    assert run(home, "show", "okta").stdout == OKTA


def test_a_map_is_tried_on_a_file_and_says_what_does_not_fit(home: Path) -> None:
    lines = [
        {"actor": "dana@corp.example", "client": {"ip": "203.0.113.7"}, "published": "2026-02-14T20:18:57Z", "uuid": 1},
        {"actor": "lee@corp.example", "client": {"ip": "203.0.113.8"}, "published": "2026-02-14T20:19:00"},
        {"actor": None, "client": {"ip": "203.0.113.9"}, "published": "yesterday"},
    ]
    (home / "log.jsonl").write_text("\n".join(map(json.dumps, lines)))
    result = run(home, "check", "okta", str(home / "log.jsonl"), "--format", "json")
    first, second = json.loads(result.stdout)
    assert first == {
        "line": 1,
        "applicant_id": "dana@corp.example",
        "ip": ["203.0.113.7"],
        "seen_at": "2026-02-14T20:18:57Z",
    }
    assert second["line"] == 2
    assert result.stderr.splitlines() == [
        "3 records read, 0 left out.",
        "2 rows to load, 1 rejected.",
        "1 with a time that says no zone, which is left out until you say --zone.",
        "1 rejected: applicant_id: applicant_id missing.",
        "Never matched: stage (step).",
        "Not used: uuid.",
    ]


def test_a_check_says_the_zone_and_the_feed_in_place_of_the_map(home: Path) -> None:
    (home / "plain.toml").write_text('[columns]\napplicant_id = "id"\nphone = "p"\n')
    (home / "a.csv").write_text("id,p\n1,312\n2,313\n")
    result = run(home, "check", str(home / "plain.toml"), str(home / "a.csv"), "--as", "phones", "--rows", "1")
    assert "312" in result.stdout
    assert "313" not in result.stdout
    assert "2 records read, 0 left out." in result.stderr


def test_a_map_that_is_not_there_is_a_usage_error(home: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no map 'levr' \(did you mean 'lever'"):
        run(home, "show", "levr")


def test_a_shipped_map_is_found_by_name_and_the_users_own_wins(home: Path) -> None:
    assert run(home, "show", "greenhouse").stdout.startswith("# Greenhouse candidates")
    assert run(home, "show", "okta").stdout == OKTA
    listed = [row["name"] for row in json.loads(run(home, "list", "--format", "json").stdout)]
    assert {"greenhouse", "lever", "csv-by-position"} <= set(listed)


def test_a_check_of_several_feeds_tells_them_apart(home: Path) -> None:
    records = [{"id": 1, "first_name": "Dana", "phone_numbers": [{"value": "0"}], "applications": [{"id": 5}], "x": 1}]
    (home / "a.json").write_text(json.dumps(records))
    result = run(home, "check", "greenhouse", str(home / "a.json"), "--format", "json")
    assert [(row["feed"], row["applicant_id"]) for row in json.loads(result.stdout)] == [
        ("applicants", "1"),
        ("applications", "1"),
    ]
    remarks = result.stderr.splitlines()
    assert "applicants: 1 records read, 0 left out." in remarks
    assert any(line.startswith("applicants: 1 rejected: phone: ") for line in remarks)
    assert any("name (last_name)" in line for line in remarks)
    assert remarks[-1] == "Not used: x."


def test_a_check_tells_what_the_canonical_forms_would_reject(home: Path) -> None:
    (home / "plain.toml").write_text('feed = "phones"\n[columns]\napplicant_id = "id"\nphone = "p"\n')
    (home / "a.csv").write_text("id,p\n1,(312) 555-0114\n2,hello\n")
    arguments = ("check", str(home / "plain.toml"), str(home / "a.csv"))
    assert "0 rows to load, 2 rejected." in run(home, *arguments).stderr
    assert "1 rows to load, 1 rejected." in run(home, *arguments, "--region", "US").stderr


def test_names_from_the_file_do_nothing_on_the_terminal(home: Path) -> None:
    (home / "a.jsonl").write_text('{"actor": "1", "client": {"ip": "::1"}, "\\u001b[2J": 1}')
    assert "\x1b" not in run(home, "check", "okta", str(home / "a.jsonl")).output


def test_a_suggestion_goes_to_the_output_and_what_it_means_beside_it(home: Path) -> None:
    (home / "a.csv").write_text("candidate id,mobile,shoe\n7,(312) 555-0114,42\n8,312 555 0115,43\n")
    result = run(home, "suggest", str(home / "a.csv"))
    suggested = tomllib.loads(result.stdout)
    assert (suggested["feed"], suggested["columns"]) == ("phones", {"applicant_id": "candidate id", "phone": "mobile"})
    assert "shoe" in result.stderr
    assert "To decide: 2 of 2 phone numbers say no country" in result.stderr


def test_a_suggestion_written_to_a_file_is_shown_with_its_first_rows(home: Path) -> None:
    people = "".join(f"{number},a{number}@example.com\n" for number in range(20))
    (home / "a.csv").write_text(f"candidate id,mail\n{people}")
    result = run(home, "suggest", str(home / "a.csv"), "--output", str(home / "ours.toml"))
    assert "a9@example.com" in result.stdout
    assert "a11@example.com" not in result.stdout
    assert run(home, "check", str(home / "ours.toml"), str(home / "a.csv")).exit_code == 0


def test_a_suggestion_that_lacks_what_its_feed_needs_still_says_what_it_found(home: Path) -> None:
    (home / "a.csv").write_text("mail,phone\na@example.com,+13125550114\n")
    result = run(home, "suggest", str(home / "a.csv"))
    assert result.exit_code == 0
    assert "Nothing here looks like applicant_id" in result.stderr
