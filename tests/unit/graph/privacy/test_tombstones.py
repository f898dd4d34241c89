from pathlib import Path

import pytest

from graph.errors import BrokenWorld
from graph.privacy.key import make_key, read_key
from graph.privacy.tombstones import NOBODY, Tombstones, tombstone_of


def test_a_key_is_made_once_and_only_the_owner_reads_it(tmp_path: Path) -> None:
    assert read_key(tmp_path) is None
    key = make_key(tmp_path)
    assert read_key(tmp_path) == key
    assert len(key) == 32
    assert (tmp_path / "erasure-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"00", b"no key", b"\xff" * 64])
def test_a_damaged_key_is_no_key(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "erasure-key").write_bytes(content)
    with pytest.raises(BrokenWorld, match="no key any more"):
        read_key(tmp_path)


def test_a_tombstone_depends_on_the_key_and_on_every_part() -> None:
    made = {
        tombstone_of(b"k"),
        tombstone_of(b"k", "A"),
        tombstone_of(b"l", "A"),
        tombstone_of(b"k", "A", "phone:1"),
        tombstone_of(b"k", "A phone:1"),
        tombstone_of(b"k", "A\0phone:1"),
    }
    assert len(made) == 6


def test_an_erased_id_is_recognised_and_a_retracted_value_is_another_thing() -> None:
    key = b"k" * 32
    erased = Tombstones(frozenset({tombstone_of(key, "A"), tombstone_of(key, "B", "phone:1")}), key)
    assert erased.cover("A")
    assert not erased.cover("B")
    assert erased.cover("B", "phone:1")
    assert not erased.cover("A", "phone:1")
    assert not NOBODY.cover("A")


def test_the_key_is_not_shown() -> None:
    assert "secret" not in repr(Tombstones(frozenset(), b"secret"))
