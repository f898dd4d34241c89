"""Rings, strengths and risks do not depend on whose names and which schools people claim."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from graph.database import Database
from graph.facts.model import Fact, Record
from graph.rings.stored.listing import stored_rings
from graph.rings.stored.refresh import refresh

NOW = datetime(2026, 10, 1, tzinfo=UTC)


def told_otherwise(facts: Iterable[Fact], words: dict[str, str]) -> list[Fact]:
    """The same facts of people with names of another origin, who studied elsewhere."""

    def other(fact: Fact) -> Fact:
        if not isinstance(fact, Record):
            return fact
        name = " ".join(words.setdefault(word, f"Ngô{len(words)}ović") for word in (fact.name or "").split())
        return replace(fact, name=name, university="Universität Musterstadt", degree="Diplom-Informatik")

    return [other(fact) for fact in facts]


def test_other_names_and_foreign_degrees_give_exactly_the_same_rings_strengths_and_risks(
    database: Database, inhabitants: list[list[Fact]], feed: Callable[[Iterable[Fact]], None]
) -> None:
    facts = [fact for each in inhabitants for fact in each]
    feed(facts)
    refresh(database, NOW)
    before = [(ring.ring_id, ring.members, ring.strength, ring.risk, ring.signals) for ring in stored_rings(database)]
    assert before
    database.administer("MATCH (n) WHERE NOT n:Ringlight CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
    feed(told_otherwise(facts, {}))
    refresh(database, NOW)
    after = [(ring.ring_id, ring.members, ring.strength, ring.risk, ring.signals) for ring in stored_rings(database)]
    assert after == before
