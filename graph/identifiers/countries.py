"""Countries by code or name, in English or in their own language."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from graph.identifiers.placeholders import letters_and_digits
from graph.identifiers.text import without_accents


@lru_cache(maxsize=10_000)
def country_code(text: str) -> str | None:
    """ISO 3166 alpha-2 for a code (`US`, `USA`, `uk`) or a name (`Germany`, `Deutschland`, `中国`), or None."""
    return _codes_by_name().get(_comparable(text))


def country_name(code: str) -> str:
    """The English name in capitals, as the last line of a letter has it; `code` itself when nobody has it."""
    names = _names().get(code)
    return names[1].upper() if names else code


@cache
def _names() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads((files(__package__) / "countries.toml").read_text(encoding="utf-8"))
    return table


@cache
def _codes_by_name() -> dict[str, str]:
    names = {_comparable(name): code for code, others in _names().items() for name in others}
    return names | {code.lower(): code for code in _names()}


def _comparable(text: str) -> str:
    return letters_and_digits(without_accents(text))
