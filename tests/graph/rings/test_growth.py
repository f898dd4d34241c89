import random
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

import pytest

from graph.database import Database
from graph.facts.model import Alias, Application, Moment, Record
from graph.identifiers.canonical import Canonical
from graph.rings.growth import Limits, find_ring
from graph.rings.model import Ring
from graph.rings.signals import with_signals
from graph.rings.stored.listing import stored_rings
from graph.rings.stored.refresh import refresh

Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]

PHONE, OTHER_PHONE, MAILBOX = "(202) 555-0143", "(202) 555-0177", "desk.four@example.org"
HOME = "123 Main St Apt 4, Springfield, IL 62704"
HOUSE = "123 Main St, Springfield, IL 62704"
OFFICE_NETWORK = "8.8.4.4"
CROWD = [f"C-{number:02}" for number in range(24)]
PHONES = [f"(202) 555-01{number}" for number in range(10, 40)]
SMALL_RING = (
    ("A-1", "phone", PHONE, "2026-01-05"),
    ("A-2", "phone", "+1 202.555.0143", "2026-02-01"),
    ("A-2", "phone", "12025550143", "2026-01-01"),
    ("A-2", "email", MAILBOX, "2026-02-01"),
    ("A-3", "email", "Desk.Four@Example.org", "2026-02-03"),
    ("A-3", "home", HOME, "2026-02-03"),
    ("A-4", "ship_to", "123 MAIN STREET, APARTMENT 4, Springfield IL 62704", "2026-03-01"),
)


def ring_of(database: Database, applicant_id: str, **limits: object) -> Ring:
    ring = find_ring(database, applicant_id, Limits(**limits))  # type: ignore[arg-type]  # whatever a test varies
    assert ring is not None
    return ring


def ids(ring: Ring) -> list[str]:
    return [member.applicant_id for member in ring.members]


def test_nobody_has_a_ring_without_an_applicant(database: Database) -> None:
    assert find_ring(database, "A-1") is None


def test_an_applicant_who_shares_nothing_is_a_ring_of_one(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE))
    ring = ring_of(database, "A-1")
    assert ids(ring) == ["A-1"]
    assert (ring.identifiers, ring.links, ring.left_out.applicants, ring.truncated) == ((), (), 0, False)


def test_the_ring_is_found_through_phone_mailbox_and_one_address_as_home_and_ship_to(
    database: Database, tell: Tell, identify: Identify
) -> None:
    tell(*SMALL_RING)
    ring = ring_of(database, "A-1")
    assert ids(ring) == ["A-1", "A-2", "A-3", "A-4"]
    values = [identify(role, raw).identifier_id for role, raw in (("phone", PHONE), ("email", MAILBOX), ("home", HOME))]
    assert ring.members[-1].path == ("A-1", values[0], "A-2", values[1], "A-3", values[2], "A-4")
    assert [member.hops for member in ring.members] == [0, 1, 2, 3]
    assert {identifier.id: identifier.degree for identifier in ring.identifiers} == dict.fromkeys(values, 2)


def test_every_link_names_its_written_forms_sources_and_times(
    database: Database, tell: Tell, identify: Identify
) -> None:
    tell(*SMALL_RING)
    phone = identify("phone", PHONE).identifier_id
    [link] = [one for one in ring_of(database, "A-1").links if (one.applicant_id, one.identifier_id) == ("A-2", phone)]
    assert (link.role, link.raw, link.sources) == ("phone", ("+1 202.555.0143", "12025550143"), ("ats",))
    assert link.first_seen_at == datetime(2026, 1, 1, tzinfo=UTC)
    assert link.last_seen_at == datetime(2026, 2, 1, tzinfo=UTC)
    assert 0 < link.strength <= 1


def among(people: Iterable[str], role: str, raw: str) -> list[tuple[str, str, str]]:
    return [(person, role, raw) for person in people]


