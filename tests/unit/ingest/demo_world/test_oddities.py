from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from ingest.demo_world.dice import dice
from ingest.demo_world.dossier import Dossier, dossiers
from ingest.demo_world.exports import SOURCES
from ingest.demo_world.sources.oddities import ODD_SOURCES
from ingest.demo_world.sources.source import Row
from ingest.demo_world.world import world_of


@pytest.fixture(scope="module")
def larger() -> Sequence[Dossier]:
    """A world in which even what is rare happens."""
    return tuple(dossiers(world_of("demo", 8_000, seed=3)))


@pytest.fixture(scope="module")
def rows(larger: Sequence[Dossier]) -> Mapping[str, Sequence[tuple[Dossier, Row]]]:
    """By file: whose row each is, and the row."""
    throws = dice("a test")
    told: dict[str, list[tuple[Dossier, Row]]] = defaultdict(list)
    for dossier in larger:
        for source in ODD_SOURCES:
            told[source.file] += [(dossier, row) for row in source.rows(dossier, throws)]
    return told


def test_the_odd_files_are_exports_like_all_others() -> None:
    assert set(ODD_SOURCES) < set(SOURCES)


def test_rings_are_odd_more_often_and_never_alone(
    rows: Mapping[str, Sequence[tuple[Dossier, Row]]], larger: Sequence[Dossier]
) -> None:
    heads = Counter(dossier.is_ring for dossier in larger)
    for file in ("later_mailboxes.jsonl", "job_board.csv", "parcels_called_back.csv"):
        odd = Counter(
            is_ring for is_ring, _ in {(dossier.is_ring, dossier.ids.applicant_id) for dossier, _ in rows[file]}
        )
        assert odd[True] / heads[True] > odd[False] / heads[False] > 0, file


def test_mailboxes_of_one_make_belong_to_one_group(rows: Mapping[str, Sequence[tuple[Dossier, Row]]]) -> None:
    groups: dict[str, set[str]] = defaultdict(set)
    for dossier, row in rows["later_mailboxes.jsonl"]:
        word, dot, rest = row["address"].partition(".")
        if "new" not in rest.partition("@")[0]:
            groups[word].add(dossier.group_id)
            assert dot
    assert len(groups) > 5
    assert all(len(group) == 1 for group in groups.values())


def test_nobody_gets_a_value_that_somebody_else_has(rows: Mapping[str, Sequence[tuple[Dossier, Row]]]) -> None:
    for file, column in (("later_mailboxes.jsonl", "address"), ("po_boxes.csv", "box"), ("desk_lines.csv", "Line")):
        holders: dict[str, set[str]] = defaultdict(set)
        for dossier, row in rows[file]:
            holders[row[column]].add(dossier.group_id)
        assert len(holders) > 5, file
        assert all(len(groups) == 1 for groups in holders.values()), file


def test_a_dozen_applications_of_a_burst_lie_within_a_week(rows: Mapping[str, Sequence[tuple[Dossier, Row]]]) -> None:
    days: dict[str, list[date]] = defaultdict(list)
    for dossier, row in rows["job_board.csv"]:
        days[dossier.ids.applicant_id].append(date.fromisoformat(row["on"]))
    assert days
    assert all(len(each) == 12 and (max(each) - min(each)).days < 7 for each in days.values())


def test_companies_warn_of_some_by_mistake(rows: Mapping[str, Sequence[tuple[Dossier, Row]]]) -> None:
    assert {dossier.is_ring for dossier, _ in rows["partner_warnings.csv"]} == {True, False}
