import pytest

from graph.identifiers.address import canonical_address
from graph.identifiers.canonical import AddressParts, Canonical, Raw, Validity


def address(raw: Raw, region: str | None = "US") -> Canonical:
    identifier = canonical_address(raw, region)
    assert isinstance(identifier, Canonical), identifier
    return identifier


ONE_HOME: dict[str, list[Raw]] = {
    "12 ELM ST # 4 · IL 60601 · UNITED STATES": [
        "12 Elm Street Apt 4, Chicago, IL 60601",
        "12 Elm St., Apartment 4, Chicago, Illinois 60601-1234",
        "12 ELM ST #4 CHICAGO IL 60601",
        "12 elm street\nunit 4\nChicago IL 60601\nUSA",
        "12 Elm St, Chicago, IL 60601, Apt 4",
        "Apt 4, 12 Elm St, Chicago, IL 60601",
        "Apt 4 12 Elm St, Chicago, IL 60601",
        "12  Elm   St.Apt. 4,Chicago,IL 60601",
        "12 Elm Street, Suite #4, Chicago, IL 60601, United States of America",
        "12 Elm St Apt. No. 4, Chicago IL 606011234",
        "12 Elm St 4, Chicago, IL 60601",
        "12 Elm St, Ste 4, Chcago, IL, 60601",
        "12 Elm St Apt 4, 60601",
        "12 Elm St Apt 4, Chicago, IL 60601 (home)",
        "Dana Reyes, c/o Sam Poe, 12 Elm St Apt 4, Chicago, IL 60601",
        "0012 Elm St Apt 04, Chicago, IL 60601",
        AddressParts("12 Elm St", "Apt 4", "Chicago", "IL", "60601", "US"),
        AddressParts("12 Elm Street", "4", "CHICAGO", "Illinois", "60601-1234", "USA"),
        AddressParts("12 Elm St., #4", "", "", "", "60601", ""),
        AddressParts("12 Elm St Apt 4", "Apt 4", "Chicago", "IL", "60601"),
        AddressParts("12 Elm St, Apt 4, Chicago, IL 60601"),
    ],
    "12 ELM ST # 4B · IL 60601 · UNITED STATES": [
        "12 Elm St Apt 4B, Chicago, IL 60601",
        "12 Elm St Apt 4-B, Chicago, IL 60601",
        "12 Elm St #4 B, Chicago, IL 60601",
        "12 Elm Street, Unit 4b, Chicago, IL 60601",
        "12 Elm St 4B, Chicago, IL 60601",
        AddressParts("12 Elm St", "4-B", "Chicago", "IL", "60601"),
    ],
    "12 ELM ST # BLDG C 4 · IL 60601 · UNITED STATES": [
        "12 Elm St Bldg C Apt 4, Chicago, IL 60601",
        "12 Elm St, Building C, Unit 4, Chicago, IL 60601",
        "12 Elm St, Apt 4, Bldg C, Chicago, IL 60601",
    ],
    "12 ELM ST # FL 2 · IL 60601 · UNITED STATES": [
        "12 Elm St 2nd Floor, Chicago, IL 60601",
        "12 Elm St, Floor 2, Chicago, IL 60601",
        "12 Elm St Fl 2, Chicago, IL 60601",
        "12 Elm St, Second Floor, Chicago IL 60601",
    ],
    "12 ELM ST # PH · IL 60601 · UNITED STATES": [
        "12 Elm St, Penthouse, Chicago, IL 60601",
        "12 Elm St PH, Chicago, IL 60601",
    ],
    "100 N MAIN ST · IL 60601 · UNITED STATES": [
        "100 N Main St, Chicago, IL 60601",
        "100 North Main Street, Chicago, IL 60601",
        "100 N. Main St Chicago IL 60601",
    ],
    "100 MAIN ST N · IL 60601 · UNITED STATES": [
        "100 Main St N, Chicago, IL 60601",
        "100 Main Street North, Chicago, IL 60601",
        "100 Main St N, 60601",
    ],
    "100 NW 5TH AVE · OR 97209 · UNITED STATES": [
        "100 NW 5th Ave, Portland, OR 97209",
        "100 N.W. Fifth Avenue, Portland, OR 97209",
    ],
    "100 SW OAK ST · OR 97209 · UNITED STATES": ["100 South West Oak St, Portland, OR 97209", "100 S.W. Oak St, 97209"],
    "100 NORTH ST · IL 60601 · UNITED STATES": [
        "100 North St, Chicago, IL 60601",
        "100 North Street, Chicago, IL 60601",
    ],
    "100 E ST SE · DC 20003 · UNITED STATES": [
        "100 E St SE, Washington, DC 20003",
        "100 E Street Southeast, Washington, D.C. 20003",
    ],
    "34-12 31ST AVE · NY 11106 · UNITED STATES": [
        "34-12 31st Ave, Astoria, NY 11106",
        "34-12 31 Avenue, Queens NY 11106",
        "34-12 Thirty-First Avenue, Astoria, New York 11106",
    ],
    "123 1/2 ELM ST · IL 60601 · UNITED STATES": [
        "123\u00bd Elm St, Chicago, IL 60601",
        "123 1/2 Elm Street, Chicago, IL 60601",
    ],
    "12A ELM ST · IL 60601 · UNITED STATES": ["12A Elm St, Chicago, IL 60601", "12 A Elm St, Chicago, IL 60601"],
    "12 ST CHARLES AVE · LA 70130 · UNITED STATES": [
        "12 Saint Charles Ave, New Orleans, LA 70130",
        "12 St. Charles Avenue, New Orleans, LA 70130",
        "12 St Charles Ave New Orleans LA 70130",
    ],
    "12 ML CRK RD · IL 62881 · UNITED STATES": ["12 Mill Creek Rd, Salem, IL 62881", "12 Mill Crk Road Salem IL 62881"],
    "12 BROADWAY · NY 10004 · UNITED STATES": [
        "12 Broadway, New York, NY 10004",
        "12 Broadway New York NY 10004",
        AddressParts("12 Broadway", "", "NYC", "NY", "10004"),
    ],
    "12 ELM ST · VA 22046 · UNITED STATES": [
        "12 Elm St, Falls Church, VA 22046",
        "12 Elm Street Falls Church VA 22046",
    ],
    "1 MICROSOFT WAY · WA 98052 · UNITED STATES": [
        "One Microsoft Way, Redmond, WA 98052",
        "1 Microsoft Way, Redmond, WA 98052",
    ],
    "233 S WACKER DR # 900 · IL 60606 · UNITED STATES": [
        "Willis Tower, 233 S Wacker Dr, Suite 900, Chicago, IL 60606",
        "Willis Tower 233 South Wacker Drive Ste 900, Chicago, IL 60606",
        "Suite 900, 233 S. Wacker Drive, Chicago, IL 60606",
    ],
    "1234 STATE HWY 9 · IL 62881 · UNITED STATES": [
        "1234 State Highway 9, Salem, IL 62881",
        "1234 State Route 9, Salem, IL 62881",
        "1234 SR 9, Salem, IL 62881",
    ],
    "1234 US HWY 66 · IL 62881 · UNITED STATES": ["1234 US Highway 66, Salem, IL 62881", "1234 US-66, Salem, IL 62881"],
    "1234 COUNTY RD 12 · IL 62881 · UNITED STATES": [
        "1234 County Road 12, Salem, IL 62881",
        "1234 CR 12, Salem, IL 62881",
    ],
    "1234 FM 1960 · TX 77090 · UNITED STATES": [
        "1234 FM 1960, Houston, TX 77090",
        "1234 Farm to Market Road 1960, Houston, TX 77090",
    ],
    "1234 I 35 · TX 78701 · UNITED STATES": ["1234 Interstate 35, Austin, TX 78701", "1234 I-35, Austin, TX 78701"],
    "PO BOX 123 · IL 60601 · UNITED STATES": [
        "PO Box 123, Chicago, IL 60601",
        "P.O. Box 123, Chicago, IL 60601",
        "P O Box 123, 60601",
        "POB 123 Chicago IL 60601",
        "Post Office Box #123, Chicago IL 60601",
        "Box 123, Chicago, IL 60601",
        "Dana Reyes, PO Drawer 123, Chicago, IL 60601",
        AddressParts("P. O. Box 123", "", "Chicago", "IL", "60601"),
    ],
    "12 ELM ST # PMB 204 · IL 60601 · UNITED STATES": [
        "12 Elm St PMB 204, Chicago, IL 60601",
        AddressParts("12 Elm St", "PMB 204", "Chicago", "IL", "60601"),
    ],
    "RR 2 BOX 15 · IL 62881 · UNITED STATES": [
        "RR 2 Box 15, Salem, IL 62881",
        "R.R. 2 Box #15, Salem IL 62881",
        "Rural Route 2, Box 15, Salem IL 62881",
    ],
    "HC 1 BOX 3 · IL 62881 · UNITED STATES": [
        "HC 1 Box 3, Salem, IL 62881",
        "Highway Contract 1 Box 3, Salem IL 62881",
    ],
    "PSC 1234 BOX 5 · AE 09021 · UNITED STATES": [
        "PSC 1234 Box 5, APO, AE 09021",
        "PSC 1234, Box 5, APO AE 09021-1234",
        AddressParts("PSC 1234 Box 5", "", "APO", "AE", "09021"),
    ],
    "5 CALLE SOL · PR 00901 · UNITED STATES": [
        "5 Calle Sol, San Juan, PR 00901",
        "5 Calle Sol, San Juan, PR 00901, Puerto Rico",
        AddressParts("5 Calle Sol", "", "San Juan", "", "00901", "PR"),
    ],
    "12 ELM ST · CHICAGO, IL · UNITED STATES": [
        "12 Elm St, Chicago, IL",
        "12 Elm Street, Chicago, Illinois, USA",
        "12 Elm St Chicago IL",
        AddressParts("12 Elm St", "", "Chicago", "IL"),
    ],
    "12 ELM ST · NEW YORK, NY · UNITED STATES": [
        "12 Elm St, NYC, NY",
        "12 Elm St, New York City, New York",
        "12 Elm St, New York",
        "12 Elm St, New York, NY",
    ],
    "12 ELM ST · NJ 07102 · UNITED STATES": ["12 Elm St, Newark, New Jersey 07102", "12 Elm St, New Jersey, 07102"],
    "12 ELM ST · TAOS, NM · UNITED STATES": ["12 Elm St, Taos, New Mexico", "12 Elm St, Taos, NM, United States"],
    "12 ELM ST · MN 55144 · UNITED STATES": ["3M Company, 12 Elm St, Saint Paul, MN 55144"],
    "12 ELM ST · CHICAGO · UNITED STATES": ["12 Elm St, Chicago", AddressParts("12 Elm St", city="Chicago")],
}


