"""Whose click runs this page, and what they may do."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from app.access.entrance import Actor, Entrance, Visit
from app.access.roles import MAY, Permission, who_may
from graph.errors import UsageError


class Forbidden(UsageError):
    """Whoever acts may not do this, in the role they have now."""


_entered: dict[str, Entrance] = {}
_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)


def enter_by(entrance: Entrance) -> None:
    """Say how people sign in, before the first page."""
    _entered["by"] = entrance


def entrance() -> Entrance:
    """How people sign in."""
    return _entered["by"]


def visit() -> Visit:
    """What the browser brings along that this page is run for."""
    return _visit.get() or Visit(st.context.cookies.to_dict(), st.user.to_dict())


@contextmanager
def visiting(visit: Visit) -> Iterator[None]:
    """Act for that browser where no page runs: a file is made after its button was drawn."""
    token = _visit.set(visit)
    try:
        yield
    finally:
        _visit.reset(token)


def actor() -> Actor | None:
    """Who acts, with the role that they have at this moment; None when nobody is signed in."""
    return entrance().actor(visit())


def name() -> str:
    """By which name the audit knows who acts; UsageError when nobody is signed in."""
    return _signed_in().name


def may(permission: Permission) -> bool:
    """Whether who acts may do this."""
    who = actor()
    return who is not None and permission in MAY[who.role]


def require(permission: Permission) -> Actor:
    """Who acts; Forbidden in a sentence where they may not do this."""
    who = _signed_in()
    if permission in MAY[who.role]:
        return who
    raise Forbidden(f"To {permission} takes another role than yours ({who.role}): {_or(who_may(permission))}.")


def _signed_in() -> Actor:
    who = actor()
    if who is None:
        raise UsageError("You are signed out: open this page again to sign in.")
    return who


def _or(names: tuple[str, ...]) -> str:
    return " or ".join((", ".join(names[:-1]), names[-1]) if len(names) > 1 else names)
