import pytest

from graph.identifiers.address import canonical_address
from graph.identifiers.canonical import AddressParts, Canonical
from graph.identifiers.handle import canonical_github
from graph.upkeep.rekeying.reading import read_again

OLD = "email:0000000000000000"


def test_a_raw_form_is_read_by_the_rules_of_today() -> None:
    today = read_again("email", "D.o.t@gmail.com", None, "d.o.t@gmail.com", OLD)
    assert today is not None
    assert today.value == "dot@gmail.com"


def test_what_is_nothing_to_them_is_nothing() -> None:
    assert read_again("email", "no mailbox at all", None, "x@example.org", OLD) is None


@pytest.mark.parametrize(
    "parts",
    [
        AddressParts("221 Elm Court", "B", "Reno", "NV", "89501", "US"),
        AddressParts("Musterstrasse 5", "", "Berlin", "", "10115", "DE"),
        AddressParts("25 de Mayo 1200", "3 B", "Buenos Aires", "", "C1002ABX", "AR"),
    ],
)
def test_an_address_that_came_in_columns_is_read_as_it_was(parts: AddressParts) -> None:
    before = canonical_address(parts, parts.country)
    assert isinstance(before, Canonical)
    raw = parts.as_written()
    assert read_again("address", raw, parts.country, before.value, before.identifier_id) == before


def test_a_handle_is_read_by_the_column_that_its_value_names() -> None:
    assert read_again("handle", "dana", None, "github:dana", OLD) == canonical_github("dana", None)
