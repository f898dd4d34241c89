from ingest.demo_world import ring_shapes, traps
from ingest.demo_world.cast import Cast
from ingest.demo_world.dice import dice
from ingest.demo_world.hubs import HUB_CLASSES, hubs_everywhere, hubs_of
from ingest.demo_world.shapes import SHAPES
from ingest.demo_world.world import RING_KINDS, WORLDS


def cast() -> Cast:
    return Cast(WORLDS["hard"], dice("hubs"))


def test_a_familys_home_is_a_hub_of_a_household() -> None:
    hubs = list(hubs_of(traps.family(cast(), 5)[0]))
    assert ("home", "household") in {(hub.role, hub.hub_class) for hub in hubs}


def test_what_one_person_has_alone_is_no_hub() -> None:
    office = traps.own_office(cast(), 30)[0]
    assert {(hub.role, hub.hub_class) for hub in hubs_of(office)} == {("ship_to", "depot"), ("ip", "depot")}


def test_nothing_of_a_ring_is_a_hub() -> None:
    assert list(hubs_of(ring_shapes.laptop_farm(cast(), 30)[0])) == []
    assert not RING_KINDS & set(HUB_CLASSES)
    assert set(HUB_CLASSES) < set(SHAPES)


def test_carriers_and_vpn_exits_are_hubs_wherever_they_are_met() -> None:
    assert {hub.hub_class for hub in hubs_everywhere()} == {"carrier_nat", "vpn"}
    assert all(hub.identifier.identifier_id.startswith("ip:") for hub in hubs_everywhere())
