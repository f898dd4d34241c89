"""The same files in any order, any number of times, in any number of loaders, give the same facts."""

import random
from collections.abc import Callable, Iterator

import pytest

from graph.database import Database
from ingest import job
from ingest.summary import Summary

Load = Callable[..., Summary]
Facts = Callable[[], list[tuple[str, ...]]]


def _load_all(load: Load, feeds: list[tuple[str, str]]) -> None:
    for feed, text in feeds:
        load(feed, text, region="US")


def _shuffled(text: str, dice: random.Random) -> str:
    header, *rows = text.splitlines()
    dice.shuffle(rows)
    return "\n".join([header, *rows]) + "\n"


@pytest.fixture
def expected(load: Load, every_feed: dict[str, str], facts: Facts, database: Database) -> list[tuple[str, ...]]:
    """The facts of one load, feed by feed, in a graph that is then emptied again."""
    _load_all(load, list(every_feed.items()))
    found = facts()
    database.administer("MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n")
    return found


def test_loading_everything_twice_changes_nothing(load: Load, every_feed: dict[str, str], facts: Facts) -> None:
    _load_all(load, list(every_feed.items()))
    once = facts()
    again = [load(feed, text, region="US") for feed, text in every_feed.items()]
    assert facts() == once
    assert [(each.nodes_created, each.relationships_created, each.placeholders) for each in again] == [(0, 0, 0)] * 7


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_feeds_rows_and_batches_gives_the_same_facts(
    *,
    seed: int,
    load: Load,
    every_feed: dict[str, str],
    facts: Facts,
    expected: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dice = random.Random(seed)
    monkeypatch.setattr(job, "ROWS_AT_ONCE", dice.choice([1, 2, 3]))
    monkeypatch.setattr(job, "BATCHES_FOR_ONE", 1_000)
    feeds = [(feed, _shuffled(text, dice)) for feed, text in every_feed.items()]
    dice.shuffle(feeds)
    _load_all(load, feeds)
    assert facts() == expected


def test_any_cut_of_a_feed_into_files_gives_the_same_facts(
    load: Load, every_feed: dict[str, str], facts: Facts, expected: list[tuple[str, ...]]
) -> None:
    files = [piece for feed, text in every_feed.items() for piece in _one_row_each(feed, text)]
    random.Random(7).shuffle(files)
    _load_all(load, files)
    assert facts() == expected


def _one_row_each(feed: str, text: str) -> Iterator[tuple[str, str]]:
    header, *rows = text.splitlines()
    return ((feed, f"{header}\n{row}\n") for row in rows)


def test_a_dry_run_says_what_would_be_created_and_writes_nothing(
    load: Load, every_feed: dict[str, str], facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(job, "BATCHES_FOR_ONE", 1_000)
    for feed, text in every_feed.items():
        dry = load(feed, text, region="US", dry=True)
        before = facts()
        real = load(feed, text, region="US")
        told = ("nodes_created", "relationships_created", "placeholders", "rows_in", "rows_loaded", "rejections")
        assert [getattr(dry, name) for name in told] == [getattr(real, name) for name in told]
        assert len(facts()) - len(before) == real.nodes_created + real.relationships_created


def test_rows_in_are_rows_loaded_and_rows_rejected(load: Load, every_feed: dict[str, str], database: Database) -> None:
    for feed, text in every_feed.items():
        summary = load(feed, text, region="US")
        assert summary.rows_in == summary.rows_loaded + summary.rows_rejected == len(text.splitlines()) - 1
        assert sum(each.count for each in summary.rejections) == summary.rows_rejected + summary.values_rejected
        kept = database.read("MATCH (r:Rejection {run_id: $run_id}) RETURN count(*) AS n", run_id=summary.run_id)
        assert kept[0]["n"] == summary.rows_rejected + summary.values_rejected
