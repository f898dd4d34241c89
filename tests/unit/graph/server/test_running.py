import os
from pathlib import Path

import pytest

from graph.home import Home, open_home
from graph.server.running import Running, answering, identify, read_running, write_running


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return open_home(tmp_path / "home")


def test_what_is_written_is_read_again(home: Home) -> None:
    running = Running(17, 1.5, 7687, "2026.08.1")
    write_running(home, running)
    assert read_running(home) == running


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"pid": 1}', '"pid"'])
def test_what_cannot_be_read_counts_as_nothing(home: Home, text: str) -> None:
    home.running.write_text(text)
    assert read_running(home) is None


def test_nothing_runs_in_a_fresh_home(home: Home) -> None:
    assert read_running(home) is None
    assert answering(home) is None


def test_a_process_is_itself_and_not_a_later_one_with_its_pid() -> None:
    ours = identify(os.getpid(), 7687, "2026.08.1")
    assert not ours.has_ended
    assert Running(ours.pid, ours.started_at - 1000, 7687, "2026.08.1").has_ended


def test_a_pid_that_nobody_has_is_an_ended_server(home: Home) -> None:
    write_running(home, identify(2**22 + 1, 7687, "2026.08.1"))
    assert answering(home) is None


def test_a_process_that_lives_and_does_not_answer_is_not_believed(home: Home) -> None:
    write_running(home, identify(os.getpid(), 1, "2026.08.1"))
    assert answering(home) is None
