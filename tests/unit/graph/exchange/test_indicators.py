import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.exchange.indicators import Confidence, Indicator, key_id, mac_of, read, written

KEY, OTHER_KEY = "k" * 40, "o" * 40
PHONE = "phone:00000000000000a1"
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
INDICATORS = st.lists(
    st.builds(
        Indicator,
        mac=st.text("0123456789abcdef", min_size=64, max_size=64),
        kind=st.sampled_from(["phone", "email"]),
        confidence=st.sampled_from(Confidence),
        first_seen=st.none() | DAYS,
        last_seen=st.none() | DAYS,
        expires=DAYS,
    ),
    unique_by=lambda one: one.mac,
)


def test_a_value_has_one_hash_under_one_key_and_another_under_another() -> None:
    assert mac_of(KEY, PHONE) == mac_of(KEY, PHONE)
    assert mac_of(KEY, PHONE) != mac_of(OTHER_KEY, PHONE)
    assert mac_of(KEY, PHONE) != mac_of(KEY, "email:00000000000000a1")


@given(INDICATORS)
def test_what_is_written_is_read_again_in_one_order(indicators: list[Indicator]) -> None:
    text = written(indicators, "Consortium", KEY)
    assert read(text, KEY) == ("Consortium", sorted(indicators, key=lambda one: one.mac))
    assert written(reversed(indicators), "Consortium", KEY) == text


def test_neither_value_nor_key_is_in_the_file() -> None:
    text = written([Indicator(mac_of(KEY, PHONE), "phone", Confidence.HIGH, None, None, date(2027, 1, 1))], "C", KEY)
    assert PHONE not in text
    assert KEY not in text
    assert set(json.loads(text)["indicators"][0]) == {"mac", "kind", "confidence", "first_seen", "last_seen", "expires"}


def test_a_file_of_another_key_is_refused() -> None:
    assert key_id(KEY) != key_id(OTHER_KEY)
    with pytest.raises(UsageError, match="another key"):
        read(written([], "C", OTHER_KEY), KEY)


@pytest.mark.parametrize(
    "text",
    [b"", b"\xff\xfe", b"[]", b'{"format": "other"}', b'{"a":' * 5_000],
)
def test_what_is_no_file_of_indicators_is_refused_in_one_sentence(text: bytes) -> None:
    with pytest.raises(UsageError, match="This is no file of indicators"):
        read(text, KEY)


def test_a_hostile_entry_is_refused_without_repeating_it() -> None:
    document = json.loads(written([], "C", KEY))
    document["indicators"] = [{"mac": "<script>", "kind": "phone", "confidence": "high", "expires": "2027-01-01"}]
    with pytest.raises(UsageError) as refused:
        read(json.dumps(document), KEY)
    assert "<script>" not in str(refused.value)


@pytest.mark.parametrize("key", ["", "short"])
def test_a_key_that_can_be_guessed_is_refused(key: str) -> None:
    with pytest.raises(UsageError, match="characters"):
        mac_of(key, PHONE)
