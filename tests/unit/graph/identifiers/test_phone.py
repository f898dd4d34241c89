import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from graph.identifiers.canonical import AddressParts, Canonical, Rejected, Validity
from graph.identifiers.phone import canonical_phone


def phone(raw: str, region: str | None = "US") -> Canonical:
    identifier = canonical_phone(raw, region)
    assert isinstance(identifier, Canonical), identifier
    return identifier


@pytest.mark.parametrize(
    "written",
    [
        "312-555-0114",
        "(312) 555-0114",
        "312.555.0114",
        "3125550114",
        "1-312-555-0114",
        "+1 312 555 0114",
        "+1(1)3125550114",
        "+1 1 312 555 0114",
        "+1+1 312 555 0114",
        "1 1 312 555 0114",
        "001 312 555 0114",
        "(+1) 312-555-0114",
        "++1 312 555 0114",
        "tel:+1-312-555-0114",
        "Tel.: 312-555-0114",
        "Cell: 312 555 0114",
        "312 555 0114 (home)",
        "(312) 555-0114 mobile",
        "\u260e 312 555 0114",
        "312\u00a0555\u00a00114",
        "312\u2011555\u20110114",
        "\u200e+1 312 555 0114\u202c",
        "\uff13\uff11\uff12-\uff15\uff15\uff15-\uff10\uff11\uff11\uff14",
        "\u0663\u0661\u0662\u0665\u0665\u0665\u0660\u0661\u0661\u0664",
        "\u0669" * 0 + "  312   555   0114  ",
    ],
)
def test_every_way_to_write_a_number_is_one_key(written: str) -> None:
    assert phone(written).key == "+13125550114"


@pytest.mark.parametrize(
    "written",
    [
        "312-555-0114 ext. 22",
        "312-555-0114 x22",
        "312-555-0114x22",
        "312-555-0114 #22",
        "312-555-0114, 22",
        "312-555-0114 extension 22",
        "+1 312 555 0114 EXT: 22",
        "tel:+1-312-555-0114;ext=22",
        "tel:+1-312-555-0114;ext=22;phone-context=example.com",
    ],
)
def test_every_way_to_write_an_extension_is_one_key(written: str) -> None:
    identifier = phone(written)
    assert identifier.key == "+13125550114;ext=22"
    assert identifier.properties == {"e164": "+13125550114", "extension": "22"}


def test_an_extension_is_not_the_switchboard() -> None:
    assert phone("+1 202 555 0143 x5").key != phone("+1 202 555 0143").key


def test_a_national_number_without_a_region_is_rejected() -> None:
    assert canonical_phone("312-555-0114", None) == Rejected("national number without a region")
    assert canonical_phone("312-555-0114", "") == Rejected("national number without a region")
    assert canonical_phone("1-800-FLOWERS", None) == Rejected("national number without a region")


def test_a_national_number_of_an_unknown_region_is_rejected() -> None:
    assert isinstance(canonical_phone("312-555-0114", "XX"), Rejected)


