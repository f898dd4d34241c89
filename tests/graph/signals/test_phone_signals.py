from collections.abc import Callable

import pytest

from graph.facts.model import Record

Tell = Callable[..., None]
Fired = Callable[[str], list[str]]
Named = Callable[[str, str], Record]
PHONE = "(202) 555-0143"


def test_a_north_american_number_with_plus_one_is_odd(tell: Tell, fired: Fired) -> None:
    tell(("A-1", "phone", "+1 202-555-0143"))
    assert fired("odd_phone_prefix") == ["A-1"]


@pytest.mark.parametrize("raw", ["1-202-555-0143", "(202) 555-0143", "202-555-0143 x12", "+44 20 7946 0958"])
def test_a_number_as_people_at_home_write_it_and_one_from_abroad_are_not_odd(
    tell: Tell, fired: Fired, raw: str
) -> None:
    tell(("A-1", "phone", raw))
    assert fired("odd_phone_prefix") == []


@pytest.mark.parametrize("raw", ["+1(1)2025550143", "(202 555-0143", "20-25-55-01-43", "(123) 234-5678"])
def test_a_number_that_nobody_there_would_write_so_is_badly_formatted(tell: Tell, fired: Fired, raw: str) -> None:
    tell(("A-1", "phone", raw))
    assert fired("badly_formatted_phone") == ["A-1"]


@pytest.mark.parametrize("raw", ["Cell: (202) 555-0143", "202.555.0143 ext. 5", "+44 (0)20 7946 0958", "2025550143"])
def test_labels_extensions_and_customs_of_other_countries_are_well_formatted(
    tell: Tell, fired: Fired, raw: str
) -> None:
    tell(("A-1", "phone", raw))
    assert fired("badly_formatted_phone") == []


def test_two_strangers_with_one_phone_share_it(tell: Tell, fired: Fired, named: Named) -> None:
    tell(named("A-1", "Ana Diaz"), named("A-2", "Ben Lee"), ("A-1", "phone", PHONE), ("A-2", "phone", PHONE))
    assert fired("shared_phone") == ["A-1", "A-2"]


def test_who_lives_together_and_who_applies_again_does_not_share_a_phone(
    tell: Tell, fired: Fired, named: Named
) -> None:
    home = "12 Elm St, Chicago, IL 60601"
    tell(*(named(each, name) for each, name in (("A-1", "Ana Diaz"), ("A-2", "Ben Lee"), ("A-3", "ana diaz"))))
    tell(*((each, "phone", PHONE) for each in ("A-1", "A-2", "A-3")), ("A-1", "home", home), ("A-2", "home", home))
    tell(("A-3", "home", home))
    assert fired("shared_phone") == []


def test_a_crowd_does_not_share_a_phone(tell: Tell, fired: Fired, named: Named) -> None:
    crowd = [f"A-{number}" for number in range(11)]
    tell(*(named(each, f"Name {each}") for each in crowd), *((each, "phone", PHONE) for each in crowd))
    assert fired("shared_phone") == []


def test_a_phone_of_another_state_than_the_home_is_told(tell: Tell, fired: Fired) -> None:
    tell(("A-1", "phone", "(312) 555-0143"), ("A-1", "home", "12 Elm St, Albany, NY 12207"))
    assert fired("area_code_elsewhere") == ["A-1"]


@pytest.mark.parametrize(
    ("phones", "homes"),
    [
        (["(312) 555-0143", "(518) 555-0143"], ["12 Elm St, Albany, NY 12207"]),
        (["(312) 555-0143"], ["12 Elm St, Albany, NY 12207", "3 Oak St, Chicago, IL 60601"]),
        (["(800) 234-5678"], ["12 Elm St, Albany, NY 12207"]),
        (["+44 20 7946 0958"], ["12 Elm St, Albany, NY 12207"]),
        (["(312) 555-0143"], ["10 Downing Street, London SW1A 2AA, United Kingdom"]),
    ],
    ids=["a phone of the state as well", "moved from there", "no area", "foreign phone", "foreign home"],
)
def test_a_phone_that_can_be_explained_is_not_of_another_state(
    tell: Tell, fired: Fired, phones: list[str], homes: list[str]
) -> None:
    tell(*(("A-1", "phone", phone) for phone in phones), *(("A-1", "home", home) for home in homes))
    assert fired("area_code_elsewhere") == []
