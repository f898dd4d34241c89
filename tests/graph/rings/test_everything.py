from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from graph.database import Database
from graph.facts.model import Alias, Application, Record, Shipment
from graph.identifiers.canonical import Canonical
from graph.rings.model import StoredRing
from graph.rings.stored.listing import stored_rings
from graph.rings.stored.refresh import refresh

Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]
NOW = datetime(2026, 10, 1, tzinfo=UTC)
PHONES = [f"(202) 555-01{number}" for number in range(10, 90)]
MAILBOX, HOUSE, HOME = (
    "desk.four@example.org",
    "123 Main St, Springfield, IL 62704",
    "123 Main St Apt 4, Springfield, IL 62704",
)
RING = (
    ("A-1", "phone", PHONES[0], "2026-01-05"),
    ("A-2", "phone", PHONES[0], "2026-02-05"),
    ("A-2", "email", MAILBOX),
    ("A-3", "email", MAILBOX),
    ("A-3", "home", HOME),
    ("A-4", "ship_to", HOME, "2026-03-05"),
)


def find_rings(database: Database, min_size: int = 4, min_strength: float = 0.0) -> list[StoredRing]:
    refresh(database, NOW)
    return stored_rings(database, min_size, min_strength)


def named(applicant_ids: Iterable[str]) -> list[Record]:
    return [Record(each, "ats", name=f"Name{each} Surname{each}") for each in applicant_ids]


def among(people: Iterable[str], role: str, raw: str) -> list[tuple[str, str, str]]:
    return [(person, role, raw) for person in people]


NAMES = named(f"A-{number}" for number in range(1, 5))
CROWD = [f"C-{number:02}" for number in range(24)]


def test_an_empty_graph_has_no_rings(database: Database) -> None:
    assert find_rings(database) == []


def test_a_ring_is_listed_with_its_evidence_and_times(database: Database, tell: Tell) -> None:
    tell(*RING, *NAMES)
    [ring] = find_rings(database)
    assert ring.members == ("A-1", "A-2", "A-3", "A-4")
    assert ring.size == 4
    assert sorted((one.kind, one.degree, one.members) for one in ring.evidence) == [
        ("address", 2, 2),
        ("email", 2, 2),
        ("phone", 2, 2),
    ]
    assert ring.first_seen_at == datetime(2026, 1, 5, tzinfo=UTC)
    assert ring.last_seen_at == datetime(2026, 3, 5, tzinfo=UTC)


def test_a_ring_says_in_words_why_it_is_one(database: Database, tell: Tell) -> None:
    tell(*RING, *NAMES)
    [ring] = find_rings(database)
    assert ring.reasons[0] == ("4 persons are tied in 3 separate ways: they share 1 address, 1 mailbox and 1 phone.")
    assert ring.weak_points[0].separates == 2


def test_households_and_re_applicants_are_not_rings(database: Database, tell: Tell) -> None:
    family = [(f"F-{number}", role, raw) for number in range(6) for role, raw in (("home", HOME), ("phone", PHONES[1]))]
    again = [
        (f"R-{number}", role, raw) for number in range(5) for role, raw in (("email", MAILBOX), ("phone", PHONES[2]))
    ]
    tell(*family, *again, *(Record(f"R-{number}", "ats", name="Ana Silva") for number in range(5)))
    assert find_rings(database) == []


def test_an_office_that_sends_many_through_one_phone_and_one_mailbox_is_not_a_ring(
    database: Database, tell: Tell
) -> None:
    tell(*among(CROWD, "phone", PHONES[1]), *among(CROWD, "email", MAILBOX), *among(CROWD, "home", HOME), *named(CROWD))
    assert find_rings(database) == []


def test_a_depot_is_not_a_ring_but_a_home_of_as_many_who_share_phones_is(database: Database, tell: Tell) -> None:
    tell(*among(CROWD, "ship_to", HOUSE), *named(CROWD))
    assert find_rings(database) == []
    phones = [fact for n in range(16) for fact in among((CROWD[n], CROWD[n + 1], CROWD[n + 7]), "phone", PHONES[n])]
    tell(*phones)
    [ring] = find_rings(database)
    assert ring.members == tuple(CROWD)
    assert ("address", 24, 24) in [(one.kind, one.degree, one.members) for one in ring.evidence]


