from app.views.query_network import drawn_of_all


def test_what_is_not_drawn_is_said() -> None:
    assert drawn_of_all(1, joins_cut=False) == "Drawn: 1 of 1 person or value, in the order of the rows."
    said = drawn_of_all(400, joins_cut=True)
    assert said.startswith(
        "Drawn: 150 of 400 people and values, in the order of the rows; there are more relationships"
    )
