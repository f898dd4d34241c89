"""Local users: a file of the home that only its owner can read, with a role and a hashed password for each."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from filelock import FileLock
from pydantic import TypeAdapter, ValidationError

from app.access.passwords import hashed
from app.access.roles import Role
from graph.errors import BrokenWorld, UsageError
from graph.home import usable, write_private

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}")


@dataclass(frozen=True, slots=True)
class User:
    """One who may sign in."""

    role: Role
    password: str = field(repr=False)
    """The argon2id hash."""


_USERS = TypeAdapter(dict[str, User])


def read_users(home: Path) -> Mapping[str, User]:
    """Every user by name, as the file says now."""
    path = home / "users.json"
    try:
        return _USERS.validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except ValidationError as error:
        raise BrokenWorld(f"{path} cannot be read: add its users anew with `ringlight user add`.") from error


def add_user(home: Path, name: str, role: Role, password: str, *, replace: bool = False) -> None:
    """Add a user, or give one who is there another role and password; UsageError where that is not what was meant."""
    if not _NAME.fullmatch(name):
        raise UsageError("A user's name is made of letters, digits and . _ @ + -, at most 64 of them.")
    user = User(role, hashed(password))
    with _changed(home) as users:
        if name in users and not replace:
            raise UsageError(f"There is a user {name} already: --replace gives them this role and a new password.")
        users[name] = user


def remove_user(home: Path, name: str) -> None:
    """Remove a user, who is out at their next click; UsageError where there is none."""
    with _changed(home) as users:
        if users.pop(name, None) is None:
            raise UsageError(f"There is no user {name!r}: `ringlight user list` shows who there is.")


@contextmanager
def _changed(home: Path) -> Iterator[dict[str, User]]:
    with usable(home), FileLock(home / "users.lock", mode=0o600):
        users = dict(read_users(home))
        yield users
        write_private(home / "users.json", json.dumps({name: asdict(user) for name, user in users.items()}, indent=1))
