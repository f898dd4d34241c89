from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from graph.database import Database
from graph.decisions.decide import Draft, decide, standing_on
from graph.decisions.model import Verdict
from graph.decisions.subjects import find_subject
from graph.facts.model import Alias, Application, Moment, Record, Shipment
from graph.hubs.classes import HubClass
from graph.hubs.lists.reference import reference_lists
from graph.hubs.overview import Unclassified, classified, unclassified
from graph.hubs.read import read_busy_values
from graph.hubs.standing import hub_classes, in_role
from graph.identifiers.canonical import Canonical
from graph.upkeep.wipe import wipe_everything, wipe_facts

Classify = Callable[..., None]
Identify = Callable[[str, str], Canonical]
Tell = Callable[..., None]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = NOON.date()
DESK, HALL, NETWORK = "(202) 555-2143", "1 Main St, Springfield, IL 62701", "8.8.8.8"
CLIENTS = [(f"A-{number:02}", "phone", DESK) for number in range(12)]


@pytest.fixture
def classify(database: Database) -> Classify:
    """Have somebody class a value."""

    def classify(identifier_id: str, verdict: str, role: str | None = None, until: date | None = None) -> None:
        subject = find_subject(database, identifier_id, role)
        assert subject
        standing = standing_on(database, subject, DAY)
        draft = Draft(subject, verdict, "Their front desk.", "kim", NOON, until)
        decide(database, draft, saw=standing.decision_id if standing else None)

    return classify


@pytest.fixture
def waiting(database: Database, tmp_path: Path) -> Callable[..., list[Unclassified]]:
    """What waits to be classed, in a home without lists of its own."""
    return lambda **limits: unclassified(database, reference_lists(tmp_path), DAY, **limits)


@pytest.fixture
def phone(tell: Tell, identify: Identify) -> str:
    """The id of a phone that twelve persons have."""
    tell(*CLIENTS)
    return identify("phone", DESK).identifier_id


def test_a_class_is_there_at_once(database: Database, phone: str, classify: Classify) -> None:
    assert hub_classes(database, [phone], DAY) == {}
    classify(phone, HubClass.AGENCY)
    standing = hub_classes(database, [phone], DAY)[phone, None]
    assert (standing.hub_class, standing.is_crossed, standing.decision.actor) == (HubClass.AGENCY, False, "kim")
    assert in_role({(phone, None): standing}, phone, None) is standing
    assert database.read_together(lambda reader: hub_classes(reader, [phone], DAY)) == {(phone, None): standing}


def test_a_class_is_there_after_the_same_facts_come_again(
    database: Database, phone: str, classify: Classify, tell: Tell
) -> None:
    classify(phone, HubClass.AGENCY)
    before = hub_classes(database, [phone], DAY)
    tell(*CLIENTS)
    assert hub_classes(database, [phone], DAY) == before
    wipe_facts(database)
    assert hub_classes(database, [phone], DAY) == before
    assert [(one.value, one.degree) for one in classified(database, DAY)] == [(None, None)]
    tell(*CLIENTS)
    assert hub_classes(database, [phone], DAY) == before
    assert [(one.value, one.degree) for one in classified(database, DAY)] == [("+12025552143", 12)]


def test_a_class_goes_only_when_everything_is_wiped(database: Database, phone: str, classify: Classify) -> None:
    classify(phone, HubClass.AGENCY)
    wipe_everything(database)
    assert hub_classes(database, [phone], DAY) == {}


def test_a_class_ends_after_its_last_day(database: Database, phone: str, classify: Classify) -> None:
    classify(phone, HubClass.AGENCY, until=DAY + timedelta(days=1))
    assert (phone, None) in hub_classes(database, [phone], DAY + timedelta(days=1))
    assert hub_classes(database, [phone], DAY + timedelta(days=2)) == {}


def test_a_role_of_an_address_has_a_class_of_its_own(
    database: Database, tell: Tell, identify: Identify, classify: Classify
) -> None:
    tell(("A-1", "home", HALL), ("A-2", "ship_to", HALL))
    hall = identify("home", HALL).identifier_id
    classify(hall, HubClass.DEPOT, "ship_to")
    classify(hall, HubClass.CAMPUS)
    standings = hub_classes(database, [hall], DAY)
    found = [in_role(standings, hall, role) for role in ("ship_to", "home", None)]
    assert [one and one.hub_class for one in found] == [HubClass.DEPOT, HubClass.CAMPUS, HubClass.CAMPUS]
    assert in_role(standings, "address:0000000000000000", "home") is None


@pytest.mark.parametrize(("verdict", "is_crossed"), [(Verdict.RING_MEMBER, True), (Verdict.CLEARED, False)])
def test_a_verdict_on_a_value_says_whether_rings_cross_it(
    database: Database, phone: str, classify: Classify, *, verdict: Verdict, is_crossed: bool
) -> None:
    classify(phone, verdict)
    standing = hub_classes(database, [phone], DAY)[phone, None]
    assert (standing.hub_class, standing.is_crossed) == (None, is_crossed)


