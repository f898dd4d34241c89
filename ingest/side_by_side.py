"""Loaders side by side: processes that each canonicalise and write batches over a connection of their own.

One process cannot keep a server busy: canonicalising is Python's work and takes as long as writing does.
"""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TypeVar

from graph.database import Database
from graph.errors import BrokenWorld
from graph.settings import OwnServer
from ingest.chunk import Row
from ingest.loading import Destination, Loaded, load

Piece = TypeVar("Piece")
Done = TypeVar("Done")

LOADERS = max(2, min(4, os.cpu_count() or 2))
WAITING = 2 * LOADERS
"""Batches that are with the loaders at any time; the reader waits, so memory stays flat."""

_connection: list[Database] = []
"""In a loader's process, its one connection."""


def load_side_by_side(
    server: OwnServer, batches: Iterable[tuple[Destination, list[Row]]]
) -> Iterator[tuple[Destination, Loaded]]:
    """Load all batches; what each one did, in their order."""
    for (destination, _), loaded in side_by_side(_load, batches, _connect, server):
        yield destination, loaded


def side_by_side(
    work: Callable[[Piece], Done], pieces: Iterable[Piece], begin: Callable[..., None], *told: object
) -> Iterator[tuple[Piece, Done]]:
    """Do the work on all pieces, in their order. Each process first does `begin(*told)`.

    A process that dies ends all of it with a sentence.
    """
    context = get_context("forkserver")  # One process imports what all loaders need, and no thread is forked.
    context.set_forkserver_preload([work.__module__])
    pool = ProcessPoolExecutor(LOADERS, context, initializer=begin, initargs=told)
    waiting: deque[tuple[Piece, Future[Done]]] = deque()
    try:
        for piece in pieces:
            waiting.append((piece, pool.submit(work, piece)))
            if len(waiting) >= WAITING:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    except BrokenProcessPool as error:
        raise BrokenWorld(
            "A loader's process ended before its time: for want of memory, or because a script calls ingest() without "
            "`if __name__ == '__main__':`. Nothing is half written: run it again."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _result(piece: Piece, done: Future[Done]) -> tuple[Piece, Done]:
    return piece, done.result()


def begin_loader() -> None:
    """Make sure that this process never outlives the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which ends the loaders in order.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # A batch is many small values without cycles: looking for cycles after every 700 takes a third of the time.
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


def _connect(server: OwnServer) -> None:
    begin_loader()
    _connection.append(Database(server))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _load(batch: tuple[Destination, list[Row]]) -> Loaded:
    return load(_connection[0], *batch)
