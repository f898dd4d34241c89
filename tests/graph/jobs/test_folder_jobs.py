"""A job that loads a folder: what is new goes in, what is known is skipped, what is bad is said."""

import gzip
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from graph.database import Database
from graph.facts.runs import runs
from graph.jobs.runs import JobState, job_runs
from graph.upkeep.wipe import wipe_facts
from ingest.jobs.offers import StopRequested
from ingest.jobs.work import Outcome

Run = Callable[..., Outcome]
Told = list[tuple[str, Mapping[str, object]]]
PHONES = "applicant_id,phone\nA1,+13125550114\nA2,(312) 555-0114\n"


def _applicants(database: Database) -> int:
    return int(database.read("MATCH (a:Applicant) RETURN count(a) AS number")[0]["number"])


def test_a_file_is_loaded_once_and_known_by_its_content_whatever_it_is_called(
    run: Run, phones_job: str, feeds: Path, told: Told, database: Database
) -> None:
    (feeds / "monday.csv").write_text(PHONES)
    assert run(phones_job).sentence == "1 file loaded with 2 rows."
    (feeds / "tuesday.csv").write_text(PHONES)
    again = run(phones_job)
    assert (again.state, again.sentence) == (JobState.DONE, "Nothing new: 2 files loaded before.")
    assert [details["content"] for event, details in told if event == "content skipped"] == [
        "monday.csv",
        "tuesday.csv",
    ]
    assert len(runs(database)) == 1


def test_a_changed_map_makes_a_known_file_new(
    run: Run, feeds: Path, declare: Callable[[str], None], database: Database
) -> None:
    (feeds / "monday.csv").write_text(PHONES)
    for region in ("US", "DE"):
        declare(f'[jobs.p]\nfeed = "phones"\nregion = "{region}"\nfolder = {{ path = "{feeds}" }}\n')
        assert run("p").sentence.startswith("1 file loaded")
    assert len(runs(database)) == 2


def test_a_file_that_is_not_whole_is_refused_and_the_others_are_loaded(
    run: Run, declare: Callable[[str], None], feeds: Path, database: Database
) -> None:
    declare(f'[jobs.p]\nfeed = "phones"\nregion = "US"\nfolder = {{ path = "{feeds}" }}\nretries = 0\n')
    (feeds / "a.csv.gz").write_bytes(gzip.compress(PHONES.encode() * 50)[:-20])
    (feeds / "b.csv").write_text("applicant_id,phone\nB1,+13125550115\n")
    outcome = run("p")
    assert (outcome.state, outcome.exit_code) == (JobState.FAILED, 2)
    assert "a.csv.gz is not whole" in outcome.sentence
    assert "All else is in: 1 file loaded with 1 row" in outcome.sentence
    assert _applicants(database) == 1
    (feeds / "a.csv.gz").write_bytes(gzip.compress(PHONES.encode()))
    assert run("p").state is JobState.DONE
    assert _applicants(database) == 3


def test_a_file_in_which_too_much_is_rejected_is_not_loaded_at_all(
    run: Run, phones_job: str, feeds: Path, database: Database
) -> None:
    (feeds / "monday.csv").write_text(PHONES + "A3,hello\n")
    outcome = run(phones_job)
    assert (outcome.state, outcome.exit_code) == (JobState.FAILED, 1)
    assert "1 of its 3 rows would be rejected, and most_rejected is 20%" in outcome.sentence
    assert _applicants(database) == 0


def test_a_fall_in_volume_against_the_usual_stops_the_load(
    run: Run, feeds: Path, declare: Callable[[str], None], database: Database
) -> None:
    declare(f'[jobs.p]\nfeed = "phones"\nregion = "US"\nfolder = {{ path = "{feeds}" }}\nleast_rows = 0.5\n')
    for day in range(3):
        rows = "".join(f"D{day}-{number},+1312555{number:04}\n" for number in range(100, 110))
        (feeds / f"{day}.csv").write_text(f"applicant_id,phone\n{rows}")
    assert run("p").state is JobState.DONE
    (feeds / "9.csv").write_text(PHONES)
    outcome = run("p")
    assert outcome.state is JobState.FAILED
    assert "it has 2 rows where 10 are usual" in outcome.sentence
    assert _applicants(database) == 30


def test_a_folder_that_is_not_there_is_tried_again_and_then_said(
    run: Run, declare: Callable[[str], None], tmp_path: Path, told: Told, database: Database
) -> None:
    text = f'[jobs.p]\nfeed = "phones"\nfolder = {{ path = "{tmp_path / "away"}" }}\nretries = 2\nretry_after = "1s"\n'
    declare(text)
    outcome = run("p")
    assert outcome.state is JobState.FAILED
    assert "is its disk mounted?" in outcome.sentence
    pauses = [details["pause_seconds"] for event, details in told if event == "job retried"]
    assert pauses == [1, 2]
    assert [each.state for each in job_runs(database, "p", 9)] == [JobState.FAILED, JobState.RETRIED, JobState.RETRIED]


@pytest.fixture
def cut_off(run: Run, on: dict[str, Callable[[], object]], stop: threading.Event) -> Callable[[str], None]:
    """Run a job that is told to stop once its first content is in."""

    def cut_off(name: str) -> None:
        on["content loaded"] = stop.set
        with pytest.raises(StopRequested):
            run(name)
        on.clear()
        stop.clear()

    return cut_off


@pytest.mark.usefixtures("phones_job")
def test_a_stop_in_the_middle_resumes_and_equals_an_uninterrupted_load(
    run: Run, feeds: Path, cut_off: Callable[[str], None], facts: Callable[[], object], database: Database
) -> None:
    for file in range(3):
        rows = "".join(f"F{file}-{number},+1312555{number:04}\n" for number in range(200))
        (feeds / f"{file}.csv").write_text(f"applicant_id,phone\n{rows}")
    cut_off("phones")
    [cut] = job_runs(database, "phones", 9)
    assert (cut.state, cut.did.loaded) == (JobState.INTERRUPTED, 1)
    assert run("phones").sentence == "2 files loaded with 400 rows; 1 file loaded before."
    resumed = facts()
    wipe_facts(database)
    assert run("phones").sentence == "3 files loaded with 600 rows."
    assert facts() == resumed


def test_a_wiped_graph_is_loaded_again(run: Run, phones_job: str, feeds: Path, database: Database) -> None:
    (feeds / "monday.csv").write_text(PHONES)
    run(phones_job)
    wipe_facts(database)
    assert run(phones_job).sentence == "1 file loaded with 2 rows."
    assert _applicants(database) == 2


def test_a_demonstration_is_not_mixed_with_what_jobs_load(
    run: Run, phones_job: str, feeds: Path, database: Database
) -> None:
    (feeds / "monday.csv").write_text(PHONES)
    database.write(lambda transaction: transaction.run("MATCH (r:Ringlight) SET r.demo = true"))
    assert "demonstration" in run(phones_job).sentence
    assert _applicants(database) == 0
