"""Our own rules decide the regular forms; `usaddress` and scourgify must not disagree with them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scourgify import normalize_address_record
from scourgify.address_constants import STATE_ABBREVIATIONS, STREET_TYPE_ABBREVIATIONS

from graph.identifiers.address import canonical_address
from graph.identifiers.address.us_words import vocabulary
from graph.identifiers.canonical import AddressParts, Canonical

NAMES = st.sampled_from(["Elm", "Oak", "Maple", "Washington", "Jackson", "Adela", "Poppy", "Sheridan"])
KINDS = st.sampled_from(
    ["St", "Street", "Ave", "Avenue", "Rd", "Road", "Dr", "Drive", "Ln", "Blvd", "Boulevard", "Ct", "Pl"]
)
DIRECTIONS = st.sampled_from(["", "N ", "South ", "E ", "West "])
STREETS = st.builds("{} {}{} {}".format, st.integers(1, 99_999), DIRECTIONS, NAMES, KINDS)
UNITS = st.sampled_from(["", "Apt 4", "Apt 12B", "Unit 7", "Ste 200"])
CITIES = st.sampled_from([("Chicago", "IL", "60601"), ("Las Vegas", "NV", "89132"), ("San Francisco", "CA", "94105")])


def key(raw: str | AddressParts) -> str:
    identifier = canonical_address(raw, "US")
    assert isinstance(identifier, Canonical)
    return identifier.key


@settings(max_examples=200)
@given(STREETS, UNITS, CITIES)
def test_one_line_columns_no_commas_and_the_librarys_own_spelling_are_one_key(
    street: str, unit: str, place: tuple[str, str, str]
) -> None:
    city, state, zip_code = place
    one_line = f"{street}, {unit}, {city}, {state} {zip_code}"
    columns = AddressParts(street, unit, city, state, zip_code, "US")
    without_commas = f"{street} {unit} {city} {state} {zip_code}"
    library = normalize_address_record(
        {"address_line_1": street, "address_line_2": unit, "city": city, "state": state, "postal_code": zip_code}
    )
    spelled = AddressParts(library["address_line_1"], library["address_line_2"] or "", city, state, zip_code)
    assert key(one_line) == key(columns) == key(without_commas) == key(spelled)


@pytest.mark.parametrize(
    ("written", "key_"),
    [
        ("12 Broadway New York NY 10004", "12 BROADWAY · NY 10004 · UNITED STATES"),
        ("80 Delaware Ave SE Washington DC 20003", "80 DELAWARE AVE SE · DC 20003 · UNITED STATES"),
        ("12 Court St Saint Paul MN 55102", "12 CT ST · MN 55102 · UNITED STATES"),
    ],
)
def test_where_no_word_tells_the_end_of_the_street_the_library_decides(written: str, key_: str) -> None:
    assert key(written) == key_


def test_our_street_words_are_those_of_the_postal_service() -> None:
    ours = vocabulary().suffixes
    theirs = {written: short for written, short in STREET_TYPE_ABBREVIATIONS.items() if written in ours}
    assert len(theirs) > 300
    assert {written: ours[written] for written in theirs if written != "STREETS"} == {
        written: short for written, short in theirs.items() if written != "STREETS"
    }


def test_our_states_are_those_of_the_postal_service() -> None:
    for name, code in STATE_ABBREVIATIONS.items():
        assert vocabulary().states.get(name.replace(" ", ""), code) == code
