"""`ringlight schedule`: runs what is due, catches up once, is watched from outside, and ends cleanly."""

import json
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.jobs.runs import JobState, job_runs
from graph.settings import OwnServer, Settings
from ingest.jobs.serving import watched

Start = Callable[..., "subprocess.Popen[str]"]
MISSED_FIVE_DAYS = """
CREATE (:Job {name: 'nightly', declared_at: datetime(), started_at: datetime() - duration('P5D')})
"""


def _events(process: "subprocess.Popen[str]") -> Iterator[dict[str, Any]]:
    assert process.stderr
    for line in process.stderr:
        yield json.loads(line)


def _wait_for(process: "subprocess.Popen[str]", event: str, seen: list[dict[str, Any]]) -> dict[str, Any]:
    for each in _events(process):
        seen.append(each)
        if each["event"] == event:
            return each
    raise AssertionError(f"{event} never came: {seen}")


def _ended(process: "subprocess.Popen[str]") -> int:
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    return process.returncode


def _asked(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_missed_time_is_caught_up_once_and_the_rest_waits_for_its_time(
    declare: Callable[[str], None], feeds: Path, start: Start, database: Database
) -> None:
    declare(f'[jobs.nightly]\nfeed = "phones"\nfolder = {{ path = "{feeds}" }}\ncron = "15 2 * * *"\n')
    database.write(lambda transaction: transaction.run(MISSED_FIVE_DAYS))
    seen: list[dict[str, Any]] = []
    process = start("schedule", "--log", "json")
    _wait_for(process, "job done", seen)
    assert _ended(process) == 0
    assert [each["event"] for each in seen].count("job caught up") == 1
    assert [each.state for each in job_runs(database, "nightly", 9)] == [JobState.DONE]


def test_a_failing_job_does_not_keep_the_others_from_running(
    declare: Callable[[str], None], feeds: Path, start: Start
) -> None:
    always = 'every = "1s"\nretries = 0\nfeed = "phones"\n'
    declare(
        f'[jobs.bad]\n{always}command = {{ run = ["/bin/false"] }}\n'
        f'[jobs.good]\n{always}folder = {{ path = "{feeds}" }}\n'
    )
    process, seen = start("schedule", "--log", "json"), list[dict[str, Any]]()
    assert _wait_for(process, "job failed", seen)["job"] == "bad"
    assert _wait_for(process, "job done", seen)["job"] == "good"
    assert _wait_for(process, "job failed", seen)["level"] == "error"
    assert _ended(process) == 0


def test_a_scheduler_that_is_told_to_stop_ends_the_job_that_runs(
    declare: Callable[[str], None], start: Start, database: Database
) -> None:
    declare('[jobs.slow]\nfeed = "phones"\nevery = "1s"\ncommand = { run = ["/bin/sleep", "300"] }\n')
    process, seen = start("schedule", "--log", "json"), list[dict[str, Any]]()
    _wait_for(process, "job started", seen)
    assert _ended(process) == 0
    assert job_runs(database, "slow", 1)[0].state is JobState.INTERRUPTED


def test_it_is_watched_by_metrics_health_and_readiness(
    declare: Callable[[str], None], feeds: Path, start: Start
) -> None:
    (feeds / "one.csv").write_text("applicant_id,phone\nA1,+13125550114\nA2,+13125550115\n")
    declare(f'[jobs.p]\nfeed = "phones"\nevery = "1s"\nfresh_within = "1h"\nfolder = {{ path = "{feeds}" }}\n')
    process, seen = start("schedule", "--log", "json", "--metrics", "0"), list[dict[str, Any]]()
    port = _wait_for(process, "scheduling", seen)["metrics_port"]
    _wait_for(process, "job done", seen)
    assert _asked(port, "/healthz")[0] == 200
    assert _asked(port, "/readyz") == (200, '{"ok": true, "fault": null}')
    assert _asked(port, "/else")[0] == 404
    metrics = _asked(port, "/metrics")[1].splitlines()
    for line in (
        "ringlight_database_up 1.0",
        'ringlight_job_rows_total{job="p"} 2.0',
        'ringlight_job_rows_rejected_total{job="p"} 0.0',
        'ringlight_job_fresh_within_seconds{job="p"} 3600.0',
        'ringlight_job_late_seconds{job="p"} 0.0',
    ):
        assert line in metrics
    assert any(line.startswith('ringlight_job_lag_seconds{job="p"}') for line in metrics)
    assert _ended(process) == 0


def test_a_database_that_is_away_is_told_and_does_not_take_the_scheduler_with_it(settings: Settings) -> None:
    away = Settings(settings.home, OwnServer("bolt://127.0.0.1:1", "neo4j", "x"))
    with watched(away, "127.0.0.1", 0, lambda: True) as port:
        assert _asked(port, "/healthz")[0] == 200
        status, body = _asked(port, "/readyz")
        assert (status, "cannot be reached" in body) == (503, True)
        assert "ringlight_database_up 0.0" in _asked(port, "/metrics")[1]


@pytest.mark.parametrize("is_alive", [True, False])
def test_health_is_that_of_the_scheduler(settings: Settings, *, is_alive: bool) -> None:
    with watched(settings, "127.0.0.1", 0, lambda: is_alive) as port:
        assert _asked(port, "/healthz")[0] == (200 if is_alive else 503)
