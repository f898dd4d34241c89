"""The only door to the driver. Driver errors stop here and leave as `graph.errors`."""

import graph.driver  # noqa: F401  # before neo4j: it comes alone then  # isort: skip

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Protocol, Self, TypeVar

import neo4j
import neo4j.time
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
from neo4j.graph import Node, Path, Relationship

from graph.errors import BrokenWorld, DatabaseUnavailable, LoginRefused, UsageError
from graph.settings import OwnServer

Row = dict[str, Any]
T = TypeVar("T")

CONNECT_SECONDS = 10
RETRY_SECONDS = 30
"""How long a transaction is tried again after deadlocks, lost leaders and broken connections."""
WRITE_SECONDS = 600
"""What is written is ours and bounded in rows; on a machine busy with other things it may still take minutes."""
IDLE_SECONDS = 60
"""A connection that rested longer is tried before it is used: firewalls drop what is idle."""
SILENCE = logging.NullHandler()
ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://([\w.-]+|\[[0-9a-fA-F:.]+\])?(:\d+)?/?(\?.*)?$")
NOT_SERVING = ("critical error", "not currently available")
"""How a server says that it is there and its database is not."""
NO_LIMIT = 0
"""The driver's word for a transaction that the server's own time limit does not end."""


class Transaction:
    """One write transaction. It may be run again from the start when the server asks for a retry."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction
        self.nodes_created = 0
        self.relationships_created = 0

    def run(self, text: str, /, **parameters: object) -> list[Row]:
        """Return the rows of one statement; what it created is added to the counts."""
        result = self._transaction.run(text, parameters)
        rows = result.data()
        counters = result.consume().counters
        self.nodes_created += counters.nodes_created
        self.relationships_created += counters.relationships_created
        return rows

    def read(self, text: str, /, **parameters: object) -> list[Row]:
        """All rows of one statement, with what this transaction has written."""
        return self.run(text, **parameters)

    def read_lists(self, text: str, /, **parameters: object) -> list[list[Any]]:
        """All rows of one statement, each as a list of its columns."""
        return _lists(self._transaction, text, parameters)


class Reader(Protocol):
    """What a statement can be read from: a database, or one transaction of it."""

    def read(self, text: str, /, **parameters: object) -> list[Row]:
        """All rows of one statement."""

    def read_lists(self, text: str, /, **parameters: object) -> list[list[Any]]:
        """All rows of one statement, each as a list of its columns: cheap where a row holds thousands of values."""


class ReadTransaction:
    """One read transaction. It may be run again from the start when the server asks for a retry."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def read(self, text: str, /, **parameters: object) -> list[Row]:
        """All rows of one statement."""
        return self._transaction.run(text, parameters).data()

    def read_lists(self, text: str, /, **parameters: object) -> list[list[Any]]:
        """All rows of one statement, each as a list of its columns."""
        return _lists(self._transaction, text, parameters)


@dataclass(frozen=True, slots=True)
class Operator:
    """One step of a plan: `LoadCSV` in database `neo4j`, with what the server says about it."""

    name: str
    database: str
    details: str


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name in a text that the graph does not have. `kind` is `label`, `relationship type` or `property`."""

    kind: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a text would do. `query_type` is `r` for a read, `w` or `rw` for a write, `s` for administration."""

    query_type: str
    operators: tuple[Operator, ...]
    columns: tuple[str, ...] = ()
    unknown_names: tuple[UnknownName, ...] = ()


