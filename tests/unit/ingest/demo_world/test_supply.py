import ipaddress
from itertools import islice

import phonenumbers
import pytest

from ingest.demo_world.dice import dice
from ingest.demo_world.regions import Region, regions
from ingest.demo_world.supply import Supply

ALL_REGIONS = [region for country in regions().values() for region in country]


def all_phones(region: Region, at_most: int) -> list[str]:
    supply = Supply(ipv6=0)
    return list(islice(iter(lambda: supply.phone(region), None), at_most))


@pytest.mark.parametrize("region", ALL_REGIONS, ids=lambda region: f"{region.country} {region.name}")
def test_no_phone_is_given_out_twice(region: Region) -> None:
    phones = all_phones(region, 2_000)
    assert len(phones) >= 1_000
    assert len(set(phones)) == len(phones)


@pytest.mark.parametrize("region", regions()["US"][:5], ids=lambda region: region.name)
def test_american_numbers_are_those_for_fiction_as_long_as_they_last(region: Region) -> None:
    fictitious = 100 * len(region.phone_patterns)
    assert {phone[5:10] for phone in all_phones(region, fictitious)} == {"55501"}
    assert all(phone[5:8] == "555" for phone in all_phones(region, fictitious + 500))


def test_the_us_has_enough_fictitious_numbers_for_the_default_world() -> None:
    assert sum(100 * len(region.phone_patterns) for region in regions()["US"]) > 20_000 * 1.3


def test_numbers_are_valid_wherever_a_country_reserves_valid_ones() -> None:
    for region in ALL_REGIONS:
        number = phonenumbers.parse(all_phones(region, 1)[0])
        assert phonenumbers.is_possible_number(number)
        assert phonenumbers.is_valid_number(number) == (region.country != "IN")


def test_a_region_whose_numbers_are_used_up_has_none() -> None:
    berlin = next(region for region in regions()["DE"] if region.name == "Berlin")
    assert len(all_phones(berlin, 5_000)) == 1_000


@pytest.mark.parametrize("country", regions())
def test_no_home_is_given_out_twice(country: str) -> None:
    supply = Supply(ipv6=0)
    homes = [supply.home(regions()[country][0]) for _ in range(5_000)]
    assert len(set(homes)) == len(homes)


def test_networks_are_of_ranges_for_documentation_and_benchmarks_and_never_the_same() -> None:
    supply, rng = Supply(ipv6=0.3), dice("networks")
    networks = [supply.network(rng) for _ in range(5_000)]
    assert len(set(networks)) == len(networks)
    reserved = [ipaddress.ip_network(text) for text in ("198.18.0.0/15", "2001:db8::/32")]
    found = [ipaddress.ip_network(network) for network in networks]
    assert all(any(each.version == net.version and each.subnet_of(net) for net in reserved) for each in found)  # type: ignore[arg-type]
    assert {network.version for network in found} == {4, 6}


def test_where_ipv4_is_used_up_networks_are_ipv6() -> None:
    supply, rng = Supply(ipv6=0), dice("many")
    for _ in range(2**17):
        supply.network(rng)
    assert ":" in supply.network(rng)
