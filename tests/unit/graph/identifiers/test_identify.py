import pytest

from graph.identifiers.canonical import Validity
from graph.identifiers.identify import identify


@pytest.mark.parametrize(
    ("text", "region", "key"),
    [
        ("312-555-0114", "US", "+13125550114"),
        ("+44 20 7946 0958", None, "+442079460958"),
        ("Dana Reyes <D.ana@gmail.com>", None, "dana@gmail.com"),
        ("[2001:db8::1]:443", None, "2001:db8::/64"),
        ("203.0.113.7", "US", "203.0.113.7"),
        ("https://www.linkedin.com/in/dana", None, "linkedin:dana"),
        ("https://github.com/dana", None, "github:dana"),
        ("12 Elm St Apt 4, Chicago, IL 60601", None, "12 ELM ST # 4 · IL 60601 · UNITED STATES"),
    ],
)
def test_the_first_answer_is_what_the_text_is(text: str, region: str | None, key: str) -> None:
    assert identify(text, region)[0].key == key


def test_a_bare_name_is_a_handle_at_each_service() -> None:
    assert {identifier.key for identifier in identify("dana", "US")} == {"linkedin:dana", "github:dana"}


def test_placeholders_are_answered_only_where_nothing_else_fits() -> None:
    assert all(identifier.validity is not Validity.PLACEHOLDER for identifier in identify("312-555-0114", "US"))
    assert {identifier.kind for identifier in identify("n/a", "US")} == {"phone", "email", "address", "ip", "handle"}


@pytest.mark.parametrize("text", ["", "   ", "x" * 1_000_000])
def test_what_is_nothing_is_nothing(text: str) -> None:
    assert identify(text, "US") == []
