"""The key by which erased ids are recognised: without it, nobody can test whether an id was erased."""

import secrets
from pathlib import Path

from graph.errors import BrokenWorld
from graph.home import usable, write_private

FILE = "erasure-key"
_BYTES = 32


def read_key(home: Path) -> bytes | None:
    """The key in the home; None where nobody was erased from it yet."""
    path = home / FILE
    with usable(path):
        if not path.exists():
            return None
        text = path.read_text(encoding="ascii", errors="replace").strip()
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != _BYTES:
        raise BrokenWorld(f"{path} is no key any more: put it back from a backup, or erased people come back.")
    return key


def make_key(home: Path) -> bytes:
    """Write a new key, readable by the owner alone. One caller at a time."""
    key = secrets.token_bytes(_BYTES)
    with usable(home):
        write_private(home / FILE, key.hex())
    return key
