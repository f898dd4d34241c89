from app.ring_component.network import Dot, Line, network_drawing

DOTS = (
    Dot("person:A-1", "person", "<img src=x>\nA-1"),
    Dot("value:phone:0a", "phone", "+1"),
    Dot("other:x", "other", "Run"),
)


def test_an_answer_is_drawn_with_its_lines_and_a_legend_of_what_occurs() -> None:
    drawing = network_drawing("answer-1", DOTS, (Line("person:A-1", "value:phone:0a", "HAS_PHONE"),))
    assert [node["id"] for node in drawing.nodes] == [dot.id for dot in DOTS]
    assert [(edge["from"], edge["to"]) for edge in drawing.edges] == [("person:A-1", "value:phone:0a")]
    assert [entry["label"] for entry in drawing.legend] == ["person", "phone", "other"]
    assert len({(node["x"], node["y"]) for node in drawing.nodes}) == len(DOTS)


def test_people_without_any_line_are_drawn_too() -> None:
    assert len(network_drawing("answer-2", DOTS[:1], ()).nodes) == 1
