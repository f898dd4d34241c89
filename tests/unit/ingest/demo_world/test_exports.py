import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from graph.identifiers.canonical import Canonical
from graph.identifiers.countries import country_code
from graph.identifiers.kinds import KINDS
from ingest.demo_world.dossier import Dossier
from ingest.demo_world.exports import SOURCES
from ingest.demo_world.folder import DemoFolder
from ingest.demo_world.making import make
from ingest.demo_world.world import World
from ingest.feeds import feeds
from ingest.maps.apply import Tally, apply
from ingest.maps.loading import parsed_map
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow
from ingest.sources.opening import open_source

Read = tuple[Tally, Sequence[CanonicalRow | Rejection]]


@pytest.fixture(scope="module")
def folder(world: World, tmp_path_factory: pytest.TempPathFactory) -> DemoFolder:
    """The smallest demo world, written."""
    folder = DemoFolder(tmp_path_factory.mktemp("home") / "demo")
    make(world, folder)
    return folder


@pytest.fixture(scope="module")
def read(folder: DemoFolder) -> Mapping[str, Read]:
    """By map: what each export gave."""
    return {path.stem: read_export(export, path) for export, path in folder.loads()}


def read_export(export: Path, path: Path) -> Read:
    of, tally = parsed_map(path), Tally()
    with open_source(str(export), of.reading) as source:
        return tally, tuple(apply(of, source, tally))


def rows(read: Read) -> list[CanonicalRow]:
    return [row for row in read[1] if isinstance(row, CanonicalRow)]


def digests(folder: DemoFolder) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.path.rglob("*.*")}


def test_the_same_seed_gives_the_same_bytes_in_another_process(folder: DemoFolder, tmp_path: Path) -> None:
    """Whose hashes of texts are others, so that no set may decide an order."""
    text = """
import sys
from pathlib import Path
from ingest.demo_world.folder import DemoFolder
from ingest.demo_world.making import make
from ingest.demo_world.world import world_of
make(world_of("demo", 2_000, seed=7), DemoFolder(Path(sys.argv[1])))
"""
    environ = os.environ | {"PYTHONHASHSEED": "12345", "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", text, str(tmp_path / "demo")], env=environ, check=True)
    assert digests(DemoFolder(tmp_path / "demo")) == digests(folder)


def test_every_export_is_read_by_its_maps_and_every_feed_is_fed(read: Mapping[str, Read], folder: DemoFolder) -> None:
    assert len(read) == sum(len(source.maps) for source in SOURCES)
    assert {row.feed for each in read.values() for row in rows(each)} == set(feeds())


def test_the_files_are_of_all_formats(folder: DemoFolder) -> None:
    atlas = (folder.feeds / "atlas_candidates.csv").read_bytes()
    assert atlas.startswith(b"\xef\xbb\xbf")
    assert atlas.count(b"\r\n") > 1_000
    assert {"csv", "tsv", "json", "jsonl", "gz", "parquet"} == {
        file.name.rsplit(".", 1)[-1] for file in folder.feeds.iterdir()
    }


def test_nearly_everything_is_usable_and_rubbish_is_there(read: Mapping[str, Read]) -> None:
    lost = [each for _, found in read.values() for each in found if isinstance(each, Rejection)]
    spoilt = [fault for each in read.values() for row in rows(each) for fault in row.rejections]
    assert 10 < len(lost) < 200
    assert {fault.field for fault in spoilt} >= {"status", "applied_at"}


def test_records_that_name_nobody_are_filtered_and_not_rejected(read: Mapping[str, Read]) -> None:
    assert read["careers_site"][0].records_filtered > 10
    assert read["sso_logins"][0].records_filtered > 10


def test_a_few_mails_have_no_zone(read: Mapping[str, Read]) -> None:
    undated = [row.undated for row in rows(read["mail_gateway"])]
    assert 0 < sum(undated) < len(undated) / 5


def test_every_id_in_every_export_is_one_that_the_truth_knows(
    read: Mapping[str, Read], people: Sequence[Dossier]
) -> None:
    known = {applicant_id for dossier in people for applicant_id in dossier.ids.all()}
    used = {row.text("applicant_id") for each in read.values() for row in rows(each) if row.feed != "watchlist"}
    aliases = {alias for name in read for row in rows(read[name]) for alias in row.several("alias")}
    assert used <= known
    assert aliases <= known


def test_every_applicant_is_in_one_of_the_tracking_systems(read: Mapping[str, Read], people: Sequence[Dossier]) -> None:
    told = {row.text("applicant_id") for name in ("atlas_candidates", "beacon_candidates") for row in rows(read[name])}
    assert all(told.intersection(dossier.ids.all()) for dossier in people)


def test_whoever_logs_in_or_gets_a_parcel_is_joined_to_a_candidate_by_an_alias(read: Mapping[str, Read]) -> None:
    aliases = {alias for name in read for row in rows(read[name]) for alias in row.several("alias")}
    staff = {row.text("applicant_id") for name in ("sso_logins", "shipping_desk") for row in rows(read[name])}
    assert staff
    assert staff <= aliases


def test_one_row_in_a_hundred_is_there_twice(read: Mapping[str, Read]) -> None:
    visits = Counter(
        (row.values["applicant_id"], row.values["ip"], row.times["seen_at"]) for row in rows(read["careers_site"])
    )
    assert sum(count > 1 for count in visits.values()) > 10


def test_whatever_two_personas_share_some_export_tells_of_both(
    read: Mapping[str, Read], people: Sequence[Dossier]
) -> None:
    """Or nobody could find the ring. Networks at work and ship-tos are told of those who were hired."""
    told: dict[str, set[str]] = {}
    for column, kind in (("phone", "phone"), ("email", "email"), ("ip", "ip"), ("linkedin", "handle")):
        for name in read:
            for row in rows(read[name]):
                applicant_id = row.text("applicant_id") or ""
                for raw in row.several(column):
                    found = KINDS[kind].columns[column](raw, country_code(row.country or "US"))
                    if isinstance(found, Canonical):
                        told.setdefault(applicant_id, set()).add(found.key.removeprefix("linkedin:"))
    for dossier in people:
        person = dossier.person
        of_all_ids = set().union(*(told.get(each, set()) for each in dossier.ids.all()))
        claimed = {*person.phones, *person.networks, *person.handles[:2]}
        assert claimed <= of_all_ids, (dossier.ids, claimed - of_all_ids)
