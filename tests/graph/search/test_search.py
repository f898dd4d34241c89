from collections.abc import Callable

import pytest

from graph.database import Database
from graph.facts.model import Alias, Record
from graph.search.search import Hit, search

Tell = Callable[..., None]
PHONE, MAILBOX, HOME = "(202) 555-0143", "first.last@gmail.com", "123 Main St Apt 4, Springfield, IL 62704"


def found(database: Database, text: str, region: str | None = None) -> list[str]:
    return [hit.applicant_id for hit in search(database, text, region)]


@pytest.mark.parametrize("text", [PHONE, "+1 202-555-0143", "12025550143", "202.555.0143", "tel:+1-202-555-0143"])
def test_a_phone_is_found_in_any_format(database: Database, tell: Tell, text: str) -> None:
    tell(("A-1", "phone", PHONE), ("A-2", "phone", PHONE), ("A-3", "phone", "(202) 555-0177"))
    hits = search(database, text)
    assert [(hit.applicant_id, hit.degree) for hit in hits] == [("A-1", 2), ("A-2", 2)]
    assert hits[0].identifier_id is not None
    assert hits[0].identifier_id.startswith("phone:")


@pytest.mark.parametrize(
    ("role", "raw", "text"),
    [
        ("email", MAILBOX, " FirstLast+jobs@googlemail.com "),
        ("home", HOME, "123 main street, apartment 4, springfield, il 62704"),
        ("ip", "8.8.4.4", "8.8.4.4"),
        ("ip", "8.8.4.4", "8.8.4.0/24"),
        ("handle", "https://www.linkedin.com/in/ana-silva-1", "linkedin.com/in/Ana-Silva-1/"),
    ],
)
def test_any_spelling_of_a_value_finds_it(database: Database, tell: Tell, role: str, raw: str, text: str) -> None:
    tell(("A-1", role, raw))
    assert found(database, text, "US") == ["A-1"]


def test_a_network_finds_who_is_inside_it_and_nobody_else(database: Database, tell: Tell) -> None:
    tell(("A-1", "ip", "8.8.4.4"), ("A-2", "ip", "8.8.4.200"), ("A-3", "ip", "8.8.5.1"))
    assert found(database, "8.8.4.0/24") == ["A-1", "A-2"]
    assert found(database, "8.8.0.0/16") == ["A-1", "A-2", "A-3"]


@pytest.mark.parametrize("between", ["\n", "; ", " ", ", "])
def test_a_pasted_list_finds_what_each_of_its_things_finds(database: Database, tell: Tell, between: str) -> None:
    tell(("A-1001", "email", "one@example.com"), ("A-1002", "ip", "8.8.4.4"), ("A-1003", "phone", PHONE))
    assert sorted(found(database, between.join(["One@example.com", "8.8.4.4", "A-1003", "nobody@example.com"]))) == [
        "A-1001",
        "A-1002",
        "A-1003",
    ]


def test_lines_of_a_pasted_list_may_hold_spaces(database: Database, tell: Tell) -> None:
    tell(("A-1", "phone", PHONE), ("A-2", "home", HOME))
    assert sorted(found(database, f"{PHONE}\n{HOME}", "US")) == ["A-1", "A-2"]


def test_a_part_of_a_name_or_phone_is_no_id_of_somebody_else(database: Database, tell: Tell) -> None:
    tell(Record("37", "ats", name="Ana"), Record("Jordan", "ats", name="Sam"), ("A-1", "phone", PHONE))
    assert found(database, "947 555-01 37") == []


def test_an_id_is_found_and_so_are_the_other_ids_of_that_person(database: Database, tell: Tell) -> None:
    tell(Record("A-1", "ats", name="Ana"), Alias("A-1", "login.one", "hr"))
    assert search(database, "login.one") == [Hit("login.one", None, "login.one"), Hit("A-1", "Ana", "login.one")]


@pytest.mark.parametrize(
    "text", ["jordan whitfield", "Jordan Whitfeild", "WHITFIELD Jordon", "whitf", "Jordán Whitfield"]
)
def test_a_misspelt_name_is_found(database: Database, tell: Tell, text: str) -> None:
    tell(Record("A-1", "ats", name="Jordan Whitfield"), Record("A-2", "ats", name="Sam Okafor"))
    assert found(database, text) == ["A-1"]


def test_the_best_name_comes_first(database: Database, tell: Tell) -> None:
    tell(Record("A-1", "ats", name="Jan Miller"), Record("A-2", "ats", name="Jon Miller"))
    assert found(database, "jon miller")[0] == "A-2"


def test_a_profile_name_does_not_hide_the_people_of_that_name(database: Database, tell: Tell) -> None:
    tell(("A-1", "handle", "https://github.com/miller"), Record("A-2", "ats", name="Jan Miller"))
    assert found(database, "miller") == ["A-1", "A-2"]


def test_a_name_in_another_script_is_found(database: Database, tell: Tell) -> None:
    tell(Record("A-1", "ats", name="王小明"), Record("A-2", "ats", name="Мария Иванова"))
    assert found(database, "王小明") == ["A-1"]
    assert found(database, "иванова мария") == ["A-2"]


def test_a_half_remembered_address_is_found(database: Database, tell: Tell) -> None:
    tell(("A-1", "home", HOME), ("A-2", "home", "9 Elm St, Dover, DE 19901"))
    assert found(database, "123 main 62704") == ["A-1"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "foo[",
        "a AND",
        "/(/",
        '"',
        "\\",
        "* OR *:*",
        "name:x",
        "~",
        "\x00",
        "\ud800",
        "x" * 100_000,
        "🦜",
        "0/0",
    ],
)
def test_no_text_is_an_error(database: Database, tell: Tell, text: str) -> None:
    tell(Record("A-1", "ats", name="Jordan Whitfield"))
    assert search(database, text) == []


def test_no_more_are_returned_than_asked_for(database: Database, tell: Tell) -> None:
    tell(*((f"A-{number}", "phone", PHONE) for number in range(9)))
    hits = search(database, PHONE, limit=4)
    assert len(hits) == 4
    assert {hit.degree for hit in hits} == {9}
