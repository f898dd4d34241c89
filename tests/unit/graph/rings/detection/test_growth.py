from typing import TYPE_CHECKING

from graph.rings.detection.growth import grow, is_witnessed
from graph.rings.detection.model import Usual
from graph.rings.detection.tangle import Web
from graph.rings.detection.ties import ties_of

if TYPE_CHECKING:
    from tests.unit.graph.rings.detection.conftest import Sketch


def web(sketch: "Sketch") -> Web:
    return Web(ties_of(sketch.values, {}))


def test_a_crowd_is_witnessed_by_handfuls_within_it(sketch: "Sketch") -> None:
    people = [f"p{number:02}" for number in range(12)]
    crowd = sketch.share("address", people)
    sketch.share("phone", people[:3])
    assert not any(is_witnessed(tie, web(sketch)) for tie in web(sketch).ties if crowd.id in tie.values)
    sketch.share("email", people[3:6])
    assert all(is_witnessed(tie, web(sketch)) for tie in web(sketch).ties if crowd.id in tie.values)


def test_rooms_bear_no_witness_for_their_house(sketch: "Sketch") -> None:
    people = [f"p{number:02}" for number in range(12)]
    sketch.share("phone", people)
    desk = web(sketch).ties[0]
    for start in range(0, 12, 3):
        sketch.share("address", people[start : start + 3], building="hall", unit=str(start))
    assert is_witnessed(desk, web(sketch))
    sketch.share("address", people, building="mill")
    mill = next(tie for tie in web(sketch).ties if tie.building == "mill")
    assert is_witnessed(mill, web(sketch))


def test_a_crowd_of_five_thousand_behind_one_carrier_joins_nobody(sketch: "Sketch") -> None:
    sketch.share("ip", [f"p{number}" for number in range(5000)])
    assert grow(web(sketch), Usual(places=0, meeting=0, blocked=0)) == []
