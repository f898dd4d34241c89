import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pytest

from ingest.demo_world import ring_shapes
from ingest.demo_world.belongings import Person
from ingest.demo_world.cast import Cast
from ingest.demo_world.crowd import CARRIER_NETWORKS, VPN_EXITS
from ingest.demo_world.dice import dice
from ingest.demo_world.world import WORLDS

CROWDED = {*CARRIER_NETWORKS, *VPN_EXITS}


@pytest.fixture(params=range(8))
def cast(request: pytest.FixtureRequest) -> Cast:
    return Cast(WORLDS["hard"], dice("ring shapes", request.param))


def belongings(person: Person) -> Iterator[object]:
    yield from {
        *person.phones,
        *person.mailboxes,
        *person.homes,
        *person.networks,
        *person.work_networks,
        *person.handles,
        *filter(None, (person.ship_to,)),
    } - CROWDED


def holders(people: Iterable[Person]) -> dict[object, set[int]]:
    """Each value that people share, with their serial numbers."""
    found = defaultdict(set)
    for person in people:
        for each in belongings(person):
            found[each].add(person.serial)
    return {each: serials for each, serials in found.items() if len(serials) > 1}


def reachable(people: Iterable[Person]) -> int:
    """How many people the first one reaches through shared values."""
    shared = list(holders(people).values())
    seen = {next(iter(people)).serial}
    while grown := set[int]().union(*(each for each in shared if each & seen)) - seen:
        seen |= grown
    return len(seen)


@pytest.mark.parametrize(
    "shape",
    [
        ring_shapes.persona_ring,
        ring_shapes.laptop_farm,
        ring_shapes.chain,
        ring_shapes.rotation,
        ring_shapes.identity_theft,
        ring_shapes.suite_ring,
    ],
)
def test_whoever_is_run_by_the_same_hands_can_be_reached_through_what_they_share(cast: Cast, shape: object) -> None:
    assert callable(shape)
    ring = shape(cast, 10)[0]
    assert reachable(ring.people) == 10


def test_even_the_smallest_rings_hang_together() -> None:
    cast = Cast(WORLDS["hard"], dice("small rings"))
    assert all(reachable(ring_shapes.persona_ring(cast, 6)[0].people) == 6 for _ in range(200))


def test_members_of_a_farm_get_their_laptops_at_one_home_and_work_for_many_companies(cast: Cast) -> None:
    farm = ring_shapes.laptop_farm(cast, 40)[0]
    assert len({person.ship_to for person in farm.people}) == 1
    assert all(not person.habits.employers for person in farm.people)
    assert len({home for person in farm.people for home in person.homes}) > 10


def test_in_a_chain_only_neighbours_share_and_only_one_value(cast: Cast) -> None:
    chain = ring_shapes.chain(cast, 8)[0].people
    pairs = Counter(frozenset(serials) for serials in holders(chain).values())
    serials = [person.serial for person in chain]
    assert pairs == Counter(frozenset(pair) for pair in itertools.pairwise(serials))


def test_rotation_shares_no_value_among_more_than_three(cast: Cast) -> None:
    assert max(len(serials) for serials in holders(ring_shapes.rotation(cast, 12)[0].people).values()) <= 3


def test_touching_rings_have_exactly_one_value_in_common(cast: Cast) -> None:
    one, other = ring_shapes.touching_rings(cast, 7)
    of_both = [{each for person in ring.people for each in belongings(person)} for ring in (one, other)]
    assert len(of_both[0] & of_both[1]) == 1


def test_a_victim_shares_name_and_home_with_a_ring_and_nothing_else(cast: Cast) -> None:
    ring, innocent = ring_shapes.identity_theft(cast, 8)
    (victim,) = innocent.people
    assert victim.claims.name in {person.claims.name for person in ring.people}
    assert {each for person in ring.people for each in belongings(person)} & set(belongings(victim)) == {*victim.homes}


def test_a_ring_at_a_mail_forwarder_has_one_suite_and_strangers_next_door(cast: Cast) -> None:
    ring, neighbours = ring_shapes.suite_ring(cast, 8)
    (suite,) = {person.ship_to for person in ring.people}
    assert suite is not None
    next_door = [person.homes[0] for person in neighbours.people]
    assert len(set(next_door)) == len(next_door)
    assert {(place.number, place.street) for place in next_door} == {(suite.number, suite.street)}
    assert suite not in next_door
