"""Records that nobody here wrote: Senzing's truth set, where it lies beside the project (see conftest)."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from graph.database import Database
from ingest.job import Job, ingest
from ingest.maps.loading import with_options
from ingest.maps.model import Map
from ingest.sources.opening import open_source

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "senzing-truth-set"
FILES = ("customers", "watchlist", "reference")
NAMES = ["PRIMARY_NAME_FULL", "PRIMARY_NAME_ORG", "PRIMARY_NAME_FIRST", "PRIMARY_NAME_MIDDLE", "PRIMARY_NAME_LAST"]
COLUMNS = {
    "applicant_id": "RECORD_ID",
    "phone": "PHONE_NUMBER",
    "email": "EMAIL_ADDRESS",
    "street": "ADDR_LINE1",
    "city": "ADDR_CITY",
    "region": "ADDR_STATE",
    "postal_code": "ADDR_POSTAL_CODE",
    "country": "ADDR_COUNTRY",
    "address": "ADDR_FULL",
}
FOREIGN_WITHOUT_COUNTRY = {"CUSTOMERS:2152", "CUSTOMERS:2063", "WATCHLIST:2062"}
"""Their numbers are foreign, without a plus, and the record names no country: read as American they are others'."""

Pairs = set[tuple[str, str]]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _map(name: str) -> Map:
    header = _rows(name)[0].keys()
    columns = {canonical: column for canonical, column in COLUMNS.items() if column in header}
    names = [column for column in NAMES if column in header]
    told = Map(feed="applicants", source=name, applicant_prefix=f"{name.upper()}:", columns={**columns, "name": names})
    return with_options(told, region="US")


@pytest.fixture
def truth(database: Database) -> list[Pairs]:
    """Load all three files; the pairs of records that are one entity, entity by entity."""
    for name in FILES:
        of = _map(name)
        with open_source(str(FOLDER / f"{name}.csv"), of.reading) as source:
            summary = ingest(database, Job(source, of))
        assert summary.rows_in == summary.rows_loaded == len(_rows(name))
    entities: dict[str, list[str]] = {}
    for row in _rows("actual_truthset_key"):
        entities.setdefault(row["CLUSTER_ID"], []).append(f"{row['DATA_SOURCE']}:{row['RECORD_ID']}")
    return [set(combinations(sorted(records), 2)) for records in entities.values()]


def _sharing(database: Database) -> Pairs:
    shared = """
    MATCH (one:Applicant)-->(i:Identifier)<--(other:Applicant)
    WHERE one.applicant_id < other.applicant_id AND i.validity <> 'placeholder'
    RETURN DISTINCT one.applicant_id AS one, other.applicant_id AS other
    """
    return {(row["one"], row["other"]) for row in database.read(shared)}


def _same(column: str, plain: Callable[[str], str]) -> Pairs:
    """Pairs of records whose values in a column are the same but for their spelling."""
    records: dict[str, list[str]] = {}
    for name in FILES:
        for row in _rows(name):
            if value := plain(row.get(column) or ""):
                records.setdefault(value, []).append(f"{name.upper()}:{row['RECORD_ID']}")
    return set(_pairs(records.values()))


def _pairs(groups: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    for group in groups:
        yield from combinations(sorted(group), 2)


def test_one_entity_s_phones_are_one_in_every_spelling(database: Database, truth: list[Pairs]) -> None:
    same = _same("PHONE_NUMBER", lambda text: re.sub(r"\D", "", text)[-10:])
    expected = {pair for pair in same & set().union(*truth) if not FOREIGN_WITHOUT_COUNTRY & set(pair)}
    assert len(expected) > 5
    assert expected <= _sharing(database)


def test_one_entity_s_mailboxes_are_one_in_every_spelling(database: Database, truth: list[Pairs]) -> None:
    expected = _same("EMAIL_ADDRESS", str.casefold) & set().union(*truth)
    assert len(expected) > 10
    assert expected <= _sharing(database)


def test_most_entities_with_several_records_hang_together(database: Database, truth: list[Pairs]) -> None:
    """The others have no value in common, or addresses that differ in house, unit or postal code."""
    several = [pairs for pairs in truth if pairs]
    joined = [pairs for pairs in several if pairs & _sharing(database)]
    assert len(joined) >= len(several) * 0.5
