from collections.abc import Callable

import pytest

from ingest.demo_world import traps
from ingest.demo_world.belongings import Group, Place
from ingest.demo_world.cast import Cast
from ingest.demo_world.dice import dice
from ingest.demo_world.world import WORLDS


@pytest.fixture(params=range(5))
def cast(request: pytest.FixtureRequest) -> Cast:
    return Cast(WORLDS["crowded"], dice("traps", request.param))


def destinations(group: Group) -> set[Place | None]:
    return {person.ship_to for person in group.people}


def employers(group: Group) -> set[str]:
    return {company for person in group.people for company in person.habits.employers}


def test_a_family_has_one_home(cast: Cast) -> None:
    (family,) = traps.family(cast, 4)
    assert len({person.homes[0] for person in family.people}) == 1


def test_flatmates_have_one_connection_and_no_phone_in_common(cast: Cast) -> None:
    (flat,) = traps.flatmates(cast, 4)
    assert len({person.networks[0] for person in flat.people}) == 1
    phones = [phone for person in flat.people for phone in person.phones]
    assert len(set(phones)) == len(phones)


def test_a_re_applicant_is_one_person_under_several_ids(cast: Cast) -> None:
    (again,) = traps.re_applicant(cast, 4)
    assert len({person.serial for person in again.people}) == 4
    assert len({person.claims for person in again.people}) == 1
    assert len({person.phones for person in again.people}) == 1


def test_the_second_owner_of_a_phone_comes_after_the_first(cast: Cast) -> None:
    (pair,) = traps.recycled_phone(cast, 2)
    first, second = pair.people
    assert first.phones == second.phones
    assert first.begins_at <= second.begins_at


@pytest.mark.parametrize("trap", [traps.apartment_tower, traps.mail_forwarder])
def test_neighbours_in_one_building_have_units_of_their_own(
    cast: Cast, trap: Callable[[Cast, int], list[Group]]
) -> None:
    (building,) = trap(cast, 20)
    homes = [person.homes[0] for person in building.people]
    assert len(set(homes)) == 20
    assert len({(home.number, home.street, home.postal_code) for home in homes}) == 1
    assert all(person.habits.leaves_unit_out > 0.1 for person in building.people)


def test_students_live_two_to_a_room_behind_one_network(cast: Cast) -> None:
    (dorm,) = traps.dorm(cast, 30)
    assert len({person.homes[0] for person in dorm.people}) == 15
    assert len({person.networks[0] for person in dorm.people}) == 1
    assert len({person.claims.university for person in dorm.people}) == 1


def test_an_agency_has_one_desk_and_a_large_one_several(cast: Cast) -> None:
    (small,), (large,) = traps.small_agency(cast, 8), traps.large_agency(cast, 80)
    assert len(_desks(small)) == 1
    assert len(_desks(large)) >= 3


def test_an_own_office_is_of_one_company_and_a_locker_or_a_hotel_of_any(cast: Cast) -> None:
    (office,), (locker,), (hotel,) = (
        trap(cast, 20) for trap in (traps.own_office, traps.parcel_locker, traps.relocation_hotel)
    )
    assert [len(destinations(group)) for group in (office, locker, hotel)] == [1, 1, 1]
    assert [len(employers(group)) for group in (office, locker, hotel)] == [1, 0, 0]


def test_a_class_applies_to_one_company_within_a_fortnight(cast: Cast) -> None:
    (cohort,) = traps.training_cohort(cast, 12)
    begun = [person.begins_at for person in cohort.people]
    assert (max(begun) - min(begun)).days <= 14
    assert len(employers(cohort)) == 1


def test_most_on_a_coworking_floor_come_through_its_connection(cast: Cast) -> None:
    (floor,) = traps.coworking_floor(cast, 40)
    networks = [person.networks[0] for person in floor.people]
    assert max(networks.count(network) for network in set(networks)) > 20


def _desks(agency: Group) -> set[str]:
    boxes = [mailbox for person in agency.people for mailbox in person.mailboxes[1:]]
    return set(boxes)
