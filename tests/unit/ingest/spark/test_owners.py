from hypothesis import given
from hypothesis import strategies as st

from ingest.spark.owners import some_owners
from ingest.spark.pieces import Piece

owned = st.lists(st.sampled_from("abcdefg")).map(
    lambda owners: [Piece("facts", each, "", 0, "") for each in sorted(owners)]
)


@given(owned, st.integers(1, 4))
def test_every_piece_stays_in_its_order_and_every_owner_in_one_batch(pieces: list[Piece], at_once: int) -> None:
    batches = list(some_owners(pieces, at_once))
    owners = [{piece.owner for piece in batch} for batch in batches]
    assert [piece for batch in batches for piece in batch] == pieces
    assert all(len(each) <= at_once for each in owners)
    assert sum(map(len, owners)) == len(set().union(*owners))
