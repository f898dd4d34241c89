"""The only door to the driver: what is read and written. Driver errors stop here and leave as `graph.errors`."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Literal, Protocol, Self, TypeVar

from graph.driver.errors import LOGIN, READERS_LOGIN, text_errors, translated_errors
from graph.driver.plans import Plan, plan_of
from graph.driver.values import plain
from graph.errors import UsageError
from graph.settings import Login, OwnServer

import neo4j  # isort: skip  # after graph.driver, by which it comes alone

Row = dict[str, Any]
T = TypeVar("T")

CONNECT_SECONDS = 10
GREET_SECONDS = 20
"""How long a connection may take until its login is accepted: a server may take the call and be silent."""
RETRY_SECONDS = 30
"""How long a transaction is tried again after deadlocks, lost leaders and broken connections."""
WRITE_SECONDS = 600
"""What is written is ours and bounded in rows; on a machine busy with other things it may still take minutes."""
IDLE_SECONDS = 60
"""A connection that rested longer is tried before it is used: firewalls drop what is idle."""
SILENCE = logging.NullHandler()
ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://([\w.-]+|\[[0-9a-fA-F:.]+\])?(:\d+)?/?(\?.*)?$")
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
        """What the server would do for this text under the reader's login, without doing it."""
        with (
            self._session(neo4j.READ_ACCESS, told="WARNING", reader=self.server.reader) as session,
            text_errors(),
            session.begin_transaction() as transaction,
        ):
            return plan_of(transaction.run(f"EXPLAIN {text}", dict(parameters)))

    @contextmanager
    def read_once(
        self, text: str, parameters: Mapping[str, object], *, timeout: float
    ) -> Iterator[tuple[tuple[str, ...], Iterator[Row]]]:
        """Columns and rows of a text that is not ours, as plain values.

        It runs under the reader's login, is never retried, and is stopped after `timeout` seconds.
        """
        with (
            self._session(neo4j.READ_ACCESS, reader=self.server.reader) as session,
            text_errors(),
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
    def _session(
        self, access: str, told: Literal["OFF", "WARNING"] = "OFF", reader: Login | None = None
    ) -> Iterator[neo4j.Session]:
        with (
            translated_errors(READERS_LOGIN if reader else LOGIN),
            self._driver.session(
                database=self._name,
                default_access_mode=access,
                bookmark_manager=self._driver.execute_query_bookmark_manager,
                notifications_min_severity=told,
                auth=(reader.username, reader.password) if reader else None,
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
        connection_acquisition_timeout=GREET_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
        liveness_check_timeout=IDLE_SECONDS,
        # They print query text, with the applicants' data that it holds, to stderr.
        notifications_min_severity="OFF",
    )
