from collections.abc import Callable

import pytest

from graph.database import Database
from graph.decisions.model import Decision, Subject, SubjectKind, Verdict
from graph.decisions.subjects import find_subject
from graph.errors import UsageError
from graph.identifiers.canonical import Canonical
from graph.upkeep.wipe import wipe_facts

NUMBER = "(202) 555-0143"


@pytest.fixture
def phone(tell: Callable[..., None], identify: Callable[[str, str], Canonical]) -> str:
    """The id of a phone that A-1 has."""
    tell(("A-1", "phone", NUMBER), ("A-2", "email", "lee@example.org"))
    return identify("phone", NUMBER).identifier_id


def test_an_id_is_an_applicants_a_values_or_a_links(database: Database, phone: str) -> None:
    assert find_subject(database, "A-1") == Subject(SubjectKind.APPLICANT, "A-1")
    assert find_subject(database, phone) == Subject(SubjectKind.IDENTIFIER, phone)
    link = find_subject(database, f"A-1 {phone}")
    assert link == Subject(SubjectKind.LINK, f"A-1 {phone}")
    assert (link.applicants, link.identifiers) == (("A-1",), (phone,))


@pytest.mark.parametrize("text", ["", " ", "nobody", "phone:0000000000000000", "ring:0000000000000000", "A-1 phone:0"])
def test_what_nobody_has_is_no_subject(database: Database, phone: str, text: str) -> None:
    assert find_subject(database, text) is None


def test_who_does_not_use_a_value_has_no_link_to_it(database: Database, phone: str) -> None:
    assert find_subject(database, f"A-2 {phone}") is None


def test_only_an_address_has_roles(
    database: Database, phone: str, tell: Callable[..., None], identify: Callable[[str, str], Canonical]
) -> None:
    home = "1 Main St, Springfield, IL 62701"
    tell(("A-1", "home", home))
    address = identify("home", home).identifier_id
    assert find_subject(database, address, "home") == Subject(SubjectKind.IDENTIFIER, address, "home")
    with pytest.raises(UsageError, match="Only an address has roles"):
        find_subject(database, phone, "home")


def test_what_was_decided_about_can_be_taken_back_after_the_facts_are_gone(
    database: Database, phone: str, decide_on: Callable[..., Decision]
) -> None:
    decide_on(phone, "agency")
    wipe_facts(database)
    assert find_subject(database, phone) == Subject(SubjectKind.IDENTIFIER, phone)
    assert decide_on(phone, Verdict.REVOKED).verdict == "revoked"
    assert find_subject(database, "A-1") is None
