"""The two passes as Spark runs them: frames of pandas to pieces or events, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, Protocol, TypeAlias

from graph.database import Database, Transaction
from graph.settings import OwnServer
from ingest.spark.events import Event, text_of
from ingest.spark.owners import some_owners
from ingest.spark.pieces import Piece
from ingest.spark.stating import File, state

Frames: TypeAlias = Iterator[Any]
"""Frames of pandas, as `mapInPandas` gives and takes them."""


class EventOf(Protocol):
    """A pass: the pieces of some owners to what one transaction has to write."""

    def __call__(self, transaction: Transaction, pieces: Iterable[Piece], run_ids: Sequence[str]) -> Event:
        """The event; what the graph knows is read in this transaction."""


PIECES_AT_ONCE = 10_000


def pieces_in(frames: Frames, files: Mapping[str, File]) -> Frames:
    """Files, each a path and its content, to their pieces."""
    import pandas as pd  # noqa: PLC0415  # only in Spark's tasks

    found = (
        piece
        for frame in frames
        for path, content in zip(frame["path"], frame["content"], strict=True)
        for piece in state(path, content, files[path])
    )
    while some := list(islice(found, PIECES_AT_ONCE)):
        yield pd.DataFrame(some, columns=list(Piece._fields))


def events_in(frames: Frames, event_of: EventOf, server: OwnServer, run_ids: Sequence[str], seen: list[int]) -> Frames:
    """Pieces sorted by owner to events.

    What is known is read as a write would be: no member of a cluster that lags behind may answer.
    """
    import pandas as pd  # noqa: PLC0415  # only in Spark's tasks

    pieces = (Piece(*row) for frame in frames for row in frame.itertuples(index=False, name=None))
    with Database(server) as database:
        for some in some_owners(pieces):
            event = database.write(partial(event_of, pieces=some, run_ids=run_ids))
            yield pd.DataFrame({"event": [text_of(event | {"still_alone": {"seen": seen}})]})
