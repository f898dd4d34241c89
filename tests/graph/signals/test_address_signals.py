from collections.abc import Callable

import pytest

from graph.facts.model import Application, Fact

Tell = Callable[..., None]
Fired = Callable[[str], list[str]]
Parcel = Callable[..., tuple[Fact | tuple[str, ...], ...]]
Applied = Callable[..., Application]
CHICAGO, ALBANY = "12 Elm St, Chicago, IL 60601", "7 Oak St, Albany, NY 12207"
FARM = "3 Farm Rd, Nashville, TN 37201"


def test_equipment_sent_to_another_state_than_the_home_is_told(tell: Tell, fired: Fired, parcel: Parcel) -> None:
    tell(("A-1", "home", CHICAGO), *parcel("A-1", ALBANY, "2026-03-01"))
    assert fired("ship_to_elsewhere") == ["A-1"]


def test_equipment_sent_within_the_state_or_to_the_companys_office_is_not_elsewhere(
    tell: Tell, fired: Fired, parcel: Parcel
) -> None:
    tell(("A-1", "home", CHICAGO), *parcel("A-1", "99 Lake St, Peoria, IL 61602", "2026-03-01"))
    for number in range(5):
        tell((f"B-{number}", "home", CHICAGO), *parcel(f"B-{number}", ALBANY, "2026-03-01", "Acme"))
    assert fired("ship_to_elsewhere") == []


def test_a_second_parcel_of_the_company_to_another_place_is_a_change(tell: Tell, fired: Fired, parcel: Parcel) -> None:
    tell(*parcel("A-1", CHICAGO, "2026-03-01", state="voided"), *parcel("A-1", ALBANY, "2026-03-04"))
    assert fired("ship_to_changed") == ["A-1"]


@pytest.mark.parametrize(
    "second",
    [
        ("12 Elm St Apt 4, Chicago, IL 60601", "2026-03-04", "Acme"),
        (ALBANY, "2026-09-01", "Acme"),
        (ALBANY, "2026-03-04", "Other Inc"),
    ],
    ids=["only the unit", "moved half a year later", "another company"],
)
def test_a_corrected_unit_a_move_and_another_job_are_no_change(
    tell: Tell, fired: Fired, parcel: Parcel, second: tuple[str, str, str]
) -> None:
    tell(*parcel("A-1", CHICAGO, "2026-03-01"), *parcel("A-1", *second))
    assert fired("ship_to_changed") == []


def test_a_new_home_between_the_offer_and_the_parcel_is_told(
    tell: Tell, fired: Fired, parcel: Parcel, applied: Applied
) -> None:
    tell(("A-1", "home", CHICAGO, "2026-01-05"), applied("A-1", "2026-01-05", status="hired", since="2026-02-01"))
    tell(("A-1", "home", ALBANY, "2026-02-03"), *parcel("A-1", ALBANY, "2026-02-10"))
    assert fired("home_after_offer") == ["A-1"]


def test_a_first_home_named_late_and_one_known_before_the_offer_are_not(
    tell: Tell, fired: Fired, parcel: Parcel, applied: Applied
) -> None:
    for applicant_id in ("A-1", "A-2"):
        tell(applied(applicant_id, "2026-01-05", status="hired", since="2026-02-01"))
        tell(*parcel(applicant_id, ALBANY, "2026-02-10"))
    tell(("A-1", "home", ALBANY, "2026-02-03"))
    tell(("A-2", "home", CHICAGO, "2026-01-05"), ("A-2", "home", ALBANY, "2026-01-05"))
    tell(("A-2", "home", ALBANY, "2026-02-03"))
    assert fired("home_after_offer") == []


def test_hires_of_several_companies_with_one_destination_are_told(tell: Tell, fired: Fired, parcel: Parcel) -> None:
    for number in (1, 2, 3):
        tell(*parcel(f"A-{number}", FARM, f"2026-0{number}-01", f"Company {number}"))
    assert fired("laptop_farm") == ["A-1", "A-2", "A-3"]


@pytest.mark.parametrize(
    "parcels",
    [
        [("2026-01-01", "Acme"), ("2026-02-01", "ACME"), ("2026-03-01", "Acme")],
        [("2022-01-01", "A"), ("2024-01-15", "B"), ("2026-03-01", "C")],
    ],
    ids=["an office of one company", "tenants one after the other"],
)
def test_an_office_and_tenants_one_after_the_other_are_no_farm(
    tell: Tell, fired: Fired, parcel: Parcel, parcels: list[tuple[str, str]]
) -> None:
    for number, (day, company) in enumerate(parcels):
        tell(*parcel(f"A-{number}", FARM, day, company))
    assert fired("laptop_farm") == []


def test_a_family_or_flatmates_who_live_there_are_no_farm(tell: Tell, fired: Fired, parcel: Parcel) -> None:
    for number in range(4):
        tell((f"A-{number}", "home", FARM), *parcel(f"A-{number}", FARM, "2026-03-01", f"Company {number}"))
    assert fired("laptop_farm") == []


@pytest.mark.parametrize("box", ["PO Box 1234, Albany, NY 12201", "7 Oak St PMB 12, Albany, NY 12207"])
def test_equipment_sent_to_a_box_and_a_home_that_is_nothing_but_a_box_are_told(
    tell: Tell, fired: Fired, parcel: Parcel, box: str
) -> None:
    tell(("A-1", "home", CHICAGO), *parcel("A-1", box, "2026-03-01"), ("A-2", "home", box))
    assert fired("mail_drop") == ["A-1", "A-2"]


def test_a_box_beside_a_home_in_a_street_is_nothing(tell: Tell, fired: Fired, parcel: Parcel) -> None:
    tell(("A-1", "home", CHICAGO), ("A-1", "home", "PO Box 1234, Albany, NY 12201"))
    tell(*parcel("A-1", CHICAGO, "2026-03-01"))
    assert fired("mail_drop") == []
