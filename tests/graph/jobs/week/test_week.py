"""A week of nights ends in the same graph as one load, whatever went wrong in between."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import graph.database
from graph.database import Database
from graph.jobs.runs import JobState, job_runs
from graph.jobs.standing import declare_jobs, failed_jobs, late_jobs
from graph.settings import Settings
from graph.upkeep.wipe import wipe_facts
from ingest.demo_world.folder import DemoFolder
from ingest.demo_world.making import make
from ingest.demo_world.world import world_of
from ingest.job import Job, ingest_all
from ingest.jobs.declared import declared_jobs, job_named
from ingest.jobs.running import run_job
from ingest.jobs.work import Outcome, Work
from ingest.maps.loading import parsed_map
from ingest.sources.opening import open_source

Facts = list[tuple[str, ...]]

FEEDS = {
    "atlas_candidates": "atlas_candidates.csv",
    "beacon_candidates": "beacon_candidates.json",
    "beacon_applications": "beacon_applications.jsonl.gz",
    "careers_site": "careers_site.jsonl",
    "sso_logins": "sso_logins.parquet",
    "phone_screens": "phone_screens.csv",
    "mail_gateway": "mail_gateway.jsonl",
    "address_checks": "address_checks.jsonl.gz",
    "shipping_desk": "shipping_desk.csv.gz",
    "hr_work_mails": "hr_employees.tsv",
    "watchlist": "watchlist.csv",
}
"""Map of the demonstration to the export that it reads."""
CORRUPT, LATE, TWICE, CUT = "shipping_desk", "sso_logins", "phone_screens", "atlas_candidates"
A_DAY_LATER = """
MATCH (job:Job)
SET job.fresh_at = job.fresh_at - duration('P1D'), job.declared_at = job.declared_at - duration('P1D')
"""


@dataclass(frozen=True, slots=True)
class Systems:
    """Where the exports of the company's systems arrive, one folder each."""

    inbox: Path
    cut: Mapping[str, list[bytes]]

    def send(self, name: str, night: int, content: bytes | None = None, *, as_night: int | None = None) -> None:
        """Have the file of one night arrive, under the name of another one if that is said."""
        file = FEEDS[name]
        stem, ending = file.split(".", 1)
        path = self.inbox / name / f"{stem}-{night if as_night is None else as_night}.{ending}"
        path.write_bytes(self.cut[name][night] if content is None else content)


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """What the systems of a small made-up world export."""
    folder = DemoFolder(tmp_path / "demo")
    folder.path.mkdir()
    make(world_of("demo", 100, seed=11), folder)
    return folder.feeds


@pytest.fixture
def systems(
    tmp_path: Path, exports: Path, nights: Callable[[Path], list[bytes]], declare: Callable[[str], None]
) -> Systems:
    """Their exports cut into nights, and a declared job for each."""
    inbox = tmp_path / "inbox"
    for name in FEEDS:
        (inbox / name).mkdir(parents=True)
    declare("".join(_declared(name, inbox / name) for name in FEEDS))
    return Systems(inbox, {name: nights(exports / file) for name, file in FEEDS.items()})


def _declared(name: str, folder: Path) -> str:
    said = f"map = '{_map(name)}'\nfolder = {{ path = '{folder}' }}\nmost_rejected = 0.5\nretry_after = '1s'\n"
    fresh = "fresh_within = '26h'\n" if name == LATE else ""
    # The facts are compared; what becomes of rings is asked elsewhere.
    return f"[jobs.{name}]\n{said}{fresh}refresh_rings = false\n"


def _map(name: str) -> Path:
    return Path(str(files("ingest.demo_world") / "maps" / f"{name}.toml"))


@pytest.fixture
def night(
    settings: Settings, database: Database, wire: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., dict[str, Outcome]]:
    """Run all jobs; that of the name `cut` over a connection that is cut when it is about to load its file."""
    monkeypatch.setattr(graph.database, "RETRY_SECONDS", 0)
    line = wire(database.server)

    def night(*, cut: str | None = None) -> dict[str, Outcome]:
        jobs = declared_jobs(settings.home)
        declare_jobs(database, {name: says.fresh_within for name, says in jobs.items()}, "here")
        return {name: run_job(_work(name, is_cut=name == cut)) for name in jobs}

    def _work(name: str, *, is_cut: bool) -> Work:
        server = replace(database.server, uri=line.uri) if is_cut else database.server

        def tell(event: str, details: Mapping[str, object]) -> None:
            if is_cut and event == "job started" and details["attempt"] == 1:
                line.cut()
            if is_cut and event == "job retried" and details["attempt"] == 2:
                line.mend()

        job = job_named(settings.home, name)
        return Work(name, job, settings.home, partial(Database, server), {}, threading.Event(), tell)

    return night


def _states(outcomes: Mapping[str, Outcome]) -> dict[str, JobState]:
    return {name: outcome.state for name, outcome in outcomes.items() if outcome.state is not JobState.DONE}


@pytest.fixture
def one_load(exports: Path, facts: Callable[[], Facts], database: Database) -> Callable[[], Facts]:
    """Load the whole exports, once and in one go, into the graph that is emptied for it."""

    def one_load() -> Facts:
        wipe_facts(database)
        for name, file in FEEDS.items():
            of = parsed_map(_map(name))
            with open_source(str(exports / file), of.reading) as source:
                ingest_all(database, Job(source, of))
        return facts()

    return one_load


def test_seven_nights_end_in_the_graph_of_one_load(
    night: Callable[..., dict[str, Outcome]],
    systems: Systems,
    facts: Callable[[], Facts],
    one_load: Callable[[], Facts],
    database: Database,
) -> None:
    late_evenings, failed_evenings = [], []
    for number in range(7):
        _arrive(systems, number)
        outcomes = night(cut=CUT if number == 5 else None)
        assert _states(outcomes) == ({CORRUPT: JobState.FAILED} if number == 2 else {})
        failed_evenings += [(number, each.job) for each in failed_jobs(database)]
        database.write(lambda transaction: transaction.run(A_DAY_LATER))
        late_evenings += [(number, each.job) for each in late_jobs(database)]
    assert failed_evenings == [(2, CORRUPT)]
    assert late_evenings == [(1, LATE)]
    states = [each.state for each in job_runs(database, CUT, 9)]
    assert states.count(JobState.DONE) == 7
    assert {JobState.RETRIED, JobState.INTERRUPTED}.intersection(states), "the connection was never cut"
    assert [each.did.known for each in job_runs(database, TWICE, 2)] == [7, 6]
    by_nights = facts()
    assert one_load() == by_nights


def _arrive(systems: Systems, number: int) -> None:
    """What arrives in that night: one file is corrupt and sent again, one comes late, one twice."""
    for name in FEEDS:
        if (name, number) not in ((CORRUPT, 2), (LATE, 1)):
            systems.send(name, number)
    match number:
        case 2:
            systems.send(CORRUPT, 2, systems.cut[CORRUPT][2][:-9])
        case 3:
            systems.send(CORRUPT, 2)
        case 4:
            systems.send(LATE, 1)
            systems.send(TWICE, 3, as_night=9)
