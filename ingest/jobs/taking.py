"""The contents that a job's source offers, each looked at and loaded where it is new."""

from dataclasses import dataclass, field
from pathlib import Path

from graph.database import Database
from graph.errors import RinglightError, UsageError
from graph.jobs.contents import Content, Taken, is_known, known_stamps, mark_of, note_loaded, note_stamp, usual_rows
from graph.jobs.lease import Lease
from graph.jobs.runs import Doing
from ingest.job import Job, ingest_all
from ingest.jobs.declared import JobDeclared
from ingest.jobs.looking import CeilingReached, look, refuse_beyond, require_whole
from ingest.jobs.offers import Fetched, Offer, Offers, Room, written
from ingest.jobs.work import Work
from ingest.maps.loading import load_map, map_for_feed, with_options
from ingest.maps.model import Map
from ingest.sources.opening import open_source


@dataclass(frozen=True, slots=True)
class Taking:
    """One attempt to load what is new, under way."""

    work: Work
    database: Database
    lease: Lease
    of: Map
    reading: str
    room: Room
    did: Doing
    refusals: list[RinglightError] = field(default_factory=list)

    def progress(self, rows: int) -> None:
        """Stop after a batch where that is asked for, or where the job is no longer ours."""
        del rows
        self.room.require_time()
        self.lease.require()


def map_of(declared: JobDeclared, home: Path) -> Map:
    """How the job's contents are understood."""
    said = {"source": declared.source, "region": declared.region, "zone": declared.zone, "encoding": declared.encoding}
    if declared.map:
        return with_options(load_map(declared.map, home), feed=declared.feed, **said)
    return with_options(map_for_feed(declared.feed or ""), **said)


def take_all(taking: Taking) -> None:
    """Load what is new. A content that cannot be used is noted and does not stop the others."""
    stamps = known_stamps(taking.database, taking.work.name, taking.reading)
    for offer in _offers(taking):
        taking.progress(0)
        if offer.stamp in stamps:
            taking.did.known += 1
            continue
        try:
            _take(taking, offer)
        except (UsageError, CeilingReached) as error:
            taking.did.refused += 1
            taking.refusals.append(error)
            taking.work.say("content refused", content=offer.name, sentence=str(error))


def _offers(taking: Taking) -> Offers:
    declared, room = taking.work.declared, taking.room
    # Each library is imported only by a job that needs it.
    if declared.folder:
        from ingest.jobs.sources import folder  # noqa: PLC0415

        return folder.offers_of(declared.folder)
    if declared.store:
        from ingest.jobs.sources import object_store  # noqa: PLC0415

        return object_store.offers_of(declared.store, room)
    if declared.sql:
        from ingest.jobs.sources import sql  # noqa: PLC0415

        return sql.offers_of(declared.sql, room, mark_of(taking.database, taking.work.name))
    from ingest.jobs.sources import command  # noqa: PLC0415

    assert declared.command is not None  # noqa: S101  # one of the four, as the model holds
    return command.offers_of(declared.command, room)


def _take(taking: Taking, offer: Offer) -> None:
    fetched = offer.fetch()
    if fetched is None:
        return
    content = Content(taking.work.name, taking.reading, fetched.sha256, offer.name, offer.stamp)
    if is_known(taking.database, content):
        note_stamp(taking.database, content)
        taking.did.known += 1
        taking.work.say("content skipped", content=offer.name, why="it was loaded before", sha256=content.sha256)
        return
    _load(taking, content, fetched)
    if fetched.written is None:
        fetched.path.unlink()


def _load(taking: Taking, content: Content, fetched: Fetched) -> None:
    work, did = taking.work, taking.did
    require_whole(fetched.path, content.name)
    seen = look(fetched.path, taking.of, taking.room)
    refuse_beyond(work.declared, seen, usual_rows(taking.database, work.name), content.name)
    with open_source(str(fetched.path), taking.of.reading) as source:
        source.name = content.name
        summaries = ingest_all(taking.database, Job(source, taking.of), taking.progress, home=work.home)
    if fetched.written and fetched.written != written(fetched.path):
        raise UsageError(f"{content.name} was changed while it was read: the next run loads it again.")
    taking.lease.require()
    rows_in, rejected = (sum(getattr(one, name) for one in summaries) for name in ("rows_in", "rows_rejected"))
    taken = Taken([one.run_id for one in summaries if one.run_id], rows_in, rejected)
    note_loaded(taking.database, taking.lease, content, taken, fetched.mark)
    did.loaded += 1
    did.rows_in += rows_in
    did.rows_rejected += rejected
    seconds = sum(one.seconds for one in summaries)
    work.say("content loaded", content=content.name, rows=rows_in, rejected=rejected, seconds=round(seconds, 3))