@pytest.mark.parametrize(
    ("written", "region", "key"),
    [
        ("020 7946 0958", "GB", "+442079460958"),
        ("020 7946 0958", "uk", "+442079460958"),
        ("+44 (0)20 7946 0958", None, "+442079460958"),
        ("0044 20 7946 0958", None, "+442079460958"),
        ("0044 20 7946 0958", "US", "+442079460958"),
        ("011 44 20 7946 0958", "US", "+442079460958"),
        ("+44 44 20 7946 0958", None, "+442079460958"),
        ("030/23125-123", "DE", "+493023125123"),
        ("+49 (0) 30 23125 123", None, "+493023125123"),
        ("06 1234 5678", "IT", "+390612345678"),
        ("+52 1 55 1234 5678", None, "+525512345678"),
        ("+52 55 1234 5678", None, "+525512345678"),
        ("011 15-2345-6789", "AR", "+5491123456789"),
        ("8 (495) 123-45-67", "RU", "+74951234567"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("1-800-flowers", "US", "+18003569377"),
    ],
)
def test_trunk_and_international_prefixes_go(written: str, region: str | None, key: str) -> None:
    assert phone(written, region).key == key


@pytest.mark.parametrize(
    "written",
    [
        "+1 312 555 0114",
        "+1 555 555 0114",
        "+44 7700 900123",
        "+44 1632 960001",
        "+44 20 7946 0958",
        "+353 20 912 1234",
        "+33 6 39 98 12 34",
        "+33 1 99 00 12 34",
        "+49 30 23125 123",
        "+61 491 570 006",
        "+46 31 390 60 12",
    ],
)
def test_numbers_reserved_for_fiction_are_canonical(written: str) -> None:
    assert phone(written, None).validity is Validity.CANONICAL


def test_a_number_of_a_range_never_given_out_is_invalid_but_links() -> None:
    assert phone("+1 999 555 1234").validity is Validity.INVALID
    assert phone("+92 42-7925774").validity is Validity.INVALID


@pytest.mark.parametrize(
    "written",
    [
        "000-000-0000",
        "+1 000 000 0000",
        "1111111111",
        "(999) 999-9999",
        "123-456-7890",
        "0123456789",
        "555-555-5555",
        "312-000-0000",
        "312-555-1111",
        "N/A",
        "none",
        "-",
        "unknown",
        "xxx",
        "same as above",
    ],
)
def test_what_people_type_to_get_past_the_field_is_a_placeholder(written: str) -> None:
    assert phone(written).validity is Validity.PLACEHOLDER
    assert phone(written, None).validity is Validity.PLACEHOLDER


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "\u200b",
        "dana.r",
        "live:dana.reyes",
        "skype: dana",
        "Dana 312-555-0114",
        "dana@example.com",
        "12",
        "555-0114",
        "312-555-0114 / 312-555-0115",
        "+1 312 555 01145678",
        "203.0.113.7.3.4.5.6.7",
        "\ud800",
        "+",
        "++"[:1] + "x",
    ],
)
def test_what_is_no_number_is_rejected_or_a_placeholder_and_never_links(written: str) -> None:
    identifier = canonical_phone(written, "US")
    assert isinstance(identifier, Rejected) or identifier.validity is Validity.PLACEHOLDER


def test_a_very_long_text_is_rejected() -> None:
    assert canonical_phone("1" * 1_000_000, "US") == Rejected("too long")


def test_an_address_in_parts_is_no_phone() -> None:
    assert isinstance(canonical_phone(AddressParts(street="12 Elm St"), "US"), Rejected)


def examples() -> list[tuple[str, phonenumbers.PhoneNumber]]:
    kinds = (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.TOLL_FREE)
    found = (
        (region, phonenumbers.example_number_for_type(region, kind))
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        for kind in kinds
    )
    return [(region, number) for region, number in found if number]


@pytest.mark.parametrize(
    "number_format", [PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL, PhoneNumberFormat.RFC3966]
)
def test_the_librarys_own_examples_of_every_region_are_read_as_the_library_writes_them(number_format: int) -> None:
    for region, number in examples():
        identifier = phone(phonenumbers.format_number(number, number_format), region)
        if identifier.validity is not Validity.PLACEHOLDER:
            assert identifier.key == phonenumbers.format_number(number, PhoneNumberFormat.E164)
            assert identifier.validity is Validity.CANONICAL


@given(
    st.from_regex(r"[2-9]\d\d[2-9]\d{6}", fullmatch=True),
    st.sampled_from(["US", "CA", "JM", "PR"]),
    st.sampled_from(["{0}", "1{0}", "+1{0}"]),
)
def test_our_short_way_for_north_america_answers_as_the_library_does(digits: str, region: str, form: str) -> None:
    national = "".join(character for character in digits if character.isascii()) if digits.isascii() else "3125550114"
    identifier = phone(form.format(national), region)
    number = phonenumbers.parse(form.format(national), region)
    if identifier.validity is not Validity.PLACEHOLDER:
        assert identifier.key == phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if identifier.validity is Validity.INVALID:
        assert not phonenumbers.is_valid_number(number)
    if phonenumbers.is_valid_number(number):
        assert identifier.validity is not Validity.INVALID


@given(
    st.from_regex(r"\+?[0-9]{5,16}", fullmatch=True),
    st.sampled_from([None, "US", "DE", "IT", "AR", "BR", "MX", "AU", "HU"]),
)
def test_a_phones_value_is_self_contained(written: str, region: str | None) -> None:
    identifier = canonical_phone(written, region)
    if isinstance(identifier, Canonical):
        assert canonical_phone(identifier.value, None) == identifier
        assert canonical_phone(identifier.value, "GB") == identifier
