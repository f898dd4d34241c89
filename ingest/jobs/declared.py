"""`[jobs.NAME]` in ringlight.toml: what a job loads, when, and what stops it."""

import re
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self

from apscheduler.triggers.base import BaseTrigger
from pydantic import AfterValidator, Field, StringConstraints, model_validator

from graph.errors import UsageError
from graph.schedule import Span, trigger
from graph.settings_file import Secret, Table, read_table
from graph.time_zone import TimeZone
from ingest.feeds import near

Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, StringConstraints(min_length=1)]
JobName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]


def _one_statement(query: str) -> str:
    if re.search(r";\s*\S", query):
        raise ValueError("is more than one statement")
    return query


class Folder(Table):
    """Files of one folder whose names match."""

    path: Path
    pattern: Text = "*"


class ObjectStore(Table):
    """Objects at an fsspec URL (`s3://bucket/exports/`) whose names match."""

    url: Text
    pattern: Text = "*"
    options: dict[str, Secret | str | int | bool] = Field(default={})
    """Handed to the fsspec file system."""


class Sql(Table):
    """The rows of a query. `:mark` in it is how far the job has read; it moves once the graph has the rows."""

    url: Secret
    """As SQLAlchemy has it. It holds a password, so it is a secret as a whole."""
    query: Annotated[Text, AfterValidator(_one_statement)]
    mark: Text | None = None
    """The column whose greatest value is the next mark."""
    first_mark: str | int | None = None
    overlap: Span | None = None
    """Read again what lies so shortly before the mark: other transactions may have been late to commit."""

    @model_validator(mode="after")
    def _mark_is_used(self) -> Self:
        if (":mark" in self.query) != (self.mark is not None):
            raise ValueError("`:mark` in the query and the column `mark` belong together: say both or neither")
        if self.mark is not None and self.first_mark is None:
            raise ValueError("first_mark says where the first run begins, such as 0 or 1970-01-01")
        return self


class Command(Table):
    """A program whose standard output is the feed. No shell is involved."""

    run: Annotated[list[Text], Field(min_length=1)]
    environment: dict[str, Secret | str] = Field(default={})
    timeout: Span = timedelta(hours=1)


class JobDeclared(Table):
    """One job."""

    feed: Text | None = None
    map: Text | None = None
    source: Text | None = None
    region: Text | None = None
    zone: TimeZone | None = None
    encoding: Text | None = None

    folder: Folder | None = None
    store: ObjectStore | None = None
    sql: Sql | None = None
    command: Command | None = None

    cron: Text | None = None
    every: Span | None = None
    time_zone: TimeZone = "UTC"
    fresh_within: Span | None = None
    """Something new is expected so often."""

    retries: Annotated[int, Field(ge=0, le=20)] = 3
    retry_after: Span = timedelta(minutes=1)
    """The first pause; each further one is twice as long."""
    most_rejected: Share = 0.2
    """Share of a content's rows that may be rejected."""
    least_rows: Share | None = None
    """Share of the usual number of rows that a content must have."""
    refresh_rings: bool = True

    @model_validator(mode="after")
    def _one_source_one_time(self) -> Self:
        if sum(each is not None for each in (self.folder, self.store, self.sql, self.command)) != 1:
            raise ValueError("a job has one source: folder, store, sql or command")
        if self.feed is None and self.map is None:
            raise ValueError("says neither feed nor map")
        _ = self.times
        return self

    @cached_property
    def times(self) -> BaseTrigger | None:
        """When the job is due; None: only when somebody asks for it."""
        return trigger(self.cron, self.every, self.time_zone)


Jobs = dict[JobName, JobDeclared]


def declared_jobs(home: Path) -> Jobs:
    """All jobs of the home's ringlight.toml, in its order."""
    return read_table(home, "jobs", Jobs)


def job_named(home: Path, name: str) -> JobDeclared:
    """The job called `name`; UsageError names all when there is none."""
    jobs = declared_jobs(home)
    if name not in jobs:
        there = ", ".join(jobs) or "none yet: declare one as [jobs.NAME] in ringlight.toml"
        raise UsageError(f"There is no job {name!r}{near(name, jobs)}. Jobs: {there}.")
    return jobs[name]
