"""What is due to be deleted, counted before anything is: of persons, of sightings by kind, of rejections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from graph.database import Database, Reader
from graph.decisions.standing import standing_verdicts
from graph.retention.declaration import Retention
from graph.statements import statement

PERSONS, REJECTIONS = "persons", "rejections"
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Due:
    """How much of one thing is due. `what` is `persons`, a kind of identifier, or `rejections`."""

    what: str
    due: int
    of: int
    kept: int
    """Old enough, and kept because a hold, a case or a decision needs it."""
    before: datetime | None = None
    """What was last heard of before that is old; of persons it depends on what stands decided."""

    def is_within(self, most_share: float) -> bool:
        """Whether so much may be deleted at once. Rejected rows are no facts and have no such limit."""
        return self.what == REJECTIONS or self.due <= most_share * self.of


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is due, and which persons those are, each by all of their ids."""

    dues: tuple[Due, ...]
    persons: tuple[tuple[str, ...], ...]


def plan(database: Database, says: Retention, now: datetime) -> Plan:
    """Count what is due; nothing is changed."""
    needed = needed_applicants(database)
    old = list(_old_persons(database, says, now)) if says.persons else []
    persons = tuple(ids for ids in old if needed.isdisjoint(ids))
    [row] = database.read(statement(__package__, "persons"))
    dues = [Due(PERSONS, len(persons), row["persons"], len(old) - len(persons))] if says.persons else []
    kept = sorted(needed | decided_applicants(database)) if says.sightings else []
    for kind, term in says.sightings.items():
        given = {"kind": kind, "before": now - term, "needed": kept}
        [row] = database.read(statement(__package__, "count_sightings"), **given)
        dues.append(Due(kind, row["due"], row["of"], row["old"] - row["due"], now - term))
    if says.rejections:
        [row] = database.read(statement(__package__, "count_rejections"), before=now - says.rejections)
        dues.append(Due(REJECTIONS, row["due"], row["of"], 0, now - says.rejections))
    return Plan(tuple(dues), persons)


def needed_applicants(reader: Reader) -> frozenset[str]:
    """Whom a legal hold, a case, or a decision about more than themselves speaks of: nothing of theirs goes."""
    return frozenset(row["applicant_id"] for row in reader.read(statement(__package__, "needed")))


def decided_applicants(reader: Reader) -> frozenset[str]:
    """About whom anything but `cleared` was decided: what it rests on goes with them, not before."""
    return frozenset(row["applicant_id"] for row in reader.read(statement(__package__, "decided")))


def old_persons(reader: Reader, applicant_ids: Iterable[str], says: Retention, now: datetime) -> list[tuple[str, ...]]:
    """Of the persons who have these ids those whose time is over. Who was never dated stays."""
    found = [
        (tuple(sorted(row["applicant_ids"])), row["last_seen_at"].to_native())
        for row in reader.read(statement(__package__, "last_seen"), applicant_ids=list(applicant_ids))
        if row["last_seen_at"]
    ]
    candidates = [(ids, at) for ids, at in found if says.shortest and at < now - says.shortest]
    verdicts = standing_verdicts(reader, [ids[0] for ids, _ in candidates], now.date())
    return [ids for ids, at in candidates if (term := says.term_of_person(verdicts.get(ids[0]))) and at < now - term]


def _old_persons(database: Database, says: Retention, now: datetime) -> Iterator[tuple[str, ...]]:
    ids = (row["applicant_id"] for row in database.stream(statement("graph.privacy", "applicant_ids")))
    seen: set[tuple[str, ...]] = set()
    while some := list(islice(ids, _AT_ONCE)):
        for person in old_persons(database, some, says, now):
            if person not in seen:
                seen.add(person)
                yield person
