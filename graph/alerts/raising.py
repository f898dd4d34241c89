"""Raising alerts: what was found, and the messages about it, are written together or not at all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from graph.alerts.evidence import Finding, as_rows, as_text, merged, more_than
from graph.alerts.model import OPEN, Act, Change, Kind, State
from graph.alerts.model import Row as Evidence
from graph.alerts.stored import alert_id, change_from_graph, change_to_graph
from graph.database import Database, Reader, Row, Transaction
from graph.identifiers.canonical import stable_id
from graph.statements import statement

RINGLIGHT = "ringlight"
"""Who raises."""


@dataclass(frozen=True, slots=True)
class Raising:
    """What raises, and what its alerts are to be."""

    name: str
    query: str
    kind: Kind
    owner: str
    at: datetime
    expires_at: datetime
    delivery: tuple[str, ...] = ()
    compare: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Raised:
    """The ids of the alerts that are new, and of those still open that have more evidence now."""

    new: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Before:
    """The alerts on one person or other subject, so far."""

    subject: str = ""
    last: Change | None = None
    number: int = 0
    evidence: tuple[Evidence, ...] = ()


def erased(reader: Reader) -> int:
    """How many were ever erased: what was read before somebody was may name them."""
    [row] = reader.read(statement(__package__, "count_erased"))
    return int(row["erased"])


def raise_alerts(
    database: Database, raising: Raising, found: Sequence[Finding], *, erased_before: int | None = None
) -> Raised | None:
    """Raise what is new; None, and nothing is raised, where somebody was erased since `erased_before` was read."""
    return database.write(lambda transaction: _raise(transaction, raising, found, erased_before))


def _raise(
    transaction: Transaction, raising: Raising, found: Sequence[Finding], erased_before: int | None
) -> Raised | None:
    transaction.run(statement(__package__, "lock_graph"))
    if erased_before is not None and erased(transaction) != erased_before:
        return None
    new: list[str] = []
    grown: list[str] = []
    alerts: list[Row] = []
    changes: list[Row] = []
    for finding, ids, before in _with_before(transaction, raising.name, found):
        more = more_than(before.evidence, finding.rows, raising.compare)
        if not more:
            continue
        if before.last and before.last.state in OPEN:
            change = _grown(before.last, len(more), raising)
            grown.append(change.alert_id)
        else:
            alert = _alert(raising, finding, ids, before.number + 1)
            change = _first(alert["alert_id"], raising)
            alerts.append(alert)
            new.append(change.alert_id)
        changes.append(change_to_graph(change, as_text(more if change.act is Act.GREW else finding.rows)))
    transaction.run(statement(__package__, "create_alerts"), alerts=alerts)
    transaction.run(statement(__package__, "create_changes"), changes=changes)
    transaction.run(statement(__package__, "create_messages"), messages=_messages(raising, new, grown, changes))
    return Raised(tuple(new), tuple(grown))


def _with_before(
    transaction: Transaction, name: str, found: Sequence[Finding]
) -> Iterator[tuple[Finding, list[str], _Before]]:
    """Each subject once, a person under whatever ids, with what was raised about it before."""
    ids_of = {one.subject: [one.subject] for one in found}
    persons = [one.subject for one in found if one.is_person]
    for row in transaction.run(statement(__package__, "persons"), subjects=persons):
        ids_of[row["subject"]] = sorted(row["ids"])
    together: dict[str, list[Finding]] = defaultdict(list)
    for one in found:
        together[ids_of[one.subject][0]].append(one)
    every_id = sorted({each for ids in ids_of.values() for each in ids})
    earlier = transaction.run(statement(__package__, "on_subjects"), name=name, subjects=every_id)
    for several in together.values():
        ids = ids_of[several[0].subject]
        before = _before([row for row in earlier if row["subject"] in ids])
        yield merged(several, before.subject or ids[0]), ids, before


def _before(earlier: Sequence[Row]) -> _Before:
    if not earlier:
        return _Before()
    texts = [change["evidence"] for row in earlier for change in row["changes"] if change["evidence"]]
    lasts = [change_from_graph(row["changes"][-1]) for row in earlier]
    open_ones = [last for last in lasts if last.state in OPEN]
    return _Before(
        subject=earlier[-1]["subject"],
        last=(open_ones or lasts)[-1],
        number=earlier[-1]["number"],
        evidence=tuple(row for text in texts for row in as_rows(text)),
    )


def _alert(raising: Raising, finding: Finding, ids: list[str], number: int) -> Row:
    return {
        "alert_id": alert_id(raising.name, finding.subject, number),
        "name": raising.name,
        "query": raising.query,
        "kind": raising.kind.value,
        "subject": finding.subject,
        "applicants": ids if finding.is_person else [],
        "number": number,
        "score": finding.score,
        "reason": finding.reason,
        "owner": raising.owner,
        "raised_at": raising.at,
    }


def _first(alert_id: str, raising: Raising) -> Change:
    return Change(alert_id, 1, Act.RAISED, State.NEW, None, "", RINGLIGHT, raising.at, expires_at=raising.expires_at)


def _grown(last: Change, rows: int, raising: Raising) -> Change:
    return replace(
        last,
        number=last.number + 1,
        act=Act.GREW,
        reason=f"Rows that say more than before: {rows}.",
        actor=RINGLIGHT,
        at=raising.at,
        until=None,
        expires_at=raising.expires_at,
    )


def _messages(raising: Raising, new: list[str], grown: list[str], changes: list[Row]) -> list[Row]:
    """One message for each delivery, about all of this run: four hundred alerts are no four hundred mails."""
    if not changes:
        return []
    about = [each["change_id"] for each in changes]
    return [
        {
            "message_id": stable_id("message", delivery, *about),
            "delivery": delivery,
            "name": raising.name,
            "query": raising.query,
            "kind": raising.kind.value,
            "owner": raising.owner,
            "new": new,
            "grown": grown,
            "state": "waiting",
            "attempts": 0,
            "created_at": raising.at,
            "next_at": raising.at,
        }
        for delivery in raising.delivery
    ]
