from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from graph.rings.grouping import Group, Value, groups, is_ring

NAMES = {person: f"Given{person} Family{person}" for person in "abcdefghijklmnopqrstuvwxyz"}


def shared(name: str, persons: Iterable[str]) -> Value:
    users = frozenset(persons)
    return Value(name, name.partition(":")[0], name, len(users), users)


def rings(*values: Value, names: dict[str, str] | None = None) -> list[str]:
    kinds = {value.id: value.kind for value in values}
    return sorted("".join(sorted(group.persons)) for group in groups(values) if is_ring(group, kinds, names or NAMES))


def test_neighbours_who_share_one_value_each_are_a_ring() -> None:
    assert rings(shared("phone:1", "ab"), shared("email:1", "bc"), shared("phone:2", "cd")) == ["abcd"]


def test_one_kind_of_evidence_is_not_enough() -> None:
    assert rings(shared("phone:1", "ab"), shared("phone:2", "bc"), shared("phone:3", "cd")) == []


def test_a_home_of_many_joins_them_when_they_share_other_things_among_themselves() -> None:
    home, pairs = shared("address:1", "abcdefgh"), [shared(f"phone:{pair}", pair) for pair in ("ab", "cd", "ef")]
    assert rings(home, *pairs) == ["abcdefgh"]


def test_a_depot_where_nobody_shares_anything_else_joins_nobody() -> None:
    assert rings(shared("address:1", "abcdefghijkl"), shared("phone:1", "ab")) == []


def test_an_agency_with_one_phone_and_one_mailbox_is_not_a_ring_however_many_it_sends() -> None:
    assert rings(shared("phone:1", "abcdefgh"), shared("email:1", "abcdefgh")) == []


def test_a_network_joins_nobody() -> None:
    assert rings(shared("ip:1", "abcd"), shared("ip:2", "abcd"), shared("ip:3", "abcd")) == []


def test_a_family_of_three_is_too_small() -> None:
    assert rings(shared("address:1", "abc"), shared("phone:1", "abc"), shared("email:1", "ab")) == []


def test_one_person_who_applied_again_and_again_is_not_a_ring() -> None:
    values = [
        shared("phone:1", "abcd"),
        shared("email:1", "abc"),
        shared("address:1", "abcd"),
        shared("handle:1", "ad"),
    ]
    assert rings(*values) == ["abcd"]
    names = {"a": "Ana Maria Silva", "b": "SILVA Ana Maria", "c": "ana maria silva", "d": "Ana Maria Silva"}
    assert rings(*values, names=names) == []


def test_a_group_knows_who_shares_what() -> None:
    [group] = groups([shared("phone:1", "abc"), shared("email:1", "cd"), shared("email:2", "xy")])
    assert group == Group(frozenset("abcd"), {"email:1": frozenset("cd"), "phone:1": frozenset("abc")})


some_values = st.lists(
    st.tuples(st.sampled_from(["phone", "email", "address", "ip"]), st.sets(st.sampled_from("abcdefghij"), min_size=2)),
    max_size=12,
).map(lambda drawn: [shared(f"{kind}:{place}", persons) for place, (kind, persons) in enumerate(drawn)])


@given(some_values)
def test_the_order_of_values_does_not_matter(values: list[Value]) -> None:
    assert rings(*reversed(values)) == rings(*values)


@given(some_values)
def test_nobody_is_in_two_groups(values: list[Value]) -> None:
    persons = [person for group in groups(values) for person in group.persons]
    assert len(persons) == len(set(persons))


@given(some_values)
def test_strangers_change_nothing(values: list[Value]) -> None:
    strangers = [shared("phone:x", "yz"), shared("address:x", "yz")]
    assert rings(*values, *strangers) == rings(*values)