def test_a_network_of_many_is_not_crossed_and_is_said_with_its_count(
    database: Database, tell: Tell, identify: Identify
) -> None:
    tell(*among(CROWD, "ip", OFFICE_NETWORK))
    ring = ring_of(database, "C-07")
    assert ids(ring) == ["C-07"]
    [left_out] = ring.left_out.identifiers
    assert (left_out.id, left_out.degree) == (identify("ip", OFFICE_NETWORK).identifier_id, 24)
    assert left_out.reason == "shared by 24 persons: behind a network of so many strangers meet"
    assert [(link.identifier_id, link.raw, link.strength) for link in ring.links] == [(left_out.id, ("8.8.4.4",), 0.0)]


def test_a_depot_is_not_crossed_and_a_farm_as_large_is(database: Database, tell: Tell, identify: Identify) -> None:
    tell(*among(CROWD, "ship_to", HOME))
    depot = ring_of(database, "C-07")
    assert ids(depot) == ["C-07"]
    assert depot.left_out.identifiers[0].reason.startswith("shared by 24 persons, too few of whom share anything else")
    tell(*(fact for place in range(6) for fact in among(CROWD[2 * place : 2 * place + 2], "phone", PHONES[place])))
    farm = ring_of(database, "C-07")
    assert sorted(ids(farm)) == CROWD
    assert farm.why[identify("home", HOME).identifier_id] == (
        "24 people share this address; 12 of them share a number with another."
    )
    assert farm.left_out.identifiers == ()


def test_what_the_witnesses_share_under_another_of_their_ids_counts(database: Database, tell: Tell) -> None:
    tell(*among(CROWD, "ship_to", HOME), *(Alias(each, f"login {each}", "hr") for each in CROWD))
    logins = [f"login {each}" for each in CROWD]
    tell(*(fact for place in range(6) for fact in among(logins[2 * place : 2 * place + 2], "phone", PHONES[place])))
    assert {member.person_id for member in ring_of(database, "C-20").members} == set(CROWD)


def test_who_shares_nothing_but_a_network_is_no_member_and_it_says_so(database: Database, tell: Tell) -> None:
    tell(*SMALL_RING, *among(("A-1", "B-1"), "ip", OFFICE_NETWORK))
    ring = ring_of(database, "A-1")
    assert "B-1" not in ids(ring)
    assert [one.reason for one in ring.left_out.identifiers] == [
        "behind it are people who share nothing else: strangers meet behind a network"
    ]


def test_a_network_that_most_of_a_knot_uses_brings_in_who_else_does(database: Database, tell: Tell) -> None:
    tell(*SMALL_RING, *among(("A-1", "A-2", "B-1"), "ip", OFFICE_NETWORK))
    assert set(ids(ring_of(database, "A-1"))) == {"A-1", "A-2", "A-3", "A-4", "B-1"}
    assert set(ids(ring_of(database, "B-1"))) == {"A-1", "A-2", "A-3", "A-4", "B-1"}


def test_a_victim_whose_name_and_home_are_used_stands_beside(database: Database, tell: Tell) -> None:
    other_home = "9 Oak Ave, Dover, DE 19901"
    tell(*SMALL_RING, *among(("A-1", "A-3"), "phone", OTHER_PHONE), *among(("A-1", "V-1"), "home", other_home))
    tell(Record("A-1", "ats", name="Sam Sample"), Record("V-1", "ats", name="SAMPLE Sam"))
    ring = ring_of(database, "A-2")
    assert set(ids(ring)) == {"A-1", "A-2", "A-3", "A-4"}
    [beside] = ring.beside
    assert (beside.applicant_id, beside.name) == ("V-1", "SAMPLE Sam")
    assert beside.reason.startswith("shares nothing but a home with the ring")
    assert [one.reason for one in ring.left_out.identifiers] == ["who else uses it stands beside the ring"]


