"""The pieces of a partition, a few thousand owners at a time."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import attrgetter

from ingest.spark.pieces import Piece

OWNERS_AT_ONCE = 2_500
"""How many go into one transaction."""


def some_owners(pieces: Iterable[Piece], owners_at_once: int = OWNERS_AT_ONCE) -> Iterator[list[Piece]]:
    """Cut pieces that are sorted by owner, each owner whole."""
    owners = (list(of_owner) for _, of_owner in groupby(pieces, attrgetter("owner")))
    while some := list(islice(owners, owners_at_once)):
        yield [piece for of_owner in some for piece in of_owner]
