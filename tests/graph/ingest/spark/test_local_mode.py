"""Real Spark on this machine, with the real connector, into the graph that `ingest` makes: `make test-spark`."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.database import Database, Row
from graph.errors import UsageError
from graph.facts.runs import start_run
from graph.settings import Settings
from ingest.maps.loading import load_map, with_options
from ingest.maps.model import Map
from ingest.spark.load import Request, load
from ingest.spark.session import spark_session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# PySpark's own: distutils, and sockets that it leaves to the garbage collector.
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning", "ignore:unclosed:ResourceWarning")

EMPTIED = "MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n"
LOG_IN = '{"id": %d, "user": "A%d", "phones": ["(312) 555-01%02d", "?"], "at": "2026-01-%02d", "ip": "203.0.113.%d"}\n'
LOG_IN_MAP = """
source = "careers"
region = "US"
[[emit]]
feed = "phones"
[emit.columns]
applicant_id = "user"
phone = "phones"
seen_at = "at"
[[emit]]
feed = "ips"
where = "id != `3`"
[emit.columns]
applicant_id = "user"
ip = "ip"
seen_at = "at"
"""
Facts = Callable[[], list[tuple[str, ...]]]


@pytest.fixture(scope="session")
def session(settings: Settings) -> Iterator["SparkSession"]:
    """Spark in local mode; an error says in one sentence what it needs and has not."""
    small = {"spark.ui.enabled": "false", "spark.driver.memory": "1g", "spark.driver.host": "127.0.0.1"}
    session = spark_session("local[2]", None, settings.cache, small)
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture
def log_ins(tmp_path: Path) -> tuple[Path, Map]:
    """A folder of files, of several formats, with a map that makes two feeds of each."""
    folder = tmp_path / "log ins"
    folder.mkdir()
    lines = [LOG_IN % (number, number % 7, number % 5, 1 + number % 28, number % 3) for number in range(60)]
    (folder / "one.jsonl").write_text("".join(lines[:25]), encoding="utf-8")
    (folder / "two.jsonl.gz").write_bytes(gzip.compress("".join([*lines[20:45], "{broken\n"]).encode()))
    (folder / "three.json").write_text(f"[{','.join(lines[45:])}]", encoding="utf-8")
    (tmp_path / "log_ins.toml").write_text(LOG_IN_MAP, encoding="utf-8")
    return folder, load_map(str(tmp_path / "log_ins.toml"), tmp_path)


def test_spark_makes_the_graph_that_ingest_makes_with_its_runs_and_rejections(
    *,
    session: "SparkSession",
    database: Database,
    feeds: dict[str, Path],
    log_ins: tuple[Path, Map],
    map_of: Callable[[str], Map],
    ingest_file: Callable[[Path, Map], None],
    facts: Facts,
    runs_held: Callable[[], list[Row]],
) -> None:
    folder, of = log_ins
    some = ("applicants", "shipments", "aliases")
    for feed in some:
        ingest_file(feeds[feed], map_of(feed))
    for path in sorted(folder.iterdir()):
        ingest_file(path, of)
    expected, expected_runs = facts(), runs_held()
    database.administer(EMPTIED)
    requests = [Request([feeds[feed].as_uri()], map_of(feed), writers=2) for feed in some]
    for request in (*requests, Request([str(folder)], of, writers=2)):
        summaries = load(session, database, request)
        assert all(each.rows_in == each.rows_loaded + each.rows_rejected for each in summaries)
    assert facts() == expected
    assert runs_held() == expected_runs
    load(session, database, Request([str(folder)], of, writers=2))
    assert facts() == expected


def test_what_spark_cannot_load_is_said_in_one_sentence_and_nothing_stays(
    *, session: "SparkSession", database: Database, tmp_path: Path, map_of: Callable[[str], Map], facts: Facts
) -> None:
    picture = tmp_path / "phones.csv"
    picture.write_bytes(b"\x89PNG\r\n")
    with pytest.raises(UsageError, match="a PNG image"):
        load(session, database, Request([str(picture)], map_of("phones")))
    columns = tmp_path / "other.csv"
    columns.write_text("who,what\nA1,B2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="applicant_id"):
        load(session, database, Request([str(columns)], map_of("phones")))
    start_run(database, "R-1", feed="phones", source="hr", file="other.csv")
    with pytest.raises(UsageError, match="R-1 is still loading"):
        load(session, database, Request([str(columns)], with_options(map_of("phones"), source="hr")))
    assert facts() == []
