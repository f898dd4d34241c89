from hypothesis import given
from hypothesis import strategies as st

from graph.search.full_text import words_query


def test_every_word_must_be_there_perhaps_misspelt() -> None:
    assert words_query("Jon Whitfeild") == "+(jon^4 jon* jon~1) +(whitfeild^4 whitfeild* whitfeild~2)"


def test_numbers_and_short_words_must_be_exact() -> None:
    assert words_query("12 Li") == "+(12) +(li)"


def test_lucenes_own_words_and_signs_are_only_words() -> None:
    assert words_query("a AND (b OR NOT c)") == "+(a) +(and^4 and* and~1) +(b) +(or) +(not^4 not* not~1) +(c)"
    assert words_query("/(/ [ {") == ""


@given(st.text())
def test_no_text_brings_syntax_of_its_own(text: str) -> None:
    left = words_query(text)
    for ours in ("+(", "^4", "*", "~1", "~2", ")", " "):
        left = left.replace(ours, "")
    assert not left or left.replace("_", "").isalnum() or all(c.isalnum() or c == "_" for c in left)
