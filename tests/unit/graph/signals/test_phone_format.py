import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.signals.phone_format import oddity

ORDINARY = (
    "({}) {}-{}",
    "{}-{}-{}",
    "{}.{}.{}",
    "{}{}{}",
    "1-{}-{}-{}",
    "1 ({}) {}-{}",
    "+1 {} {} {}",
    "Tel: {} {}-{} x12",
)


@pytest.mark.parametrize("form", ORDINARY)
@given(number=st.from_regex(r"[2-9]\d\d[2-9]\d{6}", fullmatch=True))
def test_every_number_in_an_ordinary_american_form_is_ordinary(form: str, number: str) -> None:
    assert oddity(form.format(number[:3], number[3:6], number[6:]), f"+1{number}", "canonical") is None


@pytest.mark.parametrize(
    ("raw", "e164"),
    [
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("020 7946 0958", "+442079460958"),
        ("0049 30 123456", "+4930123456"),
        ("+33 1 99 00 12 34", "+33199001234"),
    ],
)
def test_customs_of_other_countries_are_ordinary(raw: str, e164: str) -> None:
    assert oddity(raw, e164, "canonical") is None


@pytest.mark.parametrize(
    ("raw", "e164", "said"),
    [
        ("+1(1)2025550143", "+12025550143", "the country code is there twice"),
        ("+44 44 20 7946 0958", "+442079460958", "the country code is there twice"),
        ("20 25 55 01 43", "+12025550143", "the digits are grouped as nobody there groups them"),
        ("(202 555-0143", "+12025550143", "a bracket has no partner"),
    ],
)
def test_what_nobody_there_would_write_is_said(raw: str, e164: str, said: str) -> None:
    assert oddity(raw, e164, "canonical") == said


def test_a_number_of_a_range_never_given_out_is_odd_in_any_form() -> None:
    assert oddity("(123) 234-5678", "+11232345678", "invalid") == "no such number was ever given out"


@given(raw=st.text(max_size=40))
def test_no_text_breaks_it(raw: str) -> None:
    oddity(raw, "+12025550143", "canonical")
