from hypothesis import given
from hypothesis import strategies as st

from ingest.rejections import RAW_LIMIT, Rejection, is_storable


def test_a_long_raw_text_is_cut_and_says_how_long_it_was() -> None:
    raw = Rejection(1, None, "too long", "x" * 10_000).raw
    assert raw == "x" * RAW_LIMIT + "… (10,000 characters)"


def test_what_the_database_cannot_hold_is_written_out() -> None:
    assert Rejection(1, "name", "no", "a\0b\udce9c\ud800").raw == r"a\x00b\xe9c\ud800"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_the_raw_text_of_a_rejection_can_always_be_stored(raw: str) -> None:
    kept = Rejection(None, None, "no", raw).raw
    assert is_storable(kept)
    kept.encode()
