"""Who may do what."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What somebody is here, from the one who may least to the one who may all."""

    VIEWER = "viewer"
    INVESTIGATOR = "investigator"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """Something that not everybody may do, named as a sentence goes on after "may"."""

    LOOK = "search and look at rings"
    REVEAL = "reveal masked values"
    DECIDE = "decide"
    WORK_ON_CASES = "work on cases"
    EXPORT = "export"
    QUERY = "run queries"
    SEE_ROWS = "see rows as sources sent them"
    AUDIT = "read the audit"
    ERASE = "erase people"


_VIEWER = {Permission.LOOK}
_INVESTIGATOR = _VIEWER | {Permission.REVEAL, Permission.DECIDE, Permission.WORK_ON_CASES, Permission.EXPORT}
_ANALYST = _INVESTIGATOR | {Permission.QUERY, Permission.SEE_ROWS}
_ADMINISTRATOR = _ANALYST | {Permission.AUDIT, Permission.ERASE}

MAY: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset(_VIEWER),
    Role.INVESTIGATOR: frozenset(_INVESTIGATOR),
    Role.ANALYST: frozenset(_ANALYST),
    Role.ADMINISTRATOR: frozenset(_ADMINISTRATOR),
}


def who_may(permission: Permission) -> tuple[Role, ...]:
    """The roles that may do it."""
    return tuple(role for role in Role if permission in MAY[role])
