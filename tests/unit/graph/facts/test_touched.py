"""What of a batch matters to rings."""

from graph.facts.touched import touched_by
from graph.facts.written import Written


def sighting(applicant: str, identifier: str) -> tuple[str, ...]:
    return (applicant, identifier, "HAS_PHONE", "ats", "raw")


def test_a_new_value_matters_where_two_have_it_or_where_it_is_a_home() -> None:
    seen = [sighting("a", "phone:1"), sighting("b", "phone:1"), sighting("c", "phone:2"), sighting("c", "address:3")]
    assert touched_by(Written(relationships=seen)).identifiers == ("address:3", "phone:1")


def test_a_value_that_was_there_matters_and_so_does_one_on_a_watchlist_or_where_equipment_goes() -> None:
    told: list[tuple[str, ...]] = [
        sighting("c", "phone:2"),
        ("NAMES", "entry", "email:4"),
        ("TO", "c", "shipment", "address:5"),
    ]
    touched = touched_by(Written(relationships=told, identifiers=["phone:2"]))
    assert touched.identifiers == ("address:5", "email:4", "phone:2")


def test_an_applicant_of_whom_more_is_said_matters_and_a_new_one_only_through_values() -> None:
    said: list[tuple[str, ...]] = [
        ("CLAIMED", "a", "record"),
        ("CLAIMED", "new", "record"),
        ("SUBMITTED", "b", "application"),
    ]
    written = Written(nodes=[("Applicant", "new")], relationships=said, changed=[("c", "record")])
    assert touched_by(written).applicants == ("a", "b", "c")


def test_that_a_number_was_seen_again_matters_and_that_a_network_was_does_not() -> None:
    written = Written(changed=[sighting("a", "phone:1"), sighting("a", "ip:2")])
    assert touched_by(written).identifiers == ("phone:1",)
