"""Two cases that turn out to be one, and one that turns out to be two. Nothing is lost: histories name each other."""

from collections.abc import Collection
from dataclasses import replace

from graph.cases.changing import Edit, Overtaken, change_in, must_be_open, usable, usable_title
from graph.cases.model import Act, By, Case, Content, Item, Seen, State
from graph.cases.opening import new_case_id, open_in
from graph.database import Database, Transaction
from graph.errors import UsageError


class _RefusedError(Exception):
    """Ends the transaction in which one of the two cases was changed already."""

    def __init__(self, overtaken: Overtaken) -> None:
        self.overtaken = overtaken


def merge(database: Database, seen: Seen, into: Seen, by: By) -> Case | Overtaken:
    """Let one case go on in another one, with all that is in it; the other one as it is then."""
    by = usable(by, Act.MERGED_INTO)
    if seen.case_id == into.case_id:
        raise UsageError("A case cannot be merged into itself.")
    try:
        return database.write(lambda transaction: _merge(transaction, seen, into, by))
    except _RefusedError as refused:
        return refused.overtaken


def split(database: Database, seen: Seen, item_ids: Collection[str], title: str, by: By) -> Case | Overtaken:
    """Move some of what was collected into a new case, with its evidence; the new case. Notes and tasks stay."""
    by = usable(by, Act.SPLIT)
    title = usable_title(title)
    try:
        return database.write(lambda transaction: _split(transaction, seen, item_ids, title, by))
    except _RefusedError as refused:
        return refused.overtaken


def _merge(transaction: Transaction, seen: Seen, into: Seen, by: By) -> Case:
    ended = _done(change_in(transaction, seen, Act.MERGED_INTO, by, lambda case: _ended(case, into.case_id)))
    took = change_in(transaction, into, Act.TOOK_IN, by, lambda case: _took_in(case, ended))
    return _done(took)


def _ended(case: Case, into: str) -> Edit:
    must_be_open(case)
    return Edit(state=State.MERGED, other=into)


def _took_in(case: Case, ended: Case) -> Edit:
    must_be_open(case)
    return Edit(together(case.content, ended.content.came_from(ended.case_id)), other=ended.case_id)


def together(one: Content, other: Content) -> Content:
    """All that is in two cases. What is in both is there once, with the evidence of both; tasks are numbered anew."""
    items = {_same(item): item for item in one.items}
    for item in other.items:
        known = items.get(_same(item))
        items[_same(item)] = _both(known, item) if known else item
    tasks = (*one.tasks, *(replace(task, number=len(one.tasks) + n) for n, task in enumerate(other.tasks, 1)))
    notes = sorted((*one.notes, *other.notes), key=lambda note: note.at)
    return Content(tuple(items.values()), tuple(notes), tasks)


def _same(item: Item) -> tuple[str, str]:
    return item.kind, item.subject


def _both(one: Item, other: Item) -> Item:
    older, newer = sorted((one, other), key=lambda item: item.added_at)
    evidence = tuple(dict.fromkeys((*older.evidence, *newer.evidence)))
    return replace(
        newer,
        item_id=one.item_id,
        evidence=evidence,
        added_at=older.added_at,
        added_by=older.added_by,
        came_from=older.came_from,
    )


def _split(transaction: Transaction, seen: Seen, item_ids: Collection[str], title: str, by: By) -> Case:
    moved: list[Item] = []

    def edit(case: Case) -> Edit:
        must_be_open(case)
        moved[:] = [item for item in case.content.items if item.item_id in item_ids]
        if len(moved) != len(set(item_ids)) or not moved:
            raise UsageError("Name at least one of the things that were collected in this case, by its id.")
        stay = tuple(item for item in case.content.items if item not in moved)
        return Edit(replace(case.content, items=stay), other=new_case_id(title, by))

    _done(change_in(transaction, seen, Act.SPLIT, by, edit))
    content = Content(tuple(moved)).came_from(seen.case_id)
    return open_in(transaction, title, by, Act.SPLIT_OFF, content, other=seen.case_id)


def _done(answer: Case | Overtaken) -> Case:
    if isinstance(answer, Overtaken):
        raise _RefusedError(answer)
    return answer
