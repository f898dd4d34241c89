"""Whoever gives wrong passwords for one name has to wait, longer each time."""

import time
from collections import OrderedDict
from collections.abc import Callable

FREE_TRIES = 5
LONGEST_WAIT = 300
"""Seconds."""
_MOST_NAMES = 10_000


class Slowing:
    """Wrong passwords in a row by name, in memory; a name counts whether or not it is a user's."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, name: str) -> int:
        """So many seconds until the next password for this name is looked at."""
        _, until = self._failed.get(name, (0, 0.0))
        return max(0, -int(-(until - self._clock()) // 1))

    def failed(self, name: str) -> None:
        """Count a wrong password."""
        times = self._failed.pop(name, (0, 0.0))[0] + 1
        pause = min(LONGEST_WAIT, 2 ** min(times - FREE_TRIES, 10)) if times >= FREE_TRIES else 0
        self._failed[name] = (times, self._clock() + pause)
        if len(self._failed) > _MOST_NAMES:
            self._failed.popitem(last=False)

    def succeeded(self, name: str) -> None:
        """Forget the wrong ones."""
        self._failed.pop(name, None)
