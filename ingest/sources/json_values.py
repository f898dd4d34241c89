"""JSON text to values, the same for lines and documents: numbers keep their digits, NaN is absent, depth has an end."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Self

SAFE_DIGITS = 18
EXACT_FLOATS = 2**53


def _integer(digits: str) -> int | str:
    """Keep a number that a machine word does not hold as text, digit by digit."""
    return int(digits) if len(digits) <= SAFE_DIGITS else digits


def _decimal(digits: str) -> float | str:
    """Keep a number that a float would change, and that is not simply whole, as text."""
    number = float(digits)
    is_whole = number.is_integer() and abs(number) < EXACT_FLOATS
    return number if is_whole or repr(number) == digits else digits


def _constant(name: str) -> str | None:
    """NaN, which is not JSON but how pandas writes an absent number, is absent; Infinity is a text."""
    return None if name == "NaN" else name


DECODER = json.JSONDecoder(parse_int=_integer, parse_float=_decimal, parse_constant=_constant)


class Unreadable(ValueError):  # caught in this room: it becomes a rejection
    """Why a text is not JSON that can be read, in words for a rejection."""


class NothingThere(Unreadable):
    """The way to the records ends before their place."""


def decode(text: str) -> Any:  # noqa: ANN401  # any JSON value
    """Decode a whole text; Unreadable when it is no JSON, RecursionError when it is nested too deeply."""
    try:
        return DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise Unreadable(in_words(error)) from None


def reason_of(error: Unreadable | RecursionError) -> str:
    """Say in a rejection's words why a text was not read."""
    return str(error) if isinstance(error, Unreadable) else "nested too deeply"


def in_words(error: json.JSONDecodeError) -> str:
    """Say what is wrong, without its place: counts are grouped by it."""
    return f"not JSON: {error.msg[0].lower()}{error.msg[1:]}"


@dataclass(frozen=True, slots=True)
class Way:
    """Where records lie: keys from the outside in. An optional way may be missing: what is there is then the record."""

    keys: tuple[str, ...] = ()
    is_optional: bool = False

    @classmethod
    def of(cls, said: str | None) -> Self:
        """Read `data.results`, or `results?` for an optional way."""
        return cls(tuple(said.removesuffix("?").split(".")), said.endswith("?")) if said else cls()

    @property
    def rest(self) -> Self:
        """The way behind its first key, which is not optional any more."""
        return replace(self, keys=self.keys[1:], is_optional=False)


def reachable(value: Any, way: Way) -> Iterator[Any]:  # noqa: ANN401  # any JSON value
    """Walk to the records. An array, on the way or at its end, is its elements; null is no record."""
    if value is None and not way.keys:
        return
    if isinstance(value, list):
        for element in value:
            yield from reachable(element, way)
    elif not way.keys:
        yield value
    elif isinstance(value, dict) and way.keys[0] in value:
        yield from reachable(value[way.keys[0]], way.rest)
    elif way.is_optional:
        yield value
    else:
        raise NothingThere(f"nothing lies under {way.keys[0]!r}")
