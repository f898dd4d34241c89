"""Putting rings and people into a case, with what is known of them now; what was known before is kept, too."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from graph.cases.changing import Edit, Overtaken, change, change_in, lock, must_be_open, unknown, usable
from graph.cases.exhibit import Exhibit
from graph.cases.listing import case_of
from graph.cases.model import Act, By, Case, Item, ItemKind, Seen
from graph.cases.now import as_now
from graph.cases.since import ring_now
from graph.cases.stored import exhibit_as_text
from graph.database import Database, Reader, Row, Transaction
from graph.errors import UsageError
from graph.statements import statement

_TRIES = 5
"""How often what is known is read anew before it is taken for out of date."""


def collect(database: Database, seen: Seen, subject: str, by: By) -> Case | Overtaken:
    """Put a stored ring or a person, by any id of theirs, into the case, as they are now."""

    def edit(fresh: Item, case: Case) -> Edit:
        must_be_open(case)
        if _known(case, fresh):
            raise UsageError(f"{subject} is in the case already: have its evidence refreshed.")
        return Edit(replace(case.content, items=(*case.content.items, fresh)), other=subject)

    return _keep(database, seen, subject, by, act=Act.COLLECTED, edit=edit)


def refresh(database: Database, seen: Seen, item_id: str, by: By) -> Case | Overtaken:
    """Add what is known now of something that was collected; UsageError where it is gone from the graph."""
    subject = _subject_now(database, seen.case_id, item_id)

    def edit(fresh: Item, case: Case) -> Edit:
        must_be_open(case)
        known = _item(case, item_id)
        renewed = replace(
            known,
            subject=fresh.subject,
            applicants=fresh.applicants,
            identifiers=fresh.identifiers,
            evidence=(*known.evidence, *fresh.evidence),
        )
        items = (renewed if item.item_id == item_id else item for item in case.content.items)
        return Edit(replace(case.content, items=tuple(items)), other=fresh.subject)

    return _keep(database, seen, subject, by, act=Act.REFRESHED, edit=edit)


def take_out(database: Database, seen: Seen, item_id: str, by: By) -> Case | Overtaken:
    """Take something out of the case again, with a reason. Its evidence stays with the earlier versions."""

    def edit(case: Case) -> Edit:
        must_be_open(case)
        gone = _item(case, item_id)
        left = tuple(item for item in case.content.items if item is not gone)
        return Edit(replace(case.content, items=left), other=gone.subject)

    return change(database, seen, Act.TAKEN_OUT, by, edit)


def _keep(
    database: Database, seen: Seen, subject: str, by: By, *, act: Act, edit: Callable[[Item, Case], Edit]
) -> Case | Overtaken:
    """Change the case by what is known of the subject now; read it again where somebody in it is erased meanwhile."""
    by = usable(by, act)
    for _ in range(_TRIES):
        fresh, exhibit = as_now(database, subject, by)
        rows = [_row(fresh, exhibit, by)]
        people = exhibit.people.union(fresh.applicants)
        changed = partial(edit, fresh)
        answer = database.write(partial(_kept, seen=seen, people=people, act=act, by=by, edit=changed, exhibits=rows))
        if answer is not None:
            return answer
    raise UsageError(f"Somebody in {subject!a} is no longer there: bring the stored rings up to date first.")


def _kept(
    transaction: Transaction,
    *,
    seen: Seen,
    people: frozenset[str],
    act: Act,
    by: By,
    edit: Callable[[Case], Edit],
    exhibits: list[Row],
) -> Case | Overtaken | None:
    """None, and nothing is written, where not everybody is there any more who was when it was read."""
    lock(transaction)
    if not _are_there(transaction, people):
        return None
    return change_in(transaction, seen, act, by, edit, exhibits=exhibits)


def _row(item: Item, exhibit: Exhibit, by: By) -> Row:
    return {
        "evidence_id": item.evidence[-1],
        "kind": item.kind.value,
        "applicants": list(item.applicants),
        "taken_at": by.at,
        "taken_by": by.actor,
        "document": exhibit_as_text(exhibit),
    }


def _are_there(reader: Reader, applicants: frozenset[str]) -> bool:
    [row] = reader.read(statement(__package__, "present"), applicant_ids=sorted(applicants))
    return bool(row["present"] == len(applicants))


def _known(case: Case, fresh: Item) -> bool:
    same = (item for item in case.content.items if item.kind is fresh.kind)
    held = frozenset(fresh.applicants)
    return any(item.subject == fresh.subject or _is_same_person(item, held) for item in same)


def _is_same_person(item: Item, applicants: frozenset[str]) -> bool:
    return item.kind is ItemKind.PERSON and not applicants.isdisjoint(item.applicants)


def _item(case: Case, item_id: str) -> Item:
    item = next((item for item in case.content.items if item.item_id == item_id), None)
    if item is None:
        raise UsageError(f"Nothing in this case has the id {item_id!a}.")
    return item


def _subject_now(database: Database, case_id: str, item_id: str) -> str:
    case = case_of(database, case_id)
    if case is None:
        raise unknown(case_id)
    item = _item(case, item_id)
    if item.kind is ItemKind.PERSON:
        return item.subject
    ring = ring_now(database, item)
    if ring is None:
        raise UsageError("No stored ring holds most of its members any more: its evidence stays as it was.")
    return ring.ring_id
