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

FEEDS = {
    "applicants": """applicant_id,name,recorded_at,university,degree,phone,email,linkedin,address,status,status_at
A1,Dana Reyes,2026-01-02T03:04:05Z,MIT,BSc,(312) 555-0114,dana@gmail.com,linkedin.com/in/dana,,applied,
A1,Dana M. Reyes,2026-02-02T03:04:05.123Z,MIT,,+1 312 555 0114,d.ana@gmail.com,,,hired,2026-03-01
A1,Dana Reyes,2026-01-05,MIT,BSc,,,,,interview,
A2,Dan Ray,2026-01-03,ETH,MSc,312.555.0114,dan@example.com,,"12 Elm Street #4, Chicago IL 60601",,
A3,Zoë Ünal,,METU,,not a phone,zoe@,,"12 Elm Street, Chicago IL 60601",refused,2026-01-09
A4,,,,,,,,,,
,Nobody,,,,,,,,,
""",
    "phones": """applicant_id,phone,seen_at
A1,312-555-0114,2026-05-01T10:00:00Z
A2,(312) 555-0114,2026-05-02
A2,(312) 555-0114,2026-05-02T00:00:00Z
A5,(312) 555-0114,
A5,000-000-0000,2026-01-01
A5,312-555-0114 x5,2026-01-01
A6,hello,2026-01-01
""",
    "ips": """applicant_id,ip,seen_at,stage
A1,203.0.113.7,2026-01-02T08:00:00Z,apply
A1,203.0.113.7,2026-01-03T08:00:00Z,interview
A1,203.0.113.7,2026-01-02T22:00:00Z,apply
A7,203.0.113.7,2026-01-01T08:00:00Z,
A7,10.0.0.1,2026-01-01T08:00:00Z,login
A7,2001:db8::1,2026-01-01T08:00:00,login
""",
    "shipments": """applicant_id,address,shipment_id,recipient,hiring_company,shipped_at,state,asset,carrier,tracking
A1,"12 Elm St Apt 4, Chicago, IL 60601",S1,D. Reyes,Acme,2026-04-01,sent,laptop,UPS,1Z9
A1,"12 Elm Street #4, Chicago IL 60601",S1,Dana Reyes,Acme,2026-04-02,delivered,,,
A2,"99 Depot Rd, Chicago, IL 60602",,R. Roe,Beta,2026-04-03,sent,,,
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
email,someone@example.org,isac,,,
ip,203.0.113.0/24,isac,,,exit
name,John Doe,ofac,,,
""",
}
"""Whatever a feed can say, at least once, with rows and values that cannot be used."""


@pytest.fixture
def every_feed() -> dict[str, str]:
    """Feeds as CSV texts, in an order in which a company would load them."""
    return dict(FEEDS)


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