def test_unsure_leaves_a_value_to_the_rules(database: Database, phone: str, classify: Classify) -> None:
    classify(phone, HubClass.AGENCY)
    classify(phone, Verdict.UNSURE)
    assert hub_classes(database, [phone], DAY) == {}


def test_what_many_share_waits_with_a_proposal_until_somebody_classes_it(
    phone: str, classify: Classify, waiting: Callable[..., list[Unclassified]]
) -> None:
    [one] = waiting()
    assert (one.identifier_id, one.kind, one.persons, one.proposal.hub_class) == (phone, "phone", 12, "unknown")
    assert one.proposal.reason.startswith("12 persons share it")
    classify(phone, HubClass.AGENCY)
    assert waiting() == []


def test_placeholders_and_handfuls_do_not_wait(tell: Tell, waiting: Callable[..., list[Unclassified]]) -> None:
    tell(*((f"A-{number:02}", "email", "test@test.com") for number in range(12)))
    tell(("A-01", "ip", NETWORK), ("A-02", "ip", NETWORK))
    assert waiting() == []
    assert [one.value for one in waiting(least=2)] == [NETWORK]


def test_the_busiest_come_first_and_only_so_many(tell: Tell, waiting: Callable[..., list[Unclassified]]) -> None:
    tell(*CLIENTS, *((f"A-{number:02}", "ip", NETWORK) for number in range(15)))
    assert [one.value for one in waiting()] == [NETWORK, "+12025552143"]
    assert [one.value for one in waiting(limit=1)] == [NETWORK]


def test_a_role_waits_though_another_is_classed(
    tell: Tell, identify: Identify, classify: Classify, waiting: Callable[..., list[Unclassified]]
) -> None:
    hall = identify("home", HALL).identifier_id
    tell(*((f"A-{number:02}", role, HALL) for number in range(12) for role in ("home", "ship_to")))
    assert [(one.identifier_id, one.role) for one in waiting()] == [(hall, "home"), (hall, "ship_to")]
    classify(hall, HubClass.DEPOT, "ship_to")
    assert [(one.identifier_id, one.role) for one in waiting()] == [(hall, "home")]


def test_what_is_known_of_a_value_is_of_whole_persons(
    database: Database, tell: Tell, identify: Identify, tmp_path: Path
) -> None:
    sent = Shipment("A-2", "desk", identify("home", HALL), hiring_company="Acme")
    tell(
        ("login-1", "ip", NETWORK, "2026-01-01"),
        ("login-2", "ip", NETWORK, "2026-01-31"),
        Alias("login-1", "A-1", "hr"),
        Alias("login-2", "A-2", "hr"),
        Record("A-1", "ats", name="Ana Reyes", university="State U"),
        ("A-1", "ship_to", HALL),
        ("A-2", "ship_to", HALL),
        Application("A-2", "ats", application_id="1", applied_at=Moment(NOON)),
        sent,
    )
    [network] = read_busy_values(database, [identify("ip", NETWORK).identifier_id], reference_lists(tmp_path))
    assert (network.persons, network.days) == (2, 31)
    assert {(one.person_id, one.name, one.university) for one in network.holders} == {
        ("A-1", "Ana Reyes", "State U"),
        ("A-2", None, None),
    }
    [hall] = network.shared
    assert (hall.kind, hall.degree, hall.person_ids, hall.sent_by) == (
        "address",
        2,
        frozenset({"A-1", "A-2"}),
        frozenset({"acme"}),
    )


def test_a_house_is_known_by_its_units(database: Database, tell: Tell, identify: Identify, tmp_path: Path) -> None:
    tell(
        ("A-1", "home", HALL),
        *((f"B-{unit}", "home", f"1 Main St Apt {unit}, Springfield, IL 62701") for unit in range(1, 4)),
        ("B-1", "ship_to", "1 Main St Apt 1, Springfield, IL 62701"),
    )
    [hall] = read_busy_values(database, [identify("home", HALL).identifier_id], reference_lists(tmp_path))
    assert (hall.role, hall.unit, hall.units, hall.units_sent_to) == ("home", None, 3, 1)


def test_of_what_too_many_share_only_the_count_is_read(
    database: Database, phone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.hubs.read.MOST_HOLDERS", 11)
    [value] = read_busy_values(database, [phone], reference_lists(tmp_path))
    assert (value.persons, value.holders, value.shared) == (12, (), ())


def test_a_list_of_ones_own_changes_the_proposal(phone: str, tell: Tell, database: Database, tmp_path: Path) -> None:
    tell(*((f"A-{number:02}", "ip", NETWORK) for number in range(15)))
    (tmp_path / "lists").mkdir()
    own = "# list: own_networks\n# source: IT\n# licence: ours\n# date: 2026-01-31\n\n8.8.8.0/24\n"
    (tmp_path / "lists" / "networks.txt").write_text(own, encoding="utf-8")
    [network, _] = unclassified(database, reference_lists(tmp_path), DAY)
    assert network.proposal.hub_class is HubClass.DEPOT
