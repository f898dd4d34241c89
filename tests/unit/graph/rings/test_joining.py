from collections.abc import Iterable

import pytest

from graph.rings.joining import Neighbourhood, onlookers
from graph.rings.shared import Person, SharedValue, Use

FARM = [f"p{number:02}" for number in range(24)]
DAY = 86_400


def shared(
    id_: str, persons: Iterable[str], *, names: str | None = None, day: dict[str, int] | None = None, **more: object
) -> SharedValue:
    spans = {person: (at * DAY, at * DAY) for person, at in (day or {}).items()}
    uses = tuple(Use(Person(each), each, spans.get(each), name=names) for each in sorted(set(persons)))
    return SharedValue(id_, id_.split(":", maxsplit=1)[0], id_, len(uses), uses, **more)  # type: ignore[arg-type]  # a test's own


def around(*values: SharedValue) -> Neighbourhood:
    return Neighbourhood({value.id: value for value in values})


def joined(*values: SharedValue) -> set[str]:
    """The ids of the values that join somebody."""
    return {value.id for join in around(*values).joins for value in join.values}


def handfuls(persons: list[str], count: int) -> list[SharedValue]:
    return [shared(f"phone:{place}", persons[2 * place : 2 * place + 2]) for place in range(count)]


def test_a_handful_joins() -> None:
    assert joined(shared("phone:1", "ab")) == {"phone:1"}


def test_a_value_of_many_joins_nobody_by_itself() -> None:
    assert joined(shared("address:depot", FARM)) == set()


def test_a_value_of_many_joins_where_handfuls_bear_witness_within_it() -> None:
    assert "address:farm" in joined(shared("address:farm", FARM), *handfuls(FARM, 6))


@pytest.mark.parametrize("couples", [1, 3])
def test_a_few_couples_are_not_witnesses_enough(couples: int) -> None:
    assert "address:depot" not in joined(shared("address:depot", FARM), *handfuls(FARM, couples))


def test_a_networks_crowd_is_never_joined() -> None:
    assert "ip:carrier" not in joined(shared("ip:carrier", FARM), *handfuls(FARM, 12))


def test_a_network_alone_joins_nobody() -> None:
    assert joined(shared("ip:1", "ab")) == set()


def test_a_network_joins_those_who_hang_together_anyway() -> None:
    assert joined(shared("ip:1", "abc"), shared("phone:1", "abc"), shared("email:1", "cd")) == {
        "ip:1",
        "phone:1",
        "email:1",
    }


def test_a_network_brings_in_one_whom_it_joins_to_most_of_a_knot() -> None:
    knot = [shared("phone:1", "ab"), shared("email:1", "bc")]
    assert "ip:1" in joined(*knot, shared("ip:1", "abx"))
    assert "ip:1" not in joined(*knot, shared("ip:1", "ax"))


def test_a_network_joins_two_knots_but_not_two_rings() -> None:
    knots = [shared("phone:1", "ab"), shared("email:1", "bc"), shared("phone:2", "xy"), shared("email:2", "yz")]
    assert "ip:1" in joined(*knots, shared("ip:1", "ax"))
    rings = [
        shared(f"{kind}:{ring}{place}", pair)
        for ring in ("abcd", "wxyz")
        for place, (kind, pair) in enumerate(
            (("phone", ring[:2]), ("email", ring[1:3]), ("handle", ring[2:]), ("phone", ring[0] + ring[3]))
        )
    ]
    assert "ip:1" not in joined(*rings, shared("ip:1", "aw"))


def test_a_house_of_several_homes_joins_nobody_who_left_the_unit_out() -> None:
    assert joined(shared("address:tower", "abc", building="building:1", homes=12)) == set()


def test_a_value_handed_on_joins_only_those_who_had_it_at_one_time() -> None:
    phone = shared("phone:1", "abcd", day={"a": 0, "b": 10, "c": 900, "d": 910})
    assert {join.persons for join in around(phone).joins} == {frozenset("ab"), frozenset("cd")}


def test_values_that_the_same_people_have_are_one_reason() -> None:
    [join] = around(shared("address:1", "abc"), shared("phone:1", "abc")).joins
    assert len(join.values) == 2
    assert join.witnessed == 0


def test_the_share_of_users_with_something_else_in_common_is_said() -> None:
    joins = around(shared("address:farm", FARM), *handfuls(FARM, 6)).joins
    assert next(join.witnessed for join in joins if len(join.persons) == 24) == pytest.approx(0.5)


def test_one_person_who_applied_again_bears_no_witness() -> None:
    again = [
        shared(f"{kind}:{place}", FARM[2 * place : 2 * place + 2], names=f"Name{place}")
        for place in range(12)
        for kind in ("phone", "email")
    ]
    assert "address:depot" not in joined(shared("address:depot", FARM), *again)


def test_those_behind_a_network_and_their_partners_are_looked_at_before_it_joins() -> None:
    neighbourhood = around(shared("ip:1", "sa"), shared("phone:1", "ab"), shared("phone:2", "bc"))
    assert onlookers(neighbourhood, {"s"}) == {"a", "b"}


def test_one_person_who_applied_again_is_joined_with_themselves() -> None:
    phone, mailbox = shared("phone:1", "ab", names="Ana Silva"), shared("email:1", "bc")
    joins = around(phone, mailbox).joins
    assert sorted(sorted(join.persons) for join in joins) == [["a", "b"], ["b", "c"]]
    assert next(join.witnessed for join in joins if join.persons == {"a", "b"}) == 1
