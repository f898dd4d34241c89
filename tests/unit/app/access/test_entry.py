from pathlib import Path

import pytest

from app.access.declared import Access
from app.access.entrance import LocalUsers, OwnMachine, Visit
from app.access.entry import Entry, entry_for
from app.access.roles import Role
from app.access.users import add_user
from graph.errors import UsageError


def entry(home: Path, access: Access, *, has_token: bool = True) -> Entry:
    return entry_for(access, home, address="http://127.0.0.1:8501", port=8501, has_token=has_token)


def test_ones_own_machine_is_entered_by_token(tmp_path: Path) -> None:
    made = entry(tmp_path, Access())
    assert made.token
    assert made.door
    assert made.entrance.actor(Visit()) is None
    assert made.token not in repr(made)


def test_without_token_whoever_is_there_is_the_administrator(tmp_path: Path) -> None:
    made = entry(tmp_path, Access(), has_token=False)
    assert made.door is None
    assert isinstance(made.entrance, OwnMachine)
    who = made.entrance.actor(Visit())
    assert who
    assert who.role is Role.ADMINISTRATOR


def test_users_sign_in_even_where_no_token_was_wanted(tmp_path: Path) -> None:
    add_user(tmp_path, "dana", Role.VIEWER, "correct horse battery staple")
    made = entry(tmp_path, Access(sign_in="users"), has_token=False)
    assert isinstance(made.entrance, LocalUsers)
    assert made.door
    assert made.entrance.actor(Visit()) is None


def test_an_app_that_nobody_could_sign_in_to_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ringlight user add"):
        entry(tmp_path, Access(sign_in="users"))
