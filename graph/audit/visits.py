"""When somebody was here before: read from what they did, so that nothing of its own is kept."""

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from graph.audit.trail import events

AWAY = timedelta(hours=4)
"""After so long without anything done, the next thing done is another visit."""
LOOKED_BACK = timedelta(days=92)
"""What was done longer ago is not asked for: nobody reads the news of a year."""


def last_visit(home: Path, actor: str, now: datetime) -> datetime | None:
    """When this actor's visit before the present one ended, in UTC; None where there was none in three months."""
    since = (now - LOOKED_BACK).date()
    times = [
        datetime.fromisoformat(event.at)
        for event in events(home, since)
        if event.actor == actor and event.at is not None
    ]
    visits = pairwise([*sorted(times), now])
    ended = [before for before, after in visits if after - before >= AWAY]
    return ended[-1] if ended else None
