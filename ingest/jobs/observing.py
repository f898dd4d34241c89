"""How database and jobs are, asked from outside: one look for metrics and for readiness, which starts nothing."""

import time
from dataclasses import dataclass

from graph.access import known_server
from graph.database import Database
from graph.errors import RinglightError
from graph.jobs.standing import JobStanding, job_standings
from graph.settings import Settings


@dataclass(frozen=True, slots=True)
class Observed:
    """What one look found. `fault` says why the database cannot be asked; None: it answers."""

    fault: str | None
    seconds: float
    """How long connecting and asking took."""
    jobs: tuple[JobStanding, ...] = ()


def observe(settings: Settings) -> Observed:
    """Ask the database how the jobs stand."""
    began = time.monotonic()
    try:
        server = known_server(settings)
        if server is None:
            return Observed("Neo4j does not run: the next job or command starts it.", time.monotonic() - began)
        with Database(server) as database:
            database.verify()  # Fails at once, where reading would try for half a minute.
            jobs = tuple(job_standings(database))
    except RinglightError as error:
        return Observed(str(error), time.monotonic() - began)
    return Observed(None, time.monotonic() - began, jobs)
