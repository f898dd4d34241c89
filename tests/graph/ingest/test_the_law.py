"""The same files in any order, any number of times, in any number of loaders, give the same facts."""

import random
from collections.abc import Callable, Iterator

import pytest

from graph.database import Database
from ingest import job
from ingest.summary import Summary

Load = Callable[..., Summary]
Facts = Callable[[], list[tuple[str, ...]]]

FEEDS = {
    "applicants": """applicant_id,name,recorded_at,university,degree,phone,email,linkedin,address,status,status_at
A1,Dana Reyes,2026-01-02T03:04:05Z,MIT,BSc,(312) 555-0114,dana@gmail.com,linkedin.com/in/dana,,applied,
A1,Dana M. Reyes,2026-02-02T03:04:05Z,MIT,,+1 312 555 0114,d.ana@gmail.com,,,hired,2026-03-01
A1,Dana Reyes,2026-01-05,MIT,BSc,,,,,interview,
A2,Dan Ray,2026-01-03,ETH,MSc,312.555.0114,dan@example.com,,"12 Elm Street #4, Chicago IL 60601",,
A3,Zoë Ünal,,METU,,not a phone,zoe@,,"12 Elm Street, Chicago IL 60601",refused,2026-01-09
A4,,,,,,,,,,
""",
    "phones": """applicant_id,phone,seen_at
A1,312-555-0114,2026-05-01T10:00:00Z
A2,(312) 555-0114,2026-05-02
A2,(312) 555-0114,2026-05-02T00:00:00Z
A5,(312) 555-0114,
A5,000-000-0000,2026-01-01
A6,hello,2026-01-01
""",
    "ips": """applicant_id,ip,seen_at,stage
A1,203.0.113.7,2026-01-02T08:00:00Z,apply
A1,203.0.113.7,2026-01-03T08:00:00Z,interview
A1,203.0.113.7,2026-01-02T22:00:00Z,apply
A7,203.0.113.7,2026-01-01T08:00:00Z,
A7,10.0.0.1,2026-01-01T08:00:00Z,login
""",
    "shipments": """applicant_id,address,shipment_id,recipient,hiring_company,shipped_at,state
A1,"12 Elm St Apt 4, Chicago, IL 60601",S1,D. Reyes,Acme,2026-04-01,sent
A1,"12 Elm Street #4, Chicago IL 60601",S1,Dana Reyes,Acme,2026-04-02,delivered
A2,"99 Depot Rd, Chicago, IL 60602",,R. Roe,Beta,2026-04-03,sent
""",
    "aliases": """applicant_id,alias,seen_at
A7,A2,2026-01-01
A2,okta:dan,2026-01-02
okta:dan,A2,
A9,A8,2026-01-01
A1,A1,2026-01-01
""",
    "applications": """applicant_id,application_id,hiring_company,job_title,applied_at,status,status_at
A1,X1,Acme,SRE,2026-01-02,applied,2026-01-02
A1,X1,Acme,Sr SRE,2026-01-01,hired,2026-03-02
A1,X1,Acme Inc,SRE,2026-01-04,left,
A2,,Beta,Dev,2026-01-02,blocked,2026-01-02
""",
    "watchlist": """kind,value,list,confidence,until,note
phone,+13125550114,fbi,high,2027-01-01,seen in a case
phone,312 555 0114,fbi,low,2028-01-01,
ip,203.0.113.0/24,isac,,,exit
name,John Doe,ofac,,,
""",
}


def _load_all(load: Load, feeds: list[tuple[str, str]]) -> None:
    for feed, text in feeds:
        load(feed, text, region="US")


def _shuffled(text: str, dice: random.Random) -> str:
    header, *rows = text.splitlines()
    dice.shuffle(rows)
    return "\n".join([header, *rows]) + "\n"


@pytest.fixture
def expected(load: Load, facts: Facts, database: Database) -> list[tuple[str, ...]]:
    """The facts of one load, feed by feed, in a graph that is then emptied again."""
    _load_all(load, list(FEEDS.items()))
    found = facts()
    database.administer("MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n")
    return found


def test_loading_everything_twice_changes_nothing(load: Load, facts: Facts) -> None:
    _load_all(load, list(FEEDS.items()))
    once = facts()
    again = [load(feed, text, region="US") for feed, text in FEEDS.items()]
    assert facts() == once
    assert [(each.nodes_created, each.relationships_created, each.placeholders) for each in again] == [(0, 0, 0)] * 7


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_feeds_rows_and_batches_gives_the_same_facts(
    seed: int, load: Load, facts: Facts, expected: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(seed)
    monkeypatch.setattr(job, "ROWS_AT_ONCE", dice.choice([1, 2, 3]))
    monkeypatch.setattr(job, "BATCHES_FOR_ONE", 1_000)
    feeds = [(feed, _shuffled(text, dice)) for feed, text in FEEDS.items()]
    dice.shuffle(feeds)
    _load_all(load, feeds)
    assert facts() == expected


def test_any_cut_of_a_feed_into_files_gives_the_same_facts(
    load: Load, facts: Facts, expected: list[tuple[str, ...]]
) -> None:
    files = [piece for feed, text in FEEDS.items() for piece in _one_row_each(feed, text)]
    random.Random(7).shuffle(files)
    _load_all(load, files)
    assert facts() == expected


def _one_row_each(feed: str, text: str) -> Iterator[tuple[str, str]]:
    header, *rows = text.splitlines()
    return ((feed, f"{header}\n{row}\n") for row in rows)


def test_a_dry_run_says_what_would_be_created_and_writes_nothing(
    load: Load, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(job, "BATCHES_FOR_ONE", 1_000)
    for feed, text in FEEDS.items():
        dry = load(feed, text, region="US", dry=True)
        before = facts()
        real = load(feed, text, region="US")
        told = ("nodes_created", "relationships_created", "placeholders", "rows_in", "rows_loaded", "rejections")
        assert [getattr(dry, name) for name in told] == [getattr(real, name) for name in told]
        assert len(facts()) - len(before) == real.nodes_created + real.relationships_created


def test_rows_in_are_rows_loaded_and_rows_rejected(load: Load, database: Database) -> None:
    for feed, text in FEEDS.items():
        summary = load(feed, text, region="US")
        assert summary.rows_in == summary.rows_loaded + summary.rows_rejected == len(text.splitlines()) - 1
        assert sum(each.count for each in summary.rejections) == summary.rows_rejected + summary.values_rejected
        kept = database.read("MATCH (r:Rejection {run_id: $run_id}) RETURN count(*) AS n", run_id=summary.run_id)
        assert kept[0]["n"] == summary.rows_rejected + summary.values_rejected
