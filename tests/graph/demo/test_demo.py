import csv
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from graph.database import Database
from graph.errors import UsageError
from ingest.demo_world.claim import Claim, claim, is_demo
from ingest.demo_world.dossier import Dossier, dossiers
from ingest.demo_world.folder import DemoFolder, Manifest
from ingest.demo_world.load import load
from ingest.demo_world.making import make
from ingest.demo_world.world import World, world_of

PERSONS = "MATCH (a:Applicant) RETURN count(DISTINCT coalesce(a.person_id, a.applicant_id)) AS persons"


@pytest.fixture
def world() -> World:
    return world_of("demo", 2_000, seed=11)


@pytest.fixture
def folder(tmp_path: Path) -> DemoFolder:
    return DemoFolder(tmp_path / "demo")


def told_nobody(name: str, rows: int) -> None:
    del name, rows


def persons(database: Database) -> int:
    return int(database.read(PERSONS)[0]["persons"])


def ringlight(environ: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from app.cli.main import main; main()", *arguments]
    return subprocess.run(command, env=dict(environ), capture_output=True, text=True, check=False)


def test_every_row_of_the_world_is_loaded_or_rejected_and_what_people_share_meets_in_the_graph(
    database: Database, world: World, folder: DemoFolder
) -> None:
    """However it was spelled: a farm's laptops all went to one node, those whose unit was left out aside."""
    make(world, folder)
    summaries = list(load(database, folder, told_nobody))
    assert len(summaries) == len(folder.loads())
    assert all(summary.rows_in == summary.rows_loaded + summary.rows_rejected > 0 for summary in summaries)
    assert sum(summary.rows_rejected for summary in summaries) < 0.02 * sum(summary.rows_in for summary in summaries)

    people: Sequence[Dossier] = tuple(dossiers(world))
    assert persons(database) == len(people)
    farm = [each.ids.applicant_id for each in people if each.group.kind == "laptop_farm" and each.history.shipments]
    destinations = database.read(
        "MATCH (a:Applicant)-[:SAME_AS*0..3]-(:Applicant)-[:SHIPS_TO]->(i:Identifier) WHERE a.applicant_id IN $farm "
        "RETURN i.identifier_id AS destination, count(DISTINCT a) AS hires ORDER BY hires DESC",
        farm=farm,
    )
    assert destinations[0]["hires"] > 0.7 * len(farm)


def test_an_empty_graph_becomes_a_demo_and_is_marked(database: Database, world: World, folder: DemoFolder) -> None:
    assert not is_demo(database)
    assert claim(database, folder, world) is Claim.ALL
    assert is_demo(database)


def test_a_graph_that_holds_anything_is_refused_and_not_marked(
    database: Database, world: World, folder: DemoFolder
) -> None:
    database.write(lambda transaction: transaction.run("CREATE (:Applicant {applicant_id: 'real'})"))
    with pytest.raises(UsageError, match="only into an empty graph"):
        claim(database, folder, world)
    assert not is_demo(database)


def test_a_demo_that_was_cut_off_is_taken_up_again(database: Database, world: World, folder: DemoFolder) -> None:
    assert claim(database, folder, world) is Claim.ALL
    assert claim(database, folder, world) is Claim.ALL
    make(world, folder)
    next(load(database, folder, told_nobody))
    assert claim(database, folder, world) is Claim.THE_REST


def test_a_demo_that_is_there_has_nothing_left_to_do(database: Database, world: World, folder: DemoFolder) -> None:
    claim(database, folder, world)
    folder.create()
    folder.write_manifest(Manifest(world.name, world.applicants, world.seed, (), is_loaded=True))
    assert claim(database, folder, world) is Claim.NOTHING


def test_another_world_is_refused_where_one_is_there(database: Database, world: World, folder: DemoFolder) -> None:
    claim(database, folder, world)
    make(world, folder)
    with pytest.raises(UsageError, match="another demo world already"):
        claim(database, folder, world_of("hard", 2_000, seed=11))


def test_a_world_whose_graph_was_wiped_is_made_anew(database: Database, world: World, folder: DemoFolder) -> None:
    folder.create()
    folder.write_manifest(Manifest(world.name, world.applicants, world.seed, (), is_loaded=True))
    assert claim(database, folder, world) is Claim.ALL
    assert claim(database, folder, world) is Claim.ALL


@pytest.mark.usefixtures("database")
def test_the_command_makes_a_world_names_suspects_and_is_refused_the_second_time(environ: Mapping[str, str]) -> None:
    first = ringlight(environ, "demo", "--applicants", "2000", "--seed", "3", "--no-serve")
    assert first.returncode == 0, first.stderr
    suspects = [line.split()[2] for line in first.stdout.splitlines() if "ringlight ring" in line]
    assert len(suspects) == 3
    with (Path(environ["RINGLIGHT_HOME"]) / "demo" / "truth.csv").open(encoding="utf-8") as file:
        rings = {row["applicant_id"] for row in csv.DictReader(file) if row["is_ring"] == "yes"}
    assert rings.issuperset(suspects)

    second = ringlight(environ, "demo", "--applicants", "2000", "--seed", "3", "--no-serve")
    assert second.returncode == 2
    assert second.stderr == "ringlight: The demo world is here already: `ringlight serve` opens it.\n"
    again = ringlight(environ, "demo", "--applicants", "2000", "--seed", "3", "--no-serve", "--or-serve")
    assert again.returncode == 0
    assert again.stdout.count("ringlight ring") == 3


def test_a_demo_killed_in_the_middle_ends_in_the_same_graph_when_called_again(
    database: Database, environ: Mapping[str, str]
) -> None:
    arguments = ("demo", "--applicants", "2000", "--seed", "5", "--no-serve")
    command = [sys.executable, "-c", "from app.cli.main import main; main()", *arguments]
    running = subprocess.Popen(command, env=dict(environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while persons(database) == 0 and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    again = ringlight(environ, *arguments)
    assert again.returncode == 0, again.stderr
    assert persons(database) == 2_000
