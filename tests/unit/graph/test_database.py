import inspect
import socket

import neo4j.exceptions
import pytest

from graph.database import Database
from graph.driver.errors import translated_errors
from graph.errors import BrokenWorld, DatabaseUnavailable, LoginRefused, RinglightError, UsageError
from graph.settings import OwnServer

DRIVER_ERRORS = [
    error
    for _, error in inspect.getmembers(neo4j.exceptions, inspect.isclass)
    if issubclass(error, (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError))
]


def _example(error: type[Exception]) -> Exception:
    """An instance; some constructors of the driver's own side ask for its inner objects, which no test has."""
    if issubclass(error, neo4j.exceptions.Neo4jError):
        return error("what the server says")
    example = error.__new__(error)
    example.args = ("what the driver says",)
    return example


@pytest.mark.parametrize("error", DRIVER_ERRORS)
def test_no_error_of_the_driver_leaves_the_database(error: type[Exception]) -> None:
    with pytest.raises(RinglightError), translated_errors():
        raise _example(error)


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (neo4j.exceptions.AuthError, LoginRefused),
        (neo4j.exceptions.ServiceUnavailable, DatabaseUnavailable),
        (neo4j.exceptions.SessionExpired, DatabaseUnavailable),
        (neo4j.exceptions.ConfigurationError, UsageError),
        (neo4j.exceptions.CypherSyntaxError, BrokenWorld),
    ],
)
def test_each_way_to_fail_has_its_own_exit_code(error: type[Exception], ours: type[RinglightError]) -> None:
    with pytest.raises(ours), translated_errors():
        raise _example(error)


@pytest.mark.parametrize(
    "uri", ["", "nonsense", "http://graph.example.com", "bolt://[::", "bolt://user:name@host", "bolt://host:port"]
)
def test_an_address_that_is_none_is_a_mistake_of_the_caller(uri: str) -> None:
    with pytest.raises(UsageError, match="NEO4J_URI"):
        Database(OwnServer(uri, "neo4j", "secret"))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_a_server_that_is_not_there_is_told_at_once(scheme: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        server = OwnServer(f"{scheme}://127.0.0.1:{unused.getsockname()[1]}", "neo4j", "secret")
        with Database(server) as database, pytest.raises(DatabaseUnavailable):
            database.verify()
