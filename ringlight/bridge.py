"""The graph in a notebook: py2neo's objects, tables and rings, and nothing by which the graph could change."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from app.access.masking import Sight, masked
from app.access.misused import left_out_in_words, misused_among, people_in, rows_left, without
from app.auditing import note
from app.export.cells import visible
from app.export.ring_html import ring_page
from graph.access import open_database
from graph.database import Database, Row
from graph.errors import BrokenWorld, UsageError
from graph.facts.settle import settle
from graph.queries.allowed import allowed_on
from graph.queries.run import MOST_ROWS, MOST_SECONDS, Answer, answer
from graph.rings.growth import find_ring
from graph.rings.signals import with_signals
from graph.settings import OwnServer, Settings
from ringlight.drawing import Drawing

if TYPE_CHECKING:
    import pandas
    import polars
    import py2neo


class Bridge:
    """Read-only, as `ringlight query run` is: the plan is judged, READ mode, a time limit, a row cap, the audit.

    `limit` and `timeout` (seconds) count for every question from then on.
    """

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings = settings
        self._database = database
        self.limit = MOST_ROWS
        self.timeout = MOST_SECONDS

    def query(self, cypher: str, **parameters: object) -> "py2neo.cypher.Cursor":
        """Ask by py2neo's read-only `query`; its cursor has nodes and relationships as py2neo's objects.

        py2neo knows neither a time limit nor a row cap, so the answer is fetched within both first. UsageError for
        what does more than read, and for an answer with more than `limit` rows.
        """
        left_out = set[str]()
        with self._asked(cypher, parameters) as found:
            for _ in rows_left(self._database, found.rows, left_out):
                pass
        if found.truncated:
            raise UsageError(f"The answer has more than {self.limit:,} rows: add LIMIT, or raise the bridge's limit.")
        if left_out:
            raise UsageError("The answer is about people whose identity is misused: `table` leaves them out.")
        return _py2neo_graph(self._database.server).query(cypher, parameters)

    def table(self, cypher: str, **parameters: object) -> "pandas.DataFrame":
        """The rows as a pandas table, without those about people whose identity is misused; a warning says so."""
        import pandas  # noqa: PLC0415  # who wants polars does not wait for pandas

        columns, rows = self._rows(cypher, parameters)
        return pandas.DataFrame(rows, columns=columns)

    def polars(self, cypher: str, **parameters: object) -> "polars.DataFrame":
        """As `table`, for polars."""
        import polars  # noqa: PLC0415  # as above

        columns, rows = self._rows(cypher, parameters)
        return polars.DataFrame(rows, schema=columns, infer_schema_length=None, strict=False)

    def ring(self, applicant_id: str) -> Drawing:
        """The ring around one applicant, drawn where a notebook shows it; UsageError where there is no such one."""
        settle(self._database)
        found = find_ring(self._database, applicant_id)
        if found is None:
            raise UsageError(f"There is no applicant {visible(applicant_id)}.")
        found = with_signals(self._database, found, self._settings.home)
        misused = misused_among(self._database, people_in(found))
        note(self._settings.home, "ring", subject=applicant_id, form="notebook")
        return Drawing(ring_page(without(masked(found, Sight(), misused), misused)))

    def close(self) -> None:
        """Give the connections back; the server goes on."""
        self._database.close()

    def __enter__(self) -> Self:
        """Close at the end of a `with` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the connections back, whatever happened."""
        self.close()

    def __repr__(self) -> str:
        """Where it leads, without name or password."""
        return f"<Ringlight at {self._database.server.uri}, read-only>"

    def _rows(self, cypher: str, parameters: dict[str, Any]) -> tuple[list[str], list[Row]]:
        left_out = set[str]()
        with self._asked(cypher, parameters) as found:
            rows = [dict(row) for row in rows_left(self._database, found.rows, left_out)]
        for remark in found.remarks:
            warnings.warn(remark, stacklevel=3)
        if found.truncated:
            warnings.warn(f"Only the first {self.limit:,} rows: `limit` of the bridge allows more.", stacklevel=3)
        if said := left_out_in_words(left_out):
            warnings.warn(said, stacklevel=3)
        return list(found.columns), rows

    @contextmanager
    def _asked(self, cypher: str, parameters: dict[str, Any]) -> Iterator[Answer]:
        allowed = allowed_on(self._database.server, self._settings.home)
        limit, timeout = self.limit, self.timeout
        with answer(self._database, cypher, parameters, allowed=allowed, limit=limit, timeout=timeout) as found:
            note(self._settings.home, "query", text=cypher, parameters=parameters, form="notebook")
            yield found


def connect() -> Bridge:
    """Open the graph that `RINGLIGHT_HOME` and `NEO4J_URI` name, started if need be, as the command line does."""
    settings = Settings.from_environ(os.environ)
    return Bridge(settings, open_database(settings))


def _py2neo_graph(server: OwnServer) -> "py2neo.Graph":
    try:
        import py2neo  # noqa: PLC0415  # part of the extra `notebook`
    except ImportError as error:
        raise BrokenWorld("py2neo is missing: install Ringlight with its extra `notebook`, or use `table`.") from error
    login = server.asks_as
    return py2neo.Graph(server.uri, auth=(login.username, login.password), name=server.database)
