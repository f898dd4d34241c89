from app.ring_component.nodes import link_edge, person_node, value_node
from app.views.evidence import why
from graph.rings.model import Ring

PHONE, EMAIL, ADDRESS, CROWDED_IP = (
    "phone:00000000000000a1",
    "email:00000000000000b2",
    "address:00000000000000c3",
    "ip:00000000000000d4",
)


def test_a_person_is_explained_by_the_values_on_the_way_from_the_suspect(ring: Ring) -> None:
    answer = why(ring, person_node("A-3"))
    assert answer
    assert [evidence.value.id for evidence in answer.way] == [PHONE, EMAIL]
    assert [[use.member.applicant_id for use in evidence.uses] for evidence in answer.way] == [
        ["A-1", "A-2"],
        ["A-2", "A-3"],
    ]


def test_a_person_also_shows_what_else_it_shares(ring: Ring) -> None:
    answer = why(ring, person_node("A-2"))
    assert answer
    assert [evidence.value.id for evidence in answer.also] == [EMAIL, ADDRESS]


def test_the_suspect_shows_all_its_values(ring: Ring) -> None:
    answer = why(ring, person_node("A-1"))
    assert answer
    assert not answer.way
    assert {evidence.value.id for evidence in answer.also} == {PHONE, CROWDED_IP}


def test_a_value_is_explained_by_all_its_uses(ring: Ring) -> None:
    answer = why(ring, value_node(ADDRESS))
    assert answer
    (evidence,) = answer.also
    assert [use.link.role for use in evidence.uses] == ["home", "ship_to"]


def test_a_value_that_was_not_crossed_is_explained_too(ring: Ring) -> None:
    answer = why(ring, value_node(CROWDED_IP))
    assert answer
    assert answer.also[0].uses[0].link.sources == ("iplog",)


def test_a_line_is_explained_by_its_written_forms(ring: Ring) -> None:
    answer = why(ring, link_edge("A-1", PHONE))
    assert answer
    assert answer.also[0].uses[0].link.raw == ("(623) 555-0143", "623.555.0143")


def test_nothing_picked_or_no_longer_there_explains_nothing(ring: Ring) -> None:
    assert why(ring, None) is None
    assert why(ring, person_node("gone")) is None
