"""Sign-in at an identity provider: what Streamlit is told, and the role that claims stand for."""

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from app.access.declared import Access, Oidc, read_access
from app.access.entrance import Actor, Visit
from app.access.roles import Role
from graph.audit.trail import record
from graph.errors import UsageError

_SHORTEST_SECRET = 32


def streamlit_secrets(oidc: Oidc, address: str) -> dict[str, Any]:
    """What Streamlit reads as `st.secrets`; it is given in memory and stands in no file."""
    cookie_secret = oidc.cookie_secret.read()
    if len(cookie_secret) < _SHORTEST_SECRET:
        raise UsageError(
            f"The cookie_secret of [access.oidc] needs {_SHORTEST_SECRET} characters: `openssl rand -hex 32`."
        )
    return {
        "auth": {
            "redirect_uri": f"{address}/oauth2callback",
            "cookie_secret": cookie_secret,
            "client_id": oidc.client_id,
            "client_secret": oidc.client_secret.read(),
            "server_metadata_url": oidc.provider,
        }
    }


class IdentityProvider:
    """Whom the provider vouches for, until they sign out here or their hours are over."""

    def __init__(self, home: Path, clock: Callable[[], float] = time.time) -> None:
        self._home = home
        self._clock = clock
        self._is_out: dict[tuple[object, object], bool] = {}
        self._lock = Lock()

    def actor(self, visit: Visit) -> Actor | None:
        """Who the claims say it is, with the role that the home's file gives them now; nobody where it gives none."""
        access = read_access(self._home)
        name = name_of(access, visit.claims)
        role = role_of(access, name, visit.claims) if name else None
        if name is None or role is None or self._is_over(access, visit.claims):
            return None
        self._note_once(visit.claims, name, role)
        return Actor(name, role)

    def end(self, visit: Visit) -> None:
        """Sign out: what the provider vouched for counts no longer, in no tab."""
        with self._lock:
            self._is_out[_sign_in(visit.claims)] = True

    def _is_over(self, access: Access, claims: Mapping[str, Any]) -> bool:
        signed_in_at = claims.get("iat")
        if not isinstance(signed_in_at, int | float):
            return True
        return signed_in_at + access.hours * 3600 < self._clock() or self._is_out.get(_sign_in(claims), False)

    def _note_once(self, claims: Mapping[str, Any], name: str, role: Role) -> None:
        with self._lock:
            if _sign_in(claims) in self._is_out:
                return
            self._is_out[_sign_in(claims)] = False
        record(self._home, name, "sign-in", role=role)


def name_of(access: Access, claims: Mapping[str, Any]) -> str | None:
    """By which name the provider knows them; None for nobody, and for a mailbox that it did not check."""
    claim = access.oidc.user_claim if access.oidc else ""
    name = claims.get(claim)
    if not claims.get("is_logged_in") or not isinstance(name, str) or not name:
        return None
    return None if claim == "email" and claims.get("email_verified") is False else name


def role_of(access: Access, name: str, claims: Mapping[str, Any]) -> Role | None:
    """The role that the file gives the name, else the highest that a claim stands for; None: none."""
    if name in access.roles:
        return access.roles[name]
    if access.oidc is None or access.oidc.role_claim is None:
        return None
    known = access.oidc.claimed_roles
    roles = [known[each] for each in _texts(claims, access.oidc.role_claim) if each in known]
    return max(roles, key=list(Role).index, default=None)


def _texts(claims: Mapping[str, Any], name: str) -> Iterator[str]:
    """What a claim holds, by its own name or by the way that leads into it."""
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for step in name.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
    for each in found if isinstance(found, list | tuple) else [found]:
        if isinstance(each, str):
            yield each


def _sign_in(claims: Mapping[str, Any]) -> tuple[object, object]:
    return claims.get("sub"), claims.get("iat")
