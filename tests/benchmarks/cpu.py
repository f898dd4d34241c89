"""How much of the processors a stretch of work takes, on a machine that others use too."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil

from graph.home import Home
from graph.server.process import find_process

PAUSE = 0.5
"""Seconds between two looks; what a process that has ended did since the last one is not seen."""


@contextmanager
def cpu_seconds(home: Home) -> Iterator[Callable[[], float]]:
    """The seconds of processor that this process, those it starts and the home's server take while the block runs."""
    spent: dict[int, float] = {}
    over = threading.Event()

    def look() -> None:
        this = psutil.Process()
        server = find_process(home)
        for process in (this, *this.children(recursive=True), *([server] if server else [])):
            spent[process.pid] = max(spent.get(process.pid, 0), _seconds(process))

    def watch() -> None:
        while not over.wait(PAUSE):
            look()

    look()
    before = sum(spent.values())
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    yield lambda: sum(spent.values()) - before
    over.set()
    watcher.join()
    look()


def _seconds(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
        return times.user + times.system
    except psutil.NoSuchProcess:
        return 0
