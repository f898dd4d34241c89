import pytest

from ingest.maps.expressions import expression
from ingest.sources.record import Header

HEADER = Header.of(("id", "Checked Out To: Email", "name.first", "mail", "mail", ""))


def test_a_header_that_is_literally_there_wins_over_its_reading_as_an_expression() -> None:
    assert expression("name.first", HEADER).read({"name.first": "Dana"}) == "Dana"
    assert expression("Checked Out To: Email", HEADER).read({"Checked Out To: Email": "a@b"}) == "a@b"
    assert expression("name.first", None).read({"name.first": "Dana", "name": {"first": "Lee"}}) == "Dana"
    assert expression("name.first", None).read({"name": {"first": "Lee"}}) == "Lee"


def test_a_column_is_known_by_its_place() -> None:
    assert expression("#1", HEADER).read({"id": "7"}) == "7"
    assert expression("#5", HEADER).read({"#5": "a@b"}) == "a@b"


def test_an_expression_says_which_fields_it_reads() -> None:
    found = expression("not_null(id, mails[?type=='work'].value | [0]) || sort_by(jobs, &since)[0].title", None)
    assert found.names >= {"id", "mails", "jobs"}
    assert found.names.isdisjoint({"type", "value", "since", "title"})


def test_an_expression_may_name_a_column_that_only_some_tables_have() -> None:
    assert expression("not_null(client_id, id)", HEADER).read({"id": "7"}) == "7"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ids", "there is no column 'ids' (did you mean 'id'?)"),
        ("join(' ', [ids, names])", "there is no column"),
        ("mail", "the column 'mail' is there more than once: say which one, #4 or #5"),
        ("#7", "there is no column #7: the table has 6"),
        ("Checked Out By", "there is no column 'Checked Out By' (did you mean"),
    ],
)
def test_a_column_that_is_not_there_is_named_with_those_that_are_near(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as fault:  # noqa: PT011  # the sentence is compared below, as a text
        expression(text, HEADER)
    assert sentence in str(fault.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a[[", "is not JMESPath"),
        ("joined(a)", "Unknown function"),
        ("join(a)", "join"),
        ("(" * 5000, "is not JMESPath"),
        ("first name", "double quotes"),
        ("#3", "JSON"),
        ("a && !b.c", r"write !\(a.b\)"),
    ],
)
def test_what_is_no_expression_is_refused_for_json(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        expression(text, None)
