from collections.abc import Callable

import pytest

from graph.facts.model import Record, Sighting
from graph.identifiers.canonical import Canonical
from graph.identifiers.kinds import KINDS

Tell = Callable[..., None]
Fired = Callable[[str], list[str]]
Named = Callable[[str, str], Record]
OwnList = Callable[[str, str], None]
Seen = Callable[..., Sighting]
CHICAGO = "12 Elm St, Chicago, IL 60601"
COUNTRIES = "# ours\n198.18.0.0/24 US\n198.18.1.0/24 RU\n198.18.2.0/24 CN\n"


@pytest.fixture
def seen(identify: Callable[[str, str], Canonical]) -> Seen:
    """A sighting of a network on some days."""

    def seen(applicant_id: str, network: str, *days: str) -> Sighting:
        role = KINDS["ip"].roles[0]
        return Sighting(
            applicant_id, role, identify("ip", network), "log", network, days=tuple(f"{day} apply" for day in days)
        )

    return seen


def test_an_address_registered_in_the_dprk_is_told(tell: Tell, fired: Fired, seen: Seen) -> None:
    tell(seen("A-1", "175.45.178.9", "2026-03-01"))
    assert fired("dprk_network") == ["A-1"]


def test_its_neighbours_in_address_space_are_not(tell: Tell, fired: Fired, seen: Seen) -> None:
    tell(seen("A-1", "175.45.175.255"), seen("A-2", "175.45.180.1"), seen("A-3", "2001:db8:7:1::5"))
    assert fired("dprk_network") == []


def test_an_exit_on_the_companys_own_list_of_vpns_is_told(
    tell: Tell, fired: Fired, seen: Seen, own_list: OwnList
) -> None:
    own_list("ours.txt", "# list: vpn\n# source: our own inquiry\n# licence: ours\n# date: 2026-01-31\n198.18.9.0/24\n")
    tell(seen("A-1", "198.18.9.7"))
    assert fired("vpn_exit") == ["A-1"]


def test_a_privacy_relay_the_companys_own_network_and_anybody_elses_are_no_vpn(
    tell: Tell, fired: Fired, seen: Seen, own_list: OwnList
) -> None:
    header = "# source: ours\n# licence: ours\n# date: 2026-01-31\n"
    own_list("vpn.txt", f"# list: vpn\n{header}198.18.9.0/24\n198.18.8.0/24\n")
    own_list("relay.txt", f"# list: relay\n{header}198.18.9.0/24\n")
    own_list("own.txt", f"# list: own_networks\n{header}198.18.8.0/24\n")
    tell(seen("A-1", "198.18.9.7"), seen("A-2", "198.18.8.7"), seen("A-3", "198.18.7.7"))
    assert fired("vpn_exit") == []


def test_somebody_who_only_ever_comes_from_another_country_is_told(
    tell: Tell, fired: Fired, seen: Seen, own_list: OwnList
) -> None:
    own_list("network_countries.csv", COUNTRIES)
    tell(("A-1", "home", CHICAGO), seen("A-1", "198.18.1.7"), seen("A-1", "198.18.2.7"))
    assert fired("network_elsewhere") == ["A-1"]


def test_who_comes_from_home_too_or_from_a_network_that_nobody_knows_is_not(
    tell: Tell, fired: Fired, seen: Seen, own_list: OwnList
) -> None:
    own_list("network_countries.csv", COUNTRIES)
    tell(*((each, "home", CHICAGO) for each in ("A-1", "A-2", "A-3")))
    tell(seen("A-1", "198.18.1.7"), seen("A-1", "198.18.0.7"))
    tell(seen("A-2", "198.18.1.7"), seen("A-2", "198.18.77.7"))
    tell(seen("A-3", "198.18.1.7"))
    assert fired("network_elsewhere") == []


def test_without_a_list_of_countries_nobody_is_anywhere_else(tell: Tell, fired: Fired, seen: Seen) -> None:
    tell(("A-1", "home", CHICAGO), seen("A-1", "198.18.1.7", "2026-03-01"), seen("A-1", "198.18.2.7", "2026-03-01"))
    assert fired("network_elsewhere") == []
    assert fired("two_countries_in_a_day") == []


def test_two_countries_on_one_day_are_told_and_on_two_days_are_not(
    tell: Tell, fired: Fired, seen: Seen, own_list: OwnList
) -> None:
    own_list("network_countries.csv", COUNTRIES)
    tell(seen("A-1", "198.18.1.7", "2026-03-01"), seen("A-1", "198.18.2.7", "2026-03-01"))
    tell(seen("A-2", "198.18.1.7", "2026-03-01"), seen("A-2", "198.18.2.7", "2026-03-02"))
    assert fired("two_countries_in_a_day") == ["A-1"]


def test_strangers_who_come_from_one_network_on_one_day_are_told(
    tell: Tell, fired: Fired, seen: Seen, named: Named
) -> None:
    tell(named("A-1", "Ana Diaz"), named("A-2", "Ben Lee"))
    tell(seen("A-1", "198.18.1.7", "2026-03-01"), seen("A-2", "198.18.1.7", "2026-03-01", "2026-04-01"))
    assert fired("shared_network_in_a_day") == ["A-1", "A-2"]


def test_housemates_a_crowd_and_people_of_other_days_do_not_share_a_network(
    tell: Tell, fired: Fired, seen: Seen, named: Named
) -> None:
    people = [*(f"A-{number}" for number in range(4)), *(f"B-{number}" for number in range(11))]
    tell(*(named(each, f"Name {each}") for each in people))
    tell(("A-0", "home", CHICAGO), ("A-1", "home", CHICAGO))
    tell(seen("A-0", "198.18.1.7", "2026-03-01"), seen("A-1", "198.18.1.7", "2026-03-01"))
    tell(seen("A-2", "198.18.2.7", "2026-03-01"), seen("A-3", "198.18.2.7", "2026-03-02"))
    tell(*(seen(each, "198.18.3.7", "2026-03-01") for each in people[4:]))
    assert fired("shared_network_in_a_day") == []
