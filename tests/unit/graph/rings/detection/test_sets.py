from graph.rings.detection.sets import joined


def test_a_chain_of_overlapping_sets_is_one() -> None:
    assert sorted(map(sorted, joined(["ab", "bc", "xy", "cd"]))) == [list("abcd"), list("xy")]


def test_empty_sets_are_nothing() -> None:
    assert joined(["", []]) == []