class Database:
    """A server's one database, read and written. Safe to share between threads."""

    def __init__(self, server: OwnServer) -> None:
        with translated_errors():
            self._driver = _driver(server)
        self._name = server.database
        self.server = server
        """Where it is, so that other processes of this command can connect too."""

    def verify(self) -> None:
        """Raise `DatabaseUnavailable` unless the server answers and accepts the login."""
        with translated_errors():
            self._driver.verify_connectivity()

    def read(self, text: str, /, **parameters: object) -> list[Row]:
        """All rows of one statement, in a read transaction that is retried when the server asks for it."""
        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda transaction: transaction.run(text, parameters).data())

    def read_lists(self, text: str, /, **parameters: object) -> list[list[Any]]:
        """All rows of one statement, each as a list of its columns, without time limit."""
        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(
                neo4j.unit_of_work(timeout=NO_LIMIT)(lambda transaction: _lists(transaction, text, parameters))
            )

    def read_together(self, work: Callable[[Reader], T]) -> T:
        """Return what `work` returns: several statements in one read transaction, which spares each its own."""
        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda transaction: work(ReadTransaction(transaction)))

    def stream(self, text: str, /, **parameters: object) -> Iterator[Row]:
        """Yield the rows of one statement in flat memory; without time limit, and not retried."""
        with self._session(neo4j.READ_ACCESS) as session, session.begin_transaction(timeout=NO_LIMIT) as transaction:
            for record in transaction.run(text, parameters):
                yield record.data()

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` returns, done in one transaction; retried as a whole on deadlocks and lost leaders."""
        with self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(
                neo4j.unit_of_work(timeout=WRITE_SECONDS)(lambda transaction: work(Transaction(transaction)))
            )

    def administer(self, text: str, /, **parameters: object) -> None:
        """Run one statement that takes its time: a change of the schema, or one that says `IN TRANSACTIONS` itself.

        It has no time limit and is not retried.
        """
        with self._session(neo4j.WRITE_ACCESS) as session:
            session.run(neo4j.Query(text, timeout=NO_LIMIT), parameters).consume()

    def explain(self, text: str, parameters: Mapping[str, object]) -> Plan:
        """What the server would do for this text, without doing it."""
        with (
            self._session(neo4j.READ_ACCESS, told="WARNING") as session,
            _text_errors(),
            session.begin_transaction() as transaction,
        ):
            result = transaction.run(f"EXPLAIN {text}", dict(parameters))
            columns, summary = tuple(result.keys()), result.consume()
        operators, unknown = _operators(summary.plan or {}), _unknown_names(summary.gql_status_objects)
        return Plan(summary.query_type or "", tuple(operators), columns, tuple(unknown))

    @contextmanager
    def read_once(
        self, text: str, parameters: Mapping[str, object], *, timeout: float
    ) -> Iterator[tuple[tuple[str, ...], Iterator[Row]]]:
        """Columns and rows of a text that is not ours: never retried, stopped after `timeout` seconds, plain values."""
        with (
            self._session(neo4j.READ_ACCESS) as session,
            _text_errors(),
            session.begin_transaction(timeout=timeout) as transaction,
        ):
            result = transaction.run(text, dict(parameters))
            columns = tuple(result.keys())
            yield columns, (dict(zip(columns, map(plain, record), strict=True)) for record in result)

    def close(self) -> None:
        """Give the connections back."""
        self._driver.close()

    def __enter__(self) -> Self:
        """Close at the end of a `with` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the connections back, whatever happened."""
        self.close()

    @contextmanager
    def _session(self, access: str, told: Literal["OFF", "WARNING"] = "OFF") -> Iterator[neo4j.Session]:
        with (
            translated_errors(),
            self._driver.session(
                database=self._name,
                default_access_mode=access,
                bookmark_manager=self._driver.execute_query_bookmark_manager,
                notifications_min_severity=told,
            ) as session,
        ):
            yield session


def _lists(transaction: neo4j.ManagedTransaction, text: str, parameters: Mapping[str, object]) -> list[list[Any]]:
    # `data()` walks through every value of every list, which takes far longer than to receive them.
    return [record.values() for record in transaction.run(text, dict(parameters))]


def _driver(server: OwnServer) -> neo4j.Driver:
    if not ADDRESS.match(server.uri):
        raise UsageError("NEO4J_URI is bolt:// or neo4j://, with +s or +ssc where it is encrypted, and a host.")
    # What it logs about retries would otherwise end on stderr; what fails in the end is told by our own errors.
    logging.getLogger("neo4j").addHandler(SILENCE)
    logging.getLogger("neo4j.notifications").disabled = True  # They hold query text; `explain` reads them itself.
    return neo4j.GraphDatabase.driver(
        server.uri,
        auth=(server.username, server.password),
        user_agent="ringlight",
        connection_timeout=CONNECT_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
        liveness_check_timeout=IDLE_SECONDS,
        # They print query text, with the applicants' data that it holds, to stderr.
        notifications_min_severity="OFF",
    )


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn every error of the driver into one of ours."""
    try:
        yield
    except AuthError as error:
        raise LoginRefused("Neo4j refuses the login: check NEO4J_USERNAME and NEO4J_PASSWORD.") from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise DatabaseUnavailable(f"Neo4j cannot be reached: {_first_line(error)}") from error
    except ConfigurationError as error:
        raise UsageError(f"NEO4J_URI cannot be used: {_first_line(error)}") from error
    except (TransientError, DatabaseError) as error:
        if any(sign in (error.message or "") for sign in NOT_SERVING):
            raise BrokenWorld(
                "Neo4j runs, but its database does not: its disk is full, or was when it last wrote. Make room, then "
                "run `ringlight db stop` and `ringlight db start --repair`; on your own server, look into its logs."
            ) from error
        raise BrokenWorld(f"Neo4j gave up, trying again later may help: {error.message}") from error
    except Neo4jError as error:
        raise BrokenWorld(f"Neo4j refuses a statement: {error.message}") from error
    except DriverError as error:
        raise BrokenWorld(f"The connection to Neo4j was misused or broke: {error}") from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(":")


_OF_THE_TEXT = (".Statement.", ".Procedure.", ".Database.", ".Schema.", ".Security.Forbidden")
"""Kinds of errors that a text is to blame for: a procedure or a database that is not there, say."""


@contextmanager
def _text_errors() -> Iterator[None]:
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


def _operators(plan: Mapping[str, Any]) -> Iterator[Operator]:
    if plan:
        name, _, database = plan["operatorType"].partition("@")
        yield Operator(name, database, str(plan["args"].get("Details", "")))
    for child in plan.get("children", ()):
        yield from _operators(child)


def _unknown_names(said: Iterable[neo4j.GqlStatusObject]) -> Iterator[UnknownName]:
    for each in said:
        kind, name = _KINDS_OF_NAMES.get(each.gql_status), _QUOTED.search(each.status_description)
        if kind and name:
            yield UnknownName(kind, name[1].replace("``", "`"), each.position.line if each.position else 1)


_KINDS_OF_NAMES = {"01N50": "label", "01N51": "relationship type", "01N52": "property"}
_QUOTED = re.compile(r"`((?:[^`]|``)+)`")


def plain(value: object) -> object:
    """A value of Neo4j as JSON has it: a node is labels and properties, a path a list of nodes and relationships."""
    if isinstance(value, Node | Relationship | Path):
        return _plain_entity(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, neo4j.time.DateTime | neo4j.time.Date):
        return value.to_native()
    if isinstance(value, neo4j.time.Time | neo4j.time.Duration):
        return value.iso_format()
    return value.hex() if isinstance(value, bytes | bytearray) else value


def _plain_entity(entity: Node | Relationship | Path) -> object:
    if isinstance(entity, Path):
        parts = (part for pair in zip(entity.nodes, entity.relationships, strict=False) for part in pair)
        return [_plain_entity(part) for part in (*parts, entity.nodes[-1])]
    properties = {key: plain(item) for key, item in sorted(entity.items())}
    if isinstance(entity, Node):
        return {"labels": sorted(entity.labels), "properties": properties}
    start, end = (node and node.element_id for node in entity.nodes)
    return {"type": entity.type, "properties": properties, "start": start, "end": end}
