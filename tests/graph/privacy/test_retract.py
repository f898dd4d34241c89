from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.audit.trail import events
from graph.database import Database
from graph.errors import UsageError
from graph.identifiers.canonical import Canonical
from graph.privacy.holds import hold
from graph.privacy.retract import retract
from graph.rings.stored.start import take_notes
from graph.upkeep.wipe import wipe_facts
from ingest.summary import Summary

Feeds = dict[str, str]
Load = Callable[..., list[Summary]]
Facts = Callable[[], list[tuple[str, ...]]]
Retract = Callable[[str, str], None]
Identify = Callable[[str, str], Canonical]

SHARED, OWN = "202-555-0143", "vera.novak@example.org"
OFFICE = "12 Oak St Apt 9, Phoenix, AZ 85004"


@pytest.fixture
def retracted(database: Database, home: Path) -> Retract:
    """Retract the value of this id from whoever has that applicant id."""

    def retracted(applicant_id: str, identifier_id: str) -> None:
        retract(database, home, applicant_id, identifier_id, actor="ana", reason="A typing error.")

    return retracted


def _without(feeds: Feeds, feed: str, *lines: str) -> Feeds:
    kept = (line for line in feeds[feed].splitlines(keepends=True) if not line.startswith(lines))
    return feeds | {feed: "".join(kept)}


@pytest.mark.parametrize(
    ("role", "raw", "feed", "lines"),
    [
        ("phone", SHARED, "phones", ("V-1,(202) 555-0143",)),
        ("email", OWN, "emails", ("V-1,vera",)),
        ("home", "99 Elm Ave, Tucson, AZ 85701", "addresses", ("V-2,",)),
        ("ship_to", OFFICE, "shipments", ('V-1,"12 Oak',)),
    ],
    ids=["a value of several", "a value of them alone", "an alias's home with its building", "what was sent there"],
)
def test_the_graph_is_as_if_nobody_had_said_so(
    *,
    load: Load,
    feeds: Feeds,
    facts: Facts,
    retracted: Retract,
    identify: Identify,
    database: Database,
    role: str,
    raw: str,
    feed: str,
    lines: tuple[str, ...],
) -> None:
    load(_without(feeds, feed, *lines))
    expected = facts()
    database.administer("MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n")
    load(feeds)
    assert facts() != expected
    retracted("V-2", identify(role, raw).identifier_id)
    assert facts() == expected
    [summary] = load({feed: feeds[feed]})
    assert {each.reason: each.count for each in summary.rejections}["retracted"] == len(lines)
    assert summary.rows_in == summary.rows_loaded + summary.rows_rejected
    assert facts() == expected


def test_it_survives_a_wipe_and_is_no_error_when_done_again(
    *, load: Load, feeds: Feeds, facts: Facts, retracted: Retract, identify: Identify, database: Database, home: Path
) -> None:
    load(feeds)
    phone = identify("phone", SHARED).identifier_id
    retracted("V-1", phone)
    before = facts()
    wipe_facts(database)
    load(feeds)
    retracted("V-1", phone)
    assert facts() == before
    assert [(event.action, event.subject) for event in events(home)] == [("retract", f"V-1 {phone}")] * 2


def test_rings_of_whoever_had_or_has_it_are_looked_at_again(
    load: Load, feeds: Feeds, database: Database, retracted: Retract, identify: Identify
) -> None:
    load(feeds)
    database.write(take_notes)
    phone = identify("phone", SHARED).identifier_id
    retracted("V-1", phone)
    notes = database.write(take_notes)
    assert notes.identifiers == {phone}
    assert notes.applicants == {"V-1", "V-2"}


def test_what_they_do_not_have_cannot_be_retracted(
    load: Load, feeds: Feeds, facts: Facts, retracted: Retract, identify: Identify
) -> None:
    load(feeds)
    before = facts()
    for applicant_id, identifier_id in (
        ("C-1", identify("phone", SHARED).identifier_id),
        ("V-1", "phone:0000000000000000"),
        ("V-1", "') DETACH DELETE n //"),
        ("V-3", identify("phone", SHARED).identifier_id),
    ):
        with pytest.raises(UsageError):
            retracted(applicant_id, identifier_id)
    assert facts() == before


def test_a_legal_hold_stops_it(
    *, load: Load, feeds: Feeds, facts: Facts, database: Database, home: Path, retracted: Retract, identify: Identify
) -> None:
    load(feeds)
    before = facts()
    hold(database, home, "V-2", actor="counsel", reason="Lawsuit.")
    with pytest.raises(UsageError, match="legal hold"):
        retracted("V-1", identify("phone", SHARED).identifier_id)
    assert facts() == before


def test_two_at_once_and_a_loader_leave_one_graph(
    *, load: Load, feeds: Feeds, facts: Facts, retracted: Retract, identify: Identify
) -> None:
    load(feeds)
    phone = identify("phone", SHARED).identifier_id
    with ThreadPoolExecutor(3) as workers:
        loading = workers.submit(load, {"phones": feeds["phones"]})
        retracting = [workers.submit(retracted, each, phone) for each in ("V-1", "B-2")]
        loading.result()
        for each in retracting:
            each.result()
    assert not [fact for fact in facts() if "+12025550143" in fact[-1]]
