import pytest

from graph.errors import UsageError
from graph.identifiers.canonical import Canonical
from graph.identifiers.ip_address import canonical_ip_address
from graph.signals.networks import Countries, countries_of


def country(of: Countries, address: str) -> str | None:
    found = canonical_ip_address(address, None)
    assert isinstance(found, Canonical)
    return of.of(str(found.properties["sort_key"]))


def test_an_address_is_in_the_country_of_its_network_and_nowhere_between_networks() -> None:
    known = countries_of(["198.18.1.0/24 us", "198.18.0.0/24 ca", "2001:db8::/32 de"])
    asked = ("198.18.0.255", "198.18.1.0", "198.18.2.0", "2001:db8:5::1", "2001:db9::1", "9.9.9.9")
    assert [country(known, each) for each in asked] == ["CA", "US", None, "DE", None, None]


def test_an_empty_list_knows_nothing() -> None:
    assert country(countries_of([]), "198.18.0.1") is None


def test_an_entry_that_is_no_network_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="'somewhere' is no network"):
        countries_of(["somewhere us"])
