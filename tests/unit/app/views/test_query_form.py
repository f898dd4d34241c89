from collections.abc import Mapping
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.views.query_form import given
from graph.errors import UsageError
from graph.queries.declaration import Parameter

FORM = """
import streamlit as st

from app.views.query_form import show_form
from graph.queries.declaration import Parameter

declared = {
    "least": Parameter(type="integer", default=3, label="At least *so* many"),
    "share": Parameter(type="number", default=0.5),
    "since": Parameter(type="date", optional=True),
    "inside": Parameter(type="boolean", default=False),
    "ids": Parameter(type="texts"),
    "domains": Parameter(type="texts", values_from="free_mail"),
    "name": Parameter(type="text", optional=True),
}
filled = show_form("each", declared)
if filled is not None:
    st.session_state["filled"] = filled
"""


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_string(FORM, default_timeout=60).run()


def entries(name: str) -> list[str]:
    return [f"of {name}"]


def test_the_fields_hold_the_defaults_and_nothing_is_asked_before_run(page: AppTest) -> None:
    assert not page.exception
    assert "filled" not in page.session_state
    assert [field.value for field in page.number_input] == [3, 0.5]
    assert (page.date_input[0].value, page.selectbox[0].value, page.text_input[0].value) == (None, False, None)


def test_a_label_is_shown_as_it_is_written(page: AppTest) -> None:
    assert page.number_input[0].label == r"At least \*so\* many"
    assert page.number_input[1].label == "share"


def test_what_is_filled_in_comes_with_its_types(page: AppTest) -> None:
    page.number_input[0].set_value(5)
    page.date_input[0].set_value(date(2026, 1, 31))
    page.selectbox[0].set_value(True)
    page.text_area[0].set_value(" A-1 \n\nA-2")
    page.button[0].click().run()
    assert page.session_state["filled"] == {
        "least": 5,
        "share": 0.5,
        "since": date(2026, 1, 31),
        "inside": True,
        "ids": ["A-1", "A-2"],
        "domains": None,
        "name": None,
    }


@pytest.mark.parametrize(
    ("says", "value"),
    [
        ({"type": "integer", "default": 3}, 3),
        ({"type": "date", "optional": True}, None),
        ({"type": "texts", "values_from": "free_mail"}, ["of free_mail"]),
    ],
)
def test_an_empty_field_is_the_default_null_or_the_list(says: Mapping[str, object], value: object) -> None:
    assert given({"x": Parameter.model_validate(says)}, {"x": None}, entries) == {"x": value}


def test_an_empty_field_without_a_default_is_refused_by_its_label() -> None:
    with pytest.raises(UsageError, match="needs a value: Since when"):
        given({"x": Parameter(type="date", label="Since when")}, {"x": None}, entries)
