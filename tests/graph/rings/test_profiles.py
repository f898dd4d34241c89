from collections.abc import Callable

from graph.database import Database
from graph.facts.model import Alias
from graph.rings.profiles import profiles

Tell = Callable[..., None]
PHONE, MAILBOX, OTHER = "(202) 555-0143", "desk.four@example.org", "other@example.net"


def test_what_another_has_too_is_marked(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE), ("A-2", "phone", PHONE), ("A-1", "email", MAILBOX), ("A-2", "email", OTHER))
    one, other = profiles(database, ["A-1", "A-2"])
    assert {value.value: value.shared for value in one.values} == {"+12025550143": True, MAILBOX: False}
    assert {value.value: value.shared for value in other.values} == {"+12025550143": True, OTHER: False}


def test_a_person_has_what_all_their_ids_have(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE), ("login.one", "email", MAILBOX), Alias("A-1", "login.one", "hr"))
    [profile] = profiles(database, ["A-1"])
    assert {value.value for value in profile.values} == {"+12025550143", MAILBOX}


def test_who_is_not_there_is_left_out_and_the_order_is_kept(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE), ("A-2", "phone", PHONE))
    assert [one.applicant_id for one in profiles(database, ["A-2", "nobody", "A-1"])] == ["A-2", "A-1"]
