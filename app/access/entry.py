"""How this server is entered: by its one-time token, by local users, or by an identity provider."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.access.declared import Access
from app.access.entrance import Entrance, LocalUsers, OwnMachine
from app.access.gate import Door
from app.access.oidc import IdentityProvider, streamlit_secrets
from app.access.sessions import Sessions
from app.access.sign_in_door import SignInDoor
from app.access.token_door import TokenDoor
from app.access.users import read_users
from graph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Entry:
    """Who comes in, and through what. Without a `door` Streamlit alone asks who it is."""

    entrance: Entrance
    door: Door | None = None
    token: str | None = field(default=None, repr=False)
    """What the printed address carries."""
    secrets: Mapping[str, Any] | None = field(default=None, repr=False)
    """What Streamlit needs to ask an identity provider."""


def entry_for(access: Access, home: Path, *, address: str, port: int, has_token: bool) -> Entry:
    """The entry that the home's file asks for; a cookie counts for every port of a host, so its name has the port."""
    cookie_name = f"ringlight-{port}"
    if access.oidc:
        return Entry(IdentityProvider(home), secrets=streamlit_secrets(access.oidc, address))
    if access.sign_in == "users":
        if not read_users(home):
            raise UsageError("Nobody could sign in: `ringlight user add NAME --role administrator` adds a user.")
        users = LocalUsers(home, Sessions(cookie_name, access.hours))
        return Entry(users, SignInDoor(users, is_secure=address.startswith("https:")))
    if not has_token:
        return Entry(OwnMachine())
    sessions = Sessions(cookie_name)
    door = TokenDoor(home, sessions)
    return Entry(OwnMachine(sessions), door, token=door.token)
