from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.hubs.busy_value import BusyValue, Holder, Shared
from graph.hubs.classes import HubClass
from graph.hubs.lists.file import ListHeader, ListName
from graph.hubs.rules import propose

CROWD = 20
NAMES = tuple(f"Given{number} Family{number}" for number in range(CROWD))
LISTED = ListHeader(ListName.VPN, "somebody", "theirs", date(2026, 1, 31))


def _value(kind: str, *names: str, role: str | None = None) -> BusyValue:
    holders = tuple(Holder(f"A-{number}", name) for number, name in enumerate(names))
    return BusyValue(f"{kind}:0", kind, f"some {kind}", len(names), role, holders)


def _shared(kind: str, *numbers: int, degree: int | None = None, building: str | None = None) -> Shared:
    return Shared(kind, degree or len(numbers), frozenset(f"A-{number}" for number in numbers), building)


def _class(value: BusyValue) -> HubClass:
    return propose(value).hub_class


HOME = _value("address", *NAMES, role="home")
PHONE, MAILBOX, NETWORK = (_value(kind, *NAMES) for kind in ("phone", "email", "ip"))
SHIP_TO = _value("address", *NAMES, role="ship_to")
PAIRS = tuple(_shared("phone", first, first + 1) for first in range(0, 8, 2))


@pytest.mark.parametrize(
    ("listed", "hub_class"),
    [
        (ListName.VPN, HubClass.VPN),
        (ListName.HOSTING, HubClass.VPN),
        (ListName.RELAY, HubClass.CARRIER_NAT),
        (ListName.OWN_NETWORKS, HubClass.DEPOT),
        (ListName.OWN_OFFICES, HubClass.DEPOT),
        (ListName.FORWARDERS, HubClass.MAIL_FORWARDER),
    ],
)
def test_what_a_list_says_comes_first_and_names_the_list(listed: ListName, hub_class: HubClass) -> None:
    proposal = propose(replace(NETWORK, shared=PAIRS, lists={listed: LISTED}))
    assert proposal.hub_class is hub_class
    assert f"list {listed}, 2026-01-31" in proposal.reason


def test_a_relay_that_is_also_in_a_vpns_range_is_a_relay() -> None:
    assert _class(replace(NETWORK, lists={ListName.VPN: LISTED, ListName.RELAY: LISTED})) is HubClass.CARRIER_NAT


@pytest.mark.parametrize("kind", ["phone", "email", "handle"])
def test_one_name_with_one_phone_is_one_person_who_applied_again(kind: str) -> None:
    assert _class(_value(kind, "Ana Reyes", "reyes ana", "ANA REYES")) is HubClass.RE_APPLICANT
    assert _class(_value(kind, "Ana Reyes", "Ana Reyes", "Lee Park")) is HubClass.UNKNOWN
    assert _class(_value(kind, "", "")) is HubClass.UNKNOWN


def test_one_name_at_one_home_is_no_re_applicant() -> None:
    assert _class(_value("address", "Ana Reyes", "Ana Reyes", role="home")) is not HubClass.RE_APPLICANT


@pytest.mark.parametrize("shared", [(), (_shared("ip", 0, 1, 2),), (_shared("phone", 0, 1),)])
def test_people_of_one_name_at_one_home_are_a_household(shared: tuple[Shared, ...]) -> None:
    home = _value("address", "Ana Reyes", "Leo Reyes", "Mia Park", role="home")
    assert _class(replace(home, shared=shared)) is HubClass.HOUSEHOLD


def test_a_home_to_which_three_companies_send_is_no_household() -> None:
    home = replace(_value("address", "Ana Reyes", "Leo Reyes", "Mia Reyes", role="home"), sent_by=frozenset("abc"))
    assert _class(home) is HubClass.UNKNOWN
    assert _class(replace(home, sent_by=frozenset("ab"))) is HubClass.HOUSEHOLD


def test_people_with_one_home_and_one_network_are_a_household_whatever_their_names() -> None:
    home = _value("address", *NAMES[:4], role="home")
    assert _class(replace(home, shared=(_shared("ip", 0, 1, 2),))) is HubClass.HOUSEHOLD
    assert _class(home) is HubClass.UNKNOWN


@pytest.mark.parametrize(
    "shared",
    [(_shared("email", 0, 1),), (_shared("handle", 0, 1),), (_shared("phone", 0, 1), _shared("phone", 1, 2))],
)
def test_who_shares_more_than_a_home_has_is_no_household(shared: tuple[Shared, ...]) -> None:
    home = _value("address", "Ana Reyes", "Leo Reyes", "Mia Reyes", role="home")
    assert _class(replace(home, shared=(_shared("ip", 0, 1, 2), *shared))) is HubClass.UNKNOWN


@pytest.mark.parametrize("value", [HOME, PHONE, MAILBOX, NETWORK, replace(SHIP_TO, sent_by=frozenset({"acme"}))])
def test_a_crowd_whose_people_share_in_small_groups_is_never_explained_away(value: BusyValue) -> None:
    proposal = propose(replace(value, shared=PAIRS))
    assert proposal.hub_class is HubClass.UNKNOWN
    assert "8 of the 20" in proposal.reason
    assert "as a ring does" in proposal.reason


def test_families_in_the_same_house_are_no_witnesses() -> None:
    rooms = tuple(_shared("address", first, first + 1, building="house") for first in range(0, 16, 2))
    house = replace(HOME, building_id="house", units=9, shared=rooms)
    assert _class(house) is HubClass.TOWER
    assert _class(replace(house, building_id="another")) is HubClass.UNKNOWN


