"""Passwords of local users: argon2id hashes, checked in the same time whether or not the user exists."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from graph.errors import UsageError

SHORTEST, LONGEST = 12, 1_024
"""Characters."""
_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """What is stored of a password; UsageError for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"A password has {SHORTEST} to {LONGEST:,} characters: a sentence that nobody else would say.")
    return _hasher.hash(password)


def is_right(password: str, stored: str | None) -> bool:
    """Whether this is the password behind the hash. Without a hash it costs the same, and is wrong."""
    try:
        return _hasher.verify(stored or _nobody(), password[:LONGEST]) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hasher.hash("whoever does not exist has this password, and it is wrong")
