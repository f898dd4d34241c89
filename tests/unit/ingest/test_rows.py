import pickle

import pytest

from graph.identifiers.canonical import AddressParts
from ingest.rows import CanonicalRow


def row(**values: str | tuple[str, ...]) -> CanonicalRow:
    return CanonicalRow(2, "addresses", values)


def test_a_one_line_address_stays_one_line_beside_a_country() -> None:
    found = row(address=("12 Elm St, Chicago",), country="US")
    assert found.addresses() == ("12 Elm St, Chicago",)
    assert found.country == "US"


def test_parts_make_one_address() -> None:
    found = row(street="12 Elm St", unit="4", city="Chicago", country="US")
    assert found.addresses() == (AddressParts("12 Elm St", "4", "Chicago", country="US"),)


@pytest.mark.parametrize("beside", [{"city": "Chicago"}, {"postal_code": "60601"}, {"unit": "4"}])
def test_an_address_beside_a_city_code_or_unit_that_it_does_not_name_is_the_street(beside: dict[str, str]) -> None:
    assert row(address=("12 Elm St",), **beside).addresses() == (AddressParts("12 Elm St", **beside),)


def test_an_address_that_already_names_its_city_is_whole() -> None:
    assert row(address=("12 Elm St, Chicago",), city="chicago").addresses() == ("12 Elm St, Chicago",)


def test_several_addresses_stay_several() -> None:
    assert row(address=("12 Elm St", "5 Oak Ave")).addresses() == ("12 Elm St", "5 Oak Ave")


def test_a_row_without_an_address_has_none() -> None:
    assert row(country="US").addresses() == ()


def test_a_row_can_be_sent_to_another_process() -> None:
    sent = row(phone=("1", "2"), name="Dana")
    assert pickle.loads(pickle.dumps(sent)) == sent
    assert (sent.several("phone"), sent.text("name"), sent.text("degree")) == (("1", "2"), "Dana", None)