def test_a_household_behind_a_recycled_number_stands_beside(database: Database, tell: Tell) -> None:
    family, home = ("F-1", "F-2", "F-3"), "9 Oak Ave, Dover, DE 19901"
    tell(*SMALL_RING, *among(family, "home", home), *among(family, "ip", OFFICE_NETWORK))
    tell(*among(("A-1", "F-1"), "phone", OTHER_PHONE))
    ring = ring_of(database, "A-1")
    assert ids(ring) == ["A-1", "A-2", "A-3", "A-4"]
    assert {one.applicant_id for one in ring.beside} == set(family)


def test_a_household_alone_is_shown_as_what_it_is(database: Database, tell: Tell) -> None:
    tell(*among(("F-1", "F-2", "F-3"), "home", HOME), *among(("F-1", "F-2", "F-3"), "ip", OFFICE_NETWORK))
    ring = ring_of(database, "F-1")
    assert (set(ids(ring)), ring.beside) == ({"F-1", "F-2", "F-3"}, ())
    assert max(member.strength for member in ring.members[1:]) < 0.5


def test_two_rings_that_touch_by_one_value_stay_two(database: Database, tell: Tell) -> None:
    other = [
        (f"B-{applicant[2:]}", role, raw.replace("0143", "0144").replace("Four", "five").replace("four", "five"))
        for applicant, role, raw, *_ in SMALL_RING[:5]
    ]
    knit = [
        *among(("A-1", "A-3"), "phone", PHONES[0]),
        *among(("B-1", "B-3"), "phone", PHONES[1]),
        *among(("B-1", "B-4"), "phone", PHONES[2]),
        *among(("B-3", "B-4"), "home", "9 Oak Ave, Dover, DE 19901"),
    ]
    tell(*SMALL_RING, *other, *knit, *among(("A-1", "B-1"), "phone", OTHER_PHONE))
    ring = ring_of(database, "A-1")
    assert set(ids(ring)) == {"A-1", "A-2", "A-3", "A-4"}
    assert [one.reason for one in ring.left_out.identifiers] == [
        "who else uses it belongs to a group that holds together by itself and only touches this one"
    ]


@pytest.mark.parametrize(("role", "raw"), [("phone", "000-000-0000"), ("email", "test@test.com"), ("ip", "10.0.0.1")])
def test_a_placeholder_never_links(database: Database, tell: Tell, role: str, raw: str) -> None:
    tell(("A-1", role, raw), ("A-2", role, raw))
    ring = ring_of(database, "A-1")
    assert ids(ring) == ["A-1"]
    assert ring.left_out.identifiers == ()


def test_any_id_of_a_person_finds_the_same_ring(database: Database, tell: Tell) -> None:
    tell(*SMALL_RING, Alias("A-2", "login.two", "hr"), Alias("emp-77", "login.two", "hr"), ("emp-77", "ip", "8.8.8.8"))
    rings = [ring_of(database, each) for each in ("A-2", "login.two", "emp-77")]
    assert [ring.suspect for ring in rings] == ["A-2", "login.two", "emp-77"]
    assert {frozenset(ids(ring)) for ring in rings} == {frozenset(["A-1", "A-2", "A-3", "A-4", "login.two", "emp-77"])}
    assert {member.strength for ring in rings for member in ring.members if member.person_id == "A-2"} == {1.0}


def test_two_ids_of_one_person_do_not_make_a_shared_value(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE), ("A-9", "phone", PHONE), Alias("A-1", "A-9", "hr"))
    ring = ring_of(database, "A-1")
    assert ids(ring) == ["A-1", "A-9"]
    assert ring.identifiers == ()


def test_the_budget_is_kept_and_what_is_left_out_is_counted(database: Database, tell: Tell) -> None:
    tell(*((f"A-{number:02}", "phone", PHONE) for number in range(8)), *SMALL_RING[3:])
    everyone = ring_of(database, "A-00", min_strength=0)
    assert not everyone.truncated
    for most in (1, 4, len(everyone.members)):
        ring = ring_of(database, "A-00", min_strength=0, max_applicants=most)
        assert ids(ring) == ids(everyone)[:most]
        assert ring.left_out.applicants == len(everyone.members) - most
        assert ring.truncated == (most < len(everyone.members))


