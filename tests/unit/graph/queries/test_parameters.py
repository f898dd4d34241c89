from datetime import date

import pytest

from graph.errors import UsageError
from graph.queries.declaration import Parameter
from graph.queries.parameters import values_of

LEAST = {"least": Parameter(type="integer", default=3)}


def nothing(name: str) -> list[str]:
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("text", "3", "3"),
        ("text", "a=b", "a=b"),
        ("integer", "-3", -3),
        ("number", "3", 3),
        ("number", "0.5", 0.5),
        ("boolean", "true", True),
        ("date", "2026-01-31", date(2026, 1, 31)),
        ("texts", "A-1, A-2", ["A-1", "A-2"]),
        ("texts", '["A,1"]', ["A,1"]),
    ],
)
def test_what_is_typed_is_read_as_its_type(kind: str, typed: str, value: object) -> None:
    parameters = {"x": Parameter.model_validate({"type": kind})}
    assert values_of(parameters, {"x": typed}, nothing) == {"x": value}


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("integer", "3.5"), ("integer", "true"), ("number", "much"), ("boolean", "1"), ("date", "soon"), ("texts", "3")],
)
def test_what_is_of_another_type_is_refused_with_an_example(kind: str, typed: str) -> None:
    with pytest.raises(UsageError, match=f"-p x={typed}: this is no {kind}, such as "):
        values_of({"x": Parameter.model_validate({"type": kind})}, {"x": typed}, nothing)


def test_nothing_typed_is_the_default_null_or_refused() -> None:
    assert values_of(LEAST, {}, nothing) == {"least": 3}
    assert values_of({"x": Parameter(type="text", optional=True)}, {}, nothing) == {"x": None}
    with pytest.raises(UsageError, match="The query needs -p x=… \\(Whose\\)"):
        values_of({"x": Parameter(type="text", label="Whose")}, {}, nothing)


def test_an_unknown_parameter_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="no parameter last: did you mean least\\?"):
        values_of(LEAST, {"last": "3"}, nothing)


def test_values_come_from_a_reference_list_unless_they_are_typed() -> None:
    mills = {"mills": Parameter(type="texts", values_from="degree_mills")}
    lists = {"degree_mills": ["belford university"]}
    assert values_of(mills, {}, lambda name: lists[name]) == {"mills": ["belford university"]}
    assert values_of(mills, {"mills": "other"}, nothing) == {"mills": ["other"]}
