"""Five hands behind one ring, a victim's neighbour, and the feeds that tell of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from ingest.job import Job, ingest
from ingest.maps.loading import map_for_feed, with_options
from ingest.sources.opening import open_source
from ingest.summary import Summary

Feeds = dict[str, str]
Load = Callable[..., list[Summary]]

_FEEDS = {
    "applicants": """applicant_id,name,recorded_at,claimed_employer,linkedin
V-1,Vera Nøvak,2026-01-03T10:00:00Z,Acme Unlimited,linkedin.com/in/vera-novak-1
V-2,Vera B. Nøvak,2026-02-03T10:00:00Z,Acme Unlimited,
B-1,Bo Lind,2026-01-04T10:00:00Z,Initech,
C-1,Cy Marsh,2026-01-05T10:00:00Z,,
D-1,Dee Park,2026-01-06T10:00:00Z,,
E-1,Eli Frost,2026-01-07T10:00:00Z,,linkedin.com/in/eli-frost
V-10,Nora Hale,2026-01-08T10:00:00Z,Acme Unlimited,
,Nobody,2026-01-08T10:00:00Z,,
V-1,Vera Nøvak,half past,Acme Unlimited,
""",
    "aliases": "applicant_id,alias\nV-1,V-2\nB-1,B-2\n",
    "phones": """applicant_id,phone,seen_at
V-1,(202) 555-0143,2026-01-03
B-1,202-555-0143,2026-01-04
V-2,(202) 555-0166,2026-01-05
C-1,(202) 555-0177,2026-01-05
D-1,(202) 555-0177,2026-01-06
V-1,not a phone of Vera Nøvak,2026-01-03
""",
    "emails": """applicant_id,email,seen_at
V-1,vera.novak@example.org,2026-01-03
V-2,desk@four.example.org,2026-01-03
C-1,desk@four.example.org,2026-01-04
B-1,pair@four.example.org,2026-01-04
D-1,pair@four.example.org,2026-01-05
V-10,nora@example.org,2026-01-08
""",
    "addresses": """applicant_id,address
V-1,"12 Oak St Apt 4, Phoenix, AZ 85004"
B-1,"12 Oak St Apt 4, Phoenix, AZ 85004"
V-2,"99 Elm Ave, Tucson, AZ 85701"
V-10,"12 Oak St Apt 9, Phoenix, AZ 85004"
""",
    "ips": "applicant_id,ip,seen_at,stage\nV-1,203.0.113.7,2026-01-03,apply\nE-1,203.0.113.7,2026-01-09,apply\n",
    "applications": "applicant_id,application_id,hiring_company,status\nV-1,77,Acme Unlimited,hired\nB-1,78,,applied\n",
    "shipments": """applicant_id,address,shipment_id,recipient,shipped_at,state
V-1,"5 Pine Rd, Mesa, AZ 85201",S-1,Vera Nøvak,2026-02-01,delivered
V-1,"12 Oak St Apt 9, Phoenix, AZ 85004",S-2,Vera Nøvak,2026-02-02,sent
B-1,"7 Main St, Mesa, AZ 85201",S-3,Bo Lind,2026-02-03,sent
""",
    "watchlist": "kind,value,list\nphone,(202) 555-0166,bad phones\n",
}
_EVERYTHING = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n) AS node, properties(r) AS relationship"


@pytest.fixture
def feeds() -> Feeds:
    """All feeds as CSV. V-1, of whom V-2 is an alias, is the one who may go; V-10 is somebody else."""
    return dict(_FEEDS)


@pytest.fixture
def without_vera() -> Feeds:
    """The same feeds, had they never told of V-1 and V-2."""
    return {
        feed: "".join(line for line in text.splitlines(keepends=True) if not line.startswith(("V-1,", "V-2,")))
        for feed, text in _FEEDS.items()
    }


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder, beside the session's server."""
    path = tmp_path / "home"
    path.mkdir()
    return path


@pytest.fixture
def load(database: Database, home: Path, tmp_path: Path) -> Load:
    """Load these feeds, one run each, as `ringlight ingest --region US --zone UTC` does."""

    def load(feeds: Feeds, *, home: Path = home) -> list[Summary]:
        return [_load(database, tmp_path / f"{feed}.csv", feed, text, home) for feed, text in feeds.items()]

    return load


def _load(database: Database, file: Path, feed: str, text: str, home: Path) -> Summary:
    file.write_text(text, encoding="utf-8")
    of = with_options(map_for_feed(feed), region="US", zone="UTC")
    with open_source(str(file), of.reading) as source:
        return ingest(database, Job(source, of), home=home)


@pytest.fixture
def everything_stored(database: Database) -> Callable[[], str]:
    """Every property of every node and relationship, as one text."""
    return lambda: "\n".join(
        _written(each or {}) for row in database.read(_EVERYTHING) for each in (row["node"], row["relationship"])
    )


def _written(properties: dict[str, Any]) -> str:
    return "; ".join(f"{name}={value}" for name, value in sorted(properties.items()))
