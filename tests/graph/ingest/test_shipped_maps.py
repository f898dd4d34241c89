"""What knows only a work mail, a number or a reference binds to the candidate by an HR table, in any order."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from graph.database import Database
from ingest.job import Job, ingest_all
from ingest.maps.loading import load_map, with_options
from ingest.sources.opening import open_source
from ingest.summary import Summary

FIXTURES = Path(__file__).parents[2] / "unit" / "ingest" / "maps" / "fixtures"
HR = """candidate,aliases
53880001,dana@corp.example;HIRE-53880001;dana@example.com;bamboohr-employee:9
123456,Customer ID 123456
"""
HR_MAP = """
feed = "aliases"
source = "hr"
[columns]
applicant_id = "candidate"
alias = "aliases"
[split]
alias = ";"
"""
BOUND = {
    "okta": "SEEN_FROM",
    "auth0": "SEEN_FROM",
    "google-login": "SEEN_FROM",
    "ocsf-authentication": "SEEN_FROM",
    "ecs-authentication": "SEEN_FROM",
    "easypost": "SHIPS_TO",
    "shippo": "SHIPS_TO",
    "shipstation": "SHIPS_TO",
    "shopify": "SHIPS_TO",
    "snipe-it-users": "LIVES_AT",
    "bamboohr-employees": "LIVES_AT",
}
"""Maps whose feed does not know the candidate, and the relationship by which their facts hang on."""
HELD = """
MATCH (candidate:Applicant {applicant_id: '53880001'})
MATCH (one:Applicant) WHERE coalesce(one.person_id, one.applicant_id) = candidate.person_id
MATCH (one)-[r]->(:Identifier)
RETURN type(r) AS type, r.source AS source, count(*) AS n ORDER BY type, source
"""


@pytest.fixture
def load_map_on(database: Database, tmp_path: Path) -> Callable[[str], tuple[Summary, ...]]:
    """Load the fixture of a shipped map, or by `hr` the table of aliases."""

    def load_map_on(name: str) -> tuple[Summary, ...]:
        if name == "hr":
            (tmp_path / "hr.csv").write_text(HR)
            (tmp_path / "hr.toml").write_text(HR_MAP)
            path, of = tmp_path / "hr.csv", load_map(str(tmp_path / "hr.toml"), tmp_path)
        else:
            [path], of = list(FIXTURES.glob(f"{name}.*")), load_map(name, tmp_path)
        with open_source(str(path), of.reading) as source:
            return ingest_all(database, Job(source, with_options(of, region="US")))

    return load_map_on


@pytest.mark.parametrize("name", BOUND)
def test_what_knows_no_candidate_is_theirs_by_an_alias_before_or_after(
    name: str, load_map_on: Callable[[str], object], database: Database
) -> None:
    held = []
    for order in permutations((name, "hr", "greenhouse")):
        database.administer("MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n")
        for each in order:
            load_map_on(each)
        held.append(database.read(HELD))
    sources = {row["source"] for row in held[0] if row["type"] == BOUND[name]}
    assert len(sources - {"greenhouse"}) == 1
    assert all(each == held[0] for each in held)


def test_every_shipped_map_loads_its_fixture_and_loads_nothing_the_second_time(
    load_map_on: Callable[[str], tuple[Summary, ...]],
) -> None:
    names = sorted(path.stem for path in FIXTURES.glob("*.*"))
    for name in names:
        assert all(summary.rows_loaded for summary in load_map_on(name)), name
    again = [summary for name in names for summary in load_map_on(name)]
    assert {(summary.nodes_created, summary.relationships_created) for summary in again} == {(0, 0)}