def test_one_couple_is_no_witness() -> None:
    assert _class(replace(NETWORK, shared=(_shared("phone", 0, 1),))) is HubClass.CARRIER_NAT


def test_a_crowd_of_one_university_is_a_campus() -> None:
    students = tuple(replace(one, university="State U" if at < 12 else None) for at, one in enumerate(HOME.holders))
    assert _class(replace(HOME, holders=students)) is HubClass.CAMPUS
    assert _class(replace(HOME, holders=(*students[:11], *HOME.holders[11:]))) is HubClass.UNKNOWN


def test_a_house_of_many_units_is_a_tower_and_one_where_parcels_go_to_most_a_forwarder() -> None:
    house = replace(HOME, building_id="house", units=8)
    assert _class(house) is HubClass.TOWER
    assert _class(replace(house, units_sent_to=5)) is HubClass.MAIL_FORWARDER
    assert _class(replace(house, unit="4")) is HubClass.UNKNOWN
    assert _class(replace(house, units=4)) is HubClass.UNKNOWN


@pytest.mark.parametrize("place", ["po_box", "pmb"])
def test_a_box_is_nobodys_home(place: str) -> None:
    assert _class(replace(HOME, place=place)) is HubClass.MAIL_FORWARDER


def test_where_only_one_company_sends_is_its_depot() -> None:
    assert _class(replace(SHIP_TO, sent_by=frozenset({"acme"}))) is HubClass.DEPOT


@pytest.mark.parametrize("value", [SHIP_TO, HOME])
def test_where_many_companies_send_an_investigator_has_to_look(value: BusyValue) -> None:
    proposal = propose(replace(value, sent_by=frozenset({"acme", "bolt", "core"})))
    assert proposal.hub_class is HubClass.UNKNOWN
    assert "3 companies" in proposal.reason


def test_the_network_of_a_place_is_what_the_place_is() -> None:
    place = replace(_shared("address", *range(15)), sent_by=frozenset({"acme"}))
    assert _class(replace(NETWORK, shared=(place,))) is HubClass.DEPOT
    farm = replace(place, sent_by=frozenset({"acme", "bolt", "core"}))
    assert _class(replace(NETWORK, shared=(farm,))) is HubClass.UNKNOWN


def test_a_number_of_films_was_made_up_unless_an_agency_hands_it_out() -> None:
    reserved = replace(PHONE, lists={ListName.RESERVED_PHONES: LISTED})
    assert "made up" in propose(reserved).reason
    assert _class(replace(reserved, shared=(_shared("email", *range(12)),))) is HubClass.AGENCY


def test_a_mailbox_at_a_business_is_an_agencys_and_one_that_anybody_gets_is_not() -> None:
    assert _class(MAILBOX) is HubClass.AGENCY
    for listed in (ListName.FREE_MAIL, ListName.DISPOSABLE_MAIL):
        assert _class(replace(MAILBOX, lists={listed: LISTED})) is HubClass.UNKNOWN


@pytest.mark.parametrize(("value", "kind"), [(PHONE, "email"), (HOME, "phone"), (PHONE, "phone")])
def test_contacts_of_the_same_many_people_are_an_agencys(value: BusyValue, kind: str) -> None:
    beside = _shared(kind, *range(12), degree=14)
    assert _class(replace(value, shared=(beside,))) is HubClass.AGENCY


def test_a_mailbox_of_mostly_others_says_nothing_of_a_phone() -> None:
    assert _class(replace(PHONE, shared=(_shared("email", *range(11), degree=60),))) is HubClass.UNKNOWN


@pytest.mark.parametrize(("value", "kind"), [(HOME, "ip"), (NETWORK, "address")])
def test_an_address_and_its_network_are_a_shared_office(value: BusyValue, kind: str) -> None:
    assert _class(replace(value, shared=(_shared(kind, *range(15)),))) is HubClass.COWORKING


def test_a_network_of_people_with_nothing_in_common_is_a_carriers() -> None:
    seen = tuple(replace(one, first=datetime(2026, 1, 1, tzinfo=UTC)) for one in NETWORK.holders)
    last = replace(seen[-1], last=datetime(2026, 1, 31, tzinfo=UTC))
    proposal = propose(replace(NETWORK, holders=(*seen[:-1], last)))
    assert proposal.hub_class is HubClass.CARRIER_NAT
    assert "over 31 days" in proposal.reason


def test_of_too_many_to_look_at_only_lists_tell() -> None:
    network = replace(NETWORK, persons=5_000, holders=())
    assert _class(network) is HubClass.UNKNOWN
    assert "5,000 persons" in propose(network).reason
    assert _class(replace(network, lists={ListName.RELAY: LISTED})) is HubClass.CARRIER_NAT


@given(st.permutations(range(CROWD)))
def test_names_of_another_origin_change_nothing(order: list[int]) -> None:
    renamed = tuple(replace(one, name=NAMES[at][::-1]) for one, at in zip(HOME.holders, order, strict=True))
    assert propose(replace(HOME, holders=renamed)) == propose(HOME)


def test_every_class_says_what_it_means_and_only_one_is_crossed() -> None:
    assert all(hub_class.meaning for hub_class in HubClass)
    assert [hub_class for hub_class in HubClass if hub_class.is_crossed] == [HubClass.RE_APPLICANT]
