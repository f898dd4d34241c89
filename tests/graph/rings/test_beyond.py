from collections.abc import Callable

from graph.database import Database
from graph.facts.model import Alias
from graph.identifiers.canonical import Canonical
from graph.rings.beyond import MOST, beyond_person, beyond_value

Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]
PHONE, MAILBOX, NETWORK = "(202) 555-0143", "desk.four@example.org", "8.8.4.4"


def test_who_else_has_a_value_is_counted_and_shown_with_their_use_of_it(
    database: Database, tell: Tell, identify: Identify
) -> None:
    tell(*((each, "phone", PHONE) for each in ("A-1", "A-2", "A-3")))
    phone = identify("phone", PHONE).identifier_id
    found = beyond_value(database, phone, ["A-1"])
    assert found.total == 2
    assert [one.applicant_id for one in found.applicants] == ["A-2", "A-3"]
    assert [use.raw for one in found.applicants for use in one.evidence] == [(PHONE,), (PHONE,)]


def test_the_last_seen_come_first(database: Database, tell: Tell, identify: Identify) -> None:
    tell(("A-1", "phone", PHONE, "2026-01-01"), ("A-2", "phone", PHONE, "2026-03-01"), ("A-3", "phone", PHONE))
    found = beyond_value(database, identify("phone", PHONE).identifier_id, [])
    assert [one.applicant_id for one in found.applicants] == ["A-2", "A-1", "A-3"]


def test_of_a_crowd_some_are_shown_and_all_are_counted(database: Database, tell: Tell, identify: Identify) -> None:
    tell(*((f"B-{number}", "ip", NETWORK) for number in range(60)))
    found = beyond_value(database, identify("ip", NETWORK).identifier_id, ["B-1", "B-2", "nobody"])
    assert found.total == 58
    assert len(found.applicants) == MOST


def test_a_known_person_is_not_found_under_another_id(database: Database, tell: Tell, identify: Identify) -> None:
    tell(
        ("A-1", "phone", PHONE), ("login.one", "phone", PHONE), ("A-2", "phone", PHONE), Alias("A-1", "login.one", "hr")
    )
    found = beyond_value(database, identify("phone", PHONE).identifier_id, ["A-1"])
    assert (found.total, [one.applicant_id for one in found.applicants]) == (1, ["A-2"])


def test_what_else_a_person_shares_begins_with_the_rarest(database: Database, tell: Tell, identify: Identify) -> None:
    tell(
        *((each, "phone", PHONE) for each in ("A-1", "A-2", "A-3")),
        ("A-1", "email", MAILBOX),
        ("A-2", "email", MAILBOX),
    )
    tell(("A-1", "ip", NETWORK))
    found = beyond_person(database, "A-1", [])
    assert [value.value for value in found.identifiers] == [MAILBOX, identify("phone", PHONE).value]
    assert found.total == 2
    assert {(one.applicant_id, len(one.evidence)) for one in found.applicants} == {("A-1", 2)}
    assert beyond_person(database, "A-1", [value.id for value in found.identifiers]).total == 0


def test_nothing_lies_beyond_what_is_not_there(database: Database) -> None:
    assert beyond_value(database, "phone:0000000000000000", []).total == 0
    assert beyond_person(database, "nobody", []).total == 0
