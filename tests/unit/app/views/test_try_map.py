from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.resources import use
from app.views.try_map import remarks, table
from graph.settings import Settings
from ingest.maps.checking import try_map

PAGE = """
from app.views.try_map import show

show()
"""
PEOPLE = "candidate id,mobile,shoe\n7,+13125550114,42\n8,=HYPERLINK(1),43\n"


@pytest.fixture
def page(tmp_path: Path) -> AppTest:
    use(Settings(tmp_path))
    return AppTest.from_string(PAGE, default_timeout=60).run()


def test_an_upload_shows_the_suggested_map_the_rows_and_what_does_not_fit(page: AppTest) -> None:
    page.file_uploader[0].upload("people.csv", PEOPLE.encode()).run()
    assert not page.exception
    assert 'phone = "mobile"' in (page.text_area[0].value or "")
    assert "phones: 1 row to load, 1 rejected" in page.markdown[-1].value
    assert "Not used: shoe" in [each.value for each in page.text]


def test_a_map_that_is_changed_is_tried_again(page: AppTest) -> None:
    page.file_uploader[0].upload("people.csv", PEOPLE.encode()).run()
    page.text_area[0].set_value('feed = "phones"\n[columns]\napplicant_id = "candidate id"\nphone = "shoe"').run()
    assert "phones: 0 rows to load, 2 rejected" in page.markdown[-1].value
    page.text_area[0].set_value("feed =").run()
    assert not page.exception
    assert page.text[-1].value.startswith("The map is not TOML")


def test_a_file_that_is_none_is_one_sentence(page: AppTest) -> None:
    page.file_uploader[0].upload("people.png", b"\x89PNG\r\n").run()
    assert not page.exception
    assert "a PNG image" in page.text[-1].value


def test_a_cell_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("applicant_id,name,seen\n7,=1+1,x\n")
    [check] = try_map('feed = "applicants"', str(tmp_path / "a.csv"))
    assert table(check) == [{"line": "2", "applicant_id": "7", "name": "'=1+1"}]
    assert list(remarks(check)) == ["Not used: seen"]
