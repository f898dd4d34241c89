"""What can go wrong with the world. A bad *value* is never an exception: it is a rejection, counted and kept.

RinglightError
├── BrokenWorld            exit 1: a clear sentence says what happened and what to do next
├── UsageError             exit 2: an unknown option, feed or map, a missing file, an action not allowed here
└── DatabaseUnavailable    exit 4: the database cannot be reached
    └── LoginRefused               or refuses the login
"""


class RinglightError(Exception):
    """Anything that ends a command with one sentence; `exit_code` is what scripts see."""

    exit_code = 1


class BrokenWorld(RinglightError):
    """A full disk, a cut-off download, a server that does not start: nothing the caller said is wrong."""


class UsageError(RinglightError):
    """What was asked for does not exist or is not allowed on this kind of server or in this state of the home."""

    exit_code = 2


class DatabaseUnavailable(RinglightError):
    """No Bolt handshake, a refused login, or a connection that broke and did not come back."""

    exit_code = 4


class LoginRefused(DatabaseUnavailable):
    """The server answers and does not accept the name or the password."""
