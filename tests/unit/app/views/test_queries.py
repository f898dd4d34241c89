from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.resources import use
from app.views.queries import matching, table
from graph.queries.library import library
from graph.settings import OwnServer, Settings

OURS = (
    '// title = "=1+1"\n// description = "Ours, *secret*."\n// tags = ["own"]\n// returns = ["one"]\nRETURN 1 AS one\n'
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "ours.cypher").write_text(OURS, encoding="utf-8")
    (tmp_path / "queries" / "broken.cypher").write_text("RETURN 1", encoding="utf-8")
    use(Settings(home=tmp_path, server=OwnServer("bolt://127.0.0.1:1", "neo4j", "secret-password")))
    return tmp_path


@pytest.fixture
def page(home: Path) -> AppTest:
    return AppTest.from_string("from app.views import queries; queries.show()", default_timeout=60)


def test_every_word_that_is_sought_is_somewhere(home: Path) -> None:
    queries, _ = library(home)
    assert [each.name for each in matching(queries, "SECRET ours", None)] == ["ours"]
    assert [each.name for each in matching(queries, "secret phones", None)] == []
    assert matching(queries, " ", None) == queries


def test_a_tag_narrows_the_list(home: Path) -> None:
    queries, _ = library(home)
    assert [each.name for each in matching(queries, "", "own")] == ["ours"]


def test_an_own_query_is_told_from_a_shipped_one_and_its_title_is_no_formula(home: Path) -> None:
    queries, _ = library(home)
    shown = table(matching(queries, "", "own"))
    assert (shown["Title"], shown["Mine"]) == (["'=1+1"], [True])
    assert table(matching(queries, "phones_of_many", None))["Mine"] == [False]


def test_a_file_that_cannot_be_used_is_told_without_hiding_the_others(page: AppTest) -> None:
    page.run()
    assert not page.exception
    assert page.expander[0].label == "1 fault in files of mine"
    assert "broken.cypher, line 1: It has no declaration" in page.text[0].value


def test_the_address_names_a_query_and_its_form_and_cypher_are_shown(page: AppTest) -> None:
    page.query_params["query"] = "phones_of_many"
    page.run()
    assert [field.value for field in page.number_input] == [3, 50]
    assert "MATCH (value:Phone)" in page.code[0].value


def test_an_address_with_an_unknown_name_is_answered_in_one_sentence(page: AppTest) -> None:
    page.query_params["query"] = "![x](http://hostile.example)"
    page.run()
    assert "There is no saved query of this name." in page.markdown[-1].value
    assert page.text[-1].value == "![x](http://hostile.example)"


def test_a_signal_with_a_rule_beside_it_is_shown_and_not_run(page: AppTest, home: Path) -> None:
    refined = next(each for each in library(home)[0] if each.says.signal and each.says.signal.refined_by)
    page.query_params["query"] = refined.name
    page.run()
    assert "ringlight signals" in page.markdown[-1].value
    assert not any(button.label == "Run" for button in page.button)


def test_a_copy_of_a_saved_query_is_edited(page: AppTest) -> None:
    page.query_params["query"] = "ours"
    page.run()
    next(button for button in page.button if button.label == "Edit a copy").click().run()
    assert page.text_area[0].value == OURS


def test_an_own_text_gets_a_field_for_each_parameter(page: AppTest) -> None:
    page.session_state["own-text"] = "RETURN $least AS a, $name AS b"
    page.session_state["queries-which"] = "My own words"
    page.run()
    assert not page.exception
    assert [field.label for field in page.text_input][:2] == ["least", "name"]
