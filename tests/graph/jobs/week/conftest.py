"""A week of nights: exports cut into seven, and a connection to the server that can be cut."""

import gzip
import io
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pyarrow.parquet as pq
import pytest

from graph.settings import OwnServer

NIGHTS = 7
CHUNK = 1 << 16


@pytest.fixture
def nights() -> Callable[[Path], list[bytes]]:
    """Cut an export into seven files of the same format: each record is in one of them."""

    def nights(export: Path) -> list[bytes]:
        if export.suffix == ".parquet":
            return [_parquet(export, night) for night in range(NIGHTS)]
        raw = export.read_bytes()
        is_gzip = export.suffix == ".gz"
        lines = (gzip.decompress(raw) if is_gzip else raw).splitlines(keepends=True)
        cut = [_lines(export.name, lines, night) for night in range(NIGHTS)]
        return [gzip.compress(each) for each in cut] if is_gzip else cut

    return nights


def _parquet(export: Path, night: int) -> bytes:
    table = pq.read_table(export)
    file = io.BytesIO()
    pq.write_table(table.take(list(range(night, table.num_rows, NIGHTS))), file)
    return file.getvalue()


def _lines(name: str, lines: list[bytes], night: int) -> bytes:
    if name.endswith(".json"):
        records = json.loads(b"".join(lines))["results"]
        return json.dumps({"next": None, "results": records[night::NIGHTS]}).encode()
    if ".jsonl" in name:
        return b"".join(lines[night::NIGHTS])
    header, *rows = lines
    return header + b"".join(rows[night::NIGHTS])


class Wire:
    """A port of this machine that leads to the server, until it is cut."""

    def __init__(self, server: OwnServer) -> None:
        """Listen on a port that the system chooses."""
        address = urlsplit(server.uri)
        self._target = (address.hostname or "127.0.0.1", address.port or 7687)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._is_cut = threading.Event()
        self.uri = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Break every connection, and each new one."""
        self._is_cut.set()
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let new connections through again."""
        self._is_cut.clear()

    def close(self) -> None:
        """End for good."""
        self.cut()
        for each in (self._listener, *self._open):
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if self._is_cut.is_set():
                    near.close()
                    continue
                far = socket.create_connection(self._target)
                self._open += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_pump, args=(one, other), daemon=True).start()


def _pump(one: socket.socket, other: socket.socket) -> None:
    with closing(one), closing(other), suppress(OSError):
        while chunk := one.recv(CHUNK):
            other.sendall(chunk)


@pytest.fixture
def wire() -> Iterator[Callable[[OwnServer], Wire]]:
    """Lay a wire to a server."""
    laid: list[Wire] = []

    def wire(server: OwnServer) -> Wire:
        laid.append(Wire(server))
        return laid[-1]

    yield wire
    for each in laid:
        each.close()
