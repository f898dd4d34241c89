"""The short way to a regular American address leads where the rules lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers.address import canonical_address
from graph.identifiers.address.country import country_of
from graph.identifiers.address.parts import WrittenAddress
from graph.identifiers.address.united_states import united_states_address
from graph.identifiers.address.us_regular import regular_address
from graph.identifiers.address.us_words import vocabulary
from graph.identifiers.address.words import segments
from graph.identifiers.canonical import Canonical

KNOWN = vocabulary()
TELLING = ("FRONT", "LOWER", "FLOOR", "UNIT", "FIRST", "TWENTY", "COUNTY", "STATE", "SAINT", "BOX", "FRANCE", "ONE")
NAMES = st.sampled_from(
    [
        *("Elm", "OAK", "lake", "Chicago"),
        *TELLING,
        *sorted({*KNOWN.suffixes, *KNOWN.directions, *KNOWN.states}),
    ]
)
PLACES = st.sampled_from([(state, f"{prefix}01") for prefix, state in KNOWN.state_of_prefix.items()])
UNITS = ["", " Apt 4", ", Apt. 12", " # 4", " #4", ", Unit 7", " Ste 010", ", # 0", " Apt 4 B", " Floor 2"]
REGULAR = st.builds(
    "{0} {1}{2} {3}{4}, {5}, {6[0]} {6[1]}{7}".format,
    st.sampled_from(["1", "12", "0", "012", "12-14", "99999"]),
    st.sampled_from(["", "", "N ", "s. ", "North "]),
    NAMES,
    st.sampled_from([*sorted(KNOWN.street_ends), "St."]),
    st.sampled_from(UNITS),
    st.lists(NAMES, min_size=1, max_size=3).map(" ".join),
    PLACES,
    st.sampled_from(["", "-1234"]),
)


@given(REGULAR, st.sampled_from([None, "US", "DE", "CA"]))
def test_what_is_read_by_its_form_is_what_the_rules_read(text: str, region: str | None) -> None:
    by_form = regular_address(text)
    if by_form:
        written, country = country_of(WrittenAddress(segments(text)), "", region)
        assert (country, united_states_address(written)) == ("US", by_form)


@given(REGULAR)
def test_what_is_read_by_its_form_has_a_key_that_is_read_as_itself_again(text: str) -> None:
    if regular_address(text):
        address = canonical_address(text, None)
        assert isinstance(address, Canonical)
        assert canonical_address(address.value, "DE") == address


@pytest.mark.parametrize(
    "text",
    [
        "12 Elm St Apt 4, Chicago, IL 60601",
        "12 elm st. #4, Chicago, IL 60601-1234",
        "12 ELM STREET, APT 4, Chi, IL 60601",
    ],
)
def test_the_commonest_spellings_have_that_form(text: str) -> None:
    address = regular_address(text)
    assert address is not None
    assert address.line() == "12 ELM ST # 4 · IL 60601 · UNITED STATES"


@pytest.mark.parametrize(
    "text",
    [
        "12 North St, Chicago, IL 60601",  # a direction that is the name
        "12 First St, Chicago, IL 60601",  # a number
        "12 Elm St, Lower Burrell, PA 15068",  # a word of units
        "12 Elm St, Chicago, NY 60601",  # a state that contradicts the ZIP code
        "12 Elm St Chicago, IL 60601",  # where the street ends is not said
        "12 Elm St, Dpo, AE 09021",
    ],
)
def test_what_could_mean_something_else_is_left_to_the_rules(text: str) -> None:
    assert regular_address(text) is None
