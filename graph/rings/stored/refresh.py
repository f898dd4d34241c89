"""Bring the stored rings up to date: only what hangs together with what was touched is read and judged again.

One transaction takes the notes of what was touched, writes the rings and keeps what the next refresh needs. So one
that is killed loses nothing, and of two at once the second finds nothing left to do.
"""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from graph.database import Database, Reader, Transaction
from graph.facts.settle import settle
from graph.rings.detection.find import judge
from graph.rings.everything import understand
from graph.rings.set_aside import read_set_aside
from graph.rings.stored.appraisal import appraise
from graph.rings.stored.kept import Kept, kept_of
from graph.rings.stored.region import Reading, read_region
from graph.rings.stored.start import Notes, Now, concerned, take_notes
from graph.rings.stored.store import read_store
from graph.rings.stored.writing import Appraise, Judged, write_rings
from graph.rings.survey import population
from graph.statements import statement

GROWN = 0.1
"""When the number of persons has changed by such a share since all were read, what is usual may have changed."""
MOST_OF_ALL = 0.25
"""Where so large a share of everybody hangs together with what was touched, reading everything is no dearer."""


def refresh(database: Database, at: datetime, home: Path | None = None) -> None:
    """Make the stored rings those of the graph as it is, with what stands decided on that day.

    `home` is the data folder, whose own lists of doubtful values count beside the shipped ones.
    """
    settle(database)
    judge_risk = partial(appraise, database, home=home, on=at.date())
    database.write(lambda transaction: _refresh(transaction, at, judge_risk))


def _refresh(transaction: Transaction, at: datetime, judge_risk: Appraise) -> None:
    [[kept_text]] = transaction.read_lists(statement(__package__, "lock"))
    kept, notes = kept_of(kept_text), take_notes(transaction)
    now = Now(population(transaction), read_set_aside(transaction, at.date()), read_store(transaction))
    judged = None if kept is None or _has_grown(kept, now) else _judge_touched(transaction, kept, notes, now)
    write_rings(transaction, now, judged or _judge_all(transaction, kept, now), at, judge_risk)


def _has_grown(kept: Kept, now: Now) -> bool:
    return abs(now.everybody.persons - kept.surveyed) > GROWN * kept.surveyed


def _judge_touched(reader: Reader, kept: Kept, notes: Notes, now: Now) -> Judged | None:
    """Judge what hangs together with what was touched; None where that is too much."""
    kept_now = replace(kept, blocked=now.everybody.blocked, set_aside=now.set_aside)
    start = concerned(reader, kept, notes, now)
    if not start:
        return Judged((), frozenset(), start, kept_now)
    reading = Reading(reader, now.set_aside, now.everybody.blocked)
    most = int(MOST_OF_ALL * now.everybody.persons)
    region = read_region(reading, start, kept.usual, most, now.store.with_their_rings)
    if region is None:
        return None
    found = [ring for ring in judge(region.woven, kept.usual) if not region.persons.isdisjoint(ring.members)]
    return Judged(found, now.store.rings_of(region.persons), start, kept_now)


def _judge_all(reader: Reader, kept: Kept | None, now: Now) -> Judged:
    woven, usual = understand(reader, now.set_aside, now.everybody)
    found = judge(woven, usual)
    numbered = kept.numbered if kept else 0
    all_rings = frozenset(entry.ring.ring_id for entry in now.store.entries)
    everybody = now.everybody
    kept_now = Kept(usual, everybody.persons, numbered, everybody.blocked, now.set_aside)
    return Judged(found, all_rings, None, kept_now)
