"""Feeds as texts, and all facts of a graph in a form that can be compared."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.database import Database
from ingest.job import Job, dry_run, ingest
from ingest.maps.loading import map_for_feed, with_options
from ingest.sources.opening import open_source
from ingest.summary import Summary

# Only where real records lie beside the project can their test run.
TRUTH_SET = Path(__file__).parents[4] / "shared" / "data" / "senzing-truth-set"
collect_ignore = [] if TRUTH_SET.is_dir() else ["test_real_records.py"]


@pytest.fixture
def feed_file(tmp_path: Path) -> Callable[[str], Path]:
    """A file that holds this text; the same text is the same file."""

    def feed_file(text: str) -> Path:
        path = tmp_path / f"feed-{abs(hash(text))}.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return feed_file


@pytest.fixture
def load(database: Database, feed_file: Callable[[str], Path]) -> Callable[..., Summary]:
    """Load a feed given as CSV text, as `ringlight ingest` does; options such as `region="US"`."""

    def load(feed: str, text: str, *, dry: bool = False, **options: str) -> Summary:
        of = with_options(map_for_feed(feed), **options)
        with open_source(str(feed_file(text)), of.reading) as source:
            job = Job(source, of)
            return dry_run(database, job)[0] if dry else ingest(database, job)

    return load