@pytest.mark.parametrize(("key", "written"), [(key, form) for key, forms in ONE_HOME.items() for form in forms])
def test_every_way_to_write_an_address_is_one_key(key: str, written: Raw) -> None:
    identifier = address(written)
    assert identifier.key == key
    assert identifier.validity is Validity.CANONICAL


@pytest.mark.parametrize("key", ONE_HOME)
def test_a_key_is_read_as_itself_in_any_region(key: str) -> None:
    for region in (None, "US", "GB", "DE"):
        assert address(key, region).key == key
        assert address(key.lower(), region).key == key


@pytest.mark.parametrize("key", ONE_HOME)
def test_what_is_stored_is_a_function_of_the_key(key: str) -> None:
    stored = {(*sorted(address(form).properties.items()), address(form).building_key) for form in [key, *ONE_HOME[key]]}
    assert len(stored) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 Elm St, Chicago, IL 60601", "12 Elm St, Chicago, IL 60602"),
        ("12 Elm St, Chicago, IL 60601", "12 Elm Ave, Chicago, IL 60601"),
        ("12 Elm St, Chicago, IL 60601", "13 Elm St, Chicago, IL 60601"),
        ("12 Elm St Apt 4, Chicago, IL 60601", "12 Elm St Apt 5, Chicago, IL 60601"),
        ("12 Elm St Apt 4, Chicago, IL 60601", "12 Elm St, Chicago, IL 60601"),
        ("12 Elm St Apt 4, Chicago, IL 60601", "12 Elm St Fl 4, Chicago, IL 60601"),
        ("12 Elm St Apt 4, Chicago, IL 60601", "12 Elm St PMB 4, Chicago, IL 60601"),
        ("100 N Main St, Chicago, IL 60601", "100 S Main St, Chicago, IL 60601"),
        ("100 N St, Washington, DC 20003", "100 North St, Washington, DC 20003"),
        ("34-12 31st Ave, Astoria, NY 11106", "3412 31st Ave, Astoria, NY 11106"),
        ("12 Elm St, Salem, OR", "12 Elm St, Salem, IL"),
    ],
)
def test_different_homes_have_different_keys(one: str, other: str) -> None:
    assert address(one).key != address(other).key


