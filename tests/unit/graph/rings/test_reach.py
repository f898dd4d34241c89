from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.rings.joining import Join
from graph.rings.reach import HowFar, Reached, best_first, reach
from graph.rings.shared import Person, SharedValue, Use

SUSPECT = Reached(Person("s"), 1.0, ("s",))


def shared(name: str, persons: Iterable[str], kind: str = "phone", times: dict[str, int] | None = None) -> SharedValue:
    users = sorted(set(persons))
    spans = {user: (day * 86_400, day * 86_400) for user, day in (times or {}).items()}
    uses = tuple(Use(Person(user), user, spans.get(user)) for user in users)
    return SharedValue(f"{kind}:{name}", kind, name, len(users), uses)


def join(*values: SharedValue, witnessed: float = 0.0) -> Join:
    return Join(frozenset(use.person.id for value in values for use in value.uses), values, witnessed)


def everyone(
    values: Sequence[SharedValue | Join], min_strength: float = 0.1, hops: int = 6, without: Iterable[str] = ()
) -> dict[str, Reached]:
    joins = [value if isinstance(value, Join) else join(value) for value in values]
    return reach(joins, SUSPECT, HowFar(hops, min_strength), frozenset(without))


def test_a_path_alternates_persons_and_values_from_the_suspect_on() -> None:
    reached = everyone([shared("1", "sa"), shared("2", "ab", "email")])
    assert reached["b"].path == ("s", "phone:1", "a", "email:2", "b")
    assert reached["b"].hops == 2


def test_strength_falls_along_a_path() -> None:
    reached = everyone([shared("1", "sa"), shared("2", "ab", "email")])
    assert reached["a"].strength == pytest.approx(0.8)
    assert reached["b"].strength == pytest.approx(0.8 * 0.9)


def test_two_shared_values_corroborate_each_other() -> None:
    once = everyone([shared("1", "sa")])["a"].strength
    twice = everyone([shared("1", "sa"), shared("2", "sa", "address")])["a"].strength
    assert twice == pytest.approx(1 - (1 - once) * (1 - 0.6))


def test_who_shares_a_value_with_more_others_is_linked_less() -> None:
    few, many = everyone([shared("1", "sa")]), everyone([shared("1", "sabcdefgh")])
    assert many["a"].strength < few["a"].strength / 3


def test_a_weak_link_alone_is_not_followed_and_two_of_them_may_be() -> None:
    home, phone = shared("1", [*"sabcdefghij"], "address"), shared("2", [*"saklmnopq"])
    assert "a" not in everyone([home], min_strength=0.2)
    assert "a" in everyone([home, phone], min_strength=0.2)
    assert "b" not in everyone([home, phone], min_strength=0.2)


def test_a_couple_behind_the_suspects_address_does_not_vouch_for_itself() -> None:
    network = shared("1", "sab", "ip")
    alone = everyone([network])["a"].strength
    couple = everyone([network, shared("2", "ab"), shared("3", "ab", "email")])["a"].strength
    assert couple == alone


def test_a_phone_that_a_carrier_gave_out_again_years_later_links_less() -> None:
    now = everyone([shared("1", "sa", times={"s": 0, "a": 1})])["a"].strength
    later = everyone([shared("1", "sa", times={"s": 0, "a": 1460})])["a"].strength
    assert later == pytest.approx(now / 4, rel=0.01)


def test_values_that_the_same_people_have_are_one_reason_and_the_best_of_them_counts() -> None:
    home, mailbox = shared("1", "sa", "address"), shared("2", "sa", "email")
    assert everyone([join(home, mailbox)])["a"].strength == pytest.approx(0.9)


def test_a_value_of_many_says_more_where_most_of_them_have_something_else_in_common() -> None:
    home = shared("1", [f"p{number}" for number in range(64)] + ["s"], "address")
    assert everyone([join(home)], min_strength=0.1) == {"s": SUSPECT}
    assert everyone([join(home, witnessed=0.8)])["p7"].strength == pytest.approx(0.6 * 0.8)


def test_nobody_is_reached_through_those_who_are_left_out() -> None:
    assert everyone([shared("1", "sa"), shared("2", "ab")], without="a").keys() == {"s"}


def test_a_value_joins_only_those_of_its_users_whom_the_reason_joins() -> None:
    assert everyone([Join(frozenset("sa"), (shared("1", "sab"),), 0.0)]).keys() == {"s", "a"}


def test_reaching_ends_after_so_many_hops() -> None:
    assert everyone([shared("1", "sa"), shared("2", "ab"), shared("3", "bc")], hops=2).keys() == {"s", "a", "b"}


def test_the_strongest_come_first_but_nobody_before_the_one_who_leads_there() -> None:
    crowd, pair, other_pair = shared("1", "sabcdefgh"), shared("2", "ax", "email"), shared("3", "bx")
    reached = everyone([crowd, pair, other_pair, shared("4", "sy", "email")])
    order = [one.person.id for one in best_first(reached, "s")]
    assert order[:2] == ["s", "y"]
    assert order.index("a") < order.index("x") < order.index("b")


some_values = st.lists(
    st.tuples(st.sets(st.sampled_from("sabcdefgh"), min_size=2), st.sampled_from(["phone", "email", "address", "ip"])),
    max_size=8,
).map(lambda drawn: [shared(str(place), persons, kind) for place, (persons, kind) in enumerate(drawn)])


@given(some_values.flatmap(lambda values: st.tuples(st.just(values), st.permutations(values))))
def test_the_order_in_which_values_are_read_does_not_matter(
    orders: tuple[list[SharedValue], list[SharedValue]],
) -> None:
    values, mixed = orders
    assert everyone(mixed) == everyone(values)
    assert list(best_first(everyone(mixed), "s")) == list(best_first(everyone(values), "s"))


@given(some_values)
def test_values_that_strangers_share_change_nothing(values: list[SharedValue]) -> None:
    assert everyone([*values, shared("other", ["x", "y"])]) == everyone(values)


@given(some_values)
def test_best_first_names_everyone_once_and_the_suspect_first(values: list[SharedValue]) -> None:
    reached = everyone(values)
    order = [one.person.id for one in best_first(reached, "s")]
    assert order[0] == "s"
    assert sorted(order) == sorted(reached)


@given(some_values)
def test_everyone_reached_is_strong_enough_and_ends_their_own_path(values: list[SharedValue]) -> None:
    for one in everyone(values, min_strength=0.3).values():
        assert 0.3 <= one.strength <= 1
        assert one.path[0] == "s"
        assert one.path[-1] == one.person.id
        assert len(one.path) == 2 * one.hops + 1
