"""Prometheus metrics of the jobs. They come from the graph, so they count what any machine or command ran."""

from collections.abc import Callable, Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from graph.jobs.runs import JobState
from graph.jobs.standing import JobStanding
from ingest.jobs.observing import Observed

_PREFIX = "ringlight"


def exposition(observed: Observed, now: datetime) -> bytes:
    """All metrics in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(_Once(lambda: _metrics(observed, now)))
    return generate_latest(registry)


class _Once(Collector):
    """Gives the metrics of one look."""

    def __init__(self, metrics: Callable[[], Iterator[Metric]]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        return self._metrics()


def _metrics(observed: Observed, now: datetime) -> Iterator[Metric]:
    yield _gauge("database_up", "Whether the database answers.", value=observed.fault is None)
    yield _gauge("database_answer_seconds", "Connecting and asking how the jobs stand.", value=observed.seconds)
    if observed.fault is None:
        yield from _of_jobs(observed.jobs, now)


def _of_jobs(jobs: tuple[JobStanding, ...], now: datetime) -> Iterator[Metric]:
    for name, meaning, total in _COUNTERS:
        counter = CounterMetricFamily(f"{_PREFIX}_{name}", meaning, labels=["job"])
        for job in jobs:
            counter.add_metric([job.name], total(job))
        yield counter
    for name, meaning, value in _GAUGES:
        gauge = GaugeMetricFamily(f"{_PREFIX}_{name}", meaning, labels=["job"])
        for job in jobs:
            found = value(job, now)
            if found is not None:
                gauge.add_metric([job.name], found)
        yield gauge
    yield _states(jobs)


def _states(jobs: tuple[JobStanding, ...]) -> Metric:
    states = GaugeMetricFamily(f"{_PREFIX}_job_state", "1 for how the last run ended.", labels=["job", "state"])
    for job in jobs:
        for state in JobState:
            if job.last:
                states.add_metric([job.name, state], job.last.state is state)
    return states


def _gauge(name: str, meaning: str, *, value: float) -> Metric:
    return GaugeMetricFamily(f"{_PREFIX}_{name}", meaning, value=value)


def _lag(job: JobStanding, now: datetime) -> float | None:
    return (now - job.fresh_at).total_seconds() if job.fresh_at else None


def _allowed(job: JobStanding, now: datetime) -> float | None:
    del now
    return job.fresh_within.total_seconds() if job.fresh_within else None


def _late(job: JobStanding, now: datetime) -> float:
    return (now - job.late_since).total_seconds() if job.late_since else 0


def _last_seconds(job: JobStanding, now: datetime) -> float | None:
    if job.last is None:
        return None
    return ((job.last.finished_at or now) - job.last.started_at).total_seconds()


def _rings_seconds(job: JobStanding, now: datetime) -> float | None:
    del now
    return job.rings_seconds


_COUNTERS: tuple[tuple[str, str, Callable[[JobStanding], float]], ...] = (
    ("job_rows", "Rows that were loaded or rejected.", lambda job: job.rows_total),
    ("job_rows_rejected", "Rows that could not be used.", lambda job: job.rejected_total),
    ("job_contents", "Files, objects and answers loaded.", lambda job: job.contents_total),
)
_GAUGES: tuple[tuple[str, str, Callable[[JobStanding, datetime], float | None]], ...] = (
    ("job_lag_seconds", "Since something new was last loaded.", _lag),
    ("job_fresh_within_seconds", "How often something new is expected.", _allowed),
    ("job_late_seconds", "By how much that is exceeded; 0 where it is not.", _late),
    ("job_last_run_seconds", "How long the last run took, or has been running.", _last_seconds),
    ("job_rings_refresh_seconds", "How long the last refresh of the stored rings took.", _rings_seconds),
)
