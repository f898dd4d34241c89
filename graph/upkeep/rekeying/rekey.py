"""Canonicalise a whole graph again, in batches.

What one batch did is there for good, and a run that was killed goes on with what is left: every batch compares what is
stored with what today's rules make of it. Which value became which is noted with the batch; once all facts have their
keys, one transaction has everything follow that names values, and says that the graph is by the rules of today.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from graph.database import Database, Transaction
from graph.facts.settle import settle
from graph.privacy.person import lock_graph
from graph.privacy.tombstones import Tombstones, read_tombstones
from graph.privacy.values import leave
from graph.statements import statement
from graph.upkeep.rekeying.facts import Rekeyed, rekey_applicants, rekey_entries
from graph.upkeep.rekeying.followers import follow, moves_so_far
from graph.upkeep.rekeying.following import Moves

OWNERS_AT_ONCE = 500
VALUES_AT_ONCE = 2_000

_Rekey = Callable[[Transaction, Sequence[str], Tombstones], Rekeyed]


def rekey(database: Database, home: Path) -> Rekeyed:
    """Give every fact the key of today's rules. Whoever reads meanwhile sees some of them under their old keys."""
    erased = read_tombstones(database, home)
    done = Rekeyed()
    for some, work in (("some_applicants", rekey_applicants), ("some_entries", rekey_entries)):
        for ids in _ids(database, some):
            done += database.write(partial(_rekey, work=work, ids=ids, erased=erased))
    left = sorted(_moves(database).to)
    for start in range(0, len(left), VALUES_AT_ONCE):
        database.write(partial(_leave, values=left[start : start + VALUES_AT_ONCE]))
    database.write(partial(_finish, home=home, moves=_moves(database)))
    settle(database)
    return done


def _ids(database: Database, some: str) -> Iterator[list[str]]:
    after = ""
    while rows := database.read(statement(__package__, some), after=after, at_once=OWNERS_AT_ONCE):
        yield [row["id"] for row in rows]
        after = rows[-1]["id"]


def _moves(database: Database) -> Moves:
    return moves_so_far(database.read(statement(__package__, "moves")))


def _rekey(transaction: Transaction, work: _Rekey, ids: Sequence[str], erased: Tombstones) -> Rekeyed:
    lock_graph(transaction)
    return work(transaction, ids, erased)


def _leave(transaction: Transaction, values: Sequence[str]) -> None:
    """Remove those of the old values that nobody has any more."""
    lock_graph(transaction)
    leave(transaction, values)


def _finish(transaction: Transaction, home: Path, moves: Moves) -> None:
    lock_graph(transaction)
    follow(transaction, home, moves)
