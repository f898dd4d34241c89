from collections.abc import Callable
from datetime import UTC, datetime

from graph.database import Database
from graph.facts.model import Alias, Application, Record
from graph.rings.everything import find_rings

Tell = Callable[..., None]
PHONES = [f"(202) 555-01{number}" for number in range(10, 40)]
MAILBOX, HOME = "desk.four@example.org", "123 Main St Apt 4, Springfield, IL 62704"
RING = (
    ("A-1", "phone", PHONES[0], "2026-01-05"),
    ("A-2", "phone", PHONES[0], "2026-02-05"),
    ("A-2", "email", MAILBOX),
    ("A-3", "email", MAILBOX),
    ("A-3", "home", HOME),
    ("A-4", "ship_to", HOME, "2026-03-05"),
)
NAMES = tuple(Record(f"A-{number}", "ats", name=f"Name{number} Surname{number}") for number in range(1, 5))


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


def test_households_and_re_applicants_are_not_rings(database: Database, tell: Tell) -> None:
    family = [(f"F-{number}", role, raw) for number in range(3) for role, raw in (("home", HOME), ("phone", PHONES[1]))]
    again = [
        (f"R-{number}", role, raw) for number in range(5) for role, raw in (("email", MAILBOX), ("phone", PHONES[2]))
    ]
    tell(*family, *again, *(Record(f"R-{number}", "ats", name="Ana Silva") for number in range(5)))
    assert find_rings(database) == []


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
