"""Errors of the driver as `graph.errors`: what is wrong with the world, and what with a text that a person wrote."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DatabaseError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import BrokenWorld, DatabaseUnavailable, LoginRefused, RinglightError, UsageError

LOGIN, READERS_LOGIN = "NEO4J_USERNAME and NEO4J_PASSWORD", "NEO4J_READER_USER and NEO4J_READER_PASSWORD"
"""Where the environment has the login of everything, and that of analysts' queries."""
_NOT_SERVING = ("critical error", "not currently available")
"""How a server says that it is there and its database is not."""
_OF_THE_TEXT = (".Statement.", ".Procedure.", ".Database.", ".Schema.", ".Security.Forbidden")
"""Kinds of errors that a text is to blame for: a procedure or a database that is not there, say."""


@contextmanager
def translated_errors(login: str = LOGIN) -> Iterator[None]:
    """Turn every error of the driver into one of ours; `login` is where the login stands."""
    try:
        yield
    except AuthError as error:
        raise LoginRefused(f"Neo4j refuses the login: check {login}.") from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise DatabaseUnavailable(f"Neo4j cannot be reached: {_first_line(error)}") from error
    except ConfigurationError as error:
        raise UsageError(f"NEO4J_URI cannot be used: {_first_line(error)}") from error
    except (TransientError, DatabaseError) as error:
        if any(sign in (error.message or "") for sign in _NOT_SERVING):
            raise BrokenWorld(
                "Neo4j runs, but its database does not: its disk is full, or was when it last wrote. Make room, then "
                "run `ringlight db stop` and `ringlight db start --repair`; on your own server, look into its logs."
            ) from error
        raise BrokenWorld(f"Neo4j gave up, trying again later may help: {error.message}") from error
    except Neo4jError as error:
        raise _refused(error, login) from error
    except DriverError as error:
        raise BrokenWorld(f"The connection to Neo4j was misused or broke: {error}") from error


def _refused(error: Neo4jError, login: str) -> RinglightError:
    if (error.code or "").endswith("AuthenticationRateLimit"):
        return LoginRefused(f"Neo4j refuses the login for a while, after too many wrong ones: check {login}.")
    return BrokenWorld(f"Neo4j refuses a statement: {error.message}")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(":")


@contextmanager
def text_errors() -> Iterator[None]:
    """Tell what is wrong with a text that a person wrote from what is wrong with the world."""
    try:
        yield
    except ClientError as error:
        code, message = error.code or "", error.message or ""
        if "TransactionTimedOut" in code:
            raise BrokenWorld("The query took too long and was stopped: narrow it, or allow more seconds.") from error
        if any(kind in code for kind in _OF_THE_TEXT):
            raise UsageError(f"Neo4j does not accept this query: {message.splitlines()[0]}") from error
        raise
    except TransientError as error:
        if "MemoryPool" in (error.code or ""):
            raise BrokenWorld("The query needs more memory than one query may have: narrow it.") from error
        raise
