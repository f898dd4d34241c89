from collections.abc import Callable
from datetime import UTC, datetime

from graph.database import Database
from graph.facts.model import Moment, Shipment
from graph.identifiers.canonical import Canonical
from graph.rings.stored.equipment import equipment_sent

Identify = Callable[[str, str], Canonical]
HOME = "12 Oak St Apt 4, Phoenix, AZ 85001"
MARCH, APRIL = (Moment(datetime(2026, month, 1, tzinfo=UTC)) for month in (3, 4))


def test_what_was_sent_to_a_home_is_told_in_order_without_what_never_went(
    database: Database, tell: Callable[..., None], identify: Identify
) -> None:
    home = identify("ship_to", HOME)
    tell(
        *((each, "ship_to", HOME) for each in ("A-1", "A-2", "A-3", "A-4")),
        Shipment("A-2", "desk", home, "2", hiring_company="Contoso", shipped_at=APRIL, asset="L-2"),
        Shipment("A-1", "desk", home, "1", hiring_company="Northwind", shipped_at=MARCH, asset="L-1", state="returned"),
        Shipment("A-3", "desk", home, "3", hiring_company="Fabrikam", state="voided"),
        Shipment("A-4", "desk", home, "4"),
    )
    sent = equipment_sent(database, home.identifier_id)
    assert [(one.applicant_id, one.company, one.asset, one.state) for one in sent] == [
        ("A-1", "Northwind", "L-1", "returned"),
        ("A-2", "Contoso", "L-2", "sent"),
        ("A-4", None, None, "sent"),
    ]
    assert [one.shipped_at for one in sent] == [MARCH.at, APRIL.at, None]


def test_nothing_is_sent_to_what_is_no_address(database: Database) -> None:
    assert equipment_sent(database, "phone:0000000000000000") == []
