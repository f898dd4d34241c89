import io
import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.access import open_database
from graph.audit.trail import events, record
from graph.errors import BrokenWorld, UsageError
from graph.home import Home, write_private
from graph.server.artifacts import release
from graph.server.backup import backup, restore
from graph.server.running import answering
from graph.settings import Settings


def test_a_backup_holds_the_graph_and_the_home_and_nobody_elses_eyes(
    make_home: Callable[[], Home], settings: Settings, tmp_path: Path
) -> None:
    first, second, file = make_home(), make_home(), tmp_path / "file.backup"
    with open_database(replace(settings, home=first.path, server=None)) as database:
        database.write(lambda transaction: transaction.run("CREATE (:Applicant {applicant_id: 'a'})"))
    (first.path / "queries").mkdir()
    write_private(first.path / "queries" / "mine.cypher", "RETURN 1")
    record(first.path, "ana", "ring")
    record(second.path, "bo", "path")
    backup(first, replace(settings, home=first.path), file)
    assert answering(first)
    assert file.stat().st_mode & 0o777 == 0o600
    assert first.password.read_bytes() not in file.read_bytes()

    restore(second, replace(settings, home=second.path), file)
    assert (second.path / "queries" / "mine.cypher").read_text() == "RETURN 1"
    assert {event.actor for event in events(second.path)} == {"ana", "bo"}
    with open_database(replace(settings, home=second.path, server=None)) as database:
        assert database.read("MATCH (n:Applicant) RETURN n.applicant_id AS id") == [{"id": "a"}]


def test_a_backup_never_replaces_a_file(home: Home, own_settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("precious")
    with pytest.raises(UsageError, match="exists"):
        backup(home, own_settings, tmp_path / "file")


def test_a_home_without_a_graph_has_nothing_to_back_up(home: Home, own_settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no graph yet"):
        backup(home, own_settings, tmp_path / "file")
    assert not list(tmp_path.glob("file*"))


@pytest.mark.parametrize("content", [b"", b"no archive", b"\0" * 10240])
def test_what_is_no_backup_is_refused(home: Home, own_settings: Settings, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(UsageError, match="not a whole backup"):
        restore(home, own_settings, tmp_path / "file")


def test_a_backup_of_a_newer_neo4j_is_refused(home: Home, own_settings: Settings, tmp_path: Path) -> None:
    _pack(tmp_path / "file", {"version": b"2999.1.0", "neo4j.dump": b""})
    with pytest.raises(BrokenWorld, match=r"written by Neo4j 2999\.1\.0"):
        restore(home, own_settings, tmp_path / "file")


def test_a_restore_that_fails_leaves_the_graph_that_was_there(
    home: Home, own_settings: Settings, tmp_path: Path
) -> None:
    version = release(own_settings.release).version
    _pack(tmp_path / "file", {"version": version.encode(), "neo4j.dump": b"damaged"})
    home.graph.mkdir(parents=True)
    (home.graph / "store").write_text("the graph")
    with pytest.raises(BrokenWorld, match="admin tool"):
        restore(home, own_settings, tmp_path / "file")
    assert (home.graph / "store").read_text() == "the graph"


def _pack(file: Path, members: dict[str, bytes]) -> None:
    with tarfile.open(file, "w") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
