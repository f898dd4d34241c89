from typing import TYPE_CHECKING

from graph.rings.detection.ties import ties_of

if TYPE_CHECKING:
    from tests.unit.graph.rings.detection.conftest import Sketch


def ties(sketch: "Sketch") -> list[tuple[str, int]]:
    """Each tie as its holders, and how many values it is made of."""
    return sorted(("".join(sorted(tie.holders)), len(tie.values)) for tie in ties_of(sketch.values, {}))


def test_a_home_its_network_and_its_landline_are_one_tie(sketch: "Sketch") -> None:
    sketch.share("address", "abcd")
    sketch.share("ip", "abc")
    sketch.share("phone", "bcd")
    assert ties(sketch) == [("abcd", 3)]


def test_two_phones_are_two_ties_whoever_shares_them(sketch: "Sketch") -> None:
    sketch.share("phone", "abc")
    sketch.share("phone", "abc")
    assert ties(sketch) == [("abc", 1), ("abc", 1)]


def test_a_profile_belongs_to_no_place(sketch: "Sketch") -> None:
    sketch.share("address", "abc")
    sketch.share("handle", "abc")
    assert ties(sketch) == [("abc", 1), ("abc", 1)]


def test_a_handful_in_a_crowd_is_a_tie_of_its_own(sketch: "Sketch") -> None:
    sketch.share("address", "abcdefgh")
    sketch.share("phone", "ab")
    assert ties(sketch) == [("ab", 1), ("abcdefgh", 1)]


def test_a_network_behind_which_strangers_meet_is_no_part_of_a_place(sketch: "Sketch") -> None:
    sketch.share("phone", "ab")
    sketch.share("ip", "abcdef")
    assert ties(sketch) == [("ab", 1), ("abcdef", 1)]


def test_a_unit_that_was_left_out_does_not_part_a_home(sketch: "Sketch") -> None:
    sketch.share("address", "abc", building="house", unit="4")
    sketch.share("address", "d", building="house")
    assert ties(sketch) == [("abcd", 1)]


def test_an_address_without_unit_in_a_house_of_many_ties_nobody(sketch: "Sketch") -> None:
    sketch.share("address", "ab", building="tower", unit="4")
    sketch.share("address", "cd", building="tower", unit="5")
    sketch.share("address", "efg", building="tower")
    assert ties(sketch) == [("ab", 1), ("cd", 1)]


def test_a_value_of_re_applicants_alone_is_no_tie(sketch: "Sketch") -> None:
    sketch.share("phone", "ab")
    assert ties_of(sketch.values, {"a": "a", "b": "a"}) == []


def test_a_network_is_a_phones_only_where_all_behind_it_have_the_phone(sketch: "Sketch") -> None:
    sketch.share("phone", "abc")
    sketch.share("ip", "abx")
    sketch.share("phone", "def")
    sketch.share("ip", "de")
    assert ties(sketch) == [("abc", 1), ("abx", 1), ("def", 2)]
