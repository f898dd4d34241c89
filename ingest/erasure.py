"""Keep out of the graph who was erased from it, and what was retracted."""

import re
from dataclasses import replace

from graph.facts.model import Alias, Fact, Shipment, Sighting
from graph.privacy.tombstones import Tombstones
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow
from ingest.sightings import Stated

ERASED = "erased"
RETRACTED = "retracted"
"""Reasons of rejections. The raw text of such a row or value is not kept."""

_WORD = re.compile(r"[^\s,;|\t\"'{}\[\]]+")


def without_erased(stated: Stated, row: CanonicalRow, erased: Tombstones) -> Stated:
    """What is left of a row: nothing where its applicant was erased, and no retracted value."""
    applicant_id = row.text("applicant_id")
    if applicant_id is None:
        return stated
    if erased.cover(applicant_id):
        return Stated((), (Rejection(row.line, None, ERASED, ""),))
    refused = [fact for fact in stated.facts if _is_refused(fact, erased)]
    if not refused:
        return stated
    facts = tuple(fact for fact in stated.facts if fact not in refused)
    # A shipment and the sighting of its address are refused together, and are one value.
    rejections = dict.fromkeys(_rejection(row, fact) for fact in refused)
    return Stated(facts, (*rejections, *stated.rejections))


def without_raw(rejection: Rejection, erased: Tombstones) -> Rejection:
    """The rejection of a row that was never understood, without its text where that holds the id of an erased one."""
    if any(map(erased.cover, _WORD.findall(rejection.raw))):
        return replace(rejection, raw="")
    return rejection


def _is_refused(fact: Fact, erased: Tombstones) -> bool:
    match fact:
        case Alias():
            return erased.cover(fact.alias)
        case Sighting():
            return erased.cover(fact.applicant_id, fact.identifier.identifier_id)
        case Shipment():
            return erased.cover(fact.applicant_id, fact.address.identifier_id)
        case _:
            return False


def _rejection(row: CanonicalRow, fact: Fact) -> Rejection:
    match fact:
        case Sighting():
            return Rejection(row.line, fact.identifier.kind, RETRACTED, "")
        case Shipment():
            return Rejection(row.line, fact.address.kind, RETRACTED, "")
        case _:
            return Rejection(row.line, "alias", ERASED, "")
