import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.errors import UsageError

OKTA = """feed = "ips"
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
    assert own == [
        {"name": "okta", "feed": "ips", "source": "okta", "from": "you", "file": str(home / "maps" / "okta.toml")}
    ]


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
        "3 records read, 0 left out, 2 rows.",
        "1 with a time that says no zone, which is left out until you say --zone.",
        "1 rejected: applicant_id: applicant_id missing.",
        "Never filled: stage.",
        "Not used: uuid.",
    ]


def test_a_check_says_the_zone_and_the_feed_in_place_of_the_map(home: Path) -> None:
    (home / "plain.toml").write_text('[columns]\napplicant_id = "id"\nphone = "p"\n')
    (home / "a.csv").write_text("id,p\n1,312\n2,313\n")
    result = run(home, "check", str(home / "plain.toml"), str(home / "a.csv"), "--as", "phones", "--rows", "1")
    assert "312" in result.stdout
    assert "313" not in result.stdout
    assert "2 records read, 0 left out, 2 rows." in result.stderr


def test_a_map_that_is_not_there_is_a_usage_error(home: Path) -> None:
    with pytest.raises(UsageError, match="There is no map 'lever'"):
        run(home, "show", "lever")


def test_names_from_the_file_do_nothing_on_the_terminal(home: Path) -> None:
    (home / "a.jsonl").write_text('{"actor": "1", "client": {"ip": "::1"}, "\\u001b[2J": 1}')
    assert "\x1b" not in run(home, "check", "okta", str(home / "a.jsonl")).output
