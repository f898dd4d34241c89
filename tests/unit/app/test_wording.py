from datetime import UTC, datetime

import pytest

from app.wording import counted, kind_words, risk_words, span, strength_words

JANUARY, MARCH = datetime(2026, 1, 10, 8, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)


@pytest.mark.parametrize(("number", "words"), [(0, "0 people"), (1, "1 person"), (4_012, "4,012 people")])
def test_people_are_counted_in_english(number: int, words: str) -> None:
    assert counted(number, "person", "people") == words


@pytest.mark.parametrize(("strength", "word"), [(0, "weak"), (0.3, "medium"), (0.6, "strong"), (1, "strong")])
def test_a_strength_has_a_word(strength: float, word: str) -> None:
    assert strength_words(strength) == word


def test_a_span_of_one_day_is_that_day() -> None:
    assert span(JANUARY, JANUARY) == "2026-01-10"


def test_a_span_runs_from_first_to_last() -> None:
    assert span(JANUARY, MARCH) == "2026-01-10 to 2026-03-03"


def test_half_a_span_is_what_is_known_of_it() -> None:
    assert span(None, MARCH) == "2026-03-03"
    assert span(None, None) == "day unknown"


def test_a_kind_that_nobody_has_worded_is_called_by_its_name() -> None:
    assert kind_words("bank_account") == "bank account"


def test_a_risk_is_a_word_and_no_judgement_is_said() -> None:
    assert [risk_words(risk) for risk in (None, 0.0, 0.2, 0.4, 0.9)] == [
        "not judged",
        "no signals",
        "low",
        "medium",
        "high",
    ]
