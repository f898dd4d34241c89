from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.model import Decision, Subject, SubjectKind, Verdict, link_id
from graph.facts.model import Alias
from graph.hubs.classes import HubClass
from graph.identifiers.canonical import Canonical
from graph.rings.growth import Limits, find_ring
from graph.rings.model import Ring

Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]
PHONE, MAILBOX = "(202) 555-0143", "desk.four@example.org"
HOME = "123 Main St Apt 4, Springfield, IL 62704"
CHAIN = (
    ("A-1", "phone", PHONE),
    ("A-2", "phone", PHONE),
    ("A-2", "email", MAILBOX),
    ("A-3", "email", MAILBOX),
    ("A-3", "home", HOME),
    ("A-4", "ship_to", HOME),
)
CROWD = [f"C-{number:02}" for number in range(24)]


@pytest.fixture
def say(database: Database) -> Callable[..., None]:
    """Decide something about a subject, as the first who does."""

    def say(kind: SubjectKind, id_: str, verdict: str, role: str | None = None, until: date | None = None) -> None:
        applicants = (id_.split(" ", maxsplit=1)[0],) if kind in {SubjectKind.LINK, SubjectKind.APPLICANT} else ()
        identifiers = (id_.rsplit(" ", maxsplit=1)[-1],) if kind in {SubjectKind.LINK, SubjectKind.IDENTIFIER} else ()
        subject = Subject(kind, id_, role, applicants, identifiers)
        draft = Draft(subject, verdict, "looked at the papers", "kim", datetime.now(UTC) - timedelta(days=2), until)
        assert isinstance(decide(database, draft, saw=None), Decision)

    return say


def ring_of(database: Database, applicant_id: str) -> Ring:
    ring = find_ring(database, applicant_id, Limits())
    assert ring is not None
    return ring


def ids(ring: Ring) -> list[str]:
    return [member.applicant_id for member in ring.members]


def test_a_classed_value_is_not_crossed_and_shown_with_its_class(
    database: Database, tell: Tell, identify: Identify, say: Callable[..., None]
) -> None:
    tell(*CHAIN)
    mailbox = identify("email", MAILBOX).identifier_id
    say(SubjectKind.IDENTIFIER, mailbox, HubClass.AGENCY.value)
    ring = ring_of(database, "A-1")
    assert ids(ring) == ["A-1", "A-2"]
    [left_out] = ring.left_out.identifiers
    assert (left_out.id, left_out.hub_class) == (mailbox, "agency")
    assert left_out.reason == "a recruiting agency, which gives its own contact (kim: looked at the papers)"


def test_an_address_classed_in_one_role_still_joins_those_who_have_it_in_the_other(
    database: Database, tell: Tell, identify: Identify, say: Callable[..., None]
) -> None:
    tell(("A-1", "home", HOME), ("A-2", "home", HOME), ("A-3", "ship_to", HOME))
    say(SubjectKind.IDENTIFIER, identify("home", HOME).identifier_id, HubClass.DEPOT.value, "ship_to")
    assert ids(ring_of(database, "A-1")) == ["A-1", "A-2"]
    assert ids(ring_of(database, "A-3")) == ["A-3"]


def test_a_class_past_its_last_day_holds_no_more(
    database: Database, tell: Tell, identify: Identify, say: Callable[..., None]
) -> None:
    tell(*CHAIN)
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    say(SubjectKind.IDENTIFIER, identify("email", MAILBOX).identifier_id, HubClass.AGENCY.value, until=yesterday)
    assert ids(ring_of(database, "A-1")) == ["A-1", "A-2", "A-3", "A-4"]


def test_a_value_that_is_a_rings_own_is_crossed_however_many_share_it(
    database: Database, tell: Tell, identify: Identify, say: Callable[..., None]
) -> None:
    tell(*((each, "ship_to", HOME) for each in CROWD), *CHAIN[:2], ("A-2", "home", HOME))
    assert ids(ring_of(database, "A-1")) == ["A-1", "A-2"]
    say(SubjectKind.IDENTIFIER, identify("home", HOME).identifier_id, Verdict.RING_MEMBER.value)
    assert set(ids(ring_of(database, "A-1"))) == {"A-1", "A-2", *CROWD}


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        (Verdict.CLEARED, "looked into and cleared (kim: looked at the papers)"),
        (Verdict.IDENTITY_MISUSED, "somebody else uses their identity (kim: looked at the papers)"),
    ],
)
def test_nothing_grows_through_a_person_who_is_not_counted(
    database: Database, tell: Tell, say: Callable[..., None], verdict: Verdict, reason: str
) -> None:
    tell(*CHAIN, Alias("A-2", "login.two", "hr"))
    say(SubjectKind.APPLICANT, "login.two", verdict.value)
    ring = ring_of(database, "A-1")
    assert ids(ring) == ["A-1"]
    assert {(one.applicant_id, one.reason) for one in ring.beside} == {("A-2", reason), ("login.two", reason)}


def test_a_suspect_who_was_cleared_still_has_a_ring(database: Database, tell: Tell, say: Callable[..., None]) -> None:
    tell(*CHAIN)
    say(SubjectKind.APPLICANT, "A-1", Verdict.CLEARED.value)
    assert ids(ring_of(database, "A-1")) == ["A-1", "A-2", "A-3", "A-4"]


def test_a_cleared_link_ties_nobody(
    database: Database, tell: Tell, identify: Identify, say: Callable[..., None]
) -> None:
    tell(*CHAIN)
    say(SubjectKind.LINK, link_id("A-3", identify("email", MAILBOX).identifier_id), Verdict.CLEARED.value)
    assert ids(ring_of(database, "A-1")) == ["A-1", "A-2"]


def test_unsure_changes_nothing(database: Database, tell: Tell, say: Callable[..., None]) -> None:
    tell(*CHAIN)
    before = ring_of(database, "A-1")
    say(SubjectKind.APPLICANT, "A-2", Verdict.UNSURE.value)
    assert ring_of(database, "A-1") == before
