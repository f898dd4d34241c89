"""The only door to the driver. Driver errors stop here and leave as `graph.errors`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from graph.errors import BrokenWorld, DatabaseUnavailable
from graph.settings import OwnServer

Row = dict[str, Any]
T = TypeVar("T")


class Transaction:
    """One write transaction. It may be run again from the start when the server asks for a retry."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction
        self.nodes_created = 0
        self.relationships_created = 0

    def run(self, text: str, /, **parameters: object) -> list[Row]:
        """The rows that one statement returned; what it created is added to the counts."""
        result = self._transaction.run(text, parameters)  # type: ignore[arg-type]  # text from a file is no literal
        rows = result.data()
        counters = result.consume().counters
        self.nodes_created += counters.nodes_created
        self.relationships_created += counters.relationships_created
        return rows


class Database:
    """A server's one database, read and written. Safe to share between threads."""

    def __init__(self, server: OwnServer) -> None:
        self._driver = neo4j.GraphDatabase.driver(
            server.uri, auth=(server.username, server.password), notifications_min_severity="OFF"
        )
        self._name = server.database

    def read(self, text: str, /, **parameters: object) -> list[Row]:
        """All rows of one statement, in a read transaction that is retried when the server asks for it."""
        with self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(lambda transaction: transaction.run(text, parameters).data())  # type: ignore[arg-type]

    def stream(self, text: str, /, **parameters: object) -> Iterator[Row]:
        """The rows of one statement one by one, in flat memory; not retried."""
        with self._session(neo4j.READ_ACCESS) as session, session.begin_transaction() as transaction:
            for record in transaction.run(text, parameters):  # type: ignore[arg-type]
                yield record.data()

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns, done in one transaction; retried as a whole on deadlocks and lost leaders."""
        with self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(lambda transaction: work(Transaction(transaction)))

    def write_in_batches(self, text: str, /, **parameters: object) -> None:
        """Run one statement that says `IN TRANSACTIONS` itself; what it committed stays when it fails half-way."""
        with self._session(neo4j.WRITE_ACCESS) as session:
            session.run(text, parameters).consume()  # type: ignore[arg-type]

    def verify(self) -> None:
        """Raise `DatabaseUnavailable` unless the server answers and accepts the login."""
        with _our_errors():
            self._driver.verify_connectivity()

    def close(self) -> None:
        """Give the connections back."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _session(self, access: str) -> Iterator[neo4j.Session]:
        with (
            _our_errors(),
            self._driver.session(
                database=self._name,
                default_access_mode=access,
                bookmark_manager=self._driver.execute_query_bookmark_manager,
            ) as session,
        ):
            yield session


@contextmanager
def _our_errors() -> Iterator[None]:
    try:
        yield
    except AuthError as error:
        raise DatabaseUnavailable("Neo4j refuses the login: check NEO4J_USERNAME and NEO4J_PASSWORD.") from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise DatabaseUnavailable(f"Neo4j cannot be reached: {error}") from error
    except (Neo4jError, DriverError) as error:
        raise BrokenWorld(f"Neo4j refused a statement: {error}") from error