def test_what_only_resembles_a_key_is_read_as_any_spelling() -> None:
    assert address("12 Elm St · Chicago · IL 60601").key == address("12 Elm St, Chicago, IL 60601").key


def test_homes_of_one_building_share_its_key() -> None:
    building = address("12 Elm St, Chicago, IL 60601")
    assert building.building_key == building.key
    for unit in ("Apt 4", "Unit 5B", "PMB 204", "2nd Floor"):
        assert address(f"12 Elm St {unit}, Chicago, IL 60601").building_key == building.key


@pytest.mark.parametrize(
    "written", ["PO Box 123, Chicago, IL 60601", "PSC 1234 Box 5, APO, AE 09021", "RR 2 Box 15, Salem, IL 62881"]
)
def test_a_box_lies_in_no_building(written: str) -> None:
    assert address(written).building_key is None


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("12 Elm St, Chicago, IL 60601", "street"),
        ("PO Box 123, Chicago, IL 60601", "po_box"),
        ("12 Elm St PMB 204, Chicago, IL 60601", "pmb"),
        ("PSC 1234 Box 5, APO, AE 09021", "military"),
        ("RR 2 Box 15, Salem, IL 62881", "rural_route"),
        ("PO Box 12, 34 Elm St, Chicago, IL 60601", "street"),
    ],
)
def test_an_address_says_what_kind_of_place_it_is(written: str, place: str) -> None:
    assert address(written).properties["place"] == place