def test_a_value_whose_users_are_over_the_budget_says_so(database: Database, tell: Tell) -> None:
    tell(*SMALL_RING)
    [left_out] = ring_of(database, "A-1", max_applicants=1).left_out.identifiers
    assert left_out.reason == "who else uses it is over the limit of applicants"


def test_growth_stops_after_so_many_hops_and_shows_where(database: Database, tell: Tell, identify: Identify) -> None:
    tell(*SMALL_RING)
    ring = ring_of(database, "A-1", max_hops=2)
    assert ids(ring) == ["A-1", "A-2", "A-3"]
    [left_out] = ring.left_out.identifiers
    assert left_out.id == identify("home", HOME).identifier_id
    assert left_out.reason == "who else uses it is linked too weakly or lies too many hops away"


def test_nobody_weaker_than_asked_for_is_shown(database: Database, tell: Tell) -> None:
    tell(*SMALL_RING)
    strengths = [member.strength for member in ring_of(database, "A-1", min_strength=0.5).members]
    assert strengths == [member.strength for member in ring_of(database, "A-1").members if member.strength >= 0.5]


def test_the_ring_of_an_earlier_day_knows_nothing_later(database: Database, tell: Tell) -> None:
    tell(*SMALL_RING)
    assert ids(ring_of(database, "A-1", as_of=date(2026, 1, 31))) == ["A-1", "A-2"]
    assert ids(ring_of(database, "A-1", as_of=date(2026, 2, 28))) == ["A-1", "A-2", "A-3"]
    at_noon = Moment(datetime(2026, 2, 2, 12, tzinfo=UTC))
    links = ring_of(database, "A-1", as_of=at_noon).links
    assert max(link.last_seen_at for link in links if link.last_seen_at) <= at_noon.at


def test_a_crowd_of_today_may_have_been_two_on_the_day(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE, "2026-01-01"), ("A-2", "phone", PHONE, "2026-01-01"))
    tell(*((each, "phone", PHONE, "2026-06-01") for each in CROWD))
    assert ids(ring_of(database, "A-1")) == ["A-1"]
    assert ids(ring_of(database, "A-1", as_of=date(2026, 2, 1))) == ["A-1", "A-2"]


