from app.ring_component.nodes import person_node, value_node
from app.ring_component.scene import Scene, wider
from app.ring_component.visible import Filter, visible
from graph.rings.beyond import Beyond
from graph.rings.evidence import Evidence, Shown
from graph.rings.model import Ring

PHONE, EMAIL, ADDRESS = "phone:00000000000000a1", "email:00000000000000b2", "address:00000000000000c3"
CROWDED_IP = "ip:00000000000000d4"
EVERYTHING = Filter()


def people(nodes: frozenset[str]) -> set[str]:
    return {node.removeprefix("person:") for node in nodes if node.startswith("person:")}


def test_without_a_filter_everybody_and_everything_is_there(ring: Ring) -> None:
    nodes = visible(Scene(ring, ring), EVERYTHING)
    assert people(nodes) == {"A-1", "A-2", "A-3"}
    assert {value_node(each) for each in (PHONE, EMAIL, ADDRESS, CROWDED_IP)} <= nodes


def test_who_is_reached_through_another_kind_alone_is_not_there(ring: Ring) -> None:
    assert people(visible(Scene(ring, ring), Filter(kinds=frozenset({"phone", "ip"})))) == {"A-1", "A-2"}


def test_the_suspect_is_always_there(ring: Ring) -> None:
    assert visible(Scene(ring, ring), Filter(kinds=frozenset())) == {person_node("A-1")}


def test_weak_links_do_not_hold_anybody(ring: Ring) -> None:
    nodes = visible(Scene(ring, ring), Filter(min_strength=0.85))
    assert people(nodes) == {"A-1"}
    assert value_node(CROWDED_IP) not in nodes


def test_what_is_hidden_takes_along_the_values_that_nobody_else_uses(ring: Ring) -> None:
    nodes = visible(Scene(ring, ring), EVERYTHING, {person_node("A-2")})
    assert people(nodes) == {"A-1", "A-3"}
    assert value_node(ADDRESS) not in nodes
    assert value_node(EMAIL) in nodes


def test_what_somebody_had_shown_stays_at_any_strength(ring: Ring) -> None:
    use = Evidence("C-1", PHONE, "phone", ("1",), ("ats",), None, None)
    scene = wider(Scene(ring, ring), value_node(PHONE), Beyond(1, (Shown("C-1", None, None, (use,)),)))
    assert people(visible(scene, Filter(min_strength=0.7))) == {"A-1", "A-2", "C-1"} | {"A-3"}
    assert people(visible(scene, Filter(kinds=frozenset({"email"})))) == {"A-1"}
