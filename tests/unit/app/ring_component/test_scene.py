from dataclasses import replace
from datetime import UTC, datetime

from app.ring_component.drawing import drawing
from app.ring_component.nodes import link_edge, person_node, value_node
from app.ring_component.scene import Scene, wider
from graph.rings.beyond import Beyond
from graph.rings.evidence import Evidence, Shown
from graph.rings.model import Ring, RingIdentifier

CROWDED_IP, HANDLE = "ip:00000000000000d4", "handle:00000000000000e5"
JUNE = datetime(2026, 6, 1, tzinfo=UTC)


def use(applicant_id: str, identifier_id: str) -> Evidence:
    return Evidence(applicant_id, identifier_id, "ip", ("203.0.113.7",), ("iplog",), JUNE, JUNE)


def crowd(*applicant_ids: str) -> Beyond:
    shown = (Shown(each, f"Name of {each}", "applied", (use(each, CROWDED_IP),)) for each in applicant_ids)
    return Beyond(60, tuple(shown))


def places(scene: Scene) -> dict[str, tuple[float, float]]:
    return {node["id"]: (node["x"], node["y"]) for node in drawing(scene).nodes}


def test_others_who_have_a_value_are_drawn_and_are_no_members(ring: Ring) -> None:
    scene = wider(Scene(ring, ring), value_node(CROWDED_IP), crowd("C-1", "C-2"))
    drawn = drawing(scene)
    standings = {node["id"]: node.get("standing") for node in drawn.nodes}
    assert scene.outside == {"C-1", "C-2"}
    assert standings[person_node("C-1")] == "outside"
    assert link_edge("C-1", CROWDED_IP) in {edge["id"] for edge in drawn.edges}
    assert any(entry["label"] == "not in the ring" for entry in drawn.legend)


def test_nobody_moves_when_others_come(ring: Ring) -> None:
    before = Scene(ring, ring)
    after = wider(before, value_node(CROWDED_IP), crowd(*(f"C-{number}" for number in range(25))))
    assert places(before).items() <= places(after).items()
    more = wider(after, value_node(CROWDED_IP), crowd("C-99"))
    assert places(after).items() <= places(more).items()


def test_no_two_of_those_who_come_lie_on_each_other(ring: Ring) -> None:
    before = Scene(ring, ring)
    after = places(wider(before, value_node(CROWDED_IP), crowd(*(f"C-{number}" for number in range(25)))))
    come = after.keys() - places(before).keys()
    apart = [
        abs(after[one][0] - after[other][0]) >= 100 or abs(after[one][1] - after[other][1]) >= 60
        for one in come
        for other in after.keys() - {one}
    ]
    assert apart
    assert all(apart)


def test_what_else_a_person_shares_is_drawn_under_the_id_that_stands_for_them(ring: Ring) -> None:
    found = Beyond(
        1, (Shown("sso-maria", None, None, (use("sso-maria", HANDLE),)),), (RingIdentifier(HANDLE, "handle", "mm", 3),)
    )
    scene = wider(Scene(ring, ring), person_node("A-3"), found)
    assert scene.outside == frozenset()
    assert link_edge("A-3", HANDLE) in {edge["id"] for edge in drawing(scene).edges}


def test_values_of_one_alone_that_the_ring_does_not_draw_come_when_their_person_is_asked_for(ring: Ring) -> None:
    links = tuple(link for link in ring.links if (link.applicant_id, link.identifier_id) != ("A-3", CROWDED_IP))
    ring = replace(ring, links=links)
    alone = Scene(ring, ring)
    assert value_node(CROWDED_IP) not in places(alone)
    assert value_node(CROWDED_IP) in places(wider(alone, person_node("A-1"), Beyond(0)))