def test_a_farm_of_today_was_not_one_before_its_witnesses_shared_anything(database: Database, tell: Tell) -> None:
    tell(*((each, "ship_to", HOME, "2026-01-01") for each in CROWD))
    tell(*((each, "phone", PHONES[place // 2], "2026-06-01") for place, each in enumerate(CROWD[:12])))
    assert len(ring_of(database, "C-20").members) == 24
    assert ids(ring_of(database, "C-20", as_of=date(2026, 2, 1))) == ["C-20"]


def test_a_member_shows_name_and_how_far_the_applications_went(database: Database, tell: Tell) -> None:
    applied = Application("A-1", "ats", "1", status="applied")
    tell(Record("A-1", "ats", name="Ana"), applied, Application("A-1", "ats", "2", status="hired"))
    [member] = ring_of(database, "A-1").members
    assert (member.name, member.status) == ("Ana", "hired")


def test_the_ring_does_not_depend_on_the_order_in_which_facts_were_told(database: Database, tell: Tell) -> None:
    facts = [
        *SMALL_RING,
        Alias("A-2", "login.two", "hr"),
        Record("A-1", "ats", name="Ana"),
        ("A-9", "phone", OTHER_PHONE),
    ]
    tell(*facts)
    expected = ring_of(database, "A-1")
    for seed in range(3):
        database.write(lambda transaction: transaction.run("MATCH (n) WHERE NOT n:Ringlight DETACH DELETE n"))
        for fact in random.Random(seed).sample(facts, len(facts)):
            tell(fact)
        assert ring_of(database, "A-1") == expected


def test_an_unrelated_applicant_changes_nothing(database: Database, tell: Tell) -> None:
    tell(*SMALL_RING)
    before = ring_of(database, "A-1")
    tell(("Z-1", "phone", OTHER_PHONE), ("Z-2", "phone", OTHER_PHONE), ("Z-2", "home", "9 Elm St, Dover, DE 19901"))
    assert ring_of(database, "A-1") == before


def test_a_unit_left_out_does_not_break_a_ring(database: Database, tell: Tell) -> None:
    tell(("A-1", "home", "123 Main St Apt 4, Springfield, IL 62704"))
    tell(("A-2", "ship_to", "123 Main St, Springfield, IL 62704", "2026-01-05"))
    ring = ring_of(database, "A-1")
    assert ids(ring) == ["A-1", "A-2"]
    [building] = ring.identifiers
    assert building.id.startswith("building:")
    assert {(link.applicant_id, link.identifier_id, link.role) for link in ring.links} == {
        ("A-1", building.id, "home"),
        ("A-2", building.id, "ship_to"),
    }
    assert ids(ring_of(database, "A-2")) == ["A-2", "A-1"]


def test_a_missing_unit_says_nothing_in_a_house_of_several_homes(database: Database, tell: Tell) -> None:
    tell(("A-1", "home", HOME), ("A-2", "home", HOUSE), ("A-3", "home", HOUSE))
    assert set(ids(ring_of(database, "A-2"))) == {"A-1", "A-2", "A-3"}
    tell(("B-1", "home", HOME.replace("Apt 4", "Apt 5")))
    ring = ring_of(database, "A-2")
    assert ids(ring) == ["A-2"]
    assert [one.reason for one in ring.left_out.identifiers] == [
        "a house of 2 known homes, and which of them was left out"
    ]


def test_two_units_of_one_building_are_two_homes(database: Database, tell: Tell) -> None:
    tell(("A-1", "home", "123 Main St Apt 1, Springfield, IL 62704"))
    tell(("A-2", "home", "123 Main St Apt 2, Springfield, IL 62704"))
    assert ids(ring_of(database, "A-1", min_strength=0)) == ["A-1"]


def test_a_building_does_not_join_those_who_wrote_one_unit(database: Database, tell: Tell, identify: Identify) -> None:
    tell(("A-1", "home", HOME), ("A-2", "home", HOME), ("B-1", "home", "123 Main St, Springfield, IL 62704"))
    ring = ring_of(database, "A-1", min_strength=0.5)
    assert ids(ring) == ["A-1", "A-2"]
    assert [identifier.id for identifier in ring.identifiers] == [identify("home", HOME).identifier_id]


def test_the_stored_rings_and_the_signals_of_its_members_are_named(database: Database, tell: Tell) -> None:
    tell(*SMALL_RING, *(Record(each, "ats", name=f"Name{each} Surname{each}") for each in ("A-1", "A-2", "A-3", "A-4")))
    assert ring_of(database, "A-1").ring_ids == ()
    refresh(database, datetime(2026, 6, 1, tzinfo=UTC))
    [stored] = stored_rings(database)
    assert ring_of(database, "A-1").ring_ids == (stored.ring_id,)
    assert ring_of(database, "A-1", as_of=date(2026, 5, 1)).ring_ids == ()
    assert with_signals(database, ring_of(database, "A-1")).signals == stored.signals


def test_who_applied_again_under_the_same_name_is_shown_with_whom_they_lead_to(database: Database, tell: Tell) -> None:
    tell(*among(("A-1", "A-2"), "phone", PHONE), *among(("A-2", "A-3"), "email", MAILBOX))
    tell(*(Record(each, "ats", name="Ana Silva") for each in ("A-1", "A-2")), Record("A-3", "ats", name="Bo Lind"))
    ring = ring_of(database, "A-1")
    assert ids(ring) == ["A-1", "A-2", "A-3"]
    assert len(ring.identifiers) == 2
