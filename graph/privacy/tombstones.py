"""Tombstones: what stays of the erased, so that the nightly file does not bring them back.

A tombstone is a keyed hash of an applicant's id, or of an applicant's id and an identifier's where one value was
retracted. Who has the graph and not the key cannot tell whose it is.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graph.database import Reader, Transaction
from graph.errors import UsageError
from graph.privacy.key import FILE, make_key, read_key
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Tombstones:
    """All of a graph, with the key that they were made with. None, where nobody was ever erased."""

    ids: frozenset[str] = frozenset()
    key: bytes = field(default=b"", repr=False)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.ids)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.ids)

    def cover(self, applicant_id: str, *identifier_id: str) -> bool:
        """Whether this applicant was erased, or, with an identifier's id, that value retracted."""
        return bool(self.ids) and tombstone_of(self.key, applicant_id, *identifier_id) in self.ids


NOBODY = Tombstones()
"""Of a graph that nobody was erased from."""


def tombstone_of(key: bytes, *parts: str) -> str:
    """HMAC-SHA256 of an applicant's id, or of an applicant's and an identifier's, in hex."""
    text = "\0".join((str(len(parts)), *parts)).encode("utf-8", "surrogatepass")
    return hmac.digest(key, text, "sha256").hex()


def read_tombstones(reader: Reader, home: Path | None) -> Tombstones:
    """All tombstones; UsageError where there are some and the home has not the key that they were made with."""
    rows = reader.read(statement(__package__, "tombstones"))
    if not rows:
        return NOBODY
    key = read_key(home) if home else None
    if key is None or {row["key_id"] for row in rows} != {_id_of(key)}:
        raise UsageError(
            "People were erased from this graph with a key that is not in this data folder, so they could come back: "
            f"copy the file {FILE} from the folder that they were erased with."
        )
    return Tombstones(frozenset(row["tombstone_id"] for row in rows), key)


def are_all(reader: Reader, known: Tombstones) -> bool:
    """Whether no tombstone has come since these were read. Costs a look at each."""
    [row] = reader.read(statement(__package__, "count_tombstones"))
    return bool(row["tombstones"] == len(known))


def bury(transaction: Transaction, home: Path, buried: Iterable[tuple[str, ...]]) -> list[str]:
    """Write the tombstones of these ids, or pairs of ids, and return theirs. The caller holds the graph's lock."""
    key = read_tombstones(transaction, home).key or read_key(home) or make_key(home)
    ids = [tombstone_of(key, *each) for each in buried]
    transaction.run(statement(__package__, "bury"), tombstone_ids=ids, key_id=_id_of(key))
    return ids


def bury_again(transaction: Transaction, home: Path, tombstone_ids: Iterable[str]) -> bytes:
    """Write tombstones that the graph had before, and return the key that they were made with."""
    key = read_tombstones(transaction, home).key or read_key(home)
    if not key:
        raise UsageError(f"{home} lacks the file {FILE}, by which erased people are recognised: put it back.")
    transaction.run(statement(__package__, "bury"), tombstone_ids=list(tombstone_ids), key_id=_id_of(key))
    return key


def _id_of(key: bytes) -> str:
    return tombstone_of(key)[:16]