def test_placeholders_tie_nobody(database: Database, tell: Tell) -> None:
    tell(*(fact for fact in RING if fact[1] != "email"), *among(("A-2", "A-3"), "email", "none@none.com"), *NAMES)
    assert find_rings(database) == []


def test_a_home_is_one_whether_its_only_known_unit_is_written_or_not(database: Database, tell: Tell) -> None:
    tell(*RING[:-1], ("A-4", "ship_to", HOUSE), *NAMES)
    [ring] = find_rings(database)
    assert ring.members == ("A-1", "A-2", "A-3", "A-4")
    assert [(one.degree, one.members) for one in ring.evidence if one.kind == "address"] == [(2, 2)]
    tell(("N-1", "home", HOME.replace("Apt 4", "Apt 5")))
    assert find_rings(database) == []


def test_a_number_handed_on_after_years_ties_nobody(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONES[0], "2022-01-05"), *RING[1:], *NAMES)
    assert find_rings(database) == []


def test_one_whom_a_company_blocked_tips_the_scales(database: Database, tell: Tell) -> None:
    trio = ("A-1", "A-2", "A-3"), ("B-1", "B-2", "B-3")
    facts = [*among(trio[0], "phone", PHONES[0]), *among(trio[1], "phone", PHONES[1])]
    tell(
        *facts, *among(("A-3", "B-1"), "email", MAILBOX), *named((*trio[0], *trio[1], *(f"S-{n}" for n in range(150))))
    )
    assert find_rings(database) == []
    tell(Application("A-1", "ats", "1", status="blocked"))
    [ring] = find_rings(database)
    assert ring.size == 6
    assert "stopped on suspicion of fraud" in ring.reasons[-1]


def test_three_companies_that_sent_equipment_to_one_home_tip_the_scales(
    database: Database, tell: Tell, identify: Identify
) -> None:
    people = ("A-1", "A-2", "A-3", "A-4")
    tell(*among(people, "ship_to", HOME), *among(people[:2], "phone", PHONES[0]), *named(people))
    tell(*among(people[2:], "phone", PHONES[1]))
    sent = [
        Shipment(person, "desk", identify("ship_to", HOME), hiring_company=company)
        for person, company in zip(people, ("Fictiva", "FICTIVA", "Mockwell", "Mythica"), strict=True)
    ]
    tell(*sent)
    [ring] = find_rings(database)
    assert ring.reasons[-1] == "3 companies sent equipment to one address that most of them share."


def test_a_victim_whose_name_and_home_are_used_stands_beside_the_ring(database: Database, tell: Tell) -> None:
    other_home = "9 Oak Ave, Dover, DE 19901"
    tell(*RING, *NAMES[1:], *among(("A-1", "A-3"), "phone", PHONES[1]), *among(("A-1", "V-1"), "home", other_home))
    tell(Record("A-1", "ats", name="Sam Sample"), Record("V-1", "ats", name="SAMPLE Sam"))
    [ring] = find_rings(database)
    assert (ring.members, ring.beside) == (("A-1", "A-2", "A-3", "A-4"), ("V-1",))


def test_ids_of_one_person_count_once(database: Database, tell: Tell) -> None:
    tell(*RING, *NAMES, Alias("A-4", "A-3", "hr"))
    assert find_rings(database) == []
    tell(("A-5", "phone", PHONES[1]), ("A-4", "phone", PHONES[1]), Record("A-5", "ats", name="Name5 Surname5"))
    [ring] = find_rings(database)
    assert (ring.size, ring.members) == (4, ("A-1", "A-2", "A-3", "A-4", "A-5"))


def test_rings_with_people_inside_come_first(database: Database, tell: Tell) -> None:
    other = [
        (f"B-{applicant[2:]}", role, raw.replace("0110", "0111").replace("desk", "door").replace("Apt 4", "Apt 5"))
        for applicant, role, raw, *_ in RING
    ]
    tell(*RING, *NAMES, *other, Application("B-2", "ats", "1", status="hired"))
    first, second = find_rings(database)
    assert (first.hired, second.hired) == (("B-2",), ())


def test_small_or_weak_rings_can_be_left_out(database: Database, tell: Tell) -> None:
    tell(*RING, *NAMES)
    [ring] = find_rings(database)
    assert find_rings(database, min_size=5) == []
    assert find_rings(database, min_strength=ring.strength + 0.01) == []
    assert find_rings(database, min_size=4, min_strength=ring.strength) == [ring]
