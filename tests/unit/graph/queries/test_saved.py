from pathlib import Path

import pytest

from graph.queries.declaration import Category
from graph.queries.saved import Fault, SavedQuery, parameters_used, read_query

GOOD = """// title = "Phones"
// description = "Who shares."
// tags = ["sharing"]
// returns = ["phone", "persons"]
// [parameters.least]
// type = "integer"
// default = 3

// A comment of the statement.
MATCH (p:Phone) WHERE p.degree >= $least RETURN p.value AS phone, p.degree AS persons
"""
SIGNAL = """// title = "Odd"
// description = "Odd."
// returns = ["applicant_id", "raw"]
// [signal]
// category = "phone"
// strength = 0.5
// explanation = "Odd: {raw}."
// false_positives = ["Everybody"]
MATCH (a:Applicant) RETURN a.applicant_id AS applicant_id, 1 AS raw
"""


def read(folder: Path, text: str) -> SavedQuery | list[Fault]:
    (folder / "query.cypher").write_text(text, encoding="utf-8")
    return read_query(folder / "query.cypher")


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    found = read(folder, text)
    assert isinstance(found, list)
    assert all(each.file == str(folder / "query.cypher") for each in found)
    return [(each.line, each.fault) for each in found]


def test_a_query_is_its_declaration_and_its_text(tmp_path: Path) -> None:
    query = read(tmp_path, GOOD)
    assert isinstance(query, SavedQuery)
    assert (query.name, query.text, query.says.title, query.says.tags) == ("query", GOOD, "Phones", ["sharing"])
    assert (query.says.parameters["least"].type, query.says.parameters["least"].default) == ("integer", 3)
    assert query.says.signal is None


def test_a_signal_declares_what_it_is_worth_and_who_else_shows_it(tmp_path: Path) -> None:
    query = read(tmp_path, SIGNAL)
    assert isinstance(query, SavedQuery)
    assert query.says.signal
    assert (query.says.signal.category, query.says.signal.strength) == (Category.PHONE, 0.5)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("$least", "3", 5, "The parameter least is not used: use it or remove it."),
        ("p.value", "$other", 10, "$other is not declared: add [parameters.other] with its type to the comment."),
        ('type = "integer"', 'type = "whole"', 6, "parameters.least.type"),
        ("default = 3", 'default = "three"', 5, "the default 'three' is no integer"),
        ("default = 3", "default = true", 5, "the default True is no integer"),
        ("default = 3", "defualt = 3", 7, "parameters.least.defualt"),
        ('title = "Phones"', "", 1, "title: Field required"),
        ('title = "Phones"', 'title = " "', 1, "title: String should have at least 1 character"),
        ('title = "Phones"', "title = Phones", 1, "is no TOML"),
        ('returns = ["phone", "persons"]', "returns = []", 4, "returns"),
        ("// ", "", 1, "It has no declaration: begin with a comment"),
    ],
)
def test_a_fault_is_told_with_its_line_and_a_remedy(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    found = faults(tmp_path, GOOD.replace(old, new))
    assert line in [at for at, _ in found]
    assert any(said in fault for _, fault in found)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('category = "phone"', 'category = "origin"', 5, "signal.category"),
        ("strength = 0.5", "strength = 5", 6, "signal.strength"),
        ('false_positives = ["Everybody"]', "false_positives = []", 8, "signal.false_positives"),
        ("{raw}", "{phone}", 1, "a signal like this returns phone: add it to returns"),
        ('["applicant_id", "raw"]', '["raw"]', 1, "a signal like this returns applicant_id: add it to returns"),
        ("{raw}", "{raw.__class__}", 4, "braces hold nothing but the name of a column"),
        ("{raw}", "{raw!r}", 4, "braces hold nothing but the name of a column"),
        ("{raw}", "{raw", 4, "expected '}' before end of string"),
    ],
)
def test_a_fault_of_a_signal_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    [(at, fault)] = faults(tmp_path, SIGNAL.replace(old, new))
    assert (at, said.casefold() in fault.casefold()) == (line, True)


def test_parameters_in_texts_and_comments_are_not_parameters() -> None:
    text = '// $a\nRETURN \'$b\', "\\"$c", $d, /* $e\n */ $`f g` // $h\n'
    assert parameters_used(text) == {"d": 2, "f g": 3}


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "query.cypher").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert isinstance(read_query(tmp_path / "query.cypher"), SavedQuery)


def test_what_is_no_text_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "query.cypher").write_bytes(b"\xff\xfe// title")
    found = read_query(tmp_path / "query.cypher")
    assert isinstance(found, list)
    assert ["Save it as UTF-8" in each.fault for each in found] == [True]
