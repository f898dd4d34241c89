"""Jobs that read a database, an object store or a program's output."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import fsspec
import pytest

from graph.database import Database, Transaction
from graph.jobs.contents import mark_of
from graph.jobs.runs import JobState, job_runs
from ingest.jobs.work import Outcome

Run = Callable[..., Outcome]
RECORDS = "MATCH (a:Applicant)-[:CLAIMED]->(r) RETURN a {.*} AS a, r {.*} AS r ORDER BY a.applicant_id, r.record_id"
SECRET = "correct-horse-battery"
SQL = """
[jobs.people]
feed = "applicants"
retries = 0
zone = "UTC"
[jobs.people.sql]
url = { env = "HR_URL" }
query = "SELECT applicant_id, name, updated AS recorded_at FROM people WHERE updated > :mark ORDER BY updated"
mark = "recorded_at"
first_mark = "1970-01-01T00:00:00"
"""


@pytest.fixture
def hr(tmp_path: Path) -> Callable[..., str]:
    """Add people to a database of the personnel department; gives its address."""
    path = tmp_path / "hr.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE people (applicant_id TEXT, name TEXT, updated TEXT)")

    def add(*people: tuple[str, str, str]) -> str:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executemany("INSERT INTO people VALUES (?, ?, ?)", people)
        return f"sqlite:///{path}"

    return add


def test_a_database_is_read_from_its_mark_on(
    run: Run, declare: Callable[[str], None], hr: Callable[..., str], database: Database
) -> None:
    declare(SQL)
    url = hr(("A1", "Dana", "2026-01-01T00:00:00"), ("A2", "Robin", "2026-01-02T00:00:00"))
    assert run("people", HR_URL=url).sentence == "1 answer loaded with 2 rows."
    assert mark_of(database, "people") == '"2026-01-02T00:00:00"'
    assert run("people", HR_URL=url).sentence == "Nothing new: the source offers nothing."
    hr(("A3", "Kim", "2026-01-03T00:00:00"))
    assert run("people", HR_URL=url).sentence == "1 answer loaded with 1 row."
    assert mark_of(database, "people") == '"2026-01-03T00:00:00"'


def test_an_overlap_reads_again_what_was_late_to_commit(
    run: Run, declare: Callable[[str], None], hr: Callable[..., str], database: Database
) -> None:
    declare(SQL + 'overlap = "1h"\n')
    url = hr(("A1", "Dana", "2026-01-01T12:00:00"))
    run("people", HR_URL=url)
    hr(("A2", "Late", "2026-01-01T11:30:00"))
    assert run("people", HR_URL=url).state is JobState.DONE
    assert len(database.read("MATCH (a:Applicant) RETURN a.name AS name")) == 2
    assert mark_of(database, "people") == '"2026-01-01T12:00:00"'


def test_rows_whose_mark_did_not_move_come_again_and_change_nothing(
    run: Run,
    declare: Callable[[str], None],
    hr: Callable[..., str],
    start: Callable[..., "subprocess.Popen[str]"],
    database: Database,
) -> None:
    declare(SQL)
    url = hr(*((f"A{number}", f"Name {number}", f"2026-01-01T{number % 24:02}:00:00") for number in range(3_000)))
    process = start("job", "run", "people", HR_URL=url)
    _wait(database, "MATCH (run:JobRun {state: 'running'}) RETURN run")
    database.write(lambda transaction: _kill_between_rows_and_mark(transaction, database, process))
    assert mark_of(database, "people") is None
    loaded = database.read(RECORDS)
    assert len(loaded) == 3_000
    assert run("people", HR_URL=url).sentence == "1 answer loaded with 3,000 rows."
    assert database.read(RECORDS) == loaded
    assert mark_of(database, "people") == '"2026-01-01T23:00:00"'


def _kill_between_rows_and_mark(transaction: Transaction, database: Database, process: "subprocess.Popen[str]") -> None:
    """While this transaction has the job, its mark cannot move; the rows can be written."""
    transaction.run("MATCH (job:Job {name: 'people'}) REMOVE job.lock SET job.seen = true")
    _wait(database, "MATCH (run:Run {state: 'done'}) RETURN run")
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def _wait(database: Database, text: str) -> None:
    while not database.read(text):
        time.sleep(0.02)


def test_an_object_is_loaded_once_and_its_version_is_not_fetched_again(
    run: Run, declare: Callable[[str], None], store: Callable[[str, str], None], told: list[tuple[str, object]]
) -> None:
    declare('[jobs.s3]\nfeed = "phones"\nregion = "US"\nstore = { url = "memory://exports/", pattern = "*.csv" }\n')
    store("one.csv", "applicant_id,phone\nA1,+13125550114\n")
    store("readme.txt", "nothing to see")
    assert run("s3").sentence == "1 object loaded with 1 row."
    told.clear()
    assert run("s3").sentence == "Nothing new: 1 object loaded before."
    assert [event for event, _ in told] == ["job started", "job done"]
    store("two.csv", "applicant_id,phone\nA1,+13125550114\n")
    assert run("s3").sentence == "Nothing new: 2 objects loaded before."
    told.clear()
    run("s3")
    assert "content skipped" not in [event for event, _ in told]


@pytest.fixture
def store() -> Iterator[Callable[[str, str], None]]:
    """Put an object into a store that lies in memory."""
    memory = fsspec.filesystem("memory")

    def put(name: str, text: str) -> None:
        memory.pipe(f"/exports/{name}", text.encode())

    yield put
    memory.rm("/exports", recursive=True)


def test_the_output_of_a_program_is_a_feed_and_it_gets_only_what_is_declared(
    run: Run, declare: Callable[[str], None], database: Database
) -> None:
    script = "import os; print('applicant_id,name'); print('A1,' + ' '.join(sorted(os.environ)))"
    declare(
        f"""
        [jobs.tap]
        feed = "applicants"
        command = {{ run = ['{sys.executable}', '-c', "{script}"], environment = {{ TOKEN = {{ env = "TAP" }} }} }}
        """
    )
    assert run("tap", TAP=SECRET, NEO4J_PASSWORD="never").sentence == "1 answer loaded with 1 row."
    [row] = database.read("MATCH (a:Applicant) RETURN a.name AS name")
    assert "TOKEN" in row["name"]
    assert "NEO4J_PASSWORD" not in row["name"]


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("import sys; sys.exit('cannot reach it')", "ended with exit code 1: cannot reach it"),
        ("import time; time.sleep(60)", "it took longer than 0:00:01"),
    ],
)
def test_a_program_that_fails_or_hangs_loads_nothing_and_is_said(
    program: str, sentence: str, run: Run, declare: Callable[[str], None], database: Database
) -> None:
    arguments = f"run = ['{sys.executable}', '-c', \"{program}\"], timeout = '1s'"
    declare(f"[jobs.tap]\nfeed = 'applicants'\nretries = 0\ncommand = {{ {arguments} }}\n")
    assert sentence in run("tap").sentence
    assert database.read("MATCH (a:Applicant) RETURN a") == []


@pytest.mark.parametrize(
    "source",
    [
        "command = { run = ['/bin/sh', '-c', 'echo no $TOKEN >&2; exit 3'], environment = { TOKEN = SECRET } }",
        "store = { url = 'nosuch://u:correct-horse-battery@bucket/', options = { token = SECRET } }",
        "sql = { url = SECRET, query = 'SELECT 1' }",
    ],
)
def test_no_secret_is_in_a_sentence_the_log_or_the_graph(
    source: str,
    run: Run,
    declare: Callable[[str], None],
    told: list[tuple[str, Mapping[str, object]]],
    database: Database,
) -> None:
    declare("[jobs.p]\nfeed = 'phones'\nretries = 0\n" + source.replace("SECRET", "{ env = 'HIDDEN' }"))
    outcome = run("p", HIDDEN=f"nosuch://user:{SECRET}@127.0.0.1:1/x" if "sql" in source else SECRET)
    assert outcome.state is JobState.FAILED
    [stored] = job_runs(database, "p", 9)
    assert told
    assert SECRET not in f"{outcome} {stored} {told}"
