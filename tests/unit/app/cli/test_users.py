import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.access.passwords import is_right
from app.access.users import read_users
from app.cli.users import user
from graph.audit.trail import events
from graph.errors import UsageError
from graph.settings import Settings

PASSWORD = "correct horse battery staple"

Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture
def run(home: Path) -> Run:
    def run(*arguments: str, typed: str = "") -> Result:
        result = CliRunner().invoke(user, arguments, input=typed, obj=Settings(home=home))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


def test_a_user_is_added_with_a_password_from_standard_input(run: Run, home: Path) -> None:
    result = run("add", "dana", "--role", "analyst", "--password-file", "-", typed=f"{PASSWORD}\n")
    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert is_right(PASSWORD, read_users(home)["dana"].password)


def test_or_from_a_file(run: Run, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\r\n")
    run("add", "dana", "--role", "viewer", "--password-file", str(file))
    assert is_right(PASSWORD, read_users(home)["dana"].password)


def test_without_a_terminal_nobody_is_asked(run: Run, home: Path) -> None:
    with pytest.raises(UsageError, match="--password-file"):
        run("add", "dana", "--role", "viewer", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert not read_users(home)


def test_a_password_is_never_an_argument(run: Run) -> None:
    assert run("add", "dana", PASSWORD, "--role", "viewer").exit_code == 2


def test_a_role_must_be_one(run: Run) -> None:
    assert run("add", "dana", "--role", "king", "--password-file", "-", typed=PASSWORD).exit_code == 2


def test_the_list_tells_names_and_roles_and_no_hash(run: Run) -> None:
    run("add", "robin", "--role", "viewer", "--password-file", "-", typed=PASSWORD)
    run("add", "dana", "--role", "analyst", "--password-file", "-", typed=PASSWORD)
    listed = run("list", "--format", "json").output
    assert json.loads(listed) == [{"name": "dana", "role": "analyst"}, {"name": "robin", "role": "viewer"}]


def test_who_is_added_and_removed_is_in_the_audit(run: Run, home: Path) -> None:
    run("add", "dana", "--role", "viewer", "--password-file", "-", typed=PASSWORD)
    run("remove", "dana")
    assert [(event.action, event.subject) for event in events(home)] == [
        ("user added", "dana"),
        ("user removed", "dana"),
    ]
