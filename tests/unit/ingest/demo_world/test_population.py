from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice, pairwise

import pytest

from ingest.demo_world.dossier import Dossier
from ingest.demo_world.population import ON_THEIR_OWN, population
from ingest.demo_world.shapes import SHAPES
from ingest.demo_world.world import AS_OF, BEGINS, RING_KINDS, WORLDS, World, world_of


def test_a_world_has_exactly_as_many_applicants_as_it_was_asked_for(people: Sequence[Dossier]) -> None:
    assert len(people) == 2_000


def test_the_same_seed_gives_the_same_people(world: World) -> None:
    assert list(islice(population(world), 500)) == list(islice(population(world), 500))


def test_another_seed_gives_other_people() -> None:
    one, other = (list(islice(population(world_of("demo", 2_000, seed)), 50)) for seed in (1, 2))
    assert one != other


@pytest.mark.parametrize("name", WORLDS)
def test_every_kind_of_group_is_there_in_its_number_and_its_size(name: str) -> None:
    world = world_of(name, 3_000, seed=3)
    groups = {inhabitant.group_id: inhabitant.group for inhabitant in population(world)}
    sizes = defaultdict(list)
    for group in groups.values():
        sizes[group.kind].append(len(group.people))
    for kind, count in world.group_counts().items():
        shape = SHAPES[kind]
        assert len(sizes[kind]) == count * shape.copies, kind
        assert shape.smallest <= min(sizes[kind]) <= max(sizes[kind]) <= shape.largest, kind


def test_every_kind_that_a_world_names_can_be_made() -> None:
    assert {kind for world in WORLDS.values() for kind in world.groups} == set(SHAPES)
    assert set(SHAPES) > RING_KINDS


def test_groups_grow_in_number_with_the_world() -> None:
    assert (
        world_of("hard", 100_000, 1).group_counts()["chain"] == 5 * world_of("hard", 20_000, 1).group_counts()["chain"]
    )


@pytest.mark.parametrize("applicants", [50, 200, 1000, 1999])
def test_a_world_too_small_for_its_largest_groups_has_its_smallest(applicants: int) -> None:
    kinds = [inhabitant.group.kind for inhabitant in population(world_of("demo", applicants, 1))]
    assert len(kinds) == applicants
    assert {"family", "identity_theft", ON_THEIR_OWN} <= set(kinds)


def test_members_of_one_group_do_not_stand_next_to_each_other(people: Sequence[Dossier]) -> None:
    neighbours = sum(a.group_id == b.group_id for a, b in pairwise(people))
    assert neighbours < len(people) / 20


def test_nobody_begins_before_or_after_the_worlds_time(people: Sequence[Dossier]) -> None:
    assert all(BEGINS <= dossier.person.begins_at <= AS_OF for dossier in people)


def test_a_name_says_nothing_about_guilt() -> None:
    """Parts of names are drawn alike for everybody: the share of rings is about the same whatever the name."""
    rings, everybody = Counter[str](), Counter[str]()
    for inhabitant in population(world_of("hard", 20_000, 5)):
        if inhabitant.group.kind in RING_KINDS | {ON_THEIR_OWN}:
            initial = inhabitant.person.claims.name[0]
            everybody[initial] += 1
            rings[initial] += inhabitant.group.kind in RING_KINDS
    overall = rings.total() / everybody.total()
    frequent = [initial for initial, count in everybody.items() if count > 400]
    assert len(frequent) > 8
    assert all(abs(rings[initial] / everybody[initial] - overall) < 0.03 for initial in frequent)


def test_doubtful_degrees_are_as_rare_in_rings_as_elsewhere(people: Sequence[Dossier]) -> None:
    schools = {dossier.person.claims.university for dossier in people if dossier.is_ring}
    assert len(schools) > 20


def test_people_on_their_own_share_nothing_but_crowded_networks(people: Sequence[Dossier]) -> None:
    alone = [dossier.person for dossier in people if dossier.group.kind == ON_THEIR_OWN]
    belongings = Counter(each for person in alone for each in (*person.phones, *person.mailboxes, *person.homes))
    assert max(belongings.values()) == 1
