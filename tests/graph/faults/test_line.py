"""The line between Ringlight and Neo4j breaks or slows down: nothing is lost, and it goes on by itself."""

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest

from app.cli.main import main
from graph.access import open_database
from graph.database import Database
from graph.errors import DatabaseUnavailable
from graph.settings import Settings

ROWS = 3_000
COUNTS = "MATCH (n:Applicant|Phone) OPTIONAL MATCH (n)-[r:HAS_PHONE]->() RETURN count(DISTINCT n) AS n, count(r) AS r"
LOADED = [{"n": ROWS + 100, "r": ROWS}]


class Line:
    """A TCP proxy on loopback. `refuses`: nobody gets through. `is_dead`: it takes everything and says nothing."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: list[socket.socket] = []
        self.port = self._listener.getsockname()[1]
        self.refuses = False
        self.is_dead = False
        self.delay = 0.0
        self._ended = threading.Event()
        self.cut_after: int | None = None
        """So many more bytes to the server, then the line is cut."""

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._listener.close()
        self.cut()

    def cut(self) -> None:
        """End every connection as if the cable was pulled out and put back."""
        while self._sockets:
            with suppress(OSError):
                self._sockets.pop().shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                if self.refuses:
                    client.close()
                    continue
                server = socket.create_connection(self._target)
                self._sockets += [client, server]
                threading.Thread(
                    target=self._pass_on, args=(client, server), kwargs={"to_server": True}, daemon=True
                ).start()
                threading.Thread(
                    target=self._pass_on, args=(server, client), kwargs={"to_server": False}, daemon=True
                ).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, *, to_server: bool) -> None:
        with suppress(OSError), source, target:
            while data := source.recv(65_536):
                if self.is_dead:
                    continue
                self._ended.wait(self.delay)
                if to_server and self._is_used_up(len(data)):
                    self.cut()
                target.sendall(data)

    def _is_used_up(self, sent: int) -> bool:
        if self.cut_after is None:
            return False
        self.cut_after -= sent
        if self.cut_after > 0:
            return False
        self.cut_after = None
        return True


@pytest.fixture
def line(database: Database) -> Iterator[Line]:
    port = int(database.server.uri.rpartition(":")[2])
    with Line(("127.0.0.1", port)) as line:
        yield line


@pytest.fixture
def through(line: Line, database: Database, tmp_path: Path) -> Settings:
    """The session's server as one's own, at the other end of that line."""
    home = tmp_path / "home"
    return Settings(home=home, server=replace(database.server, uri=f"bolt://127.0.0.1:{line.port}"))


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "phones.csv"
    rows = (f"A-{row},+1202555{row % 100:04}\n" for row in range(ROWS))
    path.write_text("applicant_id,phone\n" + "".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def load(feed: Path, through: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """`ringlight ingest` at the other end of the line; its exit code."""
    assert through.server is not None
    monkeypatch.setenv("RINGLIGHT_HOME", str(through.home))
    monkeypatch.setenv("NEO4J_URI", through.server.uri)
    monkeypatch.setenv("NEO4J_PASSWORD", through.server.password)

    def load() -> int:
        with pytest.raises(SystemExit) as ended:
            main(["ingest", str(feed), "--as", "phones"])
        return int(ended.value.code or 0)

    return load


@pytest.mark.parametrize("sent", [20_000, 200_000])
def test_a_load_whose_line_is_cut_goes_on_by_itself(
    line: Line, load: Callable[[], int], database: Database, sent: int
) -> None:
    line.cut_after = sent
    assert load() == 0
    assert line.cut_after is None, "the line was never cut"
    assert database.read(COUNTS) == LOADED


def test_a_load_that_cannot_begin_is_one_sentence_and_the_same_command_loads_it_later(
    line: Line, load: Callable[[], int], database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    line.refuses = True
    assert load() == 4
    told = capsys.readouterr().err
    assert told.startswith("ringlight: Neo4j cannot be reached")
    assert told.count("\n") == 1
    line.refuses = False
    assert load() == 0
    assert database.read(COUNTS) == LOADED


def test_an_open_app_finds_the_server_again_after_a_cut(line: Line, through: Settings) -> None:
    with open_database(through) as database:
        for _ in range(3):
            line.cut()
            assert database.read("RETURN 1 AS x") == [{"x": 1}]


def test_a_slow_line_is_waited_for(line: Line, through: Settings) -> None:
    with open_database(through) as database:
        line.delay = 0.3
        assert database.read("RETURN 1 AS x") == [{"x": 1}]


def test_a_line_that_goes_dead_without_a_word_is_given_up_and_a_read_goes_on_by_itself(
    line: Line, through: Settings, database: Database
) -> None:
    assert through.server is not None
    with Database(through.server) as other, ThreadPoolExecutor(2) as threads:
        other.verify()
        line.is_dead = True
        reading = threads.submit(other.read, "RETURN 1 AS x")
        with Database(through.server) as new, pytest.raises(DatabaseUnavailable, match="cannot be reached"):
            new.verify()
        line.is_dead = False
        # What was swallowed stays so: by the time that the server hinted, the reader gives its connection up.
        assert reading.result(timeout=60) == [{"x": 1}]
    assert database.read("RETURN 1 AS x") == [{"x": 1}]
