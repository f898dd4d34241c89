"""One home is backed up while it works, restored, and moved to a server that stands for one's own."""

import os
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.cli.main import main
from graph.access import open_database
from graph.audit.trail import events
from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.history import decisions
from graph.decisions.model import Subject, SubjectKind
from graph.errors import DatabaseUnavailable
from graph.home import Home, open_home
from graph.privacy.erase import erase
from graph.server.artifacts import release
from graph.server.backup import backup
from graph.server.configuration import configure
from graph.server.fetch import fetch
from graph.server.password import ensure_password
from graph.server.process import admin, find_process
from graph.server.running import Running, login, read_running
from graph.server.start import changing, start
from graph.settings import Settings
from graph.upkeep.upgrade import upgrade
from ingest.job import Job, ingest
from ingest.maps.loading import map_for_feed
from ingest.sources.opening import open_source

Facts = list[tuple[str, ...]]
FactsOf = Callable[[Database], Facts]
"""As the fixture `facts_of` gives it."""
PEOPLE = 300
NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
COUNT = "MATCH (a:Applicant) RETURN count(a) AS applicants"


@dataclass(frozen=True, slots=True)
class Saved:
    """A home that was backed up, the file, what was in the graph then, and what its users saw meanwhile."""

    home: Home
    file: Path
    facts: Facts
    errors: list[DatabaseUnavailable]
    command: int


@pytest.fixture(scope="module")
def saved(settings: Settings, facts_of: FactsOf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Saved]:
    folder = tmp_path_factory.mktemp("moving")
    home = open_home(folder / "home")
    own = replace(settings, home=home.path, server=None)
    environ = os.environ | {"RINGLIGHT_HOME": str(home.path), "RINGLIGHT_NEO4J": settings.release}
    environ.pop("NEO4J_URI", None)
    feed = folder / "phones.csv"
    rows = (f"A-{row},(202) 555-{row // 2 % 100:04}\n" for row in range(PEOPLE))
    feed.write_text("applicant_id,phone\n" + "".join(rows), encoding="utf-8")
    file = folder / "home.backup"
    with open_database(own) as database:
        of = map_for_feed("phones").model_copy(update={"region": "US"})
        with open_source(str(feed), of.reading) as source:
            ingest(database, Job(source, of), home=home.path)
        erase(database, home.path, "A-7", actor="ana", reason="Request.")
        subject = Subject(SubjectKind.APPLICANT, "A-8", applicants=("A-8",))
        decide(database, Draft(subject, "cleared", "Looked at it.", "ana", NOW), saw=None)
        before = facts_of(database)
        server = read_running(home)
        assert server is not None
        errors, command = _backed_up_at_work(database, server, environ, file)
        assert facts_of(database) == before
    yield Saved(home, file, before, errors, command)
    if process := find_process(home):
        process.kill()


RINGLIGHT = "import sys; from app.cli.main import main; main(sys.argv[1:])"


def _backed_up_at_work(
    database: Database, server: Running, environ: dict[str, str], file: Path
) -> tuple[list[DatabaseUnavailable], int]:
    """Back up while an open connection goes on reading and another command comes; what they were told."""
    errors: list[DatabaseUnavailable] = []
    with ThreadPoolExecutor(1) as threads:
        saving = _command(environ, "db", "backup", str(file))
        reading = threads.submit(_read_until_ended, database, saving, errors)
        while not server.has_ended:
            assert saving.poll() is None
            time.sleep(0.02)
        asking = _command(environ, "query", "run", "--cypher", COUNT)
        assert saving.wait() == 0
        assert reading.result() > 0
    return errors, asking.wait()


def _command(environ: dict[str, str], *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", RINGLIGHT, *arguments], env=environ, stdout=subprocess.DEVNULL)


def _read_until_ended(database: Database, process: "subprocess.Popen[bytes]", errors: list[DatabaseUnavailable]) -> int:
    read = 0
    while process.poll() is None:
        try:
            read += len(database.read(COUNT))
        except DatabaseUnavailable as error:
            errors.append(error)
    return read


def test_who_works_while_a_backup_is_made_waits_or_is_told_so_in_a_sentence_and_goes_on(saved: Saved) -> None:
    assert saved.command == 0
    assert all("\n" not in str(error) for error in saved.errors)


def test_moved_to_a_server_of_ones_own_it_is_the_same_graph(
    saved: Saved, settings: Settings, tmp_path: Path, facts_of: FactsOf
) -> None:
    server, home = open_home(tmp_path / "server"), tmp_path / "home"
    home.mkdir(mode=0o700)
    with tarfile.open(saved.file) as archive:
        archive.extractall(tmp_path, filter="data")
    chosen = release(settings.release)
    jars = fetch(chosen, settings.cache)
    with changing(server):
        configure(server, 0)
        ensure_password(server, chosen, jars)
        arguments = ("neo4j", f"--from-path={tmp_path}", "--overwrite-destination=true")
        admin(server, chosen, jars, "database", "load", *arguments)
        running = start(server, replace(settings, home=server.path, server=None))
    try:
        own = Settings(home=home, server=replace(login(server, running), disk=None))
        assert upgrade(own, actor="ana").rekeyed is None
        with open_database(own) as database:
            assert facts_of(database) == saved.facts
            assert [decision.subject.id for decision in decisions(database)] == ["A-8"]
            erase(database, home, "A-9", actor="ana", reason="By the key that came along.")
    finally:
        if process := find_process(server):
            process.kill()


def test_who_was_erased_since_a_backup_is_erased_again_when_it_is_restored(
    saved: Saved, settings: Settings, monkeypatch: pytest.MonkeyPatch, facts_of: FactsOf
) -> None:
    own = replace(settings, home=saved.home.path, server=None)
    with open_database(own) as database:
        erase(database, saved.home.path, "A-10", actor="ana", reason="Request.")
        expected = facts_of(database)
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.setenv("RINGLIGHT_HOME", str(saved.home.path))
    monkeypatch.setenv("RINGLIGHT_NEO4J", settings.release)
    with pytest.raises(SystemExit) as ended:
        main(["db", "restore", str(saved.file)])
    assert not ended.value.code
    with open_database(own) as database:
        assert facts_of(database) == expected
    assert "restore" in [event.action for event in events(saved.home.path)]


def test_a_home_whose_server_was_killed_can_be_backed_up(saved: Saved, settings: Settings, tmp_path: Path) -> None:
    own = replace(settings, home=saved.home.path, server=None)
    with open_database(own) as database:
        database.administer("CREATE (:Applicant {applicant_id: 'late'})")
    server = find_process(saved.home)
    assert server
    server.kill()
    server.wait()
    backup(saved.home, own, tmp_path / "file")
    assert (tmp_path / "file").exists()
