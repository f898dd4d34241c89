"""Cypher lives in `.cypher` files, one statement each; this reads them."""

from functools import cache
from importlib.resources import files


@cache
def statement(package: str, name: str) -> str:
    """The text of `name.cypher` that lies beside the modules of `package` (pass `__package__`)."""
    return (files(package) / f"{name}.cypher").read_text(encoding="utf-8")
