"""Loaders side by side: processes that each canonicalise and write batches over a connection of their own.

One process cannot keep a server busy: canonicalising is Python's work and takes as long as writing does.
"""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process

from graph.database import Database
from graph.errors import BrokenWorld
from graph.settings import OwnServer
from ingest.chunk import Row
from ingest.loading import Destination, Loaded, load

LOADERS = max(2, min(4, os.cpu_count() or 2))
WAITING = 2 * LOADERS
"""Batches that are with the loaders at any time; the reader waits, so memory stays flat."""

_connection: list[Database] = []
"""In a loader's process, its one connection."""


def load_side_by_side(
    server: OwnServer, batches: Iterable[tuple[Destination, list[Row]]]
) -> Iterator[tuple[Destination, Loaded]]:
    """Load all batches; what each one did, in their order. A loader that dies ends the run with a sentence."""
    context = get_context("forkserver")  # One process imports what all loaders need, and no thread is forked.
    context.set_forkserver_preload([__name__])
    pool = ProcessPoolExecutor(LOADERS, context, initializer=_begin, initargs=(server,))
    waiting: deque[tuple[Destination, Future[Loaded]]] = deque()
    try:
        for destination, rows in batches:
            waiting.append((destination, pool.submit(_load, destination, rows)))
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


def _result(destination: Destination, loaded: Future[Loaded]) -> tuple[Destination, Loaded]:
    return destination, loaded.result()


def _begin(server: OwnServer) -> None:
    """Connect, and make sure that this process never outlives the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which ends the loaders in order.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # A batch is many small values without cycles: looking for cycles after every 700 takes a third of the time.
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
    _connection.append(Database(server))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _load(destination: Destination, rows: list[Row]) -> Loaded:
    return load(_connection[0], destination, rows)
