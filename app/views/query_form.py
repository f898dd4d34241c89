"""The form of a query, drawn from the parameters that it declares, and what was filled in."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from app.views.plain import as_label
from graph.errors import UsageError
from graph.queries.declaration import Parameter
from graph.queries.parameters import Entries, value_without

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def show_form(name: str, parameters: Mapping[str, Parameter]) -> dict[str, object] | None:
    """Draw a field for each parameter; what is in them, None for an empty one, at the moment of `Run` alone."""
    with st.form(f"form-{name}", border=bool(parameters)):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            filled = {each: _field(f"field-{name}-{each}", each, says) for each, says in parameters.items()}
        pressed = st.form_submit_button("Run", type="primary", icon=":material/play_arrow:")
    return filled if pressed else None


def given(parameters: Mapping[str, Parameter], filled: Mapping[str, object], entries: Entries) -> dict[str, object]:
    """A value for every parameter, its default where the field is empty; UsageError for one that has none."""
    return {name: _given(name, parameter, filled.get(name), entries) for name, parameter in parameters.items()}


def _given(name: str, parameter: Parameter, value: object, entries: Entries) -> object:
    value = value_without(parameter, entries) if value is None else value
    if value is None and not parameter.optional:
        raise UsageError(f"The query needs a value: {parameter.label or name}.")
    return value


def _field(key: str, name: str, says: Parameter) -> object:
    label = as_label(says.label or name)
    match says.type:
        case "integer":
            return st.number_input(label, value=says.default, step=1, key=key)
        case "number":
            default = None if says.default is None else float(says.default)
            return st.number_input(label, value=default, step=0.01, format="%g", key=key)
        case "date":
            return st.date_input(label, says.default, min_value=_FIRST_DAY, max_value=_LAST_DAY, key=key)
        case "boolean":
            default = None if says.default is None else [True, False].index(says.default)
            return st.selectbox(
                label, [True, False], default, format_func={True: "yes", False: "no"}.__getitem__, key=key
            )
        case "texts":
            return _texts(label, key, says)
        case _:
            return st.text_input(label, value=says.default, key=key)


def _texts(label: str, key: str, says: Parameter) -> list[str] | None:
    empty = f"One a line; empty: the list {says.values_from}" if says.values_from else "One a line"
    lines = st.text_area(label, "\n".join(says.default or []), placeholder=empty, key=key).splitlines()
    return [line.strip() for line in lines if line.strip()] or None