def test_the_parts_are_stored_without_a_city_where_the_key_has_none() -> None:
    assert address("12 N Elm St Apt 4, Chicago, IL 60601").properties == {
        "number": "12",
        "street": "N ELM ST",
        "unit": "4",
        "region": "IL",
        "postal_code": "60601",
        "country": "US",
        "place": "street",
    }


def test_a_zip_code_outranks_a_state_that_contradicts_it() -> None:
    assert address("12 Elm St, Chicago, FL 60601").properties["region"] == "IL"


def test_a_zip_code_that_was_never_given_out_is_none() -> None:
    assert address("12 Elm St, Chicago, IL 00000").key == address("12 Elm St, Chicago, IL").key


@pytest.mark.parametrize("region", [None, "GB", "DE"])
def test_a_state_with_its_zip_code_is_american_whatever_the_feed_says(region: str | None) -> None:
    assert address("12 Elm St, Chicago, IL 60601", region).key == address("12 Elm St, Chicago, IL 60601", "US").key


@pytest.mark.parametrize(
    "written",
    [
        "Chicago, IL",
        "Chicago",
        "Chicago, IL 60601, USA",
        "60601",
        "Remote",
        "United States",
        "Elm Street, Chicago, IL 60601",
        "12 Elm St",
        "12 Elm St, IL",
        "Apt 4",
        "123 Main St, Anytown, USA",
        "123",
        "\u00b7 12 Elm St, Chicago, IL 60601",
        AddressParts(city="Chicago", region="IL", postal_code="60601"),
        AddressParts(street="12 Elm St"),
    ],
)
def test_what_is_too_vague_to_be_a_home_never_links(written: Raw) -> None:
    assert address(written).validity is Validity.PLACEHOLDER
