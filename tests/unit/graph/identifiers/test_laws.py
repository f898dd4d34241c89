"""What holds for every kind."""

import json
import pickle
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.identifiers.canonical import AddressParts, Canonical, Canonicalise, Rejected, Validity, stable_id
from graph.identifiers.kinds import KINDS

REGIONS = st.sampled_from([None, "", "US", "GB", "DE", "FR", "CA", "JP", "AU", "PL", "BR", "ES", "IN", "XX"])
any_function = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

# Pieces that mean something to one of the kinds, so that random texts come close to real ones.
TELLING = """
    12 4 1234 60601 10623 75002 34-12 1/2 4B 4-B APT # STE UNIT FL BLDG PMB N NORTH SE St Street AVE HWY US 9 COUNTY RD
    Elm Chicago IL CA NY Berlin Paris London SW1A 2AA M5H 1A1 France Germany USA PO BOX RR PSC APO AE 09021
    FIRST 5TH TWENTY ONE PH REAR FLOOR 2ND rue bis Str. Hauptstr Calle Via SAINT FRONT CT 12/4 Flat Tower n/a
    +1 +44 (0) 312-555-0114 ext. x22 tel: 00 011 999 000 dana @ example.com gmail.com +x . mailto: < > , ;
    linkedin.com/in/ github.com/ https:// 203.0.113.7 ::1 2001:db8:: :80 %eth0 /64
"""
UNUSUAL = [
    "\u00bd",
    "\u00ba",
    "\u00b7",
    "\n",
    "\u4e38\u306e\u5185",
    "\u6771\u4eac\u90fd",
    "\u00fc",
    "\u00df",
    "\u200f",
    "\x00",
    "\ud800",
]
PIECES = st.sampled_from([*TELLING.split(), *UNUSUAL])
NEARLY = st.lists(PIECES, max_size=9).flatmap(lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)]))


@any_function
@given(st.text() | NEARLY, REGIONS)
def test_no_text_raises_and_a_value_is_read_as_itself_again_in_any_region(
    canonicalise: Canonicalise, raw: str, region: str | None
) -> None:
    identifier = canonicalise(raw, region)
    if isinstance(identifier, Canonical):
        for again in (region, None, "US", "DE"):
            assert canonicalise(identifier.value, again) == identifier


@any_function
@given(NEARLY, REGIONS)
def test_case_and_spacing_do_not_matter(canonicalise: Canonicalise, raw: str, region: str | None) -> None:
    identifier = canonicalise(raw, region)
    if isinstance(identifier, Canonical) and raw.isascii():
        spaced = canonicalise("  " + raw.replace(" ", "   ") + "\t", region)
        lowered = canonicalise(raw.lower(), region)
        assert isinstance(spaced, Canonical)
        assert isinstance(lowered, Canonical)
        assert identifier.key == spaced.key == lowered.key


@any_function
@given(st.builds(AddressParts, *[NEARLY] * 6), REGIONS)
def test_no_parts_of_an_address_raise(canonicalise: Canonicalise, parts: AddressParts, region: str | None) -> None:
    identifier = canonicalise(parts, region)
    if isinstance(identifier, Canonical):
        assert canonicalise(identifier.value, None) == identifier


@pytest.mark.parametrize(
    "repeated",
    [
        "a",
        "1",
        " ",
        ".",
        "@",
        "-",
        "(",
        ":",
        "/",
        "%25",
        "\u0301",
        "\u200b",
        "\x00",
        "\ud800",
        "12 ",
        "st ",
        "1.",
        "a@",
        "x1 ",
        "1,",
    ],
)
@pytest.mark.parametrize("times", [300, 999, 1_000_000])
def test_a_long_monotonous_text_is_answered(canonicalise: Canonicalise, repeated: str, times: int) -> None:
    raw = (repeated * times)[:times]
    identifier = canonicalise(raw, "US")
    if times > 1000:
        assert identifier == Rejected("too long")
    elif isinstance(identifier, Canonical):
        assert canonicalise(identifier.value, None) == identifier


@pytest.mark.parametrize("raw", ["", " ", "\t\n", "\u200b\u200f", "\x00"])
def test_nothing_written_is_rejected_as_empty(canonicalise: Canonicalise, raw: str) -> None:
    assert canonicalise(raw, "US") == Rejected("empty")


@pytest.mark.parametrize("raw", ["N/A", "n.a.", " none ", "NULL", "-", "--", "?", "unknown", "TBD"])
def test_a_word_for_nothing_is_a_placeholder_of_any_kind(canonicalise: Canonicalise, raw: str) -> None:
    identifier = canonicalise(raw, "US")
    assert isinstance(identifier, Canonical)
    assert identifier.validity is Validity.PLACEHOLDER


@pytest.mark.parametrize(
    ("column", "raw"),
    [
        ("phone", "+1 312 555 0114 x22"),
        ("email", "dana@example.com"),
        ("address", "12 Elm St Apt 4, Chicago, IL 60601"),
        ("ip", "203.0.113.7"),
        ("linkedin", "dana"),
    ],
)
def test_an_identifier_goes_to_other_processes_and_into_a_database(
    column: str, raw: str, columns: Callable[[str], Canonicalise]
) -> None:
    identifier = columns(column)(raw, "US")
    assert isinstance(identifier, Canonical)
    assert pickle.loads(pickle.dumps(identifier)) == identifier
    assert json.dumps(dict(identifier.properties))
    assert identifier.identifier_id == stable_id(identifier.kind, identifier.key)


def test_every_kind_names_its_identifiers_after_itself() -> None:
    for name, kind in KINDS.items():
        assert name == kind.name
        for canonicalise in kind.columns.values():
            identifier = canonicalise("n/a", None)
            assert isinstance(identifier, Canonical)
            assert identifier.kind == name


def test_labels_relationships_roles_and_colours_are_each_ones_own() -> None:
    roles = [role for kind in KINDS.values() for role in kind.roles]
    assert len({role.name for role in roles}) == len(roles)
    assert len({role.relationship for role in roles}) == len(roles)
    assert len({kind.label for kind in KINDS.values()}) == len(KINDS)
    assert len({kind.colour for kind in KINDS.values()}) == len({kind.shape for kind in KINDS.values()}) == len(KINDS)
    assert all(0 < kind.base_strength <= 1 for kind in KINDS.values())
