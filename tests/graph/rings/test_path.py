from collections.abc import Callable

from graph.database import Database
from graph.facts.model import Alias
from graph.identifiers.canonical import Canonical
from graph.rings.path import find_path

Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]
PHONE, MAILBOX, NETWORK = "(202) 555-0143", "desk.four@example.org", "8.8.4.4"


def test_two_hang_together_through_values_and_the_one_between(
    database: Database, tell: Tell, identify: Identify
) -> None:
    tell(("A-1", "phone", PHONE), ("A-2", "phone", PHONE), ("A-2", "email", MAILBOX), ("A-3", "email", MAILBOX))
    path = find_path(database, "A-1", "A-3")
    assert path is not None
    phone, mailbox = identify("phone", PHONE).identifier_id, identify("email", MAILBOX).identifier_id
    assert path.path == ("A-1", phone, "A-2", mailbox, "A-3")
    assert path.hops == 2
    assert {(link.applicant_id, link.identifier_id) for link in path.links} == {
        ("A-1", phone),
        ("A-2", phone),
        ("A-2", mailbox),
        ("A-3", mailbox),
    }
    assert not path.through_crowd


def test_those_who_share_nothing_do_not_hang_together(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE), ("A-2", "email", MAILBOX))
    assert find_path(database, "A-1", "A-2") is None
    assert find_path(database, "A-1", "nobody") is None


def test_placeholders_lead_nowhere(database: Database, tell: Tell) -> None:
    tell(("A-1", "ip", "10.0.0.1"), ("A-2", "ip", "10.0.0.1"))
    assert find_path(database, "A-1", "A-2") is None


def test_a_longer_way_through_few_is_better_than_a_short_one_through_a_crowd(database: Database, tell: Tell) -> None:
    tell(*((f"B-{number}", "ip", NETWORK) for number in range(24)))
    tell(("B-1", "phone", PHONE), ("B-2", "phone", PHONE), ("B-2", "email", MAILBOX), ("B-3", "email", MAILBOX))
    around, straight = find_path(database, "B-1", "B-3"), find_path(database, "B-1", "B-4")
    assert around is not None
    assert straight is not None
    assert (around.hops, around.through_crowd) == (2, False)
    assert (straight.hops, straight.through_crowd) == (1, True)


def test_of_two_ways_the_one_through_the_rarer_value_is_shown(
    database: Database, tell: Tell, identify: Identify
) -> None:
    tell(*((each, "phone", PHONE) for each in ("A-1", "A-2", "A-3", "A-4")))
    tell(("A-1", "email", MAILBOX), ("A-2", "email", MAILBOX))
    path = find_path(database, "A-1", "A-2")
    assert path is not None
    assert path.path[1] == identify("email", MAILBOX).identifier_id


def test_aliases_are_part_of_the_way(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE), ("login.two", "phone", PHONE), Alias("A-2", "login.two", "hr"))
    path = find_path(database, "A-1", "A-2")
    assert path is not None
    assert path.path[-2:] == ("login.two", "A-2")


def test_everybody_hangs_together_with_themselves(database: Database) -> None:
    path = find_path(database, "A-1", "A-1")
    assert path is not None
    assert path.path == ("A-1",)


def test_a_way_may_lead_through_a_building_whose_unit_one_of_them_left_out(database: Database, tell: Tell) -> None:
    tell(
        ("A-1", "home", "123 Main St Apt 4, Springfield, IL 62704"),
        ("A-2", "home", "123 Main St, Springfield, IL 62704"),
    )
    path = find_path(database, "A-1", "A-2")
    assert path is not None
    assert path.hops == 1
    assert {link.raw for link in path.links} == {
        ("123 Main St Apt 4, Springfield, IL 62704",),
        ("123 Main St, Springfield, IL 62704",),
    }
