"""A job never overlaps itself, in whatever process and on whatever machine it runs."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable

import pytest

from graph.database import Database
from graph.errors import BrokenWorld
from graph.jobs import lease as leases
from graph.jobs.lease import JobIsRunning, leased, new_holder
from graph.jobs.runs import JobState, job_runs
from graph.jobs.standing import failed_jobs
from ingest.jobs.work import Outcome

Start = Callable[..., "subprocess.Popen[str]"]
SLOW = """
[jobs.slow]
feed = "emails"
command = { run = ["/bin/sh", "-c", "printf 'applicant_id,email\\nA1,a@example.com\\n'; sleep SECONDS"] }
"""
HELD_ELSEWHERE = """
CREATE (:Job {name: 'slow', holder: 'another', host: 'another-machine', process: 1, process_started_at: 0.0,
              leased_until: datetime() + duration({seconds: $seconds})}),
       (:JobRun {job_run_id: 'r', job: 'slow', state: 'running', started_at: datetime(), attempt: 1,
                 host: 'another-machine', loaded: 0, known: 0, refused: 0, rows_in: 0, rows_rejected: 0})
"""


@pytest.fixture
def slow(declare: Callable[[str], None]) -> Callable[[int], None]:
    """Declare a job whose source takes so many seconds."""
    return lambda seconds: declare(SLOW.replace("SECONDS", str(seconds)).replace("\\n", "\\\\n"))


def _wait_until_it_runs(database: Database) -> None:
    while not database.read("MATCH (run:JobRun {state: 'running'}) RETURN run.job AS job"):
        time.sleep(0.05)


def _held_elsewhere(database: Database, seconds: int) -> None:
    database.write(lambda transaction: transaction.run(HELD_ELSEWHERE, seconds=seconds))


def test_of_two_processes_one_runs_the_job_and_the_other_says_so(
    slow: Callable[[int], None], start: Start, database: Database
) -> None:
    slow(8)
    both = [start("job", "run", "slow") for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert sorted(process.returncode for process in both) == [0, 2]
    assert "is running already" in said[0] + said[1]
    assert [each.state for each in job_runs(database, "slow", 9)] == [JobState.DONE]


def test_a_killed_holder_gives_its_lease_up_at_once_and_its_run_shows_as_interrupted(
    slow: Callable[[int], None], start: Start, run: Callable[..., Outcome], database: Database
) -> None:
    slow(30)
    process = start("job", "run", "slow")
    _wait_until_it_runs(database)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    [trouble] = failed_jobs(database)
    assert (trouble.job, "without a word" in trouble.sentence) == ("slow", True)
    slow(0)
    assert run("slow").state is JobState.DONE
    assert [each.state for each in job_runs(database, "slow", 9)] == [JobState.DONE, JobState.INTERRUPTED]
    assert failed_jobs(database) == []


def test_a_lease_of_another_machine_is_respected_until_it_runs_out(
    slow: Callable[[int], None], run: Callable[..., Outcome], database: Database
) -> None:
    slow(0)
    _held_elsewhere(database, 60)
    with pytest.raises(JobIsRunning, match="on another-machine"):
        run("slow")
    database.write(lambda transaction: transaction.run("MATCH (job:Job) SET job.leased_until = datetime()"))
    assert run("slow").state is JobState.DONE
    assert {each.state for each in job_runs(database, "slow", 9)} == {JobState.DONE, JobState.INTERRUPTED}


def test_many_at_once_get_the_lease_one_at_a_time(database: Database) -> None:
    got, at_once = [], threading.Barrier(6)

    def ask() -> None:
        at_once.wait()
        try:
            with leased(database, "busy", new_holder()):
                got.append("lease")
                time.sleep(1)
        except JobIsRunning:
            got.append("refused")

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == ["lease"] + ["refused"] * 5


def test_who_lost_the_lease_learns_it_and_keeps_it_while_nobody_took_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "RENEW_SECONDS", 0.05)
    with leased(database, "lost", new_holder()) as lease:
        assert not lease.lost.wait(0.3)
        lease.require()
        database.write(lambda transaction: transaction.run("MATCH (job:Job {name: 'lost'}) SET job.holder = 'other'"))
        assert lease.lost.wait(10)
        with pytest.raises(BrokenWorld, match="another machine may run it"):
            lease.require()
    assert database.read("MATCH (job:Job {name: 'lost'}) RETURN job.holder AS holder") == [{"holder": "other"}]
