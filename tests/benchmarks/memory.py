"""How much memory a stretch of work takes."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil


@contextmanager
def peak_memory() -> Iterator[Callable[[], int]]:
    """The most bytes that this process and its loaders hold together while the block runs. No server counts."""
    peak = 0
    over = threading.Event()

    def watch() -> None:
        nonlocal peak
        this = psutil.Process()
        while not over.wait(0.2):
            peak = max(peak, sum(map(_resident, (this, *this.children(recursive=True)))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    yield lambda: peak
    over.set()
    watcher.join()


def _resident(process: psutil.Process) -> int:
    """What the process holds for itself, and its part of what it shares with others where the system tells it."""
    try:
        memory = process.memory_full_info()
        return 0 if "java" in process.name() else int(getattr(memory, "pss", memory.rss))
    except psutil.NoSuchProcess:
        return 0
