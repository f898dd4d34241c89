"""Every map that comes with Ringlight, on records written from what its system documents."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.maps.apply import Tally, apply_together
from ingest.maps.loading import parsed_map, shipped_maps
from ingest.maps.model import emits_of
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow
from ingest.sources.opening import open_source

FIXTURES = Path(__file__).parent / "fixtures"
MAPS = sorted(path.stem for path in shipped_maps().glob("*.toml"))
SHIP_FIRST = {
    *("greenhouse", "lever", "ashby-candidates", "ashby-client-info", "ashby-applications", "workable"),
    *("smartrecruiters", "bamboohr-applicants", "bamboohr-employees", "okta", "auth0", "google-login"),
    *("ocsf-authentication", "ecs-authentication", "easypost", "shippo", "shipstation", "shopify", "snipe-it-users"),
    *("workday-raas", "icims", "nginx", "cloudflare", "csv-by-position", "singer-lever", "airbyte-lever"),
}


def read(name: str, file: Path) -> tuple[list[dict[str, Any]], list[Tally]]:
    """What the shipped map of that name makes of a file, and what it counted by feed."""
    maps = emits_of(parsed_map(shipped_maps() / f"{name}.toml"))
    tallies = [Tally() for _ in maps]
    with open_source(str(file), maps[0].reading) as source:
        return [_plain(made) for _, made in apply_together(maps, source, tallies)], tallies


def _plain(made: CanonicalRow | Rejection) -> dict[str, Any]:
    if isinstance(made, Rejection):
        return {"rejected": f"{made.field}: {made.reason}"}
    assert made.rejections == ()
    times = {name: moment.at.isoformat() for name, moment in made.times.items()}
    values = {name: value if isinstance(value, str) else list(value) for name, value in made.values.items()}
    return {"feed": made.feed, **values, **times, **({"undated": True} if made.undated else {})}


def fixture_of(name: str) -> Path:
    [file] = FIXTURES.glob(f"{name}.*")
    return file


@pytest.mark.parametrize("name", MAPS)
def test_a_shipped_map_reads_the_documented_record(name: str) -> None:
    expected = json.loads((FIXTURES / "rows" / f"{name}.json").read_text(encoding="utf-8"))
    rows, tallies = read(name, fixture_of(name))
    assert rows == expected["rows"]
    assert [[tally.records_read, tally.records_filtered] for tally in tallies] == expected["read_and_filtered"]


def test_every_map_of_the_list_is_there() -> None:
    assert set(MAPS) >= SHIP_FIRST


@pytest.mark.parametrize("name", MAPS)
def test_a_shipped_map_says_where_it_is_from_how_sure_it_is_and_what_it_does_not_carry(name: str) -> None:
    comment = [line for line in (shipped_maps() / f"{name}.toml").read_text().splitlines() if line.startswith("# ")]
    assert comment[0].endswith(".")
    assert any(line.startswith(("# Sure: ", "# Not sure: ")) for line in comment)
    is_template = comment[0].startswith("# TEMPLATE")
    assert is_template or any(line.startswith("# Not carried: ") for line in comment)


def _bare(fixture: Path) -> Iterator[dict[str, Any]]:
    """Each record of an envelope or an array by itself, as a connector lands it."""
    document = json.loads(fixture.read_text(encoding="utf-8"))
    if isinstance(document, dict):
        [document] = [records for records in document.values() if isinstance(records, list)]
    yield from document


@pytest.mark.parametrize("name", [name for name in MAPS if fixture_of(name).suffix == ".json"])
def test_what_a_connector_lands_record_by_record_is_read_as_the_whole_answer_is(name: str, tmp_path: Path) -> None:
    lines = "".join(json.dumps(record) + "\n" for record in _bare(fixture_of(name)))
    (tmp_path / "landed.jsonl").write_text(lines, encoding="utf-8")
    assert read(name, tmp_path / "landed.jsonl")[0] == read(name, fixture_of(name))[0]


@pytest.mark.parametrize("name", [name for name in MAPS if fixture_of(name).suffix == ".json"])
def test_pages_of_an_answer_one_behind_the_other_are_read(name: str, tmp_path: Path) -> None:
    page = fixture_of(name).read_bytes()
    (tmp_path / "pages.json").write_bytes(page + b"\n" + page)
    once = read(name, fixture_of(name))[0]
    assert read(name, tmp_path / "pages.json")[0] == once + once
