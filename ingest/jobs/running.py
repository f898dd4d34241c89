"""One job run now: lease, attempts, facts, rings, and what became of it in one sentence."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256

from graph.database import Database
from graph.errors import BrokenWorld, DatabaseUnavailable, LoginRefused, RinglightError, UsageError
from graph.home import make_private, open_home
from graph.jobs.lease import JobIsRunning, Lease, leased, new_holder
from graph.jobs.runs import Doing, JobState, finish_job_run, start_job_run
from graph.rings.stored.refresh import refresh
from graph.upkeep.own_placeholders import apply_own_placeholders
from ingest.demo_world.claim import is_demo
from ingest.jobs.looking import CeilingReached
from ingest.jobs.offers import Room, StopRequested
from ingest.jobs.taking import Taking, map_of, take_all
from ingest.jobs.wording import did_in_words, refusals_in_words
from ingest.jobs.work import Outcome, Work

OWN_ERROR = "An error of Ringlight's own ended it: the log tells which. What it loaded stays."
STOPPED = "It was told to stop. What it loaded stays; the next run goes on from there."


def run_job(work: Work) -> Outcome:
    """Run the job, and again after a pause where the world was broken. A failing job is an outcome, not an exception.

    JobIsRunning where it runs already, StopRequested where `work.stop` is set meanwhile.
    """
    holder = new_holder()
    pause = work.declared.retry_after.total_seconds()
    for attempt in range(1, work.declared.retries + 2):
        try:
            return _attempt(work, holder, attempt)
        except JobIsRunning:
            raise
        except RinglightError as error:
            outcome = Outcome(JobState.FAILED, work.shown(str(error)), error.exit_code)
            if not _is_retried(work, error, attempt):
                break
        work.say("job retried", attempt=attempt, pause_seconds=pause, sentence=outcome.sentence)
        if work.stop.wait(pause):
            raise StopRequested
        pause *= 2
    work.say("job failed", sentence=outcome.sentence)
    return outcome


def _is_retried(work: Work, error: RinglightError, attempt: int) -> bool:
    """Whether trying again may help: not where a person has to do something first."""
    may_help = isinstance(error, BrokenWorld | DatabaseUnavailable) and not isinstance(
        error, CeilingReached | LoginRefused
    )
    return may_help and attempt <= work.declared.retries and not work.stop.is_set()


def _attempt(work: Work, holder: str, attempt: int) -> Outcome:
    with work.connect() as database, leased(database, work.name, holder) as lease:
        job_run_id, before = start_job_run(database, lease, attempt)
        work.say("job started", run=job_run_id, attempt=attempt)
        did = Doing()
        ended = Outcome(JobState.FAILED, OWN_ERROR)
        try:
            ended = _done(work, database, lease, did, is_behind=before not in (None, JobState.DONE))
        except KeyboardInterrupt:
            ended = Outcome(JobState.INTERRUPTED, STOPPED)
            raise
        except RinglightError as error:
            state = JobState.RETRIED if _is_retried(work, error, attempt) else JobState.FAILED
            ended = Outcome(state, work.shown(str(error)))
            raise
        finally:
            # A server that is away cannot be told; the next run finds the lease and says that this one was cut off.
            with suppress(BrokenWorld, DatabaseUnavailable):
                finish_job_run(database, job_run_id, ended.state, ended.sentence, did)
        work.say(f"job {ended.state}", run=job_run_id, sentence=ended.sentence, **did.counts())
        return ended


def _done(work: Work, database: Database, lease: Lease, did: Doing, *, is_behind: bool) -> Outcome:
    if is_demo(database):
        raise UsageError(
            "This graph is a demonstration: jobs do not load into it. Set RINGLIGHT_HOME to another folder."
        )
    of = map_of(work.declared, work.home)
    with _room(work) as room:
        taking = Taking(work, database, lease, of, sha256(of.model_dump_json().encode()).hexdigest(), room, did)
        take_all(taking)
    if did.loaded:
        apply_own_placeholders(database, work.home)
    if work.declared.refresh_rings and (did.loaded or is_behind):
        began = time.monotonic()
        refresh(database, datetime.now(UTC), work.home)
        did.rings_seconds = round(time.monotonic() - began, 3)
    if taking.refusals:
        sentence = work.shown(refusals_in_words(taking.refusals, did, work.declared))
        return Outcome(JobState.FAILED, sentence, taking.refusals[0].exit_code)
    return Outcome(JobState.DONE, did_in_words(did, work.declared))


@contextmanager
def _room(work: Work) -> Iterator[Room]:
    """An empty folder for what is fetched. Whoever holds the lease is alone in it."""
    spool = open_home(work.home).spool / work.name
    shutil.rmtree(spool, ignore_errors=True)
    make_private(spool)
    try:
        yield Room(spool, work.stop, work.environ)
    finally:
        shutil.rmtree(spool, ignore_errors=True)
