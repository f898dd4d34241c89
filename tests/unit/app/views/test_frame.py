from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import app
from app.resources import use
from graph.settings import OwnServer, Settings

SCRIPT = Path(app.__file__).with_name("main.py")


@pytest.fixture
def nobody_answers(tmp_path: Path) -> None:
    """Settings that name a server which is not there."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    st.cache_resource.clear()
    use(Settings(home=home, server=OwnServer("bolt://127.0.0.1:1", "neo4j", "secret-password")))


@pytest.mark.usefixtures("nobody_answers")
def test_a_database_that_is_away_is_one_sentence_and_a_way_to_try_again() -> None:
    page = AppTest.from_file(str(SCRIPT), default_timeout=60)
    page.query_params["subject"] = "A-1"
    page.run()
    assert not page.exception
    assert "cannot be reached" in page.markdown[0].value
    assert page.button[0].label == "Try again"
    assert "secret-password" not in str(page)
