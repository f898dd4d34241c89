from graph.rings.joining import Neighbourhood
from graph.rings.shared import Person, SharedValue, Use
from graph.rings.words import value_in_words


def shared(id_: str, persons: str) -> SharedValue:
    uses = tuple(Use(Person(each), each, None) for each in persons)
    return SharedValue(id_, id_.split(":", maxsplit=1)[0], id_, len(uses), uses)


def said(*values: SharedValue) -> str:
    """What is said of the first of them."""
    return value_in_words(values[0], Neighbourhood({value.id: value for value in values}))


def test_a_value_alone_says_that_its_users_share_nothing_else() -> None:
    assert said(shared("phone:1", "abc")) == "3 people share this number; none of them share a home or anything else."
    assert (
        said(shared("address:1", "ab")) == "2 people share this address; none of them share a number or anything else."
    )


def test_what_its_users_share_beside_is_counted() -> None:
    assert said(shared("phone:1", "abcd"), shared("address:1", "ab"), shared("email:1", "abcd")) == (
        "4 people share this number; all of them share a mailbox with another, 2 of them share a home with another."
    )


def test_what_only_one_of_its_users_shares_with_strangers_is_not() -> None:
    assert "none of them" in said(shared("phone:1", "ab"), shared("address:1", "bc"))
