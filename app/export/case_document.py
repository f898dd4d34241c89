"""A case as it is handed on: what was collected, the decisions that stand, and who is left out."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from app.access.masking import Sight, masked, masked_stored
from app.access.misused import left_out_in_words, misused_among
from graph.cases.exhibit import Exhibit, exhibit_without
from graph.cases.listing import exhibits_of, history
from graph.cases.model import Case, Change, Item
from graph.database import Reader
from graph.decisions.history import decisions
from graph.decisions.model import Decision, standing_of

ACCUSES_NOBODY = "Ringlight links applications through what they share. It accuses nobody: people decide."
PURPOSE = "Evidence of applications that look run by the same hands, collected for review by people."


@dataclass(frozen=True, slots=True)
class Collected:
    """One ring or person, with what was known whenever somebody asked, the oldest first."""

    item: Item
    exhibits: tuple[Exhibit, ...]

    @property
    def newest(self) -> Exhibit:
        """What was known last."""
        return self.exhibits[-1]


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """A case to be handed on. `exported_at` is the one thing that differs when the same case is exported again."""

    case: Case
    history: tuple[Change, ...]
    collected: tuple[Collected, ...]
    decisions: tuple[Decision, ...]
    """Those that stand about anybody and anything in it, the newest first."""
    left_out: str | None
    """Who is not in it, in words."""
    exported_by: str
    exported_at: datetime
    purpose: str = PURPOSE
    says: str = ACCUSES_NOBODY


def case_document(reader: Reader, case: Case, actor: str, at: datetime, sight: Sight | None = None) -> CaseDocument:
    """Put together what is handed on: without people whose identity is misused, masked as the `sight` says."""
    items = case.content.items
    known = exhibits_of(reader, (each for item in items for each in item.evidence))
    whole = [Collected(item, tuple(known[each] for each in item.evidence if each in known)) for item in items]
    misused = misused_among(reader, _people(whole))
    collected = tuple(_kept(whole, misused, sight or Sight()))
    left = tuple(each.item for each in collected)
    return CaseDocument(
        case=replace(case, content=replace(case.content, items=left)),
        history=tuple(_without_gone(history(reader, case.case_id), misused)),
        collected=collected,
        decisions=_standing(reader, collected, misused, at),
        left_out=left_out_in_words(misused),
        exported_by=actor,
        exported_at=at,
    )


def _kept(whole: Iterable[Collected], misused: Collection[str], sight: Sight) -> Iterator[Collected]:
    for each in whole:
        left = (exhibit_without(exhibit, misused) for exhibit in each.exhibits)
        exhibits = tuple(_seen(exhibit, sight) for exhibit in left if exhibit)
        applicants = tuple(one for one in each.item.applicants if one not in misused)
        if exhibits and applicants:
            yield Collected(replace(each.item, applicants=applicants), exhibits)


def _seen(exhibit: Exhibit, sight: Sight) -> Exhibit:
    stored = exhibit.stored and masked_stored(exhibit.stored, sight)
    return replace(exhibit, ring=masked(exhibit.ring, sight, ()), stored=stored)


def _without_gone(changes: Iterable[Change], misused: Collection[str]) -> Iterator[Change]:
    return (replace(each, other=None) if each.other in misused else each for each in changes)


def _standing(
    reader: Reader, collected: Iterable[Collected], misused: frozenset[str], at: datetime
) -> tuple[Decision, ...]:
    ids = frozenset(_subjects(collected))
    about: dict[object, list[Decision]] = {}
    for decision in decisions(reader):
        if ids.intersection((decision.subject.id, *decision.subject.applicants, *decision.subject.identifiers)):
            about.setdefault(decision.subject, []).append(decision)
    standing = (standing_of(each, at.date()) for each in about.values())
    return tuple(each for each in standing if each and misused.isdisjoint((each.subject.id, *each.subject.applicants)))


def _people(whole: Iterable[Collected]) -> Iterator[str]:
    for each in whole:
        yield from each.item.applicants
        for exhibit in each.exhibits:
            yield from exhibit.people


def _subjects(collected: Iterable[Collected]) -> Iterator[str]:
    for each in collected:
        yield each.item.subject
        yield from each.item.applicants
        yield from (one.applicant_id for one in each.newest.ring.members)
        yield from (one.id for one in each.newest.ring.identifiers)
