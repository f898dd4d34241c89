"""Who a browser belongs to, on one's own machine and where local users sign in."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from app.access.roles import Role
from app.access.sessions import Sessions
from app.access.users import read_users


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts here."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser brings along: its cookies, and what an identity provider says of whom it belongs to."""

    cookies: Mapping[str, str] = field(default_factory=dict, repr=False)
    claims: Mapping[str, Any] = field(default_factory=dict, repr=False)


class Entrance(Protocol):
    """One way of signing in."""

    def actor(self, visit: Visit) -> Actor | None:
        """Whose visit it is, by what holds at this moment; None for nobody's."""
        ...


class OwnMachine:
    """Whoever started the app, who may do everything: the home is theirs. Without `sessions` anybody here is they."""

    def __init__(self, sessions: Sessions | None = None) -> None:
        self._sessions = sessions

    def actor(self, visit: Visit) -> Actor | None:
        """The operating system's user."""
        is_in = self._sessions is None or self._sessions.of(visit.cookies.get(self._sessions.cookie_name))
        return Actor(getpass.getuser(), Role.ADMINISTRATOR) if is_in else None


class LocalUsers:
    """Users of the home's own file."""

    def __init__(self, home: Path, sessions: Sessions) -> None:
        self.home = home
        self.sessions = sessions

    def actor(self, visit: Visit) -> Actor | None:
        """The user with the role they have now; nobody once they were removed or have another password."""
        session = self.sessions.of(visit.cookies.get(self.sessions.cookie_name))
        user = read_users(self.home).get(session.name) if session else None
        if session is None or user is None or user.password != session.proof:
            return None
        return Actor(session.name, user.role)
