from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.access.passwords import is_right
from app.access.roles import Role
from app.access.users import add_user, read_users, remove_user
from graph.errors import BrokenWorld, UsageError

PASSWORD = "correct horse battery staple"


def test_a_user_has_a_role_and_a_password(tmp_path: Path) -> None:
    add_user(tmp_path, "dana@example.com", Role.ANALYST, PASSWORD)
    user = read_users(tmp_path)["dana@example.com"]
    assert user.role is Role.ANALYST
    assert is_right(PASSWORD, user.password)


def test_only_the_owner_of_the_home_reads_the_file_and_no_password_is_in_it(tmp_path: Path) -> None:
    add_user(tmp_path, "dana", Role.VIEWER, PASSWORD)
    file = tmp_path / "users.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert PASSWORD not in file.read_text()
    assert "argon2" not in repr(read_users(tmp_path))


def test_a_name_is_given_once_unless_it_is_replaced(tmp_path: Path) -> None:
    add_user(tmp_path, "dana", Role.VIEWER, PASSWORD)
    with pytest.raises(UsageError, match="--replace"):
        add_user(tmp_path, "dana", Role.ADMINISTRATOR, PASSWORD)
    assert read_users(tmp_path)["dana"].role is Role.VIEWER
    add_user(tmp_path, "dana", Role.ANALYST, PASSWORD, replace=True)
    assert read_users(tmp_path)["dana"].role is Role.ANALYST


def test_a_removed_user_is_gone_and_nobody_is_removed_twice(tmp_path: Path) -> None:
    add_user(tmp_path, "dana", Role.VIEWER, PASSWORD)
    remove_user(tmp_path, "dana")
    assert not read_users(tmp_path)
    with pytest.raises(UsageError, match="no user 'dana'"):
        remove_user(tmp_path, "dana")


@pytest.mark.parametrize("name", ["", " dana", "a b", "../x", "-dana", "x" * 65, "d\nana", "<b>"])
def test_a_name_is_plain(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="A user's name"):
        add_user(tmp_path, name, Role.VIEWER, PASSWORD)


def test_several_at_once_are_all_added(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: add_user(tmp_path, f"u{number}", Role.VIEWER, PASSWORD), range(8)))
    assert len(read_users(tmp_path)) == 8


@pytest.mark.parametrize("text", ["", "{", "[]", '{"dana": {"role": "king", "password": "x"}}'])
def test_a_spoilt_file_lets_nobody_in(tmp_path: Path, text: str) -> None:
    (tmp_path / "users.json").write_text(text)
    with pytest.raises(BrokenWorld, match="cannot be read"):
        read_users(tmp_path)
