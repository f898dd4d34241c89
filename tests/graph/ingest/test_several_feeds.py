"""One file that gives several feeds: the same facts as one feed after another, in any order, however often."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.facts.runs import runs
from ingest import job
from ingest.job import Job, dry_run, ingest_all
from ingest.maps.loading import map_in, with_options
from ingest.sources.opening import open_source
from ingest.summary import Summary

Facts = Callable[[], list[tuple[str, ...]]]
LoadAll = Callable[..., tuple[Summary, ...]]

MAP = """
source = "ats"
region = "US"
[columns]
applicant_id = "id"
[[emit]]
feed = "applicants"
[emit.columns]
name = "name"
phone = "phones[].value"
recorded_at = "at"
[[emit]]
feed = "applications"
each = "applications"
[emit.columns]
applicant_id = "_record.id"
application_id = "id"
job_title = "title"
[[emit]]
feed = "ips"
where = "ip"
[emit.columns]
ip = "ip"
seen_at = "at"
"""


def _records(count: int) -> list[dict[str, Any]]:
    dice = random.Random(1)
    return [
        {
            "id": f"C{number % (count * 2 // 3)}",
            "name": f"Name {number % 7}",
            "at": f"2026-01-{1 + number % 28:02}T10:00:00Z",
            "phones": [{"value": f"(312) 555-{dice.randrange(1000, 1100)}"}, {"value": "none"}][: 1 + number % 2],
            "applications": [{"id": f"{number}-{at}", "title": "SRE"} for at in range(number % 3)],
            "ip": f"203.0.113.{number % 50}" if number % 4 else None,
        }
        for number in range(count)
    ]


@pytest.fixture
def load_all(database: Database, tmp_path: Path) -> LoadAll:
    """Load records through the map, or of one feed only; `dry` writes nothing."""

    def load_all(records: list[dict[str, Any]], *, feed: str | None = None, dry: bool = False) -> tuple[Summary, ...]:
        path = tmp_path / "records.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records) + "{oops\n", encoding="utf-8")
        of = with_options(map_in(MAP), feed=feed)
        with open_source(str(path), of.reading) as source:
            return (dry_run if dry else ingest_all)(database, Job(source, of))

    return load_all


def _empty(database: Database) -> None:
    database.administer("MATCH (n) WHERE NOT n:Ringlight CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")


@pytest.mark.parametrize("seed", range(3))
def test_feeds_together_give_the_facts_of_feeds_one_by_one(
    seed: int, load_all: LoadAll, facts: Facts, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice, records = random.Random(seed), _records(60)
    load_all(records)
    expected = facts()
    _empty(database)
    monkeypatch.setattr(job, "ROWS_AT_ONCE", dice.choice([1, 3, 7]))
    monkeypatch.setattr(job, "BATCHES_FOR_ONE", 1_000)
    dice.shuffle(records)
    for feed in dice.sample(["applicants", "applications", "ips"], 3):
        load_all(records, feed=feed)
    assert facts() == expected
    again = load_all(records)
    assert facts() == expected
    assert [(each.nodes_created, each.relationships_created) for each in again] == [(0, 0)] * 3


def test_each_run_counts_its_own_rows_and_they_add_up(load_all: LoadAll, database: Database) -> None:
    records = _records(60)
    found = load_all(records)
    assert [each.feed for each in found] == ["applicants", "applications", "ips"]
    assert [each.rows_in for each in found] == [
        61,
        1 + sum(len(record["applications"]) for record in records),
        1 + sum(record["ip"] is not None for record in records),
    ]
    for summary in found:
        assert summary.rows_in == summary.rows_loaded + summary.rows_rejected
        assert summary.records_read == 61
        kept = database.read("MATCH (r:Rejection {run_id: $run_id}) RETURN count(*) AS n", run_id=summary.run_id)
        assert kept[0]["n"] == summary.rows_rejected + summary.values_rejected
    assert [each.records_filtered for each in found] == [0, 0, sum(record["ip"] is None for record in records)]
    assert {(run["run_id"], run["state"]) for run in runs(database)} == {(each.run_id, "done") for each in found}


def test_a_dry_run_counts_what_two_feeds_would_both_create_once(
    load_all: LoadAll, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "BATCHES_FOR_ONE", 1_000)
    monkeypatch.setattr(job, "ROWS_AT_ONCE", 5)
    dry = load_all(_records(40), dry=True)
    assert facts() == []
    real = load_all(_records(40))
    for name in ("nodes_created", "relationships_created", "placeholders", "rows_in", "rows_loaded"):
        assert [getattr(each, name) for each in dry] == [getattr(each, name) for each in real]


def test_several_loaders_killed_in_the_middle_and_run_again_give_the_same_facts(
    load_all: LoadAll, facts: Facts, database: Database, environ: Mapping[str, str], tmp_path: Path
) -> None:
    records = _records(9_000)
    load_all(records)
    expected = facts()
    _empty(database)
    (tmp_path / "several.toml").write_text(MAP)
    command = (sys.executable, "-c", "import app.cli.main as m; m.main()", "ingest")
    arguments = (str(tmp_path / "records.jsonl"), "--map", str(tmp_path / "several.toml"))
    process = subprocess.Popen((*command, *arguments), env=environ, stdout=subprocess.DEVNULL)
    while not database.read("MATCH (run:Run) WHERE run.rows_in > 0 RETURN run.run_id AS run_id"):
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert [run["state"] for run in runs(database)] == ["interrupted"] * 3
    load_all(records)
    assert facts() == expected
